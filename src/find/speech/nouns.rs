//! Noun phrases beside a verb: where the mention of a speaker begins and ends.

use super::subject::is_finite;
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;
use std::ops::Range;

/// The longest phrase that is taken for a speaker, in tokens.
const LONGEST: usize = 16;

/// Whether the word belongs to a closed class that no name is led by.
fn is_closed(token: &Token<'_>) -> bool {
    token.is(Class::PREPOSITION
        | Class::JOINS
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::PRONOUN
        | Class::ARTICLE)
}

/// Words that begin a clause or stand between phrases: no phrase goes over them.
fn breaks(token: &Token<'_>) -> bool {
    token.is(Class::JOINS | Class::AUXILIARY) && !token.is(Class::ARTICLE) && !token.is_name()
}

/// Whether the word is used as a verb of speech here, not as a noun or in a name.
pub(in crate::find) fn is_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if !token.is(Class::VERB | Class::WEAK | Class::MIND) || (token.capital && !token.opens) {
        return false;
    }
    let noun = token.is(Class::ROLE | Class::WORDS | Class::TITLE);
    if !noun && !token.is(Class::BASIC) {
        return true;
    }
    // "report", "call", "claims", "state" are verbs behind a pronoun, an auxiliary, "to" or a plural.
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return !noun;
    };
    if before.is(Class::PRONOUN | Class::AUXILIARY) || before.reads_any(&["to", "and", "or"]) {
        return true;
    }
    if token.is(Class::BASIC) {
        let several = before.text.ends_with('s') && !before.text.ends_with("ss");
        let article = at
            .checked_sub(2)
            .and_then(|article| tokens.get(article))
            .is_some_and(|word| word.reads("the"));
        let plural = several && (article || !before.is_name())
            || before.reads_any(&["people", "men", "women", "police"]);
        return plural && before.is_word() && !before.is(Class::OWNER | Class::PREPOSITION)
            || before.is(Class::ADVERB);
    }
    (before.is_name() || before.is(Class::ROLE | Class::ADVERB)) && token.text.ends_with(['s', 'd'])
}

