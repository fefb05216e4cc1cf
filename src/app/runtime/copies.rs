//! Keeping copies of unsaved work: at once after the first change, then at most once a second.
//!
//! A throttle, not a debounce: its time starts at the first change that is not kept and no later
//! key resets it, so that typing without a pause is kept too.

use super::Runtime;
use crate::briefing::{Briefing, DocumentId};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Shortest time between two copies.
const THROTTLE: Duration = Duration::from_secs(1);

/// What is to be kept, and when something was kept last.
#[derive(Debug, Default)]
pub(super) struct Copies {
    pending: Option<(Arc<Briefing>, Option<PathBuf>)>,
    written: Option<Duration>,
    timer_runs: bool,
}

impl Copies {
    /// Whether something of another document waits to be kept.
    fn holds_other(&self, id: &DocumentId) -> bool {
        self.pending
            .as_ref()
            .is_some_and(|(briefing, _)| briefing.id != *id)
    }

    /// Notes what is to be kept next.
    fn note(&mut self, briefing: Arc<Briefing>, path: Option<PathBuf>) {
        self.pending = Some((briefing, path));
    }

    /// Forgets what was to be kept of a document: it was saved.
    pub(super) fn forget(&mut self, id: &DocumentId) {
        self.pending = self.pending.take().filter(|(briefing, _)| briefing.id != *id);
    }

    /// How long to wait until a copy may be written; `None` if there is nothing to keep.
    fn wait(&self, now: Duration) -> Option<Duration> {
        self.pending.as_ref()?;
        let due = self.written.map_or(Duration::ZERO, |written| written + THROTTLE);
        Some(due.saturating_sub(now))
    }
}

impl Runtime {
    /// Sees that a copy is kept, soon; what waits of another document is kept at once.
    pub(super) fn keep_copy(&mut self, briefing: Arc<Briefing>, path: Option<PathBuf>) {
        if self.copies.holds_other(&briefing.id) {
            self.keep_copy_now();
        }
        self.copies.note(briefing, path);
    }

    /// Writes the copy if its time has come, else sees that it will.
    pub(super) fn keep_copy_if_due(&mut self) {
        match self.copies.wait(self.outside.clock.elapsed()) {
            None => {}
            Some(Duration::ZERO) => self.keep_copy_now(),
            Some(wait) if !self.copies.timer_runs => {
                let wake = Arc::clone(&self.outside.wake);
                let sleep = move || {
                    std::thread::sleep(wait);
                    wake();
                };
                // A busy timer will wake the window as well, and then the wait is measured anew.
                self.copies.timer_runs = self.timer.run(Box::new(sleep)).is_ok();
            }
            Some(_) => {}
        }
    }

    /// Writes the copy now, whatever the time.
    pub(super) fn keep_copy_now(&mut self) {
        self.copies.timer_runs = false;
        let Some((briefing, path)) = self.copies.pending.take() else {
            return;
        };
        self.copies.written = Some(self.outside.clock.elapsed());
        let Some(folder) = self.outside.state_folder.clone() else {
            return;
        };
        self.write(move || super::files::keep_copy(&folder, &briefing, path.as_deref()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Details;

    fn check(written: Option<u64>, now: u64, expected: u64) {
        let template = crate::template::builtin()[0].clone();
        let briefing = Briefing::new(DocumentId("1".into()), template, Details::default());
        let mut copies = Copies {
            written: written.map(Duration::from_millis),
            ..Copies::default()
        };
        assert_eq!(copies.wait(Duration::from_millis(now)), None);
        copies.note(Arc::new(briefing), None);
        assert_eq!(
            copies.wait(Duration::from_millis(now)),
            Some(Duration::from_millis(expected))
        );
    }

    #[test]
    fn the_first_copy_is_written_at_once_and_the_next_a_second_later() {
        check(None, 0, 0);
        check(None, 5_000, 0);
        check(Some(5_000), 5_000, 1_000);
        check(Some(5_000), 5_400, 600);
        check(Some(5_000), 6_000, 0);
        check(Some(5_000), 9_000, 0);
    }
}
