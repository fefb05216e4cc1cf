//! When a page was published and changed: every date with where it was found, best first. A date of
//! change is never taken for the date of publication while another one is known.

use super::dates::{Order, date_in};
use super::html_blocks::Page;
use super::html_hints::Hints;
use super::html_marks::MarkKind;
use super::html_stated::Stated;
use super::{DateKind, FoundDate};
use serde_json::Value;
use std::ops::Range;

/// Meta elements that state the date of publication, the most exact first.
const PUBLISHED: [&str; 25] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "published_date",
    "publication_date",
    "date",
    "cxenseparse:recs:publishtime",
];
const UPDATED: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "dc.date.modified",
];

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

/// The dates of a page, best first; `body` is where the article stands among the blocks.
pub(super) fn dates(
    stated: &Stated,
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    html: &str,
) -> Vec<FoundDate> {
    let order = match stated.language.as_deref() {
        Some("en-US" | "en-us") => Order::MonthFirst,
        Some(tag) if !tag.starts_with("en") => Order::DayFirst,
        _ => Order::MonthFirst,
    };
    let mut found = Found {
        dates: Vec::new(),
        order,
    };
    for object in stated.articles() {
        found.field(object, "datePublished", DateKind::Published);
        found.field(object, "dateModified", DateKind::Updated);
    }
    for name in PUBLISHED {
        found.add(
            DateKind::Published,
            stated.metas(name).next(),
            &format!("meta {name}"),
        );
    }
    let visible = visible(page, around, body, order);
    for (kind, value, place) in &visible {
        found.push(*kind, value.clone(), place);
    }
    for object in stated.linked.iter().skip(stated.articles().count()) {
        found.field(object, "datePublished", DateKind::Published);
        found.field(object, "dateModified", DateKind::Updated);
    }
    for name in UPDATED {
        found.add(
            DateKind::Updated,
            stated.metas(name).next(),
            &format!("meta {name}"),
        );
    }
    let address = stated.url.as_deref().and_then(in_address);
    found.add(DateKind::Published, address.as_deref(), ADDRESS);
    if !found.dates.iter().any(|date| date.kind == DateKind::Published) {
        let script = in_script(html);
        found.add(DateKind::Published, script.as_deref(), "script");
    }
    found.settle(&visible);
    if !found.dates.iter().any(|date| date.kind == DateKind::Published)
        && let Some((value, place)) = elsewhere(stated, page, around, body, order)
        && !found.dates.iter().any(|date| date.value == value)
    {
        found.push(DateKind::Published, value, place);
    }
    found.dates
}

const BESIDE: &str = "beside the headline";
const ADDRESS: &str = "address";

/// Days between two dates, months taken as 31 days.
fn apart(one: &str, other: &str) -> i64 {
    let days = |date: &str| {
        let mut parts = date.split('-').filter_map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some((year * 12 + month) * 31 + day)
    };
    days(one)
        .zip(days(other))
        .map_or(0, |(one, other)| (one - other).abs())
}

/// The date with day and month changed over.
fn swapped(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{year}-{day}-{month}"))
}

