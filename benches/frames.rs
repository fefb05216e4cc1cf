//! The window at 1440×900 with a thousand sources (20 MB) and a briefing of a hundred pages: frames while one
//! types, scrolls, drags and points; how long a letter takes to the page; saving; memory.
//!
//!     cargo bench --bench frames -- [--short] [PAGES…]
//!     cargo bench --bench frames -- --write FILE.briefing.ron PAGES
//!
//! A frame is the pass over the window and the tessellation, CPU time of the window's thread (bar: 8 ms for
//! 99 of 100). From a letter to the frame that shows the page it changed is by the clock, painter included
//! (bar: 16.7 ms for 99 of 100 at 10 pages, 33 ms at 100). Each number of pages is a process of its own.
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
#[path = "support/long_briefing.rs"]
mod long_briefing;
#[path = "../tests/support/running_briefing.rs"]
mod running_briefing;
#[path = "../tests/support/running_text.rs"]
mod running_text;
#[path = "support/seeded.rs"]
mod seeded;

use attache::app::{Command, Place, SystemClock, page_text};
use attache::briefing::{ItemBody, ItemId, Numbers, SourceId};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Pos2, Rect, TextureId, vec2};
use egui_kittest::kittest::Queryable;
use frames::{drawn, forget_most_memory, frame, place, report, report_memory, scroll};
use std::path::Path;
use std::process;
use std::time::{Duration, Instant};

/// Longer than any letter takes to its page.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much is measured.
struct Lengths {
    /// Frames of each kind.
    frames: usize,
    /// Places in the briefing that are typed into.
    places: usize,
    /// Letters typed there.
    letters: usize,
}

/// A window with the briefing, in the size that the bars are for.
fn open(path: &Path) -> Desk {
    let mut desk = Desk::with(Box::new(SystemClock::default()));
    desk.harness.set_size(vec2(1440.0, 900.0));
    let began = Instant::now();
    desk.send(Command::LoadPaths(vec![path.to_owned()]));
    let took = began.elapsed().as_secs_f64();
    let document = desk.runtime().state.document.as_ref().expect("it was opened");
    let (pages, sources) = (document.pages.pages.len(), document.briefing.sources.len());
    println!("\n{pages} pages, {sources} sources: opened in {took:.2} s by the clock");
    desk
}

/// A paragraph on each of some pages, with the page's index.
fn places(desk: &mut Desk, count: usize) -> Vec<(usize, ItemId)> {
    let document = desk.runtime().state.document.as_ref().expect("a document");
    let pages = &document.pages;
    let paragraph = |index: usize| {
        let lines = page_text::lines(pages, &pages.pages[index]);
        let items = lines
            .iter()
            .filter_map(|line| page_text::item_of(pages, line.paragraph));
        let prose = |id: &ItemId| {
            let found = document.briefing.find_item(*id);
            found.is_some_and(|(_, _, item)| matches!(*item.body, ItemBody::Prose(_)))
        };
        // Its beginning stands on this page as well.
        let first = items.clone().next();
        let mut items = items.filter(|id| Some(*id) != first && prose(id));
        Some((index, items.next()?))
    };
    let step = (pages.pages.len() / count).max(1);
    (0..pages.pages.len())
        .step_by(step)
        .filter_map(paragraph)
        .take(count)
        .collect()
}

