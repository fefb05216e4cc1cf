//! The JSON of `attache read` and `attache find`, as the command line promises it to scripts.

use super::finding::Search;
use crate::article::worker::Answer;
use crate::article::{Area, Article, Block, BlockKind, CharRange, DateKind, PageLine, pieces_in};
use crate::find::{FoundKeyPoint, FoundQuotation, Statement};
use serde_json::{Map, Value, json};

/// One object for `attache read`; `frozen` adds the whole frozen text.
pub(super) fn article(file: &str, answer: &Answer, frozen: bool) -> Value {
    let problems: Vec<&str> = answer
        .problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    let parts: Vec<Value> = answer
        .parts
        .iter()
        .map(|part| json!({ "file": part.file, "media_type": part.media_type, "bytes": part.bytes.len() }))
        .collect();
    let Some(article) = &answer.article else {
        return json!({ "file": file, "problems": problems });
    };
    let dates: Vec<Value> = article
        .dates
        .iter()
        .map(|date| {
            let kind = match date.kind {
                DateKind::Published => "published",
                DateKind::Updated => "updated",
            };
            json!({ "kind": kind, "value": date.value, "found_in": date.found_in })
        })
        .collect();
    let blocks: Vec<Value> = article.visible().map(|block| visible(article, block)).collect();
    let hidden: Vec<Value> = article
        .blocks
        .iter()
        .filter_map(|block| {
            let reason = block.hidden?.label();
            let CharRange { start, end } = block.range;
            let text = article.frozen.slice(block.range);
            let mut object = json!({ "reason": reason, "text": text, "start": start, "end": end });
            if let Some(object) = object.as_object_mut() {
                object.extend(place(article, block.range));
            }
            Some(object)
        })
        .collect();
    let mut object = json!({
        "file": file,
        "media_type": article.media_type,
        "title": article.title,
        "byline": article.byline(),
        "authors": article.authors,
        "date": article.date(),
        "dates": dates,
        "site": article.site,
        "url": article.url,
        "language": article.language,
        "text": article.text(),
        "frozen_sha256": article.frozen.sha256(),
        "blocks": blocks,
        "hidden": hidden,
        "problems": problems,
    });
    if !article.pages.is_empty()
        && let Some(object) = object.as_object_mut()
    {
        object.insert("pages".into(), article.pages.len().into());
    }
    let pieces = pieces_in(article);
    if pieces > 0
        && let Some(object) = object.as_object_mut()
    {
        object.insert("articles".into(), pieces.into());
    }
    if !parts.is_empty()
        && let Some(object) = object.as_object_mut()
    {
        object.insert("parts".into(), parts.into());
    }
    if frozen && let Some(object) = object.as_object_mut() {
        object.insert("frozen".into(), article.frozen.as_str().into());
    }
    object
}

fn visible(article: &Article, block: &Block) -> Value {
    let mut object = Map::new();
    object.insert("kind".into(), kind(block.kind).into());
    if let BlockKind::Heading(level) = block.kind {
        object.insert("level".into(), level.into());
    }
    object.insert("text".into(), article.frozen.slice(block.range).into());
    object.insert("start".into(), block.range.start.into());
    object.insert("end".into(), block.range.end.into());
    object.extend(place(article, block.range));
    Value::Object(object)
}

/// Where a block of a file with pages stands: the page it begins on, and each of its lines with its
/// first code point, page and box in points (left, top, right, bottom; from the top left of the page).
fn place(article: &Article, range: CharRange) -> Map<String, Value> {
    let mut place = Map::new();
    if let Some(page) = article.page_of(range.start) {
        place.insert("page".into(), page.into());
    }
    let lines = article.lines.within(range);
    if !lines.is_empty() {
        let points = |tenths: i32| f64::from(tenths) / 10.0;
        let line = |line: &PageLine| {
            let Area {
                left,
                top,
                right,
                bottom,
            } = line.area;
            let edges = [left, top, right, bottom].map(points);
            json!({ "start": line.start.max(range.start), "page": line.page + 1, "box": edges })
        };
        place.insert("lines".into(), lines.iter().map(line).collect());
    }
    place
}

