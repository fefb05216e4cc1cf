//! Frame time while a document of more than a hundred pages is scrolled: the pass over the window and
//! the tessellation, all columns open. No display and no GPU.
//!
//! `cargo bench --bench scroll` prints the percentiles; 60 Hz leaves 16.7 ms a frame, our bar is 8 ms for
//! 99 of 100 frames.
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

use attache::app::Command;
use attache::briefing::{Briefing, Details, DocumentId, Item, ItemBody, ItemId, RichText};
use desk::Desk;
use egui::{Event, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable;
use std::time::{Duration, Instant};

/// Frames measured.
const FRAMES: usize = 600;

/// Pages of plain text: about three paragraphs each.
fn long(paragraphs: u32) -> Briefing {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    let words = "The committee met in Bergen and agreed that the second ship would be built in Valdivia. ";
    for number in 1..=paragraphs {
        let body = ItemBody::Prose(RichText::plain(words.repeat(8)));
        briefing.sections[0].items.push(Item::new(ItemId(number), body));
    }
    briefing
}

fn main() {
    let mut desk = Desk::new();
    let path = desk.path("long.briefing.ron");
    std::fs::write(&path, attache::store::to_ron(&long(900)).unwrap()).unwrap();
    desk.send(Command::LoadPaths(vec![path]));
    let pages = desk.runtime().state.document.as_ref().unwrap().pages.pages.len();
    let paper = desk.harness.get_by_label("Page 1").rect();
    desk.harness
        .event(Event::PointerMoved(Pos2::new(paper.center().x, 400.0)));
    desk.harness.step();
    let mut times: Vec<Duration> = Vec::with_capacity(FRAMES);
    for frame in 0..FRAMES {
        // Quickly down, then back up.
        let way = if frame < FRAMES / 2 { -160.0 } else { 160.0 };
        desk.harness.event(Event::MouseWheel {
            source: MouseWheelSource::Wheel,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, way),
            phase: TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        let began = Instant::now();
        desk.harness.step();
        let shapes = desk.harness.output().shapes.clone();
        let density = desk.harness.ctx.pixels_per_point();
        let meshes = desk.harness.ctx.tessellate(shapes, density);
        times.push(began.elapsed());
        assert!(!meshes.is_empty());
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 1000].as_secs_f64() * 1000.0;
    println!(
        "{pages} pages, {FRAMES} frames scrolled: p50 {:.2} ms, p90 {:.2} ms, p99 {:.2} ms, most {:.2} ms",
        at(500),
        at(900),
        at(990),
        at(1000),
    );
}
