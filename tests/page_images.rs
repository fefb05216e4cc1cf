//! Pages painted small are compared with pictures that were looked at.
//!
//! `ATTACHE_ACCEPT=1 cargo test --test page_images` keeps the pages as they are now; look at each before it
//! is committed. A page that differs is written beside its difference under `target/tmp/page-images/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and shares its support files with others"
)]

#[path = "support/all_scripts.rs"]
mod all_scripts;
#[path = "support/full_briefing.rs"]
mod full_briefing;
#[path = "support/grey_image.rs"]
mod grey_image;
#[path = "support/sample_briefings.rs"]
mod sample_briefings;
#[path = "support/stress.rs"]
mod stress;

use attache::briefing::Briefing;
use attache::paint::Painter;
use attache::typeset::{Item, Options, Pages, typeset};
use grey_image::GreyImage;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Pixels per point: 60 dots an inch, so that the whole set stays small.
const SCALE: f32 = 60.0 / 72.0;
/// Greys apart that antialiasing may differ by between machines.
const GREYS: u8 = 24;
/// Pixels of a page that may differ by more.
const PIXELS: usize = 12;

/// The golden pages: a name, the document, whether it is a draft copy, and page numbers from 1.
fn golden() -> Vec<(String, Briefing, bool, Vec<usize>)> {
    let mut golden = Vec::new();
    for (name, briefing) in sample_briefings::sample_briefings() {
        golden.push((name, briefing, false, vec![1]));
    }
    let (_, summit, ..) = golden[0].clone();
    golden.push(("summit-draft".into(), summit, true, vec![1]));
    let more = [
        ("full", full_briefing::full_briefing(), vec![2]),
        ("all-scripts", all_scripts::all_scripts().0, vec![1, 2, 3]),
        ("two-pager", stress::two_pager(), vec![1, 2]),
        ("chapters", stress::notes_tables_pictures(4), vec![1, 2]),
    ];
    for (name, briefing, numbers) in more {
        golden.push((name.into(), briefing, false, numbers));
    }
    golden
}

fn painted(pages: &Pages, number: usize) -> GreyImage {
    let raster = Painter::new().paint(pages, number - 1, SCALE);
    GreyImage::of(&raster.expect("the page can be painted"))
}

fn references() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn pages_look_as_they_did_when_they_were_looked_at() {
    let accept = std::env::var_os("ATTACHE_ACCEPT").is_some();
    let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page-images");
    let mut wrong = Vec::new();
    for (name, briefing, draft, numbers) in golden() {
        let pages = typeset(&briefing, &Options { draft });
        for number in numbers {
            let file = format!("{name}-{number}.png");
            let page = painted(&pages, number);
            if accept {
                page.write(&references().join(&file));
                continue;
            }
            let problem = match GreyImage::read(&references().join(&file)) {
                None => "has no reference".to_owned(),
                Some(reference) if page.differs(&reference, GREYS) <= PIXELS => continue,
                Some(reference) => {
                    page.difference(&reference)
                        .write(&found.join(format!("difference-{file}")));
                    format!("differs in {} pixels", page.differs(&reference, GREYS))
                }
            };
            page.write(&found.join(&file));
            wrong.push(format!("{} {problem}", found.join(&file).display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nlook at them; ATTACHE_ACCEPT=1 cargo test --test page_images keeps them",
        wrong.join("\n")
    );
}

/// The comparison sees a word that has moved by half a pixel.
#[test]
fn a_moved_run_is_found() {
    let (_, briefing, draft, _) = golden().remove(0);
    let mut pages = typeset(&briefing, &Options { draft });
    let before = painted(&pages, 1);
    let page = Arc::make_mut(&mut pages.pages[0]);
    let run = page.items.iter_mut().find_map(|item| match item {
        Item::Run(run) if run.glyphs.len() > 20 => Some(run),
        _ => None,
    });
    run.expect("a page of text").x += 0.5 / SCALE;
    assert!(painted(&pages, 1).differs(&before, GREYS) > PIXELS);
}
