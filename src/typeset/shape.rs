//! Shaping: text with styles to clusters with glyphs. The only file that names parley_engine.
//!
//! Each cluster is set whole in the first face of the fixed fallback order that has all its
//! characters; a character that none has is reported and shown by its stand-in, never by glyph 0.

#![expect(
    clippy::indexing_slicing,
    reason = "ranges come from parley_engine and index its own vectors"
)]

use super::faces::{FaceId, Faces};
use super::style::TextStyle;
use super::text::StyledSpan;
use linebender_resource_handle::Blob;
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::{CharCluster, Whitespace};
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, FontInstanceRef, FontSelector, LineBreakConfig, ShapeOptions,
    ShapedText, Shaper,
};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use std::cell::OnceCell;
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
}

/// A face ready for shaping.
struct ShapeFace {
    data: Blob<u8>,
    /// Read from the file when it is first asked for: most documents use few of the faces.
    facts: OnceCell<FaceFacts>,
}

/// What a face's file says: its coverage and its hyphen.
struct FaceFacts {
    /// One bit a code point, up to U+2FFFF.
    coverage: Vec<u64>,
    hyphen: Option<(u16, f32)>,
}

/// Shapes paragraphs; keeps scratch memory and font caches between them.
pub(super) struct Shape {
    faces: Vec<ShapeFace>,
    synthesis: fontique::Synthesis,
    analyzer: Analyzer,
    analysis: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl Shape {
    pub(super) fn new() -> Self {
        let faces = Faces::bundled()
            .iter()
            .map(|face| ShapeFace {
                data: face.data.clone(),
                facts: OnceCell::new(),
            })
            .collect();
        Self {
            faces,
            synthesis: fontique::Synthesis::default(),
            analyzer: Analyzer::default(),
            analysis: Analysis::default(),
            shaper: Shaper::default(),
            shaped: ShapedText::default(),
        }
    }

    /// Glyph and advance (of 1 point size) of the hyphen of a face.
    pub(super) fn hyphen(&self, face: FaceId) -> Option<(u16, f32)> {
        self.faces
            .get(usize::from(face.0))
            .and_then(|face| face.facts().hyphen)
    }

    /// Shapes `text`, whose spans cover it without gaps.
    pub(super) fn shape(&mut self, text: &str, spans: &[StyledSpan]) -> Shaped {
        if text.is_empty() || spans.is_empty() {
            return Shaped::default();
        }
        let keep_all = hangul_ranges(text);
        let options = AnalysisOptions {
            line_break: &keep_all,
            ..Default::default()
        };
        self.analyzer.analyze(text, &options, &mut self.analysis);
        let mut styles = Vec::with_capacity(self.analysis.char_info().len());
        let mut items = Vec::with_capacity(spans.len());
        let tabular = [feature(*b"tnum"), feature(*b"lnum")];
        for (index, span) in spans.iter().enumerate() {
            let chars = text
                .get(span.range.clone())
                .map_or(0, |words| words.chars().count());
            styles.extend(std::iter::repeat_n(
                u16::try_from(index).unwrap_or(u16::MAX),
                chars,
            ));
            items.push(Item {
                char_end: u32::try_from(styles.len()).unwrap_or(u32::MAX),
                options: ShapeOptions {
                    font_size: span.style.size,
                    language: None,
                    features: if span.style.tabular { &tabular } else { &[] },
                    variations: &[],
                },
            });
        }
        let mut selector = Selector {
            faces: &self.faces,
            synthesis: &self.synthesis,
            spans,
            missing: Vec::new(),
        };
        self.shaper.shape_text(
            text,
            &self.analysis,
            &styles,
            items,
            &mut selector,
            &mut self.shaped,
        );
        let missing = std::mem::take(&mut selector.missing);
        self.collect(spans, missing)
    }

    fn collect(&self, spans: &[StyledSpan], missing: Vec<char>) -> Shaped {
        let (shaped, characters) = (&self.shaped, self.shaped.characters());
        let mut out = Shaped {
            missing,
            ..Shaped::default()
        };
        out.clusters.reserve(shaped.shaped_clusters().len());
        for (index, run) in shaped.runs().iter().enumerate() {
            let font = &shaped.fonts()[run.font_index].font.data;
            let face = self
                .faces
                .iter()
                .position(|face| face.data.id() == font.id())
                .unwrap_or(0);
            let face = FaceId(u8::try_from(face).unwrap_or(0));
            let slice = shaped.run_slice(u32::try_from(index).unwrap_or(u32::MAX));
            for at in run.shaped_clusters_range.clone() {
                let cluster = &shaped.shaped_clusters()[at as usize];
                let chars = cluster.chars_range();
                let first = characters[chars.start as usize].text_byte_start;
                let last = characters[chars.end as usize - 1].text_byte_range().end;
                let start = u32::try_from(out.glyphs.len()).unwrap_or(u32::MAX);
                if cluster.has_inline_glyph() {
                    let id = u16::try_from(cluster.glyph_offset).unwrap_or(0);
                    out.glyphs.push(ClusterGlyph {
                        id,
                        x: 0.0,
                        rise: 0.0,
                        advance: cluster.advance,
                    });
                } else {
                    let mut pen = 0.0;
                    for glyph in slice.shaped_cluster_glyphs(at) {
                        let id = u16::try_from(glyph.id).unwrap_or(0);
                        out.glyphs.push(ClusterGlyph {
                            id,
                            x: pen + glyph.x,
                            rise: -glyph.y,
                            advance: glyph.advance,
                        });
                        pen += glyph.advance;
                    }
                }
                let tracking = spans
                    .get(usize::from(cluster.style_index))
                    .map_or(0.0, |span| span.style.tracking);
                let whitespace = cluster.whitespace();
                out.clusters.push(Cluster {
                    advance: cluster.advance + tracking,
                    text: first..u32::try_from(last).unwrap_or(u32::MAX),
                    space: matches!(whitespace, Whitespace::Space | Whitespace::NoBreakSpace),
                    blank: !matches!(whitespace, Whitespace::None | Whitespace::NoBreakSpace),
                    break_before: cluster.is_soft_wrap_opportunity_before(),
                    span: cluster.style_index,
                    face,
                    level: run.bidi_level.to_u8(),
                    glyphs: start..u32::try_from(out.glyphs.len()).unwrap_or(u32::MAX),
                });
            }
        }
        out
    }

    /// Whether a face of the fallback order for `style` has the character.
    pub(super) fn has(&self, style: TextStyle, c: char) -> bool {
        order(style.face).iter().any(|face| {
            self.faces
                .get(usize::from(face.0))
                .is_some_and(|face| face.has(c))
        })
    }
}

impl ShapeFace {
    fn facts(&self) -> &FaceFacts {
        self.facts.get_or_init(|| FaceFacts::read(&self.data))
    }

