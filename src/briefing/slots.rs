//! A sentence as it is written on a card: places for the analyst's words, and between them what is locked
//! (quotations, citations, links, notes). Writing never loses or moves what is locked, and words that
//! were not touched stay bold or italic.

use super::{Inline, RichText};

/// A part of a sentence on its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// A place to write, with the words that stand there; they may be none.
    Words(String),
    /// What is not written here.
    Locked(&'a Inline),
}

/// A character with its style.
#[derive(Clone, Copy, PartialEq)]
struct Styled {
    c: char,
    bold: bool,
    italic: bool,
}

impl RichText {
    /// Words and what is locked, by turns; the first and the last part are words.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = vec![Part::Words(String::new())];
        for inline in &self.0 {
            match (inline, parts.last_mut()) {
                (Inline::Text { text, .. }, Some(Part::Words(words))) => words.push_str(text),
                (Inline::Text { text, .. }, _) => parts.push(Part::Words(text.clone())),
                (locked, _) => {
                    parts.push(Part::Locked(locked));
                    parts.push(Part::Words(String::new()));
                }
            }
        }
        parts
    }

    /// Puts other words in a place to write (counted from 0). What is common to the old and the new words
    /// keeps its style; what is new takes that of the words before it. `false` if there is no such place.
    pub fn write(&mut self, place: usize, words: &str) -> bool {
        self.change(place, |old| {
            let new: Vec<char> = words.chars().map(on_one_line).collect();
            let same = |(old, new): &(&Styled, &char)| old.c == **new;
            let before = old.iter().zip(&new).take_while(same).count();
            let rest = (old.len() - before).min(new.len() - before);
            let behind = old.iter().rev().zip(new.iter().rev()).take(rest);
            let behind = behind.take_while(same).count();
            let style = before.checked_sub(1).and_then(|at| old.get(at)).or(old.first());
            let (bold, italic) = style.map_or((false, false), |style| (style.bold, style.italic));
            let typed = new.iter().skip(before).take(new.len() - before - behind);
            let typed = typed.map(|c| Styled { c: *c, bold, italic });
            let kept = old.iter().skip(old.len() - behind).copied();
            let written = old.iter().take(before).copied().chain(typed).chain(kept);
            runs(written)
        })
    }

    /// Puts something locked into a place to write, `at` code points from its start (at its end, if it is
    /// shorter). `false` if there is no such place.
    pub fn insert(&mut self, place: usize, at: usize, inline: Inline) -> bool {
        self.change(place, |old| {
            let at = at.min(old.len());
            let mut parts = runs(old.iter().take(at).copied());
            parts.push(inline);
            parts.extend(runs(old.iter().skip(at).copied()));
            parts
        })
    }

    /// Replaces the words of a place to write by what `written` makes of them.
    fn change(&mut self, place: usize, written: impl FnOnce(&[Styled]) -> Vec<Inline>) -> bool {
        let is_text = |inline: &Inline| matches!(inline, Inline::Text { .. });
        let mut start = 0;
        for _ in 0..place {
            let rest = self.0.get(start..).unwrap_or_default();
            match rest.iter().position(|inline| !is_text(inline)) {
                Some(locked) => start += locked + 1,
                None => return false,
            }
        }
        let rest = self.0.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|inline| is_text(inline)).count();
        let old: Vec<Styled> = rest
            .iter()
            .take(count)
            .flat_map(|inline| match inline {
                Inline::Text { text, bold, italic } => styled(text, *bold, *italic),
                _ => Vec::new(),
            })
            .collect();
        let new = written(&old);
        self.0.splice(start..start + count, new);
        true
    }
}

fn styled(text: &str, bold: bool, italic: bool) -> Vec<Styled> {
    text.chars().map(|c| Styled { c, bold, italic }).collect()
}

/// A sentence has no line breaks.
fn on_one_line(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Neighbours of one style as one run.
fn runs(chars: impl Iterator<Item = Styled>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for next in chars {
        match out.last_mut() {
            Some(Inline::Text { text, bold, italic }) if (*bold, *italic) == (next.bold, next.italic) => {
                text.push(next.c);
            }
            _ => out.push(Inline::Text {
                text: next.c.into(),
                bold: next.bold,
                italic: next.italic,
            }),
        }
    }
    out
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
                text.0.iter().filter(|inline| !matches!(inline, Inline::Text { .. })).cloned().collect::<Vec<_>>()
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
