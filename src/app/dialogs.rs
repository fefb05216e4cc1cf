//! File dialogs, and the only place that names rfd.
//!
//! A dialog blocks its caller, so it runs on a worker thread; one at a time.

use super::effect::Question;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Mutex;

/// Something that can ask for files.
pub trait Dialogs: Send + Sync {
    /// Asks, and blocks until there is an answer: the files chosen, none if it was cancelled.
    ///
    /// # Errors
    /// The sentence to show where no dialog can be shown at all.
    fn ask(&self, question: &Question) -> Result<Vec<PathBuf>, String>;
}

/// The system's own dialogs.
#[derive(Debug, Default)]
pub struct RfdDialogs;

/// Kinds of articles that can be read.
const ARTICLES: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "mht", "mhtml", "docx", "odt", "rtf",
    "epub", "eml", "mbox", "ris", "json", "zip",
];

/// Kinds of pictures that can be printed.
const PICTURES: &[&str] = &["png", "jpg", "jpeg"];

impl Dialogs for RfdDialogs {
    fn ask(&self, question: &Question) -> Result<Vec<PathBuf>, String> {
        // rfd gives the same answer for "cancelled" and for "nothing to show it with": look first.
        if !has_helper() {
            return Err(NO_HELPER.to_owned());
        }
        let dialog = |folder: &Option<PathBuf>| {
            let dialog = rfd::FileDialog::new();
            match folder {
                Some(folder) => dialog.set_directory(folder),
                None => dialog,
            }
        };
        let answer = match question {
            Question::Sources { folder } => dialog(folder)
                .set_title("Add sources")
                .add_filter("Articles", ARTICLES)
                .add_filter("All files", &["*"])
                .pick_files(),
            Question::Font { folder } => dialog(folder)
                .set_title("Add a font")
                .add_filter("Fonts", &["ttf", "otf"])
                .pick_file()
                .map(|path| vec![path]),
            Question::Open { folder } => dialog(folder)
                .set_title("Open a briefing")
                .add_filter("Briefings", &["ron"])
                .add_filter("All files", &["*"])
                .pick_file()
                .map(|path| vec![path]),
            Question::Picture { folder } => dialog(folder)
                .set_title("Add a picture")
                .add_filter("Pictures", PICTURES)
                .pick_file()
                .map(|path| vec![path]),
            Question::SaveAs { folder, name } => dialog(folder)
                .set_title("Save the briefing")
                .set_file_name(name)
                .add_filter("Briefings", &["ron"])
                .save_file()
                .map(|path| vec![path]),
            Question::Export { folder, name } => dialog(folder)
                .set_title("Export the PDF")
                .set_file_name(name)
                .add_filter("PDF", &["pdf"])
                .save_file()
                .map(|path| vec![path]),
        };
        Ok(answer.unwrap_or_default())
    }
}

/// What to tell where neither the desktop portal nor zenity is there.
const NO_HELPER: &str = "No file dialog can be shown: this system has neither a desktop portal nor zenity. \
    Install zenity, or drop files on the window.";

/// Whether the system has something that shows file dialogs, as far as can be told from here: zenity,
/// or the desktop portal with a session bus to reach it by.
#[cfg(target_os = "linux")]
fn has_helper() -> bool {
    let folders = |name: &str, otherwise: &str| {
        let list = std::env::var_os(name)
            .filter(|list| !list.is_empty())
            .unwrap_or_else(|| otherwise.into());
        std::env::split_paths(&list).collect::<Vec<PathBuf>>()
    };
    let zenity = folders("PATH", "/usr/bin")
        .iter()
        .any(|folder| folder.join("zenity").is_file());
    let portal = folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        .iter()
        .any(|folder| {
            folder
                .join("dbus-1/services/org.freedesktop.portal.Desktop.service")
                .is_file()
        });
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    zenity || (portal && bus)
}

/// Other systems bring their dialogs with them.
#[cfg(not(target_os = "linux"))]
fn has_helper() -> bool {
    true
}

/// Dialogs that answer from a script, in order; with nothing left they are cancelled.
#[derive(Debug, Default)]
pub struct ScriptedDialogs {
    answers: Mutex<VecDeque<Result<Vec<PathBuf>, String>>>,
    asked: Mutex<Vec<Question>>,
}

impl ScriptedDialogs {
    /// Answers to give, in order.
    pub fn new(answers: impl IntoIterator<Item = Vec<PathBuf>>) -> Self {
        Self {
            answers: Mutex::new(answers.into_iter().map(Ok).collect()),
            asked: Mutex::default(),
        }
    }

    /// Adds one more answer.
    pub fn push(&self, answer: Result<Vec<PathBuf>, String>) {
        if let Ok(mut answers) = self.answers.lock() {
            answers.push_back(answer);
        }
    }

    /// The questions asked so far.
    pub fn asked(&self) -> Vec<Question> {
        self.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }
}

impl Dialogs for ScriptedDialogs {
    fn ask(&self, question: &Question) -> Result<Vec<PathBuf>, String> {
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(question.clone());
        }
        let next = self
            .answers
            .lock()
            .ok()
            .and_then(|mut answers| answers.pop_front());
        next.unwrap_or_else(|| Ok(Vec::new()))
    }
}
