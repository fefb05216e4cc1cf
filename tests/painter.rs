//! The painter is judged: no ink may lie more than a quarter of a pixel from where another program
//! draws it, and a glyph moved by half a pixel must be found.
//!
//! Without an outside program the measure itself is tested. `.ci/painter-gate.sh` sets `ATTACHE_PAINTER`
//! to a folder with, for each document, `NAME.briefing.ron`, and for each page `NAME-PAGE-DPI.png` (from
//! `attache paint`) and `NAME-PAGE.pgm` (MuPDF's drawing of the exported PDF at 1,200 dots an inch: it
//! rounds glyphs to its own grid, which at that size is a fraction of a pixel of ours).
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads what the gate has drawn"
)]

#[path = "support/full_briefing.rs"]
mod full_briefing;
#[path = "support/shift.rs"]
mod shift;

use attache::paint::Painter;
use attache::typeset::{Item, Options, Page, Pages, typeset};
use shift::{Grey, Inked, inked, rules, shift};
use std::path::Path;
use std::sync::Arc;

/// Largest shift in pixels.
const LIMIT: f32 = 0.25;

/// Dots an inch of MuPDF's drawings.
const FINE: usize = 1200;

fn painted(pages: &Pages, page: usize, scale: f32) -> Grey {
    let raster = Painter::new().paint(pages, page, scale).unwrap();
    Grey::from_rgba(raster.width as usize, raster.height as usize, &raster.rgba)
}

/// The same pages with every nth inked glyph of a page moved by `pixels`, in turn right and down; gives
/// the moved glyphs as well.
fn moved(pages: &Pages, page: usize, nth: usize, pixels: f32, scale: f32) -> (Pages, Vec<Inked>) {
    let chosen: Vec<Inked> = inked(pages, &pages.pages[page])
        .into_iter()
        .step_by(nth)
        .collect();
    let mut sheet: Page = (*pages.pages[page]).clone();
    for (turn, glyph) in chosen.iter().enumerate() {
        let Item::Run(run) = &mut sheet.items[glyph.place.0] else {
            unreachable!()
        };
        let glyph = &mut Arc::make_mut(&mut run.glyphs)[glyph.place.1];
        if turn % 2 == 0 {
            glyph.x += pixels / scale;
        } else {
            glyph.rise -= pixels / scale;
        }
    }
    let mut pages = pages.clone();
    pages.pages[page] = Arc::new(sheet);
    (pages, chosen)
}

/// The largest shift either way of each glyph, sorted.
fn shifts(one: &Grey, other: &Grey, glyphs: &[Inked], scale: f32) -> Vec<f32> {
    let mut found: Vec<f32> = glyphs
        .iter()
        .map(|glyph| {
            let (x, y) = shift(one, other, glyph, scale);
            x.abs().max(y.abs())
        })
        .collect();
    found.sort_by(f32::total_cmp);
    found
}

#[test]
fn a_glyph_moved_by_half_a_pixel_is_found_and_a_still_one_is_not() {
    let pages = typeset(&full_briefing::full_briefing(), &Options { draft: false });
    for scale in [150.0 / 72.0, 300.0 / 72.0] {
        let still = painted(&pages, 0, scale);
        let all = inked(&pages, &pages.pages[0]);
        assert!(all.len() > 500);
        assert_eq!(shifts(&still, &still, &all, scale).last(), Some(&0.0));
        for (pixels, found) in [(0.5, true), (0.1, false)] {
            let (changed, glyphs) = moved(&pages, 0, 37, pixels, scale);
            let shifts = shifts(&still, &painted(&changed, 0, scale), &glyphs, scale);
            let beyond = shifts.iter().filter(|shift| **shift > LIMIT).count();
            let expected = if found { glyphs.len() } else { 0 };
            assert_eq!(beyond, expected, "moved by {pixels} at {scale}: {shifts:?}");
        }
    }
}

#[test]
fn the_painter_draws_where_mupdf_draws() {
    let Some(folder) = std::env::var_os("ATTACHE_PAINTER") else {
        eprintln!("skipped, ATTACHE_PAINTER names no folder");
        return;
    };
    let mut documents = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(name) = name.strip_suffix(".briefing.ron") {
            documents += 1;
            judge(Path::new(&folder), name);
        }
    }
    assert!(documents > 0, "no documents to judge");
}

/// Compares every page of a document at both resolutions.
fn judge(folder: &Path, name: &str) {
    let text = std::fs::read_to_string(folder.join(format!("{name}.briefing.ron"))).unwrap();
    let briefing = attache::store::from_ron(&text).unwrap();
    let pages = typeset(&briefing, &Options { draft: true });
    for (index, page) in pages.pages.iter().enumerate() {
        let number = index + 1;
        let fine = pgm(&folder.join(format!("{name}-{number}.pgm")));
        let ink: Vec<Inked> = inked(&pages, page).into_iter().chain(rules(page)).collect();
        for dots in [150, 300] {
            let scale = dots as f32 / 72.0;
            let ours = png(&folder.join(format!("{name}-{number}-{dots}.png")));
            let theirs = fine.shrunk(FINE / dots, ours.width, ours.height);
            let all = shifts(&ours, &theirs, &ink, scale);
            let most = all.last().copied().unwrap_or(0.0);
            println!(
                "{name} page {number} at {dots} dpi: {} glyphs and rules, median {:.3}, 99 % {:.3}, most {most:.3} pixels",
                all.len(),
                all[all.len() / 2],
                all[all.len() * 99 / 100],
            );
            assert!(
                most <= LIMIT,
                "ink of {name}, page {number}, is shifted by {most} pixels"
            );
            let (changed, chosen) = moved(&pages, index, 41, 0.5, scale);
            let control = shifts(&painted(&changed, index, scale), &theirs, &chosen, scale);
            let least = control.first().copied().unwrap_or(1.0);
            assert!(
                least > LIMIT,
                "a glyph moved by half a pixel is seen as moved by {least}"
            );
        }
    }
}

/// A grey PGM of eight bits.
fn pgm(path: &Path) -> Grey {
    let bytes = std::fs::read(path).unwrap();
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        fields.push(std::str::from_utf8(&bytes[at..end]).unwrap().to_owned());
        at = end + 1;
    }
    assert_eq!((fields[0].as_str(), fields[3].as_str()), ("P5", "255"));
    Grey {
        width: fields[1].parse().unwrap(),
        height: fields[2].parse().unwrap(),
        data: bytes[at..].to_vec(),
    }
}

fn png(path: &Path) -> Grey {
    let file = std::io::BufReader::new(std::fs::File::open(path).unwrap());
    let mut reader = png::Decoder::new(file).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    Grey::from_rgba(info.width as usize, info.height as usize, &pixels)
}
