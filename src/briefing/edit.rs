//! Every change of a briefing, as a value with an inverse.
//!
//! [`Briefing::apply`] makes the change and gives back the edit that undoes it. A failed edit, also a
//! failed batch, leaves the briefing as it was. Undo, redo and recovery follow from this one type.

use super::{
    AddedFont, Anchor, Briefing, Correction, Details, Inline, Item, ItemBody, ItemId, Original, RichText,
    SectionContent, Source, SourceDetails, SourceId,
};
use crate::article::HiddenReason;
use crate::template::Template;
use serde::{Deserialize, Serialize};

/// A change of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Puts an item into a section.
    InsertItem {
        /// Section index.
        section: usize,
        /// Index within the section.
        index: usize,
        /// The item.
        item: Box<Item>,
    },
    /// Takes an item out.
    RemoveItem(ItemId),
    /// Moves an item; `index` counts after it has been taken out.
    MoveItem {
        /// The item.
        item: ItemId,
        /// Section index it goes to.
        section: usize,
        /// Index within that section.
        index: usize,
    },
    /// Puts another item of the same id in its place.
    ReplaceItem(Box<Item>),
    /// Adds a source.
    AddSource {
        /// Place in the list of sources.
        index: usize,
        /// The source.
        source: Box<Source>,
    },
    /// Takes a source out; refused while something rests on it.
    RemoveSource(SourceId),
    /// Changes what is printed about a source.
    SetSourceDetails {
        /// The source.
        source: SourceId,
        /// The new details.
        details: Box<SourceDetails>,
    },
    /// Keeps the file that a source was read from in the briefing, or takes it out.
    SetOriginal {
        /// The source.
        source: SourceId,
        /// The file, which must be the one that was read; `None` keeps none.
        original: Option<Original>,
    },
    /// Hides a block of a source, or shows it again.
    SetBlockHidden {
        /// The source.
        source: SourceId,
        /// The block's index.
        block: usize,
        /// Why it is hidden; `None` shows it.
        hidden: Option<HiddenReason>,
    },
    /// Changes who says what in a source.
    SetCorrections {
        /// The source.
        source: SourceId,
        /// All its corrections.
        corrections: Vec<Correction>,
    },
    /// Changes title, dates, marking and the like.
    SetDetails(Box<Details>),
    /// Changes the template; the sections must match it.
    SetTemplate {
        /// The template.
        template: Box<Template>,
        /// The items in its sections.
        sections: Vec<SectionContent>,
    },
    /// Adds a font file.
    AddFont {
        /// Place in the list of fonts.
        index: usize,
        /// The font.
        font: Box<AddedFont>,
    },
    /// Takes a font file out.
    RemoveFont(usize),
    /// Several changes as one.
    Batch(Vec<Edit>),
}

/// Why an edit could not be made. The briefing is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A section index past the end.
    #[error("there is no section {0}")]
    NoSection(usize),
    /// An index past the end of a section or list.
    #[error("there is no place {0} there")]
    NoPlace(usize),
    /// An item that does not exist.
    #[error("there is no item {}", .0.0)]
    NoItem(ItemId),
    /// A source that does not exist.
    #[error("there is no source {}", .0.0)]
    NoSource(SourceId),
    /// An id that is already in use.
    #[error("the number {0} is already in use")]
    InUse(u32),
    /// The source carries items.
    #[error("{count} items rest on this source; remove them first")]
    SourceInUse {
        /// How many items.
        count: usize,
    },
    /// More fonts than a briefing holds.
    #[error("a briefing holds at most {} fonts of {} MB together; remove one first", AddedFont::MOST, AddedFont::MOST_BYTES_TOGETHER >> 20)]
    TooManyFonts,
    /// Another file than the one that the source was read from.
    #[error("this is not the file that the source was read from")]
    NotTheOriginal,
    /// More bytes of originals than a briefing holds.
    #[error("a briefing holds at most {} MB of original files; take another one out first", Original::MOST_BYTES_TOGETHER >> 20)]
    OriginalsTooLarge,
    /// Sections that do not match their template.
    #[error("the sections do not match the template")]
    Mismatch,
}

