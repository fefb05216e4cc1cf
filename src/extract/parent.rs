//! The parent's end: one reading process at a time, watched by the clock, replaced after any failure.

use super::wire::Task;
use super::{serve, wire};
use crate::article::ProblemKind;
use crate::article::worker::{Answer, PageImage, PageRequest, Request, paint_in_process, read_in_process};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::thread::Builder;
use std::time::Duration;

/// Wall time for one file.
const MOST_TIME: Duration = Duration::from_secs(10);

/// Bytes of one answer: the text, and the files that a zip file holds.
const MOST_ANSWER: u64 = 512 << 20;

/// Files that one process reads before it is replaced.
const MOST_FILES: usize = 200;

/// Reads files in a process of its own.
#[derive(Debug)]
pub struct Extractor {
    /// The program that is started with [`serve::ARGUMENT`]; `None` reads in this process.
    program: Option<PathBuf>,
    process: Option<Process>,
}

/// A running reading process.
#[derive(Debug)]
struct Process {
    child: Child,
    pipes: Option<(ChildStdin, ChildStdout)>,
    files: usize,
}

/// How a reading process failed.
enum Failure {
    TooLong,
    Died,
}

impl Extractor {
    /// Reads with `program`, which is this program; where it stands is told from outside.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program: Some(program),
            process: None,
        }
    }

    /// Reads in this process: for tests of what has no program of its own to start.
    pub fn in_this_process() -> Self {
        Self {
            program: None,
            process: None,
        }
    }

    /// The number of the reading process, while one is running.
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(|process| process.child.id())
    }

    /// Reads one file. Whatever happens to the process is one blocking problem on that file.
    pub fn read(&mut self, request: &Request) -> Answer {
        let Some(program) = self.program.clone() else {
            return read_in_process(request);
        };
        let task = Task::Read(request.clone());
        match self.ask(&program, task, |from| wire::read_answer(from, MOST_ANSWER)) {
            Ok(answer) => {
                let failed = answer
                    .problems
                    .iter()
                    .any(|problem| problem.kind == ProblemKind::Stopped);
                if failed {
                    self.process = None;
                }
                answer
            }
            Err(Stopped::NotStarted(message)) => stopped(message),
            Err(Stopped::Why(why)) => stopped(format!(
                "the reader stopped: {why}; the file is unchanged; save it as plain text and try that"
            )),
        }
    }

    /// Paints a page of a file.
    ///
    /// # Errors
    /// What is wrong with the file or happened to the process, as the rest of a sentence that begins with
    /// the file's name.
    pub fn paint(&mut self, request: &PageRequest) -> Result<PageImage, String> {
        let Some(program) = self.program.clone() else {
            return paint_in_process(request);
        };
        let task = Task::Paint(request.clone());
        match self.ask(&program, task, |from| wire::read_image(from, MOST_ANSWER)) {
            Ok(result) => result,
            Err(Stopped::NotStarted(message)) => Err(format!("was not painted: {message}")),
            Err(Stopped::Why(why)) => Err(format!("has a page that could not be painted: {why}")),
        }
    }

    /// Hands a task to the reading process, which is started or replaced where that is due, and waits for
    /// what `read` makes of its answer.
    fn ask<T: Send + 'static>(
        &mut self,
        program: &Path,
        task: Task,
        read: fn(&mut ChildStdout) -> io::Result<T>,
    ) -> Result<T, Stopped> {
        if self
            .process
            .as_ref()
            .is_some_and(|process| process.files >= MOST_FILES)
        {
            self.process = None;
        }
        let process = match &mut self.process {
            Some(process) => process,
            none => match Process::start(program) {
                Ok(process) => none.insert(process),
                Err(error) => {
                    return Err(Stopped::NotStarted(format!(
                        "the reader could not be started ({error}); start Attaché again, or install it again"
                    )));
                }
            },
        };
        process.files += 1;
        process.answer(task, read).map_err(|failure| {
            let process = self.process.take();
            Stopped::Why(process.map(|process| process.why(&failure)).unwrap_or_default())
        })
    }
}

/// Why a task was not done, in words.
enum Stopped {
    NotStarted(String),
    Why(String),
}

fn stopped(message: String) -> Answer {
    Answer::refused(ProblemKind::Stopped, message)
}

impl Process {
    /// Starts the program with no environment beyond the locale and no folder to speak of.
    fn start(program: &Path) -> io::Result<Self> {
        let locale = ["LANG", "LC_ALL", "LC_CTYPE"];
        let locale = locale
            .iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)));
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let mut child = Command::new(program)
            .arg(serve::ARGUMENT)
            .env_clear()
            .envs(locale)
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        Ok(Self {
            child,
            pipes,
            files: 0,
        })
    }

    /// Asks, and waits no longer than a file may take. The pipes block, so a thread of its own sits at
    /// them; when the process is killed they break and the thread ends.
    fn answer<T: Send + 'static>(
        &mut self,
        task: Task,
        read: fn(&mut ChildStdout) -> io::Result<T>,
    ) -> Result<T, Failure> {
        let (mut to, mut from) = self.pipes.take().ok_or(Failure::Died)?;
        let (send, answer) = sync_channel(1);
        let ask = move || {
            let answer = wire::write_task(&mut to, &task).and_then(|()| read(&mut from));
            // Nobody listens any more when it took too long.
            drop(send.send(answer.map(|answer| (answer, (to, from)))));
        };
        let started = Builder::new().name("extract".into()).spawn(ask);
        started.map_err(|_| Failure::Died)?;
        match answer.recv_timeout(MOST_TIME) {
            Ok(Ok((answer, pipes))) => {
                self.pipes = Some(pipes);
                Ok(answer)
            }
            Ok(Err(_)) => Err(Failure::Died),
            Err(_) => Err(Failure::TooLong),
        }
    }

    /// Why it failed, as far as it can be told. The process is ended if it has not ended itself.
    fn why(mut self, failure: &Failure) -> String {
        if matches!(failure, Failure::TooLong) {
            return format!("it took longer than {} seconds", MOST_TIME.as_secs());
        }
        self.end();
        let said = self.child.stderr.take().map(last_words).unwrap_or_default();
        if said.contains("memory allocation") {
            "it needed more than 1 GiB of memory".into()
        } else if said.contains("stack") {
            "its parts lie too deep in each other".into()
        } else {
            "it crashed".into()
        }
    }

    fn end(&mut self) {
        self.pipes = None;
        // It may have ended by itself, which is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What the process said before it ended.
fn last_words(from: ChildStderr) -> String {
    let mut said = Vec::new();
    // What cannot be read any more was not said.
    drop(from.take(4096).read_to_end(&mut said));
    String::from_utf8_lossy(&said).into_owned()
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
