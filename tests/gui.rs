//! The window as an analyst uses it: keys and accessible names, real reading, setting and writing;
//! only the file dialogs are scripted.
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

use attache::app::{Command, Place};
use attache::briefing::{Briefing, Details, DocumentId, Item, ItemBody, ItemId, RichText, Status};
use attache::store;
use desk::Desk;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::path::Path;

/// Five quotations by ten presses, two key points, undo to the start and redo to the end, save, export,
/// and open again.
fn whole_job(desk: &mut Desk) {
    let before = store::to_ron(&desk.briefing()).unwrap();
    for _ in 0..5 {
        // The sample opens at its first quotation.
        if desk.runtime().state.view.find.is_none() || desk.briefing().items().count() > 0 {
            desk.press(Key::N);
        }
        desk.press(Key::Num2);
    }
    assert_eq!(desk.briefing().quotations().count(), 5);
    desk.press(Key::K);
    desk.press(Key::Num3);
    desk.press(Key::K);
    desk.press(Key::Num4);
    let briefing = desk.briefing();
    assert_eq!(briefing.items().count(), 7);
    assert_eq!(attache::briefing::verify(&briefing).count(Status::Exact), 5);
    let pages = desk.runtime().state.document.as_ref().unwrap().pages.clone();
    for (_, quotation) in briefing.quotations() {
        let words = briefing.plain_quotation(quotation);
        assert!(
            pages
                .paragraphs
                .iter()
                .any(|paragraph| paragraph.text.contains(&words)),
            "{words} is on no page"
        );
    }

    let after = store::to_ron(&briefing).unwrap();
    for _ in 0..7 {
        desk.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(store::to_ron(&desk.briefing()).unwrap(), before);
    for _ in 0..7 {
        desk.press_with(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(store::to_ron(&desk.briefing()).unwrap(), after);

    let saved = desk.answer("a.briefing.ron");
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert_eq!(std::fs::read_to_string(&saved).unwrap(), after);
    let exported = desk.answer("a.pdf");
    desk.click("Draft copy…");
    assert!(std::fs::read(&exported).unwrap().starts_with(b"%PDF-1.7"));

    let saved = desk.answer("a.briefing.ron");
    desk.send(Command::NewBriefing);
    desk.press_with(Modifiers::COMMAND, Key::O);
    assert_eq!(
        store::to_ron(&desk.briefing()).unwrap(),
        std::fs::read_to_string(saved).unwrap()
    );
}

#[test]
fn the_whole_job_on_the_sample() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    whole_job(&mut desk);
}

/// The same on the article that `ATTACHE_SEED` names; the gate sets it where that article is at hand.
#[test]
fn the_whole_job_on_the_seed() {
    let Some(seed) = std::env::var_os("ATTACHE_SEED") else {
        eprintln!("skipped, ATTACHE_SEED names no article");
        return;
    };
    let mut desk = Desk::new();
    desk.send(Command::FilesDropped(vec![Path::new(&seed).to_path_buf()]));
    whole_job(&mut desk);
}

#[test]
fn what_cannot_be_read_is_a_notice_and_changes_nothing() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    let before = desk.briefing();
    let write = |name: &str, bytes: &[u8]| std::fs::write(desk.path(name), bytes).unwrap();
    write("empty.txt", b"");
    write("picture.txt", b"\x89PNG\r\n\x1a\n");
    write("broken.briefing.ron", b"(format_version: 1, ");
    for name in ["missing.txt", "empty.txt", "picture.txt", "broken.briefing.ron"] {
        let path = desk.path(name);
        desk.send(Command::FilesDropped(vec![path]));
        let notices = &desk.runtime().state.notices;
        assert!(
            notices.iter().any(|notice| notice.text.contains(name)),
            "{name}: {notices:?}"
        );
    }
    assert_eq!(desk.briefing(), before);
}

#[test]
fn a_card_is_written_edited_moved_and_removed() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    desk.press(Key::N);
    desk.press(Key::Num2);
    desk.press(Key::N);
    desk.press(Key::Num2);
    let first = desk.briefing().sections[1].items[0].id;
    desk.harness
        .get_all_by_label("Move card down")
        .next()
        .unwrap()
        .click();
    desk.rest();
    assert_eq!(desk.briefing().sections[1].items[1].id, first);
    let field = desk
        .harness
        .get_all_by_label_contains("Words 1 of card")
        .next()
        .unwrap();
    field.focus();
    desk.rest();
    desk.harness
        .get_all_by_label_contains("Words 1 of card")
        .next()
        .unwrap()
        .type_text("In Oslo, n2: ");
    desk.rest();
    let briefing = desk.briefing();
    let words = briefing.plain(briefing.sections[1].items[0].texts()[0]);
    assert!(
        words.contains("In Oslo, n2: "),
        "typing goes into the field, not to the desk: {words}"
    );
    assert_eq!(briefing.quotations().count(), 2);
    desk.harness
        .get_all_by_label("Remove card")
        .next()
        .unwrap()
        .click();
    desk.rest();
    assert_eq!(desk.briefing().items().count(), 1);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.briefing().items().count(), 2);
}

