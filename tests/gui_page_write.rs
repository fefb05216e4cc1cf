//! A click on words of one's own on the page puts the caret at that character of its card, and typing goes on
//! there.
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

use attache::app::{Column, Command};
use attache::briefing::{
    Briefing, Details, DocumentId, Inline, Item, ItemBody, ItemId, RichText, Step, Table,
};
use desk::Desk;
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::kittest::Queryable;
use pointing::{before, pages, place, press};

/// Clicks in the first half of these words' first letter.
fn click_before(desk: &mut Desk, words: &str) {
    let caret = before(&pages(desk), words);
    let at = place(desk, caret);
    desk.harness.run_steps(40);
    press(desk, at - vec2(1.0, 0.0), 1);
}

/// The same, for words of a sentence, and types there.
fn write_before(desk: &mut Desk, words: &str, typed: &str) {
    click_before(desk, words);
    let state = &desk.runtime().state;
    assert_eq!(state.view.focus, Column::Cards, "{words}");
    let focused = desk.harness.query_all_by_role(Role::MultilineTextInput);
    let focused: Vec<_> = focused.filter(|field| field.is_focused()).collect();
    assert_eq!(focused.len(), 1, "one field has the caret: {words}");
    focused[0].type_text(typed);
    desk.rest();
}

fn words(desk: &mut Desk, item: u32) -> Vec<String> {
    let briefing = desk.briefing();
    let (_, _, item) = briefing.find_item(ItemId(item)).unwrap();
    let notes = |text: &RichText| text.notes().cloned().collect::<Vec<_>>();
    let texts = item.texts().into_iter();
    let texts = texts.flat_map(|text| std::iter::once(text.clone()).chain(notes(text)));
    texts.map(|text| briefing.plain(&text)).collect()
}

#[test]
fn every_kind_of_own_words_is_written_from_the_page() {
    let template = attache::template::builtin()[0].clone();
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, Details::default());
    let plain = |words: &str| RichText::plain(words);
    let run = |text: &str, bold| Inline::Text {
        text: text.into(),
        bold,
        italic: false,
    };
    let link = Inline::Link {
        text: "record".into(),
        href: "https://example.org".into(),
    };
    let noted = RichText(vec![
        run("The yard ", false),
        run("grew", true),
        run(", as its ", false),
        link,
        run(" shows", false),
        Inline::Note(plain("Kept since the war.")),
        run("; nobody left.", false),
    ]);
    let mut add = |section: usize, id: u32, body: ItemBody| {
        briefing.sections[section].items.push(Item::new(ItemId(id), body));
    };
    add(0, 1, ItemBody::Prose(noted));
    let entries = vec![plain("Sign it"), plain("Build it")];
    add(
        1,
        2,
        ItemBody::List {
            ordered: true,
            entries,
        },
    );
    let table = Table {
        caption: String::new(),
        header: vec![plain("Yard"), plain("Crew")],
        rows: vec![vec![plain("Bergen"), plain("forty")]],
    };
    add(1, 3, ItemBody::Table(table));
    let step = Step {
        date: "June".into(),
        owner: "Norway".into(),
        text: plain("Launches Norway's ship"),
        rests_on: Vec::new(),
    };
    add(3, 4, ItemBody::Step(step));
    let mut desk = Desk::new();
    let path = desk.path("own.briefing.ron");
    std::fs::write(&path, attache::store::to_ron(&briefing).unwrap()).unwrap();
    desk.send(Command::LoadPaths(vec![path]));

    write_before(&mut desk, "grew", "soon ");
    write_before(&mut desk, "cord shows", "-re");
    write_before(&mut desk, "nobody", "that day ");
    write_before(&mut desk, "since the war", "secret ");
    assert_eq!(
        words(&mut desk, 1),
        [
            "The yard soon grew, as its re-record shows; that day nobody left.",
            "Kept secret since the war."
        ]
    );
    write_before(&mut desk, "ild it", "--");
    assert_eq!(words(&mut desk, 2), ["Sign it", "Bu--ild it"]);
    write_before(&mut desk, "Crew", "Its ");
    write_before(&mut desk, "rgen", "ur-");
    assert_eq!(words(&mut desk, 3), ["Yard", "Its Crew", "Beur-rgen", "forty"]);
    write_before(&mut desk, "ship", "first ");
    assert_eq!(words(&mut desk, 4), ["Launches Norway's first ship"]);
}

/// The same, for a field of one line with this name.
fn write_in(desk: &mut Desk, words: &str, field: &str, typed: &str) {
    click_before(desk, words);
    let focused = desk.harness.get_by_role_and_label(Role::TextInput, field);
    assert!(focused.is_focused(), "{field}");
    focused.type_text(typed);
    desk.rest();
    desk.send(Command::CloseModal);
}

#[test]
fn titles_dates_owners_and_captions_are_written_from_the_page() {
    let template = attache::template::builtin()[0].clone();
    let details = Details {
        title: "Oslo talks".into(),
        subtitle: "What was agreed".into(),
        date: "2026-11-23".into(),
        reference: "PU/14".into(),
        ..Details::default()
    };
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, details);
    let table = Table {
        caption: "Crews of yards".into(),
        header: vec![RichText::plain("Yard")],
        rows: vec![vec![RichText::plain("Bergen")]],
    };
    let table = Item::new(ItemId(1), ItemBody::Table(table));
    briefing.sections[1].items.push(table);
    let step = Step {
        date: "in June".into(),
        owner: "Norway".into(),
        text: RichText::plain("Launches the ship"),
        rests_on: Vec::new(),
    };
    let step = Item::new(ItemId(2), ItemBody::Step(step));
    briefing.sections[3].items.push(step);
    let mut desk = Desk::new();
    let path = desk.path("own.briefing.ron");
    std::fs::write(&path, attache::store::to_ron(&briefing).unwrap()).unwrap();
    desk.send(Command::LoadPaths(vec![path]));

    write_in(&mut desk, "talks", "Title", "peace ");
    write_in(&mut desk, "was agreed", "Subtitle", "then ");
    write_in(&mut desk, "U/14", "Reference", "-");
    // A date is printed in words: the caret stands behind what is written.
    write_in(&mut desk, "November 2026", "Date", "x");
    write_in(&mut desk, "of yards", "Caption of the table", "and ships ");
    write_in(&mut desk, "June", "When it is due", "late ");
    write_in(&mut desk, "way: ", "Who does it", "-");
    let briefing = desk.briefing();
    let details = &briefing.details;
    assert_eq!(details.title, "Oslo peace talks");
    assert_eq!(details.subtitle, "What then was agreed");
    assert_eq!(details.reference, "P-U/14");
    assert_eq!(details.date, "2026-11-23x");
    let ItemBody::Table(table) = &*briefing.sections[1].items[0].body else {
        panic!("no table")
    };
    assert_eq!(table.caption, "Crews and ships of yards");
    let ItemBody::Step(step) = &*briefing.sections[3].items[0].body else {
        panic!("no step")
    };
    assert_eq!(
        (step.date.as_str(), step.owner.as_str()),
        ("in late June", "Nor-way")
    );
}
