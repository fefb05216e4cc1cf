//! What is shown of the document: selection, cursor, focus, zoom, and where to scroll next.
//!
//! View state is never saved and never undone. Column widths, scroll positions and times are the
//! window's own.

use super::command::Caret;
use super::place::{Column, Place};
use crate::article::CharRange;
use crate::briefing::{ItemId, QuoteId, SourceId};
use std::collections::{BTreeMap, BTreeSet};

/// The view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The source in the reader.
    pub source: Option<SourceId>,
    /// The words selected there.
    pub selection: Option<Selection>,
    /// The current find; the target of a digit when nothing is selected.
    pub find: Option<FindCursor>,
    /// The column that has the focus.
    pub focus: Column,
    /// The focused card.
    pub card: Option<ItemId>,
    /// The item whose words lie under the pointer on a page.
    pub pointed: Option<ItemId>,
    /// The words selected of a quotation on the focused card.
    pub words: Option<QuoteWords>,
    /// The card last edited or picked: what `C` cites from.
    pub last_edited: Option<ItemId>,
    /// Where the caret was last seen on a card.
    pub caret: Option<Caret>,
    /// Rises when the menus are called for the keyboard.
    pub menus_called: u64,
    /// Where a field should take the caret once.
    pub put: PutCaret,
    /// Words of a card whose address is being asked for.
    pub linking: Option<Linking>,
    /// Zoom of the page in per cent of its column's width; 100 fits.
    pub zoom: u16,
    /// Folded columns, left to right.
    pub folded: [bool; 4],
    /// Where cards and page share one column: the page is shown.
    pub flipped: bool,
    /// The page of a PDF is shown beside its text.
    pub source_page: bool,
    /// The panel under the columns or beside them.
    pub panel: Option<Panel>,
    /// Index of the finding last gone to.
    pub finding: Option<usize>,
    /// What was just placed or changed, to be marked for a moment.
    pub flash: Flash,
    /// Where each column should scroll once.
    pub reveal: Reveal,
    /// Places to go back to, latest last.
    pub back: Vec<Place>,
    /// Places to go forward to, nearest last.
    pub forward: Vec<Place>,
    /// Where reading stopped in each source, in code points.
    pub read_to: BTreeMap<SourceId, usize>,
    /// Sources that were read to their end, or whose finds were all offered.
    pub done: BTreeSet<SourceId>,
    /// The current key point is picked in its condensed form.
    pub condensed: bool,
    /// The find that the next `N` or `K` goes to, once it was offered at the end of a source.
    pub offered: Option<FindCursor>,
}

/// Words selected in the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The source.
    pub source: SourceId,
    /// The words as they were dragged over.
    pub range: CharRange,
    /// The words a digit would take: snapped to quotation marks and whole words.
    pub taken: CharRange,
    /// Whose words these are, for the chip ("President Lee Jae Myung", "the outlet's words").
    pub whose: String,
    /// The selection reaches over a quotation mark: the chip shows both choices.
    pub straddles: bool,
}

/// Words of a quotation on a card: what is cut, bracketed or emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteWords {
    /// The card.
    pub item: ItemId,
    /// The quotation.
    pub quote: QuoteId,
    /// The word that the selection began with.
    pub first: CharRange,
    /// The word that it was drawn to, before or behind that.
    pub last: CharRange,
    /// A clarification in brackets is being written for them.
    pub bracketing: bool,
}

impl QuoteWords {
    /// From the one word to the other, in code points of the source.
    pub fn range(&self) -> CharRange {
        CharRange::new(
            self.first.start.min(self.last.start),
            self.first.end.max(self.last.end),
        )
    }
}

/// A find by its place, so that it survives finding anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindCursor {
    /// A key point rather than a quotation.
    pub key_point: bool,
    /// The source.
    pub source: SourceId,
    /// Its words.
    pub range: CharRange,
}

/// Panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The findings of the checks.
    Findings,
    /// The list of finds over all sources.
    Finds,
}

/// What was just placed or changed. A new serial means a new flash; its time is the window's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flash {
    /// Raised with every flash.
    pub serial: u64,
    /// The items to mark on card and page.
    pub items: Vec<ItemId>,
}

/// Where the caret should go. A new serial means that the field there should take it once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PutCaret {
    /// Raised with every request.
    pub serial: u64,
    /// The place among one's own words, with what is to be selected.
    pub caret: Option<Caret>,
    /// A field that has a name rather than a place.
    pub named: Option<NamedCaret>,
}

/// A place in a field that holds something other than a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedCaret {
    /// The card; `None` for the briefing's details.
    pub item: Option<ItemId>,
    /// The field's name, as those hear it who cannot see it.
    pub field: &'static str,
    /// Code points before the caret; more than there are stand for the end.
    pub at: usize,
}

/// Words of a card that are to link somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// The words, as a selection.
    pub words: Caret,
    /// The address that they link to now; empty for none.
    pub address: String,
}

/// Where to scroll. A new serial means that columns with a target should go there once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reveal {
    /// Raised with every request.
    pub serial: u64,
    /// Words in the reader.
    pub reader: Option<(SourceId, CharRange)>,
    /// A card.
    pub card: Option<ItemId>,
    /// A section among the cards.
    pub section: Option<usize>,
    /// A page, by its index, and the distance from its top in whole points.
    pub page: Option<(usize, u32)>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            source: None,
            selection: None,
            find: None,
            focus: Column::Reader,
            card: None,
            pointed: None,
            words: None,
            last_edited: None,
            caret: None,
            menus_called: 0,
            put: PutCaret::default(),
            linking: None,
            zoom: 100,
            folded: [false; 4],
            flipped: false,
            source_page: false,
            panel: None,
            finding: None,
            flash: Flash::default(),
            reveal: Reveal::default(),
            back: Vec::new(),
            forward: Vec::new(),
            read_to: BTreeMap::new(),
            done: BTreeSet::new(),
            condensed: false,
            offered: None,
        }
    }
}

/// How far a source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It was not looked at.
    Unread,
    /// It was shown.
    Begun,
    /// It was read to its end, or all that was found in it was visited.
    Done,
}

impl View {
    /// How far a source was read.
    pub fn reading(&self, source: SourceId) -> Reading {
        if self.done.contains(&source) {
            Reading::Done
        } else if self.source == Some(source) || self.read_to.contains_key(&source) {
            Reading::Begun
        } else {
            Reading::Unread
        }
    }

    /// Marks items for a moment.
    pub(super) fn flash(&mut self, items: Vec<ItemId>) {
        let serial = self.flash.serial + 1;
        self.flash = Flash { serial, items };
    }

    /// Asks the field at this place to take the caret once.
    pub(super) fn put_caret(&mut self, caret: Caret) {
        self.caret = Some(caret);
        self.put = PutCaret {
            serial: self.put.serial + 1,
            caret: Some(caret),
            named: None,
        };
    }

    /// Asks a field by its name to take the caret once.
    pub(super) fn put_named(&mut self, named: NamedCaret) {
        self.put = PutCaret {
            serial: self.put.serial + 1,
            caret: None,
            named: Some(named),
        };
    }

    /// Asks the columns to scroll to their targets once.
    pub(super) fn reveal(&mut self, reveal: Reveal) {
        let serial = self.reveal.serial + 1;
        self.reveal = Reveal { serial, ..reveal };
    }
}
