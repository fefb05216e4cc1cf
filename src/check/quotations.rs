//! Family Q: quotations. Their words against the frozen source, and who said them.

use super::{Finding, Place, Severity};
use crate::briefing::{Briefing, Speaker, Status, count_words, verify};

/// Most words of one source that are quoted without a warning (Q16).
const MOST_WORDS: usize = 400;

pub(super) fn check(briefing: &Briefing, findings: &mut Vec<Finding>) {
    for check in verify(briefing).quotations {
        let place = Place::Item(check.item);
        let words = shortened(&check.exact);
        match check.status {
            Status::Changed | Status::Missing => {
                let message = match &check.found {
                    Some(found) => format!(
                        "{}: “{words}” is not in its source, which says “{}”",
                        check.number,
                        shortened(found)
                    ),
                    None => format!("{}: “{words}” is not in its source", check.number),
                };
                findings.push(
                    Finding::new("Q01", Severity::Error, place, message)
                        .fix("pick the words again from the source"),
                );
            }
            Status::Moved => {
                let message = format!("{}: “{words}” stands elsewhere in its source now", check.number);
                findings.push(
                    Finding::new("Q01", Severity::Error, place, message)
                        .fix("pick the words again from the source"),
                );
            }
            Status::Exact | Status::Edited | Status::TypographyOnly => {}
        }
    }
    for (item, quotation) in briefing.quotations() {
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
    quoted_share(briefing, findings);
}

/// Q16: a quarter of a source, or 400 words of it, is much to quote.
fn quoted_share(briefing: &Briefing, findings: &mut Vec<Finding>) {
    for source in &briefing.sources {
        let quoted = briefing
            .quotations()
            .filter(|(_, quotation)| quotation.anchor.source == source.id);
        let (words, chars) = quoted.fold((0, 0), |(words, chars), (_, quotation)| {
            (
                words + count_words(&quotation.anchor.exact),
                chars + quotation.anchor.range.len(),
            )
        });
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
