//! Bundles of ours, written as press databases, mail digests and pasted collections write them, and what
//! only looks like one.

use super::split;
use crate::article::worker::{Limits, Request};
use crate::article::{Article, BlockKind};

fn read(file: &str, text: &str) -> Article {
    crate::article::read(&Request {
        file: file.into(),
        bytes: text.as_bytes().to_vec(),
        media_type: None,
        limits: Limits::default(),
    })
    .article
    .unwrap()
}

/// Title, byline, outlet, day, and the first and last visible block of each article.
fn check(file: &str, text: &str, expected: &[[&str; 6]]) {
    let whole = read(file, text);
    let pieces = split(&whole).unwrap_or_default();
    let described: Vec<[String; 6]> = pieces.iter().map(described).collect();
    assert_eq!(described, expected, "{file}: {:#?}", whole.blocks.len());
    for (index, piece) in pieces.iter().enumerate() {
        assert_eq!(piece.file, format!("{file}/article {}", index + 1));
        assert_eq!(piece.provenance.piece, Some(index + 1));
        assert_eq!(piece.provenance.raw_sha256, whole.provenance.raw_sha256);
        // Every word of an article is a word of the file.
        assert!(whole.frozen.as_str().contains(piece.frozen.as_str()));
        for block in &piece.blocks {
            assert!(block.range.end <= piece.frozen.len() && !block.range.is_empty());
        }
    }
    let words = |article: &Article| article.frozen.as_str().split_whitespace().count();
    let lost = words(&whole).saturating_sub(pieces.iter().map(words).sum());
    assert!(pieces.is_empty() || lost == 0, "{lost} words are in no article");
}

fn described(article: &Article) -> [String; 6] {
    let visible: Vec<&str> = article
        .visible()
        .filter(|block| block.kind != BlockKind::Heading(1))
        .map(|block| article.frozen.slice(block.range))
        .collect();
    [
        article.title.clone().unwrap_or_default(),
        article.byline().unwrap_or_default(),
        article.site.clone().unwrap_or_default(),
        article.date().unwrap_or_default().to_owned(),
        visible.first().copied().unwrap_or_default().to_owned(),
        visible.last().copied().unwrap_or_default().to_owned(),
    ]
}

const NUMBERED: &str = "1 of 2 DOCUMENTS

The Harbour Post

March 2, 2026 Monday

Two ministers open the western quay

BYLINE: Anna Berg

SECTION: BUSINESS; Pg. 4

LENGTH: 52 words

The western quay of the harbour was opened on Monday by two ministers from the coast.

\"We lost eleven cranes and no one was hurt,\" said Karin Holm, its master, before the first ship came in.

LOAD-DATE: March 3, 2026

LANGUAGE: ENGLISH

Copyright 2026 The Harbour Post Ltd. All Rights Reserved

2 of 2 DOCUMENTS

Northern Wire

March 4, 2026 Wednesday

Ferries wait for a new rule

BYLINE: Jon Moe and Ida Lind

LENGTH: 31 words

Ferry owners said on Wednesday that they would wait for the rule before they buy new engines.

The rule is expected in June, when the council meets again in the old town hall.

Copyright 2026 Northern Wire. All Rights Reserved
";

const CLOSED: &str = "Two ministers open the western quay

By Anna Berg
52 words
2 March 2026
10:15
The Harbour Post
HARBP
4
English
Copyright 2026 The Harbour Post Ltd.

The western quay of the harbour was opened on Monday by two ministers from the coast.

The first ship came in before noon, and the last of the cranes was lifted at five.

Document HARBP00020260302em3200004

Ferries wait for a new rule

31 words
4 March 2026
Northern Wire
NWIRE
English
(c) 2026 Northern Wire

Ferry owners said on Wednesday that they would wait for the rule before they buy new engines.

Document NWIRE00020260304em340001x

Search summary: quay OR ferry, all sources
";

const DIGEST: &str = "Harbour digest, Monday, 2 March 2026

----------------------------------------------------------------------

Date: Mon, 2 Mar 2026 08:15:00 +0100
From: Anna Berg <anna@example.org>
Subject: Two ministers open the western quay

The western quay of the harbour was opened on Monday by two ministers from the coast.

------------------------------

Date: Mon, 2 Mar 2026 09:30:00 +0100
From: Jon Moe <jon@example.org>
Subject: Ferries wait for a new rule

Ferry owners said that they would wait for the rule before they buy new engines.

------------------------------

End of the digest
";

/// Three articles pasted one below the other, each with its byline and day.
fn pasted(details: [&str; 3]) -> String {
    let [a, b, c] = details;
    let body = "The council of the old town met on Monday and spoke for five hours about the quay, the ferries and the price of both. It will meet again in June.\n\nNobody left before the vote, which was close: eleven members were for the plan and ten against it, and one slept.";
    format!(
        "Council votes for the quay\n{a}\n\n{body}\n\nFerries wait for a new rule\n{b}\n\n{body}\n\nThe last crane is lifted\n{c}\n\n{body}\n"
    )
}

