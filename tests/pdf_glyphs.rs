//! The PDF shows every glyph where the display list has it: an independent reader (hayro) reads the
//! outlines back from the exported bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

#[path = "support/all_scripts.rs"]
mod all_scripts;
#[path = "support/full_briefing.rs"]
mod full_briefing;

use attache::typeset::{Item, Options, Page, Pages, typeset};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::Arc;

/// How far a glyph may stand from its place, in points.
const TOLERANCE: f64 = 0.01;

/// Notes where the contours of glyphs stand: a letter and its marks may be one glyph in the file.
#[derive(Default)]
struct Noted {
    contours: Vec<Rect>,
    text: String,
}

impl<'a> Device<'a> for Noted {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            match &**glyph {
                Glyph::Outline(shape) => {
                    let outline = props.transform * glyph.transform() * shape.outline();
                    self.contours.extend(contours(&outline));
                }
                Glyph::Type3(_) => panic!("a font without outlines"),
            }
            match glyph.as_unicode().expect("every glyph has a text") {
                BfString::Char(c) => self.text.push(c),
                BfString::String(text) => self.text.push_str(&text),
            }
        }
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// What each page of the file shows; in points from the bottom left corner.
fn read_back(bytes: Vec<u8>) -> Vec<Noted> {
    let pdf = Pdf::new(bytes).expect("the file can be read");
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().map(|page| {
        let bounds = Rect::new(0.0, 0.0, 10_000.0, 10_000.0);
        let mut context = Context::new(
            Affine::IDENTITY,
            bounds,
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut device = Noted::default();
        interpret_page(page, &mut context, &mut device);
        device
    });
    pages.collect()
}

/// The room that each contour of an outline takes.
fn contours(outline: &BezPath) -> Vec<Rect> {
    let elements = outline.elements();
    let contours = elements.chunk_by(|_, next| !matches!(next, PathEl::MoveTo(_)));
    let contours = contours.map(|contour| BezPath::from_vec(contour.to_vec()).bounding_box());
    contours.collect()
}

/// Draws a glyph of a face.
#[derive(Default)]
struct Drawn(BezPath);

impl OutlinePen for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        let (control, end) = ((f64::from(a), f64::from(b)), (f64::from(x), f64::from(y)));
        self.0.quad_to(control, end);
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        panic!("no bundled face has cubic outlines");
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}

/// Contours of a page's glyphs as the display list has them.
fn wanted(pages: &Pages, page: &Page) -> Vec<Rect> {
    let mut wanted = Vec::new();
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        let face = pages.faces.get(run.face).unwrap();
        let font = FontRef::new(face.data.data()).unwrap();
        let scale = f64::from(run.size) / f64::from(font.head().unwrap().units_per_em());
        for glyph in run.glyphs.iter() {
            let mut drawn = Drawn::default();
            let outline = font.outline_glyphs().get(GlyphId::from(glyph.id)).unwrap();
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, &mut drawn).unwrap();
            let up = f64::from(page.size.height - run.baseline + glyph.rise);
            let place = Affine::translate((f64::from(run.pen(glyph)), up)) * Affine::scale(scale);
            wanted.extend(contours(&(place * drawn.0)));
        }
    }
    wanted
}

/// How far apart two contours stand.
fn distance(want: &Rect, have: &Rect) -> f64 {
    let edges = [
        want.x0 - have.x0,
        want.y0 - have.y0,
        want.x1 - have.x1,
        want.y1 - have.y1,
    ];
    edges.into_iter().fold(0.0, |worst, off| worst.max(off.abs()))
}

/// The largest distance of a contour from its place; fails when a page has more or fewer of them.
fn worst(pages: &Pages, file: &[Noted]) -> f64 {
    assert_eq!(pages.pages.len(), file.len(), "pages");
    let mut worst: f64 = 0.0;
    for (page, have) in pages.pages.iter().zip(file) {
        let (wanted, have) = (wanted(pages, page), &have.contours);
        assert_eq!(wanted.len(), have.len(), "contours on page {}", page.label);
        for (want, have) in wanted.iter().zip(have) {
            worst = worst.max(distance(want, have));
        }
    }
    worst
}

