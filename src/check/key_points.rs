//! Family K: one's own words against the source they rest on. Words that were copied rather than said anew,
//! and numbers and names that the source does not hold.

use super::names::{Claim, claims};
use super::{Finding, Place, Severity};
use crate::article::CharRange;
use crate::briefing::{Anchor, Briefing, Item, Part, RichText, SourceId, Speaker, copied};

/// So many words of a source in a row are a quotation and want its marks.
const COPIED: usize = 8;

/// Code points of the source on each side of the words cited that count as the same place.
const BESIDE: usize = 200;

pub(super) fn item(briefing: &Briefing, item: &Item, findings: &mut Vec<Finding>) {
    copies(briefing, item, findings);
    unheld(briefing, item, findings);
}

/// The own words of an item, place by place: nothing reaches over what is locked between them.
fn own_words(item: &Item) -> impl Iterator<Item = String> + '_ {
    let notes = |text| std::iter::once(text).chain(RichText::notes(text));
    let texts = item.texts().into_iter().flat_map(notes);
    texts.flat_map(RichText::parts).filter_map(|part| match part {
        Part::Words(words) if !words.trim().is_empty() => Some(words),
        _ => None,
    })
}

/// K01: words of the source in a row, outside quotation marks.
fn copies(briefing: &Briefing, item: &Item, findings: &mut Vec<Finding>) {
    let places: Vec<&str> = item
        .supports()
        .filter_map(|anchor| around(briefing, anchor))
        .collect();
    if places.is_empty() {
        return;
    }
    for words in own_words(item) {
        let runs = places.iter().flat_map(|place| copied(&words, place, COPIED));
        if let Some(run) = runs.max_by_key(|run| run.words) {
            let copy: String = words.chars().skip(run.own.start).take(run.own.len()).collect();
            let message = format!(
                "{} words in a row are the source’s: “{}”",
                run.words,
                super::quotations::shortened(&copy)
            );
            let finding = Finding::new("K01", Severity::Warning, Place::Item(item.id), message);
            findings.push(finding.fix("say it in words of your own, or quote it"));
            return;
        }
    }
}

fn around<'a>(briefing: &'a Briefing, anchor: &Anchor) -> Option<&'a str> {
    let text = &briefing.source(anchor.source)?.text;
    let range = CharRange::new(
        anchor.range.start.saturating_sub(BESIDE),
        anchor.range.end + BESIDE,
    );
    Some(text.slice(range))
}

/// K02: numbers and names that none of the item's sources holds.
fn unheld(briefing: &Briefing, item: &Item, findings: &mut Vec<Finding>) {
    let mut sources: Vec<SourceId> = item.anchors().map(|anchor| anchor.source).collect();
    sources.sort_unstable();
    sources.dedup();
    if sources.is_empty() {
        return;
    }
    let words: Vec<String> = own_words(item).collect();
    let claims = words
        .iter()
        .flat_map(|words| claims(words, &briefing.details.language));
    // Most stand in the very words that are cited; then nothing else is looked at.
    let cited: Vec<&str> = item.anchors().map(|anchor| anchor.exact.as_str()).collect();
    let far: Vec<Claim<'_>> = claims.filter(|claim| !claim.stands_in(&cited)).collect();
    if far.is_empty() {
        return;
    }
    let held = held(briefing, item, &sources);
    let mut missing: Vec<&str> = far
        .iter()
        .filter(|claim| !claim.stands_in(&held))
        .map(|claim| claim.words)
        .collect();
    missing.dedup();
    if !missing.is_empty() {
        let verb = if missing.len() == 1 { "does" } else { "do" };
        let message = format!("{} {verb} not stand in the source cited", listed(&missing));
        let finding = Finding::new("K02", Severity::Warning, Place::Item(item.id), message);
        findings.push(finding.fix("put it right, or cite the source that says so"));
    }
}

/// All that the sources of an item say, with what is known of them and of who speaks.
fn held<'a>(briefing: &'a Briefing, item: &'a Item, sources: &[SourceId]) -> Vec<&'a str> {
    let mut held: Vec<&str> = Vec::new();
    for source in sources.iter().filter_map(|id| briefing.source(*id)) {
        held.extend([
            source.text.as_str(),
            &source.details.title,
            &source.details.outlet,
        ]);
        held.extend(source.details.authors.iter().map(String::as_str));
        let set = &source.corrections;
        held.extend(set.iter().flat_map(|known| [known.name.as_str(), &known.title]));
    }
    for quotation in item.quotations() {
        if let Speaker::Person { name, title } = &quotation.speaker {
            held.extend([name.as_str(), title]);
        }
    }
    held
}

/// "“Ankara”, “45” and “Oslo”".
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
