//! A quotation is shortened, bracketed and emphasised on its card, by keys and by mouse; it is never typed.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads the files that were written"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::{Column, Command};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable;

const ARTICLE: &str = "Norway and Chile agree to build research ships together

Prime Minister Kari Nordmann received President Diego Rojas in Bergen on Tuesday for talks on polar research.

\"We will build the first ship in Bergen and the second in Valdivia,\" Nordmann said.
";

/// A desk with the quotation picked and its card focused.
fn with_card() -> Desk {
    let mut desk = Desk::new();
    let file = desk.path("ships.txt");
    std::fs::write(&file, ARTICLE).unwrap();
    desk.send(Command::FilesDropped(vec![file]));
    desk.press(Key::N);
    desk.press(Key::Num2);
    let item = desk.briefing().items().next().unwrap().2.id;
    desk.send(Command::FocusItem(Some(item)));
    desk.send(Command::FocusColumn(Column::Cards));
    desk
}

fn printed(desk: &mut Desk) -> String {
    let briefing = desk.briefing();
    let (_, quotation) = briefing.quotations().next().unwrap();
    briefing.plain_quotation(quotation)
}

#[test]
fn words_are_cut_and_bracketed_by_keys_alone() {
    let mut desk = with_card();
    for _ in 0..4 {
        desk.press(Key::ArrowRight);
    }
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    desk.press(Key::X);
    assert_eq!(
        printed(&mut desk),
        "We will build … ship in Bergen and the second in Valdivia"
    );
    desk.harness.get_by_label("✓ edited");

    // On to "ship", which gets a clarification.
    desk.press(Key::ArrowRight);
    desk.press(Key::B);
    let field = |desk: &Desk| {
        desk.harness
            .query_by_role_and_label(Role::TextInput, "Clarification")
            .is_some()
    };
    assert!(field(&desk));
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Clarification")
        .type_text("icebreaker");
    desk.rest();
    desk.press(Key::Enter);
    assert!(!field(&desk));
    assert_eq!(
        printed(&mut desk),
        "We will build … [icebreaker] in Bergen and the second in Valdivia"
    );

    // All of it is taken back at once, and undo brings it again.
    desk.press(Key::Escape);
    desk.press(Key::R);
    assert_eq!(
        printed(&mut desk),
        "We will build the first ship in Bergen and the second in Valdivia"
    );
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(printed(&mut desk).contains("[icebreaker]"));
}

#[test]
fn words_are_dragged_over_and_emphasised_by_mouse() {
    let mut desk = with_card();
    let whole = "“We will build the first ship in Bergen and the second in Valdivia”";
    let atom = desk.harness.get_by_label(whole).rect();
    // From inside the first word to the end of the line.
    let y = atom.top() + 10.0;
    let (from, to) = (pos2(atom.left() + 14.0, y), pos2(atom.left() + 90.0, y));
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(pos2(from.x + 30.0, y)),
        Event::PointerMoved(to),
        button(to, false),
    ] {
        desk.harness.event(event);
        desk.harness.step();
    }
    desk.rest();
    let selected = desk.runtime().state.quote_words().unwrap().range();
    assert_eq!(selected.len(), "We will build".len());
    // What can be done stands right below the words.
    let words = desk.harness.get_by_label(whole).rect();
    let below = desk.harness.get_by_label("Add emphasis").rect();
    assert!(below.top() - words.bottom() < 20.0, "{words:?} {below:?}");
    desk.click("Add emphasis");
    let briefing = desk.briefing();
    let (_, quotation) = briefing.quotations().next().unwrap();
    let source = briefing.source(quotation.anchor.source).unwrap();
    let pieces = quotation.render(source).pieces;
    assert_eq!(
        pieces.first().map(|piece| (piece.text.as_str(), piece.emphasis)),
        Some(("We will build", true))
    );
}
