//! What one article holds, worked out once: it depends on the article's text alone, so that an edit of the
//! briefing never walks the text again.

use super::across::{Wording, sample};
use super::key_points::{Point, points};
use super::model::{FoundPhrase, FoundQuotation};
use super::sections::Outline;
use super::speech;
use super::terms::Terms;
use crate::article::{Article, CharRange, FrozenText};

/// How far before and behind a quotation its section is read off, in code points.
const BEFORE: usize = 120;
const BEHIND: usize = 60;

/// What was found in one article; its finds say article 0.
#[derive(Debug)]
pub(super) struct Searched {
    pub(super) text: FrozenText,
    pub(super) quotations: Vec<FoundQuotation>,
    pub(super) phrases: Vec<FoundPhrase>,
    /// What each of the quotations says.
    pub(super) wordings: Vec<Wording>,
    /// Some of the shingles of the text, to know copies by.
    pub(super) sample: Vec<u64>,
    /// What is said in and around each of the quotations.
    pub(super) around: Vec<Terms>,
    /// Every sentence that could be a key point.
    pub(super) points: Vec<Point>,
    pub(super) outline: Outline,
}

impl Searched {
    pub(super) fn new(article: &Article) -> Self {
        let (quotations, phrases) = speech::spoken(article);
        let around = quotations.iter().map(|found| {
            let start = found.outer.start.saturating_sub(BEFORE);
            let end = (found.outer.end + BEHIND).min(article.frozen.len());
            Terms::of(article.frozen.slice(CharRange::new(start, end)))
        });
        let wordings = quotations
            .iter()
            .map(|found| Wording::of(article.frozen.slice(found.range)));
        Self {
            wordings: wordings.collect(),
            sample: sample(article),
            text: article.frozen.clone(),
            around: around.collect(),
            phrases,
            points: points(article, &quotations),
            outline: Outline::new(article),
            quotations,
        }
    }
}
