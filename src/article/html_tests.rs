//! Web pages: what is shown, what is hidden and why, and the details, each on a page of a few lines.

use super::worker::{Limits, Request};
use super::*;

/// A sentence that is long enough to be prose.
const PROSE: &str = "The two ministers met in the harbour town on Monday, spoke for three hours and agreed to build twelve vessels.";

fn page(html: &str) -> Article {
    let request = Request {
        file: "page.html".into(),
        bytes: html.as_bytes().to_vec(),
        media_type: None,
        limits: Limits::default(),
    };
    read(&request).article.unwrap()
}

/// A page with this head and body; `PROSE n` stands for the n-th paragraph of text.
pub(super) fn built(head: &str, body: &str) -> Article {
    let mut html = format!("<html lang=en><head>{head}</head><body>{body}</body></html>");
    for number in 1..=9 {
        html = html.replace(&format!("PROSE {number}"), &format!("<p>{number} {PROSE}</p>"));
    }
    page(&html)
}

/// First two words of each visible block.
pub(super) fn shown(article: &Article) -> Vec<String> {
    let words = |block: &Block| {
        let words: Vec<&str> = article
            .frozen
            .slice(block.range)
            .split_whitespace()
            .take(2)
            .collect();
        words.join(" ")
    };
    article.visible().map(words).collect()
}

#[test]
fn what_is_furniture_by_its_element_is_hidden() {
    let check = |body: &str, expected: &[&str]| assert_eq!(shown(&built("", body)), expected, "{body}");
    check(
        "<nav><p>News and more news from the whole wide world of ours</p></nav><article>PROSE 1 PROSE 2</article>\
         <footer>PROSE 3</footer>",
        &["1 The", "2 The"],
    );
    check(
        "<main>PROSE 1<div class='newsletter-box'>PROSE 2</div>PROSE 3<aside><a href=/x>PROSE 4</a></aside>PROSE 5</main>",
        &["1 The", "3 The", "5 The"],
    );
    // A name that promises furniture is not believed when most of the page stands under it.
    check(
        "<div class='widget text'>PROSE 1 PROSE 2 PROSE 3 PROSE 4</div><footer>PROSE 5</footer>",
        &["1 The", "2 The", "3 The", "4 The"],
    );
    // Comments are, however long they are.
    check(
        "<article>PROSE 1</article><div id=comments>PROSE 2 PROSE 3 PROSE 4</div>",
        &["1 The"],
    );
}

#[test]
fn lines_of_preformatted_text_are_kept() {
    let check = |pre: &str, expected: &[&str]| {
        let article = built("", &format!("<article>PROSE 1<pre>{pre}</pre>PROSE 2</article>"));
        let lines: Vec<&str> = article
            .visible()
            .map(|block| article.frozen.slice(block.range))
            .collect();
        assert_eq!(lines[1..lines.len() - 1], *expected, "{pre}");
    };
    check(
        "let keel = 12;\n  lay(keel);\n",
        &["let keel = 12;", "lay(keel);"],
    );
    // A wire text wraps its paragraphs.
    check(
        "OSLO, 3 March - The two governments said on Monday that\nthey would build twelve vessels together and\nname \
         the yards in May.\n\nThe ministers will meet again in the spring to\nsettle the rest of the plan.",
        &[
            "OSLO, 3 March - The two governments said on Monday that they would build twelve vessels together and \
             name the yards in May.",
            "The ministers will meet again in the spring to settle the rest of the plan.",
        ],
    );
}

#[test]
fn a_list_with_links_in_it_is_no_row_of_teasers() {
    let list = "<div class=kit><ul><li><a href=/a>A tent for two or three</a><li>Twelve pegs<li>Four lines of cord\
                <li>A groundsheet</ul></div>";
    let article = built(
        "",
        &format!("<article>PROSE 1{}PROSE 2</article>", list.repeat(3)),
    );
    assert!(shown(&article).contains(&"Twelve pegs".to_owned()));
}

#[test]
fn a_byline_behind_the_summary_is_hidden() {
    let article = built(
        "<title>Twelve vessels</title>",
        "<article><h1>Twelve vessels</h1>PROSE 1<p>By Ada HillPublished: Mar 3, 2026</p>PROSE 2</article>",
    );
    assert_eq!(shown(&article), ["Twelve vessels", "1 The", "2 The"]);
}

