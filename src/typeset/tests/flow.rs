//! How text flows over columns and pages: two columns, notes, tables that go on, the last page.

use super::{long, runs};
use crate::briefing::testing::briefing;
use crate::briefing::{Briefing, Edit, Inline, Item as BriefingItem, ItemBody, ItemId, RichText, Table};
use crate::template::{Columns, NotePlacement};
use crate::typeset::{
    Artifact, LinkTarget, Options, Origin, Page, Pages, Paragraph, Role, Run, Tag, Typesetter, style, typeset,
};
use std::sync::Arc;

/// Adds an item to the first section.
fn add(document: &mut Briefing, index: usize, body: ItemBody) {
    let item = Box::new(BriefingItem::new(document.next_item_id(), body));
    let edit = Edit::InsertItem {
        section: 0,
        index,
        item,
    };
    document.apply(edit).unwrap();
}

/// A long document whose template has this layout.
fn laid_out(paragraphs: usize, columns: Columns, notes: NotePlacement) -> Briefing {
    let mut document = long(paragraphs);
    document.template.layout.columns = columns;
    document.template.layout.notes = notes;
    document
}

fn with_note(words: &str) -> ItemBody {
    let mut inlines = RichText::plain("This sentence refers to a note").0;
    inlines.push(Inline::Note(RichText::plain(words)));
    inlines.extend(RichText::plain(" and goes on behind it for a while.").0);
    ItemBody::Prose(RichText(inlines))
}

fn origin<'a>(pages: &'a Pages, run: &Run) -> &'a Origin {
    &pages.paragraphs[run.paragraph.0 as usize].origin
}

/// The runs of a page's text, without furniture.
fn text<'a>(pages: &'a Pages, page: &'a Page) -> impl Iterator<Item = &'a Run> {
    runs(page).filter(move |run| *origin(pages, run) != Origin::Furniture)
}

fn lowest<'a>(runs: impl Iterator<Item = &'a Run>) -> f32 {
    runs.map(|run| run.baseline).fold(0.0, f32::max)
}

