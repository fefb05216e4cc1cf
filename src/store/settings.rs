//! Settings of the program: one small RON file in its configuration folder. What they mean is the
//! caller's; this file only reads and writes them.

use super::{InputError, SaveError, make_folder, read_input, write_bytes};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// Most bytes of a settings file.
const MOST_BYTES: u64 = 1 << 20;

/// Why settings could not be read; the file is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file could not be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file is no settings file.
    #[error("{}:{problem}; correct the file or remove it", .path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Line, column, and what is wrong.
        problem: String,
    },
}

fn file(folder: &Path) -> PathBuf {
    folder.join("settings.ron")
}

/// Reads the settings in `folder`; the defaults where there are none yet.
///
/// # Errors
/// A file that is there but cannot be used.
pub fn load_settings<T: DeserializeOwned + Default>(folder: &Path) -> Result<T, SettingsError> {
    let path = file(folder);
    let bytes = match read_input(&path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(InputError::Missing(_)) => return Ok(T::default()),
        Err(error) => return Err(error.into()),
    };
    ron::de::from_bytes(&bytes).map_err(|error| SettingsError::Content {
        problem: error.to_string(),
        path,
    })
}

/// Writes the settings into `folder`, which is made if need be.
///
/// # Errors
/// See [`SaveError`].
pub fn save_settings<T: Serialize>(folder: &Path, settings: &T) -> Result<(), SaveError> {
    let path = file(folder);
    make_folder(folder).map_err(|source| SaveError::System {
        path: path.clone(),
        source,
    })?;
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").indentor("  ");
    let text = ron::ser::to_string_pretty(settings, pretty).map_err(|error| SaveError::Unwritable {
        path: path.clone(),
        reason: error.to_string(),
    })?;
    write_bytes(&path, (text + "\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Some {
        dark: bool,
        recent: Vec<PathBuf>,
    }

    #[test]
    fn settings_come_back_and_damage_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("a").join("b");
        assert_eq!(load_settings::<Some>(&home).unwrap(), Some::default());
        let settings = Some {
            dark: true,
            recent: vec!["/x/y.briefing.ron".into()],
        };
        save_settings(&home, &settings).unwrap();
        assert_eq!(load_settings::<Some>(&home).unwrap(), settings);
        write_bytes(&file(&home), b"(dark: maybe)").unwrap();
        let message = load_settings::<Some>(&home).unwrap_err().to_string();
        assert!(message.contains("settings.ron:1:"), "{message}");
    }
}
