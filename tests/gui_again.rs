//! The window reads a source again: what was frozen and picked stays, the new version stands beside it,
//! differences are shown, and picks move only when they are told to.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files that are read"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::Command;
use attache::briefing::{Status, verify};
use desk::Desk;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const FIRST: &str = "Harbour opens again after the storm

The harbour was opened again on Monday, a year after the storm.

\"We lost eleven cranes and no one was hurt,\" said Anna Berg, its master.

Ferries will sail from June.
";

fn notices(desk: &mut Desk) -> Vec<String> {
    desk.runtime()
        .state
        .notices
        .iter()
        .map(|notice| notice.text.clone())
        .collect()
}

/// A desk with the article and its quotation picked.
fn with_pick() -> Desk {
    let mut desk = Desk::new();
    std::fs::write(desk.path("harbour.txt"), FIRST).unwrap();
    let file = desk.path("harbour.txt");
    desk.send(Command::FilesDropped(vec![file]));
    desk.press(Key::N);
    desk.press(Key::Num2);
    assert_eq!(desk.briefing().quotations().count(), 1);
    desk
}

/// Reads the source in the reader again from a file with this text.
fn read_again(desk: &mut Desk, text: &str) {
    let file = desk.answer("harbour.txt");
    std::fs::write(file, text).unwrap();
    desk.click("File");
    desk.harness.get_by_label_contains("Read source again…").click();
    desk.rest();
}

#[test]
fn the_same_text_adds_nothing() {
    let mut desk = with_pick();
    let before = desk.briefing();
    read_again(&mut desk, FIRST);
    assert_eq!(desk.briefing(), before);
    let told = notices(&mut desk);
    assert!(
        told.last().unwrap().contains("reads as it did before"),
        "{told:?}"
    );
}

#[test]
fn another_text_is_version_2_and_picks_move_when_told() {
    let mut desk = with_pick();
    let before = desk.briefing();
    let second = FIRST.replace("on Monday", "on Tuesday").replace(
        "Ferries",
        "A new paragraph stands here, which nobody read before.\n\nFerries",
    );
    read_again(&mut desk, &second);

    let after = desk.briefing();
    assert_eq!(after.sources.len(), 2);
    assert_eq!(
        after.sources[0], before.sources[0],
        "the first version never changes"
    );
    assert_eq!(after.sections, before.sections, "picks stay where they are");
    let new = after.sources[1].id;
    assert_eq!(
        (after.sources[1].version, after.sources[1].version_of),
        (2, Some(after.sources[0].id))
    );
    let told = notices(&mut desk);
    let told = told.last().unwrap();
    assert!(
        told.contains("as version 2: 2 paragraphs differ") && told.contains("bytes differ"),
        "{told}"
    );

    desk.click("Compare");
    desk.harness
        .get_by_label("2 paragraphs differ: 1 changed, 1 new, 0 gone");
    desk.harness
        .get_by_label("The harbour was opened again on Monday, a year after the storm.");
    // The new one also stands in the reader behind the view.
    let words = "The harbour was opened again on Tuesday, a year after the storm.";
    assert_eq!(desk.harness.query_all_by_label(words).count(), 2);
    desk.harness.get_by_label("not in the old version");
    desk.click("Move picks of 1 card to the new version");
    let moved = desk.briefing();
    let (_, quotation) = moved.quotations().next().unwrap();
    assert_eq!(quotation.anchor.source, new);
    assert_eq!(verify(&moved).count(Status::Exact), 1);
    assert!(desk.runtime().state.modal.is_none());
    assert!(
        notices(&mut desk)
            .last()
            .unwrap()
            .contains("1 pick moved, word for word.")
    );
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.briefing(), after);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.briefing(), before);
}

#[test]
fn a_kept_original_is_read_again_without_being_looked_for() {
    let mut desk = with_pick();
    desk.answer("harbour.txt");
    desk.send(Command::KeepOriginal);
    desk.rest();
    let before = desk.briefing();
    assert!(before.sources[0].original.is_some());
    // No dialog has an answer now: reading again needs none.
    std::fs::remove_file(desk.path("harbour.txt")).unwrap();
    desk.send(Command::ReadAgain);
    desk.rest();
    assert_eq!(desk.briefing(), before);
    let told = notices(&mut desk);
    assert!(
        told.last().unwrap().contains("reads as it did before"),
        "{told:?}"
    );
    // A newer file is named from there.
    let file = desk.answer("harbour.txt");
    std::fs::write(file, FIRST.replace("June", "July")).unwrap();
    desk.click("Read another file…");
    desk.rest();
    let after = desk.briefing();
    assert_eq!(after.sources.len(), 2);
    assert_eq!(after.sources[1].version, 2);
}

#[test]
fn a_pick_whose_words_changed_stays() {
    let mut desk = with_pick();
    read_again(&mut desk, &FIRST.replace("eleven cranes", "twelve cranes"));
    let (from, to) = (desk.briefing().sources[0].id, desk.briefing().sources[1].id);
    let before = desk.briefing();
    desk.send(Command::MovePicks { from, to });
    assert_eq!(desk.briefing(), before);
    let told = notices(&mut desk);
    assert_eq!(
        told.last().unwrap(),
        "0 picks moved, word for word. 1 stays where it was: its exact words are not in the other version."
    );
}
