//! Reading articles: two readers share a job's files and tell what they read in the order in which
//! it was asked for.

use super::{Reply, Runtime, SharedExtractor};
use crate::app::event::Event;
use crate::app::workers::Task;
use crate::article::worker::{Answer, Limits, Request};
use crate::article::{Problem, ProblemKind};
use crate::store::{self, file_name};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// One thing to read.
#[derive(Debug)]
pub(super) enum Input {
    /// A file, or a folder with all its files.
    File(PathBuf),
    /// Bytes that are here already: pasted, attached to a mail, or built in.
    Bytes {
        /// Name to show.
        name: String,
        /// Media type, if it is known.
        media_type: Option<String>,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

impl From<(String, Option<String>, Vec<u8>)> for Input {
    fn from((name, media_type, bytes): (String, Option<String>, Vec<u8>)) -> Self {
        Self::Bytes {
            name,
            media_type,
            bytes,
        }
    }
}

/// A job that the readers share.
struct Reading {
    job: u64,
    stop: Arc<AtomicBool>,
    waiting: Mutex<VecDeque<(usize, Input)>>,
    told: Mutex<Told>,
}

/// What was told of a job.
struct Told {
    /// The input that is to be told next.
    next: usize,
    /// What was read of later ones.
    early: BTreeMap<usize, Vec<Event>>,
    /// Readers at work on the job.
    readers: usize,
}

impl Runtime {
    /// Starts a job; a folder is opened when its turn comes.
    pub(super) fn read(&mut self, job: u64, inputs: Vec<Input>) {
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(job, Arc::clone(&stop));
        let reading = Arc::new(Reading {
            job,
            stop,
            waiting: Mutex::new(inputs.into_iter().enumerate().collect()),
            told: Mutex::new(Told {
                next: 0,
                early: BTreeMap::new(),
                readers: self.readers.len(),
            }),
        });
        let mut refused = Vec::new();
        for (worker, extractor) in &self.readers {
            let (reading, extractor, reply) = (Arc::clone(&reading), Arc::clone(extractor), self.reply());
            let task: Task = Box::new(move || reading.run(&extractor, &reply));
            if let Err(message) = worker.run(task) {
                refused.push(message);
            }
        }
        // One reader is enough; without any the job is over.
        let none = refused.len() == self.readers.len();
        let left = reading.told.lock().map_or(0, |mut told| {
            told.readers -= refused.len();
            told.readers
        });
        if let Some(message) = refused.pop() {
            // The reader that took the job may have done it before the other was seen to refuse.
            if none {
                self.take_in(Event::Failed(message));
            }
            if left == 0 {
                self.take_in(Event::SourcesDone { job, cancelled: none });
            }
        }
    }
}

impl Reading {
    /// Reads until nothing waits any more. The last reader to leave says that the job is done.
    fn run(&self, extractor: &SharedExtractor, reply: &Reply) {
        while let Some((index, input)) = self.take() {
            let mut events = Vec::new();
            let mut each = |file: String, answer: Answer| {
                let answer = Box::new(answer);
                events.push(Event::SourceRead {
                    job: self.job,
                    file,
                    answer,
                });
                !self.stop.load(Ordering::Relaxed)
            };
            if let Ok(mut extractor) = extractor.lock() {
                match requests(input) {
                    Ok(requests) => {
                        for request in requests {
                            match request {
                                Ok(request) => extractor.read_all(request, false, &mut each),
                                Err((file, message)) => drop(each(file, unreadable(message))),
                            }
                        }
                    }
                    Err((file, message)) => drop(each(file, unreadable(message))),
                }
            }
            self.tell(index, events, reply);
        }
        let Ok(mut told) = self.told.lock() else { return };
        told.readers -= 1;
        if told.readers == 0 {
            let cancelled = self.stop.load(Ordering::Relaxed);
            reply.send(Event::SourcesDone {
                job: self.job,
                cancelled,
            });
        }
    }

    fn take(&self) -> Option<(usize, Input)> {
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        self.waiting.lock().ok()?.pop_front()
    }

    /// Tells what was read of an input as soon as all before it are told.
    fn tell(&self, index: usize, events: Vec<Event>, reply: &Reply) {
        let Ok(mut told) = self.told.lock() else { return };
        told.early.insert(index, events);
        loop {
            let next = told.next;
            let Some(events) = told.early.remove(&next) else {
                return;
            };
            for event in events {
                reply.send(event);
            }
            told.next += 1;
        }
    }
}

/// A file's name, and the sentence that says why it cannot be read.
type Unreadable = (String, String);

/// The requests that an input stands for: a folder for many, each read from disk when its turn comes.
fn requests(input: Input) -> Result<Box<dyn Iterator<Item = Result<Request, Unreadable>>>, Unreadable> {
    match input {
        Input::Bytes {
            name,
            media_type,
            bytes,
        } => Ok(Box::new(std::iter::once(Ok(Request {
            file: name,
            bytes,
            media_type,
            limits: Limits::default(),
        })))),
        Input::File(path) => {
            let files = store::files_in(&path, Limits::default().zip_entries)
                .map_err(|error| (file_name(&path), error.to_string()))?;
            Ok(Box::new(files.into_iter().map(|path| request(&path))))
        }
    }
}

fn request(path: &Path) -> Result<Request, Unreadable> {
    let limits = Limits::default();
    let bytes =
        store::read_input(path, limits.file_bytes).map_err(|error| (file_name(path), error.to_string()))?;
    Ok(Request {
        file: file_name(path),
        bytes,
        media_type: None,
        limits,
    })
}

fn unreadable(message: String) -> Answer {
    Answer {
        article: None,
        parts: Vec::new(),
        problems: vec![Problem {
            kind: ProblemKind::Unreadable,
            message,
            blocking: true,
        }],
    }
}