#[test]
fn menus_palette_and_keys_open() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(desk.runtime().state.modal.is_some());
    desk.press(Key::Escape);
    assert!(desk.runtime().state.modal.is_none());
    // Words of a name, an arrow, Enter.
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.harness.get_by_label("Find").type_text("show");
    desk.rest();
    desk.press(Key::ArrowDown);
    desk.press(Key::Enter);
    assert_eq!(desk.runtime().state.modal, Some(attache::app::Modal::Guide(0)));
    desk.press(Key::Escape);
    desk.press(Key::F1);
    desk.click("Close");
    assert!(desk.runtime().state.modal.is_none());
    desk.click("File");
    assert!(
        desk.harness
            .query_all_by_label_contains("Save as…")
            .next()
            .is_some()
    );
}

#[test]
fn the_condensed_form_of_a_key_point_is_chosen_in_the_bar() {
    let mut desk = Desk::new();
    let path = desk.path("harbour.txt");
    std::fs::write(
        &path,
        "Harbour reopens\n\nOfficials said the northern harbour of the town will be opened again on Monday.\n",
    )
    .unwrap();
    desk.send(Command::FilesDropped(vec![path]));
    desk.press(Key::K);
    let words = "The northern harbour of the town will be opened again on Monday.";
    desk.click(&format!("Condensed (S): {words}"));
    assert!(desk.runtime().state.view.condensed);
    desk.press(Key::S);
    desk.click(&format!("Condensed (S): {words}"));
    desk.press(Key::Num1);
    let briefing = desk.briefing();
    let (_, _, item) = briefing.items().next().unwrap();
    assert_eq!(briefing.plain(item.texts()[0]), words);
}

#[test]
fn the_guide_is_read_chapter_by_chapter() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::SHIFT, Key::F1);
    desk.harness
        .get_by_label_contains("Drop articles on the window, or press Ctrl+L");
    desk.click("Nothing is lost");
    desk.harness.get_by_label_contains("Closing never asks");
    desk.press(Key::Escape);
    assert!(desk.harness.query_by_label("Nothing is lost").is_none());
}

#[test]
fn a_card_that_one_goes_to_is_seen_wherever_it_stands() {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    for number in 1..=80 {
        let words = "The ferry will sail from Bergen in the spring. ".repeat(number as usize % 13 + 1);
        let body = ItemBody::Prose(RichText::plain(words));
        briefing.sections[0].items.push(Item::new(ItemId(number), body));
    }
    let mut desk = Desk::new();
    let path = desk.path("long.briefing.ron");
    std::fs::write(&path, store::to_ron(&briefing).unwrap()).unwrap();
    desk.send(Command::LoadPaths(vec![path]));
    for number in [41, 80, 1, 63, 22] {
        desk.send(Command::GoTo(Place::Item(ItemId(number))));
        // Names tell where a card stood a frame ago.
        desk.harness.run_steps(2);
        let card = desk.harness.get_by_label(&format!("Card 1.{number}")).rect();
        assert!((60.0..860.0).contains(&card.center().y), "{number}: {card:?}");
    }
}
