//! What in an article is worth picking: quotations with their speakers, key points, and the section
//! each would fit. Everything carries the rule that found it and a confidence.
//!
//! This room knows articles only: no files, no briefing, no window. Nothing is picked here.

mod attribute;
mod cues;
mod key_points;
mod marks;
mod model;
mod names;
mod people;
mod sections;
mod sentences;
mod words;

#[cfg(test)]
mod tests;

pub use model::{Finds, FoundKeyPoint, FoundQuotation, FoundSpeaker, SectionHint, Suggestion};
pub use sentences::sentences;

use crate::article::{Article, BlockKind, CharRange};
use sections::Outline;

/// Finds quotations and key points in `articles` and suggests sections for them; `picked` (article
/// index and range) counts as said already. The result is in reading order, summaries last.
pub fn find(articles: &[&Article], sections: &[SectionHint], picked: &[(usize, CharRange)]) -> Finds {
    let mut finds = Finds::default();
    for (index, article) in articles.iter().enumerate() {
        let outline = Outline::new(article);
        let taken: Vec<CharRange> = picked
            .iter()
            .filter(|(at, _)| *at == index)
            .map(|(_, range)| *range)
            .collect();
        let mut quotations = attribute::quotations(article, index);
        for found in &mut quotations {
            found.section = outline.suggest_quotation(article, found, sections);
        }
        let mut key_points = key_points::key_points(article, index, &taken, &quotations);
        for found in &mut key_points {
            found.section = outline.suggest_key_point(article, found, sections);
        }
        finds.quotations.append(&mut quotations);
        finds.key_points.append(&mut key_points);
    }
    finds
}

/// The blocks that are searched, summaries behind the rest.
fn searched(article: &Article) -> impl Iterator<Item = (usize, &crate::article::Block)> {
    let kind = |summary: bool| {
        article.blocks.iter().enumerate().filter(move |(_, block)| {
            let text = !matches!(
                block.kind,
                BlockKind::Heading(_) | BlockKind::Table | BlockKind::Figure | BlockKind::Caption
            );
            block.hidden.is_none() && text && (block.kind == BlockKind::Summary) == summary
        })
    };
    kind(false).chain(kind(true))
}
