//! From "these words, into that section" to one edit, or a refusal that says why.
//!
//! Words inside a source's quotation marks become a quotation with its speaker; the outlet's own
//! words become a key point, or on request a quotation attributed to the outlet.

use super::lead_in::lead_in;
use super::{
    Anchor, Briefing, Citation, Edit, Inline, Item, ItemBody, ItemId, Operation, Quotation, QuoteId,
    RichText, Source, SourceId, Speaker, Step,
};
use crate::article::CharRange;
use crate::template::{Section, SectionKind};

/// What is to be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// The source.
    pub source: SourceId,
    /// The words; for [`Whose::Quoted`] without their marks.
    pub range: CharRange,
    /// Whose words they are.
    pub whose: Whose,
    /// Quotations that lie wholly inside the range: their words stay quotations within a key point.
    pub inside: Vec<QuotedSpan>,
    /// What a key point's words leave out of the range: its condensed form. It rests on all of the range.
    pub cuts: Vec<CharRange>,
    /// Placed by *Draft for me*.
    pub suggested: bool,
}

/// Whose words a selection holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Words inside the source's quotation marks.
    Quoted(QuotedSpan),
    /// The outlet's words, to be rephrased: a key point.
    Outlet,
    /// The outlet's words, to be quoted as such.
    OutletQuoted,
}

/// A quotation of the source: the words, the words with their marks, and who said them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedSpan {
    /// The words without their marks.
    pub range: CharRange,
    /// The words with their marks.
    pub outer: CharRange,
    /// Who said them.
    pub speaker: Speaker,
    /// Where the source names the speaker of these words ("he", "President Lee").
    pub mention: Option<CharRange>,
}

/// What a pick comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickOutcome {
    /// The edit to make.
    pub edit: Edit,
    /// The item that holds the words afterwards.
    pub item: ItemId,
    /// Name of the step for undo ("Pick quotation").
    pub name: &'static str,
}

/// Why a pick is refused; the words are shown as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such section.
    #[error("There is no section {0}")]
    NoSection(usize),
    /// A generated section.
    #[error("{0} is made from the citations; pick into another section")]
    Generated(String),
    /// A section of tables.
    #[error("{0} holds a table; a pick cannot go there")]
    TableSection(String),
    /// Nothing to attach a citation to.
    #[error(
        "{0} takes no quotations. Write a sentence there first, and the pick will be cited as its support"
    )]
    NothingToSupport(String),
    /// No words in the selection.
    #[error("Select some words first")]
    Empty,
    /// The source has gone.
    #[error("The source is no longer in this briefing")]
    NoSource,
    /// The very same words stand there already.
    #[error("These words already stand in {0}")]
    AlreadyThere(String),
    /// The item cannot carry a citation.
    #[error("This card cannot carry a citation; choose a sentence, a key point or a step")]
    NotCitable,
}

/// How a selection lies to the quotations of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Snapped {
    /// Inside one quotation (its index), cut to the words inside its marks.
    Inside(usize, CharRange),
    /// Outside all marks; the quotations that lie wholly inside the selection.
    Outside(Vec<usize>),
    /// Partly inside the marks of this quotation: the analyst has to choose.
    Straddling(usize),
}

/// Tells how `selection` lies to the quotations, given as (words, words with marks) in text order.
pub fn snap(selection: CharRange, quotations: &[(CharRange, CharRange)]) -> Snapped {
    let mut whole = Vec::new();
    // In a transcript somebody's words may hold somebody else's: the shortest one decides.
    let round = quotations
        .iter()
        .enumerate()
        .filter(|(_, (_, outer))| outer.contains(selection));
    if let Some((index, (inner, _))) = round.min_by_key(|(_, (_, outer))| outer.len()) {
        let range = CharRange::new(selection.start.max(inner.start), selection.end.min(inner.end));
        return Snapped::Inside(index, range);
    }
    for (index, (inner, _)) in quotations.iter().enumerate() {
        if selection.contains(*inner) {
            whole.push(index);
        } else if selection.overlaps(*inner) {
            return Snapped::Straddling(index);
        }
    }
    // A selection that is nothing but one quotation and blanks or marks is that quotation.
    if let [index] = whole.as_slice()
        && let Some((inner, outer)) = quotations.get(*index)
        && selection.len() <= outer.len() + 2
    {
        return Snapped::Inside(*index, *inner);
    }
    Snapped::Outside(whole)
}

