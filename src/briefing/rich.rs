//! The analyst's own sentences: runs of text with marks, links, citations and quotation atoms.

use super::{Anchor, Quotation};
use serde::{Deserialize, Serialize};

/// One paragraph of the analyst's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct RichText(pub Vec<Inline>);

/// A part of a sentence. Atoms (quotations, citations) are one caret stop each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words; never empty, no line feed.
        text: String,
        /// Set in bold.
        #[serde(default)]
        bold: bool,
        /// Set in italic.
        #[serde(default)]
        italic: bool,
    },
    /// Words that link somewhere.
    Link {
        /// The words.
        text: String,
        /// An http, https or mailto address.
        href: String,
    },
    /// A quotation inside the sentence, with its marks; locked.
    Quote(Quotation),
    /// A citation mark without words.
    Cite(Citation),
    /// A printed note: a mark in the sentence, its words at the foot of the page or behind the text, as
    /// the template says. A note holds no note.
    Note(RichText),
}

/// A citation: the place in a source that a sentence rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Citation(pub Anchor);

impl RichText {
    /// One plain run; empty words give an empty text.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return Self::default();
        }
        Self(vec![Inline::Text {
            text,
            bold: false,
            italic: false,
        }])
    }

    /// Every part in printed order; the parts of a note follow it.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.0.iter().flat_map(|inline| {
            let inside = match inline {
                Inline::Note(note) => note.0.as_slice(),
                _ => &[],
            };
            std::iter::once(inline).chain(inside)
        })
    }

    /// The quotations inside the sentence and its notes.
    pub fn quotations(&self) -> impl Iterator<Item = &Quotation> {
        self.inlines().filter_map(|inline| match inline {
            Inline::Quote(quotation) => Some(quotation),
            _ => None,
        })
    }

    /// The printed notes of the sentence, in order.
    pub fn notes(&self) -> impl Iterator<Item = &RichText> {
        self.0.iter().filter_map(|inline| match inline {
            Inline::Note(note) => Some(note),
            _ => None,
        })
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
