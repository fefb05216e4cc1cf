//! Each effect as a task for the worker it belongs to.

use super::{ForWindow, Runtime};
use crate::app::effect::{Effect, Question};
use crate::app::event::Event;
use crate::app::workers::Task;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl Runtime {
    /// Performs effects in order.
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.perform_one(effect);
        }
    }

    fn perform_one(&mut self, effect: Effect) {
        match effect {
            Effect::Ask(question) => self.ask(question),
            Effect::OpenFile(path) => self.open(path),
            Effect::ShowInFolder(path) => {
                self.open(path.parent().map_or(path.clone(), std::path::Path::to_owned));
            }
            Effect::CopyText(text) => self.for_window.push(ForWindow::CopyText(text)),
            Effect::KeepCopy { briefing, path } => self.copies.note(briefing, path),
            Effect::DropCopy(_) => self.copies.forget(),
            Effect::Cancel(job) => {
                if let Some(stop) = self.stops.get(&job) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            Effect::Quit => {
                self.keep_copy_now();
                self.for_window.push(ForWindow::Close);
            }
            // These need the rooms that read and write files; until they stand, the window says so.
            Effect::ReadSources { job, .. } | Effect::ReadBytes { job, .. } => {
                self.take_in(Event::Failed(NOT_YET.to_owned()));
                self.take_in(Event::SourcesDone { job, cancelled: true });
            }
            Effect::Load(_)
            | Effect::Save(_)
            | Effect::Export { .. }
            | Effect::Mail { .. }
            | Effect::Print { .. }
            | Effect::LoadCopy(_) => self.take_in(Event::Failed(NOT_YET.to_owned())),
            Effect::SaveSettings(_) => {}
        }
    }

    /// Runs `work` on the writer and sends what it has to tell.
    pub(super) fn write(&mut self, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let reply = self.reply();
        let task: Task = Box::new(move || {
            if let Some(event) = work() {
                reply.send(event);
            }
        });
        if let Err(message) = self.writer.run(task) {
            self.take_in(Event::Failed(message));
        }
    }

    fn open(&mut self, path: PathBuf) {
        let launcher = Arc::clone(&self.outside.launcher);
        self.write(move || launcher.open(&path).err().map(Event::Failed));
    }

    fn ask(&mut self, question: Question) {
        let dialogs = Arc::clone(&self.outside.dialogs);
        let reply = self.reply();
        let task: Task = Box::new(move || {
            reply.send(match dialogs.ask(&question) {
                Ok(paths) => Event::Answered { question, paths },
                Err(message) => Event::NoDialog(message),
            });
        });
        if let Err(message) = self.asker.run(task) {
            self.take_in(Event::NoDialog(message));
        }
    }
}

/// What is said where a room is not built yet.
const NOT_YET: &str = "This build cannot read or write files yet.";
