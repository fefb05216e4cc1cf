//! Key points: sentences that carry weight, verbatim, one a block, ranked by place, heading, names,
//! numbers and what is still to come.

use super::model::{FoundKeyPoint, FoundQuotation};
use super::sections::{is_next_steps, says_what_comes};
use super::sentences::sentences;
use super::words::words;
use crate::article::{Article, BlockKind, CharRange};

/// Fewest and most words of a key point.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=70;

/// The key points of one article in reading order; what overlaps `picked` is left out.
pub(super) fn key_points(
    article: &Article,
    index: usize,
    picked: &[CharRange],
    quotations: &[FoundQuotation],
) -> Vec<FoundKeyPoint> {
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
        let best = sentences(article.frozen.slice(block.range))
            .into_iter()
            .enumerate()
            .filter_map(|(nth, sentence)| {
                let range = CharRange::new(
                    block.range.start + sentence.start,
                    block.range.start + sentence.end,
                );
                let straddled = quotations.iter().any(|found| found.range.overlaps(range));
                let said = picked.iter().any(|picked| picked.overlaps(range));
                let length = words(article.frozen.slice(range)).len();
                if said || !LENGTH.contains(&length) {
                    return None;
                }
                let place = Place {
                    paragraphs,
                    under_heading,
                    nth,
                    heading: title,
                };
                let (score, reason) = weigh(article.frozen.slice(range), &place);
                Some((range, if straddled { score * 0.5 } else { score }, reason))
            })
            .max_by(|(_, a, _), (_, b, _)| a.total_cmp(b));
        if let Some((range, score, reason)) = best {
            found.push(FoundKeyPoint {
                article: index,
                range,
                score,
                reason,
                section: None,
            });
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
