//! Who wrote a page: JSON-LD and meta elements, then elements that are called author or byline, then
//! lines that begin with "By".

use super::details::{byline, is_name, split_names};
use super::furniture::folded;
use super::html_blocks::Page;
use super::html_hints::Hints;
use super::html_marks::MarkKind;
use super::html_stated::{Stated, words};
use super::words::one_line;
use serde_json::Value;
use std::ops::Range;

const META: [&str; 10] = [
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "sailthru.author",
    "og:author",
    "article:author_name",
];

/// The authors in the order of the byline.
pub(super) fn authors(stated: &Stated, page: &Page, around: &[Hints], body: &Range<usize>) -> Vec<String> {
    let site = stated.site().map(|site| folded(&site)).unwrap_or_default();
    let is_person = |name: &String| folded(name) != site && name.contains(' ');
    let linked = cleaned(linked(stated));
    if !linked.is_empty() && linked.iter().all(is_person) {
        return linked;
    }
    let meta = cleaned(from_meta(stated));
    if !meta.is_empty() && meta.iter().all(is_person) {
        return meta;
    }
    let shown = cleaned(shown(page, around, body));
    [shown, linked, meta]
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// Authors of the JSON-LD article.
fn linked(stated: &Stated) -> Vec<String> {
    for object in stated.articles().chain(stated.linked.iter()) {
        let list = match object.get("author").or_else(|| object.get("creator")) {
            Some(Value::Array(list)) => list.clone(),
            Some(one) => vec![one.clone()],
            None => continue,
        };
        let mut names = Vec::new();
        for author in list {
            let named = author
                .get("@id")
                .and_then(Value::as_str)
                .and_then(|id| stated.by_id(id))
                .and_then(|person| person.get("name").cloned());
            let name = author.get("name").cloned().or(named).unwrap_or(author);
            match name {
                Value::Array(list) => names.extend(list.iter().filter_map(words)),
                one => names.extend(words(&one).map(|name| split_names(&name)).unwrap_or_default()),
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

fn from_meta(stated: &Stated) -> Vec<String> {
    for name in META {
        let names: Vec<String> = stated
            .metas(name)
            .filter(|value| !value.contains("://"))
            .flat_map(split_names)
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    // The label and the value of a preview card.
    let label = stated
        .meta(&["twitter:label1"])
        .unwrap_or_default()
        .to_lowercase();
    let written = label.contains("by")
        || label.contains("von")
        || label.contains("par")
        || label.contains("por")
        || label.contains("author");
    stated
        .meta(&["twitter:data1"])
        .filter(|_| written)
        .map(|names| split_names(&names))
        .unwrap_or_default()
}

/// How far before the text a byline may stand, in blocks.
const BEFORE: usize = 14;

/// Authors that the reader sees.
fn shown(page: &Page, around: &[Hints], body: &Range<usize>) -> Vec<String> {
    let elsewhere = Hints::RELATED
        .with(Hints::COMMENTS)
        .with(Hints::NAVIGATION)
        .with(Hints::FOOTER);
    let hints = |scope: usize| around.get(scope).copied().unwrap_or_default();
    let near = |index: usize| index + BEFORE >= body.start && index < body.start + 4;
    for block in page
        .blocks
        .iter()
        .enumerate()
        .filter(|(index, _)| near(*index))
        .map(|(_, block)| block)
    {
        if block.chars <= 120
            && !hints(block.scope).any(elsewhere)
            && let Some(names) = line(&block.text)
        {
            return names;
        }
    }
    let marks = || {
        page.marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Author && !hints(mark.scope).any(elsewhere))
    };
    let behind = |index: usize| index >= body.end.saturating_sub(3) && index < body.end + 12;
    let first = marks()
        .filter(|mark| near(mark.block))
        .chain(marks().filter(|mark| behind(mark.block)));
    for mark in first {
        for text in mark.text.lines() {
            let names = line(text).or_else(|| {
                let names = split_names(text);
                (text.chars().count() <= 60
                    && !names.is_empty()
                    && names.iter().all(|name| is_name(name) && name.contains(' ')))
                .then_some(names)
            });
            if let Some(names) = names {
                return names;
            }
        }
    }
    Vec::new()
}

/// "By Ada Berg", "Written by …", also with a date or a role behind a mark.
fn line(text: &str) -> Option<Vec<String>> {
    let starts = [
        "Written by ",
        "Posted by ",
        "Author: ",
        "Words by ",
        "By: ",
        "Von ",
        "von ",
        "Par ",
        "Por ",
        "Di ",
        "Text: ",
    ];
    let rest = starts.iter().find_map(|start| text.strip_prefix(start));
    let line = rest.map_or_else(|| text.to_owned(), |rest| format!("By {rest}"));
    let line = line
        .split([',', '|', '•', '·', '–', '('])
        .next()
        .map_or(String::new(), one_line);
    let whole = byline(&text.replace("Written by ", "By "));
    whole
        .or_else(|| byline(&line))
        .filter(|names| names.iter().all(|name| name.chars().count() >= 3))
}

/// Names without labels and repeats.
fn cleaned(names: Vec<String>) -> Vec<String> {
    let mut clean: Vec<String> = Vec::new();
    for name in names {
        let name = one_line(&name);
        let name = ["By ", "by ", "BY ", "Written by "]
            .iter()
            .find_map(|start| name.strip_prefix(start))
            .unwrap_or(&name);
        let name = name.split(" | ").next().unwrap_or(name).trim();
        let generic = matches!(
            folded(name).as_str(),
            "admin"
                | "administrator"
                | "editor"
                | "staff"
                | "guest"
                | "author"
                | "user"
                | "webmaster"
                | "unknown"
        );
        if !name.is_empty()
            && !generic
            && name.chars().count() <= 80
            && !name.contains('@')
            && !clean.iter().any(|known| folded(known) == folded(name))
        {
            clean.push(name.to_owned());
        }
    }
    clean
}