/// The name of a block's kind in JSON and in print.
pub(super) fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list_item",
        BlockKind::Quote => "quote",
        BlockKind::Table => "table",
        BlockKind::Caption => "caption",
        BlockKind::Summary => "summary",
        BlockKind::Figure => "figure",
        BlockKind::Note => "note",
    }
}

/// One object for `attache find`.
pub(super) fn finds(search: &Search, of_each: &[Option<&Statement>], index: usize) -> Value {
    let quotes = search.quotations(index).map(|(at, found)| {
        let mut object = quotation(found);
        if let Some(statement) = of_each.get(at).copied().flatten() {
            let (same, other) = search.others(at, statement);
            for (name, found) in [("also", same), ("versions", other)] {
                let places: Vec<Value> = found.into_iter().map(|found| elsewhere(search, found)).collect();
                if !places.is_empty() {
                    object.insert(name.into(), places.into());
                }
            }
        }
        Value::Object(object)
    });
    let quotes: Vec<Value> = quotes.collect();
    let phrases = search.finds.phrases.iter().filter(|found| found.article == index);
    let points = search
        .finds
        .key_points
        .iter()
        .filter(|found| found.article == index);
    let article = search.articles.get(index);
    let key_points: Vec<Value> = points
        .filter_map(|found| Some(key_point(article?, found)))
        .collect();
    let mut object = json!({
        "file": search.file(index), "offsets": "char",
        "quotes": quotes, "phrases": phrases.collect::<Vec<_>>(), "key_points": key_points,
    });
    if let Some(first) = search.finds.copy_of(index)
        && let Some(object) = object.as_object_mut()
    {
        object.insert("copy_of".into(), search.file(first).into());
    }
    object
}

/// Where another file has the words of a statement.
fn elsewhere(search: &Search, found: &FoundQuotation) -> Value {
    let CharRange { start, end } = found.range;
    json!({ "file": search.file(found.article), "start": start, "end": end, "text": search.words(found) })
}

fn quotation(found: &FoundQuotation) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("start".into(), found.range.start.into());
    object.insert("end".into(), found.range.end.into());
    if let Some(speaker) = &found.speaker {
        object.insert("speaker".into(), speaker.speaker.clone().into());
        object.insert("speaker_start".into(), speaker.speaker_start.into());
        object.insert("speaker_end".into(), speaker.speaker_end.into());
        object.insert("speaker_name".into(), speaker.speaker_name.clone().into());
        if let Some(title) = &speaker.speaker_title {
            object.insert("speaker_title".into(), title.clone().into());
        }
    }
    object.insert("rule".into(), found.rule.into());
    object.insert("confidence".into(), rounded(found.confidence));
    object.insert("auto".into(), found.auto.into());
    if let Some(section) = &found.section {
        object.insert("section".into(), section.id.clone().into());
        object.insert("section_reason".into(), section.reason.clone().into());
    }
    object
}

fn key_point(article: &Article, found: &FoundKeyPoint) -> Value {
    let mut object = Map::new();
    object.insert("start".into(), found.range.start.into());
    object.insert("end".into(), found.range.end.into());
    object.insert("score".into(), rounded(found.score));
    object.insert("reason".into(), found.reason.clone().into());
    if found.repeats {
        object.insert("repeats".into(), true.into());
    }
    if !found.cuts.is_empty() {
        object.insert("condensed".into(), found.condensed(&article.frozen).into());
        object.insert("cuts".into(), json!(found.cuts));
    }
    if let Some(section) = &found.section {
        object.insert("section".into(), section.id.clone().into());
        object.insert("section_reason".into(), section.reason.clone().into());
    }
    Value::Object(object)
}

/// Two decimals: more would claim a precision that no rule has.
fn rounded(value: f32) -> Value {
    ((f64::from(value) * 100.0).round() / 100.0).into()
}
