//! Attributions before a quotation: "X said that “…”", "X: “…”", "according to X, “…”", "X's claim that
//! “…”", "called “…” by X". Without a verb of speech any verb's subject, or the sentence's, may be meant.

use super::behind::{source, weakness};
use super::direct::direct;
use super::nouns::{Fitness, ending, fitness, is_verb, starting, with_apposition};
use super::owned::by_words;
use super::rules::{BEFORE_ACCORDING, BEFORE_ANY_VERB, BEFORE_X_SAID, BY_X, COLON, Candidate, SUBJECT};
use super::subject::{first, is_finite, subject};
use super::tokens::Token;
use crate::find::lexicon::Class;
use std::ops::Range;

/// How far before a quotation its verb may stand, in tokens.
const REACH: usize = 44;

/// How many verbs of speech are tried, the nearest first.
const VERBS: usize = 4;

/// The candidates before the quotation at `at`; `tokens` are those of its sentence.
pub(super) fn candidates(tokens: &[Token<'_>], at: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    let floor = at.saturating_sub(REACH);
    let (mut passed, mut strong) = (0, 0);
    let mut against_far = 0.0;
    let mut any_verb = false;
    // Weak verbs so far, as places in `found` with where their subjects start.
    let mut weak: Vec<(usize, usize)> = Vec::new();
    for place in (floor..at).rev() {
        let Some(token) = tokens.get(place) else { break };
        if token.is_mark(&[';']) {
            against_far += 0.15;
        } else if token.is(Class::SOURCE) && (!token.capital || token.opens) && !token.reads("so") {
            if let Some(phrase) = source(tokens, place).filter(|phrase| phrase.end <= at) {
                found.push(Candidate::new(phrase, BEFORE_ACCORDING, against_far));
            }
        } else if is_verb(tokens, place) {
            if passed < VERBS
                && let Some(candidate) = by_verb(tokens, place, at)
            {
                let against = 0.09 * strong as f32 + against_far;
                if token.is(Class::VERB) && candidate.phrase.end <= place {
                    told(tokens, place, &weak, &mut found);
                    weak.clear();
                } else if !token.is(Class::VERB) {
                    weak.push((found.len(), candidate.phrase.start));
                }
                found.push(Candidate {
                    weight: (candidate.weight - against).max(0.05),
                    ..candidate
                });
                passed += 1;
                let modal = place
                    .checked_sub(1)
                    .and_then(|before| tokens.get(before))
                    .is_some_and(is_modal);
                strong += usize::from(token.is(Class::VERB) && !modal);
            }
        } else if token.is(Class::WORDS) && at - place <= 10 {
            found.extend(by_words(tokens, place, at).map(|candidate| Candidate {
                weight: candidate.weight - against_far,
                ..candidate
            }));
        } else if !any_verb && is_finite(tokens, place) && !token.is(Class::AUXILIARY) {
            any_verb = true;
            if let Some(subject) = subject(tokens, place).filter(|subject| subject.phrase.end <= at) {
                let against = misfit(fitness(tokens, &subject.phrase))
                    + 0.005 * (at - place) as f32
                    + if passed > 0 { 0.1 } else { 0.0 };
                found.push(Candidate::new(subject.phrase, BEFORE_ANY_VERB, against));
            }
        }
    }
    if tokens
        .get(at.wrapping_sub(1))
        .is_some_and(|token| token.is_mark(&[':', '：']))
    {
        found.extend(by_colon(tokens, at - 1));
    }
    if let Some(phrase) = first(tokens.get(..at).unwrap_or_default()) {
        let against = misfit(fitness(tokens, &phrase));
        found.push(Candidate::new(phrase, SUBJECT, against));
    }
    found
}

/// "said he believes …", "says Berg ran …": a weak verb in what the verb of speech at `verb` tells is less
/// likely the one that counts.
fn told(tokens: &[Token<'_>], verb: usize, weak: &[(usize, usize)], found: &mut [Candidate]) {
    for (place, start) in weak {
        let between = tokens.get(verb + 1..*start).unwrap_or_default();
        let apart = *start <= verb
            || between
                .iter()
                .any(|token| token.is_mark(&[';']) || token.reads_any(&["and", "but", "while"]));
        if let Some(candidate) = found.get_mut(*place).filter(|_| !apart) {
            candidate.weight -= 0.12;
        }
    }
}

fn misfit(fitness: Fitness) -> f32 {
    match fitness {
        Fitness::Name => 0.0,
        Fitness::Role => 0.02,
        Fitness::Thing => 0.16,
    }
}

/// The subject of the verb of speech at `verb`, or who stands behind "by" if it is passive.
fn by_verb(tokens: &[Token<'_>], verb: usize, at: usize) -> Option<Candidate> {
    let word = tokens.get(verb)?;
    let before = verb.checked_sub(1).and_then(|before| tokens.get(before));
    let past = word.text.ends_with("ed") || word.reads_any(&["told", "seen", "written", "known"]);
    let passive = past
        && before.is_some_and(|before| {
            before.reads_any(&[
                "be", "been", "being", "was", "were", "is", "are", "wird", "wurde", "wurden",
            ])
        });
    let by = |behind: &Token<'_>| behind.reads_any(&["by", "von"]);
    let end = tokens.len().min(verb + 24);
    if past && word.is(Class::VERB) && !word.reads("said") {
        // "a plan described by Berg as “…”", "was called “…” by Berg"
        let place = (verb + 1..end).find(|place| tokens.get(*place).is_some_and(by));
        let near =
            place.filter(|place| (passive && (*place > at || place - verb <= 6)) || *place == verb + 1);
        let speaker = near.and_then(|place| starting(tokens, place + 1));
        let acts = |phrase: &Range<usize>| {
            fitness(tokens, phrase) > Fitness::Thing
                && !tokens
                    .get(phrase.start)
                    .is_some_and(|first| first.text.ends_with("ing"))
        };
        if let Some(phrase) = speaker.filter(acts) {
            return Some(Candidate::new(with_apposition(tokens, phrase), BY_X, 0.0));
        }
    }
    // "…, explained Berg, “…”": the subject behind its verb, between commas.
    if word.is(Class::VERB)
        && !word.text.ends_with("ing")
        && before.is_some_and(|before| before.is_mark(&[',']))
        && let Some(phrase) = starting(tokens, verb + 1)
        && fitness(tokens, &phrase) == Fitness::Name
        && tokens
            .get(phrase.end)
            .is_some_and(|token| token.is_mark(&[',', ':']))
        && direct(tokens, verb).is_none()
    {
        return Some(Candidate::new(phrase, BEFORE_X_SAID, 0.04));
    }
    let subject = subject(tokens, verb).filter(|subject| {
        subject.phrase.end <= verb
            || subject.phrase.start > at
            || word.is(Class::SECOND)
            || inverted(tokens, verb)
    })?;
    let phrase = subject.phrase;
    let kind = fitness(tokens, &phrase);
    if past
        && kind < Fitness::Name
        && !passive
        && word.reads_any(&[
            "called",
            "dubbed",
            "titled",
            "named",
            "entitled",
            "labeled",
            "labelled",
            "nicknamed",
        ])
    {
        return None;
    }
    let quoted = passive && word.reads_any(&["quoted", "cited", "reported", "heard", "quoting"]);
    let gap = gap(tokens, verb, at);
    // What stands far behind a weak verb is more often told by the verb of speech before it.
    let weak = weakness(word) * if at - verb > 3 { 3.0 } else { 1.0 };
    let mut against = misfit(kind) + weak + gap;
    // "would advise", "to say": nobody has spoken yet.
    let modal = before.is_some_and(is_modal);
    let to = before.is_some_and(|before| before.reads("to"));
    if modal || (to && at - verb > 2) {
        against += if modal { 0.22 } else { 0.15 };
    }
    // "said he wants …": told by the verb of speech before it.
    let told = phrase
        .start
        .checked_sub(1)
        .and_then(|led| tokens.get(led))
        .is_some_and(|led| led.is(Class::VERB) || led.reads("that"));
    if told && !word.is(Class::VERB) {
        against += 0.12;
    }
    if passive && !quoted {
        against += 0.4;
    }
    if !subject.direct {
        against += 0.03;
    }
    Some(Candidate::new(phrase, BEFORE_X_SAID, against))
}

/// "would", "should": what is not, but may be.
fn is_modal(word: &Token<'_>) -> bool {
    word.reads_any(&[
        "would", "will", "could", "should", "may", "might", "must", "can", "to",
    ])
}

/// Whether the subject may stand behind the verb: a quotation or a comma is before it.
fn inverted(tokens: &[Token<'_>], verb: usize) -> bool {
    verb.checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.is_quotation() || before.is_mark(&[',']))
}

/// What the words between a verb and the quotation at `at` speak against it.
fn gap(tokens: &[Token<'_>], verb: usize, at: usize) -> f32 {
    let between = tokens.get(verb + 1..at).unwrap_or_default();
    let crossed = between.iter().any(Token::is_quotation);
    let leads = match between.last() {
        None => return 0.008,
        Some(last) => {
            last.is_mark(&[':', ',', '：']) || last.reads_any(&["that", "as", "dass", "que", "che"])
        }
    };
    let far = match between.len() {
        1 | 2 => 0.0,
        3..=6 => 0.01,
        length => 0.008 * length as f32,
    };
    far + if leads { 0.0 } else { 0.035 } + if crossed { 0.03 } else { 0.0 }
}

/// "X: “…”": the words before the colon, or the subject of the sentence.
fn by_colon(tokens: &[Token<'_>], colon: usize) -> Option<Candidate> {
    let led = tokens.get(..colon)?;
    if let Some(phrase) =
        ending(tokens, colon).filter(|phrase| phrase.start == 0 && fitness(tokens, phrase) > Fitness::Thing)
    {
        return Some(Candidate::new(phrase, COLON, 0.0));
    }
    let phrase = (0..led.len())
        .rev()
        .find_map(|verb| is_finite(tokens, verb).then(|| direct(tokens, verb)).flatten())
        .or_else(|| first(led))?;
    let against = misfit(fitness(tokens, &phrase)) + 0.12;
    Some(Candidate::new(phrase, COLON, against))
}
