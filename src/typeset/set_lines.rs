//! From a shaped paragraph to lines of positioned glyphs: breaks, justification, hyphens. The result is
//! relative to the paragraph's left edge and first baseline, so that it can be kept between edits.

#![expect(
    clippy::indexing_slicing,
    reason = "cluster and candidate indices come from the vectors they index"
)]

use super::break_lines::{Extent, total_fit};
use super::candidates::{Finder, Places, glue};
use super::faces::FaceId;
use super::hyphenate::Hyphens;
use super::page::Glyph;
use super::ragged::ragged;
use super::shape::{Cluster, Shape, Shaped};
use super::style::Align;
use super::text::StyledText;
use super::visual_order::visual_order;
use parlance::Language;
use std::ops::Range;
use std::sync::Arc;

/// A line that would have to stretch further is left ragged.
const MOST_STRETCH: f32 = 16.0;
/// How far, in points, a line may stand over its measure before it is said so.
const OVER: f32 = 0.5;

/// A paragraph set in lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct SetParagraph {
    pub(super) lines: Vec<Line>,
    /// Characters no face has.
    pub(super) missing: Vec<char>,
    /// Whether its base direction is right to left.
    pub(super) right_to_left: bool,
    /// Whether a line is wider than the measure: a single character is.
    pub(super) overfull: bool,
}

/// A line; glyph positions count from the paragraph's left edge.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// In the order of the text, which is the reading order; each from left to right.
    pub(super) pieces: Vec<Piece>,
    /// Whether it ends with a hyphen that is drawn for it.
    pub(super) hyphen: bool,
    /// How far its blanks are stretched (over 0) or shrunk (below), as a share of what they allow.
    pub(super) ratio: f32,
}

/// Glyphs of one span, face and direction.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Index of the style span.
    pub(super) span: usize,
    pub(super) face: FaceId,
    pub(super) glyphs: Arc<Vec<Glyph>>,
    /// Left and right edge of the piece.
    pub(super) extent: (f32, f32),
}

/// Sets `text` in lines of `measure` points.
pub(super) fn set_lines(
    (shape, hyphens): (&mut Shape, &mut Hyphens),
    text: &StyledText,
    measure: f32,
    align: Align,
    language: &str,
) -> SetParagraph {
    let language = Language::parse(language).unwrap_or(Language::UND);
    let shaped = shape.shape(text, language);
    if shaped.clusters.is_empty() {
        return SetParagraph::default();
    }
    let mut finder = Finder {
        shape,
        hyphens,
        text,
        shaped: &shaped,
        measure,
        align,
        language,
    };
    let Places { candidates, starts } = finder.places();
    let breaks = match align {
        Align::Justified => total_fit(&candidates, measure),
        Align::Balanced => ragged(&candidates, measure, true),
        Align::Left | Align::Right | Align::Centre => ragged(&candidates, measure, false),
    };
    let setter = LineSetter {
        shape,
        text,
        shaped: &shaped,
        measure,
        align,
    };
    let mut set = SetParagraph {
        right_to_left: shaped.right_to_left,
        ..SetParagraph::default()
    };
    set.lines.reserve(breaks.len());
    let mut start = 0;
    for (index, at) in breaks.iter().enumerate() {
        let last = index + 1 == breaks.len();
        let (line, over) = setter.line(start..starts[*at], candidates[*at].hyphen, last);
        set.overfull |= over > OVER;
        set.lines.push(line);
        start = starts[*at];
    }
    set.missing = shaped.missing.iter().map(|(_, c)| *c).collect();
    set
}

struct LineSetter<'a> {
    shape: &'a Shape,
    text: &'a StyledText,
    shaped: &'a Shaped,
    measure: f32,
    align: Align,
}

