//! Articles from paths or standard input, through a reading process.

use crate::article::worker::{Answer, Limits, Request};
use crate::article::{Article, split};
use crate::extract::Extractor;
use crate::store;
use std::io::IsTerminal;
use std::path::Path;

/// Reads articles, one file after the other in one reading process.
pub(super) struct Input {
    extractor: Extractor,
    wanted: Wanted,
}

/// What is read besides the article that a file is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    /// Files attached to mails.
    pub(super) attached: bool,
    /// The articles of a bundle, in place of the bundle.
    pub(super) split: bool,
}

impl Input {
    pub(super) fn new(wanted: Wanted) -> Self {
        Self {
            extractor: Extractor::new(super::this_program()),
            wanted,
        }
    }

    /// Reads what a path stands for and hands each answer to `each` with its name: one for an article,
    /// many for a folder, a zip file or a mailbox; `-` is standard input. A file that cannot be opened
    /// is an error in words.
    pub(super) fn answers(&mut self, path: &Path, each: &mut dyn FnMut(String, Result<Answer, String>)) {
        let limits = Limits::default();
        if path.as_os_str() == "-" {
            let name = "standard input";
            match store::read_limited(std::io::stdin().lock(), name, limits.file_bytes) {
                Ok(bytes) => self.read(path, name, bytes, each),
                Err(error) => each("-".into(), Err(error.to_string())),
            }
            return;
        }
        let listing = match store::files_in(path, limits.zip_entries) {
            Ok(listing) => listing,
            Err(error) => return each(path.display().to_string(), Err(error.to_string())),
        };
        let left_out = listing.left_out();
        for file in listing.articles {
            match store::read_input(&file, limits.file_bytes) {
                Ok(bytes) => self.read(&file, &store::file_name(&file), bytes, each),
                Err(error) => each(file.display().to_string(), Err(error.to_string())),
            }
        }
        if let Some(problem) = left_out {
            each(path.display().to_string(), Ok(Answer::of(vec![problem])));
        }
    }

    fn read(
        &mut self,
        path: &Path,
        name: &str,
        bytes: Vec<u8>,
        each: &mut dyn FnMut(String, Result<Answer, String>),
    ) {
        let request = Request {
            file: name.to_owned(),
            bytes,
            media_type: None,
            limits: Limits::default(),
        };
        self.extractor
            .read_all(request, self.wanted.attached, &mut |file, answer| {
                // A file inside the file is named behind its path.
                let inside = |file: &str| {
                    let inside = file.strip_prefix(name).unwrap_or_default();
                    format!("{}{inside}", path.display())
                };
                let whole = answer.article.as_ref().filter(|_| self.wanted.split);
                match whole.and_then(split) {
                    Some(pieces) => {
                        // What was noticed about the file is told once, with its first article.
                        let mut rest = Some((answer.parts, answer.problems));
                        for piece in pieces {
                            let (parts, problems) = rest.take().unwrap_or_default();
                            let name = inside(&piece.file);
                            let article = Some(piece);
                            each(
                                name,
                                Ok(Answer {
                                    article,
                                    parts,
                                    problems,
                                }),
                            );
                        }
                    }
                    None => each(inside(&file), Ok(answer)),
                }
                true
            });
    }

    /// Reads the articles of a path. Files of a folder or a zip file that are no articles are told on
    /// standard error; a path without any article is an error, one line with file and reason.
    pub(super) fn articles(&mut self, path: &Path) -> Result<Vec<Article>, String> {
        let mut found = Vec::new();
        let mut failed = Vec::new();
        let mut notes = Vec::new();
        self.answers(path, &mut |file, answer| match answer {
            Ok(answer) if answer.problems.iter().any(|problem| problem.blocking) => {
                failed.push(format!("{file}: {}", reasons(&answer)));
            }
            Ok(answer) if answer.article.is_none() => notes.push(format!("{file}: {}", reasons(&answer))),
            Ok(answer) => found.extend(answer.article),
            Err(message) => failed.push(message),
        });
        if found.is_empty() {
            let nothing = || format!("{}: there is no article in it", path.display());
            return Err(failed.into_iter().next().unwrap_or_else(nothing));
        }
        for message in failed.into_iter().chain(notes) {
            eprintln!("attache: {message}");
        }
        Ok(found)
    }
}

/// What is wrong with a file, in one line.
pub(super) fn reasons(answer: &Answer) -> String {
    let reasons: Vec<&str> = answer
        .problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    reasons.join("; ")
}

/// Says on a terminal's standard error how far a long command is; silent elsewhere.
pub(super) fn progress(done: usize, all: usize, what: &Path) {
    if all > 1 && std::io::stderr().is_terminal() {
        eprintln!("{} of {all}: {}", done + 1, what.display());
    }
}
