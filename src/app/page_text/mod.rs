//! The words on the pages as text that can be pointed at, selected and copied.
//!
//! Pure and without a window: points, paragraphs and bytes. Nothing is measured; every number comes
//! from the display list. Furniture is not text here.

mod lines;
mod named;
mod point;
mod select;
mod target;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use lines::{Cluster, Line, lines};
pub use named::named;
pub use point::{link_at, nearest, under};
pub use select::rects;
pub use target::{item_of, target};
pub use words::{all, paragraph, text, word};
pub use write::written;

use crate::typeset::ParagraphId;
use std::ops::Range;

/// A place between two characters of the printed text. Paragraphs are numbered in reading order, so
/// carets are ordered as one reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caret {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Bytes of its text before the caret.
    pub byte: u32,
}

/// Words selected on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// Where the selection began: it stays when the selection is extended.
    pub anchor: Caret,
    /// Where it ends now.
    pub head: Caret,
}

impl Selected {
    /// From the first caret to the last, whichever way it was dragged.
    pub fn range(&self) -> Range<Caret> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    /// Whether no words are selected.
    pub fn is_empty(&self) -> bool {
        self.anchor == self.head
    }
}

impl From<Range<Caret>> for Selected {
    fn from(range: Range<Caret>) -> Self {
        Self {
            anchor: range.start,
            head: range.end,
        }
    }
}
