//! The window reads what analysts drop on it: folders, zip files, hundreds of files at once.
#![allow(
    missing_docs,
    dead_code,
    unused_imports,
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
#[path = "support/office/mod.rs"]
mod office;

use attache::app::{Command, Job};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::Path;

/// A short article of its own for each number.
fn article(number: usize) -> String {
    format!(
        "Harbour {number} reopens after the storm\n\nThe harbour of town {number} was opened again on Monday. \"We lost {number} cranes and no one was hurt,\" said Anna Berg, its master.\n"
    )
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn titles(desk: &mut Desk) -> Vec<String> {
    let briefing = desk.briefing();
    briefing
        .sources
        .iter()
        .map(|source| source.details.title.clone())
        .collect()
}

#[test]
fn a_folder_becomes_its_articles_in_order_and_its_pictures_one_notice() {
    let mut desk = Desk::new();
    let folder = desk.path("inbox");
    write(&folder, "1.txt", article(1));
    let html = format!(
        "<html><head><title>Harbour 2 reopens after the storm</title></head><body><article><h1>Harbour 2 reopens after the storm</h1><p>{}</p></article></body></html>",
        article(2).lines().nth(2).unwrap()
    );
    write(&folder, "2.html", html);
    let packed = office::zipped(&[
        ("3.txt", article(3).as_bytes()),
        ("more/4.txt", article(4).as_bytes()),
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
    ]);
    write(&folder, "3.zip", packed);
    write(&folder, "5/5.txt", article(5));
    for picture in ["a.png", "b.jpg", "5/c.gif"] {
        let head: &[u8] = match picture.rsplit('.').next().unwrap() {
            "png" => b"\x89PNG\r\n\x1a\n",
            "jpg" => b"\xff\xd8\xff\xe0",
            _ => b"GIF89a",
        };
        write(&folder, picture, head);
    }
    desk.send(Command::FilesDropped(vec![folder]));
    let expected: Vec<String> = (1..=5)
        .map(|number| format!("Harbour {number} reopens after the storm"))
        .collect();
    assert_eq!(titles(&mut desk), expected);
    let notices: Vec<String> = desk
        .runtime()
        .state
        .notices
        .iter()
        .map(|notice| notice.text.clone())
        .collect();
    assert_eq!(
        notices,
        [
            "inbox: 3 of its files are no articles and were not read: c.gif, a.png, b.jpg",
            "3.zip: 1 of its files are no articles and were not read: logo.png"
        ]
    );
    assert_eq!(desk.runtime().state.jobs, []);
}

#[test]
fn two_hundred_files_of_mixed_kinds_load_in_the_background() {
    let mut desk = Desk::new();
    let folder = desk.path("inbox");
    for number in 0..200 {
        let text = article(number);
        let (name, bytes) = match number % 5 {
            0 => ("txt", text.into_bytes()),
            1 => ("md", format!("# {text}").into_bytes()),
            2 => (
                "eml",
                format!("From: desk@example.org\r\nSubject: Harbour {number} reopens after the storm\r\nDate: Mon, 9 Mar 2026 08:15:00 +0100\r\n\r\n{text}").into_bytes(),
            ),
            3 => ("rtf", format!("{{\\rtf1\\ansi {}}}", text.replace("\n\n", "\\par ")).into_bytes()),
            _ => ("txt", Vec::new()),
        };
        write(&folder, &format!("{number:03}.{name}"), bytes);
    }
    desk.send(Command::FilesDropped(vec![folder]));
    let titles = titles(&mut desk);
    assert_eq!(titles.len(), 160);
    let numbers: Vec<usize> = titles
        .iter()
        .map(|title| title.split(' ').nth(1).unwrap().parse().unwrap())
        .collect();
    assert!(numbers.is_sorted(), "{titles:?}");
    let notices = &desk.runtime().state.notices;
    let [notice] = notices.as_slice() else {
        panic!("{notices:?}");
    };
    assert!(
        notice
            .text
            .starts_with("40 files could not be read: 004.txt, 009.txt, 014.txt, …")
    );
    desk.click("Copy the list");
    assert_eq!(
        desk.runtime()
            .state
            .document
            .as_ref()
            .unwrap()
            .history
            .undo_name(),
        Some("Add 160 sources")
    );
}

#[test]
fn progress_is_shown_and_can_be_stopped() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    desk.runtime().state.jobs.push(Job {
        id: 77,
        text: "Reading 200 articles".into(),
        done: 12,
        total: 200,
        can_cancel: true,
    });
    desk.harness.run_steps(2);
    desk.harness.get_by_label("Reading 200 articles (12 of 200)");
    let folder = desk.path("inbox");
    for number in 0..1_000 {
        write(&folder, &format!("{number}.txt"), article(number));
    }
    desk.runtime().state.jobs.clear();
    let before = desk.briefing();
    // Far more files than are read before the press.
    desk.runtime().send(Command::FilesDropped(vec![folder]));
    desk.harness.run_steps(1);
    desk.harness.get_by_label("Cancel").click();
    desk.rest();
    assert_eq!(desk.briefing(), before);
    assert!(
        desk.runtime()
            .state
            .notices
            .iter()
            .any(|notice| notice.text == "Reading was stopped. Nothing was added.")
    );
}

