//! What the briefing commands share: loading a briefing, also out of a PDF, and setting its pages.

use crate::briefing::Briefing;
use crate::typeset::{self, Options, Pages};
use crate::{pdf, share, store};
use std::path::Path;

/// Loads a briefing; the error is one line with file and reason.
pub(super) fn load(path: &Path) -> Result<Briefing, String> {
    store::load(path)
        .map(|(briefing, _)| briefing)
        .map_err(|error| error.to_string())
}

/// Most bytes of a PDF that a briefing is taken out of.
const MOST_PDF_BYTES: u64 = 256 << 20;
/// Most bytes of the briefing in it, as of a briefing file.
const MOST_ATTACHED_BYTES: u64 = 64 << 20;

/// Loads a briefing file, or the briefing attached to a PDF of ours.
pub(super) fn load_or_take_out(path: &Path) -> Result<Briefing, String> {
    let is_pdf = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    if !is_pdf {
        return load(path);
    }
    let failed = |problem: &dyn std::fmt::Display| format!("{}: {problem}", path.display());
    let bytes = store::read_input(path, MOST_PDF_BYTES).map_err(|error| error.to_string())?;
    let text = pdf::attached(&bytes, share::BRIEFING_TYPE, MOST_ATTACHED_BYTES).map_err(|error| {
        failed(&format!(
            "{error}; verify the briefing file, or a PDF exported with --conformance a-3a+ua-1"
        ))
    })?;
    let text = String::from_utf8(text).map_err(|_| failed(&pdf::AttachedError::Damaged))?;
    store::from_ron(&text).map_err(|error| failed(&format!("the attached briefing: {error}")))
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
