//! What is still to come: headings that announce it, and sentences that speak of what is planned and by when.

use super::when::date;
use super::words::words;

/// Whether a heading announces what comes next.
pub(super) fn is_next_steps(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    [
        "next step",
        "what's next",
        "what’s next",
        "what next",
        "what happens next",
        "outlook",
        "looking ahead",
        "what to watch",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || lower == "next"
}

/// What a sentence plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plan {
    /// Something with a date: "will meet in June", "opens by 2030".
    Dated,
    /// Something without one.
    Open,
}

/// Verbs by which a sentence speaks of what is planned, with "to" behind them.
const PLANS: [&str; 14] = [
    "is",
    "are",
    "plan",
    "plans",
    "intend",
    "intends",
    "aim",
    "aims",
    "hope",
    "hopes",
    "expected",
    "scheduled",
    "set",
    "due",
];

/// Words of what is over.
const PAST: [&str; 4] = ["was", "were", "had", "did"];

/// What a sentence plans, if it plans anything. A date counts if it stands behind the verb: one before it is
/// that of the report.
pub(super) fn plan(sentence: &str) -> Option<Plan> {
    let all = words(sentence);
    let lower: Vec<String> = all.iter().map(|word| word.lower()).collect();
    let next = |at: usize| lower.get(at + 1).map_or("", String::as_str);
    let verb = (0..lower.len()).find(|at| match lower.get(*at).map_or("", String::as_str) {
        "will" | "shall" => true,
        "scheduled" if next(*at) == "for" => true,
        // "Due to the storm" and "is to the north" plan nothing.
        word => PLANS.contains(&word) && next(*at) == "to" && !matches!(next(*at + 1), "the" | "a" | "an"),
    });
    if let Some(verb) = verb {
        let rest = all
            .get(verb)
            .and_then(|verb| sentence.char_indices().nth(verb.start));
        let rest = rest.and_then(|(byte, _)| sentence.get(byte..));
        let dated = rest.is_some_and(|rest| date(rest).is_some());
        return Some(if dated { Plan::Dated } else { Plan::Open });
    }
    let over = lower
        .iter()
        .any(|word| PAST.contains(&word.as_str()) || word.ends_with("ed"));
    let by = date(sentence).is_some_and(|date| date.starts_with("by "));
    (by && !over).then_some(Plan::Dated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_told_from_reports() {
        let check =
            |sentence: &str, expected: Option<Plan>| assert_eq!(plan(sentence), expected, "{sentence}");
        check("The committee will meet in Oslo in June.", Some(Plan::Dated));
        check("The yard is to deliver the ship by 2030.", Some(Plan::Dated));
        check("The office opens by 2030.", Some(Plan::Dated));
        check("A visit is scheduled for later this year.", Some(Plan::Dated));
        check("On Monday Berg said the yard will grow.", Some(Plan::Open));
        check("The two navies plan to meet again.", Some(Plan::Open));
        check("The yard was opened by June 2019.", None);
        check("Norway and Chile on Monday pledged to build ships.", None);
        check("Berg met the guests on Monday.", None);
        check("The yard closed due to the storm in June.", None);
        check("", None);
    }
}