/// The phrase that ends right before the token at `end`.
pub(super) fn ending(tokens: &[Token<'_>], end: usize) -> Option<Range<usize>> {
    let last = tokens.get(end.checked_sub(1)?)?;
    if last.kind == Kind::Phrase {
        return Some(end - 1..end);
    }
    if !last.is_word() {
        return None;
    }
    if last.is(Class::PRONOUN) && !last.reads("one") {
        return Some(end - 1..end);
    }
    let role = last.is(Class::ROLE | Class::TITLE);
    if last.reads_any(&["there", "here", "what", "how", "why"]) {
        return None;
    }
    if !last.is_name()
        && !role
        && (last.is(Class::PREPOSITION | Class::ARTICLE) || breaks(last) || is_verb(tokens, end - 1))
    {
        return None;
    }
    let mut start = end - 1;
    while start > 0 && end - start < LONGEST {
        let Some(token) = tokens.get(start - 1) else { break };
        match token.kind {
            Kind::Possessive if start >= 2 => {}
            Kind::Mark('&') => {}
            Kind::Phrase => {}
            // "demanded that Berg …": no article here.
            Kind::Word if token.reads("that") && !is_article(tokens, start - 1) => break,
            Kind::Word if token.is(Class::ARTICLE | Class::OWNER) && !token.is_name() => {
                // "all the", "one of the": an article before the article.
                start -= 1;
                let genitive = tokens
                    .get(start)
                    .is_some_and(|word| word.reads_any(&["der", "des"]));
                let more = start.checked_sub(1).and_then(|before| tokens.get(before));
                if genitive && more.is_some_and(|more| more.capital && !more.is(Class::PREPOSITION)) {
                    continue;
                }
                if more.is_some_and(|more| more.is(Class::ARTICLE) && !more.is(Class::JOINS)) {
                    start -= 1;
                } else if more.is_some_and(|more| more.is(Class::PREPOSITION))
                    && bears_more(tokens, start - 1)
                {
                    start -= 1;
                    continue;
                }
                break;
            }
            Kind::Word if token.reads_any(&["and", "und", "y", "et", "e"]) => {
                let both = start >= 2
                    && tokens.get(start - 2).is_some_and(Token::is_name)
                    && tokens.get(start).is_some_and(Token::is_name);
                if !both {
                    break;
                }
            }
            Kind::Word if token.is(Class::PARTICLE) && inside_name(tokens, start - 1) => {}
            Kind::Word if token.is(Class::PREPOSITION) && !token.is_name() => {
                if !bears_more(tokens, start - 1) {
                    break;
                }
            }
            Kind::Word if token.opens && token.is(Class::NO_NAME) && !token.is(Class::ARTICLE) => break,
            Kind::Word if token.is(Class::PRONOUN) || breaks(token) => break,
            Kind::Word if token.is(Class::TIME) => break,
            Kind::Word if !token.capital && is_verb(tokens, start - 1) => break,
            Kind::Word if !token.capital && (token.is(Class::ADVERB) || is_finite(tokens, start - 1)) => {
                break;
            }
            Kind::Word => {}
            _ => break,
        }
        start -= 1;
    }
    while start + 1 < end
        && tokens
            .get(start)
            .is_some_and(|word| word.is(Class::PREPOSITION) && !word.is_name())
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Whether "that" at `at` stands before its noun and does not begin a clause.
fn is_article(tokens: &[Token<'_>], at: usize) -> bool {
    let led = at.checked_sub(1).and_then(|before| tokens.get(before));
    let next = tokens.get(at + 1);
    let opens = led.is_none_or(|led| {
        !led.is_word() || led.reads_any(&["and", "but", "if", "as", "when", "in", "of", "by"])
    });
    opens
        && !next.is_some_and(|next| next.is_name() || next.text.ends_with('s') || next.text.ends_with("ing"))
}

/// Whether the preposition at `at` may join two parts of one phrase: "a spokesman for …", "Council of …".
fn bears_more(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(token), Some(before)) = (
        tokens.get(at),
        at.checked_sub(1).and_then(|before| tokens.get(before)),
    ) else {
        return false;
    };
    if token.reads_any(&["of", "von", "de", "di", "des", "der"]) {
        return before.is_name() || before.is(Class::ROLE | Class::TITLE | Class::ARTICLE | Class::WORDS);
    }
    // "Club for Growth"
    if token.reads("for") && inside_name(tokens, at) && !before.is(Class::TIME) {
        return true;
    }
    token.reads_any(&[
        "for", "from", "at", "with", "in", "on", "to", "für", "aus", "bei", "im", "in",
    ]) && before.is(Class::ROLE)
        && !before.is_name()
}

/// Whether the small word at `at` stands between two parts of a name.
fn inside_name(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(Token::is_name) && tokens.get(at + 1).is_some_and(Token::is_name)
}

/// The phrase that starts with the token at `start`.
pub(super) fn starting(tokens: &[Token<'_>], start: usize) -> Option<Range<usize>> {
    let first = tokens.get(start).filter(|first| first.is_word())?;
    if first.is(Class::PRONOUN) && !first.reads("one") {
        return (!first.reads_any(&["it", "who"])).then_some(start..start + 1);
    }
    let opens = first.is_name()
        || first.is(Class::ARTICLE | Class::OWNER | Class::TITLE | Class::ROLE | Class::QUALIFIER);
    // "said election lawyer Ada Berg": plain nouns that lead to a name.
    let nouns = tokens.get(start..).unwrap_or_default().iter().take(5);
    let plain = |token: &&Token<'_>| {
        token.is_word()
            && !token.capital
            && !is_closed(token)
            && !token.text.ends_with("ly")
            && !token.is(Class::VERB)
    };
    let led = nouns.clone().take_while(plain).count();
    let opens = opens || (led > 0 && nouns.clone().nth(led).is_some_and(Token::is_name));
    if !opens || (first.is(Class::PREPOSITION | Class::JOINS) && !first.is(Class::ARTICLE)) {
        return None;
    }
    let mut end = start;
    while end - start < LONGEST {
        let Some(token) = tokens.get(end) else { break };
        let name_next = tokens.get(end + 1).is_some_and(Token::is_name);
        let before = end
            .checked_sub(1)
            .filter(|_| end > start)
            .and_then(|before| tokens.get(before));
        let goes_on = match token.kind {
            Kind::Possessive | Kind::Phrase | Kind::Mark('&') => end > start,
            Kind::Word if end == start => true,
            Kind::Word if token.is(Class::TIME) => false,
            Kind::Word if token.is(Class::PARTICLE) && inside_name(tokens, end) => true,
            Kind::Word if token.reads_any(&["and", "und", "y", "et", "e"]) => {
                name_next && before.is_some_and(Token::is_name)
            }
            Kind::Word if token.is(Class::PREPOSITION) => bears_more(tokens, end),
            Kind::Word if token.is(Class::ARTICLE | Class::OWNER) => {
                let genitive =
                    token.reads_any(&["der", "des"]) && before.is_some_and(|before| before.capital);
                genitive || before.is_some_and(|before| before.is(Class::PREPOSITION | Class::ARTICLE))
            }
            Kind::Word if token.is(Class::PRONOUN) || breaks(token) => false,
            Kind::Word if token.capital => true,
            Kind::Word if is_verb(tokens, end) && !token.is(Class::ROLE | Class::WORDS) => false,
            Kind::Word if token.is(Class::ADVERB) || token.text.ends_with("ly") => false,
            // Behind a name a common noun goes on only as part of a title or with an owner.
            Kind::Word => {
                before.is_some_and(|before| !before.is_name() || before.is(Class::BODY | Class::QUALIFIER))
                    || token.is(Class::ROLE | Class::TITLE)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > start + 1
        && tokens.get(end - 1).is_some_and(|last| {
            !last.is_name() && last.is(Class::PREPOSITION | Class::ARTICLE) || last.kind == Kind::Possessive
        })
    {
        end -= 1;
    }
    (end > start).then_some(start..end)
}

/// How well a phrase can speak: a name or a pronoun best, then a noun for speakers, then anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fitness {
    Thing,
    Role,
    Name,
}

pub(super) fn fitness(tokens: &[Token<'_>], phrase: &Range<usize>) -> Fitness {
    let words = tokens.get(phrase.clone()).unwrap_or_default();
    let alone = words.first().filter(|_| words.len() == 1);
    let pronoun = alone.is_some_and(|word| word.is(Class::PRONOUN));
    if alone.is_some_and(|word| word.reads("it")) {
        Fitness::Role
    } else if pronoun || words.iter().any(Token::is_name) {
        Fitness::Name
    } else if words.iter().any(|word| word.is(Class::ROLE | Class::TITLE))
        || words
            .first()
            .is_some_and(|first| first.opens && first.is(Class::ARTICLE))
            && words.iter().any(|word| word.is(Class::WORDS))
    {
        Fitness::Role
    } else {
        Fitness::Thing
    }
}

/// The phrase with the name in apposition behind it: "the firm's director, Ada Berg".
pub(super) fn with_apposition(tokens: &[Token<'_>], phrase: Range<usize>) -> Range<usize> {
    let words = tokens.get(phrase.clone()).unwrap_or_default();
    let role = words
        .last()
        .is_some_and(|last| last.is(Class::ROLE | Class::TITLE) && !last.is_name());
    let comma = tokens.get(phrase.end).is_some_and(|token| token.is_mark(&[',']));
    if !role || !comma {
        return phrase;
    }
    let names = tokens.get(phrase.end + 1..).unwrap_or_default();
    let count = names.iter().take(5).take_while(|token| token.is_name()).count();
    let person = count >= 2 && !names.iter().take(count).any(|token| token.class.is(Class::BODY));
    if person {
        phrase.start..phrase.end + 1 + count
    } else {
        phrase
    }
}
