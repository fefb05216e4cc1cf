//! Points, carets, marks and copied words on small pages whose letters are all ten points wide.

use super::*;
use crate::app::Place;
use crate::app::testing::{briefing, select, with_article};
use crate::app::{Command, State, update};
use crate::briefing::SourceId;
use crate::typeset::{
    Artifact, Colour, Element, ElementId, FaceId, Glyph, Item, Origin, Page, Pages, Paragraph, ParagraphId,
    Role, Run, SpanOrigin, Tag,
};
use std::ops::Range;
use std::sync::Arc;

const WIDE: f32 = 10.0;

/// A line of letters from `x`, in the order in which they stand; an empty range is an automatic hyphen.
fn line(paragraph: u32, x: f32, baseline: f32, letters: impl IntoIterator<Item = Range<u32>>) -> Item {
    let glyph = |(at, text)| Glyph {
        id: 1,
        x: at as f32 * WIDE,
        rise: 0.0,
        advance: WIDE,
        text,
    };
    let glyphs: Vec<Glyph> = letters.into_iter().enumerate().map(glyph).collect();
    Item::Run(Run {
        face: FaceId::SERIF,
        size: 10.0,
        colour: Colour::default(),
        x,
        baseline,
        paragraph: ParagraphId(paragraph),
        tag: Tag::Content(ElementId(paragraph)),
        glyphs: Arc::new(glyphs),
    })
}

/// Letters of one byte each.
fn letters(range: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    range.map(|byte| byte..byte + 1)
}

fn furniture(item: Item) -> Item {
    match item {
        Item::Run(run) => Item::Run(Run {
            tag: Tag::Artifact(Artifact::Footer),
            ..run
        }),
        other => other,
    }
}

