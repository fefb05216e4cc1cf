//! All that the window shows, as one value. `update` changes it, the window only reads it.
//!
//! What can be computed from the document is kept beside it and made anew in one place
//! ([`super::refresh`]); nothing here opens files or reads the clock.

use super::document::Document;
use super::effect::PicturePlace;
use super::notice::{Exported, Job, Mailed, Notice};
use super::place::NoticeId;
use super::searching::{Finder, Searching};
use super::settings::Settings;
use super::source_files::SourceFiles;
use super::update::Loading;
use super::view::{FindCursor, View};
use crate::article::CharRange;
use crate::article::worker::{Part, has_pages};
use crate::briefing::{Briefing, Difference, DocumentId, Inline, Item, ItemBody, Source, SourceId};
use crate::template::Template;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The state of the application.
#[derive(Debug, Default)]
pub struct State {
    /// The open briefing; `None` shows the welcome page.
    pub document: Option<Document>,
    /// What is shown of it.
    pub view: View,
    /// The search over all sources.
    pub searching: Searching,
    /// The search in the source being read, while its field is open.
    pub finder: Option<Finder>,
    /// What there is to tell, latest last.
    pub notices: Vec<Notice>,
    /// Long work under way.
    pub jobs: Vec<Job>,
    /// The settings.
    pub settings: Settings,
    /// The open modal; one at most.
    pub modal: Option<Modal>,
    /// Unsaved work found at the start.
    pub recovery: Vec<RecoveryOffer>,
    /// The last export, until its bar is dismissed.
    pub exported: Option<Exported>,
    /// The last e-mail draft, until the bar is dismissed.
    pub mailed: Option<Mailed>,
    /// An export or save waiting for its dialog, with the revision it froze.
    pub waiting: Option<Waiting>,
    /// The templates to choose from.
    pub templates: Vec<Template>,
    /// What the world outside says: day, time, a fresh document id.
    pub outside: Outside,
    /// The files that sources were read from, as far as they are held.
    pub files: SourceFiles,
    /// What reading jobs have brought so far, by job.
    pub(super) loading: BTreeMap<u64, Loading>,
    /// Files attached to articles that were read, by the number their notice's button carries.
    pub(super) attached: BTreeMap<u64, (String, Vec<Part>)>,
    /// Number of the next notice or job.
    pub(super) serial: u64,
}

/// What the runtime reads from the world before each command, so that `update` stays pure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outside {
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// The time, "14:02".
    pub time: String,
    /// 128 random bits in hexadecimal, for the next new document.
    pub document_id: String,
}

/// The modals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Modal {
    /// The command palette.
    Palette,
    /// The keys.
    Keys,
    /// A chapter of the guide, by its index.
    Guide(usize),
    /// The settings.
    Settings,
    /// The briefing's details.
    Details,
    /// The templates.
    Templates,
    /// Who says a quotation.
    Speaker {
        /// The source.
        source: SourceId,
        /// The quotation's words in it.
        range: CharRange,
    },
    /// What goes out with an export that has the briefing attached, one thing a line.
    Attached(Vec<String>),
    /// What differs between two versions of a source.
    Differences {
        /// The older one.
        old: SourceId,
        /// The newer one.
        new: SourceId,
        /// The paragraphs.
        differences: Arc<Vec<Difference>>,
    },
    /// The wordings of one statement in several sources.
    Wordings(Arc<Vec<Wording>>),
    /// Another program changed the file that was to be saved.
    FileChanged {
        /// The file.
        path: PathBuf,
        /// What happened, in one sentence.
        message: String,
    },
}

/// A statement in the words of one source, and in the differing words of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The find that is compared.
    pub one: FindCursor,
    /// The one it is compared with.
    pub other: FindCursor,
    /// Their words.
    pub difference: Difference,
}

/// Unsaved work found at the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryOffer {
    /// The document.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// The file it belongs to, if it was ever saved.
    pub path: Option<PathBuf>,
    /// When the copy was written, in words ("23 November 2026, 18:40"); empty if not known.
    pub written: String,
}

/// What waits for the answer of a file dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Waiting {
    /// Save as.
    SaveAs,
    /// An export of the briefing as it was when the dialog opened.
    Export {
        /// A draft copy.
        draft: bool,
        /// With the briefing attached.
        attached: bool,
        /// The briefing as frozen.
        briefing: Arc<Briefing>,
        /// Its revision.
        revision: u64,
    },
    /// A font file to add.
    Font,
    /// Files to load.
    Sources,
    /// The file to read a source from again.
    ReadAgain(SourceId),
    /// The file that a source was read from, to look at it or to keep it in the briefing.
    Original {
        /// The source.
        source: SourceId,
        /// Keep it.
        keep: bool,
    },
    /// A briefing to open.
    Open,
    /// A picture for a place in a briefing.
    Picture(PicturePlace),
}

impl State {
    /// Whether a briefing is open.
    pub fn has_document(&self) -> bool {
        self.document.is_some()
    }

