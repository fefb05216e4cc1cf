//! Shaping: text with styles to clusters with glyphs. The only file that names parley_engine.
//!
//! Each cluster is set whole in the first face of the fixed fallback order that has all its
//! characters; one that none has is reported and shown by its stand-in, never by glyph 0.

#![expect(
    clippy::indexing_slicing,
    reason = "ranges come from parley_engine and index its own vectors"
)]

use super::bidi::Isolated;
use super::faces::{FaceId, Faces};
use super::fallback::{Fallback, bold};
use super::text::{StyledSpan, StyledText};
use parlance::Language;
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::{CharCluster, Whitespace};
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, FontInstanceRef, FontSelector, LineBreakConfig, ShapeOptions,
    ShapedText, Shaper,
};
use std::ops::Range;

/// A cluster: what cannot be parted, with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    pub(super) advance: f32,
    /// Bytes of the text.
    pub(super) text: Range<u32>,
    /// A blank that stretches and shrinks.
    pub(super) space: bool,
    /// White space of any kind: dropped at line ends.
    pub(super) blank: bool,
    /// Han, kana or one of their marks: no blank stands beside it.
    pub(super) wide: bool,
    /// A soft hyphen: nothing is drawn unless a line ends there.
    pub(super) soft_hyphen: bool,
    /// A line may break before it.
    pub(super) break_before: bool,
    /// Index of its style span.
    pub(super) span: u16,
    pub(super) face: FaceId,
    /// Bidirectional level; odd is right to left.
    pub(super) level: u8,
    /// Into [`Shaped::glyphs`].
    pub(super) glyphs: Range<u32>,
}

/// A glyph relative to its cluster's pen.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClusterGlyph {
    pub(super) id: u16,
    pub(super) x: f32,
    pub(super) rise: f32,
    pub(super) advance: f32,
}

/// A shaped paragraph, clusters in order of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Shaped {
    pub(super) clusters: Vec<Cluster>,
    pub(super) glyphs: Vec<ClusterGlyph>,
    /// Characters that no face has.
    pub(super) missing: Vec<char>,
    /// Whether the base direction is right to left: that of the first letter that has one.
    pub(super) right_to_left: bool,
}

/// Shapes paragraphs; keeps scratch memory and font caches between them.
pub(super) struct Shape {
    faces: Fallback,
    synthesis: fontique::Synthesis,
    analyzer: Analyzer,
    analysis: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl Shape {
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

    /// Glyph and advance (of 1 point size) of the hyphen of a face.
    pub(super) fn hyphen(&self, face: FaceId) -> Option<(u16, f32)> {
        self.faces.hyphen(face)
    }

    /// Shapes a text whose spans cover it without gaps; words whose span names no language are in
    /// `language`.
    pub(super) fn shape(&mut self, text: &StyledText, language: Language) -> Shaped {
        if text.text.is_empty() || text.spans.is_empty() {
            return Shaped::default();
        }
        let isolated = Isolated::new(text);
        let words = isolated.text();
        let keep_all = break_rules(words);
        let options = AnalysisOptions {
            base_direction: match isolated.all_right_to_left() {
                Some(true) => parlance::BaseDirection::Rtl,
                Some(false) => parlance::BaseDirection::Ltr,
                None => parlance::BaseDirection::Auto,
            },
            line_break: &keep_all,
            ..Default::default()
        };
        self.analyzer.analyze(words, &options, &mut self.analysis);
        let mut styles = Vec::with_capacity(self.analysis.char_info().len());
        let mut items = Vec::with_capacity(text.spans.len());
        let tabular = [feature(*b"tnum", 1), feature(*b"lnum", 1)];
        // Amiri opens a gap behind letters that do not join: readers take it for the end of the word.
        let unkerned = [feature(*b"kern", 0)];
        for (index, span) in text.spans.iter().enumerate() {
            let words = words.get(isolated.range(&span.range)).unwrap_or("");
            let options = ShapeOptions {
                font_size: span.style.size,
                language: Some(span.language.unwrap_or(language)),
                features: if span.style.tabular { &tabular } else { &[] },
                variations: &[],
            };
            let mut push = |chars: usize, arabic: bool| {
                styles.extend(std::iter::repeat_n(
                    u16::try_from(index).unwrap_or(u16::MAX),
                    chars,
                ));
                let features = if arabic { &unkerned[..] } else { options.features };
                items.push(Item {
                    char_end: u32::try_from(styles.len()).unwrap_or(u32::MAX),
                    options: ShapeOptions { features, ..options },
                });
            };
            if isolated.right_to_left() {
                let chars: Vec<bool> = words.chars().map(is_arabic).collect();
                for run in chars.chunk_by(|one, next| one == next) {
                    push(run.len(), run.contains(&true));
                }
            } else {
                push(words.chars().count(), false);
            }
        }
        let mut selector = Selector {
            faces: &self.faces,
            synthesis: &self.synthesis,
            spans: &text.spans,
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
        self.collect(text, &isolated)
    }

    fn collect(&self, text: &StyledText, isolated: &Isolated<'_>) -> Shaped {
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
                let words = text
                    .text
                    .get(bytes.start as usize..bytes.end as usize)
                    .unwrap_or("");
                let first = words.chars().next().unwrap_or(' ');
                let start = out.glyphs.len();
                let style = text.spans.get(usize::from(cluster.style_index));
                let mut advance = cluster.advance;
                let mut face = face;
                let soft_hyphen = first == '\u{ad}';
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
                    out.missing
                        .extend(words.chars().filter(|c| !self.faces.has(style, *c)));
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

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{200c}' | '\u{200d}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A word of more characters than this is no word: Han and kana are written without blanks.
const LONGEST_WORD: usize = 24;

/// Stretches with Hangul break only at blanks (a name must not split); Han and kana keep their breaks.
fn break_rules(text: &str) -> Vec<(Range<usize>, LineBreakConfig)> {
    let config = LineBreakConfig {
        word_break: parlance::WordBreak::KeepAll,
        line_break: parlance::LineBreak::Strict,
        language: None,
    };
    let hangul =
        |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}');
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let mut found: Vec<(Range<usize>, LineBreakConfig)> = Vec::new();
    let mut keep = |range: Range<usize>| match found.last_mut() {
        Some((last, _)) if last.end == range.start => last.end = range.end,
        _ => found.push((range, config)),
    };
    // The first byte of Hangul is at least E1; most text has none.
    if text.bytes().all(|byte| byte < 0xe1) {
        return found;
    }
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let begin = start;
        start += word.len();
        if !word.contains(hangul) {
            continue;
        }
        if !word.contains(kana) && word.chars().count() <= LONGEST_WORD {
            keep(begin..start);
            continue;
        }
        for (at, c) in word.char_indices().filter(|(_, c)| hangul(*c)) {
            keep(begin + at..begin + at + c.len_utf8());
        }
    }
    found
}

/// Han, kana, and the marks and letters of full width that go with them.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
