//! One change of one item, on the item alone. A quotation's words are never typed: texts may lose
//! quotations, not gain or change them.

use crate::app::command::ItemChange;
use crate::briefing::{Inline, Item, ItemBody, Quotation, QuoteId, RichText, Step};

/// Changes one thing of an item: the step's name, and the field for typing that joins.
pub(super) fn apply(item: &mut Item, change: ItemChange) -> Result<(&'static str, Option<String>), String> {
    match change {
        ItemChange::Text { field, text } => {
            let slot = text_mut(item, field).ok_or("This card has no such text.")?;
            keeps_quotations(slot, &text)?;
            *slot = text;
            Ok(("Edit text", Some(format!("text {field}"))))
        }
        ItemChange::StepDate(date) => step_mut(item).map(|step| {
            step.date = date;
            ("Edit date", Some("date".into()))
        }),
        ItemChange::StepOwner(owner) => step_mut(item).map(|step| {
            step.owner = owner;
            ("Edit owner", Some("owner".into()))
        }),
        ItemChange::Note(text) => match &mut item.body {
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
        ItemChange::Operations { quote, operations } => {
            quotation_mut(item, quote).ok_or(NO_QUOTATION)?.operations = operations;
            Ok(("Edit quotation", None))
        }
        ItemChange::Judgement(judgement) => {
            item.judgement = judgement;
            Ok(("Mark judgement", None))
        }
        ItemChange::Accept => Ok(("Accept suggestion", None)),
    }
}

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
    match &mut item.body {
        ItemBody::KeyPoint { text, .. } | ItemBody::Prose(text) => (field == 0).then_some(text),
        ItemBody::Step(step) => (field == 0).then_some(&mut step.text),
        ItemBody::List { entries, .. } => entries.get_mut(field),
        ItemBody::Table(table) => table
            .header
            .iter_mut()
            .chain(table.rows.iter_mut().flatten())
            .nth(field),
        ItemBody::Quotation(_) | ItemBody::Image(_) | ItemBody::Note(_) => None,
    }
}

fn step_mut(item: &mut Item) -> Result<&mut Step, String> {
    match &mut item.body {
        ItemBody::Step(step) => Ok(step),
        _ => Err("This card is not a dated step.".into()),
    }
}

fn quotation_mut(item: &mut Item, id: QuoteId) -> Option<&mut Quotation> {
    if matches!(item.body, ItemBody::Quotation(_)) {
        return match &mut item.body {
            ItemBody::Quotation(quotation) if quotation.id == id => Some(quotation),
            _ => None,
        };
    }
    let holds = |text: &RichText| text.quotations().any(|quotation| quotation.id == id);
    let field = item.texts().into_iter().position(holds)?;
    text_mut(item, field)?
        .0
        .iter_mut()
        .find_map(|inline| match inline {
            Inline::Quote(quotation) if quotation.id == id => Some(quotation),
            _ => None,
        })
}
