//! Looking for words: in the source being read, and in all sources at once.
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

use attache::app::{Column, Command};
use attache::briefing::SourceId;
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

const SHIFTED: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// Articles of ours: harbours by number, every third one about Zürich.
fn with_articles(count: usize) -> Desk {
    let mut desk = Desk::new();
    let paths = (1..=count).map(|number| {
        let town = if number % 3 == 0 { "Zürich" } else { "Bergen" };
        let text = format!(
            "Harbour {number} reopens\n\nThe harbour of {town} was opened again on Monday after repairs.\n\n\"We lost {number} cranes and no one was hurt,\" said Anna Berg, its master. The harbour is old.\n"
        );
        let path = desk.path(&format!("{number:04}.txt"));
        std::fs::write(&path, text).unwrap();
        path
    });
    let paths = paths.collect();
    desk.send(Command::FilesDropped(paths));
    desk
}

fn type_into(desk: &mut Desk, field: &str, words: &str) {
    desk.harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text(words);
    desk.rest();
}

/// The words at the current place.
fn place(desk: &mut Desk) -> Option<String> {
    let state = &desk.runtime().state;
    let finder = state.finder.as_ref()?;
    let source = state.document.as_ref()?.briefing.source(finder.source)?;
    Some(source.text.slice(finder.place()?).to_owned())
}

fn rows(desk: &Desk) -> Vec<String> {
    let items = desk.harness.query_all_by_role(Role::ListItem);
    items
        .map(|item| item.accesskit_node().label().unwrap_or_default())
        .collect()
}

#[test]
fn words_are_found_in_the_source_being_read() {
    let mut desk = with_articles(1);
    desk.press_with(Modifiers::COMMAND, Key::F);
    type_into(&mut desk, "Find in this source", "HARBOUR");
    desk.harness.get_by_label("1 of 3");
    assert_eq!(place(&mut desk).as_deref(), Some("Harbour"));
    desk.press(Key::Enter);
    desk.harness.get_by_label("2 of 3");
    desk.press(Key::F3);
    desk.press(Key::Enter);
    desk.harness.get_by_label("1 of 3");
    desk.press_with(Modifiers::SHIFT, Key::Enter);
    desk.harness.get_by_label("3 of 3");
    desk.click("Next place");
    desk.click("Previous place");
    desk.harness.get_by_label("3 of 3");
    // Letters went into the field, not to the desk.
    assert!(desk.runtime().state.view.find.is_none());
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Find in this source")
        .focus();
    desk.rest();
    desk.press(Key::Escape);
    let state = &desk.runtime().state;
    assert!(state.finder.is_none());
    assert_eq!(state.view.focus, Column::Reader);
    let selection = state.view.selection.clone().unwrap();
    assert_eq!(desk.briefing().sources[0].text.slice(selection.range), "harbour");
    // What was found is selected: a digit takes it, and it is offered to the field.
    desk.press(Key::Num3);
    assert_eq!(desk.briefing().items().count(), 1);
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.harness.get_by_label("3 of 3");
    type_into(&mut desk, "Find in this source", "nowhere");
    desk.harness.get_by_label("None");
    assert!(!desk.runtime().state.has_places());
}

#[test]
fn all_sources_are_searched_while_typing_and_opened_by_keys_alone() {
    let mut desk = with_articles(9);
    desk.press_with(SHIFTED, Key::F);
    type_into(&mut desk, "Search all sources", "zurich cra");
    assert_eq!(rows(&desk).len(), 3);
    desk.harness.get_by_label("3 of 9");
    let found = desk.runtime().state.searching.found.clone().unwrap();
    let ids: Vec<SourceId> = found.iter().map(|found| found.source).collect();
    assert_eq!(ids.len(), 3);
    desk.press(Key::ArrowDown);
    desk.press(Key::Enter);
    let state = &desk.runtime().state;
    assert_eq!(state.view.source, Some(ids[1]));
    assert_eq!(state.view.focus, Column::Reader);
    // All places of the words are marked in it; single keys act again.
    assert_eq!(state.finder.as_ref().unwrap().places.as_ref().unwrap().len(), 2);
    desk.press(Key::N);
    assert!(desk.runtime().state.view.find.is_some());
    // Another source: the words are looked for there as well.
    let id = ids[2];
    desk.send(Command::SelectSource(id));
    assert_eq!(desk.runtime().state.finder.as_ref().unwrap().source, id);
    // A source that goes is found no more.
    desk.send(Command::RemoveSource(id));
    assert_eq!(rows(&desk).len(), 2);
    desk.press_with(SHIFTED, Key::F);
    desk.press(Key::Escape);
    let state = &desk.runtime().state;
    assert_eq!(
        (state.searching.typed.as_str(), state.searching.open),
        ("", false)
    );
    assert_eq!(rows(&desk).len(), 8);
}

#[test]
fn the_list_narrows_by_use_and_month() {
    let mut desk = with_articles(6);
    desk.press(Key::N);
    desk.press(Key::Num2);
    let briefing = desk.briefing();
    let mut details = briefing.sources[1].details.clone();
    details.published = "2026-03-02".into();
    desk.send(Command::SetSourceDetails {
        source: briefing.sources[1].id,
        details: Box::new(details),
    });
    desk.click("Filter");
    desk.click("Used");
    assert_eq!(rows(&desk), ["Harbour 1 reopens"]);
    desk.harness.get_by_label("1 of 6");
    desk.click("Clear filter");
    assert_eq!(rows(&desk).len(), 6);
    desk.click("2026-03 (1)");
    assert_eq!(rows(&desk), ["Harbour 2 reopens"]);
}

#[test]
fn where_room_is_short_the_list_comes_for_the_search() {
    let mut desk = with_articles(3);
    desk.harness.set_size(vec2(1280.0, 720.0));
    desk.rest();
    assert!(rows(&desk).is_empty(), "a rail of numbers");
    desk.press_with(SHIFTED, Key::F);
    type_into(&mut desk, "Search all sources", "harbour");
    assert_eq!(rows(&desk).len(), 3);
    desk.click("Harbour 2 reopens");
    assert_eq!(desk.runtime().state.view.source, Some(SourceId(2)));
    desk.click("Close");
    assert!(rows(&desk).is_empty());
}

#[test]
fn of_many_sources_only_the_rows_on_the_screen_are_drawn() {
    let mut desk = with_articles(300);
    assert!(rows(&desk).len() < 40, "{}", rows(&desk).len());
    desk.harness.get_by_label("300");
    // A source far down is shown in the list when it is in the reader.
    desk.send(Command::SelectSource(SourceId(250)));
    desk.rest();
    assert!(rows(&desk).contains(&"Harbour 250 reopens".to_owned()));
}
