//! A sentence as it is written on a card: places for the analyst's words, and between them what is locked
//! (quotations, citations, notes). Writing never loses or moves what is locked, and words that were not
//! touched stay bold, italic or linked.

use super::styled::{Mark, Styled, has, link_round, linked, marked, runs, styled, written};
use super::{Inline, RichText};
use crate::article::CharRange;
use std::ops::Range;

/// A part of a sentence on its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// A place to write, with the words that stand there; they may be none.
    Words(String),
    /// What is not written here.
    Locked(&'a Inline),
}

/// What is written rather than locked.
fn is_words(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { .. } | Inline::Link { .. })
}

impl RichText {
    /// Words and what is locked, by turns; the first and the last part are words.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = vec![Part::Words(String::new())];
        for inline in &self.0 {
            match (inline, parts.last_mut()) {
                (Inline::Text { text, .. } | Inline::Link { text, .. }, Some(Part::Words(words))) => {
                    words.push_str(text);
                }
                (locked, _) => {
                    parts.push(Part::Locked(locked));
                    parts.push(Part::Words(String::new()));
                }
            }
        }
        parts
    }

    /// The words at a place to write (counted from 0) as they are set; empty if there is no such place.
    pub fn words_at(&self, place: usize) -> &[Inline] {
        let bounds = self.bounds(place).unwrap_or_default();
        self.0.get(bounds).unwrap_or_default()
    }

    /// Puts other words in a place to write. What is common to the old and the new words keeps its style;
    /// what is new takes that of the words before it. `false` if there is no such place.
    pub fn write(&mut self, place: usize, words: &str) -> bool {
        self.change(place, |old| runs(&written(old, words)))
    }

    /// Whether all words of a range (in code points of the place) are bold or italic.
    pub fn has_mark(&self, place: usize, range: CharRange, mark: Mark) -> bool {
        has(&styled(self.words_at(place)), range, mark)
    }

    /// Sets the words of a range bold or italic, or plain again. `false` if there is no such place.
    pub fn set_mark(&mut self, place: usize, range: CharRange, mark: Mark, on: bool) -> bool {
        self.change(place, |old| runs(&marked(old, range, mark, on)))
    }

    /// The link that reaches over a whole range: where its words stand, and its address.
    pub fn link_round(&self, place: usize, range: CharRange) -> Option<(CharRange, String)> {
        let chars = styled(self.words_at(place));
        link_round(&chars, range).map(|(range, address)| (range, address.to_owned()))
    }

    /// Links the words of a range to an address, or to none. `false` if there is no such place.
    pub fn set_link(&mut self, place: usize, range: CharRange, address: Option<&str>) -> bool {
        self.change(place, |old| runs(&linked(old, range, address)))
    }

    /// Puts something locked into a place to write, `at` code points from its start (at its end, if it is
    /// shorter). `false` if there is no such place.
    pub fn insert(&mut self, place: usize, at: usize, inline: Inline) -> bool {
        self.change(place, |old| {
            let (before, behind) = old.split_at(at.min(old.len()));
            let mut parts = runs(before);
            parts.push(inline);
            parts.extend(runs(behind));
            parts
        })
    }

    /// Replaces the words of a place to write by what `written` makes of them.
    fn change(&mut self, place: usize, written: impl FnOnce(&[Styled<'_>]) -> Vec<Inline>) -> bool {
        let Some(bounds) = self.bounds(place) else {
            return false;
        };
        let new = written(&styled(self.0.get(bounds.clone()).unwrap_or_default()));
        self.0.splice(bounds, new);
        true
    }

    /// The parts that make up a place to write.
    fn bounds(&self, place: usize) -> Option<Range<usize>> {
        let mut start = 0;
        for _ in 0..place {
            let rest = self.0.get(start..).unwrap_or_default();
            start += rest.iter().position(|inline| !is_words(inline))? + 1;
        }
        let rest = self.0.get(start..).unwrap_or_default();
        Some(start..start + rest.iter().take_while(|inline| is_words(inline)).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str, bold: bool) -> Inline {
        Inline::Text {
            text: words.into(),
            bold,
            italic: false,
        }
    }

    fn note() -> Inline {
        Inline::Note(RichText::plain("a note"))
    }

    fn words(text: &RichText) -> Vec<String> {
        let parts = text.parts().into_iter();
        parts
            .filter_map(|part| match part {
                Part::Words(words) => Some(words),
                Part::Locked(_) => None,
            })
            .collect()
    }

    #[test]
    fn words_that_were_not_touched_keep_their_style() {
        let check = |old: Vec<Inline>, new: &str, expected: Vec<Inline>| {
            let mut written = RichText(old);
            assert!(written.write(0, new));
            assert_eq!(written, RichText(expected));
        };
        let old = || vec![text("One ", false), text("two", true), text(" three", false)];
        check(
            old(),
            "One twofold three",
            vec![text("One ", false), text("twofold", true), text(" three", false)],
        );
        check(
            old(),
            "On two three",
            vec![text("On ", false), text("two", true), text(" three", false)],
        );
        check(old(), "", vec![]);
        check(old(), "Zwei", vec![text("Zwei", false)]);
        check(vec![], "a\nb", vec![text("a b", false)]);
    }

    #[test]
    fn a_note_is_put_between_letters() {
        let mut sentence = RichText(vec![text("Oslo and Hanoi", false)]);
        assert!(sentence.insert(0, 4, note()));
        assert_eq!(
            sentence.0,
            [text("Oslo", false), note(), text(" and Hanoi", false)]
        );
        assert!(sentence.insert(1, 99, note()));
        assert_eq!(sentence.0.last(), Some(&note()));
        assert!(!sentence.insert(3, 0, note()));
        assert!(!sentence.write(3, "x"));
    }

    fn link(words: &str) -> Inline {
        Inline::Link {
            text: words.into(),
            href: "https://example.org".into(),
        }
    }

    #[test]
    fn words_are_set_off_and_linked_between_what_is_locked() {
        let range = CharRange::new;
        let mut sentence = RichText(vec![text("Oslo", false), note(), text("and Hanoi agree", false)]);
        assert!(sentence.set_mark(1, range(4, 9), Mark::Bold, true));
        let bold = [
            text("Oslo", false),
            note(),
            text("and ", false),
            text("Hanoi", true),
            text(" agree", false),
        ];
        assert_eq!(sentence.0, bold);
        assert!(sentence.has_mark(1, range(5, 8), Mark::Bold));
        assert!(!sentence.has_mark(1, range(3, 8), Mark::Bold));
        assert!(!sentence.has_mark(1, range(5, 8), Mark::Italic));
        assert!(!sentence.has_mark(1, range(5, 5), Mark::Bold), "no words at all");
        assert!(sentence.set_link(1, range(0, 9), Some("https://example.org")));
        assert_eq!(sentence.words_at(1), [link("and Hanoi"), text(" agree", false)]);
        assert!(sentence.set_mark(1, range(0, 99), Mark::Bold, true));
        assert_eq!(sentence.words_at(1), [link("and Hanoi"), text(" agree", true)]);
        assert!(sentence.set_link(1, range(0, 99), None));
        assert_eq!(
            sentence.words_at(1),
            [text("and Hanoi", false), text(" agree", true)]
        );
        assert!(!sentence.set_mark(2, range(0, 1), Mark::Bold, true));
        assert!(!sentence.set_link(2, range(0, 1), None));
        assert!(sentence.words_at(2).is_empty());
    }

    #[test]
    fn a_link_grows_from_inside_only() {
        let check = |new: &str, expected: &[Inline]| {
            let mut sentence = RichText(vec![text("see ", false), link("here"), text(".", false)]);
            assert!(sentence.write(0, new));
            assert_eq!(sentence.0, expected, "{new}");
        };
        check(
            "see there.",
            &[text("see t", false), link("here"), text(".", false)],
        );
        check(
            "see hexre.",
            &[text("see ", false), link("hexre"), text(".", false)],
        );
        check(
            "see here!.",
            &[text("see ", false), link("here"), text("!.", false)],
        );
        check("see her.", &[text("see ", false), link("her"), text(".", false)]);
        check("see .", &[text("see .", false)]);
    }

    #[test]
    fn the_link_at_the_caret_is_found_whole() {
        let sentence = RichText(vec![text("see ", false), link("here"), text(" now", false)]);
        let check = |start, end, expected: Option<(usize, usize)>| {
            let found = sentence.link_round(0, CharRange::new(start, end));
            let expected =
                expected.map(|(start, end)| (CharRange::new(start, end), "https://example.org".into()));
            assert_eq!(found, expected, "{start}..{end}");
        };
        check(4, 4, Some((4, 8)));
        check(6, 6, Some((4, 8)));
        check(8, 8, Some((4, 8)));
        check(5, 7, Some((4, 8)));
        check(3, 6, None);
        check(6, 9, None);
        check(0, 0, None);
        check(12, 12, None);
    }

    fn inline() -> impl Strategy<Value = Inline> {
        prop_oneof![
            ("[a-c]{1,4}", any::<bool>()).prop_map(|(words, bold)| text(&words, bold)),
            Just(note()),
            "[x-z]{1,3}".prop_map(|words| Inline::Link {
                text: words,
                href: "https://example.org".into()
            }),
        ]
    }

    proptest! {
        #[test]
        fn writing_loses_nothing_that_is_locked(
            inlines in prop::collection::vec(inline(), 0..8), place in 0usize..5, new in "[a-c]{0,6}"
        ) {
            let before = RichText(inlines);
            let mut after = before.clone();
            let places = words(&before).len();
            let locked = |text: &RichText| {
                text.0.iter().filter(|inline| !is_words(inline)).cloned().collect::<Vec<_>>()
            };
            prop_assert_eq!(after.write(place, &new), place < places);
            prop_assert_eq!(locked(&before), locked(&after));
            for (at, (old, now)) in words(&before).iter().zip(words(&after)).enumerate() {
                prop_assert_eq!(&now, if at == place { &new } else { old });
            }
            let empty = |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.is_empty());
            prop_assert!(!after.0.iter().any(empty));
        }
    }
}
