//! Key points: sentences that carry weight, verbatim, one a block, ranked by place, heading, names,
//! numbers and what is still to come.

use super::model::{FoundKeyPoint, FoundQuotation};
use super::per_article::Searched;
use super::sections::{has_date, is_next_steps, says_what_comes};
use super::sentences::sentences;
use super::terms::Terms;
use super::words::words;
use crate::article::{Article, BlockKind, CharRange};
use std::sync::Arc;

/// Fewest and most words of a key point.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=70;

/// A sentence that could be a key point.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) range: CharRange,
    /// Which of the article's blocks it stands in, counted over those that hold points.
    block: usize,
    score: f32,
    reason: String,
    pub(super) terms: Terms,
    /// Whether it says what is planned, and names a time.
    pub(super) says_when: bool,
}

/// Every sentence of an article that could be a key point, in reading order.
pub(super) fn points(article: &Article, quotations: &[FoundQuotation]) -> Vec<Point> {
    let mut found = Vec::new();
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
            let range = CharRange::new(
                block.range.start + sentence.start,
                block.range.start + sentence.end,
            );
            let sentence = article.frozen.slice(range);
            if !LENGTH.contains(&words(sentence).len()) {
                continue;
            }
            let place = Place {
                paragraphs,
                under_heading,
                nth,
                heading: title,
            };
            let (score, reason) = weigh(sentence, &place);
            let straddled = quotations.iter().any(|found| found.range.overlaps(range));
            found.push(Point {
                range,
                block: paragraphs,
                score: if straddled { score * 0.5 } else { score },
                reason,
                terms: Terms::of(sentence),
                says_when: says_what_comes(sentence) && has_date(sentence),
            });
        }
    }
    found
}

/// The key points of all articles in reading order: the best sentence of each block of those that do not
/// overlap what is `picked`.
pub(super) fn key_points(searched: &[Arc<Searched>], picked: &[(usize, CharRange)]) -> Vec<FoundKeyPoint> {
    let mut taken: Vec<Vec<CharRange>> = vec![Vec::new(); searched.len()];
    for (article, range) in picked {
        if let Some(taken) = taken.get_mut(*article) {
            taken.push(*range);
        }
    }
    let mut found = Vec::new();
    for (article, (searched, taken)) in searched.iter().zip(&taken).enumerate() {
        for block in searched.points.chunk_by(|a, b| a.block == b.block) {
            let fresh = |point: &&Point| !taken.iter().any(|taken| taken.overlaps(point.range));
            let best = block.iter().filter(fresh);
            if let Some(point) = best.max_by(|a, b| a.score.total_cmp(&b.score)) {
                found.push(FoundKeyPoint {
                    article,
                    range: point.range,
                    score: point.score,
                    reason: point.reason.clone(),
                    section: None,
                });
            }
        }
    }
    found
}

/// Where a sentence stands.
struct Place<'a> {
    paragraphs: usize,
    under_heading: usize,
    nth: usize,
    heading: &'a str,
}

fn weigh(sentence: &str, place: &Place<'_>) -> (f32, String) {
    let all = words(sentence);
    let count = |test: &dyn Fn(&str) -> bool| all.iter().filter(|word| test(word.text)).count().min(6);
    let names = count(&|word| word.chars().next().is_some_and(char::is_uppercase));
    let numbers = count(&|word| word.chars().any(|c| c.is_ascii_digit()));
    let facts = f32::from(u8::try_from(names + numbers * 2).unwrap_or(18)) / 40.0;
    let first = if place.nth == 0 { 0.1 } else { 0.0 };
    if is_next_steps(place.heading) {
        return (
            (0.75 + facts + first).min(1.0),
            format!("under “{}”", place.heading),
        );
    }
    if place.paragraphs == 1 {
        // The first sentence of an article says what happened; names must not outweigh that.
        return ((0.6 + facts / 2.0 + first * 2.0).min(1.0), "lead sentence".into());
    }
    if says_what_comes(sentence) {
        return ((0.6 + facts + first).min(1.0), "says what comes next".into());
    }
    if !place.heading.is_empty() && place.under_heading == 1 && place.nth == 0 {
        return ((0.55 + facts).min(1.0), format!("opens “{}”", place.heading));
    }
    let far = f32::from(u8::try_from(place.paragraphs.min(20)).unwrap_or(20));
    (
        (0.45 - far * 0.01 + facts + first).clamp(0.05, 1.0),
        "names and numbers".into(),
    )
}
