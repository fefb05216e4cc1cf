//! Family S: what the document rests on, and whether its sources are whole and described.

use super::quotations::shortened;
use super::{Finding, Place, Severity};
use crate::briefing::{Briefing, Inline, Item, ItemBody, ItemProof, Numbers, Source, SourceCheck};

/// S01 and S09: what an item rests on.
pub(super) fn item(
    briefing: &Briefing,
    section: usize,
    item: &Item,
    proof: &ItemProof,
    findings: &mut Vec<Finding>,
) {
    let section = briefing.template.sections.get(section);
    let allowed = section.is_some_and(|section| section.allows_judgement);
    let place = Place::Item(item.id);
    if needs_source(item) && !(item.judgement && allowed) {
        let words = item
            .texts()
            .first()
            .map(|text| briefing.plain(text))
            .unwrap_or_default();
        let message = format!("“{}” rests on no source", shortened(&words));
        let fix = if allowed {
            "cite a source, or tag it as analyst judgement"
        } else {
            "cite a source"
        };
        findings.push(Finding::new("S01", Severity::Error, place, message).fix(fix));
    }
    for broken in &proof.broken_supports {
        let message = format!(
            "the words cited, “{}”, are not in their source",
            shortened(&broken.exact)
        );
        findings.push(Finding::new("S09", Severity::Error, place, message).fix("cite the words again"));
    }
}

/// S02, S07 and S09: the sources themselves, with whether each is the one that was loaded.
pub(super) fn whole(
    briefing: &Briefing,
    numbers: &Numbers,
    checks: &[SourceCheck],
    findings: &mut Vec<Finding>,
) {
    for source in briefing
        .sources
        .iter()
        .filter(|source| numbers.citation(source.id).is_some())
    {
        described(source, findings);
    }
    for check in checks.iter().filter(|check| !check.intact) {
        let title = briefing
            .source(check.id)
            .map(|source| source.details.title.as_str())
            .unwrap_or_default();
        let message = format!("the frozen text of “{title}” is not the one that was loaded");
        findings.push(
            Finding::new("S09", Severity::Error, Place::Source(check.id), message)
                .fix("load the source again"),
        );
    }
    cut_off(briefing, findings);
}

/// Whether an item is a statement that must rest on something and does not.
fn needs_source(item: &Item) -> bool {
    let statement = matches!(
        *item.body,
        ItemBody::Prose(_) | ItemBody::KeyPoint { .. } | ItemBody::Step(_)
    );
    let cited = item
        .texts()
        .iter()
        .flat_map(|text| &text.0)
        .any(|inline| matches!(inline, Inline::Quote(_) | Inline::Cite(_)));
    statement && !cited && item.rests_on().is_empty()
}

/// S02: what a reader needs to find the source again.
fn described(source: &Source, findings: &mut Vec<Finding>) {
    let details = &source.details;
    let gaps = [
        ("a title", details.title.is_empty()),
        (
            "an outlet or author",
            details.outlet.is_empty() && details.authors.is_empty(),
        ),
        ("a date", details.published.is_empty()),
        ("the day it was read", details.accessed.is_empty()),
    ];
    let missing: Vec<&str> = gaps
        .iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| *name)
        .collect();
    let name = if details.title.is_empty() {
        &source.file
    } else {
        &details.title
    };
    if !missing.is_empty() {
        let message = format!("“{}” lacks {}", shortened(name), listed(&missing));
        let fix = "fill it in over the article, or choose “Unattributed” or “n.d.”";
        findings.push(Finding::new("S02", Severity::Error, Place::Source(source.id), message).fix(fix));
    }
    if details.url.is_empty() {
        let message = format!("“{}” has no address", shortened(name));
        findings.push(Finding::new(
            "S02",
            Severity::Warning,
            Place::Source(source.id),
            message,
        ));
    }
}

/// "a title, an outlet and a date"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// S07: the information cut-off against the document's date and its newest source.
fn cut_off(briefing: &Briefing, findings: &mut Vec<Finding>) {
    let details = &briefing.details;
    let error = |message: String| Finding::new("S07", Severity::Error, Place::Document, message);
    if details.cut_off.is_empty() {
        findings.push(error("there is no information cut-off".into()).fix("set it in the details"));
        return;
    }
    if !details.date.is_empty() && details.cut_off > details.date {
        findings.push(error(format!(
            "the cut-off {} is later than the document's date {}",
            details.cut_off, details.date
        )));
    }
    let newest = briefing
        .sources
        .iter()
        .map(|source| source.details.published.as_str())
        .filter(|date| is_date(date))
        .max();
    if let Some(newest) = newest.filter(|newest| *newest > details.cut_off.as_str()) {
        findings.push(error(format!(
            "the cut-off {} is earlier than the newest source, {newest}",
            details.cut_off
        )));
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.starts_with(|c: char| c.is_ascii_digit())
}