impl LineSetter<'_> {
    /// Positions clusters as one line; the second value is how far it stands over the measure.
    fn line(&self, range: Range<usize>, hyphen: bool, last: bool) -> (Line, f32) {
        let clusters = &self.shaped.clusters;
        let mut shown = range.clone();
        while shown.end > shown.start && clusters[shown.end - 1].blank {
            shown.end -= 1;
        }
        let hyphen_glyph = (hyphen && !shown.is_empty())
            .then(|| &clusters[shown.end - 1])
            .and_then(|cluster| {
                let (id, advance) = self.shape.hyphen(cluster.face)?;
                Some((id, advance * self.size(cluster)))
            });
        let mut sum = Extent {
            width: hyphen_glyph.map_or(0.0, |(_, advance)| advance),
            ..Extent::default()
        };
        for at in shown.clone() {
            let (extent, gap) = self.glue(at, &shown);
            sum.width += extent.width;
            sum.stretch += extent.stretch + gap;
            sum.shrink += extent.shrink;
        }
        let room = self.measure - sum.width;
        let ratio = match self.align {
            Align::Justified if room >= 0.0 && !last && sum.stretch > 0.0 => {
                Some(room / sum.stretch).filter(|ratio| *ratio <= MOST_STRETCH)
            }
            Align::Justified if room < 0.0 && sum.shrink > 0.0 => Some((room / sum.shrink).max(-1.0)),
            _ => None,
        };
        let ratio = ratio.unwrap_or(0.0);
        let taken = ratio * if ratio > 0.0 { sum.stretch } else { sum.shrink };
        let left = match self.align {
            Align::Right => room,
            Align::Centre => room / 2.0,
            Align::Left | Align::Balanced | Align::Justified if self.shaped.right_to_left => room - taken,
            Align::Left | Align::Balanced | Align::Justified => 0.0,
        };
        let mut writer = Writer {
            text: self.text,
            shaped: self.shaped,
            pieces: Vec::new(),
            last: None,
            pen: left,
        };
        // Blanks at the end take no room, but whoever reads the glyphs back must find the words apart.
        let hung = (shown.end < range.end && clusters[shown.end].space).then_some(shown.end);
        if let Some(at) = hung.filter(|_| self.shaped.right_to_left) {
            writer.pen -= clusters[at].advance;
            writer.push(at, 0.0);
            writer.pen = left;
        }
        let end = shown.end.checked_sub(1);
        for at in visual_order(clusters, shown.clone()) {
            let (extent, gap) = self.glue(at, &shown);
            let give = if ratio > 0.0 {
                extent.stretch
            } else {
                extent.shrink
            };
            if ratio > 0.0 {
                writer.pen += gap * ratio;
            }
            writer.push(at, give * ratio);
            if end == Some(at)
                && let Some((id, advance)) = hyphen_glyph
            {
                writer.hyphen(id, advance);
            }
        }
        if let Some(at) = hung.filter(|_| !self.shaped.right_to_left) {
            writer.push(at, 0.0);
        }
        let mut pieces = writer.pieces;
        pieces.sort_by_key(|piece| piece.glyphs.iter().map(|glyph| glyph.text.start).min());
        let line = Line {
            pieces,
            hyphen,
            ratio,
        };
        (line, sum.width + taken.min(0.0) - self.measure)
    }

    fn size(&self, cluster: &Cluster) -> f32 {
        self.text.spans[usize::from(cluster.span)].style.size
    }

    /// What a cluster measures on this line; nothing stretches before the first one.
    fn glue(&self, at: usize, line: &Range<usize>) -> (Extent, f32) {
        let (extent, gap) = glue(&self.shaped.clusters, at, self.text);
        (extent, if at == line.start { 0.0 } else { gap })
    }
}

/// Puts clusters side by side, from left to right.
struct Writer<'a> {
    text: &'a StyledText,
    shaped: &'a Shaped,
    pieces: Vec<Piece>,
    /// The cluster written last.
    last: Option<usize>,
    pen: f32,
}

impl Writer<'_> {
    /// Writes a cluster and `more` points of room behind it.
    fn push(&mut self, at: usize, more: f32) {
        let cluster = &self.shaped.clusters[at];
        let span = usize::from(cluster.span);
        let rise = self.text.spans[span].style.rise;
        let pen = self.pen;
        let glyphs = self.shaped.glyphs[cluster.glyphs.start as usize..cluster.glyphs.end as usize].iter();
        let placed = glyphs.map(|glyph| Glyph {
            id: glyph.id,
            x: pen + glyph.x,
            rise: glyph.rise + rise,
            advance: glyph.advance,
            text: cluster.text.clone(),
        });
        // A piece runs in one direction without a gap in the text.
        let follows = self.last.is_some_and(|last| {
            let expected = if cluster.level.is_multiple_of(2) {
                Some(last + 1)
            } else {
                last.checked_sub(1)
            };
            expected == Some(at) && self.shaped.clusters[last].level == cluster.level
        });
        let end = pen + cluster.advance + more;
        match self.pieces.last_mut() {
            Some(piece) if follows && piece.span == span && piece.face == cluster.face => {
                Arc::make_mut(&mut piece.glyphs).extend(placed);
                piece.extent.1 = end;
            }
            _ => self.pieces.push(Piece {
                span,
                face: cluster.face,
                glyphs: Arc::new(placed.collect()),
                extent: (pen, end),
            }),
        }
        self.last = Some(at);
        self.pen = end;
    }

    /// Writes a hyphen behind the cluster written last.
    fn hyphen(&mut self, id: u16, advance: f32) {
        let Some(piece) = self.pieces.last_mut() else {
            return;
        };
        let at = piece.glyphs.last().map_or(0, |glyph| glyph.text.end);
        Arc::make_mut(&mut piece.glyphs).push(Glyph {
            id,
            x: self.pen,
            rise: self.text.spans[piece.span].style.rise,
            advance,
            text: at..at,
        });
        self.pen += advance;
        piece.extent.1 = self.pen;
    }
}
