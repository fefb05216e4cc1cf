//! Choosing line breaks: total fit after Knuth and Plass (Breaking Paragraphs into Lines, 1981), and
//! first fit for ragged text. Pure numbers; knows no glyphs.

#![expect(
    clippy::indexing_slicing,
    reason = "node and break indices are made here and stay in bounds"
)]

/// A place where a line may end. Widths and blanks are sums from the paragraph's start.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Candidate {
    /// Width up to the end of a line that ends here, its hyphen included, blanks dropped.
    pub(super) end: f32,
    /// Width of the blanks up to there.
    pub(super) end_blanks: f32,
    /// Width up to where the next line starts.
    pub(super) next: f32,
    /// Width of the blanks up to there.
    pub(super) next_blanks: f32,
    /// Whether the line ends with an automatic hyphen.
    pub(super) hyphen: bool,
}

/// A blank stretches by this share of its width at badness 100, and shrinks by at most `SHRINK`.
const STRETCH: f32 = 0.5;
/// See [`STRETCH`].
const SHRINK: f32 = 1.0 / 3.0;
/// Ratio up to which a line is accepted in the first pass.
const TOLERANCE: f32 = 3.0;
const HYPHEN_PENALTY: f32 = 50.0;
const TWO_HYPHENS: f32 = 5_000.0;
const FITNESS_JUMP: f32 = 3_000.0;
const HYPHEN_BEFORE_LAST: f32 = 100_000.0;
const EMERGENCY: f32 = 1e7;

/// A feasible break on the way through the paragraph.
#[derive(Clone, Copy)]
struct Node {
    /// Candidate index; the paragraph's start is `None`.
    at: Option<usize>,
    previous: usize,
    demerits: f32,
    fitness: u8,
}

/// The candidates at which lines end, the last one always among them. Total fit: the sum of demerits
/// over the paragraph is least. `None` never comes back for a paragraph with candidates.
pub(super) fn total_fit(candidates: &[Candidate], measure: f32) -> Vec<usize> {
    pass(candidates, measure, Some(TOLERANCE))
        .or_else(|| pass(candidates, measure, None))
        .unwrap_or_else(|| first_fit(candidates, measure))
}

fn pass(candidates: &[Candidate], measure: f32, tolerance: Option<f32>) -> Option<Vec<usize>> {
    let mut nodes = vec![Node {
        at: None,
        previous: 0,
        demerits: 0.0,
        fitness: 1,
    }];
    let mut active = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let last = index + 1 == candidates.len();
        let mut emergency: Option<usize> = None;
        while let Some(node) = nodes.get(active) {
            // Nodes are in the order of the text: the first whose line is not too long ends the search.
            let (width, blanks) = line(candidates, node, candidate);
            if width - blanks * SHRINK <= measure || candidate.hyphen {
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
            let (width, blanks) = line(candidates, node, candidate);
            let room = measure - width;
            let ratio = if room >= 0.0 {
                if last {
                    0.0
                } else if tolerance.is_some_and(|tolerance| room > tolerance * blanks * STRETCH) {
                    break;
                } else if blanks > 0.0 {
                    room / (blanks * STRETCH)
                } else {
                    50.0
                }
            } else if blanks > 0.0 {
                room / (blanks * SHRINK)
            } else {
                -9.0
            };
            if ratio < -1.0 {
                continue;
            }
            let node = reached(candidates, node, previous, (index, candidate.hyphen, last), ratio);
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
            let demerits = nodes[previous].demerits + EMERGENCY;
            nodes.push(Node {
                at: Some(index),
                previous,
                demerits,
                fitness: 1,
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
    candidates: &[Candidate],
    from: &Node,
    previous: usize,
    to: (usize, bool, bool),
    ratio: f32,
) -> Node {
    let (index, hyphen, last) = to;
    let after_hyphen = from.at.is_some_and(|at| candidates[at].hyphen);
    let badness = 100.0 * ratio.abs().min(50.0).powi(3);
    let mut demerits = (1.0 + badness + if hyphen { HYPHEN_PENALTY } else { 0.0 }).powi(2);
    if hyphen && after_hyphen {
        demerits += TWO_HYPHENS;
    }
    if last && after_hyphen {
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
        previous,
        demerits: from.demerits + demerits,
        fitness,
    }
}

/// Width and blanks of the line from a node to a candidate.
fn line(candidates: &[Candidate], from: &Node, to: &Candidate) -> (f32, f32) {
    let (start, blanks) = from
        .at
        .map_or((0.0, 0.0), |at| (candidates[at].next, candidates[at].next_blanks));
    (to.end - start, to.end_blanks - blanks)
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
        if candidate.end - start > measure
            && let Some(at) = fits
        {
            breaks.push(at);
            start = candidates[at].next;
        }
        fits = Some(index);
        if candidate.end - start > measure {
            breaks.push(index);
            start = candidate.next;
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
mod tests {
    use super::*;

    /// Candidates of words of these widths with blanks of width 3 between.
    fn words(widths: &[f32]) -> Vec<Candidate> {
        let (mut at, mut blanks) = (0.0, 0.0);
        widths
            .iter()
            .map(|width| {
                let end = at + width;
                let candidate = Candidate {
                    end,
                    end_blanks: blanks,
                    next: end + 3.0,
                    next_blanks: blanks + 3.0,
                    hyphen: false,
                };
                (at, blanks) = (candidate.next, candidate.next_blanks);
                candidate
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
    fn total_fit_looks_ahead() {
        // First fit would take three words, then leave a long gap on the second line.
        let widths = [8.0, 8.0, 8.0, 22.0, 6.0, 9.0, 9.0, 9.0];
        let measure = 33.0;
        let breaks = total_fit(&words(&widths), measure);
        assert_eq!(breaks.last(), Some(&(widths.len() - 1)));
        let worst = |breaks: &[usize]| {
            let candidates = words(&widths);
            let mut start = (0.0, 0.0);
            let mut worst: f32 = 0.0;
            for at in &breaks[..breaks.len() - 1] {
                let candidate = candidates[*at];
                worst = worst
                    .max((measure - (candidate.end - start.0)) / (candidate.end_blanks - start.1).max(0.1));
                start = (candidate.next, candidate.next_blanks);
            }
            worst
        };
        assert!(worst(&breaks) <= worst(&first_fit(&words(&widths), measure)));
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(total_fit(&words(&[10.0, 90.0, 10.0]), 30.0), [0, 1, 2]);
    }
}
