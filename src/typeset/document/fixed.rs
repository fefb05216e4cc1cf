//! Chapters without items: title, headings, keys, endnotes, entries of the source list. One that shows the
//! same at the same place as in the last version is used again.

use super::{Progress, Walk};
use crate::briefing::{Details, SourceId};
use crate::typeset::chapter::Chapter;
use crate::typeset::fragment::{Fragment, same};
use std::sync::Arc;

/// What a chapter without items shows.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
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
        /// Each with its cited pages.
        sources: Vec<(SourceId, Vec<usize>)>,
    },
}

/// An endnote as it was set.
#[derive(Debug, Clone)]
pub(super) struct Endnote(pub(super) Arc<Fragment>);

impl PartialEq for Endnote {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

/// A chapter without items, as it was set.
#[derive(Debug)]
pub(in crate::typeset) struct Fixed {
    content: Content,
    before: Progress,
    after: Progress,
    chapter: Arc<Chapter>,
}

impl Walk<'_> {
    /// Adds a chapter without items; what shows the same at the same place is used again.
    pub(super) fn fixed(&mut self, content: Content, build: impl FnOnce(&mut Self, &mut Chapter)) {
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
}