#[test]
fn structure_is_kept() {
    let article = built(
        "<title>Twelve vessels</title>",
        "<article><h1>Twelve vessels</h1>PROSE 1<h2>Next steps</h2>PROSE 2<ul><li>First the keel is laid</ul>\
         <blockquote>PROSE 3</blockquote><figure><img src=a alt='A ship in the dock'><figcaption>The dock</figcaption></figure>\
         <table><caption>Ships</caption><tr><th>Year<th>Ships<tr><td>2026<td>Twelve</table>\
         One line<br>and <b>another</b> <code>word</code>.</article>",
    );
    let kinds: Vec<(BlockKind, Option<HiddenReason>, &str)> = article
        .blocks
        .iter()
        .map(|block| (block.kind, block.hidden, article.frozen.slice(block.range)))
        .collect();
    let (one, two, three) = (format!("1 {PROSE}"), format!("2 {PROSE}"), format!("3 {PROSE}"));
    let picture = Some(HiddenReason::Picture);
    assert_eq!(
        kinds,
        [
            (BlockKind::Heading(1), None, "Twelve vessels"),
            (BlockKind::Paragraph, None, &one),
            (BlockKind::Heading(2), None, "Next steps"),
            (BlockKind::Paragraph, None, &two),
            (BlockKind::ListItem, None, "First the keel is laid"),
            (BlockKind::Quote, None, &three),
            (BlockKind::Figure, picture, "A ship in the dock"),
            (BlockKind::Caption, picture, "The dock"),
            (BlockKind::Caption, picture, "Ships"),
            (BlockKind::Table, None, "Year\tShips\n2026\tTwelve"),
            (BlockKind::Paragraph, None, "One line"),
            (BlockKind::Paragraph, None, "and another word."),
        ]
    );
    let text = article.text();
    assert!(!text.starts_with("Twelve"), "the headline is the title: {text}");
    assert!(text.contains("Year Ships\n2026 Twelve"), "{text}");
}

#[test]
fn repeats_teasers_and_bare_headings_are_hidden() {
    let card = "<div class=card><a href=/x>Ministers meet again in the spring</a> today</div>";
    let article = built(
        "<title>Twelve vessels</title>",
        &format!(
            "<article><p>Home</p><h1>Twelve vessels</h1><p>By Ada Berg</p>PROSE 1 PROSE 2 PROSE 1<h2>More</h2>{card}{card}{card}</article>"
        ),
    );
    assert_eq!(shown(&article), ["Twelve vessels", "1 The", "2 The"]);
    assert!(
        article
            .blocks
            .iter()
            .any(|block| block.hidden == Some(HiddenReason::Repeated))
    );
    assert_eq!(article.byline().as_deref(), Some("Ada Berg"));
}

#[test]
fn what_closes_an_article_is_hidden() {
    let check = |tail: &str, expected: &[&str]| {
        let body = format!(
            "<article><h1>Ships are built</h1><p>By Ada Berg</p>PROSE 1 PROSE 2 PROSE 3 PROSE 4 {tail}</article>"
        );
        let shown = shown(&built("<title>Ships are built</title>", &body));
        assert_eq!(shown[5..], *expected, "{tail}");
    };
    check("<h2>Related articles</h2>PROSE 5", &[]);
    check("<h2>Outlook</h2>PROSE 5", &["Outlook", "5 The"]);
    check(
        "<p>Ada Berg writes about harbours and ships and has done so for years.</p>",
        &[],
    );
    check(
        "<p>Ships will be built for years, the minister said on Monday in Oslo.</p>",
        &["Ships will"],
    );
}

#[test]
fn a_menu_is_one_hidden_block() {
    let entries = "<li><a href=/a>An entry of the menu</a>".repeat(50);
    let article = built(
        "",
        &format!("<ul class=menu>{entries}</ul><article>PROSE 1 PROSE 2</article>"),
    );
    assert_eq!(
        article
            .blocks
            .iter()
            .filter(|block| block.hidden.is_some())
            .count(),
        1
    );
}

#[test]
fn the_headline_is_told_from_the_outlets_name() {
    let check = |head: &str, body: &str, expected: &str| {
        let body = format!("{body}<article>PROSE 1</article>");
        assert_eq!(
            built(head, &body).title.as_deref(),
            Some(expected),
            "{head} {body}"
        );
    };
    check(
        "<title>Ships are built | The Harbour</title>",
        "<h1>The Harbour</h1><h2>Ships are built</h2>",
        "Ships are built",
    );
    check(
        "<title>Ships are built - The Harbour</title>",
        "",
        "Ships are built",
    );
    check(
        "<title>Ships</title><meta property=og:site_name content='The Harbour'>",
        "<h1>The Harbour</h1><h1>How ships are built</h1>",
        "How ships are built",
    );
    check(
        "<title>Ships are built in Oslo</title>",
        "<h1>19 January 2026 Ships are built in Oslo</h1>",
        "Ships are built in Oslo",
    );
    check(
        "<title>x</title><meta property=og:title content='Ships are built – The Harbour'><meta property=og:site_name content='The Harbour'>",
        "",
        "Ships are built",
    );
}

