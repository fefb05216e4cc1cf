//! What is looked for, and where it stands in one text.

use super::fold::{Folded, folded};
use crate::article::{CharRange, FrozenText};
use memchr::memmem::Finder;

/// Letters of a word from which it is also looked for inside other words.
const INSIDE: usize = 4;

/// Words to look for, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<Term>,
}

/// One word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    text: String,
    /// It may stand inside a word: "sea" means no "research".
    inside: bool,
}

impl Query {
    /// Words in any order and place; words between quotation marks stand as they are.
    pub fn words(typed: &str) -> Self {
        let plain = folded(typed);
        let mut terms: Vec<&str> = Vec::new();
        for (at, piece) in plain.split('"').enumerate() {
            // Pieces with odd numbers stand between marks; an open mark reaches to the end.
            if at % 2 == 1 {
                terms.push(piece.trim());
            } else {
                terms.extend(piece.split(' '));
            }
        }
        Self::of(&terms, |term| term.chars().count() >= INSIDE)
    }

    /// One phrase, as it is typed, anywhere.
    pub fn phrase(typed: &str) -> Self {
        Self::of(&[&folded(typed)], |_| true)
    }

    fn of(texts: &[&str], inside: impl Fn(&str) -> bool) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for text in texts {
            if !text.is_empty() && terms.iter().all(|known| known.text != *text) {
                terms.push(Term {
                    text: (*text).to_owned(),
                    inside: inside(text),
                });
            }
        }
        Self { terms }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words and phrases, ready to be looked for.
    pub(super) fn wanted(&self) -> Vec<Wanted<'_>> {
        let wanted = |term| Wanted {
            term,
            finder: Finder::new(&term.text),
        };
        self.terms.iter().map(wanted).collect()
    }
}

/// A word or phrase that is being looked for.
pub(super) struct Wanted<'a> {
    term: &'a Term,
    finder: Finder<'a>,
}

impl Wanted<'_> {
    /// Bytes of its folded form.
    pub(super) fn len(&self) -> usize {
        self.term.text.len()
    }

    /// Where it stands in a folded text, and whether it begins a word there.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = (usize, bool)> {
        let found = self.finder.find_iter(text.as_bytes());
        found
            .map(|at| (at, begins_word(text, at)))
            .filter(|(_, begins)| *begins || self.term.inside)
    }
}

/// Whether a word begins at this byte. Scripts without blanks between words begin one everywhere.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric() || c >= '\u{e00}')
}

/// Every place of the query's words in a text, in order; of places that overlap the first is given.
pub fn places(query: &Query, folded: &Folded, text: &FrozenText) -> Vec<CharRange> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for wanted in query.wanted() {
        let found = wanted.places(folded.as_str());
        all.extend(found.map(|(start, _)| (start, start + wanted.len())));
    }
    all.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut free = 0;
    let apart = all.into_iter().filter(|(start, end)| {
        let apart = *start >= free;
        if apart {
            free = *end;
        }
        apart
    });
    apart
        .map(|(start, end)| folded.origin(text, start, end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(query: &Query) -> Vec<&str> {
        query.terms.iter().map(|term| term.text.as_str()).collect()
    }

    #[test]
    fn words_and_phrases_are_told_apart() {
        let check =
            |typed: &str, expected: &[&str]| assert_eq!(terms(&Query::words(typed)), expected, "{typed}");
        check("Harbour ships", &["harbour", "ships"]);
        check("“sea lanes” Oslo", &["sea lanes", "oslo"]);
        check("\"sea la", &["sea la"]);
        check("oslo Oslo", &["oslo"]);
        check("  \"\" ", &[]);
        assert_eq!(terms(&Query::phrase("Sea  lanes ")), ["sea lanes"]);
        assert!(Query::phrase(" ").is_empty());
    }

    #[test]
    fn places_stand_in_order_and_apart() {
        let check = |query: Query, text: &str, expected: &[&str]| {
            let text = FrozenText::new(text);
            let folded = Folded::new(&text, vec![CharRange::new(0, text.len())]);
            let found = places(&query, &folded, &text);
            let words: Vec<&str> = found.iter().map(|place| text.slice(*place)).collect();
            assert_eq!(words, expected);
            assert!(found.is_sorted());
        };
        let text = "The sea lanes: sea-going lanes, SEA LANES, a seaman.";
        check(Query::phrase("sea lanes"), text, &["sea lanes", "SEA LANES"]);
        check(
            Query::words("lanes sea"),
            text,
            &["sea", "lanes", "sea", "lanes", "SEA", "LANES", "sea"],
        );
        check(Query::words("sea seaman"), "a seaman", &["seaman"]);
        // Short words stand at the beginning of words; longer ones and phrases anywhere.
        check(
            Query::words("sea anes"),
            "research at sea: lanes",
            &["sea", "anes"],
        );
        check(Query::phrase("sea"), "research at sea", &["sea", "sea"]);
        check(Query::words("명"), "이재명", &["명"]);
        check(Query::phrase("aa"), "aaaaa", &["aa", "aa"]);
        check(Query::phrase("x"), text, &[]);
        check(Query::default(), text, &[]);
    }
}
