//! Copies of unsaved work, one a document, in the program's state folder: never beside or over the
//! analyst's file. A copy is named by the document's own id, so that a moved file still finds it.
//!
//! A copy holds the whole briefing. It is dropped only after a confirmed save, or when the analyst
//! lets it go.

use super::{InputError, SaveError, make_folder, read_input, write_bytes};
use crate::briefing::{Briefing, DocumentId, FORMAT_VERSION};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Most bytes of a copy.
const MOST_BYTES: u64 = 64 << 20;

/// Unsaved work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copy {
    /// Version of the briefing's format, first, so that an older program can refuse a newer copy.
    format_version: u32,
    /// The file the work belongs to, if it was ever saved.
    pub path: Option<PathBuf>,
    /// The work.
    pub briefing: Briefing,
}

/// Why a copy could not be read; it stays where it is.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The file could not be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file is no copy this program can read.
    #[error("{}: this copy of unsaved work cannot be read ({problem}); it is left as it is", .path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
}

fn home(state: &Path) -> PathBuf {
    state.join("unsaved")
}

/// The file of a document's copy. An id from a file could hold anything: only its letters and
/// digits reach the name.
fn file(state: &Path, id: &DocumentId) -> PathBuf {
    let name: String =
        id.0.chars()
            .filter(char::is_ascii_alphanumeric)
            .take(64)
            .collect();
    home(state).join(format!("{name}.ron"))
}

/// Keeps a copy of `briefing`, in place of an older one.
///
/// # Errors
/// See [`SaveError`]; the older copy is whole then.
pub fn keep(state: &Path, briefing: &Briefing, path: Option<&Path>) -> Result<(), SaveError> {
    let target = file(state, &briefing.id);
    make_folder(&home(state)).map_err(|source| SaveError::System {
        path: target.clone(),
        source,
    })?;
    let copy = Copy {
        format_version: FORMAT_VERSION,
        path: path.map(Path::to_owned),
        briefing: briefing.clone(),
    };
    let text = ron::to_string(&copy).map_err(|error| SaveError::Unwritable {
        path: target.clone(),
        reason: error.to_string(),
    })?;
    write_bytes(&target, text.as_bytes())
}

/// Reads the copy of a document.
///
/// # Errors
/// None there, or not readable.
pub fn load(state: &Path, id: &DocumentId) -> Result<Copy, CopyError> {
    read(&file(state, id))
}

fn read(path: &Path) -> Result<Copy, CopyError> {
    let bytes = read_input(path, MOST_BYTES)?;
    ron::de::from_bytes(&bytes).map_err(|error| CopyError::Content {
        path: path.to_owned(),
        problem: error.to_string(),
    })
}

/// All copies in the order of their names, and what is wrong with those that cannot be read.
pub fn list(state: &Path) -> (Vec<Copy>, Vec<CopyError>) {
    // No such folder: nothing was ever kept.
    let Ok(entries) = fs_err::read_dir(home(state)) else {
        return (Vec::new(), Vec::new());
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "ron"));
    paths.sort();
    let mut copies = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        match read(&path) {
            Ok(copy) => copies.push(copy),
            Err(error) => errors.push(error),
        }
    }
    (copies, errors)
}

/// Drops the copy of a document; none there is as good.
///
/// # Errors
/// The system's refusal, with the path.
pub fn discard(state: &Path, id: &DocumentId) -> std::io::Result<()> {
    match fs_err::remove_file(file(state, id)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Details;

    fn briefing(id: &str, title: &str) -> Briefing {
        let details = Details {
            title: title.into(),
            ..Details::default()
        };
        let template = crate::template::builtin()[0].clone();
        Briefing::new(DocumentId(id.into()), template, details)
    }

    #[test]
    fn copies_are_kept_listed_and_dropped_by_document() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        assert_eq!(list(&state).0, []);
        keep(&state, &briefing("aa", "first"), None).unwrap();
        keep(
            &state,
            &briefing("bb", "other"),
            Some(Path::new("/x/b.briefing.ron")),
        )
        .unwrap();
        keep(&state, &briefing("aa", "second"), None).unwrap();
        let (copies, errors) = list(&state);
        let titles: Vec<_> = copies
            .iter()
            .map(|copy| copy.briefing.details.title.as_str())
            .collect();
        assert_eq!(titles, ["second", "other"]);
        assert!(errors.is_empty());
        let other = load(&state, &DocumentId("bb".into())).unwrap();
        assert_eq!(other.path.as_deref(), Some(Path::new("/x/b.briefing.ron")));
        discard(&state, &DocumentId("aa".into())).unwrap();
        discard(&state, &DocumentId("aa".into())).unwrap();
        assert_eq!(list(&state).0.len(), 1);
    }

    #[test]
    fn a_damaged_copy_is_named_and_left() {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &briefing("aa", "kept"), None).unwrap();
        let damaged = home(folder.path()).join("bb.ron");
        write_bytes(&damaged, b"(path: None").unwrap();
        let (copies, errors) = list(folder.path());
        assert_eq!((copies.len(), errors.len()), (1, 1));
        assert!(errors[0].to_string().contains("bb.ron"), "{}", errors[0]);
        assert!(damaged.exists());
    }

    #[test]
    fn an_id_never_leads_out_of_the_folder() {
        let path = file(Path::new("/state"), &DocumentId("../../etc/pass wd".into()));
        assert_eq!(path, Path::new("/state/unsaved/etcpasswd.ron"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_look_in() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &briefing("aa", "kept"), None).unwrap();
        let mode = std::fs::metadata(home(folder.path()))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
