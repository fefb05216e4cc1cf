//! German word order: the verb stands second, so that its subject may follow it ("Am Montag sagte Berg"),
//! and what is said stands behind an auxiliary ("Berg hatte in Oslo erklärt").

use super::nouns::starting;
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;
use std::ops::Range;

/// How far a clause is followed back from its verb, in tokens.
const REACH: usize = 40;

/// The subject of the German verb at `verb`, before or behind it.
pub(super) fn subject(tokens: &[Token<'_>], verb: usize) -> Option<Range<usize>> {
    let start = clause(tokens, verb);
    let finite = auxiliary(tokens, start, verb).unwrap_or(verb);
    let opening = tokens.get(start)?;
    // "… , dass Berg sagte", "wie Berg mitteilte": the subject comes first.
    if opening.is(Class::JOINS) && !opening.is(Class::ARTICLE) && finite > start {
        let from = start + 1;
        let phrase = starting(tokens, from).filter(|phrase| phrase.end <= verb);
        return phrase.or_else(|| behind(tokens, finite));
    }
    let leads = !opening.is(Class::PREPOSITION | Class::ADVERB | Class::SOURCE | Class::JOINS)
        || opening.is(Class::ARTICLE);
    let front = starting(tokens, start).filter(|phrase| leads && finite > start && phrase.end <= finite);
    // What stands between the front and the verb hangs on the front: "Berg von der SPD sagte".
    front.or_else(|| behind(tokens, finite))
}

/// Where the clause of the verb begins.
fn clause(tokens: &[Token<'_>], verb: usize) -> usize {
    let floor = verb.saturating_sub(REACH);
    let mut start = verb;
    while start > floor {
        let Some(before) = tokens.get(start - 1) else {
            break;
        };
        if before.is_quotation() || before.is_mark(&[',', ';', ':', '.', '!', '?', '–', '—', '(', ')']) {
            break;
        }
        // "und forderte" begins no clause of its own; "und er forderte" does.
        start -= 1;
    }
    start
}

/// The auxiliary before a participle: "hat … erklärt", "wird … zitiert".
fn auxiliary(tokens: &[Token<'_>], start: usize, verb: usize) -> Option<usize> {
    let word = tokens.get(verb)?;
    let participle = word.text.ends_with('t') || word.text.ends_with("en");
    (start..verb)
        .rev()
        .find(|at| tokens.get(*at).is_some_and(|token| token.is(Class::AUXILIARY)))
        .filter(|_| participle)
}

/// The phrase behind a finite verb, over "sich", adverbs and times.
fn behind(tokens: &[Token<'_>], finite: usize) -> Option<Range<usize>> {
    let mut at = finite + 1;
    while tokens.get(at).is_some_and(|token| {
        token.kind == Kind::Word
            && token.is(Class::ADVERB | Class::TIME)
            && !token.is(Class::ARTICLE | Class::PRONOUN)
    }) {
        at += 1;
    }
    // "erklärte am Montag der Sprecher": a time with its preposition.
    if tokens.get(at).is_some_and(|token| token.is(Class::PREPOSITION))
        && tokens.get(at + 1).is_some_and(|token| token.is(Class::TIME))
    {
        at += 2;
    }
    starting(tokens, at)
}

/// Who stands behind "laut", "nach Angaben von", or before "zufolge"; the word stands at `at`.
pub(super) fn source(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    const SAID: [&str; 14] = [
        "Angaben",
        "Angabe",
        "Ansicht",
        "Meinung",
        "Aussage",
        "Aussagen",
        "Auskunft",
        "Worten",
        "Einschätzung",
        "Auffassung",
        "Informationen",
        "Berichten",
        "Mitteilung",
        "Darstellung",
    ];
    let word = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    if word.reads_any(&["laut", "gemäß"]) {
        return starting(tokens, at + 1);
    }
    if word.reads("nach") && next.reads_any(&SAID) {
        return starting(tokens, at + 1);
    }
    None
}
