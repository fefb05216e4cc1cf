//! A quotation: a place in a frozen source, the recorded operations on it, and who said it.
//!
//! The words are computed from these (`render`), never stored as typed text. The place is a W3C
//! TextPositionSelector with a TextQuoteSelector beside it (Web Annotation Data Model, 4.2.4–4.2.5).

use super::SourceId;
use crate::article::CharRange;
use serde::{Deserialize, Serialize};

/// A quotation's number within its briefing; `verify` names it ("q3").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuoteId(pub u32);

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotation {
    /// Number within the briefing.
    pub id: QuoteId,
    /// Where its words stand.
    pub anchor: Anchor,
    /// What the analyst did to them: sorted by place, not overlapping, all inside the anchor's range.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// Who said it.
    pub speaker: Speaker,
}

/// A place in a frozen source: both W3C text selectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The source.
    pub source: SourceId,
    /// TextPositionSelector: code points of the frozen text, half-open.
    pub range: CharRange,
    /// TextQuoteSelector `exact`: the words as they stood when they were picked.
    pub exact: String,
    /// TextQuoteSelector `prefix`: up to 32 code points before.
    pub prefix: String,
    /// TextQuoteSelector `suffix`: up to 32 code points after.
    pub suffix: String,
}

/// A recorded change to a quotation, on ranges of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    /// Words left out; an ellipsis is printed.
    Cut(CharRange),
    /// A clarification in brackets: in place of the range, or at its start if it is empty.
    Bracket {
        /// What it replaces.
        range: CharRange,
        /// The words inside the brackets.
        text: String,
    },
    /// The letter at this place changes its case, printed in brackets (`[T]he`).
    Case(usize),
    /// Emphasis added by the analyst; "(emphasis added)" is printed after the quotation.
    Emphasis(CharRange),
}

impl Operation {
    /// The range of the source that the operation touches.
    pub fn range(&self) -> CharRange {
        match self {
            Self::Cut(range) | Self::Emphasis(range) | Self::Bracket { range, .. } => *range,
            Self::Case(at) => CharRange::new(*at, *at + 1),
        }
    }
}

/// Whose words a quotation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// A person.
    Person {
        /// Full name ("Lee Jae Myung").
        name: String,
        /// Title or office ("President"); empty if not known.
        title: String,
    },
    /// The outlet itself: words outside the article's own quotation marks.
    Outlet,
    /// A document that the source quotes.
    Document(String),
    /// Not known. A final export refuses it.
    Unknown,
}
