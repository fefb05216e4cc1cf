//! Many articles in one office document or PDF, told by their headings, bylines, days and places.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/office/mod.rs"]
mod office;
#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::article::worker::{Limits, Request};
use attache::article::{Article, split};
use office::{Document, Part, Span};

fn pieces(file: &str, bytes: Vec<u8>) -> Vec<Article> {
    let answer = attache::article::read(&Request {
        file: file.into(),
        bytes,
        media_type: None,
        limits: Limits::default(),
    });
    split(&answer.article.unwrap()).unwrap_or_default()
}

/// Headline, line below it, and text of three articles.
const ARTICLES: [(&str, &str, &str); 3] = [
    (
        "Council votes for the quay",
        "2 March 2026",
        "BERGEN, 2 March -- The council of the old town met on Monday and spoke for five hours about the quay, the ferries and the price of both. It will meet again in June, when the engineers have drawn what the council asked them to draw.",
    ),
    (
        "Ferries wait for a new rule",
        "4 March 2026",
        "OSLO (Northern Wire) - Ferry owners said on Wednesday that they would wait for the rule before they buy new engines. The rule is expected in June, when the council meets again in the old town hall, and nobody knows yet what it will say.",
    ),
    (
        "The last crane is lifted",
        "9 March 2026",
        "BERGEN -- The last of eleven cranes was lifted from the harbour on Monday evening, a year after the storm that threw them into the water. Divers had looked for it for a month and found it below the pier that burnt down nine winters ago.",
    ),
];

/// The articles as an office document; `days` writes the day under each headline.
fn document(days: bool) -> Document {
    let mut parts = Vec::new();
    for (headline, day, text) in ARTICLES {
        parts.push(Part::Heading(1, headline));
        if days {
            parts.push(Part::Paragraph(vec![Span::Words(day)]));
        }
        parts.push(Part::Paragraph(vec![Span::Words(text)]));
    }
    Document {
        title: "Harbour press review",
        author: "Ada Berg",
        created: "2026-03-10",
        language: "en",
        header: "Harbour press review",
        parts,
    }
}

fn check(pieces: &[Article]) {
    let found: Vec<(&str, Option<&str>)> = pieces
        .iter()
        .map(|piece| (piece.title.as_deref().unwrap_or_default(), piece.date()))
        .collect();
    assert_eq!(
        found,
        [
            ("Council votes for the quay", Some("2026-03-02")),
            ("Ferries wait for a new rule", Some("2026-03-04")),
            ("The last crane is lifted", Some("2026-03-09"))
        ]
    );
    for (piece, (_, _, text)) in pieces.iter().zip(ARTICLES) {
        let visible: Vec<&str> = piece
            .visible()
            .map(|block| piece.frozen.slice(block.range))
            .collect();
        assert!(visible.contains(&text), "{visible:?}");
    }
}

#[test]
fn office_documents() {
    check(&pieces("review.docx", office::docx(&document(true))));
    check(&pieces("review.rtf", office::rtf(&document(true))));
    check(&pieces("review.odt", office::odt(&document(true))));
    assert!(pieces("review.docx", office::docx(&document(false))).is_empty());
}

#[test]
fn pages_keep_their_numbers() {
    let mut parts = Vec::new();
    for (headline, day, text) in ARTICLES {
        parts.push(set_pdf::Part::Heading(headline.into()));
        parts.push(set_pdf::Part::Text(day.into()));
        parts.push(set_pdf::Part::Text(text.into()));
    }
    let setting = set_pdf::Setting {
        columns: 1,
        width: 70,
        lines: 8,
        size: 10.0,
        apart: true,
        hyphens: false,
        head: "Harbour press review",
    };
    let pieces = pieces("review.pdf", set_pdf::set(&parts, &setting));
    check(&pieces);
    let pages: Vec<Option<usize>> = pieces
        .iter()
        .map(|piece| piece.page_of(piece.blocks[0].range.start))
        .collect();
    assert!(pages.is_sorted() && pages[2] > Some(1), "{pages:?}");
}
