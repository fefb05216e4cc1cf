//! From a shaped paragraph to lines of positioned glyphs: breaks, bidirectional order, justification,
//! hyphens. The result is relative to the paragraph's left edge and first baseline, so that it can be
//! kept between edits.

#![expect(
    clippy::indexing_slicing,
    reason = "cluster and candidate indices come from the vectors they index"
)]

use super::break_lines::{Candidate, first_fit, total_fit};
use super::faces::FaceId;
use super::hyphenate;
use super::page::Glyph;
use super::shape::{Cluster, Shape, Shaped};
use super::style::Align;
use super::text::StyledText;
use std::sync::Arc;

/// A paragraph set in lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct SetParagraph {
    pub(super) lines: Vec<Line>,
    /// Characters no face has.
    pub(super) missing: Vec<char>,
}

/// A line; glyph positions count from the paragraph's left edge.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// Whether it ends with an automatic hyphen.
    pub(super) hyphen: bool,
}

/// Glyphs of one span and face.
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
    shape: &mut Shape,
    text: &StyledText,
    measure: f32,
    align: Align,
    language: &str,
) -> SetParagraph {
    let shaped = shape.shape(&text.text, &text.spans);
    if shaped.clusters.is_empty() {
        return SetParagraph::default();
    }
    let breaker = Breaker {
        shape,
        text,
        shaped: &shaped,
        measure,
        align,
    };
    let (candidates, starts) = breaker.candidates(language);
    let breaks = match align {
        Align::Justified => total_fit(&candidates, measure),
        Align::Left | Align::Right | Align::Centre => first_fit(&candidates, measure),
    };
    let mut lines = Vec::with_capacity(breaks.len());
    let mut start = 0;
    for (index, at) in breaks.iter().enumerate() {
        let last = index + 1 == breaks.len();
        lines.push(breaker.line(start, starts[*at], candidates[*at].hyphen, last));
        start = starts[*at];
    }
    SetParagraph {
        lines,
        missing: shaped.missing,
    }
}

struct Breaker<'a> {
    shape: &'a Shape,
    text: &'a StyledText,
    shaped: &'a Shaped,
    measure: f32,
    align: Align,
}

