//! A briefing that prints given running text: a section for each heading, quotations picked from one
//! source that says them all.

use crate::running_text::Block;
use attache::article::{Article, Block as ArticleBlock, BlockKind, CharRange, FrozenText, Provenance};
use attache::briefing::{
    Anchor, Briefing, Details, DocumentId, Item, ItemBody, ItemId, Quotation, QuoteId, RichText, Source,
    SourceId, Speaker,
};
use attache::template::{Section, SectionKind, Template, builtin};

/// Title of every such briefing.
pub const TITLE: &str = "Weekly review of harbours, grids and treaties";

/// The briefing, ready for a final copy. Items come in the order of the blocks, with rising ids.
pub fn running_briefing(blocks: &[Block]) -> Briefing {
    let details = Details {
        title: TITLE.into(),
        organisation: "Policy Unit".into(),
        reference: "PU/2026/014".into(),
        date: "2026-11-23".into(),
        cut_off: "2026-11-23".into(),
        language: "en-GB".into(),
        version: "1".into(),
        ..Details::default()
    };
    let id = DocumentId("0123456789abcdef0123456789abcdef".into());
    let mut briefing = Briefing::new(id, template(blocks), details);
    let (source, places) = source(blocks);
    let mut places = places.into_iter();
    let mut section = None;
    let mut number = 0;
    for block in blocks {
        let body = match block {
            Block::Heading(_) => {
                section = Some(section.map_or(0, |at: usize| at + 1));
                continue;
            }
            Block::Paragraph(text) => ItemBody::Prose(RichText::plain(text.clone())),
            Block::Quotation { name, title, .. } => ItemBody::Quotation(Quotation {
                id: QuoteId(number + 1),
                anchor: Anchor::new(&source, places.next().expect("a place for each quotation")),
                operations: Vec::new(),
                speaker: Speaker::Person {
                    name: name.clone(),
                    title: title.clone(),
                },
            }),
            Block::Entry(text) => entry(RichText::plain(text.clone())),
        };
        let items = &mut briefing.sections[section.expect("a heading stands first")].items;
        // Bullets one after another are one list.
        let before = items.last_mut().map(|item| &mut *item.body);
        if let (ItemBody::List { entries, .. }, Some(ItemBody::List { entries: before, .. })) =
            (&body, before)
        {
            before.extend(entries.iter().cloned());
            continue;
        }
        number += 1;
        items.push(Item {
            judgement: true,
            ..Item::new(ItemId(number), body)
        });
    }
    briefing.sources.push(source.into());
    briefing
}

fn entry(text: RichText) -> ItemBody {
    ItemBody::List {
        ordered: false,
        entries: vec![text],
    }
}

/// The first built-in template with a section for each heading, and its list of sources.
fn template(blocks: &[Block]) -> Template {
    let mut template = builtin().first().cloned().expect("a built-in template");
    let sources = template
        .sections
        .iter()
        .find(|section| section.kind == SectionKind::Sources)
        .cloned()
        .expect("the template lists its sources");
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(text),
        _ => None,
    });
    let sections = headings.enumerate().map(|(index, heading)| Section {
        id: format!("part-{}", index + 1),
        heading: heading.clone(),
        kind: SectionKind::Prose,
        allows_quotes: true,
        allows_judgement: true,
        required: false,
        min: 0,
        max: 0,
        max_words: 0,
        guidance: String::new(),
        hints: Vec::new(),
        ..sources.clone()
    });
    template.sections = sections.chain([sources.clone()]).collect();
    template.bottom_line = None;
    template.limits = attache::template::Limits::default();
    template
}

/// A source that holds each quotation as a paragraph, and where.
fn source(blocks: &[Block]) -> (Source, Vec<CharRange>) {
    let (mut text, mut length) = (String::new(), 0);
    let mut places = Vec::new();
    for block in blocks {
        let Block::Quotation { words, .. } = block else {
            continue;
        };
        let end = length + words.chars().count();
        places.push(CharRange::new(length, end));
        text += words;
        text += "\n\n";
        length = end + 2;
    }
    let article = Article {
        file: "record.txt".into(),
        media_type: "text/plain".into(),
        title: Some("Record of the talks".into()),
        authors: vec!["Ingrid Solheim".into()],
        site: Some("Northern Courier".into()),
        dates: Vec::new(),
        url: Some("https://example.org/record".into()),
        language: Some("en".into()),
        blocks: places
            .iter()
            .map(|range| ArticleBlock {
                kind: BlockKind::Paragraph,
                range: *range,
                hidden: None,
            })
            .collect(),
        provenance: Provenance {
            raw_sha256: attache::article::sha256_hex(text.as_bytes()),
            raw_bytes: text.len() as u64,
            reader: "running text".into(),
            piece: None,
        },
        frozen: FrozenText::new(text),
        pages: Vec::new(),
        lines: Default::default(),
    };
    let mut source = Source::freeze(SourceId(1), article, "2026-11-23");
    source.details.published = "2026-11-20".into();
    (source, places)
}
