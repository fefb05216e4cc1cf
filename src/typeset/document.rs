//! The whole document in printed order: title block, sections with their headings and items, endnotes,
//! sources.

use super::compose::Composer;
use super::fragment::{Citations, Fragment};
use super::items::is_entry;
use super::keeper::{Context, Kept};
use super::notes::notes_of;
use super::page::{ElementId, Origin, Role};
use super::parts::Parts;
use super::setter::Setter;
use super::style::{self, Frame};
use crate::briefing::{Briefing, ItemBody};
use crate::template::{Columns, NotePlacement, Section, SectionKind};
use std::sync::Arc;

/// Sources above this number stand in two columns.
const MANY_SOURCES: usize = 8;

/// One walk through the briefing.
pub(super) struct Walk<'a> {
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

impl<'a> Walk<'a> {
    /// A walk; `known` are the fixed parts of the last version, in order.
    pub(super) fn new(
        briefing: &'a Briefing,
        citations: &'a Citations,
        draft: bool,
        setter: &'a mut Setter,
        known: Vec<Arc<Fragment>>,
    ) -> Self {
        Self {
            briefing,
            citations,
            draft,
            setter,
            parts: Parts::default(),
            known: known.into_iter(),
            fixed: Vec::new(),
            notes: 0,
            endnotes: Vec::new(),
        }
    }

    /// The parts of the document, and the fixed ones among them for the next version.
    pub(super) fn finish(self) -> (Parts, Vec<Arc<Fragment>>) {
        (self.parts, self.fixed)
    }

    /// Walks through the whole document; `items` are its printed items in order.
    pub(super) fn document(&mut self, items: &mut [Kept]) {
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
                .filter(|item| !matches!(*item.body, ItemBody::Note(_)));
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
