//! The stress samples: what they are made of stays sound, prints whole, and becomes a file.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads and writes the sample's file"
)]

#[path = "support/stress.rs"]
mod stress;

use attache::briefing::{Briefing, verify};
use attache::check::{Severity, check};
use attache::store;
use attache::typeset::{Item, Options, Pages, Role, Run, typeset};

fn set(briefing: &Briefing) -> Pages {
    typeset(briefing, &Options::default())
}

fn errors(briefing: &Briefing, pages: &Pages) -> Vec<String> {
    let findings = check(briefing, pages);
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| format!("{} {}", finding.rule, finding.message))
        .collect()
}

fn count(pages: &Pages, role: Role) -> usize {
    pages
        .elements
        .iter()
        .filter(|element| element.role == role)
        .count()
}

#[test]
fn the_two_pager_is_sound_and_fits_two_pages() {
    let briefing = stress::two_pager();
    assert!(verify(&briefing).holds());
    let pages = set(&briefing);
    assert_eq!(errors(&briefing, &pages), Vec::<String>::new());
    assert!(pages.pages.len() <= 2, "{} pages", pages.pages.len());
    assert_eq!(count(&pages, Role::Figure), 1);
    assert_eq!(count(&pages, Role::BlockQuote), 1);
}

#[test]
fn the_long_one_fills_over_twenty_pages() {
    let briefing = stress::notes_tables_pictures(20);
    let pages = set(&briefing);
    assert_eq!(errors(&briefing, &pages), Vec::<String>::new());
    assert!(pages.pages.len() > 20, "{} pages", pages.pages.len());
    assert_eq!(count(&pages, Role::Table), 11, "ten tables and the ladder's key");
    assert_eq!(count(&pages, Role::Figure), 5);
    // No picture leaves its page, and each stands with its caption on one page.
    for page in &pages.pages {
        for item in &page.items {
            let Item::Image(image) = item else { continue };
            let rect = image.rect;
            assert!(rect.x > 0.0 && rect.x + rect.width < page.size.width);
            assert!(rect.y > 0.0 && rect.y + rect.height < page.size.height - 60.0);
        }
    }
}

#[test]
fn both_come_back_from_their_files() {
    for briefing in [stress::two_pager(), stress::notes_tables_pictures(8)] {
        let ron = store::to_ron(&briefing).unwrap();
        assert_eq!(store::from_ron(&ron).unwrap(), briefing);
    }
}

#[test]
fn a_table_that_goes_on_has_its_head_and_the_rule_below_it() {
    let pages = set(&stress::notes_tables_pictures(1));
    let mut heads = 0;
    for page in &pages.pages {
        let mut below = false;
        for item in &page.items {
            match item {
                Item::Run(run) => below |= pages.paragraphs[run.paragraph.0 as usize].text == "Kilotonnes",
                Item::Rule(rule) if below => {
                    assert!((rule.rect.height - 0.8).abs() < 0.01, "{rule:?}");
                    (heads, below) = (heads + 1, false);
                }
                Item::Rule(_) | Item::Image(_) => {}
            }
        }
    }
    assert_eq!(heads, 2, "one head on each of two pages");
}

#[test]
fn the_mark_of_a_displayed_quotation_hangs() {
    let pages = set(&stress::two_pager());
    let words = "“We will keep the sea lanes";
    let paragraph = pages
        .paragraphs
        .iter()
        .position(|paragraph| paragraph.text.starts_with(words));
    let runs: Vec<&Run> = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Run(run) if run.paragraph.0 as usize == paragraph.unwrap() => Some(run),
            _ => None,
        })
        .collect();
    let line = |baseline: f32| {
        let runs = runs.iter().filter(move |run| run.baseline == baseline);
        let glyphs = runs.flat_map(|run| run.glyphs.iter().map(|glyph| run.pen(glyph)));
        glyphs.collect::<Vec<f32>>()
    };
    let first = line(runs[0].baseline);
    let second = line(runs[0].baseline + 15.5);
    assert!(first[0] < second[0] - 3.0, "{} {}", first[0], second[0]);
    assert!(
        (first[1] - second[0]).abs() < 0.01,
        "the words stand flush: {} {}",
        first[1],
        second[0]
    );
}

/// The two-pager is shipped as a file. `ATTACHE_ACCEPT=1` writes it anew.
#[test]
fn the_shipped_sample_is_the_two_pager() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/samples/two-pager.briefing.ron"
    );
    let ron = store::to_ron(&stress::two_pager()).unwrap();
    if std::env::var_os("ATTACHE_ACCEPT").is_some() {
        std::fs::write(file, &ron).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == ron,
        "{file} is another briefing"
    );
}

/// Writes both samples into the folder that `ATTACHE_STRESS` names, for the gates; else nothing.
#[test]
fn written_where_the_gates_ask_for_them() {
    let Some(folder) = std::env::var_os("ATTACHE_STRESS") else {
        return;
    };
    let folder = std::path::Path::new(&folder);
    let write = |name: &str, briefing: &Briefing| {
        std::fs::write(folder.join(name), store::to_ron(briefing).unwrap()).unwrap();
    };
    write("two-pager.briefing.ron", &stress::two_pager());
    write("long.briefing.ron", &stress::notes_tables_pictures(20));
}