    fn has(&self, c: char) -> bool {
        let c = c as usize;
        self.facts()
            .coverage
            .get(c >> 6)
            .is_some_and(|word| word >> (c & 63) & 1 == 1)
    }
}

impl FaceFacts {
    fn read(data: &Blob<u8>) -> Self {
        let mut coverage = vec![0u64; 0x30000 / 64];
        let mut hyphen = None;
        if let Ok(font) = skrifa::FontRef::from_index(data.as_ref(), 0) {
            for (c, glyph) in font.charmap().mappings() {
                if glyph.to_u32() != 0
                    && let Some(word) = coverage.get_mut(c as usize >> 6)
                {
                    *word |= 1 << (c & 63);
                }
            }
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            let glyph = font.charmap().map('\u{2010}').or_else(|| font.charmap().map('-'));
            hyphen = glyph
                .and_then(|glyph| Some((u16::try_from(glyph.to_u32()).ok()?, metrics.advance_width(glyph)?)));
        }
        Self { coverage, hyphen }
    }
}

/// The fixed fallback order behind a style's face.
fn order(face: FaceId) -> [FaceId; 7] {
    let bold = matches!(
        face,
        FaceId::SERIF_SEMIBOLD
            | FaceId::SERIF_BOLD
            | FaceId::SERIF_BOLD_ITALIC
            | FaceId::SANS_SEMIBOLD
            | FaceId::SANS_BOLD
            | FaceId::SANS_BOLD_ITALIC
            | FaceId::MONO_BOLD
    );
    let latin = if bold { FaceId::SERIF_BOLD } else { FaceId::SERIF };
    let korean = if bold { FaceId::KOREAN_BOLD } else { FaceId::KOREAN };
    [
        face,
        latin,
        korean,
        FaceId::KOREAN,
        FaceId::ARABIC,
        FaceId::HEBREW,
        FaceId::EMOJI,
    ]
}

struct Selector<'a> {
    faces: &'a [ShapeFace],
    synthesis: &'a fontique::Synthesis,
    spans: &'a [StyledSpan],
    missing: Vec<char>,
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
        let has_all = |face: &FaceId| {
            let face = &self.faces[usize::from(face.0)];
            cluster
                .chars()
                .iter()
                .all(|c| !c.contributes_to_shaping || c.is_control_character || face.has(c.ch))
        };
        let order = order(style);
        let found = order.iter().find(|face| has_all(face)).copied();
        if found.is_none() {
            self.missing.extend(cluster.chars().iter().map(|c| c.ch));
        }
        // Always a face: returning none would end shaping with a part of the text.
        let data = &self.faces[usize::from(found.unwrap_or(style).0)].data;
        Some(FontInstanceRef {
            data,
            index: 0,
            synthesis: self.synthesis,
        })
    }
}

fn feature(tag: [u8; 4]) -> parlance::FontFeature {
    parlance::FontFeature {
        tag: parlance::Tag::new(&tag),
        value: 1,
    }
}

/// Stretches with Hangul break only at blanks (a name must not split); Han and kana keep their breaks.
fn hangul_ranges(text: &str) -> Vec<(Range<usize>, LineBreakConfig)> {
    let config = LineBreakConfig {
        word_break: parlance::WordBreak::KeepAll,
        line_break: parlance::LineBreak::Strict,
        language: None,
    };
    let hangul =
        |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}');
    let mut found: Vec<(Range<usize>, LineBreakConfig)> = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let range = start..start + word.len();
        start = range.end;
        if !word.contains(hangul) {
            continue;
        }
        match found.last_mut() {
            Some((last, _)) if last.end == range.start => last.end = range.end,
            _ => found.push((range, config)),
        }
    }
    found
}
