//! The items of a section in groups: one that stands as it stood is used again whole, others item by item.

use super::fixed::Endnote;
use super::{Progress, Walk};
use crate::briefing::{Item, SourceId};
use crate::template::{NotePlacement, Section};
use crate::typeset::chapter::Chapter;
use crate::typeset::items::is_entry;
use crate::typeset::keeper::{Context, Group, SetGroup, SetItem};
use crate::typeset::meaning::Role;
use crate::typeset::notes::notes_of;
use std::sync::Arc;

impl Walk<'_> {
    /// Adds the items of section `index`.
    pub(super) fn items(&mut self, index: usize, section: &Section, groups: &mut [Group]) {
        let mut first = 0;
        for group in groups {
            let label = self.draft.then_some(first);
            let numbers = self.numbers(&group.cites);
            let set = match group.set.take() {
                Some((set, true))
                    if set.before == self.progress && set.first == label && set.numbers == numbers =>
                {
                    set
                }
                known => {
                    let known = known.map_or_else(Vec::new, |(set, _)| set.items);
                    self.group(index, section, group, (label, numbers), known)
                }
            };
            if self.briefing.template.layout.notes == NotePlacement::End {
                let notes = set.items.iter().flat_map(|item| &item.endnotes);
                self.endnotes.extend(notes.cloned().map(Endnote));
            }
            self.progress = set.after;
            self.document.push(Arc::clone(&set.chapter));
            group.set = Some((set, true));
            first += group.printed;
        }
    }

    /// The printed numbers of these sources.
    fn numbers(&self, sources: &[SourceId]) -> Vec<usize> {
        let number = |source: &SourceId| self.citations.citation(*source).unwrap_or_default();
        sources.iter().map(number).collect()
    }

    /// Sets a group; items that were set the same before are used again.
    fn group(
        &mut self,
        index: usize,
        section: &Section,
        group: &Group,
        (first, numbers): (Option<usize>, Vec<usize>),
        known: Vec<SetItem>,
    ) -> SetGroup {
        let before = self.progress;
        let mut chapter = Chapter::new(before.numbers);
        let mut items = Vec::with_capacity(group.printed);
        let mut known: Vec<Option<SetItem>> = known.into_iter().map(Some).collect();
        for (at, item) in group.printed_items().enumerate() {
            let parent = if is_entry(item, section) {
                let list = Role::List { ordered: false };
                let parent = Some(self.progress.section);
                *self
                    .progress
                    .list
                    .get_or_insert_with(|| chapter.holder(list, parent))
            } else {
                self.progress.list = None;
                self.progress.section
            };
            let cites: Vec<SourceId> = item.anchors().map(|anchor| anchor.source).collect();
            let context = Context {
                section: index,
                label: first.map(|first| (index + 1, first + at + 1)),
                notes_before: self.progress.notes,
                numbers: self.numbers(&cites),
            };
            let same = |set: &&mut Option<SetItem>| set.as_ref().is_some_and(|set| set.item.id == item.id);
            let set = match known.iter_mut().find(same).and_then(Option::take) {
                Some(set) if set.context == context && set.item == *item => set,
                _ => self.item(item, context, section),
            };
            self.progress.notes += set.notes;
            chapter.part(Arc::clone(&set.fragment), parent);
            items.push(set);
        }
        SetGroup {
            before,
            after: Progress {
                numbers: chapter.next(),
                ..self.progress
            },
            first,
            numbers,
            items,
            chapter: Arc::new(chapter),
        }
    }

    fn item(&mut self, item: &Item, context: Context, section: &Section) -> SetItem {
        let frame = self.frame();
        let fragment = self.compose(frame, |composer| {
            composer.label = context.label.map(|(section, item)| format!("{section}.{item}"));
            composer.notes_before = context.notes_before;
            composer.section_item(item, section);
        });
        let mut endnotes = Vec::new();
        if self.briefing.template.layout.notes == NotePlacement::End {
            for (index, words) in notes_of(item).enumerate() {
                endnotes.push(self.compose(frame, |composer| {
                    composer.notes_before = context.notes_before + index;
                    composer.endnote(item, index, words);
                }));
            }
        }
        SetItem {
            item: item.clone(),
            context,
            fragment,
            endnotes,
            notes: notes_of(item).count(),
        }
    }
}
