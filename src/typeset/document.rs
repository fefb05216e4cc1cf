//! The whole document in printed order: title block, sections with their headings and items, endnotes,
//! sources.

use super::chapter::{Chapter, Document, Numbers};
use super::compose::Composer;
use super::fragment::{Citations, Fragment};
use super::items::is_entry;
use super::keeper::{Context, Group, SetGroup, SetItem};
use super::notes::notes_of;
use super::page::{ElementId, Origin, Role};
use super::setter::Setter;
use super::style::{self, Frame};
use crate::briefing::{Briefing, Details, Item, SourceId};
use crate::template::{Columns, Ladder, NotePlacement, Section, SectionKind};
use std::sync::Arc;

/// Sources above this number stand in two columns.
const MANY_SOURCES: usize = 8;
/// Entries of the source list that are kept together.
const ENTRIES: usize = 16;
/// The element of the whole document.
const DOCUMENT: ElementId = ElementId(0);

/// What the walk has come to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Progress {
    numbers: Numbers,
    /// Printed notes so far.
    notes: usize,
    /// The element of the section.
    section: ElementId,
    /// The list that its entries stand in, while they follow each other.
    list: Option<ElementId>,
}

/// What a chapter without items shows.
#[derive(Debug, PartialEq)]
enum Content {
    Title(Box<Details>),
    /// The heading of a section, with the words that say in a draft copy that it has no items.
    Heading {
        section: usize,
        empty: bool,
    },
    Ladder(usize),
    Notes(Vec<Endnote>),
    Entries {
        first: usize,
        sources: Vec<SourceId>,
    },
}

/// An endnote as it was set.
#[derive(Debug, Clone)]
struct Endnote(Arc<Fragment>);

impl PartialEq for Endnote {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// A chapter without items, as it was set.
#[derive(Debug)]
pub(super) struct Fixed {
    content: Content,
    before: Progress,
    after: Progress,
    chapter: Arc<Chapter>,
}

/// One walk through the briefing.
pub(super) struct Walk<'a> {
    briefing: &'a Briefing,
    citations: &'a Citations,
    draft: bool,
    setter: &'a mut Setter,
    document: Document,
    known: std::vec::IntoIter<Fixed>,
    fixed: Vec<Fixed>,
    progress: Progress,
    /// Notes that wait for their list behind the text.
    endnotes: Vec<Endnote>,
}

impl<'a> Walk<'a> {
    /// A walk; `known` are the chapters without items of the last version, in order.
    pub(super) fn new(
        briefing: &'a Briefing,
        citations: &'a Citations,
        draft: bool,
        setter: &'a mut Setter,
        known: Vec<Fixed>,
    ) -> Self {
        Self {
            briefing,
            citations,
            draft,
            setter,
            document: Document::default(),
            known: known.into_iter(),
            fixed: Vec::new(),
            progress: Progress::default(),
            endnotes: Vec::new(),
        }
    }

    /// The title block.
    pub(super) fn title(&mut self) {
        let content = Content::Title(Box::new(self.briefing.details.clone()));
        self.fixed(content, |walk, chapter| {
            let document = chapter.holder(Role::Document, None);
            let title = walk.compose(style::ONE_COLUMN, |composer| composer.title_block());
            chapter.part(title, document);
        });
        self.document.region(1, 0.0, style::ONE_COLUMN);
    }

    /// A section with its items in groups.
    pub(super) fn section(&mut self, index: usize, section: &Section, groups: &mut [Group]) {
        match section.kind {
            SectionKind::Sources => self.sources(index, section),
            SectionKind::LadderKey => {
                if let Some(ladder) = &self.briefing.template.ladder {
                    self.ladder(index, section, ladder);
                }
            }
            _ => {
                let empty = groups.iter().all(|group| group.printed == 0);
                if !empty || self.draft {
                    self.heading(index, section, empty);
                    self.items(index, section, groups);
                }
            }
        }
    }

    /// The document, and the chapters without items for the next version.
    pub(super) fn finish(mut self) -> (Document, Vec<Fixed>) {
        self.notes();
        let columns = self.briefing.template.layout.columns;
        self.document
            .region(count_of(columns), 0.0, style::frame(columns));
        (self.document, self.fixed)
    }

