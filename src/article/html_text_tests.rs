//! What of a web page is its text: numbers, headings and notes in it, and parts that lead elsewhere.

use super::BlockKind;
use super::html_tests::{built, shown};

#[test]
fn numbers_of_a_list_stand_before_its_entries() {
    let check = |list: &str, expected: &[&str]| {
        let article = built("", &format!("<article>PROSE 1{list}PROSE 2</article>"));
        let words: Vec<&str> = article
            .visible()
            .filter(|block| block.kind == BlockKind::ListItem)
            .map(|block| article.frozen.slice(block.range))
            .collect();
        assert_eq!(words, expected, "{list}");
    };
    check(
        "<ol><li>Lay the keel<li><p>Raise the frames</p><p>One by one</p></ol>",
        &["1. Lay the keel", "2. Raise the frames", "One by one"],
    );
    check(
        "<ol start=4><li>Launch<li value=9>Paint<li>Sail</ol>",
        &["4. Launch", "9. Paint", "10. Sail"],
    );
    check(
        "<ol><li>Outer<ul><li>Inner</ul><li>Next</ol>",
        &["1. Outer", "Inner", "2. Next"],
    );
    // No numbers are shown, others than these, or they stand in the words.
    check("<ul><li>Launch</ul>", &["Launch"]);
    check("<ol type=a><li>Launch</ol>", &["Launch"]);
    check("<ol style='list-style: none'><li>Launch</ol>", &["Launch"]);
    check("<ol><li>1) Launch</ol>", &["1) Launch"]);
    check(
        "<ol><li>2026 was the year of ships</ol>",
        &["2026 was the year of ships"],
    );
}

#[test]
fn a_heading_on_two_lines_is_one() {
    let article = built(
        "",
        "<article>PROSE 1<h2>The first yard<br>Oslo</h2>PROSE 2</article>",
    );
    let headings: Vec<&str> = article
        .visible()
        .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
        .map(|block| article.frozen.slice(block.range))
        .collect();
    assert_eq!(headings, ["The first yard Oslo"]);
}

#[test]
fn marks_of_notes_are_no_words() {
    let check = |sentence: &str, expected: &str| {
        let article = built("", &format!("<article>PROSE 1<p>{sentence}</p>PROSE 2</article>"));
        assert!(
            article.text().contains(expected),
            "{sentence}: {}",
            article.text()
        );
    };
    check(
        "The yards<sup id=r5><a href=#n5>5</a></sup> are named in May, the ministry said.",
        "The yards are named in May,",
    );
    check(
        "The yards<sup class=reference><a href='https://example.org/ships#cite-2'>[2]</a></sup> are named in May.",
        "The yards are named",
    );
    check(
        "The yard is named in the law of that year. <a href=#r5 role=doc-backlink>↩︎</a>",
        "in the law of that year.",
    );
    // Raised words that are part of the sentence, and links into the page.
    check(
        "Some 40 m<sup>2</sup> of steel are laid a day in the yard.",
        "40 m2 of steel",
    );
    check(
        "They met on the 5<sup>th</sup> of May, as <a href=#x>the plan</a> says.",
        "5th of May, as the plan says",
    );
}

#[test]
fn what_leads_elsewhere_is_hidden_by_the_words_over_it() {
    let check = |middle: &str, tail: &str, expected: &[&str]| {
        let body = format!(
            "<article><h1>Ships are built</h1>PROSE 1 PROSE 2 {middle} PROSE 3 PROSE 4 {tail}</article>"
        );
        let article = built("<title>Ships are built</title>", &body);
        assert_eq!(shown(&article)[1..], *expected, "{middle} {tail}");
    };
    let all = ["1 The", "2 The", "3 The", "4 The"];
    // A box in the middle, as a whole.
    check(
        "<div><div><p>Related</p></div><h5><a href=/x>Four yards that save the day</a></h5><p>Save the day with these yards.</p></div>",
        "",
        &all,
    );
    // A line that is no heading, over stories that are linked.
    check(
        "",
        "<p>ALSO IN THE NEWS</p><p>The harbour is lit at night again.</p><p><a href=/x>More</a></p>",
        &all,
    );
    check(
        "",
        "<h2>Read this next</h2><p><a href=/x>Ships</a></p><p>The harbour is lit again.</p>",
        &all,
    );
    check(
        "<h2>Advertisement: a book on ships</h2><p>The book on ships is out now, in every shop.</p><h2>Outlook</h2>",
        "",
        &["1 The", "2 The", "Outlook", "3 The", "4 The"],
    );
    // The same words over what is no story of its own: no link, or the words go on.
    check(
        "<div><p>Related</p><p>The harbour is lit at night again.</p></div>",
        "",
        &["1 The", "2 The", "Related", "The harbour", "3 The", "4 The"],
    );
    check(
        "<div><p>Related work on ships</p><p><a href=/x>One</a> and two</p></div>",
        "",
        &["1 The", "2 The", "Related work", "One and", "3 The", "4 The"],
    );
}

