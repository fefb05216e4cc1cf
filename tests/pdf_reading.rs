//! PDFs set by hand in one, two and three columns: their paragraphs come back whole and in order.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes its own input files"
)]

#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::article::worker::{Answer, Limits, Request};
use attache::article::{Article, BlockKind, CharRange, HiddenReason, ProblemKind};
use serde_json::Value;
use set_pdf::{Part, Setting, file, set};
use std::process::Command;

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
fn every_line_has_its_page_and_its_place() {
    let setting = Setting {
        columns: 2,
        width: 44,
        lines: 20,
        size: 9.0,
        apart: false,
        hyphens: true,
        head: "THE HARBOUR LETTER",
    };
    let parts: Vec<Part> = text().into_iter().take(12).map(Part::Text).collect();
    let article = read(set(&parts, &setting)).article.unwrap();
    assert!(article.pages.len() > 1);
    // Courier: each line is as wide as it has letters, and lines stand 1.3 times their size apart.
    let (letter, leading) = (54, 117);
    for block in article.visible() {
        let lines = article.lines.within(block.range);
        assert_eq!(lines[0].start, block.range.start);
        let ends = lines[1..].iter().map(|line| line.start).chain([block.range.end]);
        for (at, (line, end)) in lines.iter().zip(ends).enumerate() {
            let words = article.frozen.slice(CharRange::new(line.start, end)).trim_end();
            let width = line.area.right - line.area.left;
            // Where a word was parted the hyphen is gone from the text.
            let letters = words.chars().count() as i32;
            assert!((width - letters * letter).abs() <= letter + 2, "{words}: {width}");
            let next = lines.get(at + 1).filter(|next| next.page == line.page);
            if let Some(next) = next.filter(|next| (next.area.left - line.area.left).abs() < 200) {
                assert!((next.area.top - line.area.top - leading).abs() <= 1, "{words}");
            }
            assert!(
                line.area.top > 0 && line.area.bottom < 7920 && line.area.right < 6120,
                "{words}"
            );
            assert_eq!(article.page_of(line.start), Some(line.page + 1));
        }
    }
    // What is hidden at the end keeps the page it stood on.
    let folios = article
        .blocks
        .iter()
        .filter(|block| block.hidden.is_some())
        .filter_map(|block| {
            let words = article.frozen.slice(block.range);
            let number = words.strip_prefix("Page ")?.split(' ').next()?.parse().ok();
            Some((article.page_of(block.range.start), number))
        });
    let folios: Vec<_> = folios.collect();
    assert_eq!(folios.len(), article.pages.len());
    assert!(folios.iter().all(|(page, number)| page == number), "{folios:?}");
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

#[test]
fn lines_of_a_pdf_are_told_with_page_and_box() {
    let folder = tempfile::tempdir().unwrap();
    let line = |y: u32, words: &str| format!("BT /F 10 Tf 1 0 0 1 50 {y} Tm ({words}) Tj ET\n");
    let pages = [
        line(700, "The council met in the harbour office on Monday") + &line(688, "and postponed the vote."),
        line(700, "It will meet again."),
    ];
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, file(&pages)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    let output = command
        .arg("read")
        .arg(&path)
        .args(["--format", "json"])
        .output()
        .unwrap();
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["pages"], 2);
    let blocks = object["blocks"].as_array().unwrap();
    let text: Vec<char> = object["text"].as_str().unwrap().chars().collect();
    let lines: Vec<&Value> = blocks
        .iter()
        .flat_map(|block| block["lines"].as_array().unwrap())
        .collect();
    let places: Vec<_> = lines
        .iter()
        .map(|line| (line["page"].as_u64(), &line["box"][0], &line["box"][1]))
        .collect();
    // A box begins eight tenths of the type above the baseline, counted from the top of the page.
    let expected = [
        (Some(1), 50.0, 84.0),
        (Some(1), 50.0, 96.0),
        (Some(2), 50.0, 84.0),
    ];
    let places: Vec<_> = places
        .into_iter()
        .map(|(page, left, top)| (page, left.as_f64().unwrap(), top.as_f64().unwrap()))
        .collect();
    assert_eq!(places, expected);
    let start = lines[1]["start"].as_u64().unwrap() as usize;
    assert_eq!(text[start..start + 3], ['a', 'n', 'd']);
}
