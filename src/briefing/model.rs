//! A briefing as a whole: template, details, frozen sources, and the sections with their items.

use super::{AddedFont, Details, Item, ItemId, Quotation, QuoteId, Shared, Source, SourceId};
use crate::template::Template;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// Version of the briefing file format that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// A briefing. One value holds all of it: template, sources and text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Briefing {
    /// Version of the file format; [`FORMAT_VERSION`] today.
    pub format_version: u32,
    /// The document's own id, which moves and copies do not change.
    pub id: DocumentId,
    /// The template, whole, so that the file needs nothing beside it.
    pub template: Shared<Template>,
    /// Title, dates, marking and the like.
    pub details: Details,
    /// The frozen sources in the order they were loaded.
    pub sources: Vec<Shared<Source>>,
    /// One entry for each section of the template, in its order.
    pub sections: Vec<SectionContent>,
    /// Font files for characters that no bundled face has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<AddedFont>,
}

/// 128 random bits in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub String);

/// What stands in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionContent {
    /// The section's id in the template.
    pub section: String,
    /// Its items in printed order.
    pub items: Vec<Item>,
}

impl Briefing {
    /// An empty briefing on `template`.
    pub fn new(id: DocumentId, template: Template, details: Details) -> Self {
        let sections = template
            .sections
            .iter()
            .map(|section| SectionContent {
                section: section.id.clone(),
                items: Vec::new(),
            })
            .collect();
        Self {
            format_version: FORMAT_VERSION,
            id,
            template: template.into(),
            details,
            sources: Vec::new(),
            sections,
            fonts: Vec::new(),
        }
    }

    /// The source with this id.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(self.source_index(id)?).map(Deref::deref)
    }

    /// The place of a source among all of them. Sources are numbered as they are loaded, so that nearly always
    /// a look at a few of a thousand finds it.
    pub fn source_index(&self, id: SourceId) -> Option<usize> {
        match self.sources.binary_search_by_key(&id, |source| source.id) {
            Ok(index) => Some(index),
            Err(_) => self.sources.iter().position(|source| source.id == id),
        }
    }

    /// Every item with the index of its section and its own, in printed order.
    pub fn items(&self) -> impl Iterator<Item = (usize, usize, &Item)> {
        self.sections.iter().enumerate().flat_map(|(section, content)| {
            content
                .items
                .iter()
                .enumerate()
                .map(move |(index, item)| (section, index, item))
        })
    }

    /// Section index, item index and item with this id.
    pub fn find_item(&self, id: ItemId) -> Option<(usize, usize, &Item)> {
        self.items().find(|(_, _, item)| item.id == id)
    }

    /// Every quotation in printed order, displayed ones and those inside sentences.
    pub fn quotations(&self) -> impl Iterator<Item = (&Item, &Quotation)> {
        self.items()
            .flat_map(|(_, _, item)| item.quotations().map(move |quotation| (item, quotation)))
    }

    /// An item id that is not in use: one more than the largest.
    pub fn next_item_id(&self) -> ItemId {
        ItemId(self.items().map(|(_, _, item)| item.id.0).max().unwrap_or(0) + 1)
    }

    /// A quotation id that is not in use: one more than the largest.
    pub fn next_quote_id(&self) -> QuoteId {
        QuoteId(
            self.quotations()
                .map(|(_, quotation)| quotation.id.0)
                .max()
                .unwrap_or(0)
                + 1,
        )
    }

    /// A source id that is not in use: one more than the largest.
    pub fn next_source_id(&self) -> SourceId {
        SourceId(self.sources.iter().map(|source| source.id.0).max().unwrap_or(0) + 1)
    }
}
