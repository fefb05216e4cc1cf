//! Cards move between sections: by their handle, by keys, by menu and by the buttons at their foot.
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

use attache::app::{Column, Command, NewItem};
use attache::briefing::ItemId;
use desk::Desk;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable;

/// A desk with two cards of one's own in section 1 and one in section 2.
fn with_cards() -> Desk {
    let mut desk = Desk::new();
    desk.click("New briefing");
    for section in [0, 0, 1] {
        let what = NewItem::Paragraph;
        desk.send(Command::AddItem { section, what });
    }
    desk.harness.run_steps(40);
    desk
}

/// The cards of sections 1 to 3.
fn cards(desk: &mut Desk) -> [Vec<u32>; 3] {
    let briefing = desk.briefing();
    let of = |section: usize| {
        briefing.sections[section]
            .items
            .iter()
            .map(|item| item.id.0)
            .collect()
    };
    [of(0), of(1), of(2)]
}

fn button(desk: &mut Desk, at: Pos2, pressed: bool) {
    desk.harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    desk.harness.step();
}

/// Drags a card by its handle to a place of the window.
fn drag(desk: &mut Desk, number: &str, to: Pos2) {
    let handle = format!("Drag card {number}");
    let from = desk.harness.get_by_label(&handle).rect().center();
    desk.harness.event(Event::PointerMoved(from));
    desk.harness.step();
    button(desk, from, true);
    for part in 1_u8..=4 {
        let at = from + (to - from) * (f32::from(part) / 4.0);
        desk.harness.event(Event::PointerMoved(at));
        desk.harness.step();
    }
    button(desk, to, false);
    desk.rest();
    desk.harness.run_steps(40);
}

fn edge(desk: &Desk, card: &str) -> Pos2 {
    desk.harness
        .get_by_label(&format!("Card {card}"))
        .rect()
        .center_top()
}

#[test]
fn cards_drag_by_their_handle() {
    let mut desk = with_cards();
    assert_eq!(cards(&mut desk), [vec![1, 2], vec![3], vec![]]);
    let to = edge(&desk, "1.1");
    drag(&mut desk, "1.2", to);
    assert_eq!(cards(&mut desk), [vec![2, 1], vec![3], vec![]]);
    let to = edge(&desk, "2.1");
    drag(&mut desk, "1.1", to);
    assert_eq!(cards(&mut desk), [vec![1], vec![2, 3], vec![]]);
    assert_eq!(desk.runtime().state.view.card, Some(ItemId(2)));
    // Behind the last card of the section itself.
    let to = desk.harness.get_by_label("Card 2.2").rect().center_bottom();
    drag(&mut desk, "2.1", to);
    assert_eq!(cards(&mut desk), [vec![1], vec![3, 2], vec![]]);
    // Into an empty section.
    let to = desk
        .harness
        .get_by_label("Add card to Defence context")
        .rect()
        .center()
        + vec2(-60.0, 24.0);
    drag(&mut desk, "2.2", to);
    assert_eq!(cards(&mut desk), [vec![1], vec![3], vec![2]]);
    // One step each, and beside the column nothing moves.
    desk.send(Command::Undo);
    assert_eq!(cards(&mut desk), [vec![1], vec![3, 2], vec![]]);
    drag(&mut desk, "1.1", Pos2::new(300.0, 500.0));
    assert_eq!(cards(&mut desk), [vec![1], vec![3, 2], vec![]]);
}

#[test]
fn keys_menus_and_buttons_move_over_the_edge_of_a_section() {
    let mut desk = with_cards();
    desk.send(Command::FocusItem(Some(ItemId(2))));
    desk.send(Command::FocusColumn(Column::Cards));
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(cards(&mut desk), [vec![1], vec![2, 3], vec![]]);
    desk.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(cards(&mut desk), [vec![1, 2], vec![3], vec![]]);
    desk.click("Edit");
    let entries: Vec<_> = desk
        .harness
        .query_all_by_label_contains("Move card down")
        .collect();
    entries[0].click();
    desk.rest();
    assert_eq!(cards(&mut desk), [vec![1], vec![2, 3], vec![]]);
    // The last button stands on the last card.
    let last = desk.harness.query_all_by_label("Move card down").last().unwrap();
    last.click();
    desk.rest();
    assert_eq!(cards(&mut desk), [vec![1], vec![2], vec![3]]);
}
