//! Over a limit the head of the section says which cards would do, and the cards beyond say so themselves.
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

use attache::app::{Command, ItemChange, TextPlace};
use desk::Desk;
use egui_kittest::kittest::Queryable;

fn card_of(desk: &mut Desk, words: &str) {
    desk.click("Add card to Bottom line");
    let item = desk.runtime().state.view.card.unwrap();
    let place = TextPlace {
        field: 0,
        note: None,
        place: 0,
    };
    let words = words.to_owned();
    let change = ItemChange::Words { place, words };
    desk.send(Command::EditItem { item, change });
}

#[test]
fn a_section_over_its_limit_says_what_to_cut() {
    let mut desk = Desk::new();
    desk.click("New briefing");
    card_of(&mut desk, &"word ".repeat(46));
    let shown = |desk: &Desk, label: &str| desk.harness.query_by_label(label).is_some();
    assert!(shown(&desk, "Card 1.1"));
    card_of(&mut desk, &"word ".repeat(8));
    assert!(shown(&desk, "⚠ 4 words over the limit of 50."));
    assert!(shown(&desk, "Cut any one of:"));
    assert!(shown(&desk, "Card 1.2 is over the limit"));
    assert!(!shown(&desk, "Card 1.1 is over the limit"));
    desk.click("1.1 (46 words)");
    let first = desk.briefing().sections[0].items[0].id;
    assert_eq!(desk.runtime().state.view.card, Some(first));
    desk.send(Command::RemoveItemById(first));
    assert!(!shown(&desk, "⚠ 4 words over the limit of 50."));
    assert!(shown(&desk, "Card 1.1"));
}