#[test]
fn numbered_documents() {
    check(
        "export.txt",
        NUMBERED,
        &[
            [
                "Two ministers open the western quay",
                "Anna Berg",
                "The Harbour Post",
                "2026-03-02",
                "The western quay of the harbour was opened on Monday by two ministers from the coast.",
                "\"We lost eleven cranes and no one was hurt,\" said Karin Holm, its master, before the first ship came in.",
            ],
            [
                "Ferries wait for a new rule",
                "Jon Moe; Ida Lind",
                "Northern Wire",
                "2026-03-04",
                "Ferry owners said on Wednesday that they would wait for the rule before they buy new engines.",
                "The rule is expected in June, when the council meets again in the old town hall.",
            ],
        ],
    );
}

#[test]
fn documents_closed_by_their_number() {
    check(
        "export.txt",
        CLOSED,
        &[
            [
                "Two ministers open the western quay",
                "Anna Berg",
                "The Harbour Post",
                "2026-03-02",
                "The western quay of the harbour was opened on Monday by two ministers from the coast.",
                "The first ship came in before noon, and the last of the cranes was lifted at five.",
            ],
            [
                "Ferries wait for a new rule",
                "",
                "Northern Wire",
                "2026-03-04",
                "Ferry owners said on Wednesday that they would wait for the rule before they buy new engines.",
                "Search summary: quay OR ferry, all sources",
            ],
        ],
    );
}

#[test]
fn rich_text_is_split_like_plain_text() {
    let rtf = CLOSED.replace("\n\n", "\n").replace('\n', "\\par\n");
    let whole = read("export.rtf", &format!("{{\\rtf1\\ansi {rtf}}}"));
    let pieces = split(&whole).unwrap();
    let titles: Vec<_> = pieces.iter().map(|piece| piece.title.clone().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "Two ministers open the western quay",
            "Ferries wait for a new rule"
        ]
    );
    assert_eq!(pieces[0].date(), Some("2026-03-02"));
    assert_eq!(pieces[1].site.as_deref(), Some("Northern Wire"));
}

#[test]
fn a_digest_of_messages() {
    check(
        "digest.txt",
        DIGEST,
        &[
            [
                "Two ministers open the western quay",
                "Anna Berg",
                "",
                "2026-03-02",
                "The western quay of the harbour was opened on Monday by two ministers from the coast.",
                "The western quay of the harbour was opened on Monday by two ministers from the coast.",
            ],
            [
                "Ferries wait for a new rule",
                "Jon Moe",
                "",
                "2026-03-02",
                "Ferry owners said that they would wait for the rule before they buy new engines.",
                "End of the digest",
            ],
        ],
    );
    let mail = format!(
        "From: digest@example.org\nSubject: Harbour digest\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n{DIGEST}"
    );
    assert_eq!(
        split(&read("digest.eml", &mail)).map_or(0, |pieces| pieces.len()),
        2
    );
}

#[test]
fn pasted_articles_with_byline_and_day() {
    let details = [
        "By Anna Berg\n2 March 2026",
        "By Jon Moe\n4 March 2026",
        "By Ida Lind\n9 March 2026",
    ];
    let whole = read("collection.txt", &pasted(details));
    let pieces = split(&whole).unwrap();
    let found: Vec<[String; 6]> = pieces.iter().map(described).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(
        found[1][..4],
        ["Ferries wait for a new rule", "Jon Moe", "", "2026-03-04"]
    );
    assert!(found[2][5].ends_with("and one slept."));
}

#[test]
fn what_only_looks_like_a_bundle_is_one_article() {
    let one = |text: &str| check("article.txt", text, &[]);
    // Parts of one article have headings, and days, but not the marks of an article each.
    one(&pasted(["", "", ""]));
    one(&pasted(["2 March 2026", "4 March 2026", "9 March 2026"]));
    // Only two of three have what an article has.
    one(&pasted([
        "By Anna Berg\n2 March 2026",
        "By Jon Moe\n4 March 2026",
        "",
    ]));
    // One record is one article, with or without its marks.
    one(&CLOSED[..CLOSED.find("Ferries wait").unwrap()]);
    one(&NUMBERED[..NUMBERED.find("2 of 2").unwrap()].replace("1 of 2", "1 of 1"));
    // Numbers that count something else.
    one("Three days at sea\n\n1 of 3\n\nShort.\n\n2 of 3\n\nShort too.\n\n3 of 3\n\nThe end of it all.\n");
    // A text with rules between its parts.
    let body = "The council of the old town met on Monday and spoke for five hours about the quay.";
    one(&format!(
        "Three days at sea\n\n{body}\n\n-----\n\n{body}\n\n-----\n\n{body}\n"
    ));
}