#[test]
fn a_bundle_is_split_by_the_button_that_offers_it() {
    let mut desk = Desk::new();
    let record = |number: usize| {
        format!(
            "{number} of 3 DOCUMENTS\n\nThe Harbour Post\n\nMarch {number}, 2026\n\nBYLINE: Anna Berg\n\nLENGTH: 40 words\n\n{}\n",
            article(number)
        )
    };
    let text: String = (1..=3).map(record).collect();
    let file = desk.path("export.txt");
    std::fs::write(&file, text).unwrap();
    desk.send(Command::FilesDropped(vec![file]));
    assert_eq!(desk.briefing().sources.len(), 1, "never split unasked");
    let whole = desk.briefing();
    desk.harness.get_by_label("3 articles in one file: export.txt");
    desk.click("Split into 3 articles");
    let expected: Vec<String> = (1..=3)
        .map(|number| format!("Harbour {number} reopens after the storm"))
        .collect();
    assert_eq!(titles(&mut desk), expected);
    let briefing = desk.briefing();
    assert_eq!(briefing.sources[2].details.outlet, "The Harbour Post");
    assert_eq!(briefing.sources[2].details.published, "2026-03-03");
    assert_eq!(briefing.sources[2].details.authors, ["Anna Berg"]);
    desk.press_with(Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(desk.briefing(), whole);
    // A card that rests on the whole keeps it beside its articles.
    desk.press(egui::Key::N);
    desk.press(egui::Key::Num2);
    let id = whole.sources[0].id;
    desk.send(Command::SplitSource(id));
    assert_eq!(desk.briefing().sources.len(), 4);
    assert!(desk.briefing().source(id).is_some());
}

/// A source that was scrolled by hand is shown where it was left, and the list says how far each was read.
#[test]
fn each_source_keeps_its_place_and_says_how_far_it_was_read() {
    let mut desk = Desk::new();
    let long = |name: &str| {
        format!(
            "{name} of the harbour\n\n{}",
            "The pilots keep a log of every ship.\n\n".repeat(80)
        )
    };
    let paths = ["One", "Two"].map(|name| {
        let path = desk.path(&format!("{name}.txt"));
        std::fs::write(&path, long(name)).unwrap();
        path
    });
    desk.send(Command::FilesDropped(paths.to_vec()));
    let told = |desk: &Desk, name: &str| {
        let row = desk.harness.get_by_role_and_label(Role::ListItem, name);
        row.accesskit_node().description()
    };
    let first = desk.runtime().state.view.source.unwrap();
    let names = ["One of the harbour", "Two of the harbour"];
    assert_eq!(
        names.map(|name| told(&desk, name).unwrap()),
        ["partly read", "unread"]
    );
    let scroll = |desk: &mut Desk, by: f32| {
        let at = desk.harness.get_by_label("Article").rect().center();
        desk.harness.hover_at(at);
        desk.harness.event(Event::MouseWheel {
            source: MouseWheelSource::Wheel,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -by),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        desk.harness.run_steps(30);
        desk.rest();
    };
    scroll(&mut desk, 900.0);
    let place = desk.runtime().state.view.read_to[&first];
    assert!(place > 300, "{place}");
    let open = |desk: &mut Desk, name: &str| {
        desk.harness.get_by_role_and_label(Role::ListItem, name).click();
        desk.rest();
    };
    open(&mut desk, names[1]);
    assert_eq!(told(&desk, names[1]).unwrap(), "partly read");
    open(&mut desk, names[0]);
    scroll(&mut desk, 40.0);
    assert!(desk.runtime().state.view.read_to[&first] >= place);
    scroll(&mut desk, 9000.0);
    assert_eq!(told(&desk, names[0]).unwrap(), "read to the end");
}
