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

#[path = "../tests/support/cpu.rs"]
mod cpu;
#[path = "../tests/support/desk.rs"]
mod desk;

use attache::app::Command;
use attache::article::read;
use attache::article::worker::{Limits, Request};
use attache::briefing::{Briefing, Details, DocumentId, Source, SourceId};
use cpu::timed;
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable;
use std::time::Instant;

const SOURCES: u32 = 1000;
const BYTES: usize = 20_000;
const LONG_WORDS: usize = 100_000;
const FRAMES: usize = 400;

const WORDS: [&str; 24] = [
    "the",
    "harbour",
    "of",
    "Bergen",
    "and",
    "ministers",
    "said",
    "that",
    "ships",
    "would",
    "Zürich",
    "council",
    "treaty",
    "a",
    "costs",
    "in",
    "shared",
    "energy",
    "cable",
    "to",
    "winter",
    "plan",
    "agreed",
    "sea",
];

/// Prose of so many words, the same for the same seed, with a quotation in every fifth paragraph.
fn prose(seed: u64, words: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = format!("Talks number {seed} about the harbour\n\n");
    for at in 0..words {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(WORDS[(state >> 8) as usize % WORDS.len()]);
        if state.is_multiple_of(211) {
            text.push_str(&format!(" rare{}", state % 5000));
        }
        let end = match (at % 14, at % 70, at % 350) {
            (_, _, 349) => ". \"We will share the costs of the harbour,\" said Minister Anna Berg.\n\n",
            (_, 69, _) => ".\n\n",
            (13, _, _) => ". ",
            _ => " ",
        };
        text.push_str(end);
    }
    text
}

fn source(id: u32, text: String) -> Source {
    let request = Request {
        file: format!("{id}.txt"),
        bytes: text.into_bytes(),
        media_type: None,
        limits: Limits::default(),
    };
    Source::freeze(SourceId(id), read(&request).article.unwrap(), "2026-11-23")
}

fn briefing() -> Briefing {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    let words = BYTES * 2 / 11;
    let sources = (1..=SOURCES).map(|id| source(id, prose(u64::from(id), words)).into());
    briefing.sources = sources.collect();
    briefing
        .sources
        .push(source(SOURCES + 1, prose(7, LONG_WORDS)).into());
    briefing
}

/// CPU time of one frame.
fn frame(desk: &mut Desk) -> f64 {
    let harness = &mut desk.harness;
    let (meshes, time) = timed(|| {
        harness.step();
        let shapes = harness.output().shapes.clone();
        harness
            .ctx
            .tessellate(shapes, harness.ctx.pixels_per_point())
            .len()
    });
    assert!(meshes > 0);
    time
}

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 1000];
    let (p50, p99, most) = (at(500), at(990), at(1000));
    println!("{what:44} p50 {p50:6.2} ms, p99 {p99:6.2} ms, most {most:6.2} ms");
}

/// Scrolls what is under the pointer down and up again.
fn scroll(desk: &mut Desk, what: &str, at: Pos2) {
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.step();
    let mut times = Vec::new();
    for number in 0..FRAMES {
        let way = if number < FRAMES / 2 { -240.0 } else { 240.0 };
        desk.harness.event(Event::MouseWheel {
            source: MouseWheelSource::Wheel,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, way),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        times.push(frame(desk));
    }
    report(what, times);
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

fn memory(when: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| {
        status
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    println!("memory {when}: {}, {}", line("VmRSS"), line("VmHWM"));
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
    memory("loaded");
    let times = (0..100).map(|_| frame(&mut desk)).collect();
    report("at rest", times);
    scroll(&mut desk, "the list of 1,001 sources", Pos2::new(120.0, 400.0));
    desk.send(Command::SelectSource(SourceId(SOURCES + 1)));
    scroll(&mut desk, "an article of 100,000 words", Pos2::new(500.0, 500.0));
    desk.send(Command::FindInSource);
    type_letters(&mut desk, "Find in this source", "harbour of bergen");
    scroll(&mut desk, "the same with places marked", Pos2::new(500.0, 500.0));
    desk.send(Command::FindInSources);
    type_letters(&mut desk, "Search all sources", "e zurich costs rare12");
    scroll(&mut desk, "the sources that answer", Pos2::new(120.0, 400.0));
    memory("searched");
}
