//! Writing a file so that a crash, a full disk or a power cut leaves the old one or the new one whole:
//! temporary file in the same folder, sync, rename, sync of the folder.

use super::input::read_input;
use crate::article::sha256_hex;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The state of a file when it was last loaded or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Beginning of the names of temporary files.
const PREFIX: &str = ".attache-";

/// Why a file was not saved. Unless it says otherwise the old file is whole.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// No regular file to write to.
    #[error("{}: this is not a file that can be written; choose another name", .0.display())]
    NotAFile(PathBuf),
    /// The folder is missing.
    #[error("{}: the folder does not exist; choose another", .0.display())]
    NoFolder(PathBuf),
    /// The file is write-protected.
    #[error("{}: the file is write-protected; save under another name", .0.display())]
    Protected(PathBuf),
    /// Another program changed the file.
    #[error("{}: the file was changed by another program since it was opened; save under another name to keep both", .0.display())]
    Foreign(PathBuf),
    /// The document cannot be written.
    #[error("{}: not saved, the old version is whole ({reason})", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The system refused.
    #[error("{}: not saved, the old version is whole ({source}); try again or save under another name", .path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The new file stands, but the disk did not confirm it.
    #[error("{}: saved, but the disk did not confirm it ({source}); save once more", .path.display())]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Writes a finished file (PDF, mail, picture), replacing an older one.
///
/// # Errors
/// See [`SaveError`].
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    save_bytes(path, bytes, None).map(|_| ())
}

/// Writes `bytes` to `path`; with a stamp only if the file is still in that state.
///
/// # Errors
/// See [`SaveError`].
pub fn save_bytes(path: &Path, bytes: &[u8], loaded: Option<&Stamp>) -> Result<Stamp, SaveError> {
    let (target, folder) = resolve(path)?;
    let old = std::fs::metadata(&target).ok();
    if let Some(old) = &old {
        if !old.is_file() {
            return Err(SaveError::NotAFile(path.into()));
        }
        // Renaming over a write-protected file would work, and would be wrong.
        if old.permissions().readonly() {
            return Err(SaveError::Protected(path.into()));
        }
        if let Some(stamp) = loaded {
            let now = read_input(&target, u64::MAX - 1).map(|bytes| sha256_hex(&bytes));
            if now.ok().as_ref() != Some(&stamp.sha256) {
                return Err(SaveError::Foreign(path.into()));
            }
        }
    }
    let system = |source: std::io::Error| SaveError::System {
        path: path.into(),
        source,
    };
    let mut temporary = tempfile::Builder::new()
        .prefix(PREFIX)
        .tempfile_in(&folder)
        .map_err(system)?;
    temporary.write_all(bytes).map_err(system)?;
    if let Some(old) = old {
        temporary
            .as_file()
            .set_permissions(old.permissions())
            .map_err(system)?;
    } else {
        ordinary_mode(temporary.as_file()).map_err(system)?;
    }
    // An error here is final for this file: its pages may be gone, so nothing is tried twice.
    temporary.as_file().sync_all().map_err(system)?;
    temporary.persist(&target).map_err(|error| system(error.error))?;
    let synced = std::fs::File::open(&folder).and_then(|folder| folder.sync_all());
    synced.map_err(|source| SaveError::Unconfirmed {
        path: path.into(),
        source,
    })?;
    Ok(Stamp {
        sha256: sha256_hex(bytes),
    })
}

/// The file that is really written (a link is followed) and its folder.
fn resolve(path: &Path) -> Result<(PathBuf, PathBuf), SaveError> {
    if let Ok(target) = std::fs::canonicalize(path) {
        let folder = target.parent().map(Path::to_path_buf);
        return folder
            .map(|folder| (target, folder))
            .ok_or_else(|| SaveError::NotAFile(path.into()));
    }
    let name = path.file_name().ok_or_else(|| SaveError::NotAFile(path.into()))?;
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(parent).map_err(|_| SaveError::NoFolder(path.into()))?;
    Ok((folder.join(name), folder))
}

/// A temporary file is private; a new document is as readable as any other file of the user's.
#[cfg(unix)]
fn ordinary_mode(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn ordinary_mode(_file: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
