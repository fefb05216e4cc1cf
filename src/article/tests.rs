//! The readers on our own samples, on hostile text, and on what is no article.

use super::worker::{Limits, Request, read_in_process};
use super::*;
use proptest::prelude::*;

fn request(file: &str, bytes: &[u8]) -> Request {
    Request {
        file: file.into(),
        bytes: bytes.to_vec(),
        media_type: None,
        limits: Limits::default(),
    }
}

fn sample(file: &str) -> Article {
    let sample = samples().iter().find(|sample| sample.file == file).unwrap();
    let answer = read(&request(file, sample.bytes));
    assert_eq!(answer.problems, []);
    answer.article.unwrap()
}

/// Kind and first words of each block; hidden ones with their reason in brackets.
fn outline(article: &Article) -> Vec<String> {
    let line = |block: &Block| {
        let words: Vec<&str> = article
            .frozen
            .slice(block.range)
            .split_whitespace()
            .take(3)
            .collect();
        let reason = block
            .hidden
            .map(|reason| format!(" [{}]", reason.label()))
            .unwrap_or_default();
        format!("{:?}: {}{reason}", block.kind, words.join(" "))
    };
    article.blocks.iter().map(line).collect()
}

#[test]
fn the_plain_sample_shows_its_structure() {
    let article = sample("summit.txt");
    assert_eq!(
        outline(&article),
        [
            "Summary: Norway and Vietnam",
            "Heading(1): Norway and Vietnam",
            "Paragraph: Norway and Vietnam",
            "Heading(2): Summit Highlights",
            "Paragraph: Speaking after the",
            "Paragraph: \"We will keep",
            "Paragraph: President Tran described",
            "Heading(2): Context: Defence Exports",
            "Paragraph: Norway has become",
            "Paragraph: The talks in",
            "Heading(2): Next steps:",
            "Paragraph: Officials said the",
            "Paragraph: Help us improve. [call to action]",
        ]
    );
    assert_eq!(
        article.title.as_deref(),
        Some("Norway and Vietnam Agree to Build Ships and Watch the Sea Together at Oslo Summit")
    );
    assert_eq!(
        (
            article.byline(),
            article.date(),
            article.site.as_deref(),
            article.url.as_deref()
        ),
        (None, None, None, None)
    );
    assert_eq!(article.language.as_deref(), Some("en"));
    let raw = samples()
        .iter()
        .find(|sample| sample.file == "summit.txt")
        .unwrap()
        .bytes;
    assert_eq!(
        article.frozen.as_str().as_bytes(),
        raw,
        "a plain text is frozen as it is"
    );
}

#[test]
fn the_markdown_sample_gives_details_lists_and_quotes() {
    let article = sample("defence-industry.md");
    assert_eq!(
        article.title.as_deref(),
        Some("Shipyards on two continents prepare for shared orders")
    );
    assert_eq!(article.byline().as_deref(), Some("Maren Holt"));
    assert_eq!(article.site.as_deref(), Some("The Harbour Review"));
    assert_eq!(article.date(), Some("2026-11-03"));
    let outline = outline(&article);
    assert!(
        outline.contains(&"ListItem: Twelve vessels are".into()),
        "{outline:#?}"
    );
    assert!(outline.contains(&"Quote: The yards are".into()), "{outline:#?}");
    assert!(
        outline.contains(&"Paragraph: By Maren Holt [page furniture]".into()),
        "{outline:#?}"
    );
    assert!(
        outline.contains(&"Paragraph: Subscribe to our [call to action]".into()),
        "{outline:#?}"
    );
    assert!(article.text().contains("Han Ji-min (한지민)"));
}

#[test]
fn the_web_page_sample_gives_its_article_and_details() {
    let article = sample("energy-talks.html");
    assert_eq!(
        article.title.as_deref(),
        Some("Offshore wind pact gives Oslo and Hanoi a second pillar")
    );
    assert_eq!(article.byline().as_deref(), Some("Priya Nathan"));
    assert_eq!(article.site.as_deref(), Some("Meridian Energy News"));
    assert_eq!(article.date(), Some("2026-11-05"));
    assert_eq!(
        article.url.as_deref(),
        Some("https://www.example.org/energy/2026/11/05/oslo-hanoi-wind")
    );
    assert_eq!(article.language.as_deref(), Some("en"));
    let text = article.text();
    assert!(text.contains(
        "“Wind does not care about alliances, and that is exactly why it makes a good beginning,”"
    ));
    for furniture in ["Five grids", "Privacy", "All rights", "Read more"] {
        assert!(!text.contains(furniture), "{furniture} in {text}");
    }
    assert!(
        outline(&article).contains(&"Heading(2): A grid that".into()),
        "{:#?}",
        outline(&article)
    );
}

#[test]
fn what_cannot_be_read_is_one_blocking_problem() {
    let check = |file: &str, bytes: &[u8], kind: ProblemKind| {
        let answer = read_in_process(&request(file, bytes));
        assert_eq!(answer.article, None, "{file}");
        assert!(answer.problems[0].blocking);
        assert_eq!(answer.problems[0].kind, kind, "{file}");
    };
    check("empty.txt", b"", ProblemKind::Empty);
    check("blank.txt", b" \n\n \n", ProblemKind::Empty);
    check(
        "page.html",
        b"<html><body><script>1</script></body></html>",
        ProblemKind::Empty,
    );
    check("a.pdf", b"%PDF-1.7 ...", ProblemKind::Damaged);
    check(
        "deep.html",
        format!("<html>{}x", "<div>".repeat(50_000)).as_bytes(),
        ProblemKind::TooLarge,
    );
    let mut small = request("big.txt", &[b'a'; 100]);
    small.limits.file_bytes = 99;
    assert_eq!(read(&small).problems[0].kind, ProblemKind::TooLarge);
}

#[test]
fn large_and_odd_texts_are_read_in_linear_time() {
    let line = "word ".repeat(200_000);
    let marks = "\" “ ‘ (".repeat(10_000);
    let lines = "A short line\n".repeat(50_000);
    for text in [line, marks, lines] {
        let answer = read(&request("odd.txt", text.as_bytes()));
        assert!(answer.article.is_some());
    }
}

/// Every block lies inside the text, in order, without overlap.
fn sound(article: &Article) {
    let mut at = 0;
    for block in &article.blocks {
        assert!(
            block.range.start >= at && block.range.end <= article.frozen.len(),
            "{block:?}"
        );
        assert!(!block.range.is_empty(), "{block:?}");
        at = block.range.end;
    }
}

proptest! {
    #[test]
    fn nothing_makes_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), name in "[a-z]{1,3}\\.(txt|md|html)") {
        if let Some(article) = read(&request(&name, &bytes)).article {
            sound(&article);
        }
    }

    #[test]
    fn blocks_tile_any_text(
        text in "([A-Z][a-z ]{0,20}[.:!]?|- [a-z]{0,9}|By [A-Z][a-z]+|[\"“][a-z ]*|\n|\n\n|> q|# h|<p>|</div>|\\|a\\|b\\||이재명|[0-9]{1,2}\\. x){0,40}",
        name in "a\\.(txt|md|html)",
    ) {
        if let Some(article) = read(&request(&name, text.as_bytes())).article {
            sound(&article);
        }
        let page = format!("<html><body>{text}</body></html>");
        if let Some(article) = read(&request("a.html", page.as_bytes())).article {
            sound(&article);
        }
    }
}
