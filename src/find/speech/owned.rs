//! Nouns for words and whose words they are: "X's claim that “…”", "her promise to “…”", "a statement from X".

use super::nouns::{Fitness, ending, fitness, is_verb, starting};
use super::rules::{BEFORE_WORDS, Candidate};
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;

/// "X's claim that “…”", "her promise to “…”", "a statement from X: “…”".
pub(super) fn by_words(tokens: &[Token<'_>], noun: usize, at: usize) -> Option<Candidate> {
    let tight = match at - noun {
        1 => 0.0,
        _ if at
            .checked_sub(1)
            .and_then(|last| tokens.get(last))
            .is_some_and(|last| last.reads("that")) =>
        {
            0.0
        }
        2..=3 => 0.02,
        _ => 0.12,
    };
    let behind = tokens.get(noun + 1)?;
    // "his view is “…”": somebody says that of it.
    if at
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .is_some_and(|last| last.reads_any(&["is", "was", "are", "were"]))
    {
        return None;
    }
    if behind.reads_any(&["by", "from", "of"])
        && let Some(phrase) = starting(tokens, noun + 2)
            .filter(|phrase| fitness(tokens, phrase) == Fitness::Name && phrase.end <= at)
    {
        let against = if behind.reads("of") { 0.2 } else { 0.06 };
        return Some(Candidate::new(phrase, BEFORE_WORDS, against));
    }
    // Back over adjectives to the owner.
    let floor = noun.saturating_sub(4);
    for place in (floor..noun).rev() {
        let token = tokens.get(place)?;
        // "defended his comments as “…”": the verb's subject says it.
        let done = place.checked_sub(1).is_some_and(|verb| is_verb(tokens, verb));
        let tight = tight + if done { 0.2 } else { 0.0 };
        if token.is(Class::OWNER) && !token.reads("its") {
            return Some(Candidate::new(place..place + 1, BEFORE_WORDS, tight));
        }
        if token.kind == Kind::Possessive {
            let phrase = ending(tokens, place).filter(|phrase| fitness(tokens, phrase) > Fitness::Thing)?;
            return Some(Candidate::new(phrase, BEFORE_WORDS, tight));
        }
        if !token.is_word() || token.is(Class::PREPOSITION | Class::ARTICLE | Class::JOINS | Class::AUXILIARY)
        {
            return None;
        }
    }
    None
}