impl Briefing {
    /// Makes a change and gives back its inverse.
    ///
    /// # Errors
    /// When the edit names something that is not there or would break the document; nothing has
    /// changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::InsertItem { section, index, item } => self.insert_item(section, index, *item),
            Edit::RemoveItem(id) => self.take_item(id).map(|(section, index, item)| Edit::InsertItem {
                section,
                index,
                item: Box::new(item),
            }),
            Edit::MoveItem { item, section, index } => self.move_item(item, section, index),
            Edit::ReplaceItem(item) => {
                let slot = self.item_mut(item.id).ok_or(EditError::NoItem(item.id))?;
                Ok(Edit::ReplaceItem(Box::new(std::mem::replace(slot, *item))))
            }
            Edit::AddSource { index, source } => self.add_source(index, *source),
            Edit::RemoveSource(id) => self.remove_source(id),
            Edit::SetSourceDetails { source, details } => {
                let slot = self.source_mut(source)?;
                let old = std::mem::replace(&mut slot.details, *details);
                Ok(Edit::SetSourceDetails {
                    source,
                    details: Box::new(old),
                })
            }
            Edit::SetOriginal { source, original } => self.set_original(source, original),
            Edit::SetBlockHidden {
                source,
                block,
                hidden,
            } => {
                let slot = self
                    .source_mut(source)?
                    .blocks
                    .get_mut(block)
                    .ok_or(EditError::NoPlace(block))?;
                let old = std::mem::replace(&mut slot.hidden, hidden);
                Ok(Edit::SetBlockHidden {
                    source,
                    block,
                    hidden: old,
                })
            }
            Edit::SetCorrections { source, corrections } => {
                let slot = self.source_mut(source)?;
                let corrections = std::mem::replace(&mut slot.corrections, corrections);
                Ok(Edit::SetCorrections { source, corrections })
            }
            Edit::SetDetails(details) => Ok(Edit::SetDetails(Box::new(std::mem::replace(
                &mut self.details,
                *details,
            )))),
            Edit::SetTemplate { template, sections } => self.set_template(*template, sections),
            Edit::AddFont { index, font } => self.add_font(index, *font),
            Edit::RemoveFont(index) => {
                if index >= self.fonts.len() {
                    return Err(EditError::NoPlace(index));
                }
                let font = Box::new(self.fonts.remove(index));
                Ok(Edit::AddFont { index, font })
            }
            Edit::Batch(edits) => self.apply_batch(edits),
        }
    }

    /// How many items rest on a source: by quotation, citation or support.
    pub fn uses_of(&self, source: SourceId) -> usize {
        self.items()
            .filter(|(_, _, item)| item.anchors().any(|anchor| anchor.source == source))
            .count()
    }

    fn insert_item(&mut self, section: usize, index: usize, item: Item) -> Result<Edit, EditError> {
        let id = item.id;
        if self.find_item(id).is_some() {
            return Err(EditError::InUse(id.0));
        }
        let items = self.items_mut(section)?;
        if index > items.len() {
            return Err(EditError::NoPlace(index));
        }
        items.insert(index, item);
        Ok(Edit::RemoveItem(id))
    }

    fn take_item(&mut self, id: ItemId) -> Result<(usize, usize, Item), EditError> {
        let (section, index, _) = self.find_item(id).ok_or(EditError::NoItem(id))?;
        Ok((section, index, self.items_mut(section)?.remove(index)))
    }

    fn move_item(&mut self, id: ItemId, section: usize, index: usize) -> Result<Edit, EditError> {
        let (from, _, _) = self.find_item(id).ok_or(EditError::NoItem(id))?;
        let target = self.sections.get(section).ok_or(EditError::NoSection(section))?;
        if index > target.items.len() - usize::from(from == section) {
            return Err(EditError::NoPlace(index));
        }
        let (from, at, item) = self.take_item(id)?;
        self.items_mut(section)?.insert(index, item);
        Ok(Edit::MoveItem {
            item: id,
            section: from,
            index: at,
        })
    }

    fn add_source(&mut self, index: usize, source: Source) -> Result<Edit, EditError> {
        let id = source.id;
        if self.source(id).is_some() {
            return Err(EditError::InUse(id.0));
        }
        if index > self.sources.len() {
            return Err(EditError::NoPlace(index));
        }
        self.sources.insert(index, source.into());
        Ok(Edit::RemoveSource(id))
    }

    fn remove_source(&mut self, id: SourceId) -> Result<Edit, EditError> {
        let index = self
            .sources
            .iter()
            .position(|source| source.id == id)
            .ok_or(EditError::NoSource(id))?;
        let count = self.uses_of(id);
        if count > 0 {
            return Err(EditError::SourceInUse { count });
        }
        let source = Box::new(self.sources.remove(index).into_inner());
        Ok(Edit::AddSource { index, source })
    }

    fn add_font(&mut self, index: usize, font: AddedFont) -> Result<Edit, EditError> {
        if index > self.fonts.len() {
            return Err(EditError::NoPlace(index));
        }
        let together: usize = self.fonts.iter().map(|font| font.data.0.len()).sum();
        if self.fonts.len() >= AddedFont::MOST
            || together + font.data.0.len() > AddedFont::MOST_BYTES_TOGETHER
        {
            return Err(EditError::TooManyFonts);
        }
        self.fonts.insert(index, font);
        Ok(Edit::RemoveFont(index))
    }

    fn set_template(&mut self, template: Template, sections: Vec<SectionContent>) -> Result<Edit, EditError> {
        let ids = template.sections.iter().map(|section| &section.id);
        if !ids.eq(sections.iter().map(|content| &content.section)) {
            return Err(EditError::Mismatch);
        }
        Ok(Edit::SetTemplate {
            template: Box::new(std::mem::replace(&mut self.template, template.into()).into_inner()),
            sections: std::mem::replace(&mut self.sections, sections),
        })
    }

    fn apply_batch(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    // What was done so far is undone; an inverse applies by construction.
                    for inverse in inverses.into_iter().rev() {
                        let undone = self.apply(inverse);
                        debug_assert!(undone.is_ok(), "an inverse must apply");
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Batch(inverses))
    }

    fn items_mut(&mut self, section: usize) -> Result<&mut Vec<Item>, EditError> {
        self.sections
            .get_mut(section)
            .map(|content| &mut content.items)
            .ok_or(EditError::NoSection(section))
    }

    fn item_mut(&mut self, id: ItemId) -> Option<&mut Item> {
        self.sections
            .iter_mut()
            .flat_map(|content| &mut content.items)
            .find(|item| item.id == id)
    }

    pub(super) fn source_mut(&mut self, id: SourceId) -> Result<&mut Source, EditError> {
        self.sources
            .iter_mut()
            .find(|source| source.id == id)
            .map(|source| &mut **source)
            .ok_or(EditError::NoSource(id))
    }

    /// The edit that changes the template, items kept: sections are matched by id, and items of a
    /// section that the new template lacks go to the end of the section before it.
    pub fn switch_template(&self, template: Template) -> Edit {
        let mut sections: Vec<SectionContent> = template
            .sections
            .iter()
            .map(|section| SectionContent {
                section: section.id.clone(),
                items: Vec::new(),
            })
            .collect();
        let mut last = 0;
        for content in &self.sections {
            last = sections
                .iter()
                .position(|other| other.section == content.section)
                .unwrap_or(last);
            if let Some(section) = sections.get_mut(last) {
                section.items.extend(content.items.iter().cloned());
            }
        }
        Edit::SetTemplate {
            template: Box::new(template),
            sections,
        }
    }
}

impl Item {
    /// Every place in a source that the item shows or rests on, in printed order.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let displayed = match &*self.body {
            ItemBody::Quotation(quotation) => Some(&quotation.anchor),
            _ => None,
        };
        let inline = self
            .texts()
            .into_iter()
            .flat_map(RichText::inlines)
            .filter_map(|inline| match inline {
                Inline::Quote(quotation) => Some(&quotation.anchor),
                Inline::Cite(citation) => Some(&citation.0),
                Inline::Text { .. } | Inline::Link { .. } | Inline::Note(_) => None,
            });
        displayed.into_iter().chain(inline).chain(self.rests_on())
    }
}
