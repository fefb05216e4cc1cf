//! The whole document in parts, in printed order: what each item, heading and source entry adds to it.
//!
//! Parts are kept from one version of the briefing to the next. An item is set again only if it, its
//! numbers, or what all items share (template, sources' details, language) has changed.

use super::compose::{Composer, language};
use super::fragment::{Citations, Fragment, Part, count};
use super::items::is_entry;
use super::notes::notes_of;
use super::page::{Element, ElementId, Origin, Role};
use super::setter::Setter;
use super::style::{self, Frame};
use crate::briefing::{Briefing, Item, ItemBody, ItemId, Source, SourceDetails, SourceId};
use crate::template::{Columns, NotePlacement, Section, SectionKind, Template};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Sources above this number stand in two columns.
const MANY_SOURCES: usize = 8;

/// Neighbouring parts that are set in the same columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    /// Indices of the parts.
    pub(super) parts: Range<usize>,
    /// How many columns.
    pub(super) columns: u16,
    /// Left edge of the first one from the text area's.
    pub(super) x: f32,
    /// Width of a column.
    pub(super) width: f32,
}

/// A document in parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    pub(super) regions: Vec<Region>,
    /// Elements that hold parts: document, sections, lists; each with its number in the document.
    holders: Vec<(u32, Element)>,
    elements: u32,
    paragraphs: u32,
}

impl Parts {
    /// How many paragraphs the parts have.
    pub(super) fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    fn holder(&mut self, role: Role, parent: Option<ElementId>) -> ElementId {
        let id = ElementId(self.elements);
        let element = Element {
            role,
            parent,
            language: None,
            alt: None,
        };
        self.holders.push((self.elements, element));
        self.elements += 1;
        id
    }

    fn part(&mut self, fragment: Arc<Fragment>, parent: ElementId) {
        let part = Part {
            parent,
            elements: self.elements,
            paragraphs: self.paragraphs,
            fragment,
        };
        self.elements += count(part.fragment.elements.len());
        self.paragraphs += count(part.fragment.paragraphs.len());
        self.parts.push(part);
    }

    /// Ends the region of the parts added since the last one.
    fn region(&mut self, columns: u16, x: f32, frame: Frame) {
        let start = self.regions.last().map_or(0, |region| region.parts.end);
        if start < self.parts.len() {
            self.regions.push(Region {
                parts: start..self.parts.len(),
                columns,
                x,
                width: frame.column,
            });
        }
    }

    /// The semantic tree in reading order.
    pub(super) fn elements(&self) -> Vec<Element> {
        let mut list = Vec::with_capacity(self.elements as usize);
        let mut holders = self.holders.iter().peekable();
        for part in &self.parts {
            while let Some((_, element)) = holders.next_if(|(id, _)| *id < part.elements) {
                list.push(element.clone());
            }
            list.extend(part.fragment.elements.iter().map(|element| Element {
                parent: element.parent.map(|parent| part.element(parent)),
                ..element.clone()
            }));
        }
        list.extend(holders.map(|(_, element)| element.clone()));
        list
    }

    /// Whether both have the same tree.
    pub(super) fn same_elements(&self, other: &Self) -> bool {
        self.holders == other.holders
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(|(one, other)| {
                one.elements == other.elements
                    && one.parent == other.parent
                    && (Arc::ptr_eq(&one.fragment, &other.fragment)
                        || one.fragment.elements == other.fragment.elements)
            })
    }
}

/// What all items share: if it changes, every item is set again.
#[derive(Debug, PartialEq)]
struct Common {
    draft: bool,
    template: Template,
    language: String,
    sources: Vec<(SourceId, SourceDetails, String)>,
}

impl Common {
    fn new(briefing: &Briefing, draft: bool) -> Self {
        let source = |source: &Source| (source.id, source.details.clone(), source.text.sha256().to_owned());
        Self {
            draft,
            template: briefing.template.clone(),
            language: language(briefing).to_owned(),
            sources: briefing.sources.iter().map(source).collect(),
        }
    }

