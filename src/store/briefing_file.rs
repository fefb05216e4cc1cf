//! Loading and saving a briefing: what is saved is read back and compared before the disk is touched.

use super::atomic::{SaveError, Stamp, save_bytes};
use super::input::{InputError, read_input};
use super::ron_text::{from_ron, to_ron};
use crate::article::sha256_hex;
use crate::briefing::Briefing;
use std::path::{Path, PathBuf};

/// Most bytes of a briefing file.
const MOST_BYTES: u64 = 64 << 20;

/// Why a briefing could not be loaded; the file is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file could not be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file is no briefing.
    #[error("{}:{problem}", .path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Line, column, and what is wrong.
        problem: String,
    },
}

/// Loads a briefing and remembers the state of its file.
///
/// # Errors
/// Unreadable file, damaged or newer content; nothing is changed.
pub fn load(path: &Path) -> Result<(Briefing, Stamp), LoadError> {
    let bytes = read_input(path, MOST_BYTES)?;
    let content = |problem: String| LoadError::Content {
        path: path.into(),
        problem,
    };
    let stamp = Stamp {
        sha256: sha256_hex(&bytes),
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| content(" this is not UTF-8 text, so it is no briefing; nothing was changed".into()))?;
    let briefing = from_ron(&text).map_err(|error| content(error.to_string()))?;
    Ok((briefing, stamp))
}

/// Saves a briefing. With a stamp the file must still be as it was when it was loaded or saved.
///
/// # Errors
/// Any failure before the rename leaves the old file whole; the message says what to do.
pub fn save(path: &Path, briefing: &Briefing, loaded: Option<&Stamp>) -> Result<Stamp, SaveError> {
    let text = to_ron(briefing).map_err(|error| SaveError::Unwritable {
        path: path.into(),
        reason: error.to_string(),
    })?;
    match from_ron(&text) {
        Ok(back) if back == *briefing => save_bytes(path, text.as_bytes(), loaded),
        Ok(_) => Err(SaveError::Unwritable {
            path: path.into(),
            reason: "it does not read back the same".into(),
        }),
        Err(error) => Err(SaveError::Unwritable {
            path: path.into(),
            reason: error.to_string(),
        }),
    }
}
