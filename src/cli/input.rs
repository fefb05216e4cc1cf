//! Articles from paths or standard input, through the reader's messages.

use crate::article::Article;
use crate::article::worker::{Answer, Limits, Request, read_in_process};
use crate::store;
use std::io::IsTerminal;
use std::path::Path;

/// Reads one article; `-` is standard input. The answer holds its problems; a file that cannot be
/// opened is an error in words.
pub(super) fn answer(path: &Path) -> Result<Answer, String> {
    let limits = Limits::default();
    let (file, bytes) = if path.as_os_str() == "-" {
        let name = "standard input";
        let bytes = store::read_limited(std::io::stdin().lock(), name, limits.file_bytes);
        (name.to_owned(), bytes.map_err(|error| error.to_string())?)
    } else {
        let bytes = store::read_input(path, limits.file_bytes).map_err(|error| error.to_string())?;
        (file_name(path), bytes)
    };
    Ok(read_in_process(&Request {
        file,
        bytes,
        media_type: None,
        limits,
    }))
}

/// Reads one article that must be usable; the error is one line with file and reason.
pub(super) fn article(path: &Path) -> Result<Article, String> {
    let answer = answer(path)?;
    let reasons: Vec<_> = answer
        .problems
        .iter()
        .map(|problem| problem.message.clone())
        .collect();
    answer
        .article
        .ok_or_else(|| format!("{}: {}", path.display(), reasons.join(" ")))
}

/// The name of a file without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Says on a terminal's standard error how far a long command is; silent elsewhere.
pub(super) fn progress(done: usize, all: usize, what: &Path) {
    if all > 1 && std::io::stderr().is_terminal() {
        eprintln!("{} of {all}: {}", done + 1, what.display());
    }
}
