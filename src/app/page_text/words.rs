//! Words, paragraphs and the whole text as ranges, and a range as plain text.

use super::Caret;
use super::select::bytes;
use crate::typeset::{Element, ElementId, Item, Pages, ParagraphId, Role, Tag};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The word at a caret.
pub fn word(pages: &Pages, caret: Caret) -> Range<Caret> {
    let text = text_of(pages, caret.paragraph);
    let word = text
        .split_word_bound_indices()
        .take_while(|(start, _)| *start <= caret.byte as usize)
        .last()
        .map_or(0..0, |(start, word)| start..start + word.len());
    range(caret.paragraph, word)
}

/// The paragraph at a caret, over all its pages.
pub fn paragraph(pages: &Pages, caret: Caret) -> Range<Caret> {
    range(caret.paragraph, 0..text_of(pages, caret.paragraph).len())
}

/// Everything on the pages but furniture.
pub fn all(pages: &Pages) -> Option<Range<Caret>> {
    let printed = printed(pages);
    let first = *printed.first_key_value()?.0;
    let last = *printed.last_key_value()?.0;
    let start = range(first, 0..0).start;
    Some(start..range(last, 0..text_of(pages, last).len()).end)
}

/// The words of a range as plain text: a line a paragraph, a tab after a label or a cell of a table.
/// Words come in the order in which they are read, whole where a line parts them.
pub fn text(pages: &Pages, range: &Range<Caret>) -> String {
    let mut out = String::new();
    let mut last: Option<ElementId> = None;
    for (paragraph, element) in printed(pages).range(range.start.paragraph..=range.end.paragraph) {
        let words = text_of(pages, *paragraph);
        let Some(bytes) = bytes(*paragraph, range) else {
            continue;
        };
        let end = (bytes.end as usize).min(words.len());
        let words = words.get(bytes.start as usize..end).unwrap_or("");
        if let Some(last) = last {
            let beside = stand_beside(&pages.elements, last, *element);
            out.push(if beside { '\t' } else { '\n' });
        }
        // A soft hyphen says where a word may be parted; it is no part of the word.
        out.extend(words.chars().filter(|c| *c != '\u{ad}'));
        last = Some(*element);
    }
    out
}

fn range(paragraph: ParagraphId, bytes: Range<usize>) -> Range<Caret> {
    let caret = |byte: usize| Caret {
        paragraph,
        byte: u32::try_from(byte).unwrap_or(u32::MAX),
    };
    caret(bytes.start)..caret(bytes.end)
}

fn text_of(pages: &Pages, paragraph: ParagraphId) -> &str {
    pages
        .paragraphs
        .get(paragraph.0 as usize)
        .map_or("", |paragraph| paragraph.text.as_str())
}

/// The paragraphs that are printed as content, each with the element of its first words.
fn printed(pages: &Pages) -> BTreeMap<ParagraphId, ElementId> {
    let mut printed = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Run(run) = item
            && let Tag::Content(element) = run.tag
        {
            printed.entry(run.paragraph).or_insert(element);
        }
    }
    printed
}

/// Whether the second element stands on the line of the first: after a label, or in the same row.
fn stand_beside(elements: &[Element], first: ElementId, second: ElementId) -> bool {
    let cell = |role: Role| matches!(role, Role::TableHeader | Role::TableCell);
    if let (Some(one), Some(other)) = (around(elements, first, cell), around(elements, second, cell)) {
        return one.0 != other.0 && one.1 == other.1;
    }
    around(elements, first, |role| role == Role::Label).is_some_and(|(_, entry)| {
        around(elements, second, |role| role == Role::ListBody).is_some_and(|(_, of)| of == entry)
    })
}

/// The nearest element of a kind round `element`, or itself, with its parent.
fn around(
    elements: &[Element],
    element: ElementId,
    kind: impl Fn(Role) -> bool,
) -> Option<(ElementId, Option<ElementId>)> {
    let mut at = Some(element);
    while let Some(id) = at {
        let element = elements.get(id.0 as usize)?;
        if kind(element.role) {
            return Some((id, element.parent));
        }
        at = element.parent;
    }
    None
}
