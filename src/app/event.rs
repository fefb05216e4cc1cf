//! What the world answers.

use super::effect::{PicturePlace, Question};
use super::notice::Mailed;
use super::opened::Opened;
use super::searching::FoundSource;
use super::settings::Settings;
use super::source_files::PageKey;
use super::state::RecoveryOffer;
use crate::article::CharRange;
use crate::article::worker::{Answer, PageImage};
use crate::briefing::{AddedFont, DocumentId, Original, PictureData, SourceId};
use crate::store::Stamp;
use crate::template::Template;
use std::path::PathBuf;
use std::sync::Arc;

/// One answer. Errors come as the sentence to show: what, which file, what to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A file dialog was answered; no paths if it was cancelled.
    Answered {
        /// The question.
        question: Question,
        /// The files chosen.
        paths: Vec<PathBuf>,
    },
    /// No file dialog could be shown.
    NoDialog(String),
    /// One input of a job was read.
    SourceRead {
        /// The job.
        job: u64,
        /// The file, if it came from one.
        file: String,
        /// What was read.
        answer: Box<Answer>,
        /// How many articles it could be split into; 0 for one article.
        pieces: usize,
    },
    /// The file of a source that was just read, whose pages can be looked at.
    FileRead(Original),
    /// The file that a source was read from was read again, or is another one.
    OriginalRead {
        /// The source.
        source: SourceId,
        /// It is to be kept in the briefing.
        keep: bool,
        /// The file.
        result: Result<Original, String>,
    },
    /// A page was painted, or not; the message goes on from the file's name.
    PagePainted {
        /// Which page, how wide.
        key: PageKey,
        /// The picture.
        result: Result<Arc<PageImage>, String>,
    },
    /// How far a reading job is.
    SourcesCounted {
        /// The job.
        job: u64,
        /// Files read.
        done: usize,
        /// Files in all, as far as they are known: a folder or zip file turns out to be many.
        total: usize,
    },
    /// All inputs of a job were read, or it was stopped.
    SourcesDone {
        /// The job.
        job: u64,
        /// Stopped by the analyst.
        cancelled: bool,
    },
    /// A picture was read, or not.
    PictureRead {
        /// The file's name.
        file: String,
        /// Where it is to stand.
        place: PicturePlace,
        /// What may be kept of it.
        result: Result<PictureData, String>,
    },
    /// A font file was read, or refused.
    FontRead(Result<Box<AddedFont>, String>),
    /// The sources that answer a search, best first.
    Searched {
        /// Number of the question.
        asked: u64,
        /// The sources.
        found: Vec<FoundSource>,
    },
    /// The places of words in a source, in order.
    PlacesFound {
        /// Number of the question.
        asked: u64,
        /// The places.
        places: Vec<CharRange>,
    },
    /// A briefing was loaded, or not.
    Loaded {
        /// The file.
        path: PathBuf,
        /// The briefing.
        result: Result<(Box<Opened>, Stamp), String>,
    },
    /// A briefing was saved, or not.
    Saved {
        /// The file.
        path: PathBuf,
        /// The document.
        id: DocumentId,
        /// The revision that was written.
        revision: u64,
        /// How it went.
        result: Result<Stamp, SaveFailure>,
    },
    /// A PDF was written, or not.
    Exported {
        /// The file.
        path: PathBuf,
        /// The revision that was exported.
        revision: u64,
        /// A draft copy.
        draft: bool,
        /// Pages written.
        result: Result<usize, String>,
    },
    /// An e-mail draft was made and opened, or not.
    Mailed {
        /// The draft that was made.
        result: Result<Mailed, String>,
    },
    /// Settings and templates were read.
    Started {
        /// The settings.
        settings: Settings,
        /// The built-in templates and the analyst's own.
        templates: Vec<Template>,
    },
    /// Unsaved work was found at the start.
    CopiesFound {
        /// The work.
        offers: Vec<RecoveryOffer>,
        /// What is wrong with copies that cannot be read.
        problems: Vec<String>,
    },
    /// A kept copy was loaded, or not.
    CopyLoaded {
        /// The document.
        id: DocumentId,
        /// Its file, if it has one.
        path: Option<PathBuf>,
        /// The briefing.
        result: Result<Box<Opened>, String>,
    },
    /// Something outside did not work.
    Failed(String),
}

/// Why a save did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveFailure {
    /// Another program changed the file; the sentence says so.
    Changed(String),
    /// Anything else.
    Other(String),
}
