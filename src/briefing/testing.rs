//! Sources and briefings for the tests of every room.

use super::{
    Anchor, Briefing, Details, DocumentId, Edit, Pick, Quotation, QuoteId, QuotedSpan, Source, SourceId,
    Speaker, Whose, pick,
};
use crate::article::{Article, Block, BlockKind, CharRange, FrozenText, PageLines, Provenance};
use crate::template::builtin;

/// A plain source whose paragraphs are the lines of `text`.
pub(crate) fn source(id: u32, text: &str) -> Source {
    let frozen = FrozenText::new(text);
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if length > 0 {
            let range = CharRange::new(at, at + length);
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                range,
                hidden: None,
            });
        }
        at += length + 1;
    }
    let article = Article {
        file: format!("source-{id}.txt"),
        media_type: "text/plain".into(),
        title: Some(format!("Ministers meet in Oslo, part {id}")),
        authors: vec!["Ada Berg".into()],
        site: Some("Northern Wire".into()),
        dates: Vec::new(),
        url: Some("https://example.org/oslo".into()),
        language: Some("en".into()),
        blocks,
        frozen,
        pages: Vec::new(),
        lines: PageLines::default(),
        provenance: Provenance {
            raw_sha256: "00".repeat(32),
            raw_bytes: 1,
            reader: "test".into(),
            piece: None,
        },
    };
    Source::freeze(SourceId(id), article, "2026-11-23")
}

/// The text of [`briefing`]'s source: two quotations by one speaker (이재명 in it), then the outlet's words.
pub(crate) const TEXT: &str = "President Park Min Seo (이재명) said the two countries would \"further widen the horizons of cooperation.\"\n\"We will keep the sea lanes open, as we always have ... for everyone,\" Park said.\nThe ministers will meet again in Bergen on 3 March 2027 to sign the agreement.\n";

/// An empty Summit brief with one source.
pub(crate) fn empty() -> Briefing {
    let template = builtin().first().cloned().unwrap();
    let details = Details {
        title: "Oslo talks: what was agreed".into(),
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
    briefing
        .apply(Edit::AddSource {
            index: 0,
            source: Box::new(source(1, TEXT)),
        })
        .unwrap();
    briefing
}

/// The pick of the `nth` quotation (from 0) between straight marks of source 1.
pub(crate) fn quoted_pick(briefing: &Briefing, nth: usize) -> Pick {
    let text = briefing.source(SourceId(1)).unwrap().text.as_str();
    let marks: Vec<usize> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| *c == '"')
        .map(|(at, _)| at)
        .collect();
    let (open, close) = (marks[2 * nth], marks[2 * nth + 1]);
    let span = QuotedSpan {
        range: CharRange::new(open + 1, close),
        outer: CharRange::new(open, close + 1),
        speaker: Speaker::Person {
            name: "Park Min Seo".into(),
            title: "President".into(),
        },
        mention: None,
    };
    Pick {
        source: SourceId(1),
        range: span.range,
        whose: Whose::Quoted(span),
        inside: Vec::new(),
        cuts: Vec::new(),
        suggested: false,
    }
}

/// The pick of the outlet's words that `words` stand for.
pub(crate) fn outlet_pick(briefing: &Briefing, words: &str) -> Pick {
    let source = briefing.source(SourceId(1)).unwrap();
    let byte = source.text.as_str().find(words).unwrap();
    let start = source.text.char_of(byte);
    let range = CharRange::new(start, start + words.chars().count());
    Pick {
        source: SourceId(1),
        range,
        whose: Whose::Outlet,
        inside: Vec::new(),
        cuts: Vec::new(),
        suggested: false,
    }
}

/// A Summit brief with a bottom line, two quotations in highlights and a next step.
pub(crate) fn briefing() -> Briefing {
    let mut briefing = empty();
    let picks = [
        (
            0,
            outlet_pick(&briefing, "The ministers will meet again in Bergen"),
        ),
        (1, quoted_pick(&briefing, 0)),
        (1, quoted_pick(&briefing, 1)),
        (
            3,
            outlet_pick(
                &briefing,
                "The ministers will meet again in Bergen on 3 March 2027 to sign the agreement.",
            ),
        ),
    ];
    for (section, picked) in picks {
        let outcome = pick(&briefing, section, &picked, None).unwrap();
        briefing.apply(outcome.edit).unwrap();
    }
    briefing
}

/// A sentence to be quoted whole.
pub(crate) const QUOTED: &str = "We will, as I said before, keep the lanes open for ships and for 27 crews.";

/// All of [`QUOTED`] as a quotation, and its source.
pub(crate) fn quotation() -> (Quotation, Source) {
    let source = source(1, QUOTED);
    let range = CharRange::new(0, QUOTED.chars().count());
    let quotation = Quotation {
        id: QuoteId(1),
        anchor: Anchor {
            source: source.id,
            range,
            exact: QUOTED.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        },
        operations: Vec::new(),
        speaker: Speaker::Unknown,
    };
    (quotation, source)
}
