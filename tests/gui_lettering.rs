//! Words are set bold and italic and linked where they are written, by keys, and the page follows.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and lays out files of its own"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::Command;
use attache::briefing::{Inline, RichText};
use attache::typeset::LinkTarget;
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// The card's field.
const FIELD: &str = "Words 1 of card";

fn type_text(desk: &mut Desk, words: &str) {
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .type_text(words);
    desk.rest();
}

/// A desk whose caret stands behind these words, on a card of one's own.
fn with_words(words: &str) -> Desk {
    let mut desk = Desk::new();
    desk.click("New briefing");
    desk.click("Add card to Bottom line");
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .focus();
    desk.rest();
    type_text(&mut desk, words);
    desk
}

fn text(desk: &mut Desk) -> RichText {
    desk.briefing().sections[0].items[0].texts()[0].clone()
}

fn run(text: &str, bold: bool, italic: bool) -> Inline {
    Inline::Text {
        text: text.into(),
        bold,
        italic,
    }
}

/// The selection is drawn over the last word.
fn select_last_word(desk: &mut Desk) {
    desk.press_with(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
}

#[test]
fn bold_and_italic_by_keys_in_the_field() {
    let mut desk = with_words("Oslo and Hanoi");
    select_last_word(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::B);
    assert_eq!(
        text(&mut desk).0,
        [run("Oslo and ", false, false), run("Hanoi", true, false)]
    );
    desk.press_with(Modifiers::COMMAND, Key::I);
    assert_eq!(
        text(&mut desk).0,
        [run("Oslo and ", false, false), run("Hanoi", true, true)]
    );
    // The field keeps the caret: what is typed takes the selection's place and its look.
    type_text(&mut desk, "Rome");
    assert_eq!(desk.briefing().plain(&text(&mut desk)), "Oslo and Rome");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        text(&mut desk).0,
        [run("Oslo and ", false, false), run("Hanoi", true, false)]
    );
}

#[test]
fn a_link_asks_for_its_address_in_the_card() {
    let mut desk = with_words("Read the report");
    select_last_word(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::K);
    let address = "Address of the link";
    let asked = |desk: &Desk| {
        desk.harness
            .query_by_role_and_label(Role::TextInput, address)
            .is_some()
    };
    assert!(asked(&desk));
    let write = |desk: &mut Desk, words: &str| {
        desk.harness
            .get_by_role_and_label(Role::TextInput, address)
            .type_text(words);
        desk.rest();
        desk.press(Key::Enter);
    };
    write(&mut desk, "example.org");
    assert!(asked(&desk), "what is no address can be mended");
    desk.press_with(Modifiers::COMMAND, Key::A);
    write(&mut desk, "https://example.org");
    assert!(!asked(&desk));
    let link = Inline::Link {
        text: "report".into(),
        href: "https://example.org".into(),
    };
    assert_eq!(text(&mut desk).0, [run("Read the ", false, false), link]);
    let pages = desk.runtime().state.document.as_ref().unwrap().pages.clone();
    let address = LinkTarget::Address("https://example.org".into());
    assert!(pages.pages[0].links.iter().any(|link| link.target == address));

    // The caret is back in the words, behind the link; Esc leaves an address that was asked for again.
    type_text(&mut desk, " now");
    assert_eq!(desk.briefing().plain(&text(&mut desk)), "Read the report now");
    for _ in 0..5 {
        desk.press(Key::ArrowLeft);
    }
    desk.press_with(Modifiers::COMMAND, Key::K);
    assert!(asked(&desk));
    desk.press(Key::Escape);
    assert!(!asked(&desk));
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.click("Remove link");
    assert_eq!(text(&mut desk).0, [run("Read the report now", false, false)]);
}

#[test]
fn arrows_go_over_a_quotation_in_one_step() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    desk.press(Key::N);
    desk.press(Key::Num2);
    let item = desk.briefing().sections[1].items[0].clone();
    desk.send(Command::FocusItem(Some(item.id)));
    let names = ["Words 1 of card", "Words 2 of card"];
    let focused = |desk: &Desk, name: &str| {
        desk.harness
            .get_by_role_and_label(Role::MultilineTextInput, name)
            .is_focused()
    };
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, names[0])
        .focus();
    desk.rest();
    desk.press(Key::End);
    desk.press_with(Modifiers::COMMAND, Key::End);
    assert!(focused(&desk, names[0]));
    desk.press(Key::ArrowRight);
    assert!(focused(&desk, names[1]), "the quotation is one stop");
    desk.press(Key::ArrowLeft);
    assert!(focused(&desk, names[0]), "and back");
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, names[0])
        .type_text("then: ");
    desk.rest();
    let text = desk.briefing().sections[1].items[0].texts()[0].clone();
    assert!(
        matches!(&text.0[..2], [Inline::Text { text, .. }, Inline::Quote(_)] if text.ends_with("then: "))
    );
}
