//! The shell round `update`: performs effects and brings back events.
//!
//! The window calls [`Runtime::send`] for every command and [`Runtime::drain`] once a frame; the
//! wake function asks for a frame when there is something to drain.

mod copies;
mod files;
mod perform;
mod reading;
mod search;
mod start;

use super::clock::{Clock, SystemClock};
use super::command::Command;
use super::dialogs::{Dialogs, RfdDialogs};
use super::document_id;
use super::event::Event;
use super::launcher::{Launcher, SystemLauncher};
use super::state::{Outside, State};
use super::update::{on_event, update};
use super::workers::Worker;
use crate::extract::Extractor;
use copies::Copies;
use search::Searcher;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many events may wait to be drained before a worker has to wait itself.
const EVENTS: usize = 256;

/// How many tasks may wait for a worker.
const TASKS: usize = 64;

/// A reading process that one reader uses for its files, one after the other.
type SharedExtractor = Arc<Mutex<Extractor>>;

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
    /// This program's file, which reads documents in processes of its own; `None` reads them in this one.
    pub program: Option<PathBuf>,
}

impl Surroundings {
    /// Those of this machine: its dialogs, programs, clock and folders. `program` is this program's file.
    pub fn of_this_machine(wake: Wake, program: PathBuf) -> Self {
        let ours = |folder: PathBuf| folder.join("attache");
        Self {
            dialogs: Arc::new(RfdDialogs),
            launcher: Arc::new(SystemLauncher),
            clock: Box::new(SystemClock::default()),
            wake,
            state_folder: dirs::state_dir().or_else(dirs::data_local_dir).map(ours),
            config_folder: dirs::config_dir().map(ours),
            program: Some(program),
        }
    }
}

/// What only the window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForWindow {
    /// Put a text on the clipboard.
    CopyText(String),
    /// Close.
    Close,
}

/// The state with everything that serves it.
pub struct Runtime {
    /// The state; only `update` and `on_event` change it.
    pub state: State,
    outside: Surroundings,
    events: Receiver<Event>,
    answers: SyncSender<Event>,
    /// Shows file dialogs, one at a time.
    asker: Worker,
    /// Read articles, each with a reading process of its own.
    readers: [(Worker, SharedExtractor); 2],
    /// Everything that writes: one after the other, so that a later save never loses to an earlier one.
    writer: Worker,
    /// Looks for words.
    searcher: Searcher,
    /// Sleeps until a throttled copy is due.
    timer: Worker,
    /// Jobs that can be stopped.
    stops: BTreeMap<u64, Arc<AtomicBool>>,
    copies: Copies,
    /// What only the window can do, waiting to be taken.
    for_window: Vec<ForWindow>,
}

impl std::fmt::Debug for Runtime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// Where a worker sends its answers.
#[derive(Clone)]
struct Reply {
    answers: SyncSender<Event>,
    wake: Wake,
}

impl Reply {
    fn send(&self, event: Event) {
        // The window is closing when nobody takes answers any more: nothing is left to tell.
        if self.answers.send(event).is_ok() {
            (self.wake)();
        }
    }
}

impl Runtime {
    /// A runtime in these surroundings: settings and templates are read, unsaved work is looked for.
    pub fn new(outside: Surroundings) -> Self {
        let (answers, events) = sync_channel(EVENTS);
        let extractor = || match outside.program.clone() {
            Some(program) => Arc::new(Mutex::new(Extractor::new(program))),
            None => Arc::new(Mutex::new(Extractor::in_this_process())),
        };
        let readers = [
            (Worker::start("reader", TASKS), extractor()),
            (Worker::start("second reader", TASKS), extractor()),
        ];
        let mut runtime = Self {
            state: State::default(),
            outside,
            events,
            answers,
            asker: Worker::start("dialogs", TASKS),
            readers,
            writer: Worker::start("writer", TASKS),
            searcher: Searcher::start(TASKS),
            timer: Worker::start("timer", TASKS),
            stops: BTreeMap::new(),
            copies: Copies::default(),
            for_window: Vec::new(),
        };
        runtime.begin();
        runtime
    }

    /// Does what a command asks.
    pub fn send(&mut self, command: Command) {
        self.look_outside();
        let effects = update(&mut self.state, command);
        self.perform(effects);
        self.keep_copy_if_due();
    }

    /// Takes in what happened since the last call. Returns whether anything did.
    pub fn drain(&mut self) -> bool {
        let mut any = false;
        while let Ok(event) = self.events.try_recv() {
            any = true;
            self.take_in(event);
        }
        self.keep_copy_if_due();
        any
    }

    /// Waits until no task is under way and takes in everything; for scripts and tests, which have
    /// no frames. A dialog that is open keeps it waiting.
    pub fn settle(&mut self) {
        loop {
            // Each worker drops its end when it has done what was queued before.
            let (done, finished) = sync_channel::<()>(0);
            let [(first, _), (second, _)] = &self.readers;
            for worker in [&self.asker, first, second, &self.searcher.worker, &self.writer] {
                let done = done.clone();
                // A task that is refused is dropped with its end: there is nothing to wait for then.
                worker.run(Box::new(move || drop(done))).unwrap_or_default();
            }
            drop(done);
            let mut any = false;
            while finished.recv_timeout(Duration::from_millis(1)) == Err(RecvTimeoutError::Timeout) {
                any |= self.drain();
            }
            if !(self.drain() || any) {
                return;
            }
        }
    }

    /// Takes what only the window can do.
    pub fn take_for_window(&mut self) -> Vec<ForWindow> {
        std::mem::take(&mut self.for_window)
    }

    fn take_in(&mut self, event: Event) {
        self.look_outside();
        if let Event::SourcesDone { job, .. } = &event {
            self.stops.remove(job);
        }
        let effects = on_event(&mut self.state, event);
        self.perform(effects);
    }

    fn look_outside(&mut self) {
        self.state.outside = Outside {
            today: self.outside.clock.today(),
            time: self.outside.clock.time(),
            document_id: document_id::fresh(),
        };
    }

    fn reply(&self) -> Reply {
        Reply {
            answers: self.answers.clone(),
            wake: Arc::clone(&self.outside.wake),
        }
    }
}

/// Closing never loses: what is kept back is written, what is queued is done.
impl Drop for Runtime {
    fn drop(&mut self) {
        self.keep_copy_now();
        // Workers that wait to answer must not wait for ever: from here on nobody listens.
        let (_, nobody) = sync_channel(0);
        self.events = nobody;
        self.writer.finish();
    }
}