/// Paragraphs whose elements have these roles and parents; the last elements are theirs alone.
fn pages(paragraphs: &[&str], sheets: Vec<Vec<Item>>) -> Pages {
    let paragraph = |text: &&str| {
        Arc::new(Paragraph {
            text: (*text).into(),
            language: "en".into(),
            origin: Origin::Details,
            spans: Vec::new(),
        })
    };
    let element = |_: &&str| Element {
        role: Role::Paragraph,
        parent: None,
        language: None,
        alt: None,
    };
    Pages {
        pages: sheets
            .into_iter()
            .map(|items| {
                Arc::new(Page {
                    items,
                    ..Page::default()
                })
            })
            .collect(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        elements: paragraphs.iter().map(element).collect::<Vec<_>>().into(),
        ..Pages::default()
    }
}

/// A paragraph of two lines on the first page and one on the second, with a folio between them, then
/// another paragraph.
fn parted() -> Pages {
    pages(
        &["One twofold thing here", "Page 1", "Last\u{ad}ly"],
        vec![
            vec![
                // A word parted by an automatic hyphen, then a blank that hangs over the edge.
                line(0, 50.0, 100.0, letters(0..7).chain(std::iter::once(7..7))),
                line(0, 50.0, 114.0, letters(7..18)),
                furniture(line(1, 50.0, 700.0, letters(0..6))),
            ],
            vec![
                line(0, 50.0, 100.0, letters(18..22)),
                line(
                    2,
                    50.0,
                    140.0,
                    letters(0..4).chain(std::iter::once(4..6)).chain(letters(6..8)),
                ),
            ],
        ],
    )
}

fn at(paragraph: u32, byte: u32) -> Caret {
    Caret {
        paragraph: ParagraphId(paragraph),
        byte,
    }
}

#[test]
fn a_point_finds_the_nearest_caret() {
    let pages = parted();
    let found = lines(&pages, &pages.pages[0]);
    assert_eq!(found.len(), 2, "furniture is no text");
    for (x, y, expected) in [
        (50.0, 97.0, at(0, 0)),
        (54.9, 97.0, at(0, 0)),
        (55.1, 97.0, at(0, 1)),
        // The hyphen belongs to the letter before it.
        (121.0, 97.0, at(0, 7)),
        (128.0, 97.0, at(0, 7)),
        (10.0, 111.0, at(0, 7)),
        // The blank at the end of a line takes no room.
        (400.0, 111.0, at(0, 17)),
        (50.0, 5.0, at(0, 0)),
        (82.0, 900.0, at(0, 10)),
    ] {
        assert_eq!(nearest(&found, x, y), Some(expected), "at {x}, {y}");
    }
    assert_eq!(nearest(&[], 0.0, 0.0), None);
}

#[test]
fn a_point_between_columns_stays_in_its_column() {
    let pages = pages(
        &["left", "below", "right", "lower"],
        vec![vec![
            line(0, 50.0, 100.0, letters(0..4)),
            line(1, 50.0, 114.0, letters(0..5)),
            line(2, 300.0, 100.0, letters(0..5)),
            line(3, 300.0, 142.0, letters(0..5)),
        ]],
    );
    let found = lines(&pages, &pages.pages[0]);
    for (x, y, expected) in [
        (200.0, 97.0, 0),
        (200.0, 111.0, 1),
        (299.0, 97.0, 2),
        // Between two paragraphs of the right column, at the height of a line of the left one.
        (320.0, 113.0, 2),
        (320.0, 128.0, 3),
        (500.0, 140.0, 3),
    ] {
        let caret = nearest(&found, x, y).unwrap();
        assert_eq!(caret.paragraph, ParagraphId(expected), "at {x}, {y}");
    }
}

#[test]
fn only_words_lie_under_a_point() {
    let pages = parted();
    let found = lines(&pages, &pages.pages[0]);
    for (x, y, expected) in [
        (59.0, 97.0, Some(at(0, 0))),
        (61.0, 97.0, Some(at(0, 1))),
        // Lines of a paragraph leave no gap.
        (61.0, 103.5, Some(at(0, 1))),
        (61.0, 105.0, Some(at(0, 8))),
        (49.0, 97.0, None),
        (131.0, 97.0, None),
        (61.0, 60.0, None),
        (61.0, 699.0, None),
    ] {
        assert_eq!(under(&found, x, y), expected, "at {x}, {y}");
    }
}

/// "ab אבג 12": the Hebrew word stands from right to left.
fn mixed() -> Pages {
    let hebrew = [7..9, 5..7, 3..5];
    let order = letters(0..3).chain(hebrew).chain(letters(9..12));
    pages(
        &["ab \u{5d0}\u{5d1}\u{5d2} 12"],
        vec![vec![line(0, 0.0, 100.0, order)]],
    )
}

#[test]
fn carets_in_words_from_right_to_left() {
    let pages = mixed();
    let found = lines(&pages, &pages.pages[0]);
    for (x, expected) in [
        (1.0, 0),
        (29.0, 3),
        // The left edge of the left letter is the end of the word.
        (31.0, 9),
        (39.0, 7),
        (59.0, 3),
        (61.0, 9),
        (89.0, 12),
    ] {
        assert_eq!(nearest(&found, x, 97.0), Some(at(0, expected)), "at {x}");
    }
}

#[test]
fn a_range_marks_its_clusters() {
    let check = |pages: &Pages, sheet: usize, range: Range<Caret>, expected: &[(f32, f32)]| {
        let found: Vec<(f32, f32)> = rects(&lines(pages, &pages.pages[sheet]), &range)
            .iter()
            .map(|rect| (rect.x, rect.width))
            .collect();
        assert_eq!(found, expected, "{range:?} on sheet {sheet}");
    };
    let parted = parted();
    check(&parted, 0, at(0, 1)..at(0, 3), &[(60.0, 20.0)]);
    check(&parted, 0, at(0, 4)..at(0, 9), &[(90.0, 40.0), (50.0, 20.0)]);
    check(&parted, 0, at(0, 4)..at(2, 1), &[(90.0, 40.0), (50.0, 100.0)]);
    check(&parted, 1, at(0, 4)..at(2, 1), &[(50.0, 40.0), (50.0, 10.0)]);
    check(&parted, 0, at(2, 0)..at(2, 1), &[]);
    check(&parted, 0, at(0, 4)..at(0, 4), &[]);
    // From the second Latin letter to the first Hebrew one: two marks on one line.
    check(&mixed(), 0, at(0, 1)..at(0, 5), &[(10.0, 20.0), (50.0, 10.0)]);
    check(&mixed(), 0, at(0, 0)..at(0, 12), &[(0.0, 90.0)]);
}

#[test]
fn words_are_copied_as_they_are_read() {
    let parted = parted();
    for (range, expected) in [
        (at(0, 4)..at(0, 11), "twofold"),
        (at(0, 12)..at(0, 22), "thing here"),
        (at(0, 12)..at(2, 8), "thing here\nLastly"),
        (at(0, 4)..at(0, 4), ""),
    ] {
        assert_eq!(text(&parted, &range), expected, "{range:?}");
    }
    assert_eq!(
        text(&parted, &all(&parted).unwrap()),
        "One twofold thing here\nLastly"
    );
    assert_eq!(text(&mixed(), &(at(0, 0)..at(0, 7))), "ab \u{5d0}\u{5d1}");
    assert_eq!(all(&Pages::default()), None);
}

#[test]
fn labels_and_cells_are_followed_by_a_tab() {
    let words = ["1.", "First", "a", "b", "c"];
    let sheet = (0..5)
        .map(|at| line(at, 0.0, 20.0 * at as f32, letters(0..1)))
        .collect();
    let mut pages = pages(&words.map(|word| &word[..1]), vec![sheet]);
    let parents = [
        (Role::Label, 5),
        (Role::ListBody, 5),
        (Role::TableCell, 6),
        (Role::TableCell, 6),
        (Role::TableCell, 7),
        (Role::ListItem, 8),
        (Role::TableRow, 8),
        (Role::TableRow, 8),
        (Role::Document, 8),
    ];
    pages.elements = parents
        .into_iter()
        .map(|(role, parent)| Element {
            role,
            parent: (role != Role::Document).then_some(ElementId(parent)),
            language: None,
            alt: None,
        })
        .collect::<Vec<_>>()
        .into();
    assert_eq!(text(&pages, &all(&pages).unwrap()), "1\tF\na\tb\nc");
}

#[test]
fn a_press_twice_takes_a_word_and_three_times_a_paragraph() {
    let parted = parted();
    for (byte, expected) in [
        (0, 0..3),
        (3, 3..4),
        (4, 4..11),
        (6, 4..11),
        (10, 4..11),
        (22, 18..22),
    ] {
        let expected = at(0, expected.start)..at(0, expected.end);
        assert_eq!(word(&parted, at(0, byte)), expected, "at {byte}");
    }
    assert_eq!(paragraph(&parted, at(0, 9)), at(0, 0)..at(0, 22));
    assert_eq!(word(&parted, at(9, 9)), at(9, 0)..at(9, 0));
}

/// A briefing with one quotation, cited, as pages.
fn quoted() -> State {
    let mut state = with_article();
    select(&mut state, "open the far south");
    update(
        &mut state,
        Command::PickInto {
            section: 1,
            as_outlet: false,
        },
    );
    state
}

/// The first caret whose span is of this kind.
fn span(pages: &Pages, kind: fn(&SpanOrigin) -> bool) -> Caret {
    let spans = pages.paragraphs.iter().zip(0..).flat_map(|(paragraph, index)| {
        let spans = paragraph.spans.iter().filter(|span| kind(&span.origin));
        spans.map(move |span| at(index, span.text.start))
    });
    spans.into_iter().next().unwrap()
}

#[test]
fn words_lead_to_where_they_come_from() {
    let mut state = quoted();
    let document = state.document.as_ref().unwrap();
    let (briefing, pages) = (briefing(&state), &document.pages);
    let (item, quotation) = briefing.quotations().next().unwrap();
    let (item, quote, words) = (item.id, quotation.id, quotation.anchor.range);
    let quoted = span(pages, |origin| matches!(origin, SpanOrigin::Quotation(_)));
    let cited = span(pages, |origin| matches!(origin, SpanOrigin::Citation(_)));
    let first = |wanted: fn(&Origin) -> bool| {
        let of = |paragraph: &Arc<Paragraph>| wanted(&paragraph.origin);
        at(
            u32::try_from(pages.paragraphs.iter().position(of).unwrap()).unwrap(),
            0,
        )
    };
    let source = SourceId(1);
    for (caret, expected) in [
        (quoted, Some(Place::Quotation { item, quote })),
        (cited, Some(Place::Source { source, range: words })),
        (
            first(|origin| matches!(origin, Origin::Heading(_))),
            Some(Place::Section(1)),
        ),
        (first(|origin| *origin == Origin::Details), Some(Place::Details)),
        (
            first(|origin| matches!(origin, Origin::Source(_))),
            Some(Place::SourceDetails(source)),
        ),
        (first(|origin| *origin == Origin::Furniture), None),
    ] {
        assert_eq!(target(briefing, pages, caret), expected, "{caret:?}");
    }
    update(&mut state, Command::GoTo(Place::Quotation { item, quote }));
    let view = &state.view;
    assert_eq!(view.card, Some(item));
    assert_eq!(view.reveal.reader, Some((source, words)));
    assert_eq!(view.selection.as_ref().unwrap().range, words);
}

#[test]
fn paragraphs_of_a_document_are_numbered_as_they_are_read() {
    let state = quoted();
    let pages = &state.document.as_ref().unwrap().pages;
    let mut last = ParagraphId(0);
    for page in &pages.pages {
        for line in lines(pages, page) {
            assert!(last <= line.paragraph, "{last:?} before {:?}", line.paragraph);
            last = line.paragraph;
        }
    }
    let words = text(pages, &all(pages).unwrap());
    assert!(words.contains("open the far south"), "{words}");
    assert!(!words.contains("Page 1 of"), "furniture is left out: {words}");
}

#[test]
fn copying_and_escape_follow_the_selection() {
    let mut state = quoted();
    assert_eq!(update(&mut state, Command::CopyFromPages), []);
    update(&mut state, Command::SelectAllOnPages);
    let effects = update(&mut state, Command::CopyFromPages);
    let copied = matches!(&effects[..], [crate::app::Effect::CopyText(text)] if text.contains("far south"));
    assert!(copied, "{effects:?}");
    update(&mut state, Command::ClearSelection);
    assert_eq!(state.document.as_ref().unwrap().selected, None);
    update(&mut state, Command::SelectAllOnPages);
    update(&mut state, Command::Undo);
    assert_eq!(
        state.document.as_ref().unwrap().selected,
        None,
        "new pages begin without"
    );
}
