//! Family Q: quotations. Their words against the frozen source, and who said them.

use super::{Finding, Place, Severity};
use crate::briefing::{Briefing, Item, QuoteCheck, SourceId, Speaker, Status, count_words};
use std::collections::HashMap;

/// Most words of one source that are quoted without a warning (Q16).
const MOST_WORDS: usize = 400;

/// Q01: the words against their source; the message names the printed number.
pub(super) fn proof(check: &QuoteCheck, findings: &mut Vec<Finding>) {
    let place = Place::Item(check.item);
    let words = || shortened(&check.exact);
    let message = match (check.status, &check.found) {
        (Status::Exact | Status::Edited | Status::TypographyOnly, _) => return,
        (Status::Moved, _) => {
            format!(
                "{}: “{}” stands elsewhere in its source now",
                check.number,
                words()
            )
        }
        (Status::Changed | Status::Missing, Some(found)) => format!(
            "{}: “{}” is not in its source, which says “{}”",
            check.number,
            words(),
            shortened(found)
        ),
        (Status::Changed | Status::Missing, None) => {
            format!("{}: “{}” is not in its source", check.number, words())
        }
    };
    let finding = Finding::new("Q01", Severity::Error, place, message);
    findings.push(finding.fix("pick the words again from the source"));
}

/// What can be told of an item's quotations whatever the rest of the briefing says.
pub(super) fn item(briefing: &Briefing, item: &Item, findings: &mut Vec<Finding>) {
    for quotation in item.quotations() {
        let place = Place::Item(item.id);
        let words = shortened(&quotation.anchor.exact);
        if quotation.speaker == Speaker::Unknown {
            let message = format!("“{words}” has no speaker");
            findings.push(
                Finding::new("Q12", Severity::Error, place, message).fix("name the speaker on the card"),
            );
        }
        if let Some(source) = briefing.source(quotation.anchor.source)
            && let Err(error) = quotation.check_operations(&source.text)
        {
            findings.push(Finding::new(
                "Q02",
                Severity::Error,
                place,
                format!("“{words}”: {error}"),
            ));
        }
        if count_words(&quotation.anchor.exact) < 4 {
            let message = format!("“{words}” is a fragment of fewer than four words");
            findings.push(Finding::new("Q14", Severity::Info, place, message));
        }
    }
}

/// Q16: a quarter of a source, or 400 words of it, is much to quote.
pub(super) fn whole(briefing: &Briefing, findings: &mut Vec<Finding>) {
    let mut quoted: HashMap<SourceId, (usize, usize)> = HashMap::new();
    for (_, quotation) in briefing.quotations() {
        let (words, chars) = quoted.entry(quotation.anchor.source).or_default();
        *words += count_words(&quotation.anchor.exact);
        *chars += quotation.anchor.range.len();
    }
    for source in &briefing.sources {
        let Some((words, chars)) = quoted.get(&source.id).copied() else {
            continue;
        };
        if words > MOST_WORDS || (chars * 4 > source.text.len() && words > 0) {
            let message = format!(
                "{words} words of “{}” are quoted, more than a quarter of it or 400 words",
                source.details.title
            );
            findings.push(Finding::new(
                "Q16",
                Severity::Warning,
                Place::Source(source.id),
                message,
            ));
        }
    }
}

/// The first words of a text.
pub(super) fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..8) {
        Some(first) if words.len() > 8 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}
