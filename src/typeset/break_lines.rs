//! Choosing line breaks of justified text: total fit after Knuth and Plass (Breaking Paragraphs into
//! Lines, 1981). Pure numbers; knows no glyphs.

#![expect(
    clippy::indexing_slicing,
    reason = "node and break indices are made here and stay in bounds"
)]

use super::ragged::first_fit;

/// What a stretch of a line measures: its width, and how far its blanks give way.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Extent {
    pub(super) width: f32,
    /// How much it stretches at badness 100.
    pub(super) stretch: f32,
    /// How much it shrinks at most.
    pub(super) shrink: f32,
}

impl std::ops::Sub for Extent {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            width: self.width - other.width,
            stretch: self.stretch - other.stretch,
            shrink: self.shrink - other.shrink,
        }
    }
}

/// A place where a line may end. Extents are sums from the paragraph's start.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Candidate {
    /// Up to the end of a line that ends here, its hyphen included, blanks dropped.
    pub(super) end: Extent,
    /// Up to where the next line starts.
    pub(super) next: Extent,
    /// Whether the line ends with a hyphen that is drawn for it.
    pub(super) hyphen: bool,
    /// How unwelcome the break is; 0 between words.
    pub(super) penalty: f32,
}

/// Ratio up to which a line is accepted in the first pass.
const TOLERANCE: f32 = 3.0;
/// Penalty of an automatic hyphen.
pub(super) const HYPHEN_PENALTY: f32 = 400.0;
/// The same in a paragraph of which more than one line in four would end with one.
const DEAR_HYPHEN: f32 = 1_000.0;
/// What a line costs whose blanks are more than half as wide again: there a reader begins to see gaps, and
/// one such line less is worth several that are a little wider.
const LOOSE: f32 = 450_000.0;
const TWO_HYPHENS: f32 = 5_000.0;
/// More than two hyphens in a row: only where nothing else is left.
const THREE_HYPHENS: f32 = 1e9;
const FITNESS_JUMP: f32 = 3_000.0;
const HYPHEN_BEFORE_LAST: f32 = 100_000.0;
const EMERGENCY: f32 = 1e7;

/// A feasible break on the way through the paragraph.
#[derive(Clone, Copy)]
struct Node {
    /// Candidate index; the paragraph's start is `None`.
    at: Option<usize>,
    /// Where the line after it starts.
    next: Extent,
    previous: usize,
    demerits: f32,
    fitness: u8,
    /// Hyphens in a row that end here.
    hyphens: u8,
}

/// The candidates at which lines end, the last one always among them: the sum of demerits over the
/// paragraph is least.
pub(super) fn total_fit(candidates: &[Candidate], measure: f32) -> Vec<usize> {
    let fit = |hyphen| pass(candidates, measure, hyphen, Some(TOLERANCE));
    if let Some(lines) = fit(HYPHEN_PENALTY) {
        let hyphens = lines.iter().filter(|at| candidates[**at].hyphen).count();
        return if hyphens * 4 > lines.len() {
            fit(DEAR_HYPHEN).unwrap_or(lines)
        } else {
            lines
        };
    }
    pass(candidates, measure, HYPHEN_PENALTY, None).unwrap_or_else(|| first_fit(candidates, measure))
}

/// One way through the paragraph; a line stretched further than `tolerance` is taken only without one.
fn pass(candidates: &[Candidate], measure: f32, hyphen: f32, tolerance: Option<f32>) -> Option<Vec<usize>> {
    let mut nodes = Vec::with_capacity(candidates.len() + 1);
    nodes.push(Node {
        at: None,
        next: Extent::default(),
        previous: 0,
        demerits: 0.0,
        fitness: 1,
        hyphens: 0,
    });
    let mut active = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let last = index + 1 == candidates.len();
        let mut emergency: Option<usize> = None;
        while let Some(node) = nodes.get(active) {
            // Nodes are in the order of the text: the first whose line is not too long ends the search.
            let line = candidate.end - node.next;
            if line.width - line.shrink <= measure || candidate.hyphen {
                break;
            }
            // The latest start gives the line that is too long by least.
            if tolerance.is_none() {
                emergency = Some(active);
            }
            active += 1;
        }
        let mut best: [Option<Node>; 4] = [None; 4];
        for (previous, node) in nodes.iter().enumerate().skip(active) {
            let line = candidate.end - node.next;
            let room = measure - line.width;
            let ratio = if room >= 0.0 {
                if last {
                    0.0
                } else if tolerance.is_some_and(|tolerance| room > tolerance * line.stretch) {
                    break;
                } else if line.stretch > 0.0 {
                    room / line.stretch
                } else {
                    50.0
                }
            } else if line.shrink > 0.0 {
                room / line.shrink
            } else {
                -9.0
            };
            if ratio < -1.0 {
                continue;
            }
            if tolerance.is_some() && candidate.hyphen && node.hyphens >= 2 {
                continue;
            }
            let penalty = if candidate.hyphen {
                hyphen
            } else {
                candidate.penalty
            };
            let node = reached(node, previous, (index, candidate, last), (ratio, penalty));
            let slot = &mut best[usize::from(node.fitness)];
            if slot.is_none_or(|other| other.demerits > node.demerits) {
                *slot = Some(node);
            }
        }
        let least = best
            .iter()
            .flatten()
            .map(|node| node.demerits)
            .fold(f32::INFINITY, f32::min);
        let before = nodes.len();
        nodes.extend(
            best.into_iter()
                .flatten()
                .filter(|node| node.demerits <= least + FITNESS_JUMP),
        );
        if nodes.len() == before && active == nodes.len() {
            let previous = emergency?;
            let node = nodes[previous];
            nodes.push(Node {
                at: Some(index),
                next: candidate.next,
                previous,
                demerits: node.demerits + EMERGENCY,
                fitness: 1,
                hyphens: 0,
            });
        }
    }
    let ends = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.at == candidates.len().checked_sub(1));
    let (mut at, _) = ends.min_by(|(_, a), (_, b)| a.demerits.total_cmp(&b.demerits))?;
    let mut breaks = Vec::new();
    while let Some(candidate) = nodes[at].at {
        breaks.push(candidate);
        at = nodes[at].previous;
    }
    breaks.reverse();
    Some(breaks)
}