/// A date anywhere in the page up to the end of the text, for want of a better one.
fn elsewhere(
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
    let lines = blocks
        .iter()
        .filter(|block| block.chars <= 80 && !hints(block.scope).any(ELSEWHERE));
    if let Some(value) = lines
        .filter(|block| !is_change(&block.text))
        .find_map(|block| date_in(&block.text, order))
    {
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
const ELSEWHERE: Hints = Hints::RELATED
    .with(Hints::COMMENTS)
    .with(Hints::NAVIGATION)
    .with(Hints::ADVERT)
    .with(Hints::FOOTER);

struct Found {
    dates: Vec<FoundDate>,
    order: Order,
}

impl Found {
    fn field(&mut self, object: &Value, name: &str, kind: DateKind) {
        self.add(
            kind,
            object.get(name).and_then(Value::as_str),
            &format!("JSON-LD {name}"),
        );
    }

    fn add(&mut self, kind: DateKind, text: Option<&str>, place: &str) {
        if let Some(value) = text.and_then(|text| date_in(text, self.order)) {
            self.push(kind, value, place);
        }
    }

    /// What the reader sees beside the headline goes before what the page states for machines, unless
    /// the two are so close that only the time zone parts them.
    fn settle(&mut self, visible: &[(DateKind, String, &'static str)]) {
        let Some(first) = self
            .dates
            .iter()
            .find(|date| date.kind == DateKind::Published)
            .map(|date| date.value.clone())
        else {
            return;
        };
        let shown = visible
            .iter()
            .find(|(kind, _, place)| *kind == DateKind::Published && *place == BESIDE);
        let address = self
            .dates
            .iter()
            .find(|date| date.found_in == ADDRESS)
            .map(|date| date.value.clone());
        let parted = |shown: &str| apart(shown, &first) > 2 || address.as_deref() == Some(shown);
        let Some((_, shown, _)) = shown.filter(|(_, shown, _)| parted(shown)) else {
            return;
        };
        // A stated date with day and month the other way round is the same date, read aright.
        let swapped = swapped(shown);
        if self
            .dates
            .iter()
            .any(|date| Some(&date.value) == swapped.as_ref() && date.found_in != BESIDE)
        {
            return;
        }
        if let Some(at) = self
            .dates
            .iter()
            .position(|date| date.value == *shown && date.kind == DateKind::Published)
        {
            let date = self.dates.remove(at);
            self.dates.insert(0, date);
        }
    }

    fn push(&mut self, kind: DateKind, value: String, place: &str) {
        let known = self
            .dates
            .iter()
            .any(|date| date.kind == kind && date.value == value && date.found_in == place);
        if !known {
            self.dates.push(FoundDate {
                kind,
                value,
                found_in: place.to_owned(),
            });
        }
    }
}

/// How many blocks before the text are looked at for a date line, and how many behind it.
const BEFORE: usize = 12;
const BEHIND: usize = 6;

/// Dates that the reader sees near the article: `time` elements and short lines.
fn visible(
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    order: Order,
) -> Vec<(DateKind, String, &'static str)> {
    let elsewhere = Hints::RELATED
        .with(Hints::COMMENTS)
        .with(Hints::NAVIGATION)
        .with(Hints::ADVERT);
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
        if let (Some(place), false) = (near(mark.block), hints(mark.scope).any(elsewhere))
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
        if block.chars > 140 || hints(block.scope).any(elsewhere) {
            continue;
        }
        let lower = block.text.to_lowercase();
        let labelled = ["published", "posted", "updated", "date", "by "]
            .iter()
            .any(|word| lower.contains(word));
        let line = block.chars <= 60 || labelled;
        if let (true, Some(value)) = (
            line && (block.kind == super::BlockKind::Paragraph
                || block.kind == super::BlockKind::ListItem
                || labelled),
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

fn is_change(text: &str) -> bool {
    let lower = text.to_lowercase();
    CHANGED.iter().any(|word| lower.contains(word))
}

/// A date in an address ("/2026/01/19/", "/2026-01-19-…").
fn in_address(url: &str) -> Option<String> {
    let path = url.split("://").nth(1)?;
    let parts: Vec<&str> = path.split('/').collect();
    let three = parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            date_in(&format!("{year}-{month:0>2}-{day:0>2}"), Order::Unknown)
        }
        _ => None,
    });
    three.or_else(|| {
        let one = parts.iter().skip(1).find(|part| {
            part.get(..10).is_some_and(|head| {
                head.bytes().filter(|byte| *byte == b'-').count() == 2 && head.starts_with("20")
            })
        })?;
        date_in(one.get(..10)?, Order::Unknown)
    })
}

/// The first "datePublished" or the like in the page's scripts.
fn in_script(html: &str) -> Option<String> {
    [
        "datePublished",
        "published_at",
        "publishedAt",
        "publishDate",
        "published_on",
        "publish_date",
        "publication_date",
    ]
    .iter()
    .find_map(|name| {
        let at = html.find(name)? + name.len();
        let rest: String = html.get(at..)?.chars().take(40).collect();
        let value: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).collect();
        let skipped = rest.chars().take_while(|c| !c.is_ascii_digit()).count();
        (skipped <= 8).then(|| date_in(value.get(..10)?, Order::Unknown))?
    })
}
