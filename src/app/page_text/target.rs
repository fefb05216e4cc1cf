//! Where the words on a page come from: the place that a click on them goes to.

use super::Caret;
use crate::app::place::Place;
use crate::article::CharRange;
use crate::briefing::{Anchor, Briefing, ItemId, QuoteId, SourceId};
use crate::typeset::{Origin, Pages, Paragraph, ParagraphId, SpanOrigin};

/// The place that the words at a caret come from; `None` for furniture.
pub fn target(briefing: &Briefing, pages: &Pages, caret: Caret) -> Option<Place> {
    let paragraph = pages.paragraphs.get(caret.paragraph.0 as usize)?;
    let span = paragraph
        .spans
        .iter()
        .find(|span| span.text.contains(&caret.byte))
        .map(|span| &span.origin);
    let item = match paragraph.origin {
        Origin::Item { item, .. } | Origin::Note { item, .. } => item,
        Origin::Heading(section) => return Some(Place::Section(section)),
        Origin::Source(source) => return Some(Place::SourceDetails(source)),
        Origin::Details => return Some(Place::Details),
        Origin::Furniture => return None,
    };
    Some(match span {
        Some(SpanOrigin::Quotation(quote)) if anchor(briefing, *quote).is_some() => {
            Place::Quotation { item, quote: *quote }
        }
        Some(SpanOrigin::Citation(source)) => Place::Source {
            source: *source,
            range: cited(briefing, paragraph, item, *source, caret.byte),
        },
        Some(SpanOrigin::Quotation(_) | SpanOrigin::Link | SpanOrigin::Note(_)) | None => Place::Item(item),
    })
}

/// The item whose words a paragraph shows.
pub fn item_of(pages: &Pages, paragraph: ParagraphId) -> Option<ItemId> {
    match pages.paragraphs.get(paragraph.0 as usize)?.origin {
        Origin::Item { item, .. } | Origin::Note { item, .. } => Some(item),
        Origin::Heading(_) | Origin::Details | Origin::Source(_) | Origin::Furniture => None,
    }
}

fn anchor(briefing: &Briefing, quote: QuoteId) -> Option<&Anchor> {
    briefing
        .quotations()
        .map(|(_, quotation)| quotation)
        .find(|quotation| quotation.id == quote)
        .map(|quotation| &quotation.anchor)
}

/// The words of a source that a citation stands for: the quotation before it, else what the item
/// rests on, else the beginning of the source.
fn cited(briefing: &Briefing, paragraph: &Paragraph, item: ItemId, source: SourceId, byte: u32) -> CharRange {
    let quoted = paragraph
        .spans
        .iter()
        .rev()
        .filter(|span| span.text.end <= byte)
        .find_map(|span| match span.origin {
            SpanOrigin::Quotation(quote) => anchor(briefing, quote).filter(|anchor| anchor.source == source),
            _ => None,
        });
    let rests_on = || {
        let (_, _, item) = briefing.find_item(item)?;
        item.anchors().find(|anchor| anchor.source == source)
    };
    quoted
        .or_else(rests_on)
        .map_or(CharRange::default(), |anchor| anchor.range)
}
