//! What in an article is worth picking: quotations with their speakers, key points, and the section
//! each would fit. Everything carries the rule that found it and a confidence.
//!
//! This room knows articles only: no files, no briefing, no window. Nothing is picked here.

mod across;
mod condense;
mod condense_words;
mod fresh;
mod key_points;
mod lexicon;
mod marks;
mod model;
mod pairs;
mod people;
mod per_article;
mod phrases;
mod plans;
mod search;
mod sections;
mod sentences;
mod signs;
mod speech;
mod terms;
mod transcript;
mod when;
mod words;

#[cfg(test)]
mod tests;

pub use model::{
    Finds, FoundKeyPoint, FoundPhrase, FoundQuotation, FoundSpeaker, PhraseKind, SectionHint, Statement,
    Suggestion,
};
pub use search::{Search, find};
pub use sentences::sentences;
pub use terms::{SAID, Terms};
pub use when::date;

use crate::article::{Article, Block, BlockKind};

/// Whether a block is searched for quotations. Of the headings only those are that give somebody the
/// word: a headline's other marks hold words at arm's length.
fn is_searched(article: &Article, block: &Block) -> bool {
    match block.kind {
        BlockKind::Table | BlockKind::Figure | BlockKind::Caption => false,
        BlockKind::Heading(_) => gives_the_word(article.frozen.slice(block.range)),
        _ => true,
    }
}

/// Summaries repeat what the article says: what is found in them comes last.
fn is_summary(block: &Block) -> bool {
    block.kind == BlockKind::Summary
}

/// Whether a heading says who speaks: "Berg: ‘We go’", "Berg vows ‘swift’ action".
fn gives_the_word(heading: &str) -> bool {
    let all = words::words(heading);
    let led_in = |word: &words::Word<'_>| {
        let gap = word.gap.trim_end();
        word.gap.contains(':') && !gap.ends_with(':')
    };
    all.iter().skip(1).any(|word| lexicon::is_verb(&word.lower())) || all.iter().any(led_in)
}
