//! The shell round `update`: performs effects and brings back events.
//!
//! The window calls [`Runtime::send`] for every command and [`Runtime::drain`] once a frame; the
//! wake function asks for a frame when there is something to drain.

use super::clock::Clock;
use super::command::Command;
use super::dialogs::Dialogs;
use super::effect::Effect;
use super::event::Event;
use super::state::{Outside, State};
use super::update::{on_event, update};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How many events may wait to be drained before a worker has to wait itself.
const EVENTS: usize = 256;

/// Opens files with the system's programs.
pub trait Launcher: Send + Sync {
    /// Opens `path` with the program the system has for it.
    ///
    /// # Errors
    /// The sentence to show: what could not be opened and what to do.
    fn open(&self, path: &std::path::Path) -> Result<(), String>;
}

/// Asks the window for a frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the runtime is given from outside.
pub struct Surroundings {
    /// File dialogs.
    pub dialogs: Arc<dyn Dialogs>,
    /// Opens files.
    pub launcher: Arc<dyn Launcher>,
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// Asks for a frame.
    pub wake: Wake,
    /// Folder for kept copies and temporary files; `None` keeps nothing.
    pub state_folder: Option<PathBuf>,
    /// Folder for settings and own templates; `None` keeps nothing.
    pub config_folder: Option<PathBuf>,
}

/// The state with everything that serves it.
pub struct Runtime {
    /// The state; only `update` and `on_event` change it.
    pub state: State,
    outside: Surroundings,
    events: Receiver<Event>,
    #[expect(dead_code, reason = "the workers answer through it")]
    answers: SyncSender<Event>,
    /// What only the window can do, waiting to be taken.
    for_window: Vec<ForWindow>,
}

/// What only the window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForWindow {
    /// Put a text on the clipboard.
    CopyText(String),
    /// Close.
    Close,
}

impl std::fmt::Debug for Runtime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Runtime {
    /// A runtime in these surroundings, with the welcome page.
    pub fn new(outside: Surroundings) -> Self {
        let (answers, events) = sync_channel(EVENTS);
        Self {
            state: State::default(),
            outside,
            events,
            answers,
            for_window: Vec::new(),
        }
    }

    /// Does what a command asks.
    pub fn send(&mut self, command: Command) {
        self.look_outside();
        let effects = update(&mut self.state, command);
        self.perform(effects);
    }

    /// Takes in what happened since the last call. Returns whether anything did.
    pub fn drain(&mut self) -> bool {
        let mut any = false;
        while let Ok(event) = self.events.try_recv() {
            any = true;
            self.look_outside();
            let effects = on_event(&mut self.state, event);
            self.perform(effects);
        }
        any
    }

    /// Takes what only the window can do.
    pub fn take_for_window(&mut self) -> Vec<ForWindow> {
        std::mem::take(&mut self.for_window)
    }

    fn look_outside(&mut self) {
        let clock = &self.outside.clock;
        self.state.outside = Outside {
            today: clock.today(),
            time: clock.time(),
            document_id: String::new(),
        };
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::CopyText(text) => self.for_window.push(ForWindow::CopyText(text)),
                Effect::Quit => self.for_window.push(ForWindow::Close),
                _ => (self.outside.wake)(),
            }
        }
    }
}
