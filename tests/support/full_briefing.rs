//! A briefing from the three samples with every kind of item that can be printed.

use attache::article::{self, worker};
use attache::briefing::{
    Briefing, Details, DocumentId, Edit, Inline, Item, ItemBody, Pick, QuotedSpan, RichText, Source,
    SourceId, Speaker, Step, Table, Whose, pick,
};
use attache::find::{FoundQuotation, find};
use attache::template::{SectionKind, Template, builtin};

/// Builds it with the first built-in template.
pub fn full_briefing() -> Briefing {
    with_template(builtin().first().cloned().expect("a built-in template"))
}

/// Builds it with this template; what is made by hand stands in every section that is not generated.
pub fn with_template(template: Template) -> Briefing {
    let details = Details {
        title: "Summit talks: what was agreed & what is <open>".into(),
        organisation: "Policy Unit".into(),
        reference: "PU/2026/014".into(),
        date: "2026-11-23".into(),
        cut_off: "2026-11-23".into(),
        language: "en-GB".into(),
        version: "1".into(),
        ..Details::default()
    };
    let mut briefing = Briefing::new(
        DocumentId("0123456789abcdef0123456789abcdef".into()),
        template,
        details,
    );
    let mut articles = Vec::new();
    for (index, sample) in article::samples().iter().enumerate() {
        let answer = article::read(&worker::Request {
            file: sample.file.into(),
            bytes: sample.bytes.to_vec(),
            media_type: None,
            limits: worker::Limits::default(),
        });
        let read = answer.article.expect("a sample can be read");
        articles.push(read.clone());
        let id = SourceId(index as u32 + 1);
        let source = Box::new(Source::freeze(id, read, "2026-11-23"));
        briefing
            .apply(Edit::AddSource { index, source })
            .expect("a new source");
    }
    let references: Vec<_> = articles.iter().collect();
    let finds = find(&references, &[], &[]);
    // A final copy names who says each quotation.
    for found in finds.quotations.iter().filter(|found| found.speaker.is_some()) {
        put(
            &mut briefing,
            found.article,
            found.range,
            Whose::Quoted(span(found)),
        );
    }
    for found in finds.key_points.iter().take(12) {
        put(&mut briefing, found.article, found.range, Whose::Outlet);
    }
    for section in 0..briefing.sections.len() {
        if briefing.template.sections[section].kind == SectionKind::Sources {
            continue;
        }
        for body in by_hand() {
            let index = briefing.sections[section].items.len();
            let item = Box::new(Item::new(briefing.next_item_id(), body));
            let edit = Edit::InsertItem { section, index, item };
            briefing.apply(edit).expect("a place for the item");
        }
    }
    briefing
}

/// Puts the words into the first section that takes them, by turns.
fn put(briefing: &mut Briefing, article: usize, range: article::CharRange, whose: Whose) {
    let wanted = Pick {
        source: SourceId(article as u32 + 1),
        range,
        whose,
        inside: Vec::new(),
        cuts: Vec::new(),
        suggested: false,
    };
    let count = briefing.sections.len();
    let first = range.start % count;
    for section in (first..count).chain(0..first) {
        if let Ok(outcome) = pick(briefing, section, &wanted, None)
            && matches!(outcome.edit, Edit::InsertItem { .. })
        {
            briefing.apply(outcome.edit).expect("the pick can be made");
            return;
        }
    }
}

fn span(found: &FoundQuotation) -> QuotedSpan {
    QuotedSpan {
        range: found.range,
        outer: found.outer,
        speaker: found
            .speaker
            .as_ref()
            .map_or(Speaker::Unknown, |speaker| Speaker::Person {
                name: speaker.speaker_name.clone(),
                title: speaker.speaker_title.clone().unwrap_or_default(),
            }),
        mention: None,
    }
}

/// A step, a numbered list, a table with an empty cell, a link, and letters that share their glyphs.
fn by_hand() -> Vec<ItemBody> {
    let plain = |text: &str| RichText::plain(text.to_owned());
    let text = |text: &str, bold, italic| Inline::Text {
        text: text.into(),
        bold,
        italic,
    };
    vec![
        ItemBody::Step(Step {
            date: "3 March 2027".into(),
            owner: "Policy Unit".into(),
            text: plain("Send the note."),
            rests_on: Vec::new(),
        }),
        ItemBody::List {
            ordered: true,
            entries: vec![
                plain("First entry"),
                plain("Second entry: 이재명 and “curly” quotes"),
            ],
        },
        ItemBody::Table(Table {
            caption: "Figures by year".into(),
            header: vec![plain("Year"), plain("Amount"), plain("Remark")],
            rows: vec![
                vec![plain("2025"), plain("12 µm"), plain("")],
                vec![plain("2026"), plain("14 μm"), plain("final office")],
            ],
        }),
        ItemBody::Prose(RichText(vec![
            text(
                "Kelvin K and K, ohm Ω and Ω, no\u{A0}break, Việt Nam, ",
                false,
                false,
            ),
            text("bold ", true, false),
            text("italic ", false, true),
            Inline::Link {
                text: "the full agreement as published".into(),
                href: "https://example.org/é?a=(1)&b=2".into(),
            },
            text(".", false, false),
        ])),
    ]
}
