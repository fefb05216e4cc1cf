//! Whose verb it is: the subject of a verb of speech, directly before it (`direct`), or taken
//! over from the verb before ("… and warned", "…, saying", "went on to say").

use super::direct::{before_helpers, direct};
use super::nouns::{Fitness, ending, fitness, is_verb, starting};
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;
use std::ops::Range;

/// How far back a subject is looked for, in tokens.
const REACH: usize = 60;

/// The subject of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) phrase: Range<usize>,
    /// Whether it belongs to the verb itself, not to one before it.
    pub(super) direct: bool,
}

/// The subject of the verb at `verb`.
pub(super) fn subject(tokens: &[Token<'_>], verb: usize) -> Option<Subject> {
    let word = tokens.get(verb)?;
    if word.is(Class::SECOND)
        && let Some(phrase) = direct(tokens, verb)
    {
        return Some(Subject { phrase, direct: true });
    }
    let at = before_helpers(tokens, verb);
    // "is saying" is finite, "saying" alone is not.
    let helped = tokens
        .get(at..verb)
        .unwrap_or_default()
        .iter()
        .any(|token| token.is(Class::AUXILIARY));
    let participle = word.text.ends_with("ing") && !helped;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let Some(before) = before else {
        return later(tokens, verb);
    };
    let carried = |from: usize| carried(tokens, from);
    if before.is_word() {
        if before.reads("to") || before.is(Class::JOINS) && !before.is(Class::PRONOUN | Class::ARTICLE) {
            return carried(at - 1).or_else(|| later(tokens, verb));
        }
        if before.is(Class::PREPOSITION) && !before.is_name() {
            return carried(at - 1).or_else(|| later(tokens, verb));
        }
        if participle {
            let own = ending(tokens, at).filter(|phrase| fitness(tokens, phrase) == Fitness::Name);
            let led = own
                .as_ref()
                .and_then(|phrase| phrase.start.checked_sub(1))
                .and_then(|at| tokens.get(at));
            // "held up a sign saying …": the thing itself.
            let bears = ending(tokens, at).filter(|phrase| {
                tokens.get(phrase.end - 1).is_some_and(|noun| {
                    noun.reads_any(&[
                        "sign",
                        "signs",
                        "banner",
                        "banners",
                        "poster",
                        "placard",
                        "voice-over",
                        "plaque",
                        "sticker",
                    ])
                })
            });
            if let Some(phrase) = bears {
                return Some(Subject { phrase, direct: true });
            }
            // "with Berg saying …" has a subject of its own, "met Moe saying …" has not.
            if let Some(phrase) =
                own.filter(|_| led.is_none_or(|led| led.reads("with") || led.is_mark(&[','])))
            {
                return Some(Subject { phrase, direct: true });
            }
            return carried(at);
        }
    } else if participle && before.is_mark(&[',', '—', '–']) {
        return carried(at - 1).or_else(|| later(tokens, verb));
    }
    direct(tokens, verb)
        .map(|phrase| Subject { phrase, direct: true })
        .or_else(|| carried(at))
}

/// The subject of the nearest verb before `from` that has one of its own.
fn carried(tokens: &[Token<'_>], from: usize) -> Option<Subject> {
    let floor = from.saturating_sub(REACH);
    let mut inner = None;
    for verb in (floor..from).rev() {
        if tokens.get(verb).is_some_and(|token| token.is_mark(&[';'])) {
            break;
        }
        if !is_finite(tokens, verb) {
            continue;
        }
        // "“…,” said Berg, adding that": the subject stands behind its verb.
        let inverted = verb
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| before.is_quotation() || before.is_mark(&[',']))
            && tokens.get(verb).is_some_and(|token| token.is(Class::VERB));
        let phrase = direct(tokens, verb).or_else(|| inverted.then(|| starting(tokens, verb + 1)).flatten());
        let Some(phrase) = phrase.filter(|phrase| phrase.end <= from) else {
            continue;
        };
        if tokens.get(phrase.start).is_some_and(|word| word.reads("it")) && phrase.len() == 1 {
            continue;
        }
        // A clause inside another one ("said the plan would …", "rumours he was …") is no more than a guess.
        let relative = tokens
            .get(phrase.start)
            .is_some_and(|word| word.reads_any(&["who", "that", "which"]))
            && tokens
                .get(verb..from)
                .unwrap_or_default()
                .iter()
                .any(|token| token.is_mark(&[',']));
        if fitness(tokens, &phrase) > Fitness::Thing && leads_clause(tokens, phrase.start) && !relative {
            return Some(Subject {
                phrase,
                direct: false,
            });
        }
        inner = inner.or(Some(phrase));
    }
    let phrase = inner.or_else(|| first(tokens.get(..from)?))?;
    Some(Subject {
        phrase,
        direct: false,
    })
}

/// Whether a clause of its own starts at a phrase: not "that X", "said X", "the plan X".
fn leads_clause(tokens: &[Token<'_>], start: usize) -> bool {
    let mut start = start;
    while start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|led| led.is(Class::ADVERB | Class::TIME))
    {
        start -= 1;
    }
    let Some(led) = start.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return true;
    };
    let pronoun = tokens
        .get(start)
        .is_some_and(|word| word.is(Class::PRONOUN) && !word.is(Class::JOINS));
    match led.kind {
        // "last week he said"
        Kind::Word if pronoun => {
            led.is(Class::TIME)
                || led.reads_any(&[
                    "and", "but", "while", "when", "as", "then", "where", "week", "month", "year", "day",
                ])
        }
        Kind::Word => led.reads_any(&[
            "and", "but", "while", "when", "as", "then", "where", "und", "aber",
        ]),
        Kind::Mark(_) | Kind::Quotation(_) => true,
        Kind::Possessive | Kind::Phrase => false,
    }
}

