//! The few settings of the window.
//!
//! They are loaded and saved by `store`; nothing in a briefing depends on them.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Everything that outlives a run and is not in a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system.
    pub appearance: Appearance,
    /// Scale of the window in per cent; 100 is the system's own.
    pub scale: u16,
    /// Template of a new briefing.
    pub template: String,
    /// Organisation of a new briefing.
    pub organisation: String,
    /// Whether digits and letters act alone in the reader.
    pub single_keys: bool,
    /// Briefings opened or saved lately, latest first.
    pub recent: Vec<PathBuf>,
    /// Folder that the file dialogs start in.
    pub folder: Option<PathBuf>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How many recent files are remembered.
const RECENT: usize = 12;

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::System,
            scale: 100,
            template: "summit-brief".into(),
            organisation: String::new(),
            single_keys: true,
            recent: Vec::new(),
            folder: None,
        }
    }
}

impl Settings {
    /// The scales to choose from, in per cent.
    pub const SCALES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

    /// Puts `path` first in the list of recent files and remembers its folder.
    pub fn remember(&mut self, path: &std::path::Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
        self.folder = path.parent().map(std::path::Path::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn recent_files_are_few_latest_first_and_once() {
        let mut settings = Settings::default();
        for n in 0..20 {
            settings.remember(Path::new(&format!("/a/{n}.briefing.ron")));
        }
        settings.remember(Path::new("/a/15.briefing.ron"));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], Path::new("/a/15.briefing.ron"));
        assert_eq!(settings.recent[1], Path::new("/a/19.briefing.ron"));
        assert_eq!(settings.folder.as_deref(), Some(Path::new("/a")));
    }
}
