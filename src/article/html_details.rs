//! Title, authors, outlet, dates, address and language of a web page: JSON-LD, meta elements, time
//! elements and headings, ranked. Each date says where it was found; a changed date is never taken
//! for the date of publication.

use super::html::one_line;
use super::{DateKind, FoundDate, details};
use dom_query::Document;
use serde_json::Value;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) site: Option<String>,
    pub(super) dates: Vec<FoundDate>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

impl Details {
    pub(super) fn of(page: &Document) -> Self {
        let linked = linked_data(page);
        let meta = |names: &[&str]| names.iter().find_map(|name| meta(page, name));
        Self {
            title: title(page, &linked),
            authors: authors(page, &linked),
            site: meta(&["og:site_name", "application-name"]).or_else(|| {
                linked
                    .iter()
                    .find_map(|object| object.get("publisher")?.get("name")?.as_str().map(one_line))
            }),
            dates: dates(page, &linked),
            url: attribute(page, "link[rel=canonical]", "href")
                .or_else(|| meta(&["og:url"]))
                .filter(|url| is_web(url)),
            language: attribute(page, "html", "lang")
                .or_else(|| meta(&["og:locale"]))
                .map(|tag| tag.replace('_', "-")),
        }
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    let value = one_line(&page.select_single(selector).attr(name)?);
    (!value.is_empty()).then_some(value)
}

fn meta(page: &Document, name: &str) -> Option<String> {
    attribute(
        page,
        &format!("meta[property=\"{name}\"], meta[name=\"{name}\"]"),
        "content",
    )
}

/// The articles of a page's JSON-LD.
fn linked_data(page: &Document) -> Vec<Value> {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    let mut found = Vec::new();
    for script in scripts.nodes().iter().take(20) {
        if let Ok(value) = serde_json::from_str::<Value>(&script.text()) {
            collect(value, &mut found, 0);
        }
    }
    found
}

fn collect(value: Value, found: &mut Vec<Value>, depth: usize) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(values) => values
            .into_iter()
            .take(50)
            .for_each(|value| collect(value, found, depth + 1)),
        Value::Object(mut object) => {
            if let Some(graph) = object.remove("@graph") {
                collect(graph, found, depth + 1);
            }
            let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
            if kind.contains("Article") || kind.contains("Posting") || kind.contains("Report") {
                found.push(Value::Object(object));
            }
        }
        _ => {}
    }
}

/// The h1 if most of its words stand in `<title>` or og:title, else the stated headline, else the
/// longest part of `<title>`.
fn title(page: &Document, linked: &[Value]) -> Option<String> {
    let tag = one_line(&page.select_single("title").text());
    let open_graph = meta(page, "og:title")
        .or_else(|| meta(page, "twitter:title"))
        .unwrap_or_default();
    let shares = |heading: &str| {
        let words: Vec<String> = heading.split_whitespace().map(str::to_lowercase).collect();
        let stated = format!("{tag} {open_graph}").to_lowercase();
        let shared = words.iter().filter(|word| stated.contains(word.as_str())).count();
        !words.is_empty() && shared * 10 >= words.len() * 6
    };
    let headings: Vec<String> = page
        .select("h1")
        .nodes()
        .iter()
        .map(|node| one_line(&node.text()))
        .collect();
    if let Some(heading) = headings.iter().find(|heading| shares(heading)) {
        return Some(heading.clone());
    }
    let headline = linked
        .iter()
        .find_map(|object| object.get("headline")?.as_str().map(one_line));
    let longest = parts(&tag).into_iter().max_by_key(|part| part.len());
    headline
        .filter(|text| !text.is_empty())
        .or_else(|| longest.filter(|text| !text.is_empty()))
        .or_else(|| (!open_graph.is_empty()).then_some(open_graph))
        .or_else(|| headings.into_iter().find(|heading| !heading.is_empty()))
}

/// The parts of a `<title>` between its separators.
fn parts(tag: &str) -> Vec<String> {
    let one = [" | ", " – ", " — ", " :: "]
        .iter()
        .fold(tag.to_owned(), |text, separator| text.replace(separator, " - "));
    one.split(" - ").map(one_line).collect()
}

/// Authors of the JSON-LD, else of the meta elements, else of a byline.
fn authors(page: &Document, linked: &[Value]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for object in linked {
        let list = match object.get("author") {
            Some(Value::Array(list)) => list.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        for author in list {
            let name = author
                .get("name")
                .and_then(Value::as_str)
                .or_else(|| author.as_str());
            names.extend(name.map(details::split_names).unwrap_or_default());
        }
    }
    if names.is_empty() {
        let stated = ["author", "article:author", "parsely-author", "dc.creator", "byl"];
        let stated = stated
            .iter()
            .filter_map(|name| meta(page, name))
            .find(|name| !is_web(name));
        names = stated
            .map(|name| details::split_names(name.trim_start_matches("By ")))
            .unwrap_or_default();
    }
    if names.is_empty() {
        let places = "[rel=author], [itemprop=author], .byline, .author, .article__author, .c-byline";
        for node in page.select(places).nodes().iter().take(5) {
            let text = one_line(&node.text());
            let line = if text.starts_with("By ") || text.starts_with("by ") {
                text
            } else {
                format!("By {text}")
            };
            if let Some(found) = details::byline(&line) {
                names = found;
                break;
            }
        }
    }
    let mut seen = Vec::new();
    names.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    names
}

fn dates(page: &Document, linked: &[Value]) -> Vec<FoundDate> {
    let mut found: Vec<FoundDate> = Vec::new();
    let mut add = |kind, text: Option<String>, found_in: &str| {
        if let Some(value) = text.and_then(|text| details::date(&text)) {
            found.push(FoundDate {
                kind,
                value,
                found_in: found_in.to_owned(),
            });
        }
    };
    for object in linked {
        let field = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        add(
            DateKind::Published,
            field("datePublished"),
            "JSON-LD datePublished",
        );
        add(DateKind::Updated, field("dateModified"), "JSON-LD dateModified");
    }
    for name in [
        "article:published_time",
        "og:published_time",
        "date",
        "pubdate",
        "publishdate",
        "dc.date",
        "parsely-pub-date",
    ] {
        add(DateKind::Published, meta(page, name), &format!("meta {name}"));
    }
    add(
        DateKind::Updated,
        meta(page, "article:modified_time"),
        "meta article:modified_time",
    );
    add(
        DateKind::Published,
        attribute(page, "time[datetime]", "datetime"),
        "first time element",
    );
    add(
        DateKind::Published,
        attribute(page, "link[rel=canonical]", "href").and_then(|url| address_date(&url)),
        "address",
    );
    found
}

/// A date in an address ("/2026/01/19/").
fn address_date(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            details::date(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => None,
    })
}