/// The node that a line from `from` to a candidate leads to.
fn reached(
    from: &Node,
    previous: usize,
    to: (usize, &Candidate, bool),
    (ratio, penalty): (f32, f32),
) -> Node {
    let (index, candidate, last) = to;
    let badness = 100.0 * ratio.abs().min(50.0).powi(3);
    let mut demerits = (1.0 + badness + penalty).powi(2);
    if ratio > 1.0 {
        demerits += LOOSE;
    }
    let hyphens = if candidate.hyphen { from.hyphens + 1 } else { 0 };
    demerits += match hyphens {
        0 | 1 => 0.0,
        2 => TWO_HYPHENS,
        _ => THREE_HYPHENS,
    };
    if last && from.hyphens > 0 {
        demerits += HYPHEN_BEFORE_LAST;
    }
    let fitness = match ratio {
        r if r < -0.5 => 3,
        r if r <= 0.5 => 2,
        r if r <= 1.0 => 1,
        _ => 0,
    };
    if from.at.is_some() && u8::abs_diff(fitness, from.fitness) > 1 {
        demerits += FITNESS_JUMP;
    }
    Node {
        at: Some(index),
        next: candidate.next,
        previous,
        demerits: from.demerits + demerits,
        fitness,
        hyphens,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ragged::tests::words;
    use super::*;

    #[test]
    fn total_fit_looks_ahead() {
        // First fit would take three words, then leave a long gap on the second line.
        let widths = [8.0, 8.0, 8.0, 22.0, 6.0, 9.0, 9.0, 9.0];
        let measure = 33.0;
        let breaks = total_fit(&words(&widths), measure);
        assert_eq!(breaks.last(), Some(&(widths.len() - 1)));
        let worst = |breaks: &[usize]| {
            let candidates = words(&widths);
            let mut start = Extent::default();
            let mut worst: f32 = 0.0;
            for at in &breaks[..breaks.len() - 1] {
                let line = candidates[*at].end - start;
                worst = worst.max((measure - line.width) / line.stretch.max(0.1));
                start = candidates[*at].next;
            }
            worst
        };
        assert!(worst(&breaks) <= worst(&first_fit(&words(&widths), measure)));
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(total_fit(&words(&[10.0, 90.0, 10.0]), 30.0), [0, 1, 2]);
    }

    /// Every word can be hyphenated and lines without a hyphen are loose: no three end with one.
    #[test]
    fn three_hyphens_in_a_row_are_avoided() {
        let mut candidates = Vec::new();
        for (index, word) in words(&[14.0; 24]).into_iter().enumerate() {
            if index % 2 == 0 {
                let middle = Extent {
                    width: word.end.width - 7.0,
                    ..word.end
                };
                candidates.push(Candidate {
                    end: Extent {
                        width: middle.width + 1.0,
                        ..middle
                    },
                    next: middle,
                    hyphen: true,
                    penalty: HYPHEN_PENALTY,
                });
            }
            candidates.push(word);
        }
        let breaks = total_fit(&candidates, 40.0);
        let hyphens: Vec<bool> = breaks.iter().map(|at| candidates[*at].hyphen).collect();
        assert!(
            !hyphens.windows(3).any(|three| three.iter().all(|hyphen| *hyphen)),
            "{hyphens:?}"
        );
    }
}
