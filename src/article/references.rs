//! Reference files (RIS, CSL-JSON): details and an abstract, no article. Each record is one article.

use super::flow::Flow;
use super::read::Draft;
use super::words::one_line;
use super::worker::Part;
use super::{BlockKind, DateKind, FoundDate, Problem, ProblemKind, details};
use serde_json::Value;

/// The records of a file, each as a file of its own; one record alone is read at once.
#[derive(Debug)]
pub(super) enum Records {
    One(Box<Draft>),
    Many(Vec<Part>),
}

/// Whether a text begins as a RIS file does.
pub(super) fn is_ris(start: &str) -> bool {
    let line = start.trim_start().lines().next().unwrap_or_default();
    line.strip_prefix("TY")
        .is_some_and(|rest| rest.trim_start().starts_with('-') && line.len() < 20)
}

/// Whether a text begins as a CSL-JSON file does.
pub(super) fn is_csl(start: &str) -> bool {
    let start = start.trim_start();
    let object = start.trim_start_matches('[').trim_start().starts_with('{');
    let has = |name: &str| start.contains(&format!("\"{name}\""));
    object && has("type") && (has("title") || has("issued") || has("author"))
}

/// Reads a RIS file.
pub(super) fn ris(text: &str) -> Records {
    let mut records = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        lines.push(line);
        if tag(line).is_some_and(|(name, _)| name == "ER") {
            records.push(std::mem::take(&mut lines).join("\n"));
        }
    }
    if lines.iter().any(|line| tag(line).is_some()) {
        records.push(lines.join("\n"));
    }
    match records.as_slice() {
        [_, _, ..] => Records::Many(parts(records, "ris")),
        _ => Records::One(Box::new(ris_record(text))),
    }
}

/// Reads a CSL-JSON file.
///
/// # Errors
/// It is no JSON.
pub(super) fn csl(text: &str) -> Result<Records, (ProblemKind, String)> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let message = format!("is a damaged CSL-JSON file ({error}); export it again");
        (ProblemKind::Damaged, message)
    })?;
    Ok(match value {
        Value::Array(records) if records.len() > 1 => {
            let records = records.iter().map(Value::to_string).collect();
            Records::Many(parts(records, "json"))
        }
        Value::Array(records) => Records::One(Box::new(csl_record(records.first().unwrap_or(&Value::Null)))),
        record => Records::One(Box::new(csl_record(&record))),
    })
}

fn parts(records: Vec<String>, end: &str) -> Vec<Part> {
    let part = |(index, record): (usize, String)| Part {
        file: format!("record {}.{end}", index + 1),
        media_type: None,
        bytes: record.into_bytes(),
    };
    records.into_iter().enumerate().map(part).collect()
}

/// "TY  - NEWS": two characters, blanks, a hyphen.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('-')?;
    let name = name.trim();
    (name.len() == 2 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        .then_some((name, value.trim()))
}

fn ris_record(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut summary = String::new();
    for (name, value) in text
        .lines()
        .filter_map(tag)
        .filter(|(_, value)| !value.is_empty())
    {
        let value = value.to_owned();
        match name {
            "TI" | "T1" | "CT" if draft.title.is_none() => draft.title = Some(value),
            "AU" | "A1" => draft.authors.push(turned_round(&value)),
            "T2" | "JO" | "JF" | "PB" if draft.site.is_none() => draft.site = Some(value),
            "UR" if draft.url.is_none() => draft.url = Some(value),
            "LA" if draft.language.is_none() => draft.language = Some(value),
            "DA" | "PY" | "Y1" if draft.dates.is_empty() => {
                draft
                    .dates
                    .extend(slashed(&value).map(|value| published(value, "reference file")));
            }
            "AB" | "N2" if summary.is_empty() => summary = value,
            _ => {}
        }
    }
    finish(draft, &summary)
}

fn csl_record(record: &Value) -> Draft {
    let words = |name: &str| record.get(name).and_then(Value::as_str).map(str::to_owned);
    let names = record
        .get("author")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let name = |author: &Value| {
        let part = |name: &str| author.get(name).and_then(Value::as_str).unwrap_or_default();
        let whole = part("literal");
        let joined = format!(
            "{} {} {}",
            part("given"),
            part("non-dropping-particle"),
            part("family")
        );
        let name = if whole.is_empty() {
            joined
        } else {
            whole.to_owned()
        };
        Some(one_line(&name)).filter(|name| !name.is_empty())
    };
    let draft = Draft {
        title: words("title"),
        authors: names.filter_map(name).collect(),
        site: words("container-title").or_else(|| words("publisher")),
        url: words("URL"),
        language: words("language"),
        dates: csl_date(record)
            .map(|value| published(value, "reference file"))
            .into_iter()
            .collect(),
        ..Draft::default()
    };
    finish(draft, &words("abstract").unwrap_or_default())
}

fn csl_date(record: &Value) -> Option<String> {
    let issued = record.get("issued")?;
    if let Some(raw) = issued.get("raw").and_then(Value::as_str) {
        return details::date(raw);
    }
    let parts = issued.get("date-parts")?.get(0)?.as_array()?;
    // Years stand as numbers or, by some programs, as words.
    let number = |index: usize| {
        let value = parts.get(index)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    };
    details::date(&format!("{:04}-{:02}-{:02}", number(0)?, number(1)?, number(2)?))
}

/// "2026/01/19/": a whole date only; a year alone is none.
fn slashed(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split(['/', '-']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day, ..] => details::date(&format!("{year:0>4}-{month:0>2}-{day:0>2}")),
        _ => details::date(value),
    }
}

/// "Berg, Ada" as she is called.
fn turned_round(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) => format!("{} {}", given.trim().trim_end_matches(','), family.trim()),
        None => name.to_owned(),
    }
}

fn published(value: String, found_in: &str) -> FoundDate {
    FoundDate {
        kind: DateKind::Published,
        value,
        found_in: found_in.into(),
    }
}

fn finish(mut draft: Draft, summary: &str) -> Draft {
    let mut flow = Flow::default();
    flow.push(
        BlockKind::Heading(1),
        draft.title.as_deref().unwrap_or_default(),
        None,
    );
    flow.push(BlockKind::Summary, summary, None);
    (draft.text, draft.blocks) = flow.finish();
    draft.problems.push(Problem {
        kind: ProblemKind::LeftOut,
        message: "holds details only, not the text of the article; add the article itself to quote from it"
            .into(),
        blocking: false,
    });
    draft
}
