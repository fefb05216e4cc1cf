//! Zip files under our limits: how many entries, where they point, and how much they unpack to.

use crate::article::worker::Limits;
use crate::article::{Problem, ProblemKind, decode};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Why a package is not read: the sentence's end, and its kind.
pub(super) type Refusal = (ProblemKind, String);

/// An opened zip file.
pub(in crate::article) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
    limit: u64,
    /// Parts that could not be unpacked.
    pub(in crate::article) problems: Vec<Problem>,
}

/// What may be unpacked before the ratio counts, in bytes.
const FREE: u64 = 1 << 20;

impl<'a> Package<'a> {
    /// Opens a zip file. Nothing is unpacked yet.
    ///
    /// # Errors
    /// Too many entries, an entry that points outside, a link, or no zip file at all.
    pub(in crate::article) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let too_many = || {
            let message = format!(
                "holds more than {} entries, the most that are read; split it",
                limits.zip_entries
            );
            (ProblemKind::TooLarge, message)
        };
        // Before the library makes a list of them.
        if entry_count(bytes).is_some_and(|count| count > limits.zip_entries) {
            return Err(too_many());
        }
        let damaged = |what: &str| {
            (
                ProblemKind::Damaged,
                format!("is a damaged zip file ({what}); get it again from where it came from"),
            )
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
        if archive.len() > limits.zip_entries {
            return Err(too_many());
        }
        for index in 0..archive.len() {
            let entry = archive
                .by_index_raw(index)
                .map_err(|error| damaged(&error.to_string()))?;
            let name = || String::from_utf8_lossy(entry.name_raw()).into_owned();
            if points_outside(&name()) || entry.enclosed_name().is_none() || entry.is_symlink() {
                let message = format!(
                    "holds an entry that points outside of it ({}); it was not unpacked",
                    shown(&name())
                );
                return Err((ProblemKind::Unsupported, message));
            }
        }
        let limit = limits.unpacked_bytes.min(
            (bytes.len() as u64)
                .saturating_mul(limits.unpacked_ratio)
                .saturating_add(FREE),
        );
        Ok(Self {
            archive,
            left: limit,
            limit,
            problems: Vec::new(),
        })
    }

    /// The names of the files in it, in the order of its directory.
    pub(in crate::article) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().flatten();
        names
            .filter(|name| !name.ends_with('/'))
            .map(|name| name.into_owned())
            .collect()
    }

    /// Unpacks one entry; `None` if it is not there or cannot be unpacked, which is then a problem.
    ///
    /// # Errors
    /// Over what may be unpacked of one document.
    pub(in crate::article) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => {
                self.problems.push(unread(name, &error.to_string()));
                return Ok(None);
            }
        };
        let mut unpacked = Vec::new();
        let result = entry.take(self.left + 1).read_to_end(&mut unpacked);
        if unpacked.len() as u64 > self.left {
            let message = format!(
                "unpacks to more than {} MiB, which no document of its size does; it was not read",
                self.limit >> 20
            );
            return Err((ProblemKind::TooLarge, message));
        }
        self.left -= unpacked.len() as u64;
        match result {
            Ok(_) => Ok(Some(unpacked)),
            Err(error) => {
                self.problems.push(unread(name, &error.to_string()));
                Ok(None)
            }
        }
    }

    /// Unpacks one entry as text.
    ///
    /// # Errors
    /// As [`Package::bytes`].
    pub(in crate::article) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        match decode::decode(&bytes, false) {
            Ok(decoded) => {
                self.problems.extend(decoded.problem);
                Ok(Some(decoded.text))
            }
            Err(what) => {
                self.problems.push(unread(name, &what));
                Ok(None)
            }
        }
    }

    /// Whether an entry is there.
    pub(in crate::article) fn holds(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }
}

fn unread(name: &str, what: &str) -> Problem {
    Problem {
        kind: ProblemKind::Damaged,
        message: format!("its part {} could not be read ({what})", shown(name)),
        blocking: false,
    }
}

/// An absolute name, on any system, or one that climbs.
fn points_outside(name: &str) -> bool {
    let drive = name.chars().nth(1) == Some(':');
    name.starts_with(['/', '\\']) || drive || name.split(['/', '\\']).any(|part| part == "..")
}

/// A name from inside a file as it may stand in a message: one line, not endless.
pub(in crate::article) fn shown(name: &str) -> String {
    let clean = name.chars().filter(|c| !c.is_control());
    clean.take(80).collect()
}

/// How many entries the end of the central directory states (PKZIP APPNOTE 4.3.16); a zip64 file, which
/// needs more than 65,534 entries or 4 GiB, counts as endless.
fn entry_count(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = bytes.get(at + 10..at + 12)?.try_into().ok()?;
    match u16::from_le_bytes(count) {
        u16::MAX => Some(usize::MAX),
        count => Some(usize::from(count)),
    }
}
