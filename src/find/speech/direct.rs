//! The phrase directly before a verb: over auxiliaries and times, over an apposition in commas, over what
//! hangs on a preposition.

use super::german;
use super::nouns::{Fitness, ending, fitness, with_apposition};
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;
use std::ops::Range;

/// How far back a phrase is looked for, in tokens.
const REACH: usize = 40;

/// Back over auxiliaries, adverbs and times ("on Friday", "this week") before a verb.
pub(super) fn before_helpers(tokens: &[Token<'_>], verb: usize) -> usize {
    const SPANS: [&str; 9] = [
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "night",
        "afternoon",
        "day",
        "weekend",
    ];
    let mut at = verb;
    while let Some(token) = at.checked_sub(1).and_then(|before| tokens.get(before)) {
        let adverb = token.is(Class::AUXILIARY | Class::ADVERB)
            || (token.text.ends_with("ly") && token.text.len() > 4);
        let led_by = |words: &[&str]| {
            let led = at.checked_sub(2).and_then(|before| tokens.get(before));
            led.is_some_and(|led| !led.opens && led.reads_any(words))
        };
        let time = token.is(Class::TIME)
            || token.reads_any(&SPANS) && led_by(&["this", "last", "that", "earlier", "next"]);
        let capital = token.capital && !token.opens && !time;
        if !token.is_word() || !(adverb || time) || capital || token.is(Class::ARTICLE) {
            break;
        }
        let lead =
            usize::from(time && led_by(&["on", "in", "last", "am", "this", "a", "earlier", "that", "next"]));
        at -= 1 + lead;
    }
    at
}

/// The phrase directly before a verb, over an apposition in commas, dashes or brackets.
pub(super) fn direct(tokens: &[Token<'_>], verb: usize) -> Option<Range<usize>> {
    if tokens.get(verb)?.is(Class::SECOND)
        && let Some(phrase) = german::subject(tokens, verb)
    {
        return Some(phrase);
    }
    let at = before_helpers(tokens, verb);
    let before = tokens.get(at.checked_sub(1)?)?;
    match before.kind {
        // A relative clause: the pronoun is the mention, whatever it stands for.
        Kind::Word if before.reads_any(&["that", "which"]) => Some(at - 1..at),
        Kind::Word | Kind::Phrase => ending(tokens, at)
            .map(|phrase| over_complement(tokens, phrase))
            .filter(|phrase| !hangs(tokens, phrase)),
        Kind::Mark(',' | '—' | '–' | '-' | ')' | ']') => over_apposition(tokens, at),
        _ => None,
    }
}

/// "and in a statement thanked": a thing behind a preposition is nobody's subject.
fn hangs(tokens: &[Token<'_>], phrase: &Range<usize>) -> bool {
    let led = phrase.start.checked_sub(1).and_then(|before| tokens.get(before));
    let hanging =
        led.is_some_and(|led| led.reads_any(&["in", "on", "at", "during", "through"]) && !led.opens);
    hanging && fitness(tokens, phrase) < Fitness::Name
}

/// "Berg, who has in the past said", "a letter from Oslo seen by the Post says": what hangs on a
/// preposition is no subject if one stands before it.
fn over_complement(tokens: &[Token<'_>], phrase: Range<usize>) -> Range<usize> {
    let Some(preposition) = phrase.start.checked_sub(1) else {
        return phrase;
    };
    let hangs = tokens
        .get(preposition)
        .is_some_and(|led| led.is(Class::PREPOSITION) && !led.is(Class::JOINS) && !led.opens);
    if !hangs {
        return phrase;
    }
    let mut end = preposition;
    let participle = end.checked_sub(1).and_then(|before| tokens.get(before));
    if participle.is_some_and(|word| word.is_word() && word.text.ends_with("ed")) {
        end -= 1;
    }
    let end = before_helpers(tokens, end);
    let Some(outer) = ending(tokens, end).filter(|outer| fitness(tokens, outer) > Fitness::Thing) else {
        return phrase;
    };
    let led = outer.start.checked_sub(1).and_then(|before| tokens.get(before));
    if led.is_some_and(|led| led.is(Class::PREPOSITION)) {
        phrase
    } else {
        outer
    }
}

/// The place before a bracket that ends right before `at` ("Berg (D-Ky.), who"), else `at` itself.
fn before_bracket(tokens: &[Token<'_>], at: usize) -> usize {
    let closes = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| token.is_mark(&[')']));
    let open = (at.saturating_sub(9)..at)
        .rev()
        .find(|open| tokens.get(*open).is_some_and(|token| token.is_mark(&['('])));
    open.filter(|_| closes).unwrap_or(at)
}

/// The phrase before the insertion that ends right before `end`: of all that are possible the first one.
fn over_apposition(tokens: &[Token<'_>], end: usize) -> Option<Range<usize>> {
    let floor = end.saturating_sub(REACH);
    let closing = tokens.get(end - 1)?;
    let mut best = None;
    // A relative clause may hold quotations of its own, another insertion does not.
    let mut crossed = false;
    for at in (floor..end - 1).rev() {
        let token = tokens.get(at)?;
        crossed |= token.is_quotation() && at + 2 < end;
        if token.is_mark(&['.', ';', ':', '!', '?']) {
            break;
        }
        let opens = match closing.kind {
            Kind::Mark(')') => token.is_mark(&['(']),
            Kind::Mark(']') => token.is_mark(&['[']),
            Kind::Mark(',') => token.is_mark(&[',']),
            _ => token.is_mark(&['—', '–', '-']),
        };
        let relative = tokens
            .get(at + 1)
            .is_some_and(|token| token.reads_any(&["who", "whose", "which"]));
        if !opens || (crossed && !relative) {
            continue;
        }
        let Some(phrase) = ending(tokens, before_bracket(tokens, at)) else {
            continue;
        };
        let led = phrase.start.checked_sub(1).and_then(|before| tokens.get(before));
        let free = match led {
            None => true,
            Some(led) if led.is_word() => led.is(Class::JOINS | Class::ADVERB) && !led.is(Class::PREPOSITION),
            Some(led) => !led.is_mark(&['(']),
        };
        let fits = fitness(tokens, &phrase) > Fitness::Thing;
        if tokens.get(phrase.start).is_some_and(|word| word.reads("who")) {
            return Some(phrase);
        }
        if free && fits {
            best = Some(with_apposition(tokens, phrase));
        } else if best.is_none() && fits && !matches!(closing.kind, Kind::Mark(',')) {
            return Some(phrase);
        }
        if !matches!(closing.kind, Kind::Mark(',')) {
            break;
        }
    }
    best
}
