//! What the briefing commands share: loading a briefing and setting its pages.

use crate::briefing::Briefing;
use crate::store;
use crate::typeset::{self, Options, Pages};
use std::path::Path;

/// Loads a briefing; the error is one line with file and reason.
pub(super) fn load(path: &Path) -> Result<Briefing, String> {
    store::load(path)
        .map(|(briefing, _)| briefing)
        .map_err(|error| error.to_string())
}

/// Sets the pages of a briefing.
pub(super) fn set(briefing: &Briefing, draft: bool) -> Pages {
    typeset::typeset(briefing, &Options { draft })
}

/// Writes a finished file; the error is one line with file and reason.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    store::write_bytes(path, bytes).map_err(|error| error.to_string())
}

/// "1 page", "3 pages".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
