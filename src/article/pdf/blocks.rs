//! Paragraphs as blocks: which are headings, items, captions, notes; and where on which page each stands.

use super::LaidOut;
use super::glyphs::Piece;
use super::paragraphs::{Paragraph, Placed, area, ends_sentence, starts_item};
use crate::article::flow::Flow;
use crate::article::{Area, Block, BlockKind, HiddenReason, PageLine, PageLines};

/// Where the lines of each block stand, in the order of the blocks; their starts in code points of the block.
pub(super) type Places = Vec<Vec<PageLine>>;

/// Lines that a heading has at most.
const LONGEST_HEADING: usize = 4;

/// The parts of a document; running heads, folios and turned text hidden at its end.
pub(super) fn flow(laid_out: LaidOut, turned: &[(String, Option<Area>)]) -> (Flow, Places) {
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
        }
        .trim();
        if words.is_empty() {
            continue;
        }
        flow.push(kind, words, None);
        places.push(placed(&paragraph, words));
    }
    let heads = heads.into_iter().enumerate().flat_map(|(page, heads)| {
        let place = move |head: Piece| {
            let area = area(head.left, head.right, head.baseline, head.size);
            (head.text, Some((page, area)))
        };
        heads.into_iter().map(place)
    });
    let turned = turned
        .iter()
        .enumerate()
        .map(|(page, (words, area))| (words.clone(), area.map(|area| (page, area))));
    for (words, place) in heads.chain(turned) {
        if !words.trim().is_empty() {
            flow.push(BlockKind::Paragraph, &words, Some(HiddenReason::PageFurniture));
            let line = |(page, area)| PageLine { start: 0, page, area };
            places.push(place.map(line).into_iter().collect());
        }
    }
    (flow, places)
}

/// The lines of a paragraph, of whose text `words` is the end or all of it.
fn placed(paragraph: &Paragraph, words: &str) -> Vec<PageLine> {
    let text = &paragraph.text;
    let cut = text.find(words).unwrap_or(0);
    let (mut bytes, mut start) = (cut, 0);
    let line = |line: &Placed| {
        // Lines come in the order of the text: each is counted from the one before it.
        let at = line.at.max(bytes);
        start += text.get(bytes..at).unwrap_or_default().chars().count();
        bytes = at;
        PageLine {
            start,
            page: line.page,
            area: line.area,
        }
    };
    paragraph.lines.iter().map(line).collect()
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
    let short =
        paragraph.lines.len() <= LONGEST_HEADING && paragraph.text.chars().count() <= 250 && letters >= 2;
    let larger = paragraph.size > 1.12 * body;
    let bold = paragraph.bold
        && paragraph.size > 0.95 * body
        && paragraph.lines.len() <= 2
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

/// The lines of a document as places in its text, and where each page begins there: a page without words
/// begins where the next one does. What is hidden at the end stands on pages that have begun.
pub(super) fn pages(blocks: &[Block], places: Places) -> (Vec<usize>, PageLines) {
    let mut starts: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for (block, places) in blocks.iter().zip(places) {
        for line in places {
            let start = block.range.start + line.start;
            while starts.len() <= line.page {
                starts.push(start);
            }
            lines.push(PageLine { start, ..line });
        }
    }
    (starts, PageLines::new(lines))
}
