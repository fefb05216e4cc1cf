//! Quotations and citation numbers are isolated from the direction of the words round them (Unicode
//! Bidirectional Algorithm, 2.4): a full stop stays with its quotation, a number behind Arabic words.
//!
//! The marks of isolation are shaped with the text and taken out again; they never reach the page.

use std::borrow::Cow;
use std::ops::Range;

/// First strong isolate, and its end: three bytes each.
const OPEN: char = '\u{2068}';
/// See [`OPEN`].
const CLOSE: char = '\u{2069}';
const MARK: u32 = 3;

/// A text with marks of isolation, and the way back.
pub(super) struct Isolated<'a> {
    text: Cow<'a, str>,
    /// Byte of each mark in the marked text, in order; whether it opens.
    marks: Vec<(u32, bool)>,
    right_to_left: bool,
}

impl<'a> Isolated<'a> {
    /// Marks are set round these isolated words only where some run from right to left.
    pub(super) fn new(text: &'a str, isolates: &[Range<usize>]) -> Self {
        let right_to_left = has_right_to_left(text);
        let plain = Self {
            text: Cow::Borrowed(text),
            marks: Vec::new(),
            right_to_left,
        };
        if isolates.is_empty() || !right_to_left {
            return plain;
        }
        let mut places: Vec<(usize, bool)> = Vec::new();
        for range in isolates.iter().filter(|range| !range.is_empty()) {
            places.extend([(range.start, true), (range.end, false)]);
        }
        let (mut marked, mut marks, mut done) = (String::new(), Vec::new(), 0);
        for (at, opens) in places {
            let Some(part) = text.get(done..at) else {
                return plain;
            };
            marked.push_str(part);
            marks.push((u32::try_from(marked.len()).unwrap_or(u32::MAX), opens));
            marked.push(if opens { OPEN } else { CLOSE });
            done = at;
        }
        marked.push_str(text.get(done..).unwrap_or(""));
        Self {
            text: Cow::Owned(marked),
            marks,
            right_to_left,
        }
    }

    /// Whether a text that is nothing but isolated words (a displayed quotation) runs from right to
    /// left: as its first letter does. `None` for every other text, whose own letters decide.
    pub(super) fn all_right_to_left(&self) -> Option<bool> {
        let mut first = None;
        let mut inside = false;
        for c in self.text.chars() {
            match c {
                OPEN => inside = true,
                CLOSE => inside = false,
                c if c.is_alphabetic() && !inside => return None,
                c if c.is_alphabetic() => first = first.or(Some(is_right_to_left(c))),
                _ => {}
            }
        }
        first.filter(|_| !self.marks.is_empty())
    }

    /// Whether some words run from right to left.
    pub(super) fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// The text to shape.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A range of the original text in the marked one. A mark belongs to the words it encloses.
    pub(super) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let moved = |at: usize| {
            let passed = self.marks.iter().zip(0u32..).filter(|((mark, opens), before)| {
                let place = (mark - before * MARK) as usize;
                place < at || (place == at && !opens)
            });
            at + passed.count() * MARK as usize
        };
        moved(range.start)..moved(range.end)
    }

    /// The byte of the original text at a byte of the marked one.
    pub(super) fn original(&self, at: u32) -> u32 {
        let before = self.marks.iter().take_while(|(mark, _)| *mark < at).count();
        at - u32::try_from(before).unwrap_or(0) * MARK
    }

    /// Whether a mark stands at this byte of the marked text.
    pub(super) fn is_mark(&self, at: u32) -> bool {
        self.marks.binary_search_by_key(&at, |(mark, _)| *mark).is_ok()
    }

    /// Whether the mark at this byte opens an isolate.
    pub(super) fn opens(&self, at: u32) -> bool {
        self.marks.contains(&(at, true))
    }
}

