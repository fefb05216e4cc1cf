//! Reading input files whole, with the limit checked before a byte is read.

use crate::article::{Problem, is_no_article, not_articles};
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
    /// A folder without files.
    #[error("{}: this is not a file, and no files are in it; give a file or another folder", .0.display())]
    EmptyFolder(PathBuf),
    /// A folder with too many files.
    #[error("{}: holds more than {limit} files, the most that are read at once; give the folders in it", .folder.display())]
    TooMany {
        /// The folder.
        folder: PathBuf,
        /// The limit.
        limit: usize,
    },
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

/// The name of a file without its folder; a path without one stands for itself.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// The files that a path stands for, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Those that may hold an article.
    pub articles: Vec<PathBuf>,
    /// Those of a folder that hold none: pictures, programs.
    pub others: Vec<PathBuf>,
}

impl Listing {
    /// Says which files were left out; a blocking problem where they are all there is.
    pub fn left_out(&self) -> Option<Problem> {
        let names: Vec<String> = self.others.iter().map(|file| file_name(file)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        not_articles(&names, self.articles.is_empty())
    }
}

/// The files that a path stands for: itself, or for a folder all files in it and below. Hidden ones and
/// links are left out, so that nothing outside the folder is read.
///
/// # Errors
/// A folder that cannot be listed, holds no files, or holds more than `limit`.
pub fn files_in(path: &Path, limit: usize) -> Result<Listing, InputError> {
    if !path.is_dir() {
        return Ok(Listing {
            articles: vec![path.to_owned()],
            others: Vec::new(),
        });
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let system = |source| InputError::System {
            name: folder.display().to_string(),
            source,
        };
        for entry in std::fs::read_dir(&folder).map_err(system)? {
            let entry = entry.map_err(system)?;
            let kind = entry.file_type().map_err(system)?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
            if found.len() + folders.len() > limit {
                return Err(InputError::TooMany {
                    folder: path.into(),
                    limit,
                });
            }
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(InputError::EmptyFolder(path.into()));
    }
    let (others, articles) = found.into_iter().partition(|file| is_other(file));
    Ok(Listing { articles, others })
}

/// Whether a file's first bytes say that it is no article. One that cannot be opened is left to say so
/// when its turn comes.
fn is_other(file: &Path) -> bool {
    let mut head = Vec::new();
    let opened = std::fs::File::open(file).and_then(|file| file.take(4096).read_to_end(&mut head));
    opened.is_ok() && !head.is_empty() && is_no_article(&head, &file_name(file))
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
