//! The page column as an analyst uses it: words selected and copied, clicks that go to where words come
//! from, pages sharp at every zoom, and only those in view painted.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/pointing.rs"]
mod pointing;

use attache::app::page_text::Caret;
use attache::app::{Column, Command, Place};
use attache::briefing::{Briefing, Details, DocumentId, Item, ItemBody, ItemId, RichText};
use attache::typeset::{Pages, ParagraphId, SpanOrigin};
use desk::Desk;
use egui::{Event, Key, Modifiers, OutputCommand, Pos2, Rect, Shape, vec2};
use egui_kittest::kittest::Queryable;
use pointing::{before, button, pages, place, press};
use std::sync::Arc;
use std::time::Duration;

/// The sample with two quotations picked.
fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    for _ in 0..2 {
        desk.press(Key::N);
        desk.press(Key::Num2);
    }
    desk
}

fn span(pages: &Pages, wanted: fn(&SpanOrigin) -> bool) -> Caret {
    let of = |(at, paragraph): (usize, &Arc<attache::typeset::Paragraph>)| {
        let span = paragraph.spans.iter().find(|span| wanted(&span.origin))?;
        Some(Caret {
            paragraph: ParagraphId(at.try_into().unwrap()),
            byte: span.text.start,
        })
    };
    pages.paragraphs.iter().enumerate().find_map(of).unwrap()
}

/// What Ctrl+C puts on the clipboard.
fn copied(desk: &mut Desk) -> Option<String> {
    desk.harness.event(Event::Copy);
    for _ in 0..3 {
        desk.harness.step();
        let commands = &desk.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if text.is_some() {
            return text;
        }
    }
    None
}

fn words_of_first_quotation(desk: &mut Desk) -> String {
    let briefing = desk.briefing();
    let (_, quotation) = briefing.quotations().next().unwrap();
    briefing.plain_quotation(quotation)
}

#[test]
fn words_on_the_page_are_dragged_over_and_copied() {
    let mut desk = sample();
    let words = words_of_first_quotation(&mut desk);
    let pages = pages(&mut desk);
    let start = before(&pages, &words);
    let end = Caret {
        byte: start.byte + u32::try_from(words.len()).unwrap(),
        ..start
    };
    let (from, to) = (place(&mut desk, start), place(&mut desk, end));
    assert_eq!(copied(&mut desk), None);
    button(&mut desk, from - vec2(2.0, 0.0), true, Modifiers::NONE);
    desk.harness.event(Event::PointerMoved(from + vec2(9.0, 0.0)));
    desk.harness.step();
    button(&mut desk, to - vec2(2.0, 0.0), false, Modifiers::NONE);
    desk.rest();
    assert_eq!(copied(&mut desk), Some(words));
    assert_eq!(desk.runtime().state.view.focus, Column::Page);
    desk.press(Key::Escape);
    assert_eq!(copied(&mut desk), None);
}

#[test]
fn presses_take_words_paragraphs_and_more() {
    let mut desk = sample();
    let words = words_of_first_quotation(&mut desk);
    let pages = pages(&mut desk);
    let start = before(&pages, &words);
    let paragraph = &pages.paragraphs[start.paragraph.0 as usize].text;
    let first = words.split(' ').next().unwrap();
    let at = place(&mut desk, start);
    press(&mut desk, at, 2);
    assert_eq!(copied(&mut desk).as_deref(), Some(first));
    // A pause, so that the next press is a first one again.
    desk.harness.run_steps(40);
    press(&mut desk, at, 3);
    assert_eq!(copied(&mut desk).as_deref(), Some(paragraph.as_str()));
    desk.harness.run_steps(40);
    // Shift extends from where the selection began.
    press(&mut desk, at, 2);
    let later = place(
        &mut desk,
        Caret {
            byte: start.byte + u32::try_from(first.len()).unwrap() + 1,
            ..start
        },
    );
    desk.harness.run_steps(40);
    desk.harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    button(&mut desk, later - vec2(1.5, 0.0), true, Modifiers::SHIFT);
    button(&mut desk, later - vec2(1.5, 0.0), false, Modifiers::SHIFT);
    desk.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    desk.rest();
    assert_eq!(copied(&mut desk), Some(format!("{first} ")));
    desk.press_with(Modifiers::COMMAND, Key::A);
    let all = copied(&mut desk).unwrap();
    assert!(all.contains(&words) && all.lines().count() > 5, "{all}");
    assert!(!all.contains("Page 1 of"), "furniture is left out: {all}");
}

