//! The typeset room's promises on whole documents.

mod flow;

use super::*;
use crate::briefing::testing::{briefing, empty, outlet_pick};
use crate::briefing::{Briefing, Edit, Inline, Item as BriefingItem, ItemBody, RichText, pick};
use crate::template::{Columns, NotePlacement};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A briefing with `paragraphs` paragraphs of running text in the first section.
fn long(paragraphs: usize) -> Briefing {
    let mut document = briefing();
    document.template.bottom_line = None;
    let words = "The ministers of both governments agreed that cooperation on maritime surveillance, shipbuilding and \
        international standards would continue throughout the following decade, notwithstanding considerable \
        differences over procurement, certification and the administration of joint laboratories";
    for index in 0..paragraphs {
        let text = RichText::plain(format!("{words}, as paragraph {index} says. {words}."));
        let item = BriefingItem::new(document.next_item_id(), ItemBody::Prose(text));
        document
            .apply(Edit::InsertItem {
                section: 0,
                index: 0,
                item: Box::new(item),
            })
            .unwrap();
    }
    document
}

fn runs(page: &Page) -> impl Iterator<Item = &Run> {
    page.items.iter().filter_map(|item| match item {
        Item::Run(run) => Some(run),
        _ => None,
    })
}

fn words(pages: &Pages) -> String {
    pages
        .paragraphs
        .iter()
        .map(|paragraph| format!("{}\n", paragraph.text))
        .collect()
}

#[test]
fn everything_in_the_briefing_is_on_a_page() {
    let pages = typeset(&briefing(), &Options::default());
    let text = words(&pages);
    for expected in [
        "Oslo talks: what was agreed",
        "Bottom line",
        "Summit highlights",
        "“further widen the horizons of cooperation.”",
        "“We will keep the sea lanes open, as we always have ... for everyone”.",
        "President Park Min Seo said",
        "Northern Wire",
        "https://example.org/oslo",
        "Read 23 November 2026.",
        "Page 1 of 1",
        "PU/2026/014",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    assert!(!text.contains("DRAFT"));
    let draft = typeset(&briefing(), &Options { draft: true });
    assert!(words(&draft).contains("DRAFT") && words(&draft).contains("2.1"));
    assert_eq!(draft.info.title, "DRAFT: Oslo talks: what was agreed");
    assert_eq!(pages.problems, []);
}

#[test]
fn glyphs_cover_every_character_and_are_never_glyph_0() {
    let pages = typeset(&long(12), &Options { draft: true });
    let mut covered: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); pages.paragraphs.len()];
    for page in &pages.pages {
        for run in runs(page) {
            for glyph in run.glyphs.iter() {
                assert_ne!(glyph.id, 0);
                let x = run.pen(glyph);
                assert!(x > 0.0 && x < page.size.width && run.baseline < page.size.height);
                covered[run.paragraph.0 as usize].extend(glyph.text.clone());
            }
        }
    }
    for (paragraph, covered) in pages.paragraphs.iter().zip(&covered) {
        for (byte, c) in paragraph.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            assert!(
                covered.contains(&u32::try_from(byte).unwrap()),
                "{c} at {byte} of {}",
                paragraph.text
            );
        }
    }
}

#[test]
fn setting_again_gives_equal_pages_and_keeps_what_did_not_change() {
    let (mut typesetter, options) = (Typesetter::new(), Options::default());
    let mut document = long(30);
    let first = typesetter.set(&document, &options);
    assert!(first.pages.len() >= 4, "{} pages", first.pages.len());
    let mut item = document.items().nth(25).unwrap().2.clone();
    *item.body = ItemBody::Prose(RichText::plain("A short paragraph instead."));
    document.apply(Edit::ReplaceItem(Box::new(item))).unwrap();
    let second = typesetter.set(&document, &options);
    assert_eq!(
        second,
        typeset(&document, &options),
        "incremental and cold setting are equal"
    );
    let same = first
        .pages
        .iter()
        .zip(&second.pages)
        .filter(|(a, b)| Arc::ptr_eq(a, b))
        .count();
    assert!(same >= 2, "{same} pages kept");
}

#[test]
fn no_page_ends_with_a_hyphen_or_a_heading() {
    let pages = typeset(&long(60), &Options::default());
    let mut hyphens = 0;
    for page in &pages.pages {
        let body = runs(page).filter(|run| matches!(run.tag, Tag::Content(_)));
        let last = body.max_by(|a, b| a.baseline.total_cmp(&b.baseline)).unwrap();
        let hyphen = |run: &&Run| run.glyphs.last().is_some_and(|glyph| glyph.text.is_empty());
        assert!(
            !runs(page)
                .filter(|run| run.baseline == last.baseline)
                .any(|run| hyphen(&run))
        );
        hyphens += runs(page).filter(hyphen).count();
        let Tag::Content(element) = last.tag else {
            unreachable!()
        };
        assert!(!matches!(
            pages.elements[element.0 as usize].role,
            Role::Heading(_)
        ));
    }
    assert!(hyphens > 3, "the text is hyphenated somewhere");
}

