//! From words on a page to the field that holds them, where that is no sentence: title and details, the date
//! and owner of a step, captions.

use super::Caret;
use crate::app::view::NamedCaret;
use crate::briefing::{Briefing, Details, Item, ItemBody};
use crate::typeset::{Origin, Pages, Paragraph};

/// The details that are printed as label and value, by their label, which is also the field's name.
const LABELLED: [&str; 6] = [
    "Date",
    "Information as of",
    "Reference",
    "Drafted by",
    "Contact",
    "Distribution",
];

/// The field in which the words at a caret are written; `None` for all others.
pub fn named(briefing: &Briefing, pages: &Pages, caret: Caret) -> Option<NamedCaret> {
    let paragraph = pages.paragraphs.get(caret.paragraph.0 as usize)?;
    match paragraph.origin {
        Origin::Details => {
            let (field, at) = detail(&briefing.details, paragraph, caret.byte)?;
            Some(NamedCaret {
                item: None,
                field,
                at,
            })
        }
        Origin::Item { item, field } => {
            let (_, _, item) = briefing.find_item(item)?;
            let (field, at) = of_item(item, field as usize, paragraph, caret.byte)?;
            let item = Some(item.id);
            Some(NamedCaret { item, field, at })
        }
        Origin::Note { .. } | Origin::Heading(_) | Origin::Source(_) | Origin::Furniture => None,
    }
}

/// Code points before a byte; where what is printed is not what is written, the end.
fn place(paragraph: &Paragraph, byte: u32, written: &str) -> usize {
    let before = paragraph
        .text
        .get(..byte as usize)
        .map(|before| before.chars().count());
    before.filter(|_| paragraph.text == written).unwrap_or(usize::MAX)
}

fn detail(details: &Details, paragraph: &Paragraph, byte: u32) -> Option<(&'static str, usize)> {
    let text = paragraph.text.as_str();
    let labelled = LABELLED.into_iter().find(|label| {
        let value = text.strip_prefix(label);
        value.is_some_and(|value| value.starts_with("  "))
    });
    if let Some(label) = labelled {
        // Dates are printed in other words than they are written in.
        let before = text
            .get(..byte as usize)
            .map_or(0, |before| before.chars().count());
        let at = match label {
            "Date" | "Information as of" => usize::MAX,
            _ => before.saturating_sub(label.chars().count() + 2),
        };
        return Some((label, at));
    }
    let is = |written: &str| !written.is_empty() && text == written;
    if is(&details.subtitle) && !is(details.title.trim()) {
        return Some(("Subtitle", place(paragraph, byte, &details.subtitle)));
    }
    let title = is(details.title.trim()) || details.title.trim().is_empty();
    title.then(|| ("Title", place(paragraph, byte, &details.title)))
}

fn of_item(item: &Item, field: usize, paragraph: &Paragraph, byte: u32) -> Option<(&'static str, usize)> {
    match &*item.body {
        ItemBody::Step(step) => {
            let text = paragraph.text.as_str();
            let no_date = step.date.is_empty() && text == "No date given";
            if no_date || (!step.date.is_empty() && text == step.date) {
                return Some(("When it is due", place(paragraph, byte, &step.date)));
            }
            let owner = text.starts_with(&format!("{}: ", step.owner));
            let before = text.get(..byte as usize)?.chars().count();
            let in_owner = owner && !step.owner.is_empty() && before <= step.owner.chars().count();
            in_owner.then_some(("Who does it", before))
        }
        ItemBody::Table(table) if field >= item.texts().len() => {
            Some(("Caption of the table", place(paragraph, byte, &table.caption)))
        }
        ItemBody::Image(image) => Some(("Caption of the picture", place(paragraph, byte, &image.caption))),
        _ => None,
    }
}