#[test]
fn who_wrote_it_is_no_part_of_the_text() {
    let check = |start: &str, expected: &[&str]| {
        let head = "<meta name=author content='Ada Hill'>";
        let body =
            format!("<article>{start} PROSE 1 PROSE 2 PROSE 3 PROSE 4 PROSE 5 PROSE 6 PROSE 7</article>");
        let shown = shown(&built(head, &body));
        assert_eq!(shown[..shown.len() - 7], *expected, "{start}");
    };
    check("<p>Ada Hill</p>", &[]);
    check(
        "<p>Ada is an experienced journalist who has covered ships for five years, with a focus on yards.</p>",
        &[],
    );
    check(
        "<p>Ada is a town in the north, where ships have been built for a hundred years and more.</p>",
        &["Ada is"],
    );
}

#[test]
fn details_between_summary_and_text_are_no_text() {
    let details = "<p>Posted on</p><p>Nov 21, 2025</p><p>Reading time</p><p>5 Minutes</p><p>Written by</p><p>Ada Hill, editor</p>";
    let body = format!("<article><h1>Ships are built</h1>PROSE 1{details}PROSE 2 PROSE 3</article>");
    let article = built("<title>Ships are built</title>", &body);
    assert_eq!(shown(&article), ["Ships are", "1 The", "2 The", "3 The"]);
}

#[test]
fn the_dates_of_a_diary_are_kept() {
    let days: String = (1..=4)
        .map(|day| format!("<p>{day} March 2026</p>PROSE {day}"))
        .collect();
    let article = built(
        "<title>A diary</title>",
        &format!("<article><h1>A diary</h1>PROSE 9{days}</article>"),
    );
    assert_eq!(
        shown(&article)
            .iter()
            .filter(|words| words.ends_with("March"))
            .count(),
        4
    );
}

#[test]
fn a_line_that_leads_to_another_story_is_hidden() {
    let check = |line: &str, kept: bool| {
        let article = built(
            "",
            &format!("<article>PROSE 1 PROSE 2<p>{line}</p>PROSE 3 PROSE 4</article>"),
        );
        assert_eq!(article.visible().count() == 5, kept, "{line}");
    };
    check("Read more: <a href=/x>Ministers meet in Oslo</a>", false);
    check(
        "LE PUEDE INTERESAR: <a href=/x>Los ministros se reúnen en Oslo</a>",
        false,
    );
    check("Related: they met in Oslo, <a href=/x>he said</a>.", true);
}

#[test]
fn a_box_of_the_articles_own_is_part_of_it() {
    let check = |aside: &str, expected: &[&str]| {
        let article = built(
            "",
            &format!("<article>PROSE 1 PROSE 2<aside>{aside}</aside>PROSE 3 PROSE 4 PROSE 5</article>"),
        );
        assert_eq!(shown(&article), expected, "{aside}");
    };
    check(
        "PROSE 6 PROSE 7 PROSE 8",
        &[
            "1 The", "2 The", "6 The", "7 The", "8 The", "3 The", "4 The", "5 The",
        ],
    );
    // A sentence said again in large letters, teasers, what a box says of itself.
    check("PROSE 1", &["1 The", "2 The", "3 The", "4 The", "5 The"]);
    check(
        "<a href=/x>PROSE 6</a> <a href=/y>PROSE 7</a> <a href=/z>PROSE 8</a>",
        &["1 The", "2 The", "3 The", "4 The", "5 The"],
    );
    check(
        "<div class=newsletter>PROSE 6 PROSE 7 PROSE 8</div>",
        &["1 The", "2 The", "3 The", "4 The", "5 The"],
    );
}
