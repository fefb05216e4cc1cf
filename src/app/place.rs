//! Places one can go to, the columns of the desk, and the small ids of the window's own things.
//!
//! Plain values; nothing here knows how a place is shown.

use crate::article::CharRange;
use crate::briefing::{ItemId, QuoteId, SourceId};

/// A place in the document or on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Words of a source, in the reader.
    Source {
        /// The source.
        source: SourceId,
        /// The words; an empty range at 0 is the source's beginning.
        range: CharRange,
    },
    /// A card.
    Item(ItemId),
    /// A quotation: its card, and its words in the reader.
    Quotation {
        /// The card it stands in.
        item: ItemId,
        /// The quotation.
        quote: QuoteId,
    },
    /// A section, by its index.
    Section(usize),
    /// The briefing's details.
    Details,
    /// The details of a source.
    SourceDetails(SourceId),
    /// A page, by its index.
    Page(usize),
}

/// The columns of the desk, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// The list of sources.
    Sources,
    /// The article being read.
    #[default]
    Reader,
    /// The briefing being written.
    Cards,
    /// The printed page.
    Page,
}

impl Column {
    /// All columns, left to right.
    pub const ALL: [Self; 4] = [Self::Sources, Self::Reader, Self::Cards, Self::Page];

    /// Its name as shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sources => "Sources",
            Self::Reader => "Reader",
            Self::Cards => "Briefing",
            Self::Page => "Page",
        }
    }

    /// Its index, left to right.
    pub fn index(self) -> usize {
        match self {
            Self::Sources => 0,
            Self::Reader => 1,
            Self::Cards => 2,
            Self::Page => 3,
        }
    }
}

/// A notice's number; it never repeats within one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u64);
