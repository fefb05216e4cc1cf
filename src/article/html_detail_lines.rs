//! Lines of a web page that say who wrote the article and when: no part of the text.

use super::details;

/// Beginnings of lines that say who wrote an article and when, in lower case.
const DETAILS: [&str; 17] = [
    "by ",
    "by:",
    "written by",
    "posted",
    "published",
    "updated",
    "last updated",
    "author",
    "reviewed by",
    "share",
    "date:",
    "fact checked",
    "medically reviewed",
    "edited by",
    "table of contents",
    "in this article",
    "contents",
];

/// "By Ada Hill | Published 3 March 2026" on one line, however the parts run into each other.
pub(super) fn is_dated_byline(text: &str) -> bool {
    let lower = text.to_lowercase();
    let dated = ["published", "updated", "posted"]
        .iter()
        .find_map(|word| lower.split_once(word));
    lower.starts_with("by ")
        && text.chars().count() < 140
        && dated.is_some_and(|(_, rest)| details::date(rest.trim_start_matches([':', ' '])).is_some())
}

/// "By …", dates, reading times: what a page says of itself between headline and text.
pub(super) fn is_detail_line(text: &str) -> bool {
    let lower = text.to_lowercase();
    let chars = text.chars().count();
    chars < 140
        && (DETAILS.iter().any(|start| lower.starts_with(start))
            || ["min read", "minute read", "minutes read", "min. read"]
                .iter()
                .any(|words| lower.contains(words))
            || (chars < 60 && details::date(text).is_some()))
}

/// Lines that are nothing but the name of a detail, in lower case without a colon.
const LABELS: [&str; 26] = [
    "posted",
    "posted on",
    "posted by",
    "published",
    "published on",
    "updated",
    "updated on",
    "updated at",
    "last updated",
    "last updated on",
    "reviewed by",
    "written by",
    "edited by",
    "by",
    "author",
    "authors",
    "date",
    "reading time",
    "read time",
    "table of contents",
    "contents",
    "in this article",
    "on this page",
    "share",
    "medically reviewed by",
    "fact checked by",
];

/// What names a person on the next line.
const OF_PERSONS: [&str; 7] = [
    "by",
    "author",
    "authors",
    "written by",
    "reviewed by",
    "edited by",
    "posted by",
];

fn label(line: &str) -> String {
    line.trim().trim_end_matches(':').trim_end().to_lowercase()
}

/// Whether a line at the beginning is the name of a detail or the time that reading takes, and nothing else:
/// so it stands over the text, whatever is written before it.
pub(super) fn is_bare_detail(line: &str) -> bool {
    let lower = label(line);
    if lower.chars().count() > 30 {
        return false;
    }
    let minutes = lower
        .split_once(|c: char| c.is_whitespace() || c == '-')
        .is_some_and(|(number, unit)| {
            let unit = unit
                .trim_end_matches(" read")
                .trim_end_matches("-read")
                .trim_end_matches('.');
            number.parse::<u32>().is_ok() && matches!(unit, "min" | "mins" | "minute" | "minutes")
        });
    LABELS.contains(&lower.as_str()) || minutes
}

/// Whether a line is the name of a detail that a person's name follows.
pub(super) fn asks_for_a_person(line: &str) -> bool {
    OF_PERSONS.contains(&label(line).as_str())
}

/// Whether a line is a date with little room for anything else.
pub(super) fn is_date_alone(line: &str) -> bool {
    details::date(line).is_some() && line.chars().count() <= 20 && line.split_whitespace().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_details_are_told_from_sentences() {
        let check = |line: &str, expected: bool| assert_eq!(is_bare_detail(line), expected, "{line}");
        check("Posted on", true);
        check("Reading time:", true);
        check("5 Minutes", true);
        check("3 MIN. READ", true);
        check("12-minute read", true);
        check("5 ministers met", false);
        check("Authors of the plan", false);
        check("The date", false);
        let check = |line: &str, expected: bool| assert_eq!(is_date_alone(line), expected, "{line}");
        check("Nov 21, 2018", true);
        check("Wed, 3 March 2026", true);
        check("Since 3 March 2026 ships sail", false);
        check("March", false);
    }

    #[test]
    fn lines_about_the_article_are_told_from_its_text() {
        let check = |line: &str, detail: bool, byline: bool| {
            assert_eq!(
                (is_detail_line(line), is_dated_byline(line)),
                (detail, byline),
                "{line}"
            );
        };
        check("By Ada HillPublished: Mar 3, 2026", true, true);
        check("By Ada Hill | Updated 3 March 2026", true, true);
        check("By Ada Hill", true, false);
        check("4 minute read", true, false);
        check("By March the yard had published its plan.", true, false);
        check(
            "The yard published its plan of twelve vessels on 3 March 2026, a day late.",
            false,
            false,
        );
    }
}