/// The edit that puts a pick into a section; `caret` is the sentence being written, if it stands there.
///
/// # Errors
/// A refusal in words when the section cannot take it.
pub fn pick(
    briefing: &Briefing,
    section: usize,
    pick: &Pick,
    caret: Option<ItemId>,
) -> Result<PickOutcome, Refusal> {
    let template = briefing
        .template
        .sections
        .get(section)
        .ok_or(Refusal::NoSection(section + 1))?;
    let content = briefing
        .sections
        .get(section)
        .ok_or(Refusal::NoSection(section + 1))?;
    let source = briefing.source(pick.source).ok_or(Refusal::NoSource)?;
    match template.kind {
        SectionKind::Sources | SectionKind::LadderKey => {
            return Err(Refusal::Generated(template.heading.clone()));
        }
        SectionKind::Table => return Err(Refusal::TableSection(template.heading.clone())),
        SectionKind::Prose | SectionKind::Bullets | SectionKind::Quotes | SectionKind::Dated => {}
    }
    if source.text.slice(pick.range).trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let quotes = !matches!(pick.whose, Whose::Outlet);
    if quotes && !template.allows_quotes {
        let item = content
            .items
            .last()
            .ok_or_else(|| Refusal::NothingToSupport(template.heading.clone()))?;
        return cite(briefing, item.id, pick);
    }
    if let Some((at, item)) = standing(briefing, source, pick) {
        return if at == section {
            Err(Refusal::AlreadyThere(template.heading.clone()))
        } else {
            let edit = Edit::MoveItem {
                item,
                section,
                index: content.items.len(),
            };
            Ok(PickOutcome {
                edit,
                item,
                name: "Move card",
            })
        };
    }
    let mut ids = briefing.next_quote_id();
    let sentence = caret.and_then(|id| content.items.iter().find(|item| item.id == id));
    if quotes
        && let Some(item) = sentence
        && let Some(with) = with_atom(item, quotation(source, pick, &mut ids))
    {
        let edit = Edit::ReplaceItem(Box::new(with));
        return Ok(PickOutcome {
            edit,
            item: item.id,
            name: "Put quotation into sentence",
        });
    }
    let before = said_before(briefing, section);
    let body = body(source, template, pick, &before, &mut ids);
    let name = match &body {
        ItemBody::KeyPoint { .. } => "Pick key point",
        ItemBody::Step(_) => "Pick next step",
        _ => "Pick quotation",
    };
    let id = briefing.next_item_id();
    let mut item = Item::new(id, body);
    item.suggested = pick.suggested;
    let edit = Edit::InsertItem {
        section,
        index: content.items.len(),
        item: Box::new(item),
    };
    Ok(PickOutcome { edit, item: id, name })
}

