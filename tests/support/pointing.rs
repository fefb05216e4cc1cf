//! Pointing at words on the pages: where they stand on the screen, and presses there.

use super::desk::Desk;
use attache::app::page_text::{Caret, Line, lines};
use attache::typeset::{Pages, ParagraphId};
use egui::{Event, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable;
use std::sync::Arc;

pub fn pages(desk: &mut Desk) -> Arc<Pages> {
    Arc::clone(&desk.runtime().state.document.as_ref().unwrap().pages)
}

/// Where a page's paper lies on the screen.
pub fn paper(desk: &Desk, label: &str) -> Rect {
    desk.harness.get_by_label(&format!("Page {label}")).rect()
}

/// The place on the screen of the middle of a cluster on the first page.
pub fn place(desk: &mut Desk, caret: Caret) -> Pos2 {
    let pages = pages(desk);
    let paper = paper(desk, "1");
    let scale = paper.width() / pages.pages[0].size.width;
    let found: Vec<Line> = lines(&pages, &pages.pages[0]);
    let in_line = |line: &Line| {
        let cluster = line
            .clusters
            .iter()
            .find(|cluster| cluster.text.contains(&caret.byte))?;
        let x = (cluster.left + cluster.right) / 2.0;
        Some(vec2(x, line.rect.y + line.rect.height / 2.0))
    };
    let of_paragraph = found.iter().filter(|line| line.paragraph == caret.paragraph);
    let at = of_paragraph.filter_map(in_line).next().unwrap();
    paper.min + at * scale
}

/// The caret before these words of the first page.
pub fn before(pages: &Pages, words: &str) -> Caret {
    let of = |(at, paragraph): (usize, &Arc<attache::typeset::Paragraph>)| {
        let byte = paragraph.text.find(words)?;
        Some(Caret {
            paragraph: ParagraphId(at.try_into().unwrap()),
            byte: byte.try_into().unwrap(),
        })
    };
    pages.paragraphs.iter().enumerate().find_map(of).unwrap()
}

pub fn button(desk: &mut Desk, at: Pos2, pressed: bool, modifiers: Modifiers) {
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    desk.harness.step();
}

pub fn press(desk: &mut Desk, at: Pos2, times: u32) {
    for _ in 0..times {
        button(desk, at, true, Modifiers::NONE);
        button(desk, at, false, Modifiers::NONE);
    }
    desk.rest();
}
