//! Enter and its neighbours on the cards: into the words, the next entry or bullet, and back to the reader.
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
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A desk with an empty item in a section, its card focused.
fn with_item(section: usize, what: NewItem) -> Desk {
    let mut desk = Desk::new();
    desk.click("New briefing");
    desk.send(Command::AddItem { section, what });
    desk
}

/// Types where the caret is.
fn type_text(desk: &mut Desk, words: &str) {
    let fields = desk.harness.query_all_by_role(Role::MultilineTextInput);
    let focused: Vec<_> = fields.filter(|field| field.is_focused()).collect();
    assert_eq!(focused.len(), 1, "one field has the caret: {words}");
    focused[0].type_text(words);
    desk.rest();
}

fn is_writing(desk: &Desk) -> bool {
    let mut fields = desk.harness.query_all_by_role(Role::MultilineTextInput);
    fields.any(|field| field.is_focused())
}

fn words(desk: &mut Desk, section: usize) -> Vec<String> {
    let briefing = desk.briefing();
    let items = briefing.sections[section].items.iter();
    let texts = items.flat_map(|item| item.texts());
    texts.map(|text| briefing.plain(text)).collect()
}

#[test]
fn enter_makes_the_next_bullet_and_entry() {
    let mut desk = with_item(1, NewItem::Paragraph);
    desk.press(Key::Enter);
    type_text(&mut desk, "One");
    desk.press(Key::Enter);
    type_text(&mut desk, "Two");
    assert_eq!(words(&mut desk, 1), ["One", "Two"]);

    let mut desk = with_item(1, NewItem::List);
    desk.press(Key::Enter);
    for word in ["one", "two"] {
        type_text(&mut desk, word);
        desk.press(Key::Enter);
    }
    type_text(&mut desk, "three");
    assert_eq!(words(&mut desk, 1), ["one", "two", "three", ""]);
}

#[test]
fn elsewhere_enter_ends_the_words_and_never_stands_in_them() {
    let mut desk = with_item(0, NewItem::Paragraph);
    desk.press(Key::Enter);
    type_text(&mut desk, "All is well.");
    desk.press(Key::Enter);
    assert!(!is_writing(&desk));
    assert_eq!(words(&mut desk, 0), ["All is well."]);
    assert_eq!(desk.runtime().state.view.focus, Column::Cards);
    desk.press(Key::Enter);
    type_text(&mut desk, " Still.");
    assert_eq!(
        words(&mut desk, 0),
        ["All is well. Still."],
        "it goes on at the end"
    );
    desk.press(Key::Escape);
    assert!(!is_writing(&desk));
    assert_eq!(
        words(&mut desk, 0),
        ["All is well. Still."],
        "nothing is discarded"
    );
    desk.press(Key::Enter);
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!is_writing(&desk));
    assert_eq!(desk.runtime().state.view.focus, Column::Reader);
}
