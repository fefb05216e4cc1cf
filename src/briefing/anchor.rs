//! Making anchors: both W3C selectors for a place in a frozen source.

use super::{Anchor, Source};
use crate::article::{CharRange, FrozenText};
use unicode_segmentation::UnicodeSegmentation;

/// Code points of context kept on each side of the words.
const CONTEXT: usize = 32;

impl Anchor {
    /// The anchor of `range` in `source`, its ends moved outwards to grapheme boundaries and cut at
    /// the end of the text.
    pub fn new(source: &Source, range: CharRange) -> Self {
        let text = &source.text;
        let range = snap_to_graphemes(text, range);
        let before = CharRange::new(range.start.saturating_sub(CONTEXT), range.start);
        let after = CharRange::new(range.end, (range.end + CONTEXT).min(text.len()));
        Self {
            source: source.id,
            range,
            exact: text.slice(range).to_owned(),
            prefix: text.slice(before).to_owned(),
            suffix: text.slice(after).to_owned(),
        }
    }
}

/// Moves both ends of a range outwards to the boundaries of user-perceived characters.
pub fn snap_to_graphemes(text: &FrozenText, range: CharRange) -> CharRange {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    let before = boundaries(text, start).take_while(|at| *at <= start).last();
    let after = boundaries(text, end).find(|at| *at >= end);
    CharRange::new(before.unwrap_or(start), after.unwrap_or(end))
}

/// The grapheme boundaries round the code point `at`; a user-perceived character reaches over a few
/// code points, so that a window is enough.
fn boundaries(text: &FrozenText, at: usize) -> impl Iterator<Item = usize> {
    let from = at.saturating_sub(CONTEXT);
    let window = text.slice(CharRange::new(from, (at + CONTEXT).min(text.len())));
    let ends = window.graphemes(true).scan(from, |place, grapheme| {
        *place += grapheme.chars().count();
        Some(*place)
    });
    std::iter::once(from).chain(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, range: (usize, usize), expected: &str) {
        let text = FrozenText::new(text);
        assert_eq!(
            text.slice(snap_to_graphemes(&text, CharRange::new(range.0, range.1))),
            expected
        );
    }

    #[test]
    fn ends_move_outwards_to_whole_characters() {
        check("plain words", (2, 5), "ain");
        check("cafe\u{301} noir", (0, 4), "cafe\u{301}");
        check("cafe\u{301} noir", (4, 7), "e\u{301} n");
        check("👩\u{200d}🚀 up", (1, 2), "👩\u{200d}🚀");
        check("end", (1, 9), "nd");
        check("", (0, 4), "");
        check("one", (3, 3), "");
    }
}