    fn holds(&self, briefing: &Briefing, draft: bool) -> bool {
        self.draft == draft
            && self.template == briefing.template
            && self.language == language(briefing)
            && self.sources.len() == briefing.sources.len()
            && self.sources.iter().zip(&briefing.sources).all(|(known, source)| {
                known.0 == source.id && known.1 == source.details && known.2 == source.text.sha256()
            })
    }
}

/// What an item's setting depends on besides itself and [`Common`].
#[derive(Debug, Clone, PartialEq)]
struct Context {
    section: usize,
    label: Option<(usize, usize)>,
    notes_before: usize,
    /// The printed numbers of what it cites.
    numbers: Vec<usize>,
}

/// A set item.
#[derive(Debug)]
struct Kept {
    item: Item,
    cites: Vec<SourceId>,
    notes: usize,
    /// What it was set in, and the result; `None` before it is set.
    set: Option<(Context, Arc<Fragment>)>,
    /// Its endnotes.
    endnotes: Vec<Arc<Fragment>>,
}

/// Parts that are kept between versions.
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
        let mut walk = Walk {
            briefing,
            citations: &citations,
            draft,
            setter,
            parts: Parts::default(),
            known: fixed.into_iter(),
            fixed: Vec::new(),
            notes: 0,
            endnotes: Vec::new(),
        };
        walk.document(&mut self.items);
        self.fixed = walk.fixed;
        walk.parts
    }

    /// Brings the kept items into the briefing's order; new and changed ones lose their setting.
    fn match_items(&mut self, briefing: &Briefing) {
        let mut old: Vec<Option<Kept>> = std::mem::take(&mut self.items).into_iter().map(Some).collect();
        let mut places: Option<HashMap<ItemId, usize>> = None;
        let mut cursor = 0;
        for (_, _, item) in briefing.items() {
            if matches!(item.body, ItemBody::Note(_)) {
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

/// One walk through the briefing.
struct Walk<'a> {
    briefing: &'a Briefing,
    citations: &'a Citations,
    draft: bool,
    setter: &'a mut Setter,
    parts: Parts,
    known: std::vec::IntoIter<Arc<Fragment>>,
    fixed: Vec<Arc<Fragment>>,
    /// Printed notes so far.
    notes: usize,
    /// Those that wait for their list behind the text.
    endnotes: Vec<Arc<Fragment>>,
}

impl Walk<'_> {
    fn document(&mut self, items: &mut [Kept]) {
        let columns = self.briefing.template.layout.columns;
        let document = self.parts.holder(Role::Document, None);
        self.fixed(document, style::ONE_COLUMN, |composer| composer.title_block());
        self.parts.region(1, 0.0, style::ONE_COLUMN);
        let mut rest = items;
        for (index, section) in self.briefing.template.sections.iter().enumerate() {
            let Some(content) = self.briefing.sections.get(index) else {
                continue;
            };
            let printed = content
                .items
                .iter()
                .filter(|item| !matches!(item.body, ItemBody::Note(_)));
            let (here, behind) = rest.split_at_mut(printed.count().min(rest.len()));
            match section.kind {
                SectionKind::Sources => self.sources(document, index, section),
                SectionKind::LadderKey => self.ladder(document, index, section),
                _ => self.section(document, index, section, here),
            }
            rest = behind;
        }
        self.endnotes(document);
        self.parts.region(count_of(columns), 0.0, style::frame(columns));
    }

    /// Adds a part that is composed anew each time; an equal one of the last version is used again, so
    /// that pages see that nothing has changed.
    fn fixed(&mut self, parent: ElementId, frame: Frame, compose: impl FnOnce(&mut Composer<'_>)) {
        let mut composer = Composer::new(self.briefing, self.citations, self.draft, self.setter);
        composer.frame = frame;
        compose(&mut composer);
        let fragment = composer.finish();
        let fragment = match self.known.next() {
            Some(known) if *known == fragment => known,
            _ => Arc::new(fragment),
        };
        self.fixed.push(Arc::clone(&fragment));
        self.parts.part(fragment, parent);
    }

    fn frame(&self) -> Frame {
        style::frame(self.briefing.template.layout.columns)
    }

    fn section(&mut self, document: ElementId, index: usize, section: &Section, items: &mut [Kept]) {
        if items.is_empty() && !self.draft {
            return;
        }
        let frame = self.frame();
        let element = self.parts.holder(Role::Section, Some(document));
        self.fixed(element, frame, |composer| composer.heading(index, section));
        if items.is_empty() {
            self.fixed(element, frame, |composer| composer.no_items(index));
        }
        let mut list: Option<ElementId> = None;
        for (at, kept) in items.iter_mut().enumerate() {
            let parent = if is_entry(&kept.item, section) {
                *list.get_or_insert_with(|| self.parts.holder(Role::List { ordered: false }, Some(element)))
            } else {
                list = None;
                element
            };
            let context = Context {
                section: index,
                label: self.draft.then_some((index + 1, at + 1)),
                notes_before: self.notes,
                numbers: kept
                    .cites
                    .iter()
                    .map(|source| self.citations.citation(*source).unwrap_or_default())
                    .collect(),
            };
            self.notes += kept.notes;
            let fragment = match &kept.set {
                Some((known, fragment)) if *known == context => Arc::clone(fragment),
                _ => self.item(kept, context, section),
            };
            self.endnotes.extend(kept.endnotes.iter().cloned());
            self.parts.part(fragment, parent);
        }
    }

    fn item(&mut self, kept: &mut Kept, context: Context, section: &Section) -> Arc<Fragment> {
        let mut composer = Composer::new(self.briefing, self.citations, self.draft, self.setter);
        composer.label = context.label.map(|(section, item)| format!("{section}.{item}"));
        composer.notes_before = context.notes_before;
        composer.section_item(&kept.item, section);
        let fragment = Arc::new(composer.finish());
        kept.endnotes.clear();
        if self.briefing.template.layout.notes == NotePlacement::End {
            for (index, words) in notes_of(&kept.item).enumerate() {
                let mut composer = Composer::new(self.briefing, self.citations, self.draft, self.setter);
                composer.notes_before = context.notes_before + index;
                composer.endnote(&kept.item, index, words);
                kept.endnotes.push(Arc::new(composer.finish()));
            }
        }
        kept.set = Some((context, Arc::clone(&fragment)));
        fragment
    }

    fn ladder(&mut self, document: ElementId, index: usize, section: &Section) {
        let Some(ladder) = &self.briefing.template.ladder else {
            return;
        };
        let frame = self.frame();
        let element = self.parts.holder(Role::Section, Some(document));
        self.fixed(element, frame, |composer| composer.heading(index, section));
        self.fixed(element, frame, |composer| composer.ladder_key(index, ladder));
    }
}

impl Walk<'_> {
    /// The list of endnotes, if there are any.
    fn endnotes(&mut self, document: ElementId) {
        let notes = std::mem::take(&mut self.endnotes);
        if notes.is_empty() {
            return;
        }
        let frame = self.frame();
        let element = self.parts.holder(Role::Section, Some(document));
        self.fixed(element, frame, |composer| {
            composer.heading_of("Notes", Origin::Furniture);
        });
        let list = self.parts.holder(Role::List { ordered: true }, Some(element));
        for note in notes {
            self.parts.part(note, list);
        }
    }

    /// The source list: every cited source once, in order of first use. Many sources stand in two columns.
    fn sources(&mut self, document: ElementId, index: usize, section: &Section) {
        self.endnotes(document);
        let cited = self.citations.cited();
        if cited.is_empty() {
            return;
        }
        let columns = self.briefing.template.layout.columns;
        let frame = self.frame();
        let element = self.parts.holder(Role::Section, Some(document));
        self.fixed(element, frame, |composer| composer.heading(index, section));
        let (narrow, entries) = if cited.len() > MANY_SOURCES && columns == Columns::One {
            self.parts.region(1, 0.0, frame);
            (true, style::SOURCE_COLUMNS)
        } else {
            (false, frame)
        };
        let list = self.parts.holder(Role::List { ordered: true }, Some(element));
        for id in cited {
            if let Some(source) = self.briefing.source(*id) {
                self.fixed(list, entries, |composer| composer.source_entry(source));
            }
        }
        if narrow {
            self.parts.region(2, frame.indent, entries);
        }
    }
}

fn count_of(columns: Columns) -> u16 {
    match columns {
        Columns::One => 1,
        Columns::Two => 2,
    }
}
