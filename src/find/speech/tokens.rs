//! A block as tokens: words with their classes, punctuation, and each quotation as one token, so that
//! rules read the text around quotations and never inside them.

use super::ends::sentences;
use crate::article::CharRange;
use crate::find::lexicon::{Class, Lexicon};
use crate::find::marks::Marked;
use crate::find::phrases::PhraseKind;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::find) enum Kind {
    Word,
    /// The ending 's, or the apostrophe of a plural.
    Possessive,
    /// Punctuation that is no quotation mark.
    Mark(char),
    /// A quotation, by its index in the block.
    Quotation(usize),
    /// A title or other words in marks that nobody said.
    Phrase,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::find) struct Token<'a> {
    pub(in crate::find) kind: Kind,
    pub(in crate::find) text: &'a str,
    /// Where it stands in the article, in code points.
    pub(in crate::find) range: CharRange,
    pub(in crate::find) class: Class,
    /// Whether it begins with a capital, or with a letter of a script that has none.
    pub(in crate::find) capital: bool,
    /// Whether a sentence or a block begins with it.
    pub(in crate::find) opens: bool,
}

impl Token<'_> {
    pub(in crate::find) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(in crate::find) fn is(&self, any: Class) -> bool {
        self.kind == Kind::Word && self.class.is(any)
    }

    pub(in crate::find) fn is_mark(&self, any: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(c) if any.contains(&c))
    }

    pub(in crate::find) fn is_quotation(&self) -> bool {
        matches!(self.kind, Kind::Quotation(_))
    }

    /// Whether it is this word, in whatever case.
    pub(in crate::find) fn reads(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub(in crate::find) fn reads_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.reads(word))
    }

    /// Whether it is a verb rather than a name at the start of a sentence ("Citing", "Asked").
    fn begins_clause(&self) -> bool {
        let verb = self.class.is(Class::VERB | Class::WEAK | Class::MIND)
            && !self.class.is(Class::ROLE | Class::TITLE);
        !self.class.is(Class::GIVEN) && (verb || (self.text.ends_with("ing") && self.text.len() > 5))
    }

    /// "Will", "May" inside a sentence: with a capital they are names.
    fn is_given_verb(&self) -> bool {
        !self.opens && self.reads_any(&["Will", "May"])
    }

    /// Whether it may be part of a name.
    pub(in crate::find) fn is_name(&self) -> bool {
        self.kind == Kind::Word
            && self.capital
            && (!self.class.is(Class::NO_NAME) || self.is_given_verb())
            && !self.class.is(Class::TIME)
            && (!self.class.is(Class::PREPOSITION | Class::OWNER) || self.class.is(Class::PARTICLE))
            && !(self.opens && self.begins_clause())
            && self.text.chars().any(char::is_alphabetic)
    }
}

/// A quotation or a phrase that stands in the block.
pub(in crate::find) type Quoted = (Marked, Option<PhraseKind>);

/// The tokens of a block that starts at `base` and whose quotations are known, and its sentences as
/// ranges of them.
pub(in crate::find) fn parse<'a>(
    text: &'a str,
    base: usize,
    quoted: &[Quoted],
    lexicon: &Lexicon,
) -> (Vec<Token<'a>>, Vec<Range<usize>>) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut reader = Reader {
        text,
        chars: &chars,
        base,
        lexicon,
        found: Vec::with_capacity(chars.len() / 5),
    };
    let mut ahead = quoted.iter().enumerate().peekable();
    let mut speech = 0;
    let mut at = 0;
    while at < chars.len() {
        if let Some((_, (marked, phrase))) = ahead.next_if(|(_, (marked, _))| marked.outer.start <= base + at)
        {
            let kind = if phrase.is_none() {
                speech += 1;
                Kind::Quotation(speech - 1)
            } else {
                Kind::Phrase
            };
            let (inner, end) = (marked.inner, marked.outer.end.saturating_sub(base));
            reader.push(
                kind,
                inner.start.saturating_sub(base),
                inner.end.saturating_sub(base),
            );
            at = end.max(at);
            continue;
        }
        let until = ahead.peek().map_or(chars.len(), |(_, (marked, _))| {
            marked.outer.start.saturating_sub(base)
        });
        at = reader.step(at, until.min(chars.len()));
    }
    let mut found = reader.found;
    let sentences = sentences(&found);
    for sentence in &sentences {
        if let Some(first) = found.get_mut(sentence.start) {
            first.opens = true;
        }
    }
    (found, sentences)
}

struct Reader<'t, 'a> {
    text: &'a str,
    chars: &'t [(usize, char)],
    base: usize,
    lexicon: &'t Lexicon,
    found: Vec<Token<'a>>,
}

