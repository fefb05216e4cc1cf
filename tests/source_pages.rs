//! Pages of sources as they look: painted in the reading process, ink where the text's lines are said to be.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::article::Area;
use attache::article::worker::{Limits, PageImage, PageRequest, Request};
use attache::extract::Extractor;
use set_pdf::file;

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_attache").into())
}

fn paint(bytes: &[u8], page: usize, width: u32) -> Result<PageImage, String> {
    let bytes = bytes.into();
    extractor().paint(&PageRequest { bytes, page, width })
}

/// Share of the pixels of an area that are dark.
fn ink(image: &PageImage, area: Area) -> f32 {
    let scale = image.width as f32 / image.size.0 / 10.0;
    let at = |tenths: i32| (tenths as f32 * scale).round() as u32;
    let (mut dark, mut all) = (0, 0);
    for y in at(area.top)..at(area.bottom) {
        for x in at(area.left)..at(area.right) {
            let index = (y * image.width + x) as usize * 4;
            all += 1;
            dark += usize::from(image.rgba[index..index + 3].iter().all(|value| *value < 128));
        }
    }
    dark as f32 / all as f32
}

#[test]
fn ink_stands_where_the_lines_are() {
    let line = |y: u32, words: &str| format!("BT /F 14 Tf 1 0 0 1 72 {y} Tm ({words}) Tj ET\n");
    let first = line(700, "The council met on Monday") + "72 400 200 100 re f\n";
    let bytes = file(&[first, line(300, "It will meet again.")]);
    let request = Request {
        file: "a.pdf".into(),
        bytes: bytes.clone(),
        media_type: None,
        limits: Limits::default(),
    };
    let article = extractor().read(&request).article.unwrap();
    for block in &article.blocks {
        for line in article.lines.within(block.range) {
            let image = paint(&bytes, line.page, 1224).unwrap();
            assert_eq!((image.width, image.height, image.pages), (1224, 1584, 2));
            let share = ink(&image, line.area);
            assert!((0.03..0.4).contains(&share), "{share} of {:?} is ink", line.area);
            let below = Area {
                top: line.area.bottom + 20,
                bottom: line.area.bottom + 120,
                ..line.area
            };
            assert_eq!(ink(&image, below), 0.0);
        }
    }
    // A rectangle of 200 by 100 points whose lower left corner stands 400 points above the foot.
    let rectangle = Area {
        left: 720,
        top: 2920,
        right: 2720,
        bottom: 3920,
    };
    assert!(ink(&paint(&bytes, 0, 612).unwrap(), rectangle) > 0.99);
}

#[test]
fn what_cannot_be_painted_is_said() {
    let bytes = file(&["0 0 10 10 re f".to_owned()]);
    let check = |result: Result<PageImage, String>, words: &str| {
        let message = result.unwrap_err();
        assert!(message.contains(words), "{message}");
    };
    check(paint(&bytes, 1, 600), "has 1 pages; there is no page 2");
    check(paint(b"%PDF-1.7\nnothing", 0, 600), "damaged PDF");
    check(paint(b"words", 0, 600), "damaged PDF");
    // A wish beyond all measure gets what there is room for.
    let image = paint(&bytes, 0, u32::MAX).unwrap();
    assert!(image.width * image.height <= 16_000_000);
    let nothing = paint(&bytes, 0, 0).unwrap();
    assert!(nothing.width >= 1 && nothing.height >= 1);
}

#[test]
fn a_page_that_does_not_end_is_given_up() {
    // Each form shows the next one many times: more work than there is time.
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>".to_owned(),
        stream("", &"/X Do ".repeat(40)),
    ];
    for n in 5..12 {
        let resources = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X {} 0 R >> >>",
            n + 1
        );
        objects.push(stream(&resources, &"/X Do ".repeat(40)));
    }
    objects.push(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792]",
        "0 0 600 700 re f",
    ));
    let bytes = set_pdf::of_objects(&objects);
    let mut extractor = extractor();
    let request = PageRequest {
        bytes: bytes.into(),
        page: 0,
        width: 600,
    };
    let message = extractor.paint(&request).unwrap_err();
    // Which limit it meets first, time or memory, depends on the machine.
    assert!(
        message.starts_with("has a page that could not be painted: it "),
        "{message}"
    );
    assert!(
        message.contains("10 seconds") || message.contains("1 GiB"),
        "{message}"
    );
    // The next page is painted by a process of its own.
    let good = PageRequest {
        bytes: file(&["0 0 10 10 re f".to_owned()]).into(),
        ..request
    };
    assert!(extractor.paint(&good).is_ok());
}

fn stream(entries: &str, content: &str) -> String {
    format!(
        "<< {entries} /Length {} >>\nstream\n{content}\nendstream",
        content.len() + 1
    )
}
