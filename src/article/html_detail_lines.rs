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

#[cfg(test)]
mod tests {
    use super::*;

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