/// The edit that cites the pick as support of an item, without its words.
///
/// # Errors
/// When the item is not there or cannot carry a citation.
pub fn cite(briefing: &Briefing, item: ItemId, pick: &Pick) -> Result<PickOutcome, Refusal> {
    let (_, _, item) = briefing.find_item(item).ok_or(Refusal::NotCitable)?;
    let source = briefing.source(pick.source).ok_or(Refusal::NoSource)?;
    let anchor = Anchor::new(source, trimmed(source, pick.range));
    let mut with = item.clone();
    match &mut *with.body {
        ItemBody::KeyPoint { rests_on, .. } => rests_on.push(anchor),
        ItemBody::Step(step) => step.rests_on.push(anchor),
        ItemBody::Prose(text) => text.0.push(Inline::Cite(Citation(anchor))),
        ItemBody::List { entries, .. } => entries
            .last_mut()
            .ok_or(Refusal::NotCitable)?
            .0
            .push(Inline::Cite(Citation(anchor))),
        _ => return Err(Refusal::NotCitable),
    }
    with.judgement = false;
    Ok(PickOutcome {
        edit: Edit::ReplaceItem(Box::new(with)),
        item: item.id,
        name: "Cite",
    })
}

/// What the document says down to the end of a section: who is named there has been introduced.
fn said_before(briefing: &Briefing, section: usize) -> String {
    let items = briefing
        .sections
        .iter()
        .take(section + 1)
        .flat_map(|content| &content.items);
    let texts = items.flat_map(Item::texts).map(|text| briefing.plain(text));
    texts.collect::<Vec<_>>().join("\n")
}

fn body(source: &Source, section: &Section, pick: &Pick, before: &str, ids: &mut QuoteId) -> ItemBody {
    let range = trimmed(source, pick.range);
    if matches!(pick.whose, Whose::Outlet) {
        let text = with_quotations(source, range, pick, ids);
        let rests_on = vec![Anchor::new(source, range)];
        return match section.kind {
            SectionKind::Dated => ItemBody::Step(Step {
                date: String::new(),
                owner: String::new(),
                text,
                rests_on,
            }),
            _ => ItemBody::KeyPoint { text, rests_on },
        };
    }
    let quotation = quotation(source, pick, ids);
    let sentence = |quotation: Quotation| {
        let lead = match &pick.whose {
            Whose::Quoted(span) => lead_in(source, span, before),
            Whose::Outlet | Whose::OutletQuoted => outlet_lead_in(source),
        };
        let ends = source
            .text
            .slice(quotation.anchor.range)
            .ends_with(['.', '!', '?', '…']);
        let mut inlines = RichText::plain(format!("{lead} ")).0;
        inlines.push(Inline::Quote(quotation));
        if !ends {
            inlines.extend(RichText::plain(".").0);
        }
        RichText(inlines)
    };
    match section.kind {
        SectionKind::Quotes => ItemBody::Quotation(quotation),
        SectionKind::Dated => ItemBody::Step(Step {
            date: String::new(),
            owner: String::new(),
            text: sentence(quotation),
            rests_on: Vec::new(),
        }),
        _ => ItemBody::Prose(sentence(quotation)),
    }
}

fn outlet_lead_in(source: &Source) -> String {
    match source.details.outlet.as_str() {
        "" => "The article said".into(),
        outlet => format!("{outlet} said"),
    }
}

/// The quotation of a pick. A comma that only joined the words to the source's sentence is left out
/// by trimming the span (Chicago Manual of Style 13.7); nothing else is silent.
fn quotation(source: &Source, pick: &Pick, ids: &mut QuoteId) -> Quotation {
    let speaker = match &pick.whose {
        Whose::Quoted(span) => span.speaker.clone(),
        Whose::Outlet | Whose::OutletQuoted => Speaker::Outlet,
    };
    quoted(source, trimmed(source, pick.range), speaker, ids)
}

fn quoted(source: &Source, range: CharRange, speaker: Speaker, ids: &mut QuoteId) -> Quotation {
    let id = *ids;
    ids.0 += 1;
    Quotation {
        id,
        anchor: Anchor::new(source, without_comma(source, range)),
        operations: Vec::<Operation>::new(),
        speaker,
    }
}