#[test]
fn dates_are_ranked_and_say_where_they_stood() {
    let check = |head: &str, line: &str, expected: &[(DateKind, &str, &str)]| {
        let article = built(
            head,
            &format!("<article><h1>Ships are built</h1>{line} PROSE 1 PROSE 2</article>"),
        );
        let dates: Vec<_> = article
            .dates
            .iter()
            .map(|date| (date.kind, date.value.as_str(), date.found_in.as_str()))
            .collect();
        assert_eq!(dates, expected, "{head} {line}");
    };
    use DateKind::{Published, Updated};
    check(
        "",
        "<p>19 January 2026</p>",
        &[(Published, "2026-01-19", "beside the headline")],
    );
    check(
        "",
        "<p>Updated: 19 January 2026</p>",
        &[(Updated, "2026-01-19", "beside the headline")],
    );
    check(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-01-19T08:00:00Z\",\"dateModified\":\"2026-01-20\"}</script>",
        "",
        &[
            (Published, "2026-01-19", "JSON-LD datePublished"),
            (Updated, "2026-01-20", "JSON-LD dateModified"),
        ],
    );
    // What the reader sees goes first when the two are far apart: the page was moved.
    check(
        "<meta property=article:published_time content=2026-03-01>",
        "<time datetime=2024-01-19>19.1.2024</time>",
        &[
            (Published, "2024-01-19", "beside the headline"),
            (Published, "2026-03-01", "meta article:published_time"),
        ],
    );
    check(
        "<link rel=canonical href=https://example.org/2026/01/19/ships>",
        "",
        &[(Published, "2026-01-19", "address")],
    );
}

#[test]
fn a_date_is_read_as_its_page_writes_dates() {
    let check = |body: &str, expected: Option<&str>| {
        let body = format!("<article><h1>Ships are built</h1>{body}</article>");
        assert_eq!(built("", &body).date(), expected, "{body}");
    };
    // English without a country: month first, unless the page shows that it writes the day first.
    check("<p>03/04/2026</p> PROSE 1 PROSE 2", Some("2026-03-04"));
    check(
        "<p>03/04/2026</p> PROSE 1 PROSE 2 <p>Next: 25/04/2026</p>",
        Some("2026-04-03"),
    );
    check(
        "<p>03/04/2026</p> PROSE 1 <p>Signed on 3 April 2026</p> PROSE 2",
        Some("2026-04-03"),
    );
    // A label far from the article says what the date under it is.
    let lines: String = (0..20).map(|n| format!("<p>Line number {n}</p>")).collect();
    check(
        &format!("PROSE 1 PROSE 2</article>{lines}<p>Published</p><p>Feb 2, 2023</p><article>"),
        Some("2023-02-02"),
    );
    // What is cited below the text has a date of its own.
    check(
        "PROSE 1 PROSE 2 PROSE 3 PROSE 4 PROSE 5</article><div class=sources>A Bureau of Ships (April 23, 2025)</div><article>",
        None,
    );
    // For want of any other the date of change is told, as what it is.
    let html = format!(
        "<p>By Ada Berg · Editor · Updated March 5, 2025</p>{lines}<article><h1>Ships are built</h1>PROSE 1 PROSE 2</article>"
    );
    let article = built("", &html);
    let dates: Vec<_> = article
        .dates
        .iter()
        .map(|date| (date.kind, date.value.as_str()))
        .collect();
    assert_eq!(dates, [(DateKind::Updated, "2025-03-05")]);
}

#[test]
fn when_a_system_saved_the_page_is_no_date_of_the_article() {
    let check = |head: &str, line: &str, expected: Option<&str>| {
        let body = format!("<article><h1>Ships are built</h1>{line} PROSE 1 PROSE 2</article>");
        assert_eq!(built(head, &body).date(), expected, "{head} {line}");
    };
    let saved = "<meta property=article:modified_time content=2026-01-20T04:11:00Z>";
    check(saved, "", None);
    check(saved, "<p>Updated: 19 January 2026</p>", Some("2026-01-19"));
    check(saved, "<p>3 March 2025</p>", Some("2025-03-03"));
    // It is told all the same, as what it is.
    let article = built(
        saved,
        "<article><h1>Ships are built</h1>PROSE 1 PROSE 2</article>",
    );
    assert_eq!(article.dates.len(), 1);
}

#[test]
fn authors_come_from_the_most_exact_place() {
    let check = |head: &str, line: &str, expected: Option<&str>| {
        let article = built(
            head,
            &format!("<article><h1>Ships are built</h1>{line} PROSE 1 PROSE 2</article>"),
        );
        assert_eq!(article.byline().as_deref(), expected, "{head} {line}");
    };
    let linked = |author: &str| {
        format!(
            "<script type=application/ld+json>{{\"@graph\":[{{\"@type\":\"Article\",\"author\":{author}}},{{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ada Berg\"}}]}}</script>"
        )
    };
    check(&linked("{\"@id\":\"#a\"}"), "<p>By Jon Moe</p>", Some("Ada Berg"));
    check(
        &linked("[{\"name\":\"Ada Berg\"},{\"name\":\"Jon Moe\"}]"),
        "",
        Some("Ada Berg; Jon Moe"),
    );
    check(
        &linked("{\"name\":\"admin\"}"),
        "<p>By Jon Moe | 19 January 2026</p>",
        Some("Jon Moe"),
    );
    check(
        "<meta name=author content='By Ada Berg, PhD'>",
        "",
        Some("Ada Berg, PhD"),
    );
    check("", "<div class=author-name>Ada Berg</div>", Some("Ada Berg"));
    check("", "<p>By the end of the year</p>", None);
}
