//! Runs of capitalised words: which part is the title and which the name.

use crate::find::lexicon::Class;
use crate::find::speech::{Kind, Token};
use std::ops::Range;

/// A run of capitalised words, as ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The title before the name; empty if there is none.
    pub(super) title: Range<usize>,
    pub(super) name: Range<usize>,
}

/// The first run at or behind `from`.
pub(super) fn next_run(tokens: &[Token<'_>], from: usize) -> Option<Run> {
    let mut start = from;
    while !tokens.get(start)?.is_name() {
        start += 1;
    }
    let mut end = start + 1;
    while let Some(token) = tokens.get(end) {
        let small = usize::from(
            tokens
                .get(end + 1)
                .is_some_and(|next| next.reads_any(&["der", "den", "la"])),
        );
        let inside = token.is(Class::PARTICLE) && tokens.get(end + 1 + small).is_some_and(Token::is_name);
        if !token.is_name() && !inside {
            break;
        }
        end += 1 + if inside { small } else { 0 };
    }
    let run = start..end;
    Some(divide(tokens, run))
}

/// Divides a run into title and name, with the lower-case words of a title before it.
fn divide(tokens: &[Token<'_>], run: Range<usize>) -> Run {
    let words = tokens.get(run.clone()).unwrap_or_default();
    // "Secretary of State John Kerry": an office with "of" before the name.
    let office = run.start.checked_sub(2).filter(|title| {
        tokens.get(*title).is_some_and(|word| word.is(Class::TITLE))
            && tokens.get(run.start - 1).is_some_and(|word| word.reads("of"))
    });
    let bodies = words
        .iter()
        .take_while(|word| word.is(Class::BODY | Class::QUALIFIER))
        .count();
    if let Some(title) = office.filter(|_| bodies > 0 && bodies < words.len()) {
        return Run {
            title: title..run.start + bodies,
            name: run.start + bodies..run.end,
        };
    }
    let last = words
        .iter()
        .rposition(|word| word.is(Class::TITLE) && !word.is(Class::GIVEN));
    let mut name = match last {
        Some(last) if last + 1 < words.len() => run.start + last + 1..run.end,
        // A title alone, unless a given name says that it is a surname ("Carole King").
        Some(_) if !words.first().is_some_and(|first| first.is(Class::GIVEN)) || words.len() == 1 => {
            run.end..run.end
        }
        _ => run.clone(),
    };
    // "Republican Ted Cruz", "German Angela Merkel" keep the word; "GOP Ted" does not occur.
    let mut title = run.start..name.start;
    if !title.is_empty() {
        let former = |at: usize| {
            tokens.get(at).is_some_and(|word| {
                word.reads_any(&["former", "then", "acting", "late", "ex"]) && !word.capital
            })
        };
        if title.start.checked_sub(1).is_some_and(former) {
            title.start -= 1;
        }
    } else if !name.is_empty() {
        // "former president Bill Clinton", "campaign manager Robby Mook"
        let mut from = run.start;
        while let Some(word) = from.checked_sub(1).and_then(|before| tokens.get(before)) {
            let part = word.is(Class::TITLE | Class::QUALIFIER) && (!word.capital || word.opens);
            if !part || run.start - from >= 4 {
                break;
            }
            from -= 1;
        }
        let ends = run.start.checked_sub(1).and_then(|before| tokens.get(before));
        if from < run.start && ends.is_some_and(|word| word.is(Class::TITLE)) {
            title = from..run.start;
        }
    }
    while name.len() > 1
        && tokens
            .get(name.start)
            .is_some_and(|word| word.is(Class::PARTICLE) && !word.capital)
    {
        name.start += 1;
    }
    Run { title, name }
}

/// The words of some tokens with one blank between.
pub(super) fn joined(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    for token in tokens {
        let close = matches!(token.kind, Kind::Possessive | Kind::Mark(',' | ')' | '.'));
        if !text.is_empty() && !close && !text.ends_with('(') {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

/// An office behind a name: ", director of the Bergen yard,"; "(한지민), director …" with the name in
/// another script between.
pub(super) fn office(tokens: &[Token<'_>], end: usize) -> Option<String> {
    let mut from = end;
    if tokens.get(from)?.is_mark(&['(']) {
        from += tokens
            .get(from..)?
            .iter()
            .take(6)
            .position(|token| token.is_mark(&[')']))?
            + 1;
    }
    if !tokens.get(from)?.is_mark(&[',']) {
        return None;
    }
    let words = tokens.get(from + 1..)?;
    let length = words
        .iter()
        .take(11)
        .position(|token| !token.is_word() && token.kind != Kind::Possessive)?;
    let words = words.get(..length)?;
    let first = words.first()?;
    let clause = first.reads_any(&["who", "which", "whose", "and", "but", "when", "where", "as"])
        || first.is(Class::VERB | Class::AUXILIARY | Class::PRONOUN);
    let office = words
        .iter()
        .take(5)
        .any(|word| word.is(Class::TITLE | Class::ROLE) && !word.is(Class::VERB));
    let verb = words
        .iter()
        .any(|word| word.is(Class::AUXILIARY) || word.reads_any(&["said", "told", "says"]));
    if clause || !office || verb || length > 9 {
        return None;
    }
    let text = joined(words);
    let text = ["the ", "a ", "an ", "der ", "die "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(&text);
    Some(text.to_owned())
}
