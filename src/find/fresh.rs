//! Which key points are offered: the best sentence of each block that says something new. A pick changes what
//! is new in few blocks of many; only those are looked at again.

use super::key_points::Point;
use super::model::FoundKeyPoint;
use super::per_article::Searched;
use super::terms::{ByTerm, SAID, Terms, share};
use crate::article::CharRange;
use std::collections::BTreeSet;
use std::sync::Arc;

/// From this share of its words on a sentence counts as said in part; fewer are in common by chance.
const IN_PART: f32 = 0.3;

/// Places of articles, by index and range.
pub(super) type Picked = [(usize, CharRange)];

/// The key points of all articles in reading order: the best sentence of each block of those that are not
/// `picked` and say something new. What is said in part already counts for less (maximal marginal relevance,
/// Carbonell and Goldstein 1998).
pub(super) fn key_points(searched: &[Arc<Searched>], picked: &Picked, told: &Told) -> Vec<FoundKeyPoint> {
    let around = Around::new(searched, picked, told);
    blocks(searched)
        .filter_map(|(article, block)| around.best(article, block))
        .collect()
}

/// The same where the key points `before` another choice of `picked` are `known`.
pub(super) fn key_points_after(
    searched: &[Arc<Searched>],
    (before, known): (&Picked, Vec<FoundKeyPoint>),
    picked: &Picked,
    told: &Told,
) -> Vec<FoundKeyPoint> {
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), picked.iter().collect());
    let changed: Vec<(usize, CharRange)> = old.symmetric_difference(&new).map(|place| **place).collect();
    let changes = Around::new(searched, &changed, told);
    let around = Around::new(searched, picked, told);
    let mut known = known.into_iter().peekable();
    let mut found = Vec::new();
    for (article, block) in blocks(searched) {
        let here = |known: &FoundKeyPoint| {
            known.article == article && block.iter().any(|point| point.range == known.range)
        };
        let kept = known.next_if(here);
        found.extend(if changes.touch(article, block) {
            around.best(article, block)
        } else {
            kept
        });
    }
    found
}

/// The points of all articles, block by block, each with the index of its article.
fn blocks(searched: &[Arc<Searched>]) -> impl Iterator<Item = (usize, &[Point])> {
    searched.iter().enumerate().flat_map(|(article, searched)| {
        let blocks = searched.points.chunk_by(|a, b| a.block == b.block);
        blocks.map(move |block| (article, block))
    })
}

/// The first of the articles that have a sentence, for those that more than one has.
#[derive(Debug, Default)]
pub(super) struct Told(ByTerm<usize>);

impl Told {
    pub(super) fn new(searched: &[Arc<Searched>]) -> Self {
        let mut first: ByTerm<(usize, bool)> = ByTerm::default();
        for (article, block) in blocks(searched) {
            for point in block {
                let (known, again) = first.entry(point.key).or_insert((article, false));
                *again |= *known != article;
            }
        }
        let again = first.into_iter().filter(|(_, (_, again))| *again);
        Self(again.map(|(key, (article, _))| (key, article)).collect())
    }

    /// Whether an article before this one has the sentence.
    fn before(&self, article: usize, point: &Point) -> bool {
        self.0.get(&point.key).is_some_and(|first| *first != article)
    }
}

/// What is picked, for the blocks to be held against.
struct Around<'a> {
    /// What is picked of each article.
    taken: Vec<Vec<CharRange>>,
    said: Said,
    told: &'a Told,
}

impl<'a> Around<'a> {
    fn new(searched: &[Arc<Searched>], picked: &Picked, told: &'a Told) -> Self {
        let mut taken: Vec<Vec<CharRange>> = vec![Vec::new(); searched.len()];
        for (article, range) in picked {
            if let Some(taken) = taken.get_mut(*article) {
                taken.push(*range);
            }
        }
        let said = Said::new(picked.iter().filter_map(|(article, range)| {
            let text = &searched.get(*article)?.text;
            Some(Terms::of(text.slice(*range)))
        }));
        Self { taken, said, told }
    }

    fn takes(&self, article: usize, point: &Point) -> bool {
        let taken = self.taken.get(article);
        taken.is_some_and(|taken| taken.iter().any(|taken| taken.overlaps(point.range)))
    }

    /// Whether it makes a difference to what a block offers.
    fn touch(&self, article: usize, block: &[Point]) -> bool {
        block
            .iter()
            .any(|point| self.takes(article, point) || self.said.share(&point.terms) > 0.0)
    }

    /// What a block offers.
    fn best(&self, article: usize, block: &[Point]) -> Option<FoundKeyPoint> {
        let fresh = block.iter().filter(|point| !self.takes(article, point));
        let new = fresh.filter_map(|point| {
            let repeats = self.said.share(&point.terms);
            (repeats < SAID).then_some((point, point.score * (1.0 - repeats / 2.0), repeats))
        });
        // The first of equals.
        let best = new.rev().max_by(|(_, a, _), (_, b, _)| a.total_cmp(b));
        best.map(|(point, score, repeats)| FoundKeyPoint {
            article,
            range: point.range,
            score,
            reason: if repeats > 0.0 {
                format!("{}, said in part already", point.reason)
            } else {
                point.reason.clone()
            },
            repeats: self.told.before(article, point),
            cuts: point.cuts.clone(),
            section: None,
        })
    }
}

/// What was picked, by its words.
struct Said {
    /// How many words each pick has.
    lengths: Vec<usize>,
    /// The picks that hold a word.
    by_term: ByTerm<Vec<usize>>,
    /// The low bits of their words: most words of others are told apart by them.
    bits: u64,
}

impl Said {
    fn new(picked: impl Iterator<Item = Terms>) -> Self {
        let (mut lengths, mut by_term, mut bits) = (Vec::new(), ByTerm::<Vec<usize>>::default(), 0);
        for (index, terms) in picked.enumerate() {
            lengths.push(terms.len());
            for term in terms.iter() {
                bits |= 1 << (term % 64);
                by_term.entry(term).or_default().push(index);
            }
        }
        Self {
            lengths,
            by_term,
            bits,
        }
    }

    /// The largest share of the words of the shorter one that a sentence has in common with a pick; nothing if
    /// it is too small to be more than chance.
    fn share(&self, terms: &Terms) -> f32 {
        let near = terms.iter().filter(|term| self.bits >> (term % 64) & 1 == 1);
        let mut held = near
            .filter_map(|term| self.by_term.get(&term))
            .flatten()
            .peekable();
        if held.peek().is_none() {
            return 0.0;
        }
        let mut shared = vec![0usize; self.lengths.len()];
        for index in held {
            if let Some(shared) = shared.get_mut(*index) {
                *shared += 1;
            }
        }
        let lengths = self.lengths.iter().map(|length| terms.len().min(*length));
        let shares = shared
            .into_iter()
            .zip(lengths)
            .map(|(shared, of)| share(shared, of));
        let most = shares.fold(0.0, f32::max);
        if most < IN_PART { 0.0 } else { most }
    }
}
