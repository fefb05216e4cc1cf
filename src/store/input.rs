//! Reading input files whole, with the limit checked before a byte is read.

use std::io::Read;
use std::path::{Path, PathBuf};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is no such file.
    #[error("{}: there is no such file; check the path", .0.display())]
    Missing(PathBuf),
    /// A folder or a device.
    #[error("{}: this is not a file; give the files in it", .0.display())]
    NotAFile(PathBuf),
    /// Over the limit.
    #[error("{name}: is larger than {} MiB, the most that is read; split it or save the text alone", .limit >> 20)]
    TooLarge {
        /// The file.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// Anything else the system says.
    #[error("{name}: could not be read ({source}); check that you may open it")]
    System {
        /// The file.
        name: String,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// Missing, no regular file, too large, or not readable; each says which file and what to do.
pub fn read_input(path: &Path, limit: u64) -> Result<Vec<u8>, InputError> {
    let system = |source: std::io::Error| InputError::System {
        name: path.display().to_string(),
        source,
    };
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(InputError::Missing(path.into()));
        }
        Err(error) => return Err(system(error)),
    };
    if !meta.is_file() {
        return Err(InputError::NotAFile(path.into()));
    }
    if meta.len() > limit {
        return Err(InputError::TooLarge {
            name: path.display().to_string(),
            limit,
        });
    }
    let file = std::fs::File::open(path).map_err(system)?;
    read_limited(file, &path.display().to_string(), limit)
}

/// Reads at most `limit` bytes from `reader`, which `name` stands for in messages.
///
/// # Errors
/// When there is more, or the system refuses.
pub fn read_limited(reader: impl Read, name: &str, limit: u64) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    let read = reader.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|source| InputError::System {
        name: name.to_owned(),
        source,
    })?;
    if bytes.len() as u64 > limit {
        return Err(InputError::TooLarge {
            name: name.to_owned(),
            limit,
        });
    }
    Ok(bytes)
}
