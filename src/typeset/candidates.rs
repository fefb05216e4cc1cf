//! Where the lines of a shaped paragraph may end: between words, at hyphens, inside long addresses, and
//! in the last resort inside a word that is wider than its line.

#![expect(
    clippy::indexing_slicing,
    reason = "cluster indices come from the vector they index"
)]

use super::break_lines::{Candidate, Extent, HYPHEN_PENALTY};
use super::hyphenate::{self, Hyphens};
use super::shape::{Cluster, Shape, Shaped};
use super::style::Align;
use super::text::StyledText;
use super::ties::ties;
use parlance::Language;
use std::ops::Range;

/// A blank stretches by this share of its width at badness 100.
const STRETCH: f32 = 0.5;
/// A blank shrinks by at most this share of its width.
const SHRINK: f32 = 1.0 / 3.0;
/// No blank shrinks below this share of the size, whatever it is kerned: pdftotext joins words that stand
/// less than 0.15 of the size apart.
const NARROWEST: f32 = 0.165;
/// Han and kana have no blanks: the gap between two of them stretches by this share of the size.
const GAP: f32 = 0.06;
/// Penalty of a break inside an address.
const ADDRESS: f32 = 60.0;
/// Penalty of a break between two words that belong together: dearer than a line somewhat wide, cheaper than a hyphen.
const TIE: f32 = 150.0;
/// Penalty of a break inside a word that has no better place.
const CUT: f32 = 2_000.0;
/// Addresses of fewer characters stay whole.
const LONG_ADDRESS: usize = 16;

/// How far the blank of a cluster gives way, and the gap before it if it and the one before it are wide.
pub(super) fn glue(clusters: &[Cluster], at: usize, text: &StyledText) -> (Extent, f32) {
    let cluster = &clusters[at];
    let size = |cluster: &Cluster| {
        text.spans
            .get(usize::from(cluster.span))
            .map_or(0.0, |span| span.style.size)
    };
    let wide = |at: Option<usize>| at.is_some_and(|at| clusters[at].wide);
    let gap = if cluster.wide && wide(at.checked_sub(1)) {
        size(cluster) * GAP
    } else {
        0.0
    };
    let blank = if cluster.space { cluster.advance } else { 0.0 };
    let extent = Extent {
        width: cluster.advance,
        stretch: blank * STRETCH,
        shrink: (blank * SHRINK).min(blank - size(cluster) * NARROWEST).max(0.0),
    };
    (extent, gap)
}

/// Where lines may end, and for each place the cluster that the next line starts with.
#[derive(Default)]
pub(super) struct Places {
    pub(super) candidates: Vec<Candidate>,
    pub(super) starts: Vec<usize>,
}

impl Places {
    fn push(&mut self, candidate: Candidate, start: usize) {
        self.candidates.push(candidate);
        self.starts.push(start);
    }
}

/// Finds the places.
pub(super) struct Finder<'a> {
    pub(super) shape: &'a Shape,
    pub(super) hyphens: &'a mut Hyphens,
    pub(super) text: &'a StyledText,
    pub(super) shaped: &'a Shaped,
    pub(super) measure: f32,
    pub(super) align: Align,
    /// Language of words whose span names none.
    pub(super) language: Language,
}

