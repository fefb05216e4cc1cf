//! What can stand in a section.

use super::{Anchor, Inline, PictureData, PictureWidth, Quotation, RichText, Shared};
use serde::{Deserialize, Serialize};

/// An item's number within its briefing; it never changes while the item lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub u32);

/// One item of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Number within the briefing.
    pub id: ItemId,
    /// What it is.
    pub body: Shared<ItemBody>,
    /// Put there by *Draft for me* and not yet touched by the analyst.
    #[serde(default)]
    pub suggested: bool,
    /// Tagged "analyst judgement": it rests on no source.
    #[serde(default)]
    pub judgement: bool,
}

/// The kinds of items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemBody {
    /// A displayed quotation with its attribution.
    Quotation(Quotation),
    /// Words of the analyst's that rest on ranges of sources, printed with their citations.
    KeyPoint {
        /// The words as printed; at first the source's own.
        text: RichText,
        /// What they rest on.
        rests_on: Vec<Anchor>,
    },
    /// A paragraph, or a bullet in a section of bullets.
    Prose(RichText),
    /// A dated next step.
    Step(Step),
    /// A list of its own inside a section.
    List {
        /// Numbered rather than bulleted.
        ordered: bool,
        /// The entries.
        entries: Vec<RichText>,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Image(Image),
    /// A note to self; it never leaves the window.
    Note(String),
}

/// A dated next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When, in words as printed; empty if the source names no date.
    pub date: String,
    /// Who; empty if the source names no owner.
    pub owner: String,
    /// What.
    pub text: RichText,
    /// What it rests on.
    pub rests_on: Vec<Anchor>,
}

/// A plain table. Every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Caption; empty for none.
    pub caption: String,
    /// The header row.
    pub header: Vec<RichText>,
    /// The other rows.
    pub rows: Vec<Vec<RichText>>,
}

/// A picture with its alternative text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// PNG or JPEG bytes.
    pub data: PictureData,
    /// What it shows, for those who cannot see it; required for a final export.
    pub alt: String,
    /// Caption; empty for none.
    pub caption: String,
    /// How wide it is printed.
    #[serde(default)]
    pub width: PictureWidth,
}

impl Item {
    /// A plain item: not suggested, not a judgement.
    pub fn new(id: ItemId, body: ItemBody) -> Self {
        Self {
            id,
            body: body.into(),
            suggested: false,
            judgement: false,
        }
    }

    /// The rich texts of the item, in printed order.
    pub fn texts(&self) -> Vec<&RichText> {
        match &*self.body {
            ItemBody::KeyPoint { text, .. } | ItemBody::Prose(text) => vec![text],
            ItemBody::Step(step) => vec![&step.text],
            ItemBody::List { entries, .. } => entries.iter().collect(),
            ItemBody::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).collect(),
            ItemBody::Quotation(_) | ItemBody::Image(_) | ItemBody::Note(_) => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> Vec<&mut RichText> {
        match &mut *self.body {
            ItemBody::KeyPoint { text, .. } | ItemBody::Prose(text) => vec![text],
            ItemBody::Step(step) => vec![&mut step.text],
            ItemBody::List { entries, .. } => entries.iter_mut().collect(),
            ItemBody::Table(table) => {
                let rows = table.rows.iter_mut().flatten();
                table.header.iter_mut().chain(rows).collect()
            }
            ItemBody::Quotation(_) | ItemBody::Image(_) | ItemBody::Note(_) => Vec::new(),
        }
    }

    /// The quotations of the item, in printed order.
    pub fn quotations(&self) -> impl Iterator<Item = &Quotation> {
        let displayed = match &*self.body {
            ItemBody::Quotation(quotation) => Some(quotation),
            _ => None,
        };
        displayed
            .into_iter()
            .chain(self.texts().into_iter().flat_map(RichText::quotations))
    }

    /// What the item rests on besides its quotations and citations.
    pub fn rests_on(&self) -> &[Anchor] {
        match &*self.body {
            ItemBody::KeyPoint { rests_on, .. } => rests_on,
            ItemBody::Step(step) => &step.rests_on,
            _ => &[],
        }
    }

    /// The places that its own words rest on: those and the ones it cites, not those it quotes.
    pub fn supports(&self) -> impl Iterator<Item = &Anchor> {
        let inlines = self.texts().into_iter().flat_map(RichText::inlines);
        let cited = inlines.filter_map(|inline| match inline {
            Inline::Cite(citation) => Some(&citation.0),
            _ => None,
        });
        self.rests_on().iter().chain(cited)
    }
}
