//! When a page was published and changed: every date with where it was found, best first. A date of
//! change is never taken for the date of publication while another one is known. What the reader sees of
//! them is found in `html_shown_dates`.

use super::dates::{Order, date_in, order_of};
use super::html_blocks::Page;
use super::html_hints::Hints;
use super::html_shown_dates::{BESIDE, changed_elsewhere, elsewhere, visible};
use super::html_stated::Stated;
use super::{DateKind, FoundDate};
use serde_json::Value;
use std::collections::BTreeSet;
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

/// The dates of a page, best first; `body` is where the article stands among the blocks.
pub(super) fn dates(
    stated: &Stated,
    page: &Page,
    around: &[Hints],
    body: &Range<usize>,
    html: &str,
) -> Vec<FoundDate> {
    let order = order(stated.language.as_deref(), page);
    let mut found = Found {
        dates: Vec::new(),
        order,
    };
    for object in stated.articles() {
        found.fields(object);
    }
    found.metas(stated, &PUBLISHED, DateKind::Published);
    let visible = visible(page, around, body, order);
    for (kind, value, place) in &visible {
        found.push(*kind, value.clone(), place);
    }
    for object in stated.linked.iter().skip(stated.articles().count()) {
        found.fields(object);
    }
    found.metas(stated, &UPDATED, DateKind::Updated);
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
    if found.dates.is_empty()
        && let Some(value) = changed_elsewhere(page, around, body, order)
    {
        found.push(DateKind::Updated, value, "a line of its own");
    }
    found.dates
}

/// Which of day and month stands first on this page: as a date says that can be read in one way only, or
/// one that is named in words elsewhere, else as the page's language has it.
fn order(language: Option<&str>, page: &Page) -> Order {
    let lines = || {
        page.blocks
            .iter()
            .filter(|block| block.chars <= 140)
            .map(|block| block.text.as_str())
    };
    let named: BTreeSet<String> = lines().filter_map(|line| date_in(line, Order::Unknown)).collect();
    let said = |line: &str| {
        let orders = [Order::DayFirst, Order::MonthFirst].into_iter();
        let mut fit = orders.filter(|order| date_in(line, *order).is_some_and(|date| named.contains(&date)));
        // A date that reads the same in both is named by itself.
        fit.next().filter(|_| fit.next().is_none())
    };
    let told = lines().find_map(order_of).or_else(|| lines().find_map(said));
    told.unwrap_or_else(|| {
        let tag = language.unwrap_or("en").to_lowercase();
        let day_first = ["en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in"];
        if !tag.starts_with("en") || day_first.contains(&tag.as_str()) {
            Order::DayFirst
        } else {
            Order::MonthFirst
        }
    })
}

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

struct Found {
    dates: Vec<FoundDate>,
    order: Order,
}

impl Found {
    /// The dates of an object of linked data.
    fn fields(&mut self, object: &Value) {
        for (name, kind) in [
            ("datePublished", DateKind::Published),
            ("dateModified", DateKind::Updated),
        ] {
            let text = object.get(name).and_then(Value::as_str);
            self.add(kind, text, &format!("JSON-LD {name}"));
        }
    }

    /// The dates of meta elements with these names.
    fn metas(&mut self, stated: &Stated, names: &[&str], kind: DateKind) {
        for name in names {
            let place = format!("{}{name}", FoundDate::META);
            self.add(kind, stated.metas(name).next(), &place);
        }
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
