//! From words on a page to the place where they are written: the field of a card and the character in it.

use super::Caret;
use crate::app::command::{Caret as InField, TextPlace};
use crate::briefing::{Briefing, Item, Part, RichText};
use crate::typeset::{Origin, Pages, Paragraph, SpanOrigin};

/// Where the words of a card that lie under a point are written. `under` is the beginning of the character
/// there, `nearest` the caret beside it. `None` for what is not typed on a card: quotations, marks, furniture.
pub fn written(briefing: &Briefing, pages: &Pages, under: Caret, nearest: Caret) -> Option<InField> {
    let paragraph = pages.paragraphs.get(under.paragraph.0 as usize)?;
    if nearest.paragraph != under.paragraph || is_locked(paragraph, under.byte) {
        return None;
    }
    let (item, field, note, text) = text_of(briefing, paragraph)?;
    let places: Vec<String> = text
        .parts()
        .into_iter()
        .filter_map(|part| match part {
            Part::Words(words) => Some(words),
            Part::Locked(_) => None,
        })
        .collect();
    let at = typed_before(paragraph, &places.concat(), nearest.byte)?;
    let (place, at) = split(&places, at);
    Some(InField {
        item: item.id,
        place: TextPlace { field, note, place },
        at,
        from: at,
    })
}

/// The text that a paragraph shows: its item, its number there, and the note of it, if it is one.
fn text_of<'a>(
    briefing: &'a Briefing,
    paragraph: &Paragraph,
) -> Option<(&'a Item, usize, Option<usize>, &'a RichText)> {
    match paragraph.origin {
        Origin::Item { item, field } => {
            let (_, _, item) = briefing.find_item(item)?;
            let field = field as usize;
            Some((item, field, None, item.texts().get(field).copied()?))
        }
        Origin::Note { item, note } => {
            let (_, _, item) = briefing.find_item(item)?;
            let texts = item.texts().into_iter().enumerate();
            let mut notes = texts.flat_map(|(field, text)| {
                let notes = text.notes().enumerate();
                notes.map(move |(note, text)| (item, field, Some(note), text))
            });
            notes.nth(note as usize)
        }
        Origin::Heading(_) | Origin::Details | Origin::Source(_) | Origin::Furniture => None,
    }
}

/// Whether a byte belongs to what is not typed.
fn is_locked(paragraph: &Paragraph, byte: u32) -> bool {
    let mut spans = paragraph.spans.iter();
    spans.any(|span| span.text.contains(&byte) && span.origin != SpanOrigin::Link)
}

/// How many of the typed words' characters stand before a byte of the paragraph. `None` where something else
/// is shown, such as the date of a step or its owner.
fn typed_before(paragraph: &Paragraph, typed: &str, byte: u32) -> Option<usize> {
    let own = paragraph.text.char_indices().filter(|(at, _)| {
        let at = u32::try_from(*at).unwrap_or(u32::MAX);
        !is_locked(paragraph, at)
    });
    let own: Vec<(usize, char)> = own.collect();
    let shown: String = own.iter().map(|(_, c)| *c).collect();
    if typed.is_empty() {
        return Some(0);
    }
    // The owner of a step stands before its words.
    let lead = shown
        .rfind(typed)
        .and_then(|lead| shown.get(..lead))?
        .chars()
        .count();
    let before = own.iter().take_while(|(at, _)| *at < byte as usize).count();
    before.checked_sub(lead)
}

/// The place in which so many characters have gone by, and how many of them in it.
fn split(places: &[String], at: usize) -> (usize, usize) {
    let mut left = at;
    for (place, words) in places.iter().enumerate() {
        let length = words.chars().count();
        let last = place + 1 == places.len();
        // Behind the last character of a place, if no more is written in it.
        if left < length || last || (left == length && length > 0) {
            return (place, left.min(length));
        }
        left -= length;
    }
    (0, 0)
}
