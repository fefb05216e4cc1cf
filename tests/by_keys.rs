//! Everything is done by keyboard: no test here moves or presses the mouse.
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
#[path = "support/full_briefing.rs"]
mod full_briefing;
#[path = "support/screens.rs"]
mod screens;
#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::app::{offers, table};
use attache::briefing::Status;
use desk::Desk;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;

#[test]
fn the_palette_finds_every_command_by_its_name() {
    let mut found = BTreeSet::new();
    let mut hidden = BTreeSet::new();
    for screen in screens::screens() {
        let mut desk = screen.open();
        // The palette is opened on the desk, not on a dialog.
        desk.runtime().state.modal = None;
        let state = &desk.runtime().state;
        for row in table().iter().filter(|row| (row.enabled)(state)) {
            let first = offers(state, &row.text, 12).into_iter().next();
            if first.is_some_and(|offer| offer.command == row.command) {
                found.insert(row.id.as_str());
            } else {
                hidden.insert(row.id.as_str());
            }
        }
    }
    // The palette itself, by its key.
    assert_eq!(hidden, BTreeSet::from(["go-to-item", "palette"]));
    let never: Vec<&str> = table()
        .iter()
        .map(|row| row.id.as_str())
        .filter(|id| !found.contains(id) && !hidden.contains(id))
        .collect();
    assert_eq!(never, [] as [&str; 0], "never enabled on any screen");
}

#[test]
fn menus_are_opened_and_walked_by_keys() {
    let mut desk = Desk::new();
    desk.press(Key::F10);
    let focused = |desk: &Desk| {
        let root = desk.harness.root();
        let mut nodes = root.children_recursive();
        let focused = nodes.find(|node| node.accesskit_node().is_focused());
        focused
            .and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    };
    assert_eq!(focused(&desk), "File");
    desk.press(Key::Enter);
    desk.press(Key::ArrowDown);
    assert!(focused(&desk).starts_with("New briefing"), "{}", focused(&desk));
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    assert!(
        focused(&desk).starts_with("Open the sample"),
        "{}",
        focused(&desk)
    );
    desk.press(Key::Enter);
    assert_eq!(desk.briefing().sources.len(), 3);
    // Another menu, and out again.
    desk.press(Key::F10);
    desk.press(Key::Tab);
    desk.press(Key::Enter);
    desk.press(Key::ArrowDown);
    assert!(
        focused(&desk).starts_with("Move card") || focused(&desk).contains("Undo"),
        "{}",
        focused(&desk)
    );
    desk.press(Key::Escape);
    assert!(desk.harness.query_by_label_contains("Find in source…").is_none());
}

/// An article with one quotation that nobody else has.
fn article(number: usize) -> String {
    let towns = ["Bergen", "Oslo", "Hanoi", "Da Nang", "Tromsø", "Haiphong"];
    let words = [
        "The first ship will leave the yard before the summer begins",
        "Nobody has asked the fishermen what they think of it",
        "We signed the licence on the same day as the contract",
        "The cables are the part that everybody forgets",
        "Half of the money has come from the two ports themselves",
        "There is no plan for the winter and there must be one",
    ];
    let town = towns[number];
    format!(
        "# {town} prepares for the new ships\n\nBy Maren Holt | The Harbour Review | {} November 2025\n\nThe port of {town} was told on Monday that work begins next year. The council of {town} approved the plan with a large majority.\n\n\"{},\" said Anna Berg, mayor of {town}.\n",
        number + 1,
        words[number],
    )
}

#[test]
fn a_first_briefing_of_six_sources_is_made_by_keys_alone() {
    let mut desk = Desk::new();
    let paths: Vec<_> = (0..6)
        .map(|number| {
            let path = desk.path(&format!("{number}.md"));
            std::fs::write(&path, article(number)).unwrap();
            path
        })
        .collect();
    desk.dialogs.push(Ok(paths));
    desk.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(desk.briefing().sources.len(), 6);
    // The last find of a source only offers the next source: one more press.
    for _ in 0..12 {
        let section = match desk.briefing().quotations().count() {
            5 => Key::Num3,
            6 => break,
            _ => Key::Num2,
        };
        desk.press(Key::N);
        desk.press(section);
    }
    for section in [Key::Num1, Key::Num4] {
        // A key point that only offers the next source is gone by with one more press.
        let before = desk.briefing().items().count();
        for _ in 0..4 {
            if desk.briefing().items().count() == before {
                desk.press(Key::K);
                desk.press(section);
            }
        }
    }
    let briefing = desk.briefing();
    assert_eq!(briefing.quotations().count(), 6);
    let cited: BTreeSet<_> = briefing
        .quotations()
        .map(|(_, quotation)| quotation.anchor.source)
        .collect();
    assert_eq!(cited.len(), 6);
    // The title, by the details' own field.
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.harness.event(Event::Text("edit details".into()));
    desk.rest();
    desk.press(Key::Enter);
    desk.press(Key::Tab);
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.harness.event(Event::Text("Ships for two ports".into()));
    desk.rest();
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    assert_eq!(desk.briefing().details.title, "Ships for two ports");
    assert_eq!(desk.runtime().state.modal, None);

    let saved = desk.answer("ships.briefing.ron");
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(saved.exists());
    let exported = desk.answer("ships.pdf");
    desk.press_with(Modifiers::COMMAND, Key::E);
    let findings = &desk.runtime().state.document.as_ref().unwrap().findings;
    assert!(exported.exists(), "{findings:?}");
    assert_eq!(
        attache::briefing::verify(&desk.briefing()).count(Status::Exact),
        6
    );
}

#[test]
fn five_quotations_take_ten_presses_and_each_is_on_the_page_in_the_next_frame() {
    let mut desk = Desk::new();
    let words: String = (0..5)
        .map(|number| format!("{}\n\n", article(number).lines().nth(6).unwrap()))
        .collect();
    let text = format!("Ports prepare\n\nThe mayors of five ports met on Monday.\n\n{words}");
    desk.load("ports.txt", text.as_bytes());
    let mut presses = 0;
    for number in 1..=5 {
        desk.press(Key::N);
        desk.harness.key_press(Key::Num2);
        presses += 2;
        // The frame that takes the press, and the next one.
        desk.harness.step();
        desk.harness.step();
        let briefing = desk.briefing();
        assert_eq!(briefing.quotations().count(), number);
        let (_, last) = briefing.quotations().last().unwrap();
        let words = briefing.plain_quotation(last);
        let on_the_page = desk.harness.query_all_by_label_contains(&words).any(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|name| name.starts_with("Page 1: "))
        });
        assert!(on_the_page, "{words}");
        desk.rest();
    }
    assert_eq!(presses, 10);
}
