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
    /// Whether the line ends with a hyphen of the word's own ("Anna-").
    pub(super) own_hyphen: bool,
    /// How unwelcome the break is; 0 between words.
    pub(super) penalty: f32,
}

impl Candidate {
    /// Whether a reader sees a hyphen at the end of the line.
    fn shows_hyphen(&self) -> bool {
        self.hyphen || self.own_hyphen
    }
}

/// Ratio up to which a line is accepted in the first pass.
const TOLERANCE: f32 = 3.0;
/// The same in the second pass: a wide line rather than a third hyphen in a row.
const WIDE: f32 = 5.0;
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
    let fit = |hyphen| {
        let within = |tolerance| pass(candidates, measure, hyphen, Some(tolerance));
        within(TOLERANCE).or_else(|| within(WIDE))
    };
    if let Some(lines) = fit(HYPHEN_PENALTY) {
        let hyphens = lines.iter().filter(|at| candidates[**at].shows_hyphen()).count();
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
            if tolerance.is_some() && candidate.shows_hyphen() && node.hyphens >= 2 {
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
    let hyphens = if candidate.shows_hyphen() {
        from.hyphens + 1
    } else {
        0
    };
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
mod tests;