/// The stretches of a text that runs from left to right in which words from right to left decide the
/// direction of what stands beside them. Outside of them everything runs from left to right, whatever they
/// hold: they end at letters, or where isolated words do. `None` for a text that itself runs from right to
/// left or has marks of direction.
pub(super) fn islands(text: &str, isolates: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    // No mark of direction begins with a byte below E2.
    if text.bytes().any(|byte| byte >= 0xe2) && text.contains(directs) {
        return None;
    }
    if !has_right_to_left(text) {
        return Some(Vec::new());
    }
    let mut islands: Vec<Range<usize>> = Vec::new();
    let mut isolates = isolates.iter().filter(|range| !range.is_empty()).peekable();
    let mut inside: Option<&Range<usize>> = None;
    // Behind the last letter outside of isolated words.
    let mut start = 0;
    let mut open = false;
    let (mut first_outside, mut first_inside) = (None, None);
    for (at, c) in text.char_indices() {
        inside = inside.filter(|range| at < range.end);
        if let Some(range) = isolates.next_if(|range| range.start <= at) {
            inside = Some(range);
        }
        let first = if inside.is_some() {
            &mut first_inside
        } else {
            &mut first_outside
        };
        if c.is_alphabetic() && first.is_none() {
            *first = Some(is_right_to_left(c));
        }
        match inside {
            Some(range) if is_right_to_left(c) && !open && islands.last() != Some(range) => {
                islands.push(range.clone());
            }
            Some(_) => {}
            None if is_right_to_left(c) && !open => {
                // What it reaches back over may hold islands of its own.
                while islands.pop_if(|island| island.start >= start).is_some() {}
                islands.push(start..text.len());
                open = true;
            }
            None if is_left_to_right(c) => {
                if let Some(island) = islands.last_mut().filter(|_| open) {
                    island.end = at;
                }
                open = false;
                start = at + c.len_utf8();
            }
            None => {}
        }
    }
    (first_outside.or(first_inside) != Some(true)).then_some(islands)
}

/// Whether some letters run from right to left.
fn has_right_to_left(text: &str) -> bool {
    // None of them begins with a byte below D6.
    text.bytes().any(|byte| byte >= 0xd6) && text.contains(is_right_to_left)
}

/// Marks that give a direction to what follows or stands beside them.
fn directs(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters that surely are of class L of the algorithm; there are more.
fn is_left_to_right(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'À'..='ɏ' | 'Α'..='ϡ' | 'Ѐ'..='ҁ' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic()
}

/// Letters of the scripts that are written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::page::{Artifact, Tag};
    use crate::typeset::style;
    use crate::typeset::text::StyledText;

    #[test]
    fn marks_are_found_and_taken_out_again() {
        let mut text = StyledText::new();
        let tag = Tag::Artifact(Artifact::Header);
        let first = text.push("He said “", style::BODY, tag);
        let words = text.push("כן (לא).", style::BODY, tag);
        let rest = text.push("” twice", style::BODY, tag);
        text.isolate(words.clone());
        let isolated = Isolated::new(&text.text, &text.isolates);
        assert_eq!(isolated.text(), "He said “\u{2068}כן (לא).\u{2069}” twice");
        for (range, expected) in [
            (first, "He said “"),
            (words, "\u{2068}כן (לא).\u{2069}"),
            (rest, "” twice"),
        ] {
            assert_eq!(&isolated.text()[isolated.range(&range)], expected);
        }
        for (at, c) in isolated.text().char_indices() {
            let at = at as u32;
            assert_eq!(isolated.is_mark(at), matches!(c, OPEN | CLOSE), "{at}");
            if !isolated.is_mark(at) {
                assert!(text.text[isolated.original(at) as usize..].starts_with(c), "{at}");
            }
        }
    }

    #[test]
    fn a_displayed_quotation_runs_as_its_words_do() {
        let check = |before: &str, expected: Option<bool>| {
            let mut text = StyledText::new();
            let tag = Tag::Artifact(Artifact::Header);
            text.push(before, style::BODY, tag);
            let words = text.push("23 בנובמבר", style::BODY, tag);
            text.isolate(words);
            assert_eq!(
                Isolated::new(&text.text, &text.isolates).all_right_to_left(),
                expected,
                "{before}"
            );
        };
        check("“", Some(true));
        check("He said “", None);
    }

    #[test]
    fn text_of_one_direction_has_no_marks() {
        let mut text = StyledText::new();
        let range = text.push("plain words", style::BODY, Tag::Artifact(Artifact::Header));
        text.isolate(range);
        assert_eq!(Isolated::new(&text.text, &text.isolates).text(), "plain words");
    }

    #[test]
    fn islands_end_at_letters_and_at_isolated_words() {
        let check = |text: &str, isolated: Option<Range<usize>>, expected: Option<&[&str]>| {
            let found = islands(text, isolated.as_slice());
            let words = found
                .as_ref()
                .map(|found| found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>());
            assert_eq!(words.as_deref(), expected, "{text}");
        };
        check("plain words", None, Some(&[]));
        check("said מרים (12), then", None, Some(&[" מרים (12), "]));
        check("a מ b 1 ש, 2 ר c", None, Some(&[" מ ", " 1 ש, 2 ר "]));
        check("end מרים 45%", None, Some(&[" מרים 45%"]));
        check("מרים said", None, None);
        check("mark \u{200f} said", None, None);
        // ש has two bytes.
        check("he: (שש) 1 she", Some(4..10), Some(&["(שש)"]));
        check("he: (שש) ש she", Some(4..10), Some(&[": (שש) ש "]));
        check("he ש (שש) 1 she", Some(6..12), Some(&[" ש (שש) 1 "]));
        check("(שש)", Some(0..6), None);
    }
}
