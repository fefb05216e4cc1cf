//! Line breaks of ragged text: as few lines as there can be, their ends as even as they get, and no
//! last line of a single word. Pure numbers; knows no glyphs.

#![expect(
    clippy::indexing_slicing,
    reason = "candidate indices are made here and stay in bounds"
)]

use super::break_lines::{Candidate, Extent};

/// What a last line of one word costs, beside the squared share of a line that is left empty.
const LONELY_WORD: f32 = 0.3;
/// What each line costs: evenness never makes a text longer.
const LINE: f32 = 1.0;
/// Unit of penalties: that of a hyphen is two fifths of a line.
const PENALTY: f32 = 1.0 / 1000.0;

/// The candidates at which lines end, the last one always among them. `balanced`: the last line is as long as the
/// others, as befits a title.
pub(super) fn ragged(candidates: &[Candidate], measure: f32, balanced: bool) -> Vec<usize> {
    let Some(last) = candidates.len().checked_sub(1) else {
        return Vec::new();
    };
    if candidates[last].end.width <= measure {
        return vec![last];
    }
    // Cost of the best lines up to each candidate, and where the last of them starts.
    let mut costs = vec![f32::INFINITY; candidates.len()];
    let mut from: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut first = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        // The start of the text counts as place 0, the end of candidate n as place n + 1.
        let mut too_early = first;
        for place in first..=index {
            let (start, before) = match place.checked_sub(1) {
                None => (Extent::default(), 0.0),
                Some(at) => (candidates[at].next, costs[at]),
            };
            let width = candidate.end.width - start.width;
            if width > measure {
                if place == too_early && place < index && !candidate.hyphen {
                    too_early += 1;
                }
                // What fits nowhere stands alone, too long.
                if place < index {
                    continue;
                }
            }
            let room = ((measure - width) / measure).max(0.0);
            let mut cost = before + LINE + candidate.penalty * PENALTY;
            if width > measure {
                cost += 1000.0 * (width / measure);
            }
            if index < last || balanced {
                cost += room * room;
            }
            if index == last && place > 0 && only_word(candidates, place, index) {
                cost += LONELY_WORD;
            }
            if cost < costs[index] {
                costs[index] = cost;
                from[index] = place.checked_sub(1);
            }
        }
        first = too_early;
    }
    let mut breaks = vec![last];
    let mut at = last;
    while let Some(previous) = from[at] {
        breaks.push(previous);
        at = previous;
    }
    breaks.reverse();
    breaks
}

/// Whether the line from a place to a candidate holds one word, or a pair that belongs together: no break without
/// a penalty lies inside.
fn only_word(candidates: &[Candidate], place: usize, index: usize) -> bool {
    candidates[place..index]
        .iter()
        .all(|candidate| candidate.penalty > 0.0)
}

/// The candidates at which lines end when each line takes what fits; no hyphens.
pub(super) fn first_fit(candidates: &[Candidate], measure: f32) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0.0;
    let mut fits: Option<usize> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        if candidate.hyphen {
            continue;
        }
        if candidate.end.width - start > measure
            && let Some(at) = fits
        {
            breaks.push(at);
            start = candidates[at].next.width;
        }
        fits = Some(index);
        if candidate.end.width - start > measure {
            breaks.push(index);
            start = candidate.next.width;
            fits = None;
        }
    }
    let last = candidates.len().checked_sub(1);
    if let Some(last) = last
        && breaks.last() != Some(&last)
    {
        breaks.push(last);
    }
    breaks
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Candidates of words of these widths with blanks of width 3 between.
    pub(in super::super) fn words(widths: &[f32]) -> Vec<Candidate> {
        let mut at = Extent::default();
        widths
            .iter()
            .map(|width| {
                let end = Extent {
                    width: at.width + width,
                    ..at
                };
                let next = Extent {
                    width: end.width + 3.0,
                    stretch: end.stretch + 1.5,
                    shrink: end.shrink + 1.0,
                };
                at = next;
                Candidate {
                    end,
                    next,
                    ..Candidate::default()
                }
            })
            .collect()
    }

    #[test]
    fn first_fit_fills_each_line() {
        let check =
            |widths: &[f32], expected: &[usize]| assert_eq!(first_fit(&words(widths), 30.0), expected);
        check(&[10.0, 10.0, 10.0, 10.0], &[1, 3]);
        check(&[40.0, 5.0], &[0, 1]);
        check(&[5.0, 40.0, 5.0], &[0, 1, 2]);
        check(&[], &[]);
    }

    #[test]
    fn a_title_has_lines_of_one_length() {
        let check = |widths: &[f32], expected: &[usize]| {
            assert_eq!(ragged(&words(widths), 33.0, true), expected, "{widths:?}");
        };
        check(&[5.0, 6.0, 5.0, 5.0, 5.0], &[1, 4]);
        check(&[5.0, 5.0, 5.0], &[2]);
        check(&[9.0, 9.0, 9.0, 9.0], &[1, 3]);
        check(&[9.0, 9.0, 9.0, 9.0, 9.0, 9.0], &[2, 5]);
    }

    #[test]
    fn ragged_lines_are_even_and_no_more_than_needed() {
        let check = |widths: &[f32], expected: &[usize]| {
            let words = words(widths);
            let breaks = ragged(&words, 30.0, false);
            assert_eq!(breaks, expected, "{widths:?}");
            assert!(breaks.len() <= first_fit(&words, 30.0).len());
        };
        check(&[], &[]);
        check(&[10.0], &[0]);
        // Two and two rather than three and a lonely one.
        check(&[8.0, 8.0, 8.0, 8.0], &[1, 3]);
        // A word alone where it cannot be helped.
        check(&[28.0, 28.0], &[0, 1]);
        check(&[40.0, 5.0], &[0, 1]);
        check(&[5.0, 40.0, 5.0], &[0, 1, 2]);
        check(&[12.0, 12.0, 5.0, 12.0, 12.0, 5.0, 12.0], &[1, 3, 4, 6]);
    }
}