impl<'a> Reader<'_, 'a> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn is_letter(&self, at: usize) -> bool {
        self.char(at).is_some_and(char::is_alphanumeric)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        let byte = |at: usize| self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte);
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let text = self.slice(start, end);
        let class = match kind {
            Kind::Word => self.lexicon.class(text),
            _ => Class::default(),
        };
        let first = text.chars().next();
        self.found.push(Token {
            kind,
            text,
            range: CharRange::new(self.base + start, self.base + end),
            class,
            capital: first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()),
            opens: false,
        });
    }

    /// Takes the word or mark at `at` and gives the place behind it; nothing beyond `until` is taken.
    fn step(&mut self, at: usize, until: usize) -> usize {
        let Some(c) = self.char(at) else {
            return at + 1;
        };
        if c.is_alphanumeric() || (c == '@' && self.is_letter(at + 1)) {
            return self.word(at, until);
        }
        let after_s = at > 0 && matches!(self.char(at - 1), Some('s' | 'S'));
        match c {
            '\'' | '’' if after_s && !self.is_letter(at + 1) => self.push(Kind::Possessive, at, at + 1),
            '"' | '“' | '”' | '\'' | '’' | '‘' | '`' | '«' | '»' | '„' => {}
            c if c.is_whitespace() => {}
            c => self.push(Kind::Mark(c), at, at + 1),
        }
        at + 1
    }

    fn word(&mut self, start: usize, until: usize) -> usize {
        let mut end = start + 1;
        while end < until {
            let Some(c) = self.char(end) else { break };
            let joins = matches!(c, '\'' | '’' | '.' | '&' | '-');
            let inside = joins && end + 1 < until && self.is_letter(end + 1);
            if !(c.is_alphanumeric() || inside || c == '_') {
                break;
            }
            end += 1;
        }
        let letters = self.slice(start, end);
        let owns = ["'s", "’s", "'S", "’S"]
            .iter()
            .any(|ending| letters.ends_with(ending));
        if owns && end - start > 2 {
            self.push(Kind::Word, start, end - 2);
            self.push(Kind::Possessive, end - 2, end);
            // "he's", "that's": a verb, not an owner.
            if let [.., stem, ending] = self.found.as_mut_slice()
                && (stem.class.is(Class::PRONOUN)
                    || ["that", "there", "what", "here"]
                        .iter()
                        .any(|word| stem.text.eq_ignore_ascii_case(word)))
            {
                (ending.kind, ending.class) = (Kind::Word, Class::AUXILIARY);
            }
            return end;
        }
        // The full stop of an abbreviation or an initial belongs to it.
        let goes_on = match self.char(end + 1) {
            Some(',' | ';' | ')') => true,
            Some(' ') => self.char(end + 2).is_some_and(char::is_lowercase),
            _ => false,
        };
        if end < until && self.char(end) == Some('.') && (goes_on || is_short_form(letters)) {
            end += 1;
        }
        self.push(Kind::Word, start, end);
        end
    }
}

/// Words that are written with a full stop.
fn is_short_form(word: &str) -> bool {
    const SHORT: [&str; 34] = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "adm", "maj", "sen", "sens",
        "rep", "reps", "gov", "govs", "pres", "hon", "rev", "st", "jr", "sr", "vs", "no", "jan", "feb",
        "aug", "sept", "oct", "nov", "dec", "inc",
    ];
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || word.contains('.') || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::marks::marked;

    /// The sentences of a text with their tokens: quotations as Q, words as they are.
    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let quoted = marked(&chars, 7);
        let (all, sentences) = parse(text, 7, &quoted, Lexicon::of(Some("en")));
        let found: Vec<String> = sentences
            .into_iter()
            .map(|range| {
                let words: Vec<&str> = all[range]
                    .iter()
                    .map(|token| if token.is_quotation() { "Q" } else { token.text })
                    .collect();
                words.join(" ")
            })
            .collect();
        assert_eq!(found, expected, "{text}");
        for token in &all {
            let own: String = chars[token.range.start - 7..token.range.end - 7].iter().collect();
            assert_eq!(own, token.text);
        }
    }

    #[test]
    fn quotations_are_one_token_and_sentences_end_with_them() {
        check(
            "“We go,” said Mr. Berg’s aide. “Now.” He left.",
            &["Q said Mr. Berg ’s aide .", "Q", "He left ."],
        );
        check(
            "“Why?” Ada Berg asked. “No!” The end",
            &["Q Ada Berg asked .", "Q", "The end"],
        );
        check(
            "It is “good” in the U.S. He agrees",
            &["It is Q in the U.S.", "He agrees"],
        );
        check("", &[]);
    }
}
