//! Shaping: text with styles to clusters with glyphs. Words are shaped once and kept; only paragraphs that
//! run from right to left are shaped as a whole.

mod engine;
mod places;
mod scripts;
mod words;

use self::engine::{Engine, Stretch};
use self::scripts::is_arabic;
use self::words::Words;
use super::bidi::{Isolated, islands};
use super::faces::{FaceId, Faces};
use super::text::StyledText;
use parlance::Language;
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
    /// Characters that no face has, each with the byte of its cluster.
    pub(super) missing: Vec<(u32, char)>,
    /// Whether the base direction is right to left: that of the first letter that has one.
    pub(super) right_to_left: bool,
}

/// Shapes paragraphs; keeps shaped words between them.
pub(super) struct Shape {
    engine: Engine,
    words: Words,
}

impl Shape {
    pub(super) fn new(faces: &Faces) -> Self {
        Self {
            engine: Engine::new(faces),
            words: Words::default(),
        }
    }

    /// Glyph and advance (of 1 point size) of the hyphen of a face.
    pub(super) fn hyphen(&self, face: FaceId) -> Option<(u16, f32)> {
        self.engine.faces.hyphen(face)
    }

    /// Shapes a text whose spans cover it without gaps; words whose span names no language are in
    /// `language`.
    pub(super) fn shape(&mut self, text: &StyledText, language: Language) -> Shaped {
        if text.text.is_empty() || text.spans.is_empty() {
            return Shaped::default();
        }
        match islands(&text.text, &text.isolates) {
            Some(islands) => self.words.shape(&mut self.engine, text, &islands, language),
            None => whole(&mut self.engine, text, language),
        }
    }
}

/// Shapes a text as a whole.
fn whole(engine: &mut Engine, text: &StyledText, language: Language) -> Shaped {
    let isolated = Isolated::new(&text.text, &text.isolates);
    let spans = text.spans.iter().map(|span| span.range.clone());
    let stretches = stretches(&isolated, spans.zip(0..));
    let base = isolated.all_right_to_left();
    engine.shape(&text.text, (&isolated, base), &stretches, &text.spans, language)
}

/// The stretches of these pieces of a text, each with its span. Arabic words stand in stretches of their own.
fn stretches(isolated: &Isolated<'_>, pieces: impl Iterator<Item = (Range<usize>, usize)>) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (range, span) in pieces {
        let words = isolated.text().get(isolated.range(&range)).unwrap_or("");
        let mut push = |chars: usize, arabic: bool| stretches.push(Stretch { chars, span, arabic });
        if isolated.right_to_left() {
            let arabic: Vec<bool> = words.chars().map(is_arabic).collect();
            for run in arabic.chunk_by(|one, next| one == next) {
                push(run.len(), run.contains(&true));
            }
        } else if !words.is_empty() {
            push(words.chars().count(), false);
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::super::page::{Artifact, Tag};
    use super::super::style;
    use super::super::visual_order::visual_order;
    use super::*;

    /// Words that were shaped by themselves are those that the whole paragraph has. Pieces in braces are
    /// isolated.
    #[test]
    fn words_are_shaped_as_in_their_paragraph() {
        let check = |pieces: &[(&str, style::TextStyle)]| {
            let mut text = StyledText::new();
            for (words, style) in pieces {
                let isolated = words.strip_prefix('{').and_then(|words| words.strip_suffix('}'));
                let range = text.push(
                    isolated.unwrap_or(words),
                    *style,
                    Tag::Artifact(Artifact::Decoration),
                );
                if isolated.is_some() {
                    text.isolate(range);
                }
            }
            let english = Language::parse("en-GB").unwrap();
            let mut shape = Shape::new(Faces::bundled());
            let expected = whole(&mut shape.engine, &text, english);
            let order = |shaped: &Shaped| visual_order(&shaped.clusters, 0..shaped.clusters.len());
            let ids = |shaped: &Shaped| -> Vec<u16> { shaped.glyphs.iter().map(|glyph| glyph.id).collect() };
            // The second time all words are known.
            for round in 0..2 {
                let found = shape.shape(&text, english);
                assert_eq!(found.clusters.len(), expected.clusters.len(), "{pieces:?}");
                for (found, expected) in found.clusters.iter().zip(&expected.clusters) {
                    let words = &text.text[expected.text.start as usize..expected.text.end as usize];
                    let place = format!("“{words}” in {pieces:?}, round {round}");
                    let same = |cluster: &Cluster| {
                        let cluster = cluster.clone();
                        let flags = [cluster.space, cluster.blank, cluster.wide, cluster.soft_hyphen];
                        let odd = cluster.level % 2 == 1;
                        (
                            cluster.text,
                            cluster.span,
                            cluster.face,
                            flags,
                            odd,
                            cluster.glyphs.len(),
                        )
                    };
                    assert_eq!(same(found), same(expected), "{place}");
                    assert_eq!(found.break_before, expected.break_before, "before {place}");
                    let off = (found.advance - expected.advance).abs();
                    assert!(off < 0.001, "{place}: {} for {}", found.advance, expected.advance);
                }
                assert_eq!(ids(&found), ids(&expected), "{pieces:?}");
                assert_eq!(found.missing, expected.missing);
                assert_eq!(order(&found), order(&expected), "{pieces:?}");
            }
        };
        let body = style::BODY;
        let italic = body.weighted(false, true);
        check(&[(
            "“We agreed”, said Prime Minister Tōyama (遠山), AV To Wave Type 10:45 e.g. in fact; office.",
            body,
        )]);
        check(&[
            ("The office of ", body),
            ("V. Þórdís ", italic),
            ("Bjarnadóttir, 1,250.50 t – a 4% rise (±2)…", body),
        ]);
        check(&[
            ("in the co-operation’s well-known ", body),
            ("half", italic),
            ("-life", body),
            (" of “AV”", italic),
        ]);
        check(&[("한지민 장관(2026)은 “합의”라고 말했다. (3개 항)", body)]);
        check(&[
            ("東京で会う、2026年。Ελένη και Марина said: ", body),
            ("https://example.org/a-b?c=1", italic),
        ]);
        check(&[(
            "  two  blanks   and a no\u{ad}break\u{a0}blank, naïve m̄ x̂ \u{301}a",
            body,
        )]);
        check(&[("हिन्दी and 🙂 or 🇰🇷 x", body)]);
        check(&[
            ("12", style::SOURCE.tabular()),
            (" ", body),
            ("(a)", body),
            ("$5", italic),
        ]);
    }
}