/// Whether the word looks like a finite verb: a known one, an auxiliary, or one by its ending.
pub(in crate::find) fn is_finite(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_word() && !token.capital) else {
        return false;
    };
    if is_verb(tokens, at) {
        return !token.text.ends_with("ing");
    }
    if token.is(Class::AUXILIARY) {
        return true;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let noun_before = before.is_some_and(|before| {
        before.is_name()
            || before.is(Class::PRONOUN | Class::ROLE | Class::ADVERB | Class::TIME)
            || before.is_mark(&[',', ')', '—'])
    });
    let closed = token.is(Class::PREPOSITION
        | Class::JOINS
        | Class::ARTICLE
        | Class::OWNER
        | Class::ADVERB
        | Class::ROLE);
    noun_before
        && !closed
        && token.text.len() > 3
        && (token.text.ends_with("ed")
            || before.is_some_and(|before| before.is_name() || before.is(Class::PRONOUN))
                && token.text.ends_with('s'))
}

/// "Asked about it, Berg said", "Calling it “…,” Moe left": the first subject behind the comma.
fn later(tokens: &[Token<'_>], verb: usize) -> Option<Subject> {
    let end = tokens.len().min(verb + REACH);
    for comma in verb + 1..end {
        let token = tokens.get(comma)?;
        let quoted = token.is_quotation() && token.text.trim_end().ends_with(',');
        if !quoted && !token.is_mark(&[',']) {
            continue;
        }
        if let Some(phrase) =
            starting(tokens, comma + 1).filter(|phrase| fitness(tokens, phrase) > Fitness::Thing)
            && (phrase.end..(phrase.end + 3).min(end))
                .any(|at| is_finite(tokens, at) || tokens.get(at).is_some_and(|token| token.is_mark(&[','])))
        {
            return Some(Subject {
                phrase,
                direct: false,
            });
        }
    }
    None
}

/// The first phrase of a sentence that can speak and does not hang on a preposition.
pub(super) fn first(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    let mut at = 0;
    let mut fallback = None;
    while at < tokens.len().min(REACH) {
        let token = tokens.get(at)?;
        let Some(phrase) = starting(tokens, at) else {
            at += 1;
            continue;
        };
        let hangs = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| before.is(Class::PREPOSITION));
        let end = phrase.end;
        if fitness(tokens, &phrase) > Fitness::Thing || token.is(Class::PRONOUN) {
            if !hangs {
                return Some(phrase);
            }
            fallback = fallback.or(Some(phrase));
        }
        at = end;
    }
    fallback
}