impl Finder<'_> {
    pub(super) fn places(&mut self) -> Places {
        let shaped = self.shaped;
        let clusters = shaped.clusters.as_slice();
        let mut places = Places {
            candidates: Vec::with_capacity(clusters.len() / 3),
            starts: Vec::with_capacity(clusters.len() / 3),
        };
        let mut sum = Extent::default();
        // Up to the last cluster that is no white space.
        let mut visible = Extent::default();
        // Where the word began.
        let mut word = (0, Extent::default());
        for at in 0..=clusters.len() {
            let end = at == clusters.len();
            let (extent, gap) = if end {
                (Extent::default(), 0.0)
            } else {
                glue(clusters, at, self.text)
            };
            let next = Extent {
                stretch: sum.stretch + gap,
                ..sum
            };
            if at > 0 && (end || clusters[at].break_before) {
                self.inside(word.0..at, word.1, visible.width - word.1.width, &mut places);
                if !end && clusters[at - 1].soft_hyphen {
                    self.hyphen(at, visible, next, &mut places);
                } else {
                    let candidate = Candidate {
                        end: visible,
                        next,
                        own_hyphen: !end && self.ends_with_hyphen(at - 1),
                        penalty: if self.tied(word.0..at) { TIE } else { 0.0 },
                        ..Candidate::default()
                    };
                    places.push(candidate, at);
                }
                word = (at, next);
            }
            if end {
                break;
            }
            sum = Extent {
                width: sum.width + extent.width,
                stretch: next.stretch + extent.stretch,
                shrink: sum.shrink + extent.shrink,
            };
            if !clusters[at].blank {
                visible = sum;
            }
        }
        places
    }

    /// Whether the word of these clusters belongs to the one behind it.
    fn tied(&self, word: Range<usize>) -> bool {
        let clusters = self.shaped.clusters.as_slice();
        let (Some(first), Some(next)) = (clusters.get(word.start), clusters.get(word.end)) else {
            return false;
        };
        let (begin, end) = (first.text.start as usize, next.text.start as usize);
        let words = self.text.text.get(begin..end).zip(self.text.text.get(end..));
        words.is_some_and(|(word, behind)| ties(word.trim_end(), behind))
    }

    /// Whether a cluster is a hyphen that is written.
    fn ends_with_hyphen(&self, at: usize) -> bool {
        let text = self.shaped.clusters.get(at).map(|cluster| &cluster.text);
        let written = text.and_then(|text| self.text.text.get(text.start as usize..text.end as usize));
        matches!(written, Some("-" | "‐"))
    }

    /// A place before cluster `at` where a hyphen is drawn.
    fn hyphen(&self, at: usize, end: Extent, next: Extent, places: &mut Places) {
        let Some(before) = at.checked_sub(1).and_then(|at| self.shaped.clusters.get(at)) else {
            return;
        };
        let size = self.text.spans[usize::from(before.span)].style.size;
        let hyphen = self.shape.hyphen(before.face);
        let width = end.width + hyphen.map_or(0.0, |(_, advance)| advance * size);
        let candidate = Candidate {
            end: Extent { width, ..end },
            next,
            hyphen: true,
            penalty: HYPHEN_PENALTY,
            ..Candidate::default()
        };
        places.push(candidate, at);
    }

    /// Adds the places inside the word of these clusters; `sum` is the extent up to it, `width` its own.
    fn inside(&mut self, word: Range<usize>, sum: Extent, width: f32, places: &mut Places) {
        let shaped = self.shaped;
        let clusters = shaped.clusters.as_slice();
        let too_wide = width > self.measure;
        let justified = self.align == Align::Justified;
        if word.len() < hyphenate::SHORTEST && !too_wide {
            return;
        }
        let (first, last) = (&clusters[word.start], &clusters[word.end - 1]);
        let begin = first.text.start as usize;
        let letters = self.text.text.get(begin..last.text.end as usize).unwrap_or("");
        let address = is_address(letters.trim_end());
        if !justified && !address && !too_wide {
            return;
        }
        let span = &self.text.spans[usize::from(first.span)];
        let language = span.language.unwrap_or(self.language);
        let hyphens = match hyphenate::language(language.as_str()) {
            Some(patterns) if !address && (justified || too_wide) => {
                self.hyphens.of(letters.trim_end(), patterns).to_vec()
            }
            _ => Vec::new(),
        };
        if hyphens.is_empty() && !address && !too_wide {
            return;
        }
        // Dear enough that it is taken only where a part is still wider than the line.
        let cut = too_wide;
        let mut hyphens = hyphens.into_iter().peekable();
        let mut sum = sum;
        for (at, cluster) in clusters.iter().enumerate().take(word.end).skip(word.start) {
            let byte = cluster.text.start as usize - begin;
            while hyphens.next_if(|place| *place < byte).is_some() {}
            if at > word.start && !cluster.blank {
                let (before, after) = letters.split_at_checked(byte).unwrap_or((letters, ""));
                let joint = address && breaks_address(before, after);
                let place = Candidate {
                    end: sum,
                    next: sum,
                    penalty: if joint { ADDRESS } else { CUT },
                    ..Candidate::default()
                };
                if hyphens.peek() == Some(&byte) && cluster.level.is_multiple_of(2) {
                    self.hyphen(at, sum, sum, places);
                } else if cut || joint {
                    places.push(place, at);
                }
            }
            let (extent, gap) = glue(clusters, at, self.text);
            sum = Extent {
                width: sum.width + extent.width,
                stretch: sum.stretch + extent.stretch + if at > word.start { gap } else { 0.0 },
                shrink: sum.shrink + extent.shrink,
            };
        }
    }
}

/// Whether a word is a web or mail address or a file name, which takes no hyphens.
fn is_address(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    word.len() >= LONG_ADDRESS && word.contains(['/', '@', '.', '_']) && word.is_ascii()
        || word.contains("://")
}

/// Whether an address may break between these two parts: behind a mark that joins its parts.
fn breaks_address(before: &str, after: &str) -> bool {
    before.ends_with(['/', '.', '-', '_', '?', '&', '=', '@', '#'])
        && after.starts_with(|c: char| c.is_alphanumeric() || c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_break_behind_their_joints() {
        let check = |word: &str, expected: &str| {
            assert!(is_address(word), "{word}");
            let mut out = String::new();
            for (at, c) in word.char_indices() {
                let (before, after) = word.split_at(at);
                if at > 0 && breaks_address(before, after) {
                    out.push('|');
                }
                out.push(c);
            }
            assert_eq!(out, expected);
        };
        check(
            "https://example.org/reports/annex-three_final.html?page=12&x=1",
            "https://|example.|org/|reports/|annex-|three_|final.|html?|page=|12&|x=|1",
        );
        check("desk@policy-unit.example.org", "desk@|policy-|unit.|example.|org");
        for word in ["co-operation", "e.g.", "and/or", "administration.", "1,250.50"] {
            assert!(!is_address(word), "{word}");
        }
    }
}
