//! What in an article is worth picking: quotations with their speakers, key points, and the section
//! each would fit. Everything carries the rule that found it and a confidence.
//!
//! This room knows articles only: no files, no briefing, no window. Nothing is picked here.

mod attribute;
mod condense;
mod condense_words;
mod cues;
mod key_points;
mod marks;
mod model;
mod names;
mod pairs;
mod people;
mod per_article;
mod phrases;
mod plans;
mod search;
mod sections;
mod sentences;
mod signs;
mod terms;
mod when;
mod words;

#[cfg(test)]
mod tests;

pub use model::{
    Finds, FoundKeyPoint, FoundPhrase, FoundQuotation, FoundSpeaker, PhraseKind, SectionHint, Suggestion,
};
pub use search::{Search, find};
pub use sentences::sentences;
pub use when::date;

use crate::article::{Article, BlockKind};

/// Titles, names and words at arm's length in one article, in reading order, summaries last.
fn phrases(article: &Article, index: usize) -> impl Iterator<Item = FoundPhrase> {
    searched(article).flat_map(move |(_, block)| {
        let chars: Vec<char> = article.frozen.slice(block.range).chars().collect();
        let all = marks::phrases(&chars, block.range.start).into_iter();
        all.map(move |(marked, kind)| FoundPhrase {
            article: index,
            range: marked.inner,
            kind,
        })
    })
}

/// The blocks that are searched, summaries behind the rest. Of the headings only those that give
/// somebody the word: a headline's other marks hold words at arm's length.
fn searched(article: &Article) -> impl Iterator<Item = (usize, &crate::article::Block)> {
    let kind = |summary: bool| {
        article.blocks.iter().enumerate().filter(move |(_, block)| {
            let text = match block.kind {
                BlockKind::Table | BlockKind::Figure | BlockKind::Caption => false,
                BlockKind::Heading(_) => gives_the_word(article.frozen.slice(block.range)),
                _ => true,
            };
            block.hidden.is_none() && text && (block.kind == BlockKind::Summary) == summary
        })
    };
    kind(false).chain(kind(true))
}

/// Whether a heading says who speaks: "Berg: ‘We go’", "Berg vows ‘swift’ action".
fn gives_the_word(heading: &str) -> bool {
    let all = words::words(heading);
    let led_in = |word: &words::Word<'_>| {
        let gap = word.gap.trim_end();
        word.gap.contains(':') && !gap.ends_with(':')
    };
    all.iter().skip(1).any(|word| cues::is_verb(&word.lower())) || all.iter().any(led_in)
}
