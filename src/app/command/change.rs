//! What can change of one item.

use crate::article::CharRange;
use crate::briefing::{Mark, Operation, PictureWidth, QuoteId, RichText, Speaker};

/// A place to write: in a text of an item, or in one of that text's printed notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextPlace {
    /// Which text, in the order of [`crate::briefing::Item::texts`].
    pub field: usize,
    /// Which of its printed notes, from 0; `None` for the text itself.
    pub note: Option<usize>,
    /// Which place between what is locked, from 0 (see [`RichText::parts`]).
    pub place: usize,
}

/// One thing of an item that can change.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemChange {
    /// One of its texts, with the quotations and citations inside it unchanged or taken out.
    Text {
        /// Which text, in the order of [`crate::briefing::Item::texts`].
        field: usize,
        /// The new text.
        text: RichText,
    },
    /// The words at one place; what is locked round it stays.
    Words {
        /// Where.
        place: TextPlace,
        /// The new words.
        words: String,
    },
    /// Words at one place are set off, or plain again.
    Mark {
        /// Where.
        place: TextPlace,
        /// Which words, in code points of the place.
        range: CharRange,
        /// How.
        mark: Mark,
        /// Rather than plain.
        on: bool,
    },
    /// Words at one place link somewhere.
    Link {
        /// Where.
        place: TextPlace,
        /// Which words, in code points of the place.
        range: CharRange,
        /// An http, https or mailto address; `None` takes the link away.
        address: Option<String>,
    },
    /// A new printed note, so many code points behind the start of a place.
    InsertNote {
        /// Where.
        place: TextPlace,
        /// Code points.
        at: usize,
    },
    /// A printed note goes.
    RemoveNote {
        /// The text it stands in.
        field: usize,
        /// Which of its notes, from 0.
        note: usize,
    },
    /// The date of a step.
    StepDate(String),
    /// The owner of a step.
    StepOwner(String),
    /// The words of a note to self.
    Note(String),
    /// Who said a quotation.
    Speaker {
        /// The quotation.
        quote: QuoteId,
        /// Its speaker.
        speaker: Speaker,
    },
    /// What was done to a quotation: cuts, brackets, case, emphasis.
    Operations {
        /// The quotation.
        quote: QuoteId,
        /// All its operations, sorted by place.
        operations: Vec<Operation>,
        /// The step's name.
        name: &'static str,
    },
    /// Of a list.
    List(ListChange),
    /// Of a table.
    Table(TableChange),
    /// Of a picture.
    Picture(PictureChange),
    /// The tag "analyst judgement".
    Judgement(bool),
    /// A suggestion is taken over as it is.
    Accept,
}

/// One thing of a list; entries count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListChange {
    /// Numbered rather than bulleted.
    Ordered(bool),
    /// An empty entry before this one.
    Add(usize),
    /// This entry goes.
    Remove(usize),
    /// The first moves to where the second is.
    Move(usize, usize),
}

/// One thing of a table; rows (without the head) and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableChange {
    /// Its caption.
    Caption(String),
    /// An empty row before this one.
    AddRow(usize),
    /// This row goes.
    RemoveRow(usize),
    /// The first row moves to where the second is.
    MoveRow(usize, usize),
    /// An empty column before this one.
    AddColumn(usize),
    /// This column goes.
    RemoveColumn(usize),
    /// The first column moves to where the second is.
    MoveColumn(usize, usize),
}

/// One thing of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureChange {
    /// What it shows, for those who cannot see it.
    Alt(String),
    /// Its caption.
    Caption(String),
    /// How wide it is printed.
    Width(PictureWidth),
}
