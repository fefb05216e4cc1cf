//! Dates that a sentence names, in its own words.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Spans of time that "next" and "this" point to.
const SPANS: [&str; 10] = [
    "week", "month", "year", "quarter", "weekend", "spring", "summer", "autumn", "fall", "winter",
];

/// A date in a sentence, in the source's own words: "12 March 2027", "by the end of 2026", "next month".
pub fn date(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().map(bare).collect();
    let at = |index: usize| words.get(index).copied().unwrap_or_default();
    for index in 0..words.len() {
        let before = index.checked_sub(1).map(at).unwrap_or_default().to_lowercase();
        let found = if MONTHS.contains(&at(index)) && (at(index) != "May" || !before.is_empty()) {
            Some(month(&words, index))
        } else if matches!(at(index).to_lowercase().as_str(), "next" | "this")
            && SPANS.contains(&at(index + 1))
        {
            Some((index, index + 2))
        } else if WEEKDAYS.contains(&at(index)) && matches!(before.as_str(), "on" | "by" | "next") {
            Some((if before == "next" { index - 1 } else { index }, index + 1))
        } else if is_year(at(index)) && matches!(before.as_str(), "in" | "by" | "of" | "until" | "before") {
            Some((index, index + 1))
        } else {
            None
        };
        if let Some((start, end)) = found {
            let start = with_lead(&words, start);
            return words.get(start..end).map(|words| words.join(" "));
        }
    }
    None
}

/// A month with the day and the year that stand beside it.
fn month(words: &[&str], index: usize) -> (usize, usize) {
    let at = |index: usize| words.get(index).copied().unwrap_or_default();
    let start = if index > 0 && is_day(at(index - 1)) {
        index - 1
    } else {
        index
    };
    let mut end = index + 1;
    if start == index && is_day(at(end)) {
        end += 1;
    }
    if is_year(at(end)) {
        end += 1;
    }
    (start, end)
}

/// Takes in "by", "later", "before the end of" before a date: they change what it says.
fn with_lead(words: &[&str], start: usize) -> usize {
    let before = |back: usize| {
        start
            .checked_sub(back)
            .and_then(|at| words.get(at))
            .map(|word| word.to_lowercase())
    };
    let is = |back: usize, word: &str| before(back).as_deref() == Some(word);
    if is(1, "of") && (is(2, "end") || is(2, "beginning") || is(2, "middle")) {
        let the = if is(3, "the") { 3 } else { 2 };
        let by = ["by", "before", "until"].iter().any(|word| is(the + 1, word));
        return start - the - usize::from(by);
    }
    let lead = ["by", "before", "until", "after", "early", "late", "later", "mid"]
        .iter()
        .any(|word| is(1, word));
    start - usize::from(lead)
}

/// A word without the marks round it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_as_the_sentence_has_them() {
        let check = |sentence: &str, expected: Option<&str>| {
            assert_eq!(date(sentence).as_deref(), expected, "{sentence}");
        };
        check(
            "The committee will meet on 12 March 2027 in Oslo.",
            Some("12 March 2027"),
        );
        check("A second round is to follow in June.", Some("June"));
        check("They meet on June 3, 2027, in Rome.", Some("June 3 2027"));
        check(
            "Ministers will report by the end of 2026.",
            Some("by the end of 2026"),
        );
        check("Talks go on next month.", Some("next month"));
        check("A visit is planned later this year.", Some("later this year"));
        check("The office opens by 2030.", Some("by 2030"));
        check("They sign on Friday.", Some("Friday"));
        check("May the talks succeed.", None);
        check("The two governments will work on initiatives.", None);
        check("It sold 2026 tanks.", None);
    }
}
