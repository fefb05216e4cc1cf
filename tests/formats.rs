//! Office formats, mail and reference files: what we wrote is what is read.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/office/mod.rs"]
mod office;

use attache::article::worker::{Answer, Limits, Request};
use attache::article::{Article, BlockKind, HiddenReason, ProblemKind};
use office::{Document, Span, texts};
use std::collections::BTreeMap;

fn read(file: &str, bytes: Vec<u8>) -> Answer {
    attache::article::read(&Request {
        file: file.into(),
        bytes,
        media_type: None,
        limits: Limits::default(),
    })
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    for word in text.split_whitespace() {
        *found.entry(word).or_default() += 1;
    }
    found
}

/// Share of words in common, as F1.
fn word_f1(read: &str, truth: &str) -> f64 {
    let (read, truth) = (words(read), words(truth));
    let common: usize = read
        .iter()
        .map(|(word, count)| (*count).min(truth.get(word).copied().unwrap_or(0)))
        .sum();
    let all: usize = read.values().sum::<usize>() + truth.values().sum::<usize>();
    2.0 * common as f64 / all as f64
}

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".into(),
        BlockKind::ListItem => "item".into(),
        BlockKind::Quote => "quote".into(),
        BlockKind::Table => "table".into(),
        BlockKind::Caption => "caption".into(),
        BlockKind::Summary => "summary".into(),
        BlockKind::Figure => "figure".into(),
        BlockKind::Note => "note".into(),
    }
}

fn visible(article: &Article) -> Vec<(String, String)> {
    let words = |range| article.frozen.slice(range).to_owned();
    article
        .visible()
        .map(|block| (kind(block.kind), words(block.range)))
        .collect()
}

fn check(name: &str, write: fn(&Document) -> Vec<u8>) {
    for document in texts::documents() {
        let answer = read(name, write(&document));
        let article = answer
            .article
            .unwrap_or_else(|| panic!("{name}: {:?}", answer.problems));
        let (read, truth) = (visible(&article), document.truth());
        let text = |parts: &[(String, String)]| {
            parts
                .iter()
                .map(|(_, words)| words.clone())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let headings = |parts: &[(String, String)]| {
            parts
                .iter()
                .filter(|(kind, _)| kind.starts_with("heading"))
                .cloned()
                .collect::<Vec<_>>()
        };
        let f1 = word_f1(&text(&read), &text(&truth));
        println!("{name} {}: word F1 {f1:.4}", document.language);
        assert!(f1 >= 0.99, "{name}: {f1} {read:#?}");
        assert_eq!(headings(&read), headings(&truth), "{name}");
        // The bar is F1; for our own set nothing less than the same parts will do.
        let squeezed = |parts: &[(String, String)]| -> Vec<(String, String)> {
            let one = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
            parts
                .iter()
                .map(|(kind, words)| (kind.clone(), one(words)))
                .collect()
        };
        assert_eq!(squeezed(&read), squeezed(&truth), "{name}");
        assert_eq!(article.title.as_deref(), Some(document.title), "{name}");
        assert_eq!(article.authors, [document.author], "{name}");
        assert_eq!(article.date(), Some(document.created), "{name}");
        let language = article.language.unwrap();
        assert!(language.starts_with(document.language), "{name}: {language}");
        let hidden = article
            .blocks
            .iter()
            .filter(|block| block.hidden == Some(HiddenReason::PageFurniture));
        let hidden: Vec<&str> = hidden.map(|block| article.frozen.slice(block.range)).collect();
        assert_eq!(hidden, [document.header], "{name}");
        if name != "a.epub" {
            let told = |what: &str| {
                answer
                    .problems
                    .iter()
                    .any(|problem| problem.message.contains(what))
            };
            let comments = document.count(|span| matches!(span, Span::Comment(_)));
            let changed = document.count(|span| matches!(span, Span::Deleted(_) | Span::Inserted(_)));
            assert_eq!(told("comment"), comments > 0, "{name}: {:?}", answer.problems);
            assert_eq!(
                told("tracked changes"),
                changed > 0 || name == "a.docx" && document.language == "de"
            );
            assert!(
                answer
                    .problems
                    .iter()
                    .all(|problem| problem.kind == ProblemKind::LeftOut),
                "{:?}",
                answer.problems
            );
        }
    }
}

/// Mail and web archives: the words and the headings; they have neither tracked changes nor notes. Pictures
/// and their captions are there to be shown.
fn check_page(name: &str, write: fn(&Document) -> Vec<u8>) {
    for document in texts::documents() {
        let answer = read(name, write(&document));
        let article = answer
            .article
            .unwrap_or_else(|| panic!("{name}: {:?}", answer.problems));
        let own = article
            .blocks
            .iter()
            .filter(|block| matches!(block.hidden, None | Some(HiddenReason::Picture)));
        let words = |range| article.frozen.slice(range).to_owned();
        let read: Vec<_> = own.map(|block| (kind(block.kind), words(block.range))).collect();
        let truth = document.truth();
        let headings = |parts: &[(String, String)]| -> Vec<(String, String)> {
            let heading = |(kind, _): &&(String, String)| kind.starts_with("heading");
            parts.iter().filter(heading).cloned().collect()
        };
        let text = |parts: &[(String, String)]| {
            let words = parts.iter().map(|(_, words)| words.as_str());
            words.collect::<Vec<_>>().join("\n")
        };
        let f1 = word_f1(&text(&read), &text(&truth));
        println!("{name} {}: word F1 {f1:.4}", document.language);
        assert!(f1 >= 0.99, "{name}: {f1} {read:#?}");
        assert_eq!(headings(&read), headings(&truth), "{name}");
        assert_eq!(article.title.as_deref(), Some(document.title), "{name}");
        assert_eq!(article.authors, [document.author], "{name}");
        assert_eq!(article.date(), Some(document.created), "{name}");
    }
}

#[test]
fn messages() {
    check_page("a.eml", office::message);
}

#[test]
fn web_archives() {
    check_page("a.mhtml", office::web_archive);
}

#[test]
fn word_documents() {
    check("a.docx", office::docx);
}

#[test]
fn open_documents() {
    check("a.odt", office::odt);
}

#[test]
fn rich_text() {
    check("a.rtf", office::rtf);
}

#[test]
fn books() {
    check("a.epub", office::epub);
}
