//! Every script on one set of pages: nothing is missing, nothing stands outside its line, and the file
//! can be written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

#[path = "support/all_scripts.rs"]
mod all_scripts;

use attache::typeset::{Item, Options, Pages, typeset};
use std::collections::BTreeSet;

fn set() -> (Pages, Vec<String>) {
    let (briefing, expected) = all_scripts::all_scripts();
    (typeset(&briefing, &Options::default()), expected)
}

#[test]
fn every_expected_word_is_in_a_paragraph() {
    let (pages, expected) = set();
    assert_eq!(pages.problems, []);
    let text: String = pages
        .paragraphs
        .iter()
        .map(|paragraph| format!("{}\n", paragraph.text.replace('\u{ad}', "")))
        .collect();
    for paragraph in &expected {
        for word in paragraph.split_whitespace() {
            assert!(text.contains(word), "{word}");
        }
    }
}

#[test]
fn every_character_has_a_glyph_on_the_paper() {
    let (pages, _) = set();
    let mut covered: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); pages.paragraphs.len()];
    for page in &pages.pages {
        for item in &page.items {
            let Item::Run(run) = item else { continue };
            for glyph in run.glyphs.iter() {
                assert_ne!(glyph.id, 0);
                let x = run.pen(glyph);
                assert!(x > 0.0 && x < page.size.width, "{x}");
                covered[run.paragraph.0 as usize].extend(glyph.text.clone());
            }
        }
    }
    for (paragraph, covered) in pages.paragraphs.iter().zip(&covered) {
        let visible = |c: char| !c.is_whitespace() && c != '\u{ad}';
        for (byte, c) in paragraph.text.char_indices().filter(|(_, c)| visible(*c)) {
            assert!(
                covered.contains(&(byte as u32)),
                "{c:?} at {byte} of {}",
                paragraph.text
            );
        }
    }
}

#[test]
fn the_file_can_be_written() {
    let (pages, _) = set();
    let bytes = attache::pdf::export(&pages).unwrap();
    // Outside readers judge the file in the gates.
    if let Some(path) = std::env::var_os("ATTACHE_ALL_SCRIPTS") {
        std::fs::write(path, bytes).unwrap();
    }
}
