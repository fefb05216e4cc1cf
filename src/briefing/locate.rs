//! Looking for words that no longer stand at their place: exact search in the View first, then an
//! approximate one that may only say where to look.
//!
//! The approximate search is Sellers' algorithm (1980) with at most min(256, length / 2) errors; the
//! weights of several places follow Hypothesis (quote 50, prefix 20, suffix 20, position 2).

use super::view::View;
use super::{Anchor, Source};
use crate::article::CharRange;

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Location {
    /// The same words, but for typography.
    Same {
        /// Where, in code points of the source.
        range: CharRange,
        /// At the anchor's own place, counted in the View.
        in_place: bool,
    },
    /// Similar words.
    Similar {
        /// Where, in code points of the source.
        range: CharRange,
    },
}

/// Code points on each side of the anchor's place that are searched before the whole text.
const NEAR: usize = 1_000;

/// Looks for an anchor's words in a source whose View is `text`.
pub(super) fn locate(anchor: &Anchor, source: &Source, text: &View) -> Option<Location> {
    let needle: Vec<char> = View::new(&anchor.exact).text().chars().collect();
    if needle.is_empty() {
        return None;
    }
    // The anchor's place counted in the View: one changed ellipsis must not shift what follows.
    let place = text.origin.partition_point(|at| *at < anchor.range.start);
    let best = text
        .find_all(&needle)
        .max_by_key(|at| score(anchor, text, *at, needle.len(), place));
    if let Some(at) = best {
        let range = range_of(text, at, at + needle.len(), source);
        return Some(Location::Same {
            range,
            in_place: at == place,
        });
    }
    let near = place.saturating_sub(NEAR)..(place + needle.len() + NEAR).min(text.chars.len());
    let window = text.chars.get(near.clone()).unwrap_or_default();
    let found = approximate(window, &needle)
        .map(|(start, end)| (near.start + start, near.start + end))
        .or_else(|| approximate(&text.chars, &needle));
    found.map(|(start, end)| Location::Similar {
        range: range_of(text, start, end, source),
    })
}

fn range_of(text: &View, start: usize, end: usize, source: &Source) -> CharRange {
    let at = |index: usize| text.origin.get(index).copied().unwrap_or(source.text.len());
    let last = end.checked_sub(1).map_or(0, |last| at(last) + 1);
    CharRange::new(at(start), last.max(at(start)))
}

/// How well a place fits the anchor's surroundings; higher is better.
fn score(
    anchor: &Anchor,
    text: &View,
    at: usize,
    length: usize,
    place: usize,
) -> (usize, std::cmp::Reverse<usize>) {
    let prefix: Vec<char> = View::new(&anchor.prefix).chars;
    let suffix: Vec<char> = View::new(&anchor.suffix).chars;
    let before = text
        .chars
        .iter()
        .take(at)
        .rev()
        .zip(prefix.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let after = text
        .chars
        .iter()
        .skip(at + length)
        .zip(&suffix)
        .take_while(|(a, b)| a == b)
        .count();
    let share = |same: usize, all: usize| (20 * same).checked_div(all).unwrap_or(20);
    (
        share(before, prefix.len()) + share(after, suffix.len()),
        std::cmp::Reverse(at.abs_diff(place)),
    )
}

/// The place in `text` with the fewest differences to `needle`, if they are few enough.
fn approximate(text: &[char], needle: &[char]) -> Option<(usize, usize)> {
    let limit = (needle.len() / 2).min(256);
    // One column of the distance matrix, with where each best path began.
    let mut column: Vec<(usize, usize)> = (0..=needle.len()).map(|errors| (errors, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column.first().copied().unwrap_or((0, 0));
        if let Some(first) = column.first_mut() {
            *first = (0, at + 1);
        }
        let mut above = (0, at + 1);
        for (slot, wanted) in column.iter_mut().skip(1).zip(needle) {
            let left = *slot;
            let same = (diagonal.0 + usize::from(wanted != c), diagonal.1);
            let skipped = (left.0 + 1, left.1);
            let extra = (above.0 + 1, above.1);
            *slot = [same, skipped, extra]
                .into_iter()
                .min_by_key(|(errors, _)| *errors)
                .unwrap_or(same);
            diagonal = left;
            above = *slot;
        }
        let (errors, start) = above;
        if errors <= limit && best.is_none_or(|(fewest, _, _)| errors < fewest) {
            best = Some((errors, start, at + 1));
        }
    }
    best.map(|(_, start, end)| (start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: Option<&str>) {
        let chars: Vec<char> = text.chars().collect();
        let needle: Vec<char> = needle.chars().collect();
        let found =
            approximate(&chars, &needle).map(|(start, end)| chars[start..end].iter().collect::<String>());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn the_nearest_place_is_found() {
        check(
            "we will work closely together",
            "will wrok closely",
            Some("will work closely"),
        );
        check(
            "he will not go home",
            "he will go home",
            Some("he will not go home"),
        );
        check("nothing of the kind", "completely different words", None);
        check("", "x", None);
    }
}