#[test]
fn two_columns_are_filled_one_after_the_other_and_end_level() {
    let pages = typeset(
        &laid_out(40, Columns::Two, NotePlacement::Foot),
        &Options::default(),
    );
    assert!(pages.pages.len() >= 4, "{} pages", pages.pages.len());
    for page in &pages.pages {
        let middle = page.size.width / 2.0;
        let body = || text(&pages, page).filter(|run| run.size == style::BODY.size);
        let left = lowest(body().filter(|run| run.x < middle));
        let right = lowest(body().filter(|run| run.x >= middle));
        let end = |run: &Run| run.glyphs.last().map_or(0.0, |last| run.pen(last) + last.advance);
        // Nothing of the left column reaches over the gutter; a hanging blank may stand in it.
        let widest = body().filter(|run| run.x < middle).map(end).fold(0.0, f32::max);
        assert!(widest < middle, "page {}: {widest}", page.label);
        assert!(left > 0.0 && right > 0.0, "page {} has one column", page.label);
        assert!(
            (left - right).abs() < 6.0 * style::GRID,
            "page {}: {left}, {right}",
            page.label
        );
    }
    // The title stands over both columns.
    let title = text(&pages, &pages.pages[0]).next().unwrap();
    assert_eq!(*origin(&pages, title), Origin::Details);
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_that_refers_to_it() {
    for columns in [Columns::One, Columns::Two] {
        let mut document = laid_out(30, columns, NotePlacement::Foot);
        for at in [3, 11, 12, 25] {
            add(
                &mut document,
                at,
                with_note(&format!("Note number {at} says this.")),
            );
        }
        let pages = typeset(&document, &Options::default());
        let mut found = 0;
        for page in &pages.pages {
            let area = page.size.height - style::BOTTOM;
            let notes: Vec<&Run> = text(&pages, page)
                .filter(|run| matches!(origin(&pages, run), Origin::Note { .. }))
                .collect();
            let last = notes.iter().map(|run| run.baseline).fold(0.0, f32::max);
            if notes.is_empty() {
                continue;
            }
            found += 1;
            assert!(
                last < area && last > area - 8.0,
                "page {}: {last} of {area}",
                page.label
            );
            let body = text(&pages, page).filter(|run| run.size == style::BODY.size);
            let first = notes.iter().map(|run| run.baseline).fold(f32::MAX, f32::min);
            if columns == Columns::One {
                assert!(
                    lowest(body) < first,
                    "page {}: text runs into the notes",
                    page.label
                );
            }
            // The mark leads to this page.
            let here = page.links.iter().filter(|link| {
                matches!(link.target, LinkTarget::Place { page: to, y } if to + 1 == page.label.parse::<usize>().unwrap() && y > first - 30.0)
            });
            assert!(here.count() > 0, "page {}", page.label);
        }
        assert!(found > 0);
        let notes = pages.elements.iter().filter(|element| element.role == Role::Note);
        assert_eq!(notes.count(), 4);
    }
}

#[test]
fn a_long_note_goes_on_at_the_next_foot() {
    let mut document = laid_out(12, Columns::One, NotePlacement::Foot);
    add(
        &mut document,
        6,
        with_note(&"This note has a great deal to say about the matter. ".repeat(120)),
    );
    let pages = typeset(&document, &Options::default());
    let with_notes = pages
        .pages
        .iter()
        .filter(|page| text(&pages, page).any(|run| matches!(origin(&pages, run), Origin::Note { .. })));
    assert!(with_notes.count() >= 2);
    for page in &pages.pages {
        let area = page.size.height - style::BOTTOM;
        let lowest = lowest(text(&pages, page));
        assert!(lowest < area, "page {}: {lowest} of {area}", page.label);
    }
}

#[test]
fn endnotes_stand_in_a_list_before_the_sources() {
    let mut document = laid_out(4, Columns::One, NotePlacement::End);
    add(&mut document, 1, with_note("The first note."));
    add(&mut document, 3, with_note("The second note."));
    let pages = typeset(&document, &Options::default());
    let titles: Vec<&str> = pages.outline.iter().map(|mark| mark.title.as_str()).collect();
    let at = |title| titles.iter().position(|other| *other == title).unwrap();
    assert_eq!(at("Notes") + 1, at("Sources"));
    let said: Vec<&str> = pages
        .paragraphs
        .iter()
        .filter(|paragraph| matches!(paragraph.origin, Origin::Note { .. }))
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    assert_eq!(said, ["a", "The first note.", "b", "The second note."]);
}

#[test]
fn the_head_of_a_table_is_drawn_again_where_the_table_goes_on() {
    let plain = |text: &str| RichText::plain(text.to_owned());
    let mut document = laid_out(1, Columns::One, NotePlacement::Foot);
    let rows = (0..120).map(|row| vec![plain(&format!("Row {row}")), plain("12")]);
    let table = Table {
        caption: String::new(),
        header: vec![plain("Name of row"), plain("Amount")],
        rows: rows.collect(),
    };
    add(&mut document, 0, ItemBody::Table(table));
    let pages = typeset(&document, &Options::default());
    let heads = pages.pages.iter().map(|page| {
        let head = text(&pages, page).find(|run| {
            let paragraph = &pages.paragraphs[run.paragraph.0 as usize];
            paragraph.text == "Name of row"
        });
        head.map(|run| run.tag)
    });
    let heads: Vec<Option<Tag>> = heads.collect();
    assert!(heads.len() >= 3);
    assert!(matches!(heads[0], Some(Tag::Content(_))));
    for head in &heads[1..] {
        assert_eq!(*head, Some(Tag::Artifact(Artifact::Decoration)), "{heads:?}");
    }
    let headers = pages
        .elements
        .iter()
        .filter(|element| element.role == Role::TableHeader);
    assert_eq!(headers.count(), 2);
}

/// Wherever on the page a table begins: a small one stays whole, of a long one no row stands alone.
#[test]
fn no_row_of_a_table_is_left_alone() {
    let plain = |text: &str| RichText::plain(text.to_owned());
    for (count, least) in [(4, 4), (30, 2)] {
        for above in 0..48 {
            let mut document = laid_out(0, Columns::One, NotePlacement::Foot);
            for _ in 0..above {
                add(&mut document, 0, ItemBody::Prose(plain("A line.")));
            }
            let rows = (0..count).map(|row| vec![plain(&format!("Row {row}")), plain("12")]);
            let table = Table {
                caption: "Caption".into(),
                header: vec![plain("Name"), plain("Amount")],
                rows: rows.collect(),
            };
            add(&mut document, 0, ItemBody::Table(table));
            let pages = typeset(&document, &Options::default());
            for page in &pages.pages {
                let rows = text(&pages, page).filter(|run| {
                    let paragraph = &pages.paragraphs[run.paragraph.0 as usize];
                    paragraph.text.starts_with("Row ")
                });
                let rows = rows.count();
                assert!(
                    rows == 0 || rows >= least,
                    "{rows} of {count} rows below {above} lines"
                );
            }
        }
    }
}

#[test]
fn a_last_page_holds_more_than_a_few_lines() {
    for paragraphs in 5..24 {
        let mut document = laid_out(paragraphs, Columns::One, NotePlacement::Foot);
        // Without sources and other sections the text ends the document.
        for section in &mut document.sections[1..] {
            section.items.clear();
        }
        let pages = typeset(&document, &Options::default());
        let [.., last] = pages.pages.as_slice() else {
            unreachable!()
        };
        if pages.pages.len() > 1 {
            let mut lines: Vec<u32> = text(&pages, last).map(|run| run.baseline.to_bits()).collect();
            lines.dedup();
            assert!(lines.len() >= 4, "{paragraphs} paragraphs: {} lines", lines.len());
        }
    }
}

#[test]
fn headings_stand_above_what_they_head() {
    for paragraphs in 5..24 {
        let pages = typeset(
            &laid_out(paragraphs, Columns::Two, NotePlacement::Foot),
            &Options::default(),
        );
        for mark in pages.outline.iter() {
            let page = &pages.pages[mark.page];
            let below = text(&pages, page).any(|run| {
                run.baseline > mark.y + 20.0 && !matches!(origin(&pages, run), Origin::Heading(_))
            });
            assert!(below, "{paragraphs} paragraphs: “{}” stands alone", mark.title);
        }
    }
}

#[test]
fn the_source_list_names_the_cited_pages() {
    let mut document = briefing();
    let text = &document.sources[0].text;
    let first = text.char_of(text.as_str().find("The ministers").unwrap());
    // The two quotations stand on page 1, what the outlet says on page 4.
    document.sources[0].pages = vec![0, first, first, first];
    let mut typesetter = Typesetter::new();
    let mut entry = |document: &Briefing| {
        let pages = typesetter.set(document, &Options::default());
        let cited = |paragraph: &&Arc<Paragraph>| paragraph.text.contains("https://example.org/oslo");
        let entry = pages.paragraphs.iter().find(cited).unwrap();
        entry.text.replace('\u{a0}', " ")
    };
    let said = entry(&document);
    assert!(said.contains(". pp. 1, 4. https://example.org/oslo"), "{said}");
    // An item less, and the list follows.
    let quotations: Vec<ItemId> = document.sections[1].items.iter().map(|item| item.id).collect();
    for item in quotations {
        document.apply(Edit::RemoveItem(item)).unwrap();
    }
    let said = entry(&document);
    assert!(said.contains(". p. 4. https://example.org/oslo"), "{said}");
}
