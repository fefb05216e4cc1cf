//! The beginning of a run: settings, templates, and work that was not saved the last time.

use super::Runtime;

impl Runtime {
    pub(super) fn begin(&mut self) {
        self.state.templates = crate::template::builtin().to_vec();
    }
}
