//! Opening files with the system's own programs: the PDF viewer, the file manager, the mail program.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Opens files with the system's programs.
pub trait Launcher: Send + Sync {
    /// Opens `path` with the program the system has for it.
    ///
    /// # Errors
    /// The sentence to show: what could not be opened and what to do.
    fn open(&self, path: &Path) -> Result<(), String>;
}

/// The system's launcher.
#[derive(Debug, Default)]
pub struct SystemLauncher;

impl Launcher for SystemLauncher {
    fn open(&self, path: &Path) -> Result<(), String> {
        open::that_detached(path).map_err(|error| {
            format!(
                "No program could be started for {} ({error}). Open the file by hand.",
                path.display()
            )
        })
    }
}

/// A launcher that only writes down what it was asked to open, for scripts and tests.
#[derive(Debug, Default)]
pub struct ScriptedLauncher {
    opened: Mutex<Vec<PathBuf>>,
}

impl ScriptedLauncher {
    /// What was opened, in order.
    pub fn opened(&self) -> Vec<PathBuf> {
        self.opened
            .lock()
            .map(|opened| opened.clone())
            .unwrap_or_default()
    }
}

impl Launcher for ScriptedLauncher {
    fn open(&self, path: &Path) -> Result<(), String> {
        if let Ok(mut opened) = self.opened.lock() {
            opened.push(path.to_owned());
        }
        Ok(())
    }
}
