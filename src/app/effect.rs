//! What `update` asks of the world. The runtime performs it, off the window's thread where it can
//! take time, and answers with an [`super::event::Event`].

use super::settings::Settings;
use super::source_files::PageKey;
use crate::briefing::{Briefing, DocumentId, SourceId};
use crate::store::Stamp;
use std::path::PathBuf;
use std::sync::Arc;

/// One thing to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Show a file dialog.
    Ask(Question),
    /// Read article files; answered one by one.
    ReadSources {
        /// The job's number.
        job: u64,
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// Read pasted or built-in bytes as articles.
    ReadBytes {
        /// The job's number.
        job: u64,
        /// Name, media type (if known) and bytes of each.
        inputs: Vec<(String, Option<String>, Vec<u8>)>,
    },
    /// Read a picture file for a place in a briefing.
    ReadPicture {
        /// The file.
        path: PathBuf,
        /// Where it is to stand.
        place: PicturePlace,
    },
    /// Look for words in all sources of a briefing.
    Search {
        /// Number of the question.
        asked: u64,
        /// The words.
        typed: String,
        /// The briefing.
        briefing: Arc<Briefing>,
    },
    /// Look for words in one source of a briefing.
    FindIn {
        /// Number of the question.
        asked: u64,
        /// The source.
        source: SourceId,
        /// The words.
        typed: String,
        /// Each word by itself rather than all as a phrase.
        words: bool,
        /// The briefing.
        briefing: Arc<Briefing>,
    },
    /// Read the file that a source was read from.
    ReadOriginal {
        /// The file.
        path: PathBuf,
        /// The SHA-256 it must have.
        sha256: String,
        /// The source.
        source: SourceId,
        /// It is to be kept in the briefing.
        keep: bool,
    },
    /// Paint a page of a file.
    PaintPage {
        /// The file.
        file: Arc<[u8]>,
        /// Which page, how wide.
        key: PageKey,
    },
    /// Load a briefing.
    Load(PathBuf),
    /// Save a briefing.
    Save(Saving),
    /// Write the PDF.
    Export {
        /// Where.
        path: PathBuf,
        /// What.
        briefing: Arc<Briefing>,
        /// Its revision.
        revision: u64,
        /// A draft copy.
        draft: bool,
        /// With the briefing attached.
        attached: bool,
    },
    /// Make an e-mail draft with the PDF and open it in the mail program.
    Mail {
        /// What.
        briefing: Arc<Briefing>,
        /// A draft copy.
        draft: bool,
        /// The PDF that was exported from this very revision, if there is one: it is attached as it is.
        pdf: Option<PathBuf>,
    },
    /// Write the PDF to a temporary file and open it in the system's viewer.
    Print {
        /// What.
        briefing: Arc<Briefing>,
        /// A draft copy.
        draft: bool,
    },
    /// Read a font file.
    ReadFont(PathBuf),
    /// Open a file with the system's program for it.
    OpenFile(PathBuf),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Put a text on the clipboard.
    CopyText(String),
    /// Save the settings.
    SaveSettings(Settings),
    /// Keep a copy of unsaved work; written at most once a second.
    KeepCopy {
        /// The briefing.
        briefing: Arc<Briefing>,
        /// Its file, if it has one.
        path: Option<PathBuf>,
    },
    /// Load a kept copy.
    LoadCopy(DocumentId),
    /// Drop a kept copy: its work was saved or is not wanted.
    DropCopy(DocumentId),
    /// Stop a job.
    Cancel(u64),
    /// Leave, when what is under way is written.
    Quit,
}

/// Where a picture is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PicturePlace {
    /// The briefing it was chosen for.
    pub document: DocumentId,
    /// Index of the section.
    pub section: usize,
    /// Index there.
    pub index: usize,
}

/// A briefing to save.
#[derive(Debug, Clone, PartialEq)]
pub struct Saving {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub briefing: Arc<Briefing>,
    /// Its revision.
    pub revision: u64,
    /// What the file looked like when it was last read or written; `None` if it never was.
    pub stamp: Option<Stamp>,
    /// Write even if another program changed the file.
    pub overwrite: bool,
}

/// A file dialog to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which article files to load?
    Sources {
        /// Folder to start in.
        folder: Option<PathBuf>,
    },
    /// Which font file to add?
    Font {
        /// Folder to start in.
        folder: Option<PathBuf>,
    },
    /// Which briefing to open?
    Open {
        /// Folder to start in.
        folder: Option<PathBuf>,
    },
    /// Which picture to add?
    Picture {
        /// Folder to start in.
        folder: Option<PathBuf>,
    },
    /// Where to save the briefing?
    SaveAs {
        /// Folder to start in.
        folder: Option<PathBuf>,
        /// Name proposed.
        name: String,
    },
    /// Where to write the PDF?
    Export {
        /// Folder to start in.
        folder: Option<PathBuf>,
        /// Name proposed.
        name: String,
    },
}
