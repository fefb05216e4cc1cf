//! Set items, kept from one version of the briefing to the next. An item is set again only if it, its
//! numbers, or what all items share (template, sources' details, language) has changed; items stand in
//! groups, so that an untouched group costs one comparison.

use super::chapter::{Chapter, Document};
use super::compose::language;
use super::document::{Fixed, Progress, Walk};
use super::fragment::{Citations, Fragment};
use super::setter::Setter;
use crate::briefing::{Briefing, Item, ItemBody, ItemId, Shared, Source, SourceId};
use crate::template::Template;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What all items share: if it changes, every item is set again.
#[derive(Debug, PartialEq)]
struct Common {
    draft: bool,
    template: Shared<Template>,
    language: String,
    sources: Vec<Shared<Source>>,
}

impl Common {
    fn new(briefing: &Briefing, draft: bool) -> Self {
        Self {
            draft,
            template: briefing.template.clone(),
            language: language(briefing).to_owned(),
            sources: briefing.sources.clone(),
        }
    }

    fn holds(&self, briefing: &Briefing, draft: bool) -> bool {
        self.draft == draft
            && self.template == briefing.template
            && self.language == language(briefing)
            && self.sources.len() == briefing.sources.len()
            && self.sources.iter().zip(&briefing.sources).all(|(known, source)| {
                known.same(source)
                    || known.id == source.id
                        && known.details == source.details
                        && known.text.sha256() == source.text.sha256()
            })
    }
}

/// What an item's setting depends on besides itself and [`Common`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Context {
    pub(super) section: usize,
    pub(super) label: Option<(usize, usize)>,
    pub(super) notes_before: usize,
    /// The printed numbers of what it cites.
    pub(super) numbers: Vec<usize>,
}

/// A set item.
#[derive(Debug)]
pub(super) struct SetItem {
    pub(super) item: Item,
    pub(super) context: Context,
    pub(super) fragment: Arc<Fragment>,
    /// Its endnotes.
    pub(super) endnotes: Vec<Arc<Fragment>>,
    /// How many printed notes it has.
    pub(super) notes: usize,
}

/// Neighbouring items of a section as they were set.
#[derive(Debug)]
pub(super) struct SetGroup {
    pub(super) before: Progress,
    pub(super) after: Progress,
    /// Printed items of its section before it, where they are numbered.
    pub(super) first: Option<usize>,
    /// The numbers of the sources it cites.
    pub(super) numbers: Vec<usize>,
    pub(super) items: Vec<SetItem>,
    pub(super) chapter: Arc<Chapter>,
}

/// Neighbouring items of a section.
#[derive(Debug)]
pub(super) struct Group {
    section: usize,
    pub(super) items: Vec<Item>,
    /// How many of them are printed.
    pub(super) printed: usize,
    /// The sources they cite, in order of first use.
    pub(super) cites: Vec<SourceId>,
    /// The last setting; the second value tells whether it is of the very same items.
    pub(super) set: Option<(SetGroup, bool)>,
}

impl Group {
    fn new(section: usize, items: &[Item]) -> Self {
        let mut cites = Vec::new();
        for anchor in items.iter().flat_map(Item::anchors) {
            if !cites.contains(&anchor.source) {
                cites.push(anchor.source);
            }
        }
        Self {
            section,
            items: items.to_vec(),
            printed: items.iter().filter(|item| is_printed(item)).count(),
            cites,
            set: None,
        }
    }

    /// Where it is found again: its section and first item.
    fn place(&self) -> Option<(usize, ItemId)> {
        Some((self.section, self.items.first()?.id))
    }

    /// The printed items.
    pub(super) fn printed_items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| is_printed(item))
    }
}

/// Notes to self are not.
fn is_printed(item: &Item) -> bool {
    !matches!(*item.body, ItemBody::Note(_))
}

/// Fragments that are kept between versions.
#[derive(Default)]
pub(super) struct Keeper {
    common: Option<Common>,
    /// All groups in order.
    groups: Vec<Group>,
    /// Title, headings and source entries of the last version, in order.
    fixed: Vec<Fixed>,
}

