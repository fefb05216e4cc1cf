//! PDFs set by hand in one, two and three columns: their paragraphs come back whole and in order.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::article::worker::{Answer, Limits, Request};
use attache::article::{Article, BlockKind, HiddenReason, ProblemKind};
use set_pdf::{Part, Setting, file, set};

fn read(bytes: Vec<u8>) -> Answer {
    attache::article::read(&Request {
        file: "a.pdf".into(),
        bytes,
        media_type: None,
        limits: Limits::default(),
    })
}

const NOUNS: [&str; 8] = [
    "harbour",
    "council",
    "timetable",
    "captain",
    "lighthouse",
    "northern fleet",
    "agreement",
    "customs office",
];
const VERBS: [&str; 6] = [
    "considers",
    "understands",
    "strengthens",
    "postpones",
    "welcomes",
    "has questioned",
];
const ENDS: [&str; 5] = [
    "before the winter storms",
    "without any delay",
    "for the third time",
    "in a well-known letter",
    "against all expectations",
];

/// Paragraphs of invented sentences, each different.
fn text() -> Vec<String> {
    (0..24)
        .map(|n| {
            let sentences = (0..2 + n % 5).map(|m| {
                let (subject, verb, object, end) = (
                    NOUNS[(n + m) % 8],
                    VERBS[(n * 3 + m) % 6],
                    NOUNS[(n * 5 + m * 3 + 1) % 8],
                    ENDS[(n + m * 2) % 5],
                );
                format!("The {subject} number {n} {verb} the {object} {end}.")
            });
            sentences.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn visible(article: &Article) -> Vec<(BlockKind, String)> {
    article
        .visible()
        .map(|block| (block.kind, article.frozen.slice(block.range).to_owned()))
        .collect()
}

fn check(name: &str, setting: &Setting) {
    let title = "Harbours agree at last";
    let mut parts = vec![Part::Heading(title.into())];
    parts.extend(text().into_iter().map(Part::Text));
    let article = read(set(&parts, setting)).article.unwrap();
    let mut expected = vec![(BlockKind::Heading(1), title.to_owned())];
    expected.extend(text().into_iter().map(|words| (BlockKind::Paragraph, words)));
    assert_eq!(visible(&article), expected, "{name}");
    assert_eq!(article.title.as_deref(), Some(title), "{name}");
    assert!(article.pages.len() > 1, "{name}: {:?}", article.pages);
    let hidden = article
        .blocks
        .iter()
        .filter(|block| block.hidden == Some(HiddenReason::PageFurniture));
    let heads = if setting.head.is_empty() {
        0
    } else {
        2 * article.pages.len()
    };
    assert_eq!(hidden.count(), heads, "{name}");
}

#[test]
fn columns_come_back_in_order_with_whole_paragraphs() {
    let plain = Setting {
        columns: 1,
        width: 80,
        lines: 30,
        size: 10.0,
        apart: true,
        hyphens: false,
        head: "",
    };
    let two = Setting {
        columns: 2,
        width: 44,
        lines: 40,
        size: 9.0,
        hyphens: true,
        head: "THE HARBOUR LETTER",
        ..plain
    };
    let three = Setting {
        columns: 3,
        width: 32,
        lines: 40,
        size: 8.5,
        apart: false,
        hyphens: true,
        head: "THE HARBOUR LETTER",
    };
    check("one", &plain);
    check("two", &two);
    check("three", &three);
}

#[test]
fn pages_are_counted_where_their_words_begin() {
    let setting = Setting {
        columns: 1,
        width: 60,
        lines: 10,
        size: 10.0,
        apart: true,
        hyphens: false,
        head: "",
    };
    let parts: Vec<Part> = text().into_iter().take(6).map(Part::Text).collect();
    let article = read(set(&parts, &setting)).article.unwrap();
    assert_eq!(article.page_of(0), Some(1));
    assert_eq!(
        article.page_of(article.frozen.len() - 1),
        Some(article.pages.len())
    );
    assert!(
        article.pages.windows(2).all(|pair| pair[0] < pair[1]),
        "{:?}",
        article.pages
    );
}

#[test]
fn what_has_no_text_is_said() {
    let words = "BT /F 12 Tf 1 0 0 1 50 700 Tm (There are words on this page alone.) Tj ET".to_owned();
    let answer = read(file(&[words, String::new(), String::new()]));
    assert!(answer.article.is_some());
    assert!(
        answer.problems[0]
            .message
            .starts_with("2 of 3 pages have no text"),
        "{:?}",
        answer.problems
    );

    let check = |bytes: Vec<u8>, kind: ProblemKind, words: &str| {
        let answer = read(bytes);
        assert_eq!(answer.article, None);
        assert_eq!(
            (answer.problems.len(), answer.problems[0].kind),
            (1, kind),
            "{:?}",
            answer.problems
        );
        assert!(
            answer.problems[0].message.contains(words),
            "{:?}",
            answer.problems
        );
    };
    check(file(&[String::new()]), ProblemKind::Empty, "no text on its page");
    check(file(&[]), ProblemKind::Damaged, "damaged PDF");
    check(b"%PDF-1.7\nnothing".to_vec(), ProblemKind::Damaged, "damaged PDF");
    let deep = file(&["[".repeat(100_000)]);
    check(deep, ProblemKind::Empty, "no text");
}
