//! A paragraph's text with its styles and meanings, built piece by piece.
//!
//! Text fed to shaping is NFC, without zero-width spaces, byte order marks and object replacement
//! characters; the stored words are not touched.

use super::faces::FaceId;
use super::meaning::{Span, SpanOrigin};
use super::page::{LinkTarget, Tag};
use super::style::TextStyle;
use crate::briefing::SourceId;
use icu_normalizer::ComposingNormalizerBorrowed;
use parlance::Language;
use std::ops::Range;

/// A stretch of one style and meaning.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StyledSpan {
    /// Bytes of the paragraph's text.
    pub(super) range: Range<usize>,
    pub(super) style: TextStyle,
    pub(super) tag: Tag,
    pub(super) link: Option<LinkSpan>,
    /// The language of its words, where it is known to differ from the document's.
    pub(super) language: Option<Language>,
}

/// Where a stretch of text leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkSpan {
    pub(super) target: Target,
    pub(super) element: super::meaning::ElementId,
}

/// A link's target before pages are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Known(LinkTarget),
    /// The entry of this source in the source list.
    Entry(SourceId),
    /// The first citation of this source.
    Citation(SourceId),
    /// The words of the document's note with this number, from 0.
    Note(usize),
    /// The mark of the document's note with this number, from 0.
    NoteMark(usize),
}

/// A paragraph in the making.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct StyledText {
    pub(super) text: String,
    pub(super) spans: Vec<StyledSpan>,
    pub(super) origins: Vec<Span>,
    /// Stretches whose direction is their own: quotations, citation numbers. In order, not overlapping.
    pub(super) isolates: Vec<Range<usize>>,
    /// The language of what is appended next.
    language: Option<Language>,
}

/// What of a text decides how it is set: two texts with equal settings have equal lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Setting {
    text: String,
    spans: Vec<SpanSetting>,
    isolates: Vec<Range<usize>>,
}

/// The same of a span: where it ends, in bytes, and the bits of its style's lengths.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct SpanSetting {
    end: usize,
    face: FaceId,
    lengths: [u32; 3],
    tabular: bool,
    language: Option<Language>,
}

impl StyledText {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// One stretch of text alone.
    pub(super) fn plain(words: &str, style: TextStyle, tag: Tag) -> Self {
        let mut text = Self::new();
        text.push(words, style, tag);
        text
    }

    /// Appends words; gives the bytes they take.
    pub(super) fn push(&mut self, words: &str, style: TextStyle, tag: Tag) -> Range<usize> {
        self.push_link(words, style, tag, None)
    }

    pub(super) fn push_link(
        &mut self,
        words: &str,
        style: TextStyle,
        tag: Tag,
        link: Option<LinkSpan>,
    ) -> Range<usize> {
        let start = self.text.len();
        let kept = words
            .chars()
            .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{fffc}'))
            .map(|c| match c {
                '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
                c if c.is_control() => '\u{fffd}',
                c => c,
            });
        self.text
            .extend(ComposingNormalizerBorrowed::new_nfc().normalize_iter(kept));
        let range = start..self.text.len();
        if !range.is_empty() {
            self.spans.push(StyledSpan {
                range: range.clone(),
                style,
                tag,
                link,
                language: self.language,
            });
        }
        range
    }

    /// Says in which language the words are that are appended from here on.
    pub(super) fn speak(&mut self, language: Option<Language>) {
        self.language = language;
    }

    /// Gives a stretch a direction of its own.
    pub(super) fn isolate(&mut self, range: Range<usize>) {
        self.isolates.push(range);
    }

    /// What decides how it is set.
    pub(super) fn setting(&self) -> Setting {
        let spans = self.spans.iter().map(|span| {
            let style = span.style;
            SpanSetting {
                end: span.range.end,
                face: style.face,
                lengths: [style.size, style.rise, style.tracking].map(f32::to_bits),
                tabular: style.tabular,
                language: span.language,
            }
        });
        Setting {
            text: self.text.clone(),
            spans: spans.collect(),
            isolates: self.isolates.clone(),
        }
    }

    /// Says what a stretch of the text shows.
    pub(super) fn mark(&mut self, range: Range<usize>, origin: SpanOrigin) {
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.origins.push(Span {
            text: bound(range.start)..bound(range.end),
            origin,
        });
    }
}
