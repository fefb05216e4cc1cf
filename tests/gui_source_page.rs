//! The page of a PDF beside its text: turned to what is read, painted in the reading process, from the file
//! that was read, kept in the briefing on request, or named again.
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
#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::app::Command;
use desk::Desk;
use egui::Key;
use egui_kittest::kittest::Queryable;

/// Two pages; the quotation stands on the second.
fn pdf() -> Vec<u8> {
    let line = |y: u32, words: &str| format!("BT /F 12 Tf 1 0 0 1 60 {y} Tm ({words}) Tj ET\n");
    set_pdf::file(&[
        line(
            700,
            "The harbour was opened again on Monday, a year after the storm.",
        ),
        line(
            700,
            "\"We lost eleven cranes and no one was hurt,\" said Anna Berg, its master.",
        ),
    ])
}

/// A desk with the PDF in the reader and its page beside it.
fn with_page() -> Desk {
    let mut desk = Desk::new();
    let file = desk.path("harbour.pdf");
    std::fs::write(&file, pdf()).unwrap();
    desk.send(Command::FilesDropped(vec![file]));
    show(&mut desk);
    desk
}

fn show(desk: &mut Desk) {
    desk.click("View");
    desk.harness
        .get_by_label_contains("Source page beside text")
        .click();
    desk.rest();
    desk.rest();
}

fn shows(desk: &Desk, label: &str) -> bool {
    desk.harness.query_by_label(label).is_some()
}

fn told(desk: &mut Desk) -> String {
    let notices = &desk.runtime().state.notices;
    notices
        .last()
        .map(|notice| notice.text.clone())
        .unwrap_or_default()
}

#[test]
fn the_page_follows_what_is_read() {
    let mut desk = with_page();
    assert!(shows(&desk, "Page 1 of 2") && shows(&desk, "Page 1 of harbour.pdf"));
    desk.click("Page after");
    desk.rest();
    assert!(shows(&desk, "Page 2 of 2") && shows(&desk, "Page 2 of harbour.pdf"));
    desk.click("Page before");
    // The next quotation stands on the second page.
    desk.press(Key::N);
    desk.rest();
    assert!(shows(&desk, "Page 2 of 2") && shows(&desk, "Page 2 of harbour.pdf"));
    show(&mut desk);
    assert!(!shows(&desk, "Page 2 of 2"));
}

#[test]
fn an_original_that_is_kept_is_there_next_time() {
    let mut desk = with_page();
    let before = desk.briefing();
    desk.harness
        .get_by_label_contains("Keep original in briefing (")
        .click();
    desk.rest();
    assert!(
        told(&mut desk).contains("(2 kB) is kept in the briefing file"),
        "{}",
        told(&mut desk)
    );
    assert_eq!(
        desk.briefing().sources[0]
            .original
            .as_ref()
            .unwrap()
            .bytes()
            .as_ref(),
        pdf()
    );
    // It stays on the desk: what an export would attach is as it was.
    assert_eq!(desk.briefing().stripped(), before.stripped());
    assert_eq!(desk.briefing().sources.len(), 1);
    let file = desk.path("harbour.briefing.ron");
    attache::store::save(&file, &desk.briefing(), None).unwrap();
    let mut later = Desk::new();
    later.send(Command::LoadPaths(vec![file]));
    show(&mut later);
    assert!(shows(&later, "Page 1 of harbour.pdf"));
    assert!(later.harness.query_by_label_contains("Original kept (").is_some());
    later.click("File");
    later
        .harness
        .get_by_label_contains("Take original out of briefing")
        .click();
    later.rest();
    assert_eq!(later.briefing().sources[0].original, None);
}

#[test]
fn one_that_is_not_kept_is_asked_for_and_must_be_the_same() {
    let mut desk = with_page();
    let file = desk.path("harbour.briefing.ron");
    attache::store::save(&file, &desk.briefing(), None).unwrap();
    let mut later = Desk::new();
    later.send(Command::LoadPaths(vec![file]));
    show(&mut later);
    let other = later.answer("other.pdf");
    std::fs::write(other, set_pdf::file(&["0 0 9 9 re f".to_owned()])).unwrap();
    later.click("Choose the file…");
    assert!(told(&mut later).contains("other.pdf is not the file that the source was read from"));
    let same = later.answer("renamed.pdf");
    std::fs::write(same, pdf()).unwrap();
    later.click("Choose the file…");
    later.rest();
    assert!(shows(&later, "Page 1 of harbour.pdf"));
    assert_eq!(
        later.briefing().sources[0].original,
        None,
        "looking at it does not keep it"
    );
}
