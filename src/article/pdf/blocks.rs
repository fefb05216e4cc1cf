//! Paragraphs as blocks: which are headings, items, captions, notes; and which page each stands on.

use super::LaidOut;
use super::paragraphs::{Paragraph, ends_sentence, starts_item};
use crate::article::flow::Flow;
use crate::article::{Block, BlockKind, HiddenReason};

/// The page on which each block begins and the places where it goes on, in the order of the blocks.
pub(super) type Places = Vec<(usize, Vec<(usize, usize)>)>;

/// Lines that a heading has at most.
const LONGEST_HEADING: usize = 4;

/// The parts of a document; running heads, folios and turned text hidden at its end.
pub(super) fn flow(laid_out: LaidOut, turned: &[String]) -> (Flow, Places) {
    let LaidOut {
        paragraphs,
        heads,
        body,
    } = laid_out;
    let levels = heading_sizes(&paragraphs, body);
    let mut flow = Flow::default();
    let mut places = Places::new();
    for paragraph in paragraphs {
        let kind = kind(&paragraph, body, &levels);
        let words = match kind {
            BlockKind::ListItem => paragraph
                .text
                .trim_start_matches(|c: char| !c.is_alphanumeric() && !is_opening(c)),
            _ => paragraph.text.as_str(),
        };
        if words.trim().is_empty() {
            continue;
        }
        flow.push(kind, words, None);
        let cut = paragraph.text.chars().count() - words.chars().count();
        let turns = paragraph
            .turns
            .iter()
            .map(|(at, page)| (at.saturating_sub(cut), *page));
        places.push((paragraph.page, turns.collect()));
    }
    let margins = heads.into_iter().flatten().map(|piece| piece.text);
    for words in margins.chain(turned.iter().cloned()) {
        flow.push(BlockKind::Paragraph, &words, Some(HiddenReason::PageFurniture));
    }
    (flow, places)
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '(' | '[' | '$' | '€' | '£')
}

/// Sizes of headings in half points, the largest first.
fn heading_sizes(paragraphs: &[Paragraph], body: f32) -> Vec<i32> {
    let headings = paragraphs.iter().filter(|paragraph| is_heading(paragraph, body));
    let mut sizes: Vec<i32> = headings.map(half_points).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes
}

fn half_points(paragraph: &Paragraph) -> i32 {
    (paragraph.size * 2.0).round() as i32
}

/// Larger than the text, or as large and bold, and short.
fn is_heading(paragraph: &Paragraph, body: f32) -> bool {
    let letters = paragraph.text.chars().filter(|c| c.is_alphabetic()).count();
    let short = paragraph.lines <= LONGEST_HEADING && paragraph.text.chars().count() <= 250 && letters >= 2;
    let larger = paragraph.size > 1.12 * body;
    let bold = paragraph.bold
        && paragraph.size > 0.95 * body
        && paragraph.lines <= 2
        && !ends_sentence(&paragraph.text);
    short && (larger || bold) && !starts_item(&paragraph.text)
}

fn kind(paragraph: &Paragraph, body: f32, levels: &[i32]) -> BlockKind {
    if is_heading(paragraph, body) {
        let level = levels
            .iter()
            .position(|size| *size == half_points(paragraph))
            .unwrap_or(0)
            + 1;
        return BlockKind::Heading(u8::try_from(level).unwrap_or(6).min(6));
    }
    if starts_item(&paragraph.text) {
        return BlockKind::ListItem;
    }
    if paragraph.size < 0.92 * body {
        let first = paragraph.text.chars().next();
        let labels = ["fig", "table", "photo", "source", "chart", "map", "abb", "tab"];
        let lower = paragraph.text.to_lowercase();
        if labels.iter().any(|label| lower.starts_with(label)) {
            return BlockKind::Caption;
        }
        if first.is_some_and(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³'))
        {
            return BlockKind::Note;
        }
    }
    BlockKind::Paragraph
}

/// Where each page begins in the text. A page without words begins where the next one does.
pub(super) fn page_starts(blocks: &[Block], places: &Places) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    for (block, (page, turns)) in blocks.iter().zip(places) {
        let begins = [(0, *page)].into_iter().chain(turns.iter().copied());
        for (at, page) in begins {
            while starts.len() <= page {
                starts.push(block.range.start + at);
            }
        }
    }
    starts
}
