//! The cards of lists, tables, pictures and notes, by their accessible names.
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
use attache::briefing::Briefing;
use attache::typeset::Role;
use desk::Desk;
use egui_kittest::kittest::Queryable;

/// Types into the field of this accessible name.
fn type_into(desk: &mut Desk, name: &str, words: &str) {
    desk.harness.get_by_label(name).focus();
    desk.rest();
    desk.harness.get_by_label(name).type_text(words);
    desk.rest();
}

fn menu(desk: &mut Desk, menu: &str, entry: &str) {
    desk.click(menu);
    desk.click(entry);
}

#[test]
fn lists_tables_and_notes_are_made_on_their_cards() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    menu(&mut desk, "Add to Bottom line", "List");
    type_into(&mut desk, "Words 1 of entry 1", "Sign the memorandum");
    type_into(&mut desk, "Words 1 of entry 2", "Build the first ship");
    desk.click("Move up entry 2");
    desk.click("Numbered");
    desk.click("Add entry");
    desk.click("Remove entry 3");
    let plain = |briefing: &Briefing, item: usize| -> Vec<String> {
        let texts = briefing.sections[0].items[item].texts();
        texts.into_iter().map(|text| briefing.plain(text)).collect()
    };
    let briefing = desk.briefing();
    assert_eq!(
        plain(&briefing, 0),
        ["Build the first ship", "Sign the memorandum"]
    );

    menu(&mut desk, "Add to Bottom line", "Table");
    type_into(&mut desk, "Caption of the table", "Ships");
    type_into(&mut desk, "Words 1 of head 1", "Yard");
    type_into(&mut desk, "Words 1 of row 2, column 1", "Bergen");
    menu(&mut desk, "Row 2", "Move row up");
    menu(&mut desk, "Column 3", "Remove column");
    desk.click("Add row");
    let briefing = desk.briefing();
    assert_eq!(plain(&briefing, 1), ["Yard", "", "Bergen", "", "", "", "", ""]);

    menu(&mut desk, "Add to Bottom line", "Paragraph");
    type_into(&mut desk, "Words 1 of card", "Oslo");
    let button = desk
        .harness
        .get_all_by_label("Insert printed note")
        .last()
        .unwrap();
    button.click();
    desk.rest();
    type_into(&mut desk, "Words 1 of note 1 of card", "The capital.");
    let briefing = desk.briefing();
    let text = briefing.sections[0].items[2].texts()[0];
    let notes: Vec<String> = text.notes().map(|note| briefing.plain(note)).collect();
    assert_eq!(
        (briefing.plain(text).as_str(), notes),
        ("Oslo", vec!["The capital.".to_owned()])
    );
    desk.click("Remove note 1 of card");
    assert_eq!(desk.briefing().sections[0].items[2].texts()[0].notes().count(), 0);
}

#[test]
fn a_picture_is_chosen_described_and_printed() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    let file = desk.answer("dot.png");
    std::fs::write(&file, include_bytes!("support/dot.png")).unwrap();
    menu(&mut desk, "Add to Bottom line", "Picture…");
    assert!(desk.harness.query_by_label("⚠ Description: required").is_some());
    type_into(&mut desk, "Description of the picture (required)", "A dot");
    type_into(&mut desk, "Caption of the picture", "Figure 1");
    desk.click("Half as wide");
    assert!(
        desk.harness.query_by_label("A dot").is_some(),
        "the small view is named by what it shows"
    );
    let pages = desk.runtime().state.document.as_ref().unwrap().pages.clone();
    let figure = pages.elements.iter().find(|element| element.role == Role::Figure);
    assert_eq!(figure.unwrap().alt.as_deref(), Some("A dot"));
    let broken = desk.path("broken.jpg");
    std::fs::write(&broken, b"\xff\xd8\xff\xe0").unwrap();
    desk.send(Command::FilesDropped(vec![broken]));
    let notices = &desk.runtime().state.notices;
    assert!(
        notices.iter().any(|notice| notice
            .text
            .contains("broken.jpg was not added: it cannot be decoded")),
        "{notices:?}"
    );
}