impl Breaker<'_> {
    /// Where lines may end, and for each the cluster the next line starts with.
    fn candidates(&self, language: &str) -> (Vec<Candidate>, Vec<usize>) {
        let clusters = &self.shaped.clusters;
        let patterns = (self.align == Align::Justified)
            .then(|| hyphenate::language(language))
            .flatten();
        let (mut found, mut starts) = (Vec::new(), Vec::new());
        let (mut width, mut blanks) = (0.0f32, 0.0f32);
        // Width and blanks up to the last cluster that is no white space.
        let mut visible = (0.0f32, 0.0f32);
        let mut word = 0;
        for at in 0..=clusters.len() {
            let end = at == clusters.len();
            if at > 0 && (end || clusters[at].break_before) {
                if let Some(patterns) = patterns {
                    self.hyphens(word, at, patterns, &mut found, &mut starts);
                }
                let (shown, shown_blanks) = visible;
                found.push(Candidate {
                    end: shown,
                    end_blanks: shown_blanks,
                    next: width,
                    next_blanks: blanks,
                    hyphen: false,
                });
                starts.push(at);
                word = at;
            }
            let Some(cluster) = clusters.get(at) else { break };
            width += cluster.advance;
            blanks += if cluster.space { cluster.advance } else { 0.0 };
            if !cluster.blank {
                visible = (width, blanks);
            }
        }
        (found, starts)
    }

    /// Adds the hyphens inside the word of clusters `from..to`.
    fn hyphens(
        &self,
        from: usize,
        to: usize,
        patterns: hypher::Lang,
        found: &mut Vec<Candidate>,
        starts: &mut Vec<usize>,
    ) {
        let clusters = &self.shaped.clusters;
        let (first, last) = (&clusters[from], &clusters[to - 1]);
        let bytes = first.text.start as usize..last.text.end as usize;
        let word = self.text.text.get(bytes.clone()).unwrap_or("").trim_end();
        // Addresses and file names are not words.
        if word.contains(['/', '@', '.', '-']) && word.trim_end_matches('.').contains(['/', '@', '.']) {
            return;
        }
        let places = hyphenate::hyphens(word, patterns);
        if places.is_empty() {
            return;
        }
        let (mut width, mut blanks) = clusters[..from]
            .iter()
            .fold((0.0, 0.0), |(width, blanks), cluster| {
                (
                    width + cluster.advance,
                    blanks + if cluster.space { cluster.advance } else { 0.0 },
                )
            });
        let mut places = places.into_iter().peekable();
        for (offset, cluster) in clusters[from..to].iter().enumerate() {
            let byte = cluster.text.start as usize - bytes.start;
            while places.peek().is_some_and(|place| *place < byte) {
                places.next();
            }
            if offset > 0 && places.peek() == Some(&byte) {
                let size = self.text.spans[usize::from(cluster.span)].style.size;
                let hyphen = self
                    .shape
                    .hyphen(cluster.face)
                    .map_or(0.0, |(_, advance)| advance * size);
                let end = width + hyphen;
                found.push(Candidate {
                    end,
                    end_blanks: blanks,
                    next: width,
                    next_blanks: blanks,
                    hyphen: true,
                });
                starts.push(from + offset);
            }
            width += cluster.advance;
            blanks += if cluster.space { cluster.advance } else { 0.0 };
        }
    }

    /// Positions the clusters `from..to` as one line.
    fn line(&self, from: usize, to: usize, hyphen: bool, last: bool) -> Line {
        let all = &self.shaped.clusters[from..to];
        let mut clusters = all;
        while let [rest @ .., end] = clusters
            && end.blank
        {
            clusters = rest;
        }
        let hyphen_glyph = hyphen.then(|| clusters.last()).flatten().and_then(|cluster| {
            let (id, advance) = self.shape.hyphen(cluster.face)?;
            Some((
                id,
                advance * self.text.spans[usize::from(cluster.span)].style.size,
            ))
        });
        let width: f32 = clusters.iter().map(|cluster| cluster.advance).sum::<f32>()
            + hyphen_glyph.map_or(0.0, |(_, advance)| advance);
        let blanks: f32 = clusters
            .iter()
            .filter(|cluster| cluster.space)
            .map(|cluster| cluster.advance)
            .sum();
        let room = self.measure - width;
        let stretch = match self.align {
            Align::Justified if blanks > 0.0 && (!last || room < 0.0) => (room / blanks).max(-1.0 / 3.0),
            _ => 0.0,
        };
        let right_to_left = self
            .shaped
            .clusters
            .first()
            .is_some_and(|cluster| cluster.level % 2 == 1);
        let mut pen = match self.align {
            Align::Right => room,
            Align::Centre => room / 2.0,
            Align::Left | Align::Justified if right_to_left => room - stretch * blanks,
            Align::Left | Align::Justified => 0.0,
        };
        let mut line = Line {
            pieces: Vec::new(),
            hyphen,
        };
        for cluster in visual_order(clusters) {
            self.push(&mut line, cluster, &mut pen, stretch);
        }
        if let (Some((id, advance)), Some(piece)) = (hyphen_glyph, line.pieces.last_mut()) {
            let at = piece.glyphs.last().map_or(0, |glyph| glyph.text.end);
            Arc::make_mut(&mut piece.glyphs).push(Glyph {
                id,
                x: pen,
                rise: 0.0,
                advance,
                text: at..at,
            });
            piece.extent.1 = pen + advance;
        }
        if let Some(blank) = all.get(clusters.len()).filter(|blank| blank.space)
            && !right_to_left
        {
            self.hang(&mut line, blank, pen);
        }
        line
    }

    /// Puts the blank at which the line breaks after it: it takes no room, but whoever reads the
    /// glyphs back as text must find the words apart.
    fn hang(&self, line: &mut Line, blank: &Cluster, pen: f32) {
        let Some(piece) = line.pieces.last_mut().filter(|piece| piece.face == blank.face) else {
            return;
        };
        let glyphs = self.shaped.glyphs[blank.glyphs.start as usize..blank.glyphs.end as usize].iter();
        Arc::make_mut(&mut piece.glyphs).extend(glyphs.map(|glyph| Glyph {
            id: glyph.id,
            x: pen,
            rise: 0.0,
            advance: glyph.advance,
            text: blank.text.clone(),
        }));
    }

    fn push(&self, line: &mut Line, cluster: &Cluster, pen: &mut f32, stretch: f32) {
        let span = usize::from(cluster.span);
        let style = &self.text.spans[span].style;
        let glyphs = self.shaped.glyphs[cluster.glyphs.start as usize..cluster.glyphs.end as usize].iter();
        let placed = glyphs.map(|glyph| Glyph {
            id: glyph.id,
            x: *pen + glyph.x,
            rise: glyph.rise + style.rise,
            advance: glyph.advance,
            text: cluster.text.clone(),
        });
        let end = *pen
            + cluster.advance
            + if cluster.space {
                cluster.advance * stretch
            } else {
                0.0
            };
        match line.pieces.last_mut() {
            Some(piece) if piece.span == span && piece.face == cluster.face => {
                Arc::make_mut(&mut piece.glyphs).extend(placed);
                piece.extent.1 = end;
            }
            _ => line.pieces.push(Piece {
                span,
                face: cluster.face,
                glyphs: Arc::new(placed.collect()),
                extent: (*pen, end),
            }),
        }
        *pen = end;
    }
}

/// The clusters of one line from left to right (Unicode Bidirectional Algorithm, rule L2).
fn visual_order(clusters: &[Cluster]) -> Vec<&Cluster> {
    let mut order: Vec<&Cluster> = clusters.iter().collect();
    let highest = clusters.iter().map(|cluster| cluster.level).max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut at = 0;
        while at < order.len() {
            let length = order[at..]
                .iter()
                .take_while(|cluster| cluster.level >= level)
                .count();
            order[at..at + length].reverse();
            at += length.max(1);
        }
    }
    order
}