#[test]
fn clicks_on_the_page_go_to_card_source_and_words() {
    let mut desk = sample();
    let briefing = desk.briefing();
    let (item, quotation) = briefing.quotations().next().unwrap();
    let pages = pages(&mut desk);
    let quoted = place(
        &mut desk,
        span(&pages, |origin| matches!(origin, SpanOrigin::Quotation(_))),
    );
    let cited = place(
        &mut desk,
        span(&pages, |origin| matches!(origin, SpanOrigin::Citation(_))),
    );
    desk.harness.hover_at(quoted);
    desk.rest();
    assert_eq!(desk.runtime().state.view.pointed, Some(item.id));
    desk.send(Command::FocusItem(None));
    press(&mut desk, quoted, 1);
    let view = &desk.runtime().state.view;
    assert_eq!((view.card, view.focus), (Some(item.id), Column::Cards));
    assert_eq!(view.selection.as_ref().unwrap().range, quotation.anchor.range);
    desk.send(Command::ClearSelection);
    desk.harness.run_steps(40);
    press(&mut desk, cited, 1);
    let view = &desk.runtime().state.view;
    assert_eq!(
        (view.source, view.focus),
        (Some(quotation.anchor.source), Column::Reader)
    );
    assert_eq!(
        view.reveal.reader,
        Some((quotation.anchor.source, quotation.anchor.range))
    );
    desk.harness.hover_at(Pos2::new(5.0, 400.0));
    desk.rest();
    assert_eq!(desk.runtime().state.view.pointed, None);
}

/// The rectangles that show a texture of their own, with the texture's size.
fn textures(desk: &Desk) -> Vec<(Rect, [usize; 2])> {
    let manager = desk.harness.ctx.tex_manager();
    let manager = manager.read();
    let shapes = &desk.harness.output().shapes;
    let mesh = |shape: &Shape| match shape {
        Shape::Mesh(mesh) => {
            let meta = manager.meta(mesh.texture_id)?;
            meta.name
                .starts_with("page ")
                .then(|| (mesh.calc_bounds(), meta.size))
        }
        _ => None,
    };
    shapes.iter().filter_map(|clipped| mesh(&clipped.shape)).collect()
}

/// Draws frames until every paper in view shows a texture of exactly its size; gives the papers.
fn sharp(desk: &mut Desk, density: f32) -> Vec<Rect> {
    for _ in 0..1000 {
        desk.harness.step();
        let shown = textures(desk);
        let exact = |(rect, size): &(Rect, [usize; 2])| {
            let pixels = rect.size() * density;
            (pixels.x - size[0] as f32).abs() < 0.01 && (pixels.y - size[1] as f32).abs() < 0.01
        };
        if !shown.is_empty() && shown.iter().all(exact) {
            return shown.into_iter().map(|(rect, _)| rect).collect();
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no texture has the size it is shown at: {:?}", textures(desk));
}

#[test]
fn pages_are_shown_pixel_for_pixel_at_every_zoom() {
    for density in [1.0, 1.5] {
        let mut desk = sample();
        desk.harness.set_pixels_per_point(density);
        desk.rest();
        desk.harness.set_size(vec2(1600.0, 900.0));
        desk.rest();
        for command in [
            Command::ZoomReset,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomOut,
        ] {
            desk.send(command);
            for paper in sharp(&mut desk, density) {
                for edge in [paper.left(), paper.top()] {
                    let pixels = edge * density;
                    assert!(
                        (pixels - pixels.round()).abs() < 0.01,
                        "{pixels} is between pixels"
                    );
                }
            }
        }
    }
}

/// A briefing of many pages.
fn long(paragraphs: u32) -> Briefing {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    let words = "The committee met in Bergen and agreed that the second ship would be built in Valdivia. ";
    for number in 1..=paragraphs {
        let body = ItemBody::Prose(RichText::plain(words.repeat(6)));
        briefing.sections[0].items.push(Item::new(ItemId(number), body));
    }
    briefing
}

#[test]
fn pages_out_of_view_are_neither_drawn_nor_painted() {
    let mut desk = Desk::new();
    let path = desk.path("long.briefing.ron");
    std::fs::write(&path, attache::store::to_ron(&long(400)).unwrap()).unwrap();
    desk.send(Command::LoadPaths(vec![path]));
    let count = pages(&mut desk).pages.len();
    assert!(count > 30, "{count} pages");
    sharp(&mut desk, 1.0);
    let seen = |desk: &Desk| {
        let labels = (1..=count).map(|number| format!("Page {number}"));
        labels
            .filter(|label| desk.harness.query_by_label(label).is_some())
            .collect::<Vec<_>>()
    };
    assert!(seen(&desk).len() <= 2, "{:?}", seen(&desk));
    desk.send(Command::GoTo(Place::Page(count - 1)));
    desk.harness.run_steps(60);
    sharp(&mut desk, 1.0);
    let last = format!("Page {count}");
    assert!(
        seen(&desk).contains(&last) && seen(&desk).len() <= 2,
        "{:?}",
        seen(&desk)
    );
    let manager = desk.harness.ctx.tex_manager();
    let manager = manager.read();
    let painted: Vec<String> = manager
        .allocated()
        .map(|(_, meta)| meta.name.clone())
        .filter(|name| name.starts_with("page "))
        .collect();
    // Those in view and one beside them, at both ends, and what was passed while a jump was animated.
    assert!(painted.len() <= 12, "{painted:?}");
}
