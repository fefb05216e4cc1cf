//! A speaker is set once, by key, by chip or from a card, and is right everywhere.
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

use attache::app::{Column, Command, Modal, SET_BY_YOU};
use attache::briefing::Speaker;
use attache::store;
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const ARTICLE: &str = "Norway and Chile agree to build research ships together

Prime Minister Kari Nordmann received President Diego Rojas in Bergen on Tuesday for talks on polar research.

\"We will build the first ship in Bergen and the second in Valdivia,\" Nordmann said.

President Rojas said the agreement would \"open the far south to our students for a generation.\"

\"The costs are known and we will share them between us,\" Nordmann said on Tuesday.
";

fn with_article() -> Desk {
    let mut desk = Desk::new();
    let file = desk.path("ships.txt");
    std::fs::write(&file, ARTICLE).unwrap();
    desk.send(Command::FilesDropped(vec![file]));
    desk
}

/// The speakers of what was found, and whether the analyst set them.
fn found(desk: &mut Desk) -> Vec<(String, bool)> {
    let document = desk.runtime().state.document.as_ref().unwrap();
    let quotations = document.finds().quotations.iter();
    quotations
        .map(|found| {
            let speaker = found.speaker.as_ref().unwrap();
            (speaker.speaker_name.clone(), found.rule == SET_BY_YOU)
        })
        .collect()
}

/// The speakers on the cards.
fn quoted(desk: &mut Desk) -> Vec<String> {
    let briefing = desk.briefing();
    let name = |speaker: &Speaker| match speaker {
        Speaker::Person { name, title } => format!("{title} {name}"),
        other => format!("{other:?}"),
    };
    briefing.quotations().map(|(_, q)| name(&q.speaker)).collect()
}

/// Writes into a field of the form, in place of what stands there.
fn fill(desk: &mut Desk, field: &str, words: &str) {
    desk.harness.get_by_role_and_label(Role::TextInput, field).focus();
    desk.rest();
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text(words);
    desk.rest();
}

#[test]
fn a_speaker_set_once_is_right_on_finds_cards_and_lead_ins() {
    let mut desk = with_article();
    let (nordmann, rojas) = ("Kari Nordmann".to_owned(), "Diego Rojas".to_owned());
    let before = [nordmann.clone(), rojas.clone(), nordmann];
    assert_eq!(found(&mut desk), before.map(|name| (name, false)));
    desk.press(Key::N);
    desk.press(Key::Num2);

    desk.press(Key::W);
    assert!(matches!(desk.runtime().state.modal, Some(Modal::Speaker { .. })));
    fill(&mut desk, "Name", "Ingrid Hauge");
    fill(&mut desk, "Title or office", "Minister");
    desk.press(Key::Enter);
    assert_eq!(desk.runtime().state.modal, None);
    let hauge = "Ingrid Hauge".to_owned();
    assert_eq!(
        found(&mut desk),
        [(hauge.clone(), true), (rojas, false), (hauge, true)]
    );
    assert_eq!(quoted(&mut desk), ["Minister Ingrid Hauge"]);
    let briefing = desk.briefing();
    let text = briefing.plain(briefing.sections[1].items[0].texts()[0]);
    assert!(text.starts_with("Minister Ingrid Hauge said"), "{text}");
    desk.harness.get_by_label("Minister Ingrid Hauge  ·  set by you");
    assert_eq!(
        desk.harness
            .get_all_by_label("Speaker: Minister Ingrid Hauge")
            .count(),
        2
    );

    // So does the card that is worked on; its chip opens the form as well.
    let item = briefing.sections[1].items[0].id;
    desk.send(Command::FocusItem(Some(item)));
    desk.click("Said by Minister Ingrid Hauge");
    assert!(matches!(desk.runtime().state.modal, Some(Modal::Speaker { .. })));
    desk.press(Key::Escape);
    desk.send(Command::FocusItem(None));
    desk.send(Command::FocusColumn(Column::Reader));

    // What is picked now has the speaker too, and a file keeps all of it.
    desk.press(Key::N);
    desk.press(Key::N);
    desk.press(Key::Num2);
    assert_eq!(
        quoted(&mut desk),
        ["Minister Ingrid Hauge", "Minister Ingrid Hauge"]
    );
    let saved = desk.answer("a.briefing.ron");
    desk.press_with(Modifiers::COMMAND, Key::S);
    let written = store::to_ron(&desk.briefing()).unwrap();
    assert_eq!(std::fs::read_to_string(&saved).unwrap(), written);
    desk.send(Command::LoadPaths(vec![saved]));
    assert_eq!(store::to_ron(&desk.briefing()).unwrap(), written);
    assert_eq!(found(&mut desk)[0], ("Ingrid Hauge".to_owned(), true));
}

#[test]
fn it_is_one_step_of_undo() {
    let mut desk = with_article();
    desk.press(Key::N);
    desk.press(Key::Num2);
    let before = desk.briefing();
    desk.press(Key::W);
    fill(&mut desk, "Name", "Ingrid Hauge");
    desk.click("Set speaker");
    let after = desk.briefing();
    assert_ne!(after, before);
    let history = |desk: &mut Desk| {
        let document = desk.runtime().state.document.as_ref().unwrap();
        document.history.undo_name().map(str::to_owned)
    };
    assert_eq!(history(&mut desk).as_deref(), Some("Set speaker"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.briefing(), before);
    assert!(found(&mut desk).iter().all(|(_, set)| !set));
    desk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(desk.briefing(), after);
}

#[test]
fn a_chip_in_the_margin_opens_the_form_and_a_person_of_the_article_is_one_click() {
    let mut desk = with_article();
    let chips = desk.harness.get_all_by_label_contains("Speaker: ").count();
    assert_eq!(chips, 3);
    desk.click("Speaker: President Diego Rojas");
    desk.harness
        .get_by_label("Everywhere in this article where Diego Rojas speaks (1 quotation)");
    desk.click("Prime Minister Kari Nordmann");
    desk.click("Set speaker");
    assert_eq!(
        desk.harness
            .get_all_by_label("Speaker: Prime Minister Kari Nordmann")
            .count(),
        3
    );
    let corrections = &desk.briefing().sources[0].corrections.clone();
    assert_eq!(
        corrections.len(),
        1,
        "choosing another person is about this quotation"
    );
    desk.click("Undo");
    assert!(desk.briefing().sources[0].corrections.is_empty());
}

#[test]
fn a_focused_card_opens_the_form_and_leaving_it_changes_nothing() {
    let mut desk = with_article();
    desk.press(Key::N);
    desk.press(Key::Num2);
    let before = desk.briefing();
    let card = before.sections[1].items[0].id;
    desk.send(Command::GoTo(attache::app::Place::Item(card)));
    desk.press(Key::W);
    fill(&mut desk, "Name", "Nobody");
    desk.press(Key::Escape);
    assert_eq!(desk.runtime().state.modal, None);
    assert_eq!(desk.briefing(), before);
    // The form begins anew the next time.
    desk.press(Key::W);
    let name = desk
        .harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .value();
    assert_eq!(name.as_deref(), Some("Kari Nordmann"));
    // A name is needed.
    fill(&mut desk, "Name", " ");
    desk.press(Key::Enter);
    assert!(desk.runtime().state.modal.is_some());
    assert_eq!(desk.briefing(), before);
}