#[test]
fn justified_lines_end_at_the_right_edge() {
    let pages = typeset(&long(3), &Options::default());
    let page = &pages.pages[0];
    let body: Vec<&Run> = runs(page)
        .filter(|run| run.size == 12.5 || run.size == 11.0)
        .collect();
    assert!(!body.is_empty());
    let right = (page.size.width + style::COLUMN) / 2.0;
    for run in &body {
        let last = run.glyphs.last().unwrap();
        assert!(
            run.pen(last) + last.advance <= right + 4.0,
            "{} over {right}",
            run.pen(last) + last.advance
        );
    }
}

#[test]
fn links_lead_both_ways() {
    let pages = typeset(&briefing(), &Options::default());
    let links: Vec<&Link> = pages.pages.iter().flat_map(|page| &page.links).collect();
    let addresses = links
        .iter()
        .filter(|link| matches!(&link.target, LinkTarget::Address(to) if to == "https://example.org/oslo"));
    assert_eq!(addresses.count(), 1);
    assert!(
        links
            .iter()
            .filter(|link| matches!(link.target, LinkTarget::Place { .. }))
            .count()
            >= 5
    );
    for link in links {
        let element = &pages.elements[link.element.0 as usize];
        assert_eq!(element.role, Role::Link);
        assert!(element.alt.as_deref().is_some_and(|alt| !alt.is_empty()));
    }
}

#[test]
fn parents_stand_before_children_and_headings_are_in_the_outline() {
    let pages = typeset(&briefing(), &Options::default());
    for (index, element) in pages.elements.iter().enumerate() {
        assert_eq!(element.parent.is_none(), index == 0);
        assert!(element.parent.is_none_or(|parent| (parent.0 as usize) < index));
    }
    let titles: Vec<&str> = pages.outline.iter().map(|mark| mark.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Oslo talks: what was agreed",
            "Bottom line",
            "Summit highlights",
            "Next steps",
            "Sources"
        ]
    );
}

#[test]
fn a_character_without_a_face_is_shown_and_reported() {
    let mut document = empty();
    let text = RichText(vec![Inline::Text {
        text: "before \u{1f985}\u{12000} after".into(),
        bold: false,
        italic: false,
    }]);
    let item = BriefingItem::new(document.next_item_id(), ItemBody::Prose(text));
    document
        .apply(Edit::InsertItem {
            section: 0,
            index: 0,
            item: Box::new(item),
        })
        .unwrap();
    let pages = typeset(&document, &Options::default());
    // The page shows the number; whoever copies it gets the character.
    assert!(words(&pages).contains("before \u{1f985}\u{12000} after"));
    let shown: Vec<usize> = pages
        .pages
        .iter()
        .flat_map(|page| runs(page))
        .filter(|run| run.face == FaceId::MONO)
        .map(|run| run.glyphs.len())
        .collect();
    assert_eq!(shown.iter().sum::<usize>(), "[U+12000]".len());
    assert!(
        pages.problems[0].message.contains("U+12000"),
        "{:?}",
        pages.problems
    );
}

#[test]
fn hangul_names_stay_whole_and_right_to_left_words_are_reordered() {
    let mut document = empty();
    let name = outlet_pick(&document, "President Park Min Seo (이재명)");
    let outcome = pick(&document, 1, &name, None).unwrap();
    document.apply(outcome.edit).unwrap();
    let hebrew = "She said שלום עולם twice";
    let item = BriefingItem::new(document.next_item_id(), ItemBody::Prose(RichText::plain(hebrew)));
    document
        .apply(Edit::InsertItem {
            section: 0,
            index: 0,
            item: Box::new(item),
        })
        .unwrap();
    let pages = typeset(&document, &Options::default());
    let all: Vec<&Run> = pages.pages.iter().flat_map(|page| runs(page)).collect();
    let korean = all.iter().find(|run| run.face == FaceId::KOREAN).unwrap();
    assert_eq!(korean.glyphs.len(), 3);
    let hebrew = all.iter().find(|run| run.face == FaceId::HEBREW).unwrap();
    let ranges: Vec<u32> = hebrew.glyphs.iter().map(|glyph| glyph.text.start).collect();
    assert_eq!(ranges.len(), "שלום עולם".chars().count());
    assert!(
        ranges.is_sorted_by(|left, right| left > right),
        "the last letter stands leftmost: {ranges:?}"
    );
}

