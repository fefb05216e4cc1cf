//! The whole document in printed order: title block, sections with their headings and items, endnotes,
//! sources.

mod fixed;
mod groups;

pub(super) use self::fixed::Fixed;

use self::fixed::{Content, Endnote};
use super::chapter::{Document, Numbers};
use super::compose::Composer;
use super::fragment::{Citations, Fragment};
use super::keeper::Group;
use super::meaning::{ElementId, Origin, Role};
use super::setter::Setter;
use super::style::{self, Frame};
use crate::briefing::Briefing;
use crate::template::{Columns, Ladder, Section, SectionKind};
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
                sources: sources
                    .iter()
                    .map(|id| (*id, self.citations.pages(*id)))
                    .collect(),
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
