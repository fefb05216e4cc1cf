//! The reading process: it gives up its rights, then answers requests until there are no more.

use super::wire::Task;
use super::{confine, wire};
use crate::article::worker::{paint_in_process, read_in_process};
use std::io::{BufReader, BufWriter};
use std::process::ExitCode;

/// The hidden argument that makes the program a reading process.
pub const ARGUMENT: &str = "--extract-worker";

/// Answers requests from standard input on standard output.
pub fn serve() -> ExitCode {
    confine::confine();
    // A reader that panics is told in its answer; words on standard error would only fill the pipe.
    std::panic::set_hook(Box::new(|_| ()));
    let mut from = BufReader::new(std::io::stdin().lock());
    let mut to = BufWriter::new(std::io::stdout().lock());
    loop {
        let task = match wire::read_task(&mut from) {
            Ok(Some(task)) => task,
            Ok(None) => return ExitCode::SUCCESS,
            Err(_) => return ExitCode::FAILURE,
        };
        confine::next_file();
        let told = match task {
            Task::Read(request) => {
                let answer = read_in_process(&request);
                drop(request);
                wire::write_answer(&mut to, answer)
            }
            Task::Paint(request) => wire::write_image(&mut to, &paint_in_process(&request)),
        };
        if told.is_err() {
            // The parent has gone: there is nobody left to tell.
            return ExitCode::FAILURE;
        }
    }
}