/// Any edit gives the pages that the briefing gives when it is set for the first time.
#[test]
fn pages_after_an_edit_are_those_of_a_first_setting() {
    let mut document = long(30);
    let mut setter = Typesetter::new();
    let items = |document: &Briefing| document.sections[0].items.clone();
    let paragraph = |document: &Briefing, words: &str| {
        Box::new(BriefingItem::new(
            document.next_item_id(),
            ItemBody::Prose(RichText::plain(words)),
        ))
    };
    for step in 0..16usize {
        let present = items(&document);
        let at = step * 7 % present.len();
        let id = present[at].id;
        let insert = |section: usize, index: usize, item| Edit::InsertItem { section, index, item };
        let edit = match step % 8 {
            0 => insert(0, at, paragraph(&document, "A new paragraph of a few words.")),
            1 => Edit::RemoveItem(id),
            2 => Edit::MoveItem {
                item: id,
                section: 1,
                index: 0,
            },
            3 => {
                let mut details = document.details.clone();
                details.title.push_str(" changed");
                Edit::SetDetails(Box::new(details))
            }
            4 => Edit::ReplaceItem(Box::new(BriefingItem::new(
                id,
                ItemBody::Prose(RichText(vec![
                    RichText::plain("With a note").0.remove(0),
                    Inline::Note(RichText::plain("The words of the note, which stand at the foot.")),
                ])),
            ))),
            5 => {
                let cited = outlet_pick(&document, "President Park Min Seo (이재명)");
                pick(&document, 1, &cited, None).map_or(Edit::Batch(Vec::new()), |outcome| outcome.edit)
            }
            6 => {
                let mut template = document.template.clone();
                template.layout.columns = if step % 16 < 8 { Columns::Two } else { Columns::One };
                template.layout.notes = if step % 16 < 8 {
                    NotePlacement::End
                } else {
                    NotePlacement::Foot
                };
                document.switch_template(template.into_inner())
            }
            _ => Edit::ReplaceItem(Box::new(BriefingItem::new(
                id,
                ItemBody::Prose(RichText::plain(format!("Changed in step {step}. ").repeat(step))),
            ))),
        };
        document.apply(edit).unwrap();
        let options = Options {
            draft: step % 11 == 10,
        };
        let edited = setter.set(&document, &options);
        let first = typeset(&document, &options);
        assert_eq!(edited.pages.len(), first.pages.len(), "step {step}");
        assert!(edited == first, "step {step}");
    }
}

/// Words added and taken away over the whole length move lines over pages, and pages over furniture.
#[test]
fn typing_in_a_long_document_gives_the_pages_of_a_first_setting() {
    for notes in [NotePlacement::Foot, NotePlacement::End] {
        let mut document = long(60);
        document.template.layout.notes = notes;
        let mut setter = Typesetter::new();
        setter.set(&document, &Options::default());
        for step in 0..16usize {
            let mut item = document.sections[0].items[step * 17 % 60].clone();
            let words = document.plain(item.texts()[0]);
            let words = match step % 4 {
                0 => format!("{words} One more sentence at the end of it."),
                1 => words.chars().skip(words.chars().count() / 2).collect(),
                2 => format!("A{words}"),
                _ => words.repeat(3),
            };
            let mut inlines = RichText::plain(words).0;
            if step % 5 == 0 {
                inlines.push(Inline::Note(RichText::plain("Words for a note. ".repeat(step))));
            }
            *item.body = ItemBody::Prose(RichText(inlines));
            document.apply(Edit::ReplaceItem(Box::new(item))).unwrap();
            let edited = setter.set(&document, &Options::default());
            let first = typeset(&document, &Options::default());
            assert!(first.pages.len() > 6);
            assert!(edited == first, "step {step} with {notes:?}");
        }
    }
}

#[test]
fn an_edit_leaves_other_pages_as_they_are() {
    let mut document = long(60);
    let mut setter = Typesetter::new();
    let before = setter.set(&document, &Options::default());
    let mut item = document.sections[0].items[40].clone();
    *item.body = ItemBody::Prose(RichText(item.texts()[0].0.clone()));
    let ItemBody::Prose(RichText(inlines)) = &mut *item.body else {
        unreachable!()
    };
    let Inline::Text { text, .. } = &mut inlines[0] else {
        unreachable!()
    };
    text.replace_range(0..1, "S");
    document.apply(Edit::ReplaceItem(Box::new(item))).unwrap();
    let after = setter.set(&document, &Options::default());
    let same = before
        .pages
        .iter()
        .zip(&after.pages)
        .filter(|(one, other)| Arc::ptr_eq(one, other));
    assert!(before.pages.len() > 6);
    assert_eq!(same.count(), before.pages.len() - 1);
    assert!(Arc::ptr_eq(&before.elements, &after.elements));
}

/// The rule under the masthead has the template's accent, also where nothing else on the page has.
#[test]
fn another_accent_repaints_a_page_with_a_title_only() {
    let mut document = empty();
    let mut setter = Typesetter::new();
    setter.set(&document, &Options::default());
    let mut template = document.template.clone();
    template.accent = Some("#27348B".into());
    document
        .apply(document.switch_template(template.into_inner()))
        .unwrap();
    let edited = setter.set(&document, &Options::default());
    assert!(edited == typeset(&document, &Options::default()));
}
