//! One change of one item, on the item alone. A quotation's words are never typed: texts may lose
//! quotations, not gain or change them.

use super::shape_change;
use crate::app::command::{ItemChange, TextPlace};
use crate::briefing::{Inline, Item, ItemBody, Mark, Quotation, QuoteId, RichText, Step};

/// Changes one thing of an item: the step's name, and the field for typing that joins.
pub(super) fn apply(item: &mut Item, change: ItemChange) -> Result<(&'static str, Option<String>), String> {
    match change {
        ItemChange::Text { field, text } => {
            let slot = text_mut(item, field).ok_or(NO_TEXT)?;
            keeps_quotations(slot, &text)?;
            *slot = text;
            Ok(("Edit text", Some(format!("text {field}"))))
        }
        ItemChange::Words { place, words } => {
            let text = place_mut(item, place).ok_or(NO_TEXT)?;
            if !text.write(place.place, &words) {
                return Err(NO_TEXT.into());
            }
            let TextPlace { field, note, place } = place;
            Ok(("Edit text", Some(format!("text {field} {note:?} {place}"))))
        }
        ItemChange::Mark {
            place,
            range,
            mark,
            on,
        } => {
            let text = place_mut(item, place).ok_or(NO_TEXT)?;
            if !text.set_mark(place.place, range, mark, on) {
                return Err(NO_TEXT.into());
            }
            let name = match mark {
                Mark::Bold => "Set bold",
                Mark::Italic => "Set italic",
            };
            Ok((name, None))
        }
        ItemChange::Link {
            place,
            range,
            address,
        } => {
            let text = place_mut(item, place).ok_or(NO_TEXT)?;
            if !address.as_deref().is_none_or(is_address) {
                return Err(
                    "A link leads to an address that begins with https://, http:// or mailto:.".into(),
                );
            }
            if !text.set_link(place.place, range, address.as_deref()) {
                return Err(NO_TEXT.into());
            }
            Ok((address.map_or("Remove link", |_| "Set link"), None))
        }
        ItemChange::InsertNote { place, at } => {
            if place.note.is_some() {
                return Err("A note stands in a sentence, not in another note.".into());
            }
            let text = place_mut(item, place).ok_or(NO_TEXT)?;
            if !text.insert(place.place, at, Inline::Note(RichText::default())) {
                return Err(NO_TEXT.into());
            }
            Ok(("Insert note", None))
        }
        ItemChange::RemoveNote { field, note } => {
            let text = text_mut(item, field).ok_or(NO_TEXT)?;
            let is_note = |inline: &Inline| matches!(inline, Inline::Note(_));
            let mut notes = text.0.iter().enumerate().filter(|(_, inline)| is_note(inline));
            let at = notes.nth(note).map(|(at, _)| at).ok_or(NO_TEXT)?;
            text.0.remove(at);
            Ok(("Remove note", None))
        }
        ItemChange::List(change) => match &mut *item.body {
            ItemBody::List { ordered, entries } => shape_change::list(ordered, entries, change),
            _ => Err("This card is not a list.".into()),
        },
        ItemChange::Table(change) => match &mut *item.body {
            ItemBody::Table(table) => shape_change::table(table, change),
            _ => Err("This card is not a table.".into()),
        },
        ItemChange::Picture(change) => match &mut *item.body {
            ItemBody::Image(image) => shape_change::picture(image, change),
            _ => Err("This card is not a picture.".into()),
        },
        ItemChange::StepDate(date) => step_mut(item).map(|step| {
            step.date = date;
            ("Edit date", Some("date".into()))
        }),
        ItemChange::StepOwner(owner) => step_mut(item).map(|step| {
            step.owner = owner;
            ("Edit owner", Some("owner".into()))
        }),
        ItemChange::Note(text) => match &mut *item.body {
            ItemBody::Note(note) => {
                *note = text;
                Ok(("Edit note", Some("note".into())))
            }
            _ => Err("This card is not a note.".into()),
        },
        ItemChange::Speaker { quote, speaker } => {
            quotation_mut(item, quote).ok_or(NO_QUOTATION)?.speaker = speaker;
            Ok(("Edit speaker", Some(format!("speaker {}", quote.0))))
        }
        ItemChange::Operations {
            quote,
            operations,
            name,
        } => {
            quotation_mut(item, quote).ok_or(NO_QUOTATION)?.operations = operations;
            Ok((name, None))
        }
        ItemChange::Judgement(judgement) => {
            item.judgement = judgement;
            Ok(("Mark judgement", None))
        }
        ItemChange::Accept => Ok(("Accept suggestion", None)),
    }
}

/// Whether words may link there: the page prints no other links.
fn is_address(address: &str) -> bool {
    let behind = ["https://", "http://", "mailto:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    behind.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

const NO_TEXT: &str = "This card has no such text.";
const NO_QUOTATION: &str = "This card does not hold that quotation.";

/// A text may lose quotations, never gain or change them: their words come from the source alone.
fn keeps_quotations(old: &RichText, new: &RichText) -> Result<(), String> {
    if new
        .quotations()
        .all(|quotation| old.quotations().any(|known| known == quotation))
    {
        return Ok(());
    }
    Err("A quotation's words come from its source and cannot be typed. Pick them in the reader.".into())
}

fn text_mut(item: &mut Item, field: usize) -> Option<&mut RichText> {
    item.texts_mut().into_iter().nth(field)
}

/// The text of a place to write, or the note in it.
fn place_mut(item: &mut Item, place: TextPlace) -> Option<&mut RichText> {
    let text = text_mut(item, place.field)?;
    let Some(note) = place.note else {
        return Some(text);
    };
    let mut notes = text.0.iter_mut().filter_map(|inline| match inline {
        Inline::Note(note) => Some(note),
        _ => None,
    });
    notes.nth(note)
}

fn step_mut(item: &mut Item) -> Result<&mut Step, String> {
    match &mut *item.body {
        ItemBody::Step(step) => Ok(step),
        _ => Err("This card is not a dated step.".into()),
    }
}

fn quotation_mut(item: &mut Item, id: QuoteId) -> Option<&mut Quotation> {
    if matches!(*item.body, ItemBody::Quotation(_)) {
        return match &mut *item.body {
            ItemBody::Quotation(quotation) if quotation.id == id => Some(quotation),
            _ => None,
        };
    }
    let holds = |text: &RichText| text.quotations().any(|quotation| quotation.id == id);
    let field = item.texts().into_iter().position(holds)?;
    inlines_mut(text_mut(item, field)?).find_map(|inline| match inline {
        Inline::Quote(quotation) if quotation.id == id => Some(quotation),
        _ => None,
    })
}

/// Every part of a sentence and of its notes, but the notes themselves.
fn inlines_mut(text: &mut RichText) -> impl Iterator<Item = &mut Inline> {
    text.0.iter_mut().flat_map(|inline| match inline {
        Inline::Note(note) => note.0.iter_mut().collect::<Vec<_>>(),
        other => vec![other],
    })
}
