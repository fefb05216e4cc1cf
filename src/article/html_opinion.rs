//! A second opinion on where the article stands: that of a readability library, block by block.

use super::html_blocks::Page;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// How far ahead, in characters without blanks, a short block may be found; longer ones are looked
/// for in the whole rest.
const NEAR: usize = 400;
/// From this many characters on a block is found by its words alone.
const LONG: usize = 40;
/// Bytes that are looked through at most; a page built to make this slow is read without the opinion.
const BUDGET: usize = 400_000_000;

/// For each block whether the library counts it to the article; all `false` if it finds none.
pub(super) fn second_opinion(document: Document, page: &Page) -> Vec<bool> {
    let mut found = vec![false; page.blocks.len()];
    let article =
        Readability::with_document(document, None, Some(Config::default())).and_then(|mut page| page.parse());
    let Ok(article) = article else { return found };
    let text = bare(&article.text_content);
    let mut at = 0;
    let mut looked = 0;
    for (block, found) in page.blocks.iter().zip(found.iter_mut()) {
        let words = bare(&block.text);
        let rest = text.get(at..).unwrap_or("");
        looked += text.len();
        if looked > BUDGET {
            break;
        }
        let ahead = rest
            .find(&words)
            .filter(|ahead| words.len() >= LONG || *ahead <= NEAR);
        let place = match ahead {
            Some(ahead) => Some(at + ahead),
            None if words.len() >= LONG => text.find(&words),
            None => None,
        };
        if let Some(place) = place.filter(|_| !words.is_empty()) {
            *found = true;
            at = place + words.len();
        }
    }
    found
}

/// The characters without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
