//! What the window tells: notices, running jobs and the bar after an export.

use super::command::Command;
use super::place::NoticeId;
use std::path::PathBuf;

/// A message in the window, next to nothing it could hide.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Its number.
    pub id: NoticeId,
    /// How bad it is.
    pub level: Level,
    /// What happened, to what, and what to do, in one or two sentences.
    pub text: String,
    /// What can be done from here, as buttons: label and command.
    pub actions: Vec<(String, Command)>,
    /// Stays until it is dismissed; others fade by themselves.
    pub lasting: bool,
}

/// How bad a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It worked.
    Done,
    /// Good to know.
    Info,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Error,
}

impl Notice {
    /// A notice of this level; errors and warnings last until they are dismissed.
    pub fn new(level: Level, text: impl Into<String>) -> Self {
        Self {
            id: NoticeId(0),
            level,
            text: text.into(),
            actions: Vec::new(),
            lasting: level >= Level::Warning,
        }
    }

    /// Something worked.
    pub fn done(text: impl Into<String>) -> Self {
        Self::new(Level::Done, text)
    }

    /// Good to know.
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Level::Info, text)
    }

    /// Something needs a look.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(Level::Warning, text)
    }

    /// Something did not work.
    pub fn error(text: impl Into<String>) -> Self {
        Self::new(Level::Error, text)
    }

    /// With a button.
    #[must_use]
    pub fn with(mut self, label: &str, command: Command) -> Self {
        self.actions.push((label.to_owned(), command));
        self
    }
}

/// Long work off the window's thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: u64,
    /// What it does ("Reading 12 files").
    pub text: String,
    /// Steps done.
    pub done: usize,
    /// Steps in all; 0 if not known.
    pub total: usize,
    /// Whether it can be stopped.
    pub can_cancel: bool,
}

/// The last export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The PDF.
    pub path: PathBuf,
    /// A draft copy.
    pub draft: bool,
    /// The revision that was exported.
    pub revision: u64,
    /// Pages in it.
    pub pages: usize,
}

/// The last e-mail draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailed {
    /// The draft's file.
    pub path: PathBuf,
    /// Its subject.
    pub subject: String,
    /// What leaves the machine when it is sent, line by line.
    pub leaves: Vec<String>,
}