/// The outlet's words with the quotations inside them kept as quotations, and without the pick's cuts.
fn with_quotations(source: &Source, range: CharRange, pick: &Pick, ids: &mut QuoteId) -> RichText {
    let mut inlines = Vec::new();
    let mut at = range.start;
    let plain = |range| kept(source, range, &pick.cuts);
    for span in pick.inside.iter().filter(|span| range.contains(span.outer)) {
        if span.outer.start < at {
            continue;
        }
        push_plain(&mut inlines, plain(CharRange::new(at, span.outer.start)));
        let quotation = quoted(source, span.range, span.speaker.clone(), ids);
        let rest = CharRange::new(quotation.anchor.range.end, span.range.end);
        inlines.push(Inline::Quote(quotation));
        push_plain(&mut inlines, plain(rest));
        at = span.outer.end;
    }
    push_plain(&mut inlines, plain(CharRange::new(at, range.end)));
    if pick.cuts.first().is_some_and(|cut| cut.start <= range.start)
        && let Some(Inline::Text { text, .. }) = inlines.first_mut()
    {
        // The word that comes to stand first.
        let mut chars = text.chars();
        *text = chars
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(chars)
            .collect();
    }
    RichText(inlines)
}

/// Source words on one line without what is cut; blanks at line breaks are kept single.
fn kept(source: &Source, range: CharRange, cuts: &[CharRange]) -> String {
    let chars = (range.start..).zip(source.text.slice(range).chars());
    chars
        .filter(|(at, _)| !cuts.iter().any(|cut| cut.holds(*at)))
        .map(|(_, c)| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

fn push_plain(inlines: &mut Vec<Inline>, text: String) {
    if let Some(Inline::Text {
        text: last,
        bold: false,
        italic: false,
    }) = inlines.last_mut()
    {
        last.push_str(&text);
    } else {
        inlines.extend(RichText::plain(text).0);
    }
}

fn with_atom(item: &Item, quotation: Quotation) -> Option<Item> {
    let mut item = item.clone();
    let text = match &mut *item.body {
        ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => text,
        ItemBody::Step(step) => &mut step.text,
        _ => return None,
    };
    match text.0.last_mut() {
        Some(Inline::Text { text: last, .. }) if !last.ends_with(' ') => last.push(' '),
        Some(Inline::Quote(_) | Inline::Cite(_) | Inline::Link { .. }) => {
            text.0.push(Inline::Text {
                text: " ".into(),
                bold: false,
                italic: false,
            });
        }
        _ => {}
    }
    text.0.push(Inline::Quote(quotation));
    item.suggested = false;
    Some(item)
}

/// Section and item where the very same words already stand as quotation or key point.
fn standing(briefing: &Briefing, source: &Source, pick: &Pick) -> Option<(usize, ItemId)> {
    let range = trimmed(source, pick.range);
    let same = |anchor: &Anchor| {
        anchor.source == pick.source
            && (anchor.range == range || anchor.range == without_comma(source, range))
    };
    briefing.items().find_map(|(section, _, item)| {
        let stands = match pick.whose {
            Whose::Outlet => item.rests_on().first().is_some_and(same),
            Whose::Quoted(_) | Whose::OutletQuoted => {
                let mut all = item.quotations();
                all.next().is_some_and(|first| same(&first.anchor)) && all.next().is_none()
            }
        };
        stands.then_some((section, item.id))
    })
}

/// The range without blanks at either end.
fn trimmed(source: &Source, range: CharRange) -> CharRange {
    let text = source.text.slice(range);
    let blanks = |chars: &mut dyn Iterator<Item = char>| chars.take_while(|c| c.is_whitespace()).count();
    let start = range.start + blanks(&mut text.chars());
    CharRange::new(
        start,
        range
            .end
            .saturating_sub(blanks(&mut text.chars().rev()))
            .max(start),
    )
}

fn without_comma(source: &Source, range: CharRange) -> CharRange {
    let text = source.text.slice(range);
    if text.ends_with([',', ';']) && text.chars().count() > 1 {
        CharRange::new(range.start, range.end - 1)
    } else {
        range
    }
}
