//! Ink lies where the display list says.

use super::*;
use crate::typeset::{Artifact, Glyph as Placed, ParagraphId, Size, Tag};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

const FONT_SIZE: f32 = 40.0;

/// One H of the serif face, 200 by 100 points.
fn page(x: f32, rise: f32) -> (Pages, skrifa::metrics::BoundingBox) {
    let face = Faces::bundled().get(FaceId::SERIF).unwrap();
    let font = FontRef::new(face.data.as_ref()).unwrap();
    let id = font.charmap().map('H').unwrap();
    let bounds = font
        .glyph_metrics(FontSize::new(FONT_SIZE), LocationRef::default())
        .bounds(id)
        .unwrap();
    let run = Run {
        face: FaceId::SERIF,
        size: FONT_SIZE,
        colour: Colour::default(),
        x: 0.0,
        baseline: 70.0,
        paragraph: ParagraphId(0),
        tag: Tag::Artifact(Artifact::Header),
        glyphs: Arc::new(vec![Placed {
            id: id.to_u32() as u16,
            x,
            rise,
            advance: 30.0,
            text: 0..1,
        }]),
    };
    let page = Page {
        size: Size {
            width: 200.0,
            height: 100.0,
        },
        items: vec![Item::Run(run)],
        ..Page::default()
    };
    let pages = Pages {
        pages: vec![Arc::new(page)],
        ..Pages::default()
    };
    (pages, bounds)
}

/// Left, top, right, bottom of the ink in pixels: the edges of the pixels that are at least half covered.
fn ink(raster: &Raster) -> [f32; 4] {
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, 0.0f32, 0.0f32);
    for (index, pixel) in raster.rgba.chunks(4).enumerate() {
        if pixel[0] < 128 {
            let (x, y) = (index as u32 % raster.width, index as u32 / raster.width);
            left = left.min(x as f32);
            top = top.min(y as f32);
            right = right.max(x as f32 + 1.0);
            bottom = bottom.max(y as f32 + 1.0);
        }
    }
    [left, top, right, bottom]
}

#[test]
fn ink_lies_where_the_display_list_says() {
    for (x, rise, scale) in [(20.0, 0.0, 1.0), (20.3, 0.0, 2.0), (55.7, 12.5, 3.0)] {
        let (pages, bounds) = page(x, rise);
        let raster = Painter::new().paint(&pages, 0, scale).unwrap();
        let base = 70.0 - rise;
        let expected = [
            (x + bounds.x_min) * scale,
            (base - bounds.y_max) * scale,
            (x + bounds.x_max) * scale,
            (base - bounds.y_min) * scale,
        ];
        for (found, expected) in ink(&raster).into_iter().zip(expected) {
            assert!(
                (found - expected).abs() <= 0.51,
                "{found} for {expected} at {scale}"
            );
        }
    }
}

#[test]
fn a_moved_glyph_changes_pixels_and_the_same_page_does_not() {
    let mut painter = Painter::new();
    let first = painter.paint(&page(20.0, 0.0).0, 0, 2.0);
    assert_eq!(first, painter.paint(&page(20.0, 0.0).0, 0, 2.0));
    assert_ne!(first, painter.paint(&page(20.2, 0.0).0, 0, 2.0));
}

#[test]
fn sides_are_whole_pixels_or_nothing() {
    let (pages, _) = page(20.0, 0.0);
    for (scale, expected) in [
        (1.0, Some((200, 100))),
        (1.504, Some((301, 150))),
        (0.0, None),
        (-1.0, None),
        (100.0, None),
        (f32::NAN, None),
        (f32::INFINITY, None),
    ] {
        let sides = Painter::new()
            .paint(&pages, 0, scale)
            .map(|r| (r.width, r.height));
        assert_eq!(sides, expected, "at {scale}");
    }
    assert_eq!(Painter::new().paint(&pages, 1, 1.0), None);
}

#[test]
fn a_png_holds_the_same_pixels() {
    let raster = Painter::new().paint(&page(20.0, 0.0).0, 0, 1.0).unwrap();
    let bytes = png(&raster).unwrap();
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, raster.rgba);
}

/// Ten by ten points with a picture of four pixels, red, green, blue and half-transparent black.
fn picture_page(data: &[u8]) -> Pages {
    let image = Image {
        rect: crate::typeset::Rect {
            x: 2.0,
            y: 4.0,
            width: 4.0,
            height: 2.0,
        },
        data: data.into(),
        element: crate::typeset::ElementId(0),
    };
    let page = Page {
        size: Size {
            width: 10.0,
            height: 10.0,
        },
        items: vec![Item::Image(image)],
        ..Page::default()
    };
    Pages {
        pages: vec![Arc::new(page)],
        ..Pages::default()
    }
}

#[test]
fn a_picture_stands_in_its_place_on_white() {
    let four = Raster {
        width: 2,
        height: 2,
        rgba: [
            [255, 0, 0, 255],
            [0, 255, 0, 255],
            [0, 0, 255, 255],
            [0, 0, 0, 102],
        ]
        .concat(),
    };
    let pages = picture_page(&png(&four).unwrap());
    let mut painter = Painter::new();
    let raster = painter.paint(&pages, 0, 10.0).unwrap();
    let at = |raster: &Raster, x: usize, y: usize| raster.rgba[(y * 100 + x) * 4..][..4].to_vec();
    for (x, y, expected) in [
        (22, 41, [255, 0, 0, 255]),
        (57, 41, [0, 255, 0, 255]),
        (22, 58, [0, 0, 255, 255]),
        (57, 58, [153, 153, 153, 255]),
        (18, 41, [255; 4]),
        (61, 41, [255; 4]),
        (22, 38, [255; 4]),
        (22, 61, [255; 4]),
    ] {
        assert_eq!(at(&raster, x, y), expected, "at {x}, {y}");
    }
    let ink = painter.ink(&pages.pages[0], &pages.faces, 10.0).unwrap();
    assert_eq!(at(&ink, 22, 41), [255, 0, 0, 255]);
    assert_eq!(at(&ink, 18, 41), [0; 4], "no paper behind the ink");
    let broken = painter.paint(&picture_page(b"no picture"), 0, 10.0).unwrap();
    assert_eq!(at(&broken, 40, 50), [226, 226, 226, 255]);
}
