//! Many articles in one file: what a press database or a mail digest exports is told by what stands
//! round each of its articles, again and again.
//!
//! Nothing is split here unasked: [`split`] gives the articles that a file could be split into, and
//! whoever reads it decides. Bundles that say so themselves (mailboxes, zip files, lists of records)
//! are opened by their readers. [`marks`] tells what a line says, [`records`] where one article ends and
//! the next begins, [`piece`] makes an article of what stands between, [`head`] tells its headline from its outlet.

mod head;
mod marks;
mod piece;
mod records;

#[cfg(test)]
mod tests;

use super::{Article, Block, BlockKind, CharRange};
use marks::Mark;

/// A line of an article.
struct Line<'a> {
    text: &'a str,
    range: CharRange,
    /// Index of the block it stands in.
    block: usize,
    /// Whether that block is a heading.
    heading: bool,
    /// Whether it is a heading of the first level, where the file has several.
    headline: bool,
    mark: Option<Mark>,
}

/// The articles that this one is a bundle of, in their order; `None` if it is one article. Each has a
/// frozen text of its own, and the file's hash with its number in it.
pub fn split(article: &Article) -> Option<Vec<Article>> {
    let lines = lines(article);
    let records = records::records(&lines)?;
    let mut front = Some(records.front);
    let pieces = records.articles.into_iter().enumerate().map(|(index, record)| {
        let front = front.take().unwrap_or_default();
        piece::article(article, &lines, front, record, index + 1)
    });
    Some(pieces.collect())
}

/// How many articles [`split`] would give; 0 for one article.
pub fn pieces_in(article: &Article) -> usize {
    records::records(&lines(article)).map_or(0, |records| records.articles.len())
}

/// The lines of all blocks in the order in which they stand, hidden ones too: a copyright line is one.
fn lines(article: &Article) -> Vec<Line<'_>> {
    let mut blocks: Vec<(usize, &Block)> = article.blocks.iter().enumerate().collect();
    blocks.sort_by_key(|(_, block)| block.range.start);
    let is_first = |block: &Block| block.kind == BlockKind::Heading(1);
    let several = article.blocks.iter().filter(|block| is_first(block)).count() > 1;
    let mut found = Vec::new();
    for (index, block) in blocks {
        let mut at = block.range.start;
        for line in article.frozen.slice(block.range).split('\n') {
            let length = line.chars().count();
            let text = line.trim();
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let start = at + indent;
            at += length + 1;
            if text.is_empty() {
                continue;
            }
            found.push(Line {
                text,
                range: CharRange::new(start, start + text.chars().count()),
                block: index,
                heading: matches!(block.kind, BlockKind::Heading(_)),
                headline: several && is_first(block),
                mark: marks::mark(text),
            });
        }
    }
    found
}
