//! What several sources have in common, as `attache find` tells it and as the window shows it.
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

use attache::app::{Command, Modal};
use desk::Desk;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What follows the quotation in both wires.
const REST: &str = "The two ministers spoke for three hours in the old customs house by the sea. They agreed \
    on a common register of ships, on lights for the narrow straits and on pilots for the ice. Fishermen from \
    four villages stood at the quay with banners and asked for a later date. The harbour master showed his \
    guests the new cranes, which had come from Valdivia by rail and by barge. A choir sang twice, and the rain \
    held off until the evening.";

fn wire(words: &str) -> String {
    format!(
        "Ministers meet in Bergen\n\nMinister Ada Berg opened the talks. “{words},” Berg said.\n\n{REST}\n"
    )
}

/// Two copies of a wire and a third article in other words.
fn written(folder: &Path) -> Vec<PathBuf> {
    let words = "We will build nine ships in Bergen before the winter";
    let other = "Yard gets work\n\nMinister Ada Berg came to the yard on Friday. “We will build eleven ships in \
        Bergen before the winter,” Berg said. The yard has four hundred workers.\n";
    let second = wire(words).replace("A choir sang twice", "The choir of the town sang twice");
    let texts = [wire(words), second, other.to_owned()];
    let write = |(index, text): (usize, &String)| {
        let path = folder.join(format!("{}.txt", ["a", "b", "c"][index]));
        std::fs::write(&path, text).unwrap();
        path
    };
    texts.iter().enumerate().map(write).collect()
}

fn find(folder: &Path, arguments: &[&str]) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_attache"));
    let output = command
        .arg("find")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn find_tells_what_the_files_have_in_common() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path());
    let out = find(folder.path(), &["a.txt", "b.txt", "c.txt", "--format", "json"]);
    let all: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let files = |value: &Value| -> Vec<String> {
        let places = value.as_array().into_iter().flatten();
        places
            .map(|place| place["file"].as_str().unwrap().to_owned())
            .collect()
    };
    let common: Vec<_> = all
        .iter()
        .map(|object| {
            let quote = &object["quotes"][0];
            let copied = object["copy_of"].as_str().unwrap_or("-").to_owned();
            (files(&quote["also"]), files(&quote["versions"]), copied)
        })
        .collect();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        common,
        [
            (names(&["b.txt"]), names(&["c.txt"]), "-".to_owned()),
            (names(&["a.txt"]), names(&["c.txt"]), "a.txt".to_owned()),
            (names(&[]), names(&["a.txt", "b.txt"]), "-".to_owned()),
        ]
    );
    let text = all[0]["quotes"][0]["versions"][0]["text"].as_str().unwrap();
    assert!(text.starts_with("We will build eleven ships"), "{text}");
    // A file by itself has nothing in common with others.
    let alone: Value = serde_json::from_str(&find(folder.path(), &["b.txt", "--format", "json"])).unwrap();
    assert!(alone["quotes"][0]["also"].is_null() && alone["copy_of"].is_null());
    let listing = find(folder.path(), &["a.txt", "b.txt", "c.txt"]);
    for line in [
        "Near copy of a.txt",
        "  also in b.txt",
        "  in other words in c.txt: “We will build eleven ships",
    ] {
        assert!(listing.contains(line), "{listing}");
    }
}

#[test]
fn the_same_words_are_visited_once_and_wordings_are_compared() {
    let mut desk = Desk::new();
    let paths = written(desk.folder.path());
    desk.send(Command::FilesDropped(paths));
    assert!(
        desk.harness
            .query_by_label_contains("near copy of “Ministers")
            .is_some()
    );
    desk.press(Key::N);
    let found = desk.runtime().state.view.find.unwrap();
    let title = |desk: &mut Desk| {
        let state = &desk.runtime().state;
        let source = state.view.find.unwrap().source;
        state
            .document
            .as_ref()
            .unwrap()
            .briefing
            .source(source)
            .unwrap()
            .details
            .title
            .clone()
    };
    // The copy is passed over; the end of a source is told before the next one is turned to.
    desk.press(Key::N);
    desk.press(Key::N);
    assert_eq!(title(&mut desk), "Yard gets work");
    desk.press(Key::N);
    desk.press(Key::N);
    assert_eq!(desk.runtime().state.view.find, Some(found));
    assert!(desk.harness.query_by_label("In 3 sources").is_some());
    desk.press(Key::V);
    let Some(Modal::Wordings(wordings)) = desk.runtime().state.modal.clone() else {
        panic!("no wordings are shown");
    };
    let changed = |runs: &[attache::briefing::Run]| -> Vec<String> {
        let changed = runs.iter().filter(|run| run.changed);
        changed.map(|run| run.text.clone()).collect()
    };
    assert_eq!(wordings.len(), 1);
    let difference = &wordings[0].difference;
    assert_eq!(
        (changed(&difference.old), changed(&difference.new)),
        (vec!["nine".to_owned()], vec!["eleven".to_owned()])
    );
    let link = desk.harness.get_by_role_and_label(Role::Link, "Yard gets work");
    link.click();
    desk.rest();
    let state = &desk.runtime().state;
    assert_eq!(
        state.view.find.map(|find| find.source),
        Some(wordings[0].other.source)
    );
    assert!(state.modal.is_none());
}

#[test]
fn the_list_of_finds_has_a_row_for_each_wording() {
    let mut desk = Desk::new();
    let paths = written(desk.folder.path());
    desk.send(Command::FilesDropped(paths));
    desk.send(Command::ShowFinds);
    for words in ["nine", "eleven"] {
        let row = format!("“We will build {words} ships in Bergen before the winter,”");
        assert_eq!(desk.harness.query_all_by_label(&row).count(), 1, "{words}");
    }
    let rows = desk.harness.query_all_by_label("in 3 sources");
    assert_eq!(rows.count(), 2);
    let button = desk
        .harness
        .query_all_by_label("Compare wordings")
        .next()
        .unwrap();
    button.click();
    desk.rest();
    assert!(matches!(desk.runtime().state.modal, Some(Modal::Wordings(_))));
}

#[test]
fn the_list_of_finds_stands_by_speaker_and_a_digit_picks_from_it() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send(Command::ShowFinds);
    let words = "“seek defence projects in which each side brings what the other lacks,”";
    let (speaker, row) = (
        desk.harness.get_by_label("Ingrid Solheim"),
        desk.harness.get_by_label(words),
    );
    assert!(speaker.rect().bottom() <= row.rect().top());
    desk.click(words);
    desk.press(Key::Num2);
    let briefing = desk.briefing();
    assert_eq!(briefing.sections[1].items.len(), 1);
    // Its section stands before it now.
    let row = desk.harness.get_by_label(words).rect();
    let digits = desk.harness.query_all_by_label("2");
    assert!(
        digits.into_iter().any(
            |digit| digit.rect().y_range().contains(row.center().y) && digit.rect().right() <= row.left()
        )
    );
}
