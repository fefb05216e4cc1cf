//! A page as a list of blocks: every stretch of text in the order of the page, what it is, how much
//! of it is links, and the elements it stands in. Nothing is judged here; `html_walk` makes the list.

use super::BlockKind;
use super::html_hints::Hints;
use super::html_marks::Mark;
use std::borrow::Cow;

/// The blocks of a page and the elements that hold them.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In the order of the page; every parent stands before its children.
    pub(super) scopes: Vec<Scope>,
    /// In the order of the page.
    pub(super) blocks: Vec<PageBlock>,
    /// Elements that state a date or an author, in the order of the page.
    pub(super) marks: Vec<Mark>,
}

/// An element that holds blocks.
#[derive(Debug)]
pub(super) struct Scope {
    /// Index of the element around it; the first scope is its own parent.
    pub(super) parent: usize,
    /// What the element's name and attributes say of it.
    pub(super) hints: Hints,
    /// Its name and classes as one number: scopes that are built alike have the same.
    pub(super) shape: u64,
    /// Its blocks, those of inner elements included: first and one past the last.
    pub(super) blocks: std::ops::Range<usize>,
}

/// One stretch of text.
#[derive(Debug)]
pub(super) struct PageBlock {
    pub(super) kind: BlockKind,
    /// Words on one line; a table has one line a row and tabs between cells.
    pub(super) text: String,
    /// The number that a list shows before them.
    pub(super) number: Option<u32>,
    /// Code points of the text that carry a link.
    pub(super) linked: usize,
    /// Whether its links lead to places in the page itself.
    pub(super) anchors: bool,
    /// Code points of the text.
    pub(super) chars: usize,
    /// Index of the innermost scope.
    pub(super) scope: usize,
}

impl PageBlock {
    /// The words as the reader sees them, the number of a list's entry included.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self.number {
            Some(number) => Cow::Owned(format!("{number}. {}", self.text)),
            None => Cow::Borrowed(&self.text),
        }
    }

    /// Whether the block is little else than links: a line of them, or an entry of a table of contents.
    pub(super) fn is_links(&self) -> bool {
        let line = self.linked * 10 > self.chars * 8 && self.chars < 200;
        let contents = self.anchors && self.linked * 10 > self.chars * 6;
        !matches!(self.kind, BlockKind::Heading(_)) && (line || contents)
    }
}
