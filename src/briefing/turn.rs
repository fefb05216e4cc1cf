//! A quotation inside a sentence becomes a displayed one, and back.

use super::lead_in::lead_in;
use super::pick::{PickOutcome, QuotedSpan, Refusal};
use super::{Briefing, Edit, Inline, Item, ItemBody, ItemId, Quotation, RichText, Source};

/// The edit that displays the first quotation of a sentence as a block, or runs a displayed one into a
/// sentence. Words round the quotation stay, as paragraphs of their own before and behind the block; only
/// a lead-in that the program itself would write again is left out.
///
/// # Errors
/// When the item is not there, holds no quotation, or its source is gone.
pub fn turn_quotation(briefing: &Briefing, id: ItemId) -> Result<PickOutcome, Refusal> {
    let (section, index, item) = briefing.find_item(id).ok_or(Refusal::NotCitable)?;
    let quotation = item.quotations().next().ok_or(Refusal::NotCitable)?;
    let source = briefing
        .source(quotation.anchor.source)
        .ok_or(Refusal::NoSource)?;
    let before = said_before(briefing, section, index);
    let (edit, name) = match &*item.body {
        ItemBody::Quotation(quotation) => {
            let sentence = run_in(source, quotation, &before);
            let edit = replace(item, ItemBody::Prose(sentence));
            (edit, "Run quotation into a sentence")
        }
        ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => {
            let edit = display(briefing, (section, index, item), text, source).ok_or(Refusal::NotCitable)?;
            (edit, "Display quotation as a block")
        }
        _ => return Err(Refusal::NotCitable),
    };
    Ok(PickOutcome { edit, item: id, name })
}

fn replace(item: &Item, body: ItemBody) -> Edit {
    Edit::ReplaceItem(Box::new(Item {
        body: body.into(),
        suggested: false,
        ..item.clone()
    }))
}

/// What the document says before an item.
fn said_before(briefing: &Briefing, section: usize, index: usize) -> String {
    let earlier = briefing
        .items()
        .take_while(|(s, i, _)| (*s, *i) < (section, index));
    let texts = earlier.flat_map(|(_, _, item)| item.texts());
    texts
        .map(|text| briefing.plain(text))
        .collect::<Vec<_>>()
        .join("\n")
}

fn span(quotation: &Quotation) -> QuotedSpan {
    QuotedSpan {
        range: quotation.anchor.range,
        outer: quotation.anchor.range,
        speaker: quotation.speaker.clone(),
        mention: None,
    }
}

/// "President Park said “…”."
fn run_in(source: &Source, quotation: &Quotation, before: &str) -> RichText {
    let lead = lead_in(source, &span(quotation), before);
    let ends = quotation.anchor.exact.ends_with(['.', '!', '?', '…']);
    let mut inlines = RichText::plain(format!("{lead} ")).0;
    inlines.push(Inline::Quote(quotation.clone()));
    if !ends {
        inlines.extend(RichText::plain(".").0);
    }
    RichText(inlines)
}

/// The block, with what stood round its quotation before and behind it.
fn display(
    briefing: &Briefing,
    (section, index, item): (usize, usize, &Item),
    text: &RichText,
    source: &Source,
) -> Option<Edit> {
    let at = text
        .0
        .iter()
        .position(|inline| matches!(inline, Inline::Quote(_)))?;
    let (lead, rest) = text.0.split_at_checked(at)?;
    let (Inline::Quote(quotation), rest) = rest.split_first()? else {
        return None;
    };
    let mut edits = vec![replace(item, ItemBody::Quotation(quotation.clone()))];
    let mut insert = |index: usize, inlines: Vec<Inline>| {
        let id = ItemId(briefing.next_item_id().0 + u32::try_from(edits.len()).unwrap_or(0));
        let text = RichText(inlines);
        let body = match &*item.body {
            ItemBody::KeyPoint { rests_on, .. } => ItemBody::KeyPoint {
                text,
                rests_on: rests_on.clone(),
            },
            _ => ItemBody::Prose(text),
        };
        let item = Item {
            judgement: item.judgement,
            ..Item::new(id, body)
        };
        edits.push(Edit::InsertItem {
            section,
            index,
            item: Box::new(item),
        });
    };
    let mut behind = rest.to_vec();
    // The block cites its source itself.
    behind.retain(|inline| !matches!(inline, Inline::Cite(cited) if cited.0.source == source.id));
    if says_something(&behind) {
        trim_start(&mut behind);
        insert(index + 1, behind);
    }
    let words = briefing.plain(&RichText(lead.to_vec()));
    let known = [String::new(), briefing.plain(text), name_of(quotation)]
        .iter()
        .any(|before| lead_in(source, &span(quotation), before) == words.trim());
    let mut lead = lead.to_vec();
    if says_something(&lead) && !known {
        end_with_colon(&mut lead);
        insert(index, lead);
    }
    Some(Edit::Batch(edits))
}

fn name_of(quotation: &Quotation) -> String {
    match &quotation.speaker {
        super::Speaker::Person { name, .. } => name.clone(),
        _ => String::new(),
    }
}

/// Whether there are words, or something else that must not be lost.
fn says_something(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text { text, .. } => text.chars().any(char::is_alphanumeric),
        _ => true,
    })
}

/// Punctuation and blanks that joined the words to the quotation go.
fn trim_start(inlines: &mut Vec<Inline>) {
    while let Some(Inline::Text { text, .. }) = inlines.first_mut() {
        let kept = text.trim_start_matches(|c: char| c.is_whitespace() || ".,;:".contains(c));
        if !kept.is_empty() {
            *text = kept.to_owned();
            return;
        }
        inlines.remove(0);
    }
}

fn end_with_colon(inlines: &mut Vec<Inline>) {
    while let Some(Inline::Text { text, .. }) = inlines.last_mut() {
        let kept = text.trim_end_matches(|c: char| c.is_whitespace() || ",:".contains(c));
        if !kept.is_empty() {
            *text = format!("{kept}:");
            return;
        }
        inlines.pop();
    }
}
