//! What the words on the pages mean: where each paragraph came from in the briefing, and the semantic tree
//! that screen readers walk. Where anything stands is [`super::page`]'s matter.

use crate::briefing::{ItemId, QuoteId, SourceId};
use std::ops::Range;

/// Index into [`super::Pages::elements`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// The text of a paragraph as it was shaped, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The shaped text (NFC); glyph ranges are bytes of it.
    pub text: String,
    /// BCP 47 language.
    pub language: String,
    /// What in the briefing it shows.
    pub origin: Origin,
    /// Parts of the text with an origin of their own, in order.
    pub spans: Vec<Span>,
}

/// What in the briefing a paragraph shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A text of an item; `field` counts its rich texts (0 unless it is a list, table or step).
    Item {
        /// The item.
        item: ItemId,
        /// Which of its texts.
        field: u32,
    },
    /// A printed note of an item, counted through the item's texts.
    Note {
        /// The item.
        item: ItemId,
        /// Which of its notes, from 0.
        note: u32,
    },
    /// The heading of a section, by its index.
    Heading(usize),
    /// The title block.
    Details,
    /// An entry of the source list.
    Source(SourceId),
    /// Banners, running heads, folios.
    Furniture,
}

/// A part of a paragraph's text with an origin of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the paragraph's text.
    pub text: Range<u32>,
    /// What it shows.
    pub origin: SpanOrigin,
}

/// What a part of a paragraph shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanOrigin {
    /// A quotation's words with their marks.
    Quotation(QuoteId),
    /// A citation mark of this source.
    Citation(SourceId),
    /// A link.
    Link,
    /// The mark of a printed note, counted through the item's texts.
    Note(u32),
}

/// One node of the semantic tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Its parent; `None` for the document only. A parent stands before its children.
    pub parent: Option<ElementId>,
    /// BCP 47 language, where it differs from the parent's.
    pub language: Option<String>,
    /// Alternative text of a figure, or where a link leads.
    pub alt: Option<String>,
}

/// Roles of the semantic tree, after the standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section.
    Section,
    /// A heading of this level; level 1 is the title.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A displayed quotation: its paragraphs are the words and the attribution.
    BlockQuote,
    /// A list; numbered or not.
    List {
        /// Decimal labels rather than discs.
        ordered: bool,
    },
    /// One entry of a list.
    ListItem,
    /// The label of an entry.
    Label,
    /// The body of an entry.
    ListBody,
    /// A table.
    Table,
    /// A table row.
    TableRow,
    /// A column header cell.
    TableHeader,
    /// A table cell.
    TableCell,
    /// A picture.
    Figure,
    /// A caption.
    Caption,
    /// A printed note: its number and words.
    Note,
    /// A citation that refers to the source list, or a mark that refers to a note.
    Reference,
    /// A link.
    Link,
    /// Words of another language or style inside a paragraph.
    Span,
}