    /// Whether the open briefing has sources.
    pub fn has_source(&self) -> bool {
        self.document
            .as_ref()
            .is_some_and(|document| !document.briefing.sources.is_empty())
    }

    /// Whether a source stands in the reader.
    pub fn shows_source(&self) -> bool {
        self.shown_source().is_some()
    }

    /// Whether the source in the reader has other versions.
    pub fn shows_versions(&self) -> bool {
        self.document
            .as_ref()
            .zip(self.view.source)
            .is_some_and(|(document, source)| document.briefing.versions_of(source).len() > 1)
    }

    /// Whether the source in the reader is a PDF, whose pages can be looked at.
    pub fn shows_pdf(&self) -> bool {
        self.shown_source()
            .is_some_and(|source| has_pages(&source.media_type))
    }

    /// Whether the file of the source in the reader could be kept in the briefing and is not.
    pub fn can_keep_original(&self) -> bool {
        let kept = |source: &Source| source.original.is_some();
        self.shown_source().is_some_and(|source| !kept(source))
    }

    /// Whether the file of the source in the reader is kept in the briefing.
    pub fn keeps_original(&self) -> bool {
        self.shown_source()
            .is_some_and(|source| source.original.is_some())
    }

    /// The source in the reader.
    pub fn shown_source(&self) -> Option<&Source> {
        self.document.as_ref()?.briefing.source(self.view.source?)
    }

    /// Whether a card has the focus.
    pub fn has_card(&self) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        self.view
            .card
            .is_some_and(|card| document.briefing.find_item(card).is_some())
    }

    /// Whether words are selected on the pages.
    pub fn has_page_selection(&self) -> bool {
        let selected = self.document.as_ref().and_then(|document| document.selected);
        selected.is_some_and(|selected| !selected.is_empty())
    }

    /// Whether the focused card holds a sentence that a printed note can stand in.
    pub fn can_insert_note(&self) -> bool {
        let item = self.focused_item();
        item.is_some_and(|item| !item.texts().is_empty())
    }

    /// Whether the focused card holds a quotation that can be displayed or run into a sentence.
    pub fn can_turn_quotation(&self) -> bool {
        let item = self.focused_item();
        item.is_some_and(|item| match &*item.body {
            ItemBody::Quotation(_) => true,
            ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => {
                text.0.iter().any(|inline| matches!(inline, Inline::Quote(_)))
            }
            _ => false,
        })
    }

    fn focused_item(&self) -> Option<&Item> {
        let briefing = &self.document.as_ref()?.briefing;
        Some(briefing.find_item(self.view.card?)?.2)
    }

    /// Whether there is something to pick: a selection or a current find.
    pub fn can_pick(&self) -> bool {
        self.has_document() && (self.view.selection.is_some() || self.view.find.is_some())
    }

    /// Whether there is something to cite and a card to cite it from.
    pub fn can_cite(&self) -> bool {
        self.can_pick() && self.view.last_edited.is_some()
    }

    /// Whether a section is suggested for the current find.
    pub fn has_suggestion(&self) -> bool {
        self.suggested_section().is_some()
    }

    /// Whether the current find is a key point with a condensed form.
    pub fn can_condense(&self) -> bool {
        self.current_cuts().is_some_and(|cuts| !cuts.is_empty())
    }

    /// What a pick of the current find leaves out: nothing, unless its condensed form was chosen.
    pub fn condensed_cuts(&self) -> &[CharRange] {
        let chosen = self.view.condensed;
        self.current_cuts().filter(|_| chosen).unwrap_or_default()
    }

    fn current_cuts(&self) -> Option<&[CharRange]> {
        let document = self.document.as_ref()?;
        let found = document.found_key_point(self.view.find.as_ref()?)?;
        Some(&found.cuts)
    }

    /// Whether sources differ in the words of the current find.
    pub fn has_wordings(&self) -> bool {
        let document = self.document.as_ref().zip(self.view.find.as_ref());
        let statement = document.and_then(|(document, cursor)| document.statement(cursor));
        statement.is_some_and(|statement| statement.wordings.len() > 1)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.document
            .as_ref()
            .is_some_and(|document| document.history.undo_name().is_some())
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.document
            .as_ref()
            .is_some_and(|document| document.history.redo_name().is_some())
    }

    /// Whether the checks found anything.
    pub fn has_findings(&self) -> bool {
        self.document
            .as_ref()
            .is_some_and(|document| !document.findings.is_empty())
    }

    /// The index of the section suggested for the current find.
    pub fn suggested_section(&self) -> Option<usize> {
        let document = self.document.as_ref()?;
        let id = document.suggestion(self.view.find.as_ref()?)?.id;
        document
            .briefing
            .sections
            .iter()
            .position(|content| content.section == id)
    }

    /// A number that was not given out before in this run.
    pub(super) fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// Adds a notice.
    pub(super) fn notify(&mut self, notice: Notice) {
        // The same words twice are one notice: repeated presses must not pile up.
        self.notices.retain(|known| known.text != notice.text);
        let id = NoticeId(self.next_serial());
        self.notices.push(Notice { id, ..notice });
    }
}
