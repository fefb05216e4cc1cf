//! Blocks of a document before they have a page: set paragraphs with distances and what keeps together.

use super::page::{Colour, Image, ParagraphId};
use super::set_lines::SetParagraph;
use super::text::StyledText;
use crate::briefing::SourceId;
use std::sync::Arc;

/// A set paragraph with its text and meanings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) lines: Arc<SetParagraph>,
    pub(super) text: Arc<StyledText>,
    pub(super) paragraph: ParagraphId,
    /// Left edge from the text area's.
    pub(super) x: f32,
    /// Distance between baselines.
    pub(super) leading: f32,
    /// Size that sets the first baseline.
    pub(super) size: f32,
}

/// A block: one main column, and others that start on its first line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) main: Column,
    pub(super) beside: Vec<Column>,
    pub(super) before: f32,
    pub(super) after: f32,
    /// Stays on the page of what follows.
    pub(super) keep_with_next: bool,
    /// Is not parted between pages.
    pub(super) whole: bool,
    /// A bar at the left of all its lines.
    pub(super) bar: Option<Bar>,
    /// A rule above it: thickness and colour.
    pub(super) rule: Option<(f32, Colour)>,
    /// The rule stands only below another block of this kind, not under a heading or at a column's top.
    pub(super) between: bool,
    /// A small square before the first line.
    pub(super) bullet: Option<Bullet>,
    /// A heading's level and words for the outline.
    pub(super) mark: Option<(u8, String)>,
    /// The entry of this source in the source list.
    pub(super) entry: Option<SourceId>,
    /// The entry of the document's note with this number.
    pub(super) note: Option<usize>,
    /// A picture above the text, with its height.
    pub(super) image: Option<(Image, f32)>,
    /// The rows behind a table's head say how many blocks back it stands: it is drawn again where they
    /// begin a page.
    pub(super) head: Option<usize>,
    /// The printed notes its lines refer to: line of the main column, index into the fragment's notes.
    pub(super) notes: Vec<(usize, usize)>,
}

/// A printed note: its mark and words, set for the foot of a column or for the list of endnotes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NoteBlock {
    /// Its number in the document, from 0.
    pub(super) number: usize,
    pub(super) mark: Column,
    pub(super) words: Column,
}

impl NoteBlock {
    /// Its lines.
    pub(super) fn lines(&self) -> usize {
        self.words.lines.lines.len()
    }
}

/// A bar at the left of a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) colour: Colour,
}

/// A bullet: an en-square on the x-height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bullet {
    pub(super) x: f32,
    pub(super) side: f32,
    pub(super) colour: Colour,
}

impl Block {
    /// A block of one column.
    pub(super) fn new(main: Column) -> Self {
        Self {
            main,
            beside: Vec::new(),
            before: 0.0,
            after: 0.0,
            keep_with_next: false,
            whole: false,
            bar: None,
            rule: None,
            between: false,
            bullet: None,
            mark: None,
            entry: None,
            note: None,
            image: None,
            head: None,
            notes: Vec::new(),
        }
    }

    /// Lines of the main column.
    pub(super) fn lines(&self) -> usize {
        self.main.lines.lines.len()
    }

    /// Height of the first `lines` lines, with everything beside and above them.
    pub(super) fn height(&self, lines: usize) -> f32 {
        let column = |column: &Column, lines: usize| {
            column.leading * f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
        };
        let beside = self
            .beside
            .iter()
            .map(|other| column(other, other.lines.lines.len()))
            .fold(0.0, f32::max);
        let image = self.image.as_ref().map_or(0.0, |(_, height)| *height);
        image + column(&self.main, lines).max(beside)
    }
}
