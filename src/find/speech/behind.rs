//! Attributions behind a quotation: "“…,” said X", "“…,” X said", "“…,” according to X".

use super::direct::direct;
use super::german;
use super::nouns::{Fitness, fitness, is_verb, starting, with_apposition};
use super::rules::{AT_END, BEHIND_ACCORDING, BEHIND_FAR, BEHIND_SAID_X, BEHIND_X_SAID, Candidate};
use super::subject::is_finite;
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;

/// How far behind a quotation its verb may stand, in tokens.
const REACH: usize = 32;

/// The candidates behind the quotation at `at`; `tokens` are those of its sentence.
pub(super) fn candidates(tokens: &[Token<'_>], at: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    // "While Berg called it “good,” Moe said": the few words are Berg's.
    let opens = tokens.first().filter(|_| at > 0);
    let aside =
        opens.is_some_and(|first| first.reads_any(&["while", "although", "though", "when", "after", "as"]));
    let Some(own) = tokens.get(at) else { return found };
    let text = own.text.trim_end();
    let mut from = at + 1;
    let mut comma = text.ends_with([',', '?', '!', '—', '–', '…', '-']);
    while tokens
        .get(from)
        .is_some_and(|token| token.is_mark(&[',', '—', '–', '-', '…']))
    {
        comma = true;
        from += 1;
    }
    // Words that are no sentence and have no comma: what follows is the rest of the clause they are in.
    let few = text.split_whitespace().count() <= 3;
    let Some(next) = tokens.get(from) else {
        return found;
    };
    if next.is(Class::SOURCE)
        && let Some(phrase) = source(tokens, from)
    {
        let against = if comma { 0.0 } else { 0.05 };
        found.push(Candidate::new(phrase, BEHIND_ACCORDING, against));
    }
    let clause_goes_on = next.is(Class::PREPOSITION | Class::JOINS) && !next.is(Class::PRONOUN);
    // "« … », a déclaré X": the auxiliary comes first.
    let said = from + usize::from(next.is(Class::AUXILIARY) && is_verb(tokens, from + 1));
    if is_verb(tokens, said) && !next.text.ends_with("ing") && (comma || !few) {
        let after = skip_adverbs(tokens, said + 1);
        if let Some(phrase) =
            starting(tokens, after).filter(|phrase| fitness(tokens, phrase) > Fitness::Thing)
        {
            let against = if comma { 0.0 } else { 0.12 } + weakness(next);
            found.push(Candidate::new(
                with_apposition(tokens, phrase),
                BEHIND_SAID_X,
                against,
            ));
            return found;
        }
    }
    found.extend(at_end(tokens, from));
    let far = (from + 1..tokens.len().min(from + 40))
        .find(|at| tokens.get(*at).is_some_and(|token| token.reads("according")));
    found.extend(
        far.and_then(|at| source(tokens, at))
            .map(|phrase| Candidate::new(phrase, BEHIND_ACCORDING, 0.3)),
    );
    if clause_goes_on && !comma {
        return found;
    }
    let end = tokens.len().min(from + if comma { REACH } else { 12 });
    for verb in from + 1..end {
        let Some(token) = tokens.get(verb) else { break };
        if token.is_quotation() || token.is_mark(&['.', ';', ':']) {
            break;
        }
        let known = is_verb(tokens, verb);
        let likely = comma && is_finite(tokens, verb) && !token.is(Class::AUXILIARY);
        if !known && !likely {
            continue;
        }
        let Some(phrase) = direct(tokens, verb).filter(|phrase| phrase.start >= from) else {
            continue;
        };
        let thing = fitness(tokens, &phrase) == Fitness::Thing;
        if thing && !(comma && token.is(Class::VERB) && phrase.start == from) {
            continue;
        }
        let lead = phrase.start - from;
        // "“…,” in Oslo Berg said", "“…,” as Berg put it"; not "“…,” but Berg said".
        let adverbial = next.is(Class::PREPOSITION | Class::ADVERB | Class::TIME) || next.reads("as");
        if lead > 0 && !adverbial || clause_goes_on && !next.is(Class::PREPOSITION) && !next.reads("as") {
            continue;
        }
        let against = if comma {
            0.0
        } else if few {
            0.36
        } else {
            0.08
        } + if aside && (few || !token.is(Class::VERB)) {
            0.08
        } else {
            0.0
        } + if lead == 0 { 0.0 } else { 0.06 }
            + if known { weakness(token) } else { 0.1 }
            + if thing { 0.1 } else { 0.0 };
        let rule = if lead > 8 { BEHIND_FAR } else { BEHIND_X_SAID };
        found.push(Candidate::new(phrase, rule, against));
        break;
    }
    found
}

/// "“…” it is, Berg said.", "“…” it is, reported the Post.": the attribution that ends the sentence.
pub(super) fn at_end(tokens: &[Token<'_>], from: usize) -> Option<Candidate> {
    let last = tokens
        .iter()
        .rposition(Token::is_quotation)
        .map_or(0, |last| last + 1);
    let floor = from.max(last).max(tokens.len().saturating_sub(36));
    let said = |at: usize| {
        is_verb(tokens, at)
            && tokens
                .get(at)
                .is_some_and(|token| token.is(Class::VERB) && !token.text.ends_with("ing"))
    };
    let commas =
        (floor..tokens.len()).filter(|at| tokens.get(*at).is_some_and(|token| token.is_mark(&[','])));
    let phrase = commas.rev().find_map(|comma| {
        let inverted = said(comma + 1).then(|| starting(tokens, comma + 2)).flatten();
        let phrase = inverted.or_else(|| {
            let verb = (comma + 2..tokens.len()).find(|at| said(*at))?;
            direct(tokens, verb).filter(|phrase| phrase.start == comma + 1)
        })?;
        (fitness(tokens, &phrase) > Fitness::Thing).then_some(phrase)
    })?;
    Some(Candidate::new(phrase, AT_END, 0.0))
}

/// What speaks against a verb as one of speech.
pub(super) fn weakness(verb: &Token<'_>) -> f32 {
    match verb {
        verb if verb.is(Class::VERB) => 0.0,
        verb if verb.is(Class::WEAK) => 0.06,
        _ => 0.08,
    }
}

/// Who stands behind "according to", "laut": the phrase, if the word at `at` means that.
pub(super) fn source(tokens: &[Token<'_>], at: usize) -> Option<std::ops::Range<usize>> {
    let word = tokens.get(at)?;
    if word.reads_any(&["laut", "gemäß", "nach"]) {
        return german::source(tokens, at);
    }
    let to = tokens.get(at + 1).is_some_and(|token| token.reads("to"));
    if word.reads("according") && !to {
        return None;
    }
    let phrase = starting(tokens, at + 1 + usize::from(to))?;
    Some(with_apposition(tokens, phrase))
}

fn skip_adverbs(tokens: &[Token<'_>], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(|token| {
        token.kind == Kind::Word
            && token.is(Class::ADVERB)
            && !token.capital
            && !token.is(Class::ARTICLE | Class::PRONOUN)
    }) {
        at += 1;
    }
    at
}
