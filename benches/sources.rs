//! The window with a thousand sources (20 MB) and one article of 100,000 words: frames while the list and
//! the article are scrolled and words are looked for, and how long a letter typed takes to its results.
//!
//!     cargo bench --bench sources
//!
//! CPU time of a frame is the pass over the window and the tessellation; the bar is 8 ms for 99 of 100
//! frames. From a letter to its results it is 50 ms by the clock.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking and prints what it measured"
)]

#[path = "../tests/support/desk.rs"]
mod desk;
#[path = "support/frames.rs"]
mod frames;
#[path = "support/seeded.rs"]
mod seeded;

use attache::app::Command;
use attache::briefing::{Briefing, Details, DocumentId, SourceId};
use desk::Desk;
use egui::Pos2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use frames::{frame, report, report_memory, scroll};
use seeded::{ARTICLE, prose, source};
use std::time::Instant;

const SOURCES: u32 = 1000;
const LONG_WORDS: usize = 100_000;
const FRAMES: usize = 400;

fn briefing() -> Briefing {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    let sources = (1..=SOURCES).map(|id| source(id, prose(u64::from(id), ARTICLE)).into());
    briefing.sources = sources.collect();
    briefing
        .sources
        .push(source(SOURCES + 1, prose(7, LONG_WORDS)).into());
    briefing
}

/// Types letter by letter: frames, and milliseconds by the clock until the answer is there.
fn type_letters(desk: &mut Desk, field: &str, words: &str) {
    let (mut frames, mut answers) = (Vec::new(), Vec::new());
    for letter in words.chars() {
        desk.harness
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(&letter.to_string());
        let began = Instant::now();
        frames.push(frame(desk));
        desk.runtime().settle();
        answers.push(began.elapsed().as_secs_f64() * 1e3);
        frames.push(frame(desk));
    }
    report(&format!("{field}: a frame"), frames);
    report(&format!("{field}: letter → results, by the clock"), answers);
}

fn main() {
    let mut desk = Desk::new();
    let path = desk.path("many.briefing.ron");
    std::fs::write(&path, attache::store::to_ron(&briefing()).unwrap()).unwrap();
    let began = Instant::now();
    desk.send(Command::LoadPaths(vec![path]));
    println!(
        "loaded in {:.0} ms by the clock",
        began.elapsed().as_secs_f64() * 1e3
    );
    report_memory("loaded");
    let times = (0..100).map(|_| frame(&mut desk)).collect();
    report("at rest", times);
    scroll(
        &mut desk,
        "the list of 1,001 sources",
        Pos2::new(120.0, 400.0),
        FRAMES,
    );
    desk.send(Command::SelectSource(SourceId(SOURCES + 1)));
    scroll(
        &mut desk,
        "an article of 100,000 words",
        Pos2::new(500.0, 500.0),
        FRAMES,
    );
    desk.send(Command::FindInSource);
    type_letters(&mut desk, "Find in this source", "harbour of bergen");
    scroll(
        &mut desk,
        "the same with places marked",
        Pos2::new(500.0, 500.0),
        FRAMES,
    );
    desk.send(Command::FindInSources);
    type_letters(&mut desk, "Search all sources", "e zurich costs rare12");
    scroll(
        &mut desk,
        "the sources that answer",
        Pos2::new(120.0, 400.0),
        FRAMES,
    );
    report_memory("searched");
}
