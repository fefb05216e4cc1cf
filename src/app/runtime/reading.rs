//! Reading articles: two readers share a job's files and tell what they read in the order in which
//! it was asked for. A folder or a zip file turns into its files when its turn comes, so that both
//! readers work on them.

use super::{Reply, Runtime, SharedExtractor};
use crate::app::event::Event;
use crate::app::workers::Task;
use crate::article::worker::{Answer, Limits, Request, has_pages};
use crate::article::{ProblemKind, pieces_in};
use crate::briefing::Original;
use crate::store::{self, file_name};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// One thing to read.
#[derive(Debug)]
pub(super) enum Input {
    /// A file, or a folder with all its files.
    Path(PathBuf),
    /// A file of a folder.
    File(PathBuf),
    /// Bytes that are here already: pasted, built in, a file of a zip file or a mail.
    Request(Request),
}

impl From<(String, Option<String>, Vec<u8>)> for Input {
    fn from((file, media_type, bytes): (String, Option<String>, Vec<u8>)) -> Self {
        Self::Request(Request {
            file,
            bytes,
            media_type,
            limits: Limits::default(),
        })
    }
}

/// The place of an input among those of its job: the third file of the second input is `[1, 2]`.
type Order = Vec<usize>;

/// A job that the readers share.
struct Reading {
    job: u64,
    stop: Arc<AtomicBool>,
    progress: Mutex<Progress>,
    /// Told when an input has been read.
    told: Condvar,
}

/// How long a reader without work waits for the other to find more.
const PATIENCE: Duration = Duration::from_millis(50);

/// How far a job is.
struct Progress {
    waiting: VecDeque<(Order, Input)>,
    /// What was read of each input that is not told yet; `None` while it is waiting or being read.
    told: BTreeMap<Order, Option<Vec<Event>>>,
    /// Files read, and files in all as far as they are known.
    done: usize,
    total: usize,
    /// Files inside others that may still be opened.
    left: usize,
    /// Readers at work on the job.
    readers: usize,
}

/// What became of one input.
struct Outcome {
    /// What there is to tell of it.
    events: Vec<Event>,
    /// The files that it turned out to be.
    inside: Vec<Input>,
    /// Whether it is nothing but those files.
    only_holds: bool,
}

impl Runtime {
    /// Starts a job.
    pub(super) fn read(&mut self, job: u64, inputs: Vec<Input>) {
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(job, Arc::clone(&stop));
        let waiting: VecDeque<(Order, Input)> = inputs
            .into_iter()
            .enumerate()
            .map(|(index, input)| (vec![index], input))
            .collect();
        let reading = Arc::new(Reading {
            job,
            stop,
            progress: Mutex::new(Progress {
                told: waiting.iter().map(|(order, _)| (order.clone(), None)).collect(),
                done: 0,
                total: waiting.len(),
                left: Limits::default().zip_entries,
                readers: self.readers.len(),
                waiting,
            }),
            told: Condvar::new(),
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
        let left = reading.progress.lock().map_or(0, |mut progress| {
            progress.readers -= refused.len();
            progress.readers
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
    /// Reads until nothing waits and no other reader may find more. The last to leave says that the job
    /// is done.
    fn run(&self, extractor: &SharedExtractor, reply: &Reply) {
        while let Some((order, input, left)) = self.take() {
            let outcome = match extractor.lock() {
                Ok(mut extractor) => self.read(input, &mut extractor, left),
                Err(_) => Outcome {
                    events: Vec::new(),
                    inside: Vec::new(),
                    only_holds: false,
                },
            };
            self.tell(order, outcome, reply);
        }
        let Ok(mut progress) = self.progress.lock() else {
            return;
        };
        progress.readers -= 1;
        if progress.readers == 0 {
            let cancelled = self.stop.load(Ordering::Relaxed);
            reply.send(Event::SourcesDone {
                job: self.job,
                cancelled,
            });
        }
    }

    fn take(&self) -> Option<(Order, Input, usize)> {
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            let mut progress = self.progress.lock().ok()?;
            if let Some((order, input)) = progress.waiting.pop_front() {
                return Some((order, input, progress.left));
            }
            // What is still being read may turn out to be a folder or a zip file.
            if progress.told.values().all(Option::is_some) {
                return None;
            }
            // A job that is stopped wakes nobody: look again from time to time.
            drop(self.told.wait_timeout(progress, PATIENCE));
        }
    }

    fn read(&self, input: Input, extractor: &mut crate::extract::Extractor, left: usize) -> Outcome {
        let request = match input {
            Input::Path(path) => match store::files_in(&path, Limits::default().zip_entries) {
                Ok(listing) if path.is_dir() => return self.folder(&path, listing),
                Ok(_) => request(&path),
                Err(error) => Err((file_name(&path), error.to_string())),
            },
            Input::File(path) => request(&path),
            Input::Request(request) => Ok(request),
        };
        let mut events = Vec::new();
        let (file, answer, inside) = match request {
            Ok(request) => {
                let (answer, inside) = extractor.open(&request, false, left);
                if answer
                    .article
                    .as_ref()
                    .is_some_and(|article| has_pages(&article.media_type))
                {
                    events.push(Event::FileRead(Original::new(request.bytes)));
                }
                (request.file, answer, inside)
            }
            Err((file, message)) => (file, unreadable(message), Vec::new()),
        };
        let only_holds = answer.article.is_none() && !inside.is_empty();
        events.extend(self.said(file, answer));
        Outcome {
            events,
            inside: inside.into_iter().map(Input::Request).collect(),
            only_holds,
        }
    }

    fn folder(&self, path: &Path, listing: store::Listing) -> Outcome {
        let answer = Answer::of(listing.left_out().into_iter().collect());
        Outcome {
            events: self.said(file_name(path), answer).into_iter().collect(),
            inside: listing.articles.into_iter().map(Input::File).collect(),
            only_holds: true,
        }
    }

    /// What there is to tell of an answer, if anything.
    fn said(&self, file: String, answer: Answer) -> Option<Event> {
        let something = answer.article.is_some() || !answer.problems.is_empty();
        let pieces = answer.article.as_ref().map_or(0, pieces_in);
        something.then(|| Event::SourceRead {
            job: self.job,
            file,
            answer: Box::new(answer),
            pieces,
        })
    }

    /// Tells how far the job is, and what was read of an input as soon as all before it are told.
    fn tell(&self, order: Order, outcome: Outcome, reply: &Reply) {
        let Ok(mut progress) = self.progress.lock() else {
            return;
        };
        let Progress {
            waiting,
            told,
            done,
            total,
            left,
            ..
        } = &mut *progress;
        *left = left.saturating_sub(outcome.inside.len());
        *total += outcome.inside.len();
        if outcome.only_holds {
            *total -= 1;
        } else {
            *done += 1;
        }
        reply.send(Event::SourcesCounted {
            job: self.job,
            done: *done,
            total: *total,
        });
        for (index, input) in outcome.inside.into_iter().enumerate().rev() {
            let order: Order = order.iter().copied().chain([index]).collect();
            told.insert(order.clone(), None);
            waiting.push_front((order, input));
        }
        told.insert(order, Some(outcome.events));
        while let Some(first) = told.first_entry()
            && first.get().is_some()
        {
            for event in first.remove().into_iter().flatten() {
                reply.send(event);
            }
        }
        self.told.notify_all();
    }
}

/// A file's name, and the sentence that says why it cannot be read.
type Unreadable = (String, String);

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
    Answer::refused(ProblemKind::Unreadable, message)
}
