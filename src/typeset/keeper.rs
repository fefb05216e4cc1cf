//! Set items, kept from one version of the briefing to the next. An item is set again only if it, its
//! numbers, or what all items share (template, sources' details, language) has changed.

use super::compose::language;
use super::document::Walk;
use super::fragment::{Citations, Fragment};
use super::notes::notes_of;
use super::parts::Parts;
use super::setter::Setter;
use crate::briefing::{Briefing, Item, ItemBody, ItemId, Shared, Source, SourceId};
use crate::template::Template;
use std::collections::HashMap;
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
pub(super) struct Kept {
    pub(super) item: Item,
    pub(super) cites: Vec<SourceId>,
    pub(super) notes: usize,
    /// What it was set in, and the result; `None` before it is set.
    pub(super) set: Option<(Context, Arc<Fragment>)>,
    /// Its endnotes.
    pub(super) endnotes: Vec<Arc<Fragment>>,
}

/// Fragments that are kept between versions.
#[derive(Default)]
pub(super) struct Keeper {
    common: Option<Common>,
    items: Vec<Kept>,
    /// Title, headings and source entries of the last version, in order.
    fixed: Vec<Arc<Fragment>>,
}

impl Keeper {
    /// The briefing in parts.
    pub(super) fn parts(&mut self, briefing: &Briefing, draft: bool, setter: &mut Setter) -> Parts {
        if !self
            .common
            .as_ref()
            .is_some_and(|common| common.holds(briefing, draft))
        {
            self.common = Some(Common::new(briefing, draft));
            self.items.clear();
        }
        self.match_items(briefing);
        let mut citations = Citations::default();
        for source in self.items.iter().flat_map(|kept| &kept.cites) {
            citations.cite(*source);
        }
        let fixed = std::mem::take(&mut self.fixed);
        let mut walk = Walk::new(briefing, &citations, draft, setter, fixed);
        walk.document(&mut self.items);
        let (parts, fixed) = walk.finish();
        self.fixed = fixed;
        parts
    }

    /// Brings the kept items into the briefing's order; new and changed ones lose their setting.
    fn match_items(&mut self, briefing: &Briefing) {
        let mut old: Vec<Option<Kept>> = std::mem::take(&mut self.items).into_iter().map(Some).collect();
        let mut places: Option<HashMap<ItemId, usize>> = None;
        let mut cursor = 0;
        for (_, _, item) in briefing.items() {
            if matches!(*item.body, ItemBody::Note(_)) {
                continue;
            }
            let here = |at: usize| {
                old.get(at)
                    .and_then(Option::as_ref)
                    .is_some_and(|kept| kept.item.id == item.id)
            };
            let at = if here(cursor) {
                Some(cursor)
            } else {
                let places = places.get_or_insert_with(|| {
                    let place = |(at, kept): (usize, &Option<Kept>)| Some((kept.as_ref()?.item.id, at));
                    old.iter().enumerate().filter_map(place).collect()
                });
                places.get(&item.id).copied()
            };
            cursor = at.map_or(cursor, |at| at + 1);
            let kept = at.and_then(|at| old.get_mut(at)?.take());
            self.items.push(match kept {
                Some(kept) if kept.item == *item => kept,
                _ => Kept::new(item),
            });
        }
    }
}

impl Kept {
    fn new(item: &Item) -> Self {
        Self {
            item: item.clone(),
            cites: item.anchors().map(|anchor| anchor.source).collect(),
            notes: notes_of(item).count(),
            set: None,
            endnotes: Vec::new(),
        }
    }
}