#[test]
fn every_glyph_stands_where_the_display_list_has_it() {
    let pages = typeset(&full_briefing::full_briefing(), &Options { draft: false });
    let file = read_back(attache::pdf::export(&pages).expect("the briefing can be exported"));
    let contours: usize = file.iter().map(|page| page.contours.len()).sum();
    assert!(
        pages.pages.len() >= 3 && contours > 3000,
        "{} pages, {contours} contours",
        pages.pages.len()
    );
    let error = worst(&pages, &file);
    println!(
        "{} pages, {contours} contours, worst error {error:.5} pt",
        pages.pages.len()
    );
    assert!(error <= TOLERANCE, "a glyph stands {error} points off");
}

/// The file has the words of right-to-left lines in an order of its own, and each glyph in its place.
#[test]
fn every_script_stands_where_the_display_list_has_it() {
    let pages = typeset(&all_scripts::all_scripts().0, &Options { draft: false });
    let file = read_back(attache::pdf::export(&pages).expect("the briefing can be exported"));
    assert_eq!(pages.pages.len(), file.len(), "pages");
    for (page, have) in pages.pages.iter().zip(&file) {
        let wanted = wanted(&pages, page);
        assert_eq!(
            wanted.len(),
            have.contours.len(),
            "contours on page {}",
            page.label
        );
        for want in wanted {
            let near = |have: &Rect| distance(&want, have) <= TOLERANCE;
            assert!(have.contours.iter().any(near), "{want:?} on page {}", page.label);
        }
    }
}

/// The comparison sees a glyph that has moved by two hundredths of a point.
#[test]
fn a_moved_glyph_is_found() {
    let mut moved = typeset(&full_briefing::full_briefing(), &Options { draft: false });
    let file = read_back(attache::pdf::export(&moved).expect("the briefing can be exported"));
    let page = Arc::make_mut(moved.pages.last_mut().unwrap());
    let glyph = page.items.iter_mut().find_map(|item| match item {
        Item::Run(run) => Arc::make_mut(&mut run.glyphs).last_mut(),
        Item::Rule(_) | Item::Image(_) => None,
    });
    glyph.unwrap().x += 0.02;
    assert!(worst(&moved, &file) > TOLERANCE);
}

/// The texts of a page's glyphs as the display list has them: a cluster's text stands once, an
/// automatic hyphen is a soft one.
fn wanted_text(pages: &Pages, page: &Page) -> String {
    let mut text = String::new();
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        let paragraph = &pages.paragraphs[run.paragraph.0 as usize].text;
        let mut last = None;
        for glyph in run.glyphs.iter() {
            if glyph.text.is_empty() {
                text.push('\u{AD}');
            } else if last != Some(&glyph.text) {
                text.push_str(&paragraph[glyph.text.start as usize..glyph.text.end as usize]);
            }
            last = Some(&glyph.text);
        }
    }
    text
}

/// Every character comes back through the fonts' own maps, those that share a glyph included.
#[test]
fn every_character_comes_back() {
    let pages = typeset(&full_briefing::full_briefing(), &Options { draft: false });
    let file = read_back(attache::pdf::export(&pages).expect("the briefing can be exported"));
    let mut all = String::new();
    for (page, have) in pages.pages.iter().zip(&file) {
        let have = have.text.replace('\u{200B}', "");
        assert_eq!(wanted_text(&pages, page), have, "page {}", page.label);
        all.push_str(&have);
    }
    for words in [
        "이재명",
        "한지민",
        "“curly”",
        "12 µm",
        "14 μm",
        "no\u{A0}break",
        "Việt Nam",
    ] {
        assert!(all.contains(words), "{words} is not on a page");
    }
}
