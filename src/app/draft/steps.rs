//! Date and owner of a next step, where its sentence names them. What it does not name stays empty.

use crate::briefing::{Edit, Inline, ItemBody};
use crate::find::date;

/// Fills date and owner of a new step from its own words.
pub(in crate::app) fn fill(edit: &mut Edit) {
    let Edit::InsertItem { item, .. } = edit else {
        return;
    };
    let ItemBody::Step(step) = &mut *item.body else {
        return;
    };
    let words: String = step
        .text
        .0
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => text.as_str(),
            Inline::Quote(_) | Inline::Cite(_) | Inline::Note(_) => " ",
        })
        .collect();
    step.date = date(&words).unwrap_or_default();
    step.owner = owner(&words).unwrap_or_default();
}

/// What stands between an owner and what is to be done.
const TASKS: [&str; 9] = [
    " will ",
    " shall ",
    " is to ",
    " are to ",
    " plans to ",
    " plan to ",
    " agreed to ",
    " intends to ",
    " intend to ",
];

/// Words that report rather than act.
const REPORTS: [&str; 6] = [
    " said that ",
    " said ",
    " added that ",
    " announced that ",
    " announced ",
    " that ",
];

/// Who is to do it: the short subject before "will", "plans to"… A pronoun names nobody.
fn owner(sentence: &str) -> Option<String> {
    let end = TASKS.iter().filter_map(|task| sentence.find(task)).min()?;
    let head = sentence.get(..end)?;
    let subject = REPORTS
        .iter()
        .filter_map(|word| head.rfind(word).map(|at| at + word.len()))
        .max();
    let subject = head.get(subject.unwrap_or(0)..)?;
    let subject = subject.rsplit([',', ';', ':']).next().unwrap_or(subject).trim();
    let count = subject.split_whitespace().count();
    let first = subject
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let pronoun = matches!(
        first.as_str(),
        "it" | "they" | "he" | "she" | "this" | "these" | "that" | "which" | "who" | "we" | "i"
    );
    if count == 0 || count > 6 || pronoun {
        return None;
    }
    let mut chars = subject.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_short_subjects() {
        let check = |sentence: &str, expected: Option<&str>| {
            assert_eq!(owner(sentence).as_deref(), expected, "{sentence}");
        };
        check(
            "Officials said the two governments will work on initiatives.",
            Some("The two governments"),
        );
        check(
            "The joint committee will meet in June.",
            Some("The joint committee"),
        );
        check("After the talks, Oslo agreed to open an office.", Some("Oslo"));
        check("They will meet again.", None);
        check("Nothing was agreed.", None);
        check(
            "The many ministries and agencies of both of the countries will report.",
            None,
        );
    }
}
