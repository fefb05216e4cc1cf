//! The beginning of a run: settings, templates, and work that was not saved the last time.

use super::Runtime;
use crate::app::event::Event;
use crate::app::settings::Settings;
use crate::app::state::RecoveryOffer;
use crate::store;
use crate::template::{self, Template};
use crate::typeset;
use std::path::Path;

/// Bytes of a template file at most: an analyst's own is a few kilobytes.
const TEMPLATE_BYTES: u64 = 1 << 20;

impl Runtime {
    /// Reads settings and templates, which the first frame needs, and looks for unsaved work off the
    /// window's thread.
    pub(super) fn begin(&mut self) {
        // The faces are looked into while the window comes up. Without the thread the first document
        // does it itself.
        let [(reader, _), _] = &self.readers;
        reader.run(Box::new(typeset::warm_up)).unwrap_or_default();
        let config = self.outside.config_folder.clone();
        let mut templates = template::builtin().to_vec();
        let mut settings = Settings::default();
        let mut failures = Vec::new();
        if let Some(folder) = &config {
            match store::load_settings(folder) {
                Ok(read) => settings = read,
                Err(error) => failures.push(format!(
                    "The settings were not read: {error}. The defaults apply."
                )),
            }
            let (own, problems) = own_templates(&folder.join("templates"));
            for template in own {
                // An own template of the same id takes the place of the built-in one.
                templates.retain(|known| known.id != template.id);
                templates.push(template);
            }
            failures.extend(problems);
        }
        self.take_in(Event::Started { settings, templates });
        for message in failures {
            self.take_in(Event::Failed(message));
        }
        if let Some(folder) = self.outside.state_folder.clone() {
            self.write(move || Some(find_copies(&folder)));
        }
    }
}

/// The analyst's own templates in the order of their file names, and what is wrong with the others.
fn own_templates(folder: &Path) -> (Vec<Template>, Vec<String>) {
    // No such folder: there are none.
    let Ok(entries) = fs_err::read_dir(folder) else {
        return (Vec::new(), Vec::new());
    };
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "ron"));
    paths.sort();
    let mut templates = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let text = store::read_input(&path, TEMPLATE_BYTES).map_err(|error| error.to_string());
        let template = text.and_then(|bytes| {
            let file = path.display().to_string();
            template::parse(&String::from_utf8_lossy(&bytes), &file).map_err(|error| error.to_string())
        });
        match template {
            Ok(template) => templates.push(template),
            Err(message) => problems.push(message),
        }
    }
    (templates, problems)
}

/// Unsaved work as offers. What cannot be read stays where it is and is named.
fn find_copies(folder: &Path) -> Event {
    let (copies, errors) = store::recovery::list(folder);
    let problems = errors.iter().map(ToString::to_string).collect();
    let offers = copies.into_iter().map(|copy| RecoveryOffer {
        id: copy.briefing.id.clone(),
        title: copy.briefing.details.title,
        path: copy.path,
        written: String::new(),
    });
    Event::CopiesFound {
        offers: offers.collect(),
        problems,
    }
}
