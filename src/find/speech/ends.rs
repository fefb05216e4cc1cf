//! Where sentences end in a block of tokens. Unlike in `find::sentences` a quotation is one token here, so
//! that what it ends with tells whether the sentence goes on behind it.

use super::nouns::is_verb;
use super::tokens::{Kind, Token};
use crate::find::lexicon::Class;
use std::ops::Range;

/// The sentences of a block, as ranges of its tokens.
pub(super) fn sentences(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if at + 1 == tokens.len() || ends(tokens, at) {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// Whether a sentence ends with the token at `at`, which is not the last one.
fn ends(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return true;
    };
    let starts = next.is_quotation() || next.capital || next.text.starts_with(|c: char| c.is_ascii_digit());
    match token.kind {
        Kind::Mark('.' | '!' | '?') => starts,
        Kind::Mark('。' | '！' | '？') => true,
        // "in the U.S. He left": a short form ends a sentence before a word that is no name.
        Kind::Word => {
            token.text.ends_with('.')
                && token.text.matches('.').count() > 1
                && next.capital
                && next.class.is(Class::NO_NAME)
        }
        Kind::Quotation(_) => {
            let text = token.text.trim_end();
            match next.kind {
                Kind::Quotation(_) => text.ends_with(['.', '!', '?', '…', '。']),
                Kind::Word if !next.capital => false,
                Kind::Word if text.ends_with(['.', '…', '。']) => !is_said(tokens, at + 1),
                // "“Why?” Berg asked": a name with its verb carries on.
                Kind::Word => {
                    // With an apposition the verb stands further off.
                    let apposed = tokens
                        .get(at + 2..)
                        .unwrap_or_default()
                        .iter()
                        .take(3)
                        .any(|token| token.is_mark(&[',', '(']));
                    let reach = if apposed && !next.class.is(Class::NO_NAME) {
                        16
                    } else {
                        8
                    };
                    let few = (at + 1..(at + reach).min(tokens.len())).take_while(|near| {
                        tokens
                            .get(*near)
                            .is_some_and(|token| !token.is_mark(&['.', '!', '?']) && !token.is_quotation())
                    });
                    let carried = few.skip(1).any(|near| is_verb(tokens, near));
                    text.ends_with(['!', '?']) && !carried
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// "“We go.” Berg said.": nothing but a name, a verb of speech and a full stop.
fn is_said(tokens: &[Token<'_>], from: usize) -> bool {
    let names = tokens
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take(4)
        .take_while(|token| token.is_name())
        .count();
    let verb = from + names;
    let stop = tokens.get(verb + 1).is_none_or(|token| token.is_mark(&['.']));
    names > 0 && stop && is_verb(tokens, verb) && tokens.get(verb).is_some_and(|token| token.is(Class::VERB))
}