/// Shows a page and puts the caret into the words of one of its cards.
fn go(desk: &mut Desk, (page, item): (usize, ItemId)) {
    desk.send(Command::GoTo(Place::Page(page)));
    desk.send(Command::GoTo(Place::Item(item)));
    // Columns glide to their places.
    settle_pages(desk);
    let field = field(desk, item);
    for pressed in [true, false] {
        desk.harness.event(Event::PointerMoved(field.center()));
        desk.harness.event(Event::PointerButton {
            pos: field.center(),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    desk.rest();
    settle_pages(desk);
}

/// Frames until nothing more is painted.
fn settle_pages(desk: &mut Desk) {
    for _ in 0..40 {
        std::thread::sleep(Duration::from_millis(5));
        desk.harness.step();
    }
}

/// Where the first words of a card stand.
fn field(desk: &mut Desk, item: ItemId) -> Rect {
    let numbers = Numbers::new(
        &desk
            .runtime()
            .state
            .document
            .as_ref()
            .expect("a document")
            .briefing,
    );
    let number = numbers.item(item).expect("it is printed");
    let card = place(desk, &format!("Card {number}"));
    let fields = desk
        .harness
        .get_all_by_role_and_label(Role::MultilineTextInput, "Words 1 of card");
    let inside = |rect: &Rect| card.contains(rect.center());
    fields
        .map(|field| field.rect())
        .find(inside)
        .expect("the card's own words")
}

/// The newest texture that is shown.
fn newest(textures: &[TextureId]) -> u64 {
    let number = |texture: &TextureId| match texture {
        TextureId::Managed(number) => *number,
        TextureId::User(_) => 0,
    };
    textures.iter().map(number).max().unwrap_or(0)
}

/// Types letters in several places: every frame, and the time until the changed page is shown.
fn type_letters(desk: &mut Desk, lengths: &Lengths) {
    let (mut frames, mut shown) = (Vec::new(), Vec::new());
    for at in places(desk, lengths.places) {
        go(desk, at);
        for letter in ('a'..='z').cycle().take(lengths.letters) {
            let before = newest(&drawn(desk).1);
            desk.harness.event(Event::Text(letter.to_string()));
            let began = Instant::now();
            loop {
                let (time, textures) = drawn(desk);
                frames.push(time);
                if newest(&textures) > before {
                    break;
                }
                assert!(began.elapsed() < PATIENCE, "the page did not change");
                // As in the window: no frame that nobody asked for.
                while !desk.harness.ctx.has_requested_repaint() && began.elapsed() < PATIENCE {
                    std::thread::sleep(Duration::from_micros(100));
                }
            }
            shown.push(began.elapsed().as_secs_f64() * 1e3);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    report("typing in a card: a frame", frames);
    report("a letter → its page shown, by the clock", shown);
}

/// Presses in the middle of `rect` and moves up and down from there.
fn drag(desk: &mut Desk, what: &str, from: Pos2, way: egui::Vec2, frames: usize) {
    desk.harness.hover_at(from);
    desk.harness.step();
    desk.harness.drag_at(from);
    let mut times = Vec::new();
    for number in 0..frames {
        let share = (number as f32 / 40.0).sin();
        desk.harness.hover_at(from + way * share);
        times.push(frame(desk));
    }
    desk.harness.drop_at(from);
    desk.rest();
    report(what, times);
}

/// Moves over all of the window.
fn hover(desk: &mut Desk, frames: usize) {
    let mut times = Vec::new();
    for number in 0..frames {
        let share = number as f32 / frames as f32;
        let at = Pos2::new(1440.0 * share, 450.0 + 380.0 * (share * 60.0).sin());
        desk.harness.hover_at(at);
        times.push(frame(desk));
    }
    report("pointing all over the window", times);
}

fn save(desk: &mut Desk) {
    forget_most_memory();
    let began = Instant::now();
    let runtime = desk.runtime();
    runtime.send(Command::Save);
    let asked = began.elapsed().as_secs_f64() * 1e3;
    runtime.settle();
    let took = began.elapsed().as_secs_f64();
    assert!(!runtime.state.document.as_ref().expect("a document").is_unsaved());
    println!("saved in {took:.2} s by the clock, of which {asked:.1} ms on the window's thread");
    report_memory("while saving");
}

/// Everything about a briefing in a file; only letters for a short one.
fn measure(path: &Path, lengths: &Lengths, all: bool) {
    let mut desk = open(path);
    report_memory("opened");
    settle_pages(&mut desk);
    type_letters(&mut desk, lengths);
    if all {
        let frames = lengths.frames;
        desk.send(Command::SelectSource(SourceId(7)));
        report("at rest", (0..frames).map(|_| frame(&mut desk)).collect());
        let [reader, cards, pages] = [300.0, 750.0, 1200.0].map(|x| Pos2::new(x, 500.0));
        scroll(&mut desk, "scrolling the article", reader, frames);
        scroll(&mut desk, "scrolling the cards", cards, frames);
        scroll(&mut desk, "scrolling the pages", pages, frames);
        drag(
            &mut desk,
            "selecting in the article by dragging",
            reader,
            vec2(100.0, 300.0),
            frames,
        );
        drag(
            &mut desk,
            "selecting on the pages by dragging",
            pages,
            vec2(100.0, 300.0),
            frames,
        );
        hover(&mut desk, frames);
    }
    save(&mut desk);
}

fn main() {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [what, path, pages] = &arguments[..] {
        let number = || pages.parse().expect("a number of pages");
        let short = Lengths {
            frames: 100,
            places: 3,
            letters: 12,
        };
        let long = Lengths {
            frames: 400,
            places: 10,
            letters: 40,
        };
        match what.as_str() {
            "--write" => {
                let briefing = long_briefing::long_briefing(number());
                std::fs::write(path, attache::store::to_ron(&briefing).unwrap()).unwrap();
                return;
            }
            "--measure" => return measure(Path::new(path), &long, number() >= 100),
            "--measure-short" => return measure(Path::new(path), &short, number() >= 100),
            _ => {}
        }
    }
    let short = arguments.iter().any(|argument| argument == "--short");
    let asked: Vec<&String> = arguments
        .iter()
        .filter(|argument| argument.parse::<usize>().is_ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec!["10", "100"]
    } else {
        asked.iter().map(|size| size.as_str()).collect()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.briefing.ron");
    let this = std::env::current_exe().expect("this program");
    for pages in sizes {
        // Making it leaves its marks on the memory of a process.
        for what in ["--write", if short { "--measure-short" } else { "--measure" }] {
            let done = process::Command::new(&this)
                .arg(what)
                .arg(&path)
                .arg(pages)
                .status();
            assert!(done.expect("a process").success(), "{what} {pages}");
        }
    }
}