    /// Adds a chapter without items; what shows the same at the same place is used again.
    fn fixed(&mut self, content: Content, build: impl FnOnce(&mut Self, &mut Chapter)) {
        let before = self.progress;
        let fixed = match self.known.next() {
            Some(known) if known.before == before && known.content == content => known,
            _ => {
                let mut chapter = Chapter::new(before.numbers);
                build(self, &mut chapter);
                Fixed {
                    content,
                    before,
                    after: Progress {
                        numbers: chapter.next(),
                        ..self.progress
                    },
                    chapter: Arc::new(chapter),
                }
            }
        };
        self.progress = fixed.after;
        self.document.push(Arc::clone(&fixed.chapter));
        self.fixed.push(fixed);
    }

    fn compose(&mut self, frame: Frame, compose: impl FnOnce(&mut Composer<'_>)) -> Arc<Fragment> {
        let mut composer = Composer::new(self.briefing, self.citations, self.draft, self.setter);
        composer.frame = frame;
        compose(&mut composer);
        Arc::new(composer.finish())
    }

    fn frame(&self) -> Frame {
        style::frame(self.briefing.template.layout.columns)
    }

    fn heading(&mut self, index: usize, section: &Section, empty: bool) {
        let frame = self.frame();
        self.fixed(
            Content::Heading {
                section: index,
                empty,
            },
            |walk, chapter| {
                walk.progress.section = chapter.holder(Role::Section, Some(DOCUMENT));
                walk.progress.list = None;
                let heading = walk.compose(frame, |composer| composer.heading(index, section));
                chapter.part(heading, walk.progress.section);
                if empty {
                    let words = walk.compose(frame, |composer| composer.no_items(index));
                    chapter.part(words, walk.progress.section);
                }
            },
        );
    }

    fn items(&mut self, index: usize, section: &Section, groups: &mut [Group]) {
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

    fn ladder(&mut self, index: usize, section: &Section, ladder: &Ladder) {
        let frame = self.frame();
        self.heading(index, section, false);
        self.fixed(Content::Ladder(index), |walk, chapter| {
            let key = walk.compose(frame, |composer| composer.ladder_key(index, ladder));
            chapter.part(key, walk.progress.section);
        });
    }

    /// The list of endnotes, if there are any.
    fn notes(&mut self) {
        if self.endnotes.is_empty() {
            return;
        }
        let frame = self.frame();
        let notes = std::mem::take(&mut self.endnotes);
        self.fixed(Content::Notes(notes.clone()), |walk, chapter| {
            let section = chapter.holder(Role::Section, Some(DOCUMENT));
            let heading = walk.compose(frame, |composer| {
                composer.heading_of("Notes", Origin::Furniture);
            });
            chapter.part(heading, section);
            let list = chapter.holder(Role::List { ordered: true }, Some(section));
            for note in notes {
                chapter.part(note.0, list);
            }
        });
    }

    /// The source list: every cited source once, in order of first use. Many sources stand in two columns.
    fn sources(&mut self, index: usize, section: &Section) {
        self.notes();
        let cited = self.citations.cited();
        if cited.is_empty() {
            return;
        }
        let columns = self.briefing.template.layout.columns;
        let frame = self.frame();
        self.heading(index, section, false);
        let (narrow, entries) = if cited.len() > MANY_SOURCES && columns == Columns::One {
            self.document.region(1, 0.0, frame);
            (true, style::SOURCE_COLUMNS)
        } else {
            (false, frame)
        };
        for (at, sources) in cited.chunks(ENTRIES).enumerate() {
            let content = Content::Entries {
                first: at * ENTRIES,
                sources: sources.to_vec(),
            };
            self.fixed(content, |walk, chapter| {
                let parent = Some(walk.progress.section);
                let list = Role::List { ordered: true };
                let list = *walk
                    .progress
                    .list
                    .get_or_insert_with(|| chapter.holder(list, parent));
                for source in sources.iter().filter_map(|id| walk.briefing.source(*id)) {
                    let entry = walk.compose(entries, |composer| composer.source_entry(source));
                    chapter.part(entry, list);
                }
            });
        }
        if narrow {
            self.document.region(2, frame.indent, entries);
        }
    }
}

fn count_of(columns: Columns) -> u16 {
    match columns {
        Columns::One => 1,
        Columns::Two => 2,
    }
}
