//! Quotations and citation numbers are isolated from the direction of the words round them (Unicode
//! Bidirectional Algorithm, 2.4): a full stop stays with its quotation, a number behind Arabic words.
//!
//! The marks of isolation are shaped with the text and taken out again; they never reach the page.

use super::text::StyledText;
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
    /// Marks are set only where some words run from right to left.
    pub(super) fn new(text: &'a StyledText) -> Self {
        // No letter of these scripts begins with a byte below D6.
        let right_to_left =
            text.text.bytes().any(|byte| byte >= 0xd6) && text.text.chars().any(is_right_to_left);
        let plain = Self {
            text: Cow::Borrowed(&text.text),
            marks: Vec::new(),
            right_to_left,
        };
        if text.isolates.is_empty() || !right_to_left {
            return plain;
        }
        let mut places: Vec<(usize, bool)> = Vec::new();
        for range in text.isolates.iter().filter(|range| !range.is_empty()) {
            places.extend([(range.start, true), (range.end, false)]);
        }
        let (mut marked, mut marks, mut done) = (String::new(), Vec::new(), 0);
        for (at, opens) in places {
            let Some(part) = text.text.get(done..at) else {
                return plain;
            };
            marked.push_str(part);
            marks.push((u32::try_from(marked.len()).unwrap_or(u32::MAX), opens));
            marked.push(if opens { OPEN } else { CLOSE });
            done = at;
        }
        marked.push_str(text.text.get(done..).unwrap_or(""));
        Self {
            text: Cow::Owned(marked),
            marks,
            right_to_left,
        }
    }

    /// A text without isolated words.
    pub(super) fn none(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            marks: Vec::new(),
            right_to_left: false,
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

    /// Whether nothing runs from right to left, not even by a mark of direction.
    pub(super) fn left_to_right(&self) -> bool {
        let directs = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        // No such mark begins with a byte below E2.
        !(self.right_to_left || self.text.bytes().any(|byte| byte >= 0xe2) && self.text.contains(directs))
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

    #[test]
    fn marks_are_found_and_taken_out_again() {
        let mut text = StyledText::new();
        let tag = Tag::Artifact(Artifact::Header);
        let first = text.push("He said “", style::BODY, tag);
        let words = text.push("כן (לא).", style::BODY, tag);
        let rest = text.push("” twice", style::BODY, tag);
        text.isolate(words.clone());
        let isolated = Isolated::new(&text);
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
            assert_eq!(Isolated::new(&text).all_right_to_left(), expected, "{before}");
        };
        check("“", Some(true));
        check("He said “", None);
    }

    #[test]
    fn text_of_one_direction_has_no_marks() {
        let mut text = StyledText::new();
        let range = text.push("plain words", style::BODY, Tag::Artifact(Artifact::Header));
        text.isolate(range);
        assert_eq!(Isolated::new(&text).text(), "plain words");
    }
}
