//! What a pick, a letter on a card and another title of a source cost, until the window can be drawn.
//!
//!     cargo bench --bench picks -- [SOURCES…]
//!
//! CPU time of all threads, the median of a few rounds, pages included; a line for each number of sources.
//! What counts is the ratio: the text of sources is walked when they are loaded, and never again.
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

use attache::app::{Command, Effect, Event, ItemChange, State, on_event, update};
use attache::article::read;
use attache::article::worker::{Limits, Request};
use attache::briefing::RichText;
use cpu::timed;

/// Rounds of each kind of edit.
const ROUNDS: usize = 9;

const NAMES: [&str; 8] = [
    "Ada Berg",
    "Jon Moe",
    "Mai Lund",
    "Ola Vik",
    "Eva Dahl",
    "Per Holm",
    "Kari Nygaard",
    "Leo Strand",
];
const THINGS: [&str; 8] = [
    "harbour", "ferry", "treaty", "tariff", "budget", "border", "pension", "turbine",
];

/// An article of about 5 kB with a dozen quotations.
fn text(number: usize) -> String {
    let pick = |all: &[&'static str; 8], at: usize| all[(number * 7 + at * 3 + number / 8) % 8];
    let mut text = format!("Ministers meet over the {} plan {number}\n\n", pick(&THINGS, 0));
    for at in 0..12 {
        let (name, thing, other) = (pick(&NAMES, at), pick(&THINGS, at), pick(&THINGS, at + 1));
        text += &format!(
            "Minister {name} opened the talks about the {thing} in room {number} on Monday, with {at} delegates \
             from the north and the south at the table. \"We will look at the {thing} and at the {other} before \
             meeting {number} ends on day {at},\" {name} said. The committee plans to meet again in June to settle what the \
             {other} will cost. Nobody spoke about the {thing} of 19{at}{at}, which had been left open.\n\n"
        );
    }
    text
}

/// A state with this many articles loaded as one step.
fn loaded(count: usize) -> State {
    let mut state = State::default();
    state.templates = attache::template::builtin().to_vec();
    state.outside.today = "2026-03-02".into();
    let paths = (0..count).map(|number| format!("/{number}.txt").into()).collect();
    let effects = update(&mut state, Command::FilesDropped(paths));
    let Some(Effect::ReadSources { job, .. }) = effects.first() else {
        panic!("{effects:?}");
    };
    let job = *job;
    for number in 0..count {
        let request = Request {
            file: format!("{number}.txt"),
            bytes: text(number).into_bytes(),
            media_type: None,
            limits: Limits::default(),
        };
        let event = Event::SourceRead {
            job,
            file: request.file.clone(),
            answer: Box::new(read(&request)),
            pieces: 0,
        };
        on_event(&mut state, event);
    }
    let done = Event::SourcesDone {
        job,
        cancelled: false,
    };
    let (_, milliseconds) = timed(|| on_event(&mut state, done));
    println!("{count:5} sources: loaded in {milliseconds:.1} ms");
    state
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn measure(count: usize) {
    let mut state = loaded(count);
    let picks = (0..ROUNDS).map(|_| {
        update(&mut state, Command::NextFind);
        timed(|| update(&mut state, Command::Pick(2))).1
    });
    let picks = median(picks.collect());
    let document = state.document.as_ref().expect("a document is open");
    let picked = document.briefing.quotations().count();
    assert_eq!(picked, ROUNDS, "every pick was taken");
    let (_, _, item) = document.briefing.items().next().expect("something was picked");
    let (item, source) = (item.id, &document.briefing.sources[count / 2]);
    let (id, mut details) = (source.id, source.details.clone());
    let letters = (0..ROUNDS).map(|round| {
        let text = RichText::plain("The minister wrote a letter".get(..round + 5).unwrap_or_default());
        let change = ItemChange::Text { field: 0, text };
        timed(|| update(&mut state, Command::EditItem { item, change })).1
    });
    let letters = median(letters.collect());
    let titles = (0..ROUNDS).map(|_| {
        details.title.push('x');
        let details = Box::new(details.clone());
        timed(|| update(&mut state, Command::SetSourceDetails { source: id, details })).1
    });
    let titles = median(titles.collect());
    println!(
        "{count:5} sources: a pick {picks:.2} ms, a letter {letters:.2} ms, a source's title {titles:.2} ms"
    );
}

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if asked.is_empty() { vec![6, 1000] } else { asked };
    for count in sizes {
        measure(count);
    }
}
