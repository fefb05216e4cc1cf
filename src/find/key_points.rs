//! Sentences that could be key points, verbatim, ranked by place, heading, names, numbers and what is still to
//! come. Which of them are offered is told by [`super::fresh`].

use super::condense::cuts;
use super::condense_words::POINTING;
use super::model::FoundQuotation;
use super::plans::{Plan, is_next_steps, plan};
use super::sentences::sentences;
use super::terms::{ByTerm, Terms, hashes, mixed};
use super::words::words;
use crate::article::{Article, BlockKind, CharRange};

/// Fewest and most words of a key point.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=70;

/// A sentence that could be a key point.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) range: CharRange,
    /// Which of the article's blocks it stands in, counted over those that hold points.
    pub(super) block: usize,
    pub(super) score: f32,
    pub(super) reason: String,
    /// The same for the same words.
    pub(super) key: u64,
    pub(super) terms: Terms,
    pub(super) plan: Option<Plan>,
    /// What its condensed form leaves out.
    pub(super) cuts: Vec<CharRange>,
}

/// Every sentence of an article that could be a key point, in reading order.
pub(super) fn points(article: &Article, quotations: &[FoundQuotation]) -> Vec<Point> {
    let mut found = Vec::new();
    let mut places = Vec::new();
    // Those of summaries come last in reading order.
    let mut said: Vec<_> = quotations
        .iter()
        .map(|found| (found.range, found.outer))
        .collect();
    said.sort_unstable();
    let mut heading: Option<CharRange> = None;
    let mut paragraphs = 0usize;
    let mut under_heading = 0usize;
    for block in article.visible() {
        match block.kind {
            BlockKind::Heading(1) => continue,
            BlockKind::Heading(_) => {
                heading = Some(block.range);
                under_heading = 0;
                continue;
            }
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Note => {}
            _ => continue,
        }
        paragraphs += 1;
        under_heading += 1;
        let title = heading
            .map(|range| article.frozen.slice(range).trim_end_matches(':'))
            .unwrap_or_default();
        let text = article.frozen.slice(block.range);
        for (nth, sentence) in sentences(text).into_iter().enumerate() {
            let range = within(block.range.start, sentence);
            let sentence = article.frozen.slice(range);
            if !LENGTH.contains(&words(sentence).len()) {
                continue;
            }
            let first = said.partition_point(|(inner, _)| inner.end <= range.start);
            let near = said.iter().skip(first);
            let straddled = near.take_while(|(inner, _)| inner.start < range.end);
            let quoted: Vec<CharRange> = straddled.map(|(_, outer)| without(range.start, *outer)).collect();
            // What is quoted for the most part is found as a quotation.
            let in_marks: usize = quoted.iter().map(|quoted| quoted.len()).sum();
            if in_marks * 2 > range.len() {
                continue;
            }
            places.push(Place {
                paragraphs,
                under_heading,
                nth,
                heading: title,
                straddles: !quoted.is_empty(),
            });
            found.push(Point {
                range,
                block: paragraphs,
                score: 0.0,
                reason: String::new(),
                key: mixed(&hashes(sentence)),
                terms: Terms::of(sentence),
                plan: plan(sentence),
                cuts: cuts(sentence, &quoted)
                    .into_iter()
                    .map(|cut| within(range.start, cut))
                    .collect(),
            });
        }
    }
    let mut counts = ByTerm::default();
    for term in found.iter().flat_map(|point| point.terms.iter()) {
        *counts.entry(term).or_insert(0usize) += 1;
    }
    for (point, place) in found.iter_mut().zip(&places) {
        let central = centrality(&point.terms, &counts);
        (point.score, point.reason) = weigh(
            article.frozen.slice(point.range),
            point.plan.is_some(),
            place,
            central,
        );
    }
    found
}

/// A range of what starts at `start`, in the text.
fn within(start: usize, range: CharRange) -> CharRange {
    CharRange::new(start + range.start, start + range.end)
}

/// A range of the text, in what starts at `start`.
fn without(start: usize, range: CharRange) -> CharRange {
    CharRange::new(range.start.saturating_sub(start), range.end.saturating_sub(start))
}

/// How much of what a sentence says the rest of the article speaks of, too, 0 to 1: the mean over its words
/// of the other sentences that hold each, three at most (after SumBasic, Nenkova and Vanderwende 2005).
fn centrality(terms: &Terms, counts: &ByTerm<usize>) -> f32 {
    let others = |term: u64| {
        counts
            .get(&term)
            .map_or(0, |count| count.saturating_sub(1).min(3))
    };
    let sum: usize = terms.iter().map(others).sum();
    let most = (terms.len() * 3).max(1);
    f32::from(u16::try_from(sum).unwrap_or(u16::MAX)) / f32::from(u16::try_from(most).unwrap_or(u16::MAX))
}

/// Where a sentence stands.
struct Place<'a> {
    paragraphs: usize,
    under_heading: usize,
    nth: usize,
    heading: &'a str,
    /// Whether it holds words of a quotation, which has a place of its own.
    straddles: bool,
}

/// What a sentence is worth, 0 to 1, and why: its place first, then its facts and what it has to do with the
/// rest.
fn weigh(sentence: &str, plans: bool, place: &Place<'_>, central: f32) -> (f32, String) {
    let all = words(sentence);
    let count = |test: &dyn Fn(&str) -> bool| all.iter().filter(|word| test(word.text)).count().min(6);
    let names = count(&|word| word.chars().next().is_some_and(char::is_uppercase));
    let numbers = count(&|word| word.chars().any(|c| c.is_ascii_digit()));
    let facts = f32::from(u8::try_from(names + numbers * 2).unwrap_or(18)) / 40.0;
    let central = central * 0.2;
    let first = if place.nth == 0 { 0.1 } else { 0.0 };
    let far = f32::from(u8::try_from(place.paragraphs.min(20)).unwrap_or(20));
    let (base, reason) = if is_next_steps(place.heading) {
        (0.75 + facts + first, format!("under “{}”", place.heading))
    } else if place.paragraphs == 1 {
        // The first sentence of an article says what happened; names must not outweigh that.
        (0.6 + facts / 2.0 + first * 2.0, "lead sentence".into())
    } else if plans {
        (0.6 + facts + first, "says what comes next".into())
    } else if !place.heading.is_empty() && place.under_heading == 1 && place.nth == 0 {
        (0.55 + facts, format!("opens “{}”", place.heading))
    } else {
        let reason = if central > facts {
            "what the article keeps coming back to"
        } else {
            "names and numbers"
        };
        (0.4 - far * 0.01 + facts + first, reason.to_owned())
    };
    // "Each would carry two radars" says little where what stands before it is missing.
    let points_back = all
        .first()
        .is_some_and(|word| POINTING.contains(&word.lower().as_str()));
    let alone = if points_back { 0.15 } else { 0.0 };
    let score = (base + central - alone).clamp(0.05, 1.0);
    (if place.straddles { score * 0.5 } else { score }, reason)
}
