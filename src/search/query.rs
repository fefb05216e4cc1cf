//! What is looked for, and where it stands in one text.

use super::fold::{Folded, folded};
use crate::article::{CharRange, FrozenText};
use memchr::memmem::Finder;

/// Words to look for, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<String>,
}

impl Query {
    /// Words in any order and place; words between quotation marks stand as they are.
    pub fn words(typed: &str) -> Self {
        let plain = folded(typed);
        let mut terms: Vec<String> = Vec::new();
        for (at, piece) in plain.split('"').enumerate() {
            // Pieces with odd numbers stand between marks; an open mark reaches to the end.
            if at % 2 == 1 {
                terms.push(piece.trim().to_owned());
            } else {
                terms.extend(piece.split(' ').map(str::to_owned));
            }
        }
        Self::of(terms)
    }

    /// One phrase, as it is typed.
    pub fn phrase(typed: &str) -> Self {
        Self::of(vec![folded(typed)])
    }

    fn of(mut terms: Vec<String>) -> Self {
        let mut seen = Vec::new();
        terms.retain(|term| {
            let new = !term.is_empty() && !seen.contains(term);
            if new {
                seen.push(term.clone());
            }
            new
        });
        Self { terms }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words and phrases.
    pub(super) fn terms(&self) -> &[String] {
        &self.terms
    }
}

/// Every place of the query's words in a text, in order; of places that overlap the first is given.
pub fn places(query: &Query, folded: &Folded, text: &FrozenText) -> Vec<CharRange> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for term in query.terms() {
        let finder = Finder::new(term);
        let found = finder.find_iter(folded.as_str().as_bytes());
        all.extend(found.map(|start| (start, start + term.len())));
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

    #[test]
    fn words_and_phrases_are_told_apart() {
        let check =
            |typed: &str, expected: &[&str]| assert_eq!(Query::words(typed).terms(), expected, "{typed}");
        check("Harbour ships", &["harbour", "ships"]);
        check("“sea lanes” Oslo", &["sea lanes", "oslo"]);
        check("\"sea la", &["sea la"]);
        check("oslo Oslo", &["oslo"]);
        check("  \"\" ", &[]);
        assert_eq!(Query::phrase("Sea  lanes ").terms(), ["sea lanes"]);
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
        check(Query::phrase("aa"), "aaaaa", &["aa", "aa"]);
        check(Query::phrase("x"), text, &[]);
        check(Query::default(), text, &[]);
    }
}
