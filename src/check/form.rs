//! Family F: the template's form. Required sections, counts, words and pages.

use super::{Finding, Place, Severity};
use crate::briefing::{Briefing, Item, Numbers};
use crate::template::SectionKind;
use crate::typeset::Pages;

/// Words that show something was left to fill in.
const PLACEHOLDERS: [&str; 5] = ["TBC", "TBD", "XX", "lorem ipsum", "{{"];

/// `words` are those of each section.
pub(super) fn whole(
    briefing: &Briefing,
    pages: &Pages,
    numbers: &Numbers,
    words: &[usize],
    findings: &mut Vec<Finding>,
) {
    for (index, section) in briefing.template.sections.iter().enumerate() {
        let place = Place::Section(index);
        if section.kind == SectionKind::Sources {
            if section.required && numbers.cited().is_empty() {
                let message = format!("{} is empty: nothing is cited yet", section.heading);
                findings.push(Finding::new("F01", Severity::Error, place, message).gap());
            }
            continue;
        }
        let Some(content) = briefing.sections.get(index) else {
            continue;
        };
        let items = content
            .items
            .iter()
            .filter(|item| numbers.item(item.id).is_some())
            .count();
        if section.required && items == 0 {
            let message = format!("{} is empty", section.heading);
            let finding = Finding::new("F01", Severity::Error, place, message).gap();
            findings.push(finding.fix(section.guidance.clone()));
        } else if items < section.min as usize && section.required {
            let message = format!(
                "{} has {items} of at least {} items",
                section.heading, section.min
            );
            findings.push(Finding::new("F01", Severity::Warning, place, message));
        } else if section.max > 0 && items > section.max as usize {
            let message = format!(
                "{} has {items} items, the template allows {}",
                section.heading, section.max
            );
            findings.push(Finding::new("F01", Severity::Warning, place, message));
        }
        let words = words.get(index).copied().unwrap_or_default();
        if section.max_words > 0 && words > section.max_words as usize {
            let message = format!("{} has {words} words of {}", section.heading, section.max_words);
            findings.push(Finding::new("F02", Severity::Warning, place, message));
        }
    }
    limits(briefing, pages, words.iter().sum(), findings);
}

/// F02: limits on the whole document.
fn limits(briefing: &Briefing, pages: &Pages, words: usize, findings: &mut Vec<Finding>) {
    let limits = briefing.template.limits;
    let count = pages.pages.len();
    let document = |severity, message| Finding::new("F02", severity, Place::Document, message);
    if limits.pages_hard > 0 && count > limits.pages_hard as usize {
        findings.push(document(
            Severity::Error,
            format!("{count} pages; the template allows {}", limits.pages_hard),
        ));
    } else if limits.pages_soft > 0 && count > limits.pages_soft as usize {
        findings.push(document(
            Severity::Warning,
            format!("{count} pages; the template aims at {}", limits.pages_soft),
        ));
    }
    if limits.words > 0 && words > limits.words as usize {
        findings.push(document(
            Severity::Warning,
            format!("{words} words of {}", limits.words),
        ));
    }
    let quotations = briefing.quotations().count();
    let (least, most) = (limits.quotations_min as usize, limits.quotations_max as usize);
    if quotations < least || (most > 0 && quotations > most) {
        findings.push(document(
            Severity::Warning,
            format!("{quotations} quotations; the template aims at {least} to {most}"),
        ));
    }
}

/// F01: text that was left to fill in.
pub(super) fn item(briefing: &Briefing, item: &Item, findings: &mut Vec<Finding>) {
    for text in item.texts() {
        let words = briefing.plain(text);
        let found = PLACEHOLDERS.iter().find(|mark| {
            words
                .split(|c: char| c.is_whitespace() || c == '.' || c == ',')
                .any(|word| word == **mark)
                || (mark.len() > 3 || mark.contains('{'))
                    && words.to_lowercase().contains(&mark.to_lowercase())
        });
        if let Some(found) = found {
            let message = format!("“{found}” was left to fill in");
            findings.push(Finding::new(
                "F01",
                Severity::Error,
                Place::Item(item.id),
                message,
            ));
        }
    }
}
