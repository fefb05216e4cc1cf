//! What stands where on a page, and what of the document it is planned from: blocks in runs of columns.

use super::chapter::Document;
use super::flow::{Block, NoteBlock};
use super::style::GUTTER;
use std::cell::Cell;
use std::ops::Range;

/// Lines of a block on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Index of the block in the document.
    pub(super) block: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Left edge of its column, from the text area's.
    pub(super) x: f32,
    /// Top of the first of them, from the top of the text area.
    pub(super) y: f32,
    /// The head of a table that goes on, drawn again.
    pub(super) again: bool,
}

/// Lines of a note at the foot of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedNote {
    /// The block that refers to it.
    pub(super) block: usize,
    /// Index among the notes of the block's fragment.
    pub(super) note: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Left edge of its column, from the text area's.
    pub(super) x: f32,
    /// Top of the first of them, from the top of the text area.
    pub(super) y: f32,
    /// The first note at this foot: a short rule stands above it.
    pub(super) first: bool,
}

/// What stands on one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PagePlan {
    pub(super) blocks: Vec<Placed>,
    pub(super) notes: Vec<PlacedNote>,
    /// Height that notes take at the foot.
    pub(super) foot: f32,
}

impl PagePlan {
    /// The block of everything on the page: of the text first, then of the notes.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        let notes = self.notes.iter().map(|note| note.block);
        self.blocks.iter().map(|placed| placed.block).chain(notes)
    }

    /// The least range that holds all of them.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.shown().min().unwrap_or(0);
        start..self.shown().max().map_or(start, |last| last + 1)
    }
}

/// A block with the notes of its fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flowing<'a> {
    pub(super) block: &'a Block,
    pub(super) notes: &'a [NoteBlock],
}

/// The blocks of a document in order; remembers how far they were looked at.
pub(super) struct Flow<'a> {
    document: &'a Document,
    /// Index behind the last block that was looked at, even if there is none.
    seen: Cell<usize>,
}

impl<'a> Flow<'a> {
    /// Nothing of it looked at yet.
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            seen: Cell::new(0),
        }
    }

    /// Begins to count anew what is looked at.
    pub(super) fn look_again(&self) {
        self.seen.set(0);
    }

    /// Index behind the last block that was looked at since, even if there is none.
    pub(super) fn seen(&self) -> usize {
        self.seen.get()
    }

    /// The block with this index.
    pub(super) fn get(&self, index: usize) -> Option<Flowing<'a>> {
        self.seen.set(self.seen.get().max(index + 1));
        let (part, block) = self.document.block(index)?;
        Some(Flowing {
            block,
            notes: &part.fragment.notes,
        })
    }
}

/// Neighbouring blocks in the same columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Indices of the blocks.
    pub(super) blocks: Range<usize>,
    pub(super) columns: u16,
    /// Left edge of the first column from the text area's.
    pub(super) x: f32,
    /// From one column's left edge to the next one's.
    pub(super) pitch: f32,
}

/// The runs of columns that the document's blocks stand in.
pub(super) fn runs(document: &Document) -> Vec<Run> {
    let run = |region: &super::chapter::Region| Run {
        blocks: document.start(region.chapters.start)..document.start(region.chapters.end),
        columns: region.columns,
        x: region.x,
        pitch: region.width + GUTTER,
    };
    document.regions.iter().map(run).collect()
}

/// A place in the flow: block and line.
pub(super) type At = (usize, usize);
/// Lines of a note that go on at the foot of the next column: block, note, line.
pub(super) type Carried = (usize, usize, usize);
