//! The dates that a reader sees on a page: `time` elements, date lines near the article, and, for want of
//! a better one, a date anywhere up to the end of the text.

use super::dates::{Order, date_in};
use super::html_blocks::Page;
use super::html_hints::Hints;
use super::html_marks::MarkKind;
use super::html_stated::Stated;
use super::{BlockKind, DateKind};
use std::ops::Range;

/// Where the date line of an article stands.
pub(super) const BESIDE: &str = "beside the headline";

/// Words that say that a date is one of change, in lower case.
const CHANGED: [&str; 12] = [
    "updated",
    "modified",
    "last update",
    "reviewed",
    "aktualisiert",
    "geändert",
    "stand:",
    "mis à jour",
    "actualizado",
    "aggiornat",
    "atualizado",
    "bijgewerkt",
];

/// How many blocks before the text are looked at for a date line, and how many behind it.
const BEFORE: usize = 12;
const BEHIND: usize = 6;

/// Letters of a line that is little but a date: behind the text there are references and other stories,
/// whose lines have dates of their own.
const ALONE: usize = 25;

/// Dates that the reader sees near the article: `time` elements and short lines.
pub(super) fn visible(
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    order: Order,
) -> Vec<(DateKind, String, &'static str)> {
    let near = |index: usize| {
        if index + BEFORE >= body.start && index < body.start + 4 {
            Some(BESIDE)
        } else if index + 2 >= body.end && index < body.end + BEHIND {
            Some("below the text")
        } else {
            None
        }
    };
    let mut found = Vec::new();
    let hints = |scope: usize| around.get(scope).copied().unwrap_or_default();
    for mark in page.marks.iter().filter(|mark| mark.kind != MarkKind::Author) {
        if let (Some(place), false) = (near(mark.block), hints(mark.scope).any(OF_OTHERS))
            && let Some(value) = date_in(&mark.text, order)
        {
            let before = page
                .blocks
                .get(mark.block.saturating_sub(1)..=mark.block)
                .unwrap_or_default();
            let said = before
                .iter()
                .any(|block| block.chars < 80 && is_change(&block.text));
            let kind = if mark.kind == MarkKind::Changed || said {
                DateKind::Updated
            } else {
                DateKind::Published
            };
            found.push((kind, value, place));
        }
    }
    for (index, block) in page.blocks.iter().enumerate() {
        let Some(place) = near(index) else { continue };
        if block.chars > 140 || hints(block.scope).any(OF_OTHERS) {
            continue;
        }
        let lower = block.text.to_lowercase();
        let labelled = ["published", "posted", "updated", "date", "by "]
            .iter()
            .any(|word| lower.contains(word));
        let most = if place == BESIDE { 60 } else { ALONE };
        let line = block.chars <= most || labelled;
        if let (true, Some(value)) = (
            line && (block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem || labelled),
            date_in(&block.text, order),
        ) {
            let change = lower.find("published").is_none()
                && (is_change(&block.text)
                    || index
                        .checked_sub(1)
                        .and_then(|before| page.blocks.get(before))
                        .is_some_and(|before| before.chars < 30 && is_change(&before.text)));
            found.push((
                if change {
                    DateKind::Updated
                } else {
                    DateKind::Published
                },
                value,
                place,
            ));
        }
    }
    found.sort_by_key(|(_, _, place)| *place != BESIDE);
    found
}

/// A date on a line behind one that says what it is, anywhere on the page.
fn labelled(page: &Page, around: &[Hints], order: Order) -> Option<String> {
    let labels = [
        "published",
        "published on",
        "date published",
        "publication date",
        "posted",
        "posted on",
        "date",
    ];
    page.blocks.windows(2).find_map(|pair| {
        let [label, line] = pair else { return None };
        let words = label.text.trim().trim_end_matches(':').to_lowercase();
        let own = !around.get(line.scope).copied().unwrap_or_default().any(OF_OTHERS);
        (own && labels.contains(&words.as_str()) && line.chars <= 40).then(|| date_in(&line.text, order))?
    })
}

/// A date of change on a line of its own anywhere up to the end of the text.
pub(super) fn changed_elsewhere(
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    order: Order,
) -> Option<String> {
    let end = (body.end + BEHIND).min(page.blocks.len());
    let lines = page.blocks.get(..end)?.iter().filter(|block| {
        let hints = around.get(block.scope).copied().unwrap_or_default();
        block.chars <= 140 && !hints.any(ELSEWHERE) && is_change(&block.text)
    });
    lines.into_iter().find_map(|block| date_in(&block.text, order))
}

/// Whether words say that the date beside them is one of change.
fn is_change(text: &str) -> bool {
    let lower = text.to_lowercase();
    CHANGED.iter().any(|word| lower.contains(word))
}

/// A date anywhere in the page up to the end of the text, for want of a better one.
pub(super) fn elsewhere(
    stated: &Stated,
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    order: Order,
) -> Option<(String, &'static str)> {
    let hints = |scope: usize| around.get(scope).copied().unwrap_or_default();
    let marks = page.marks.iter().filter(|mark| {
        mark.kind == MarkKind::Time && mark.block <= body.end + BEHIND && !hints(mark.scope).any(ELSEWHERE)
    });
    let mut marks = marks.filter_map(|mark| date_in(&mark.text, order));
    if let Some(value) = marks.next() {
        return Some((value, "first time element"));
    }
    let heading = stated
        .headings
        .iter()
        .map(|(_, words)| words.as_str())
        .chain([stated.tag.as_str()]);
    let start = |text: &str| date_in(&text.chars().take(40).collect::<String>(), order);
    let blocks = page
        .blocks
        .get(..(body.end + BEHIND).min(page.blocks.len()))
        .unwrap_or_default();
    let lines = blocks.iter().enumerate().filter(|(index, block)| {
        let most = if *index < body.end { 80 } else { ALONE };
        block.chars <= most && !hints(block.scope).any(ELSEWHERE)
    });
    if let Some(value) = lines
        .map(|(_, block)| block)
        .filter(|block| !is_change(&block.text))
        .find_map(|block| date_in(&block.text, order))
    {
        return Some((value, "a line of its own"));
    }
    if let Some(value) = labelled(page, around, order) {
        return Some((value, "a line of its own"));
    }
    let first = page
        .blocks
        .get(body.clone())
        .unwrap_or_default()
        .iter()
        .take(4)
        .find_map(|block| start(&block.text));
    if let Some(value) = first {
        return Some((value, "the beginning of the text"));
    }
    heading
        .filter_map(|words| date_in(words, order))
        .next()
        .map(|value| (value, "a heading"))
}

/// Parts of a page whose dates are those of other things.
const OF_OTHERS: Hints = Hints::RELATED
    .with(Hints::COMMENTS)
    .with(Hints::NAVIGATION)
    .with(Hints::ADVERT);
/// The same far from the article, where the foot of the page is one of them.
const ELSEWHERE: Hints = OF_OTHERS.with(Hints::FOOTER);
