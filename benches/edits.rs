//! Percentiles that criterion does not give: what a letter typed costs until the pages are there.
//!
//!     cargo bench --bench edits -- [--json] [PAGES…]
//!
//! CPU time of all threads; a line for each size, or a JSON object. 400 letters are typed into the longest
//! and into scattered paragraphs; cold layout is the first one of the process (which reads the faces) and
//! the median of five later ones.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark fails by panicking"
)]

#[path = "../tests/support/cpu.rs"]
mod cpu;
#[path = "../tests/support/running_briefing.rs"]
mod running_briefing;
#[path = "../tests/support/running_text.rs"]
mod running_text;
#[path = "../tests/support/typing.rs"]
mod typing;

use attache::typeset::{Options, Typesetter};
use cpu::timed;
use typing::Typing;

/// Letters typed.
const LETTERS: usize = 400;
/// Later cold layouts.
const ROUNDS: usize = 5;

/// The value under which `part` of them lie.
fn percentile(sorted: &[f64], part: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * part).round() as usize]
}

fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells the memory");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.expect("a number of kilobytes") / 1024.0
}

fn measure(pages: usize, json: bool) {
    let mut briefing = running_briefing::running_briefing(&running_text::of_pages(pages));
    let options = Options::default();
    let (set, first) = timed(|| Typesetter::new().set(&briefing, &options));
    let count = set.pages.len();
    let mut cold: Vec<f64> = (0..ROUNDS)
        .map(|_| timed(|| Typesetter::new().set(&briefing, &options)).1)
        .collect();
    cold.sort_by(f64::total_cmp);
    let mut setter = Typesetter::new();
    let mut last = setter.set(&briefing, &options);
    let mut typing = Typing::new(&briefing);
    let mut edits: Vec<f64> = (0..LETTERS)
        .map(|_| {
            let edit = typing.next_edit(&briefing);
            let work = || {
                briefing.apply(edit).unwrap();
                last = setter.set(&briefing, &options);
            };
            timed(work).1
        })
        .collect();
    edits.sort_by(f64::total_cmp);
    let [p50, p95, p99] = [0.5, 0.95, 0.99].map(|part| percentile(&edits, part));
    let cold = percentile(&cold, 0.5);
    let peak = peak_megabytes();
    if json {
        let object = serde_json::json!({
            "pages": count, "first": first, "cold": cold, "p50": p50, "p95": p95, "p99": p99, "peak": peak,
        });
        println!("{object}");
    } else {
        println!(
            "{count:4} pages: cold {first:.1} ms first, {cold:.1} ms later; a letter p50 {p50:.3}, \
             p95 {p95:.3}, p99 {p99:.3} ms; peak {peak:.0} MB"
        );
    }
}

fn main() {
    // `cargo bench` and `cargo test` add flags of their own.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let asked: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![2, 10, 100, 900]
    } else {
        asked
    };
    for pages in sizes {
        measure(pages, json);
    }
}
