//! A briefing as RON text and back: versioned, deterministic, refused politely when it is newer.

use super::consistency::inconsistency;
use crate::briefing::{Briefing, FORMAT_VERSION};
use serde::Deserialize;

/// A mistake in a briefing file: line and column from 1, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct RonError {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// The text of a briefing file. The same briefing gives the same text.
///
/// # Errors
/// When a value cannot be written (nesting over RON's limit).
pub fn to_ron(briefing: &Briefing) -> Result<String, RonError> {
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .struct_names(false);
    let error = |error: ron::Error| RonError {
        line: 1,
        column: 1,
        message: error.to_string(),
    };
    ron::Options::default()
        .to_string_pretty(briefing, pretty)
        .map(|text| text + "\n")
        .map_err(error)
}

/// Reads the text of a briefing file. Changed words or hashes are no error here: `verify` finds them.
///
/// # Errors
/// Not a briefing, a newer format, or parts that do not fit together; with line and column.
pub fn from_ron(text: &str) -> Result<Briefing, RonError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let spanned = |spanned: ron::error::SpannedError| {
        let at = spanned.span.start;
        let message = format!(
            "{}; the file is damaged or not a briefing, nothing was changed",
            spanned.code
        );
        RonError {
            line: at.line,
            column: at.col,
            message,
        }
    };
    if let Some(version) = version(text)
        && version > FORMAT_VERSION
    {
        let message = format!(
            "was written by a newer Attaché (format {version}, this one reads {FORMAT_VERSION}); open it there, nothing was changed"
        );
        return Err(RonError {
            line: 1,
            column: 1,
            message,
        });
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let briefing: Briefing = options.from_str(text).map_err(spanned)?;
    match inconsistency(&briefing) {
        Some(message) => Err(RonError {
            line: 1,
            column: 1,
            message,
        }),
        None => Ok(briefing),
    }
}

/// The stated format version, looked at before the rest.
fn version(text: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct Head {
        format_version: u32,
    }
    let head = text.get(..text.len().min(200)).unwrap_or(text);
    let stated = head
        .split_once("format_version")?
        .1
        .trim_start()
        .strip_prefix(':')?
        .trim_start();
    let digits: String = stated.chars().take_while(char::is_ascii_digit).collect();
    ron::from_str::<Head>(&format!("(format_version: {digits})"))
        .ok()
        .map(|head| head.format_version)
}
