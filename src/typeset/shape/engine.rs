//! The shaping engine: text in stretches of one style to clusters with glyphs. The only file that names
//! parley_engine.
//!
//! Each cluster is set whole in the first face of the fixed fallback order that has all its
//! characters; one that none has is reported and shown by its stand-in, never by glyph 0.

#![expect(
    clippy::indexing_slicing,
    reason = "ranges come from parley_engine and index its own vectors"
)]

use super::scripts::{THIN_BLANK, is_thin_blank, is_wide, unbroken};
use super::{Cluster, ClusterGlyph, Shaped};
use crate::typeset::bidi::Isolated;
use crate::typeset::faces::{FaceId, Faces};
use crate::typeset::fallback::{Fallback, bold};
use crate::typeset::text::StyledSpan;
use parlance::Language;
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::{CharCluster, Whitespace};
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, FontInstanceRef, FontSelector, LineBreakConfig, ShapeOptions,
    ShapedText, Shaper,
};

/// Neighbouring characters that are shaped with each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// How many characters.
    pub(super) chars: usize,
    /// Index of their span.
    pub(super) span: usize,
    pub(super) arabic: bool,
}

/// The engine with its scratch memory and font caches.
pub(super) struct Engine {
    pub(super) faces: Fallback,
    synthesis: fontique::Synthesis,
    analyzer: Analyzer,
    analysis: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl Engine {
    pub(super) fn new(faces: &Faces) -> Self {
        Self {
            faces: Fallback::new(faces),
            synthesis: fontique::Synthesis::default(),
            analyzer: Analyzer::default(),
            analysis: Analysis::default(),
            shaper: Shaper::default(),
            shaped: ShapedText::default(),
        }
    }

    /// Shapes `original` with its marks of isolation; where nobody says whether it runs from right to left,
    /// its letters do. The stretches cover it without gaps. Words whose span names no language are in
    /// `language`.
    pub(super) fn shape(
        &mut self,
        original: &str,
        (isolated, right_to_left): (&Isolated<'_>, Option<bool>),
        stretches: &[Stretch],
        spans: &[StyledSpan],
        language: Language,
    ) -> Shaped {
        let words = isolated.text();
        let strict = LineBreakConfig {
            word_break: parlance::WordBreak::KeepAll,
            line_break: parlance::LineBreak::Strict,
            language: None,
        };
        let keep_all: Vec<_> = unbroken(words).into_iter().map(|range| (range, strict)).collect();
        let options = AnalysisOptions {
            base_direction: match right_to_left {
                Some(true) => parlance::BaseDirection::Rtl,
                Some(false) => parlance::BaseDirection::Ltr,
                None => parlance::BaseDirection::Auto,
            },
            line_break: &keep_all,
            ..Default::default()
        };
        self.analyzer.analyze(words, &options, &mut self.analysis);
        let mut styles = Vec::with_capacity(self.analysis.char_info().len());
        let mut items = Vec::with_capacity(stretches.len());
        let tabular = [feature(*b"tnum", 1), feature(*b"lnum", 1)];
        // Amiri opens a gap behind letters that do not join: readers take it for the end of the word.
        let unkerned = [feature(*b"kern", 0)];
        for stretch in stretches {
            let Some(span) = spans.get(stretch.span) else {
                continue;
            };
            let index = u16::try_from(stretch.span).unwrap_or(u16::MAX);
            styles.extend(std::iter::repeat_n(index, stretch.chars));
            items.push(Item {
                char_end: u32::try_from(styles.len()).unwrap_or(u32::MAX),
                options: ShapeOptions {
                    font_size: span.style.size,
                    language: Some(span.language.unwrap_or(language)),
                    features: match (stretch.arabic, span.style.tabular) {
                        (true, _) => &unkerned,
                        (false, true) => &tabular,
                        (false, false) => &[],
                    },
                    variations: &[],
                },
            });
        }
        let mut selector = Selector {
            faces: &self.faces,
            synthesis: &self.synthesis,
            spans,
            last: None,
        };
        self.shaper.shape_text(
            words,
            &self.analysis,
            &styles,
            items,
            &mut selector,
            &mut self.shaped,
        );
        self.collect(original, spans, isolated)
    }

    fn collect(&self, original: &str, spans: &[StyledSpan], isolated: &Isolated<'_>) -> Shaped {
        let (shaped, characters) = (&self.shaped, self.shaped.characters());
        let mut out = Shaped {
            right_to_left: self.analysis.paragraph_level().is_rtl(),
            ..Shaped::default()
        };
        out.clusters.reserve(shaped.shaped_clusters().len());
        out.glyphs.reserve(shaped.shaped_clusters().len());
        // A mark of isolation is no part of the text; where a line may break before it, it may before
        // the words that follow.
        let mut break_before = None;
        for (index, run) in shaped.runs().iter().enumerate() {
            let face = self.faces.of(&shaped.fonts()[run.font_index].font.data);
            let slice = shaped.run_slice(u32::try_from(index).unwrap_or(u32::MAX));
            for at in run.shaped_clusters_range.clone() {
                let cluster = &shaped.shaped_clusters()[at as usize];
                let chars = cluster.chars_range();
                let first = characters[chars.start as usize].text_byte_start;
                let last = characters[chars.end as usize - 1].text_byte_range().end;
                let last = u32::try_from(last).unwrap_or(u32::MAX);
                if isolated.is_mark(first) {
                    break_before = isolated
                        .opens(first)
                        .then_some(cluster.is_soft_wrap_opportunity_before());
                    continue;
                }
                let bytes = isolated.original(first)..isolated.original(last);
                let words = original
                    .get(bytes.start as usize..bytes.end as usize)
                    .unwrap_or("");
                let first = words.chars().next().unwrap_or(' ');
                let start = out.glyphs.len();
                let style = spans.get(usize::from(cluster.style_index));
                let mut advance = cluster.advance;
                let mut face = face;
                let soft_hyphen = first == '\u{ad}';
                if is_thin_blank(first) {
                    advance = advance.max(run.font_size * THIN_BLANK);
                }
                if soft_hyphen {
                    advance = 0.0;
                } else if cluster.has_inline_glyph() {
                    out.glyphs.push(ClusterGlyph {
                        id: u16::try_from(cluster.glyph_offset).unwrap_or(0),
                        x: 0.0,
                        rise: 0.0,
                        advance,
                    });
                } else {
                    let mut pen = 0.0;
                    for glyph in slice.shaped_cluster_glyphs(at) {
                        out.glyphs.push(ClusterGlyph {
                            id: u16::try_from(glyph.id).unwrap_or(0),
                            x: pen + glyph.x,
                            rise: -glyph.y,
                            advance: glyph.advance,
                        });
                        pen += glyph.advance;
                    }
                }
                if out.glyphs[start..].iter().any(|glyph| glyph.id == 0) {
                    out.glyphs.truncate(start);
                    let style = style.map_or(FaceId::SERIF, |span| span.style.face);
                    let missing = words.chars().filter(|c| !self.faces.has(style, *c));
                    out.missing.extend(missing.map(|c| (bytes.start, c)));
                    face = if bold(style) {
                        FaceId::MONO_BOLD
                    } else {
                        FaceId::MONO
                    };
                    advance = self.stand_in(words, face, run.font_size, &mut out.glyphs);
                }
                let tracking = style.map_or(0.0, |span| span.style.tracking);
                let whitespace = cluster.whitespace();
                out.clusters.push(Cluster {
                    advance: advance + tracking,
                    text: bytes,
                    space: matches!(whitespace, Whitespace::Space | Whitespace::NoBreakSpace),
                    blank: !matches!(whitespace, Whitespace::None | Whitespace::NoBreakSpace),
                    wide: is_wide(first),
                    soft_hyphen,
                    break_before: break_before
                        .take()
                        .unwrap_or_else(|| cluster.is_soft_wrap_opportunity_before()),
                    span: cluster.style_index,
                    face,
                    level: run.bidi_level.to_u8(),
                    glyphs: u32::try_from(start).unwrap_or(u32::MAX)
                        ..u32::try_from(out.glyphs.len()).unwrap_or(u32::MAX),
                });
            }
        }
        out
    }

    /// Shows characters that no face has by their code points; gives the width.
    fn stand_in(&self, words: &str, face: FaceId, size: f32, glyphs: &mut Vec<ClusterGlyph>) -> f32 {
        let codes: Vec<String> = words.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let mut pen = 0.0;
        for (id, advance) in self.faces.glyphs(face, &format!("[{}]", codes.join(" "))) {
            let advance = advance * size;
            glyphs.push(ClusterGlyph {
                id,
                x: pen,
                rise: 0.0,
                advance,
            });
            pen += advance;
        }
        pen
    }
}

struct Selector<'a> {
    faces: &'a Fallback,
    synthesis: &'a fontique::Synthesis,
    spans: &'a [StyledSpan],
    /// The style's face and the face found for the cluster before.
    last: Option<(FaceId, FaceId)>,
}

impl FontSelector for &mut Selector<'_> {
    fn select_font(
        &mut self,
        _segment: &Segment,
        _options: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let style = self
            .spans
            .get(usize::from(cluster.style_index()))
            .map_or(FaceId::SERIF, |span| span.style.face);
        let chars = cluster.chars();
        let has_all = |face: FaceId| {
            chars.iter().all(|c| {
                !c.contributes_to_shaping || c.is_control_character || self.faces.face_has(face, c.ch)
            })
        };
        // A blank or a stop belongs to the words before it.
        let follows = matches!(chars, [c] if matches!(c.ch, ' ' | '.' | ',' | ':' | ';' | '!' | '?'));
        let found = match self.last {
            Some((before, face)) if follows && before == style && has_all(face) => Some(face),
            _ => self.faces.order(style).find(|face| has_all(*face)),
        };
        // Always a face: returning none would end shaping with a part of the text.
        let face = found.unwrap_or(style);
        self.last = Some((style, face));
        Some(FontInstanceRef {
            data: self.faces.data(face)?,
            index: 0,
            synthesis: self.synthesis,
        })
    }
}

fn feature(tag: [u8; 4], value: u16) -> parlance::FontFeature {
    parlance::FontFeature {
        tag: parlance::Tag::new(&tag),
        value,
    }
}