impl Keeper {
    /// The briefing in chapters.
    pub(super) fn document(&mut self, briefing: &Briefing, draft: bool, setter: &mut Setter) -> Document {
        if !self
            .common
            .as_ref()
            .is_some_and(|common| common.holds(briefing, draft))
        {
            self.common = Some(Common::new(briefing, draft));
            self.groups.clear();
            self.fixed.clear();
        }
        self.match_groups(briefing);
        let mut citations = Citations::default();
        for source in self.groups.iter().flat_map(|group| &group.cites) {
            citations.cite(*source);
        }
        cite_pages(briefing, &mut citations);
        let fixed = std::mem::take(&mut self.fixed);
        let mut walk = Walk::new(briefing, &citations, draft, setter, fixed);
        let mut rest = self.groups.as_mut_slice();
        walk.title();
        for (index, section) in briefing.template.sections.iter().enumerate() {
            let count = rest.iter().take_while(|group| group.section == index).count();
            let (here, behind) = rest.split_at_mut(count);
            walk.section(index, section, here);
            rest = behind;
        }
        let (document, fixed) = walk.finish();
        self.fixed = fixed;
        document
    }

    /// Brings the kept groups into the briefing's order; new and changed ones are set again.
    fn match_groups(&mut self, briefing: &Briefing) {
        let mut old: Vec<Option<Group>> = std::mem::take(&mut self.groups).into_iter().map(Some).collect();
        let mut places: Option<HashMap<(usize, ItemId), usize>> = None;
        let mut cursor = 0;
        for (section, content) in briefing.sections.iter().enumerate() {
            for range in groups(&content.items) {
                let items = content.items.get(range).unwrap_or_default();
                let Some(place) = items.first().map(|item| (section, item.id)) else {
                    continue;
                };
                let of = |group: Option<&Option<Group>>| group.and_then(|group| group.as_ref()?.place());
                let at = if of(old.get(cursor)) == Some(place) {
                    Some(cursor)
                } else {
                    let places = places.get_or_insert_with(|| {
                        let places = (0..old.len()).filter_map(|at| Some((of(old.get(at))?, at)));
                        places.collect()
                    });
                    places.get(&place).copied()
                };
                cursor = at.map_or(cursor, |at| at + 1);
                let known = at.and_then(|at| old.get_mut(at)?.take());
                self.groups.push(match known {
                    Some(known) if known.items == items => known,
                    Some(known) => Group {
                        set: known.set.map(|(set, _)| (set, false)),
                        ..Group::new(section, items)
                    },
                    None => Group::new(section, items),
                });
            }
        }
    }
}

/// Notes the cited pages of the sources that have pages: few have any.
fn cite_pages(briefing: &Briefing, citations: &mut Citations) {
    let paged = |source: &&Shared<Source>| !(source.pages.is_empty() && source.lines.is_empty());
    let paged: Vec<&Shared<Source>> = briefing.sources.iter().filter(paged).collect();
    if paged.is_empty() {
        return;
    }
    for anchor in briefing.items().flat_map(|(_, _, item)| item.anchors()) {
        if let Some(source) = paged.iter().find(|source| source.id == anchor.source) {
            citations.cite_pages(source, anchor);
        }
    }
}

/// The items of a section in groups of about sixteen. Where a group begins depends on the item there
/// alone, so that one that comes or goes changes its own group.
fn groups(items: &[Item]) -> impl Iterator<Item = Range<usize>> {
    // Multiplying with 2³² over the golden ratio spreads neighbouring numbers evenly (Knuth, The Art of
    // Computer Programming 3, 6.4).
    let begins = |item: &Item| item.id.0.wrapping_mul(0x9e37_79b9) >> 28 == 0;
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = items.get(start..).filter(|rest| !rest.is_empty())?;
        let length = 1 + rest.iter().skip(1).take_while(|item| !begins(item)).count();
        let range = start..start + length;
        start = range.end;
        Some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::RichText;

    fn items(ids: impl IntoIterator<Item = u32>) -> Vec<Item> {
        let item = |id| Item::new(ItemId(id), ItemBody::Prose(RichText::default()));
        ids.into_iter().map(item).collect()
    }

    #[test]
    fn groups_cover_the_items_and_an_insertion_changes_one() {
        let before = items(1..400);
        let ranges: Vec<Range<usize>> = groups(&before).collect();
        assert_eq!(
            ranges.iter().cloned().flatten().collect::<Vec<_>>(),
            (0..399).collect::<Vec<_>>()
        );
        assert!(ranges.iter().all(|range| range.len() <= 32), "{ranges:?}");
        let mut after = before.clone();
        after.insert(200, items([1000]).remove(0));
        let of = |items: &[Item]| -> Vec<Vec<u32>> {
            let ids = |range: Range<usize>| items[range].iter().map(|item| item.id.0).collect();
            groups(items).map(ids).collect()
        };
        let (old, new) = (of(&before), of(&after));
        let changed = new.iter().filter(|group| !old.contains(group)).count();
        assert!((1..=2).contains(&changed), "{changed} groups changed");
        assert_eq!(groups(&[]).count(), 0);
    }
}
