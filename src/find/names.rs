//! Noun phrases beside a verb of speech: where the mention of a speaker begins and ends.

use super::cues::{is_pronoun, is_title, is_verb};
use super::words::Word;

/// The mention that ends right before the word at `verb`: back to the start of its clause. An
/// apposition between commas is stepped over ("Lee, the president, said").
pub(super) fn subject_before(all: &[Word<'_>], verb: usize) -> Option<(usize, usize)> {
    let mut end = verb;
    // Adverbs between subject and verb: "also said", "later told".
    while end > 0
        && all
            .get(end - 1)
            .is_some_and(|word| is_adverb(&word.lower()) && !word.ends_clause())
    {
        end -= 1;
    }
    let last = all.get(end.checked_sub(1)?)?;
    if last.gap.starts_with([',', ')'])
        && let Some(subject) = before_apposition(all, end)
    {
        return Some(subject);
    }
    if last.ends_clause() {
        return None;
    }
    let mut start = end;
    while start > 0 {
        let word = all.get(start - 1)?;
        if start < end && (word.ends_clause() || is_clause_word(&word.lower()) || is_verb(&word.lower())) {
            break;
        }
        start -= 1;
    }
    phrase(all, start, end)
}

/// "Jonas Eide, director of the yard, told": the phrase before the commas.
fn before_apposition(all: &[Word<'_>], end: usize) -> Option<(usize, usize)> {
    let open = (end.saturating_sub(14)..end.saturating_sub(1)).rev().find(|at| {
        all.get(*at)
            .is_some_and(|word| word.gap.contains([',', '(']) && word.is_capital())
    })?;
    let mut start = open + 1;
    while start > 0 {
        let word = all.get(start - 1)?;
        if start <= open && (word.ends_clause() || is_clause_word(&word.lower())) {
            break;
        }
        start -= 1;
    }
    phrase(all, start, open + 1)
}

/// The mention that starts with the word at `start` ("said Defence Minister Berg on Monday").
pub(super) fn subject_after(all: &[Word<'_>], start: usize) -> Option<(usize, usize)> {
    let first = all.get(start)?;
    if is_pronoun(&first.lower()) {
        return Some((start, start + 1));
    }
    let mut end = start;
    for word in all.get(start..)?.iter().take(10) {
        let lower = word.lower();
        let follows = word.is_capital()
            || is_title(&lower)
            || matches!(lower.as_str(), "the" | "a" | "an" | "of" | "de" | "van" | "von");
        let noun = end == start + 1 && matches!(first.lower().as_str(), "the" | "a" | "an");
        let abbreviation = word.gap == ". " && is_title(&lower);
        if !follows && !noun {
            break;
        }
        end += 1;
        if word.ends_clause() && !abbreviation {
            break;
        }
    }
    while end > start
        && all
            .get(end - 1)
            .is_some_and(|word| matches!(word.lower().as_str(), "of" | "the" | "a" | "an"))
    {
        end -= 1;
    }
    phrase(all, start, end)
}

/// A phrase that can speak: begins with a name, a title, an article or a pronoun, and is short.
fn phrase(all: &[Word<'_>], start: usize, end: usize) -> Option<(usize, usize)> {
    let words = all.get(start..end).filter(|words| !words.is_empty())?;
    // The last words of a longer clause: from the article, title or first capital on.
    let from = words.iter().position(|word| {
        let lower = word.lower();
        word.is_capital()
            || is_title(&lower)
            || is_pronoun(&lower)
            || matches!(lower.as_str(), "the" | "a" | "an" | "one")
    })?;
    (words.len() - from <= 9).then_some((start + from, end))
}

/// Words that begin a clause or lead into one.
fn is_clause_word(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "that"
            | "when"
            | "while"
            | "as"
            | "because"
            | "if"
            | "which"
            | "who"
            | "whom"
            | "where"
            | "although"
            | "though"
            | "then"
            | "or"
            | "so"
            | "after"
            | "before"
            | "since"
            | "until"
            | "whether"
            | "than"
            | "to"
    )
}

fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "later"
            | "then"
            | "further"
            | "again"
            | "once"
            | "even"
            | "has"
            | "had"
            | "have"
            | "was"
            | "is"
    ) || (word.ends_with("ly") && word.len() > 4)
}
