//! The whole export on a real briefing and on pages made by hand.

mod attachments;
mod pictures;
mod refusals;
mod structure;

use super::*;
use crate::briefing::testing;
use crate::typeset::{
    Artifact, Colour, DocumentInfo, Element, ElementId, FaceId, Faces, Glyph, Item, Options, Origin, Page,
    Paragraph, ParagraphId, Role, Run, Size, Tag, typeset,
};
use lopdf::{Document, Object};
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

fn briefing_pages() -> Pages {
    typeset(&testing::briefing(), &Options { draft: false })
}

/// One page with one paragraph, a glyph for each character, set solid at 11 points.
fn by_hand(text: &str) -> Pages {
    let face = Faces::bundled().get(FaceId::SERIF).unwrap();
    let charmap = FontRef::new(face.data.as_ref()).unwrap();
    let charmap = charmap.charmap();
    let glyphs = text.char_indices().enumerate().map(|(index, (at, c))| Glyph {
        id: charmap.map(c).map_or(0, |id| u16::try_from(id.to_u32()).unwrap()),
        x: 11.0 * index as f32,
        rise: 0.0,
        advance: 11.0,
        text: at as u32..(at + c.len_utf8()) as u32,
    });
    let run = Run {
        face: FaceId::SERIF,
        size: 11.0,
        colour: Colour::default(),
        x: 72.0,
        baseline: 100.0,
        paragraph: ParagraphId(0),
        tag: Tag::Content(ElementId(1)),
        glyphs: Arc::new(glyphs.collect()),
    };
    let element = |role, parent| Element {
        role,
        parent,
        language: None,
        alt: None,
    };
    Pages {
        pages: vec![Arc::new(Page {
            size: Size {
                width: 595.0,
                height: 842.0,
            },
            label: "1".into(),
            items: vec![Item::Run(run)],
            links: Vec::new(),
        })],
        paragraphs: [Arc::new(Paragraph {
            text: text.into(),
            language: "en-GB".into(),
            origin: Origin::Details,
            spans: Vec::new(),
        })]
        .into_iter()
        .collect(),
        elements: Arc::new(vec![
            element(Role::Document, None),
            element(Role::Heading(1), Some(ElementId(0))),
        ]),
        info: DocumentInfo {
            title: "By hand".into(),
            language: "en-GB".into(),
            date: "2026-11-23".into(),
            ..DocumentInfo::default()
        },
        ..Pages::default()
    }
}

fn page(pages: &mut Pages) -> &mut Page {
    Arc::make_mut(&mut pages.pages[0])
}

fn run(pages: &mut Pages) -> &mut Run {
    match &mut page(pages).items[0] {
        Item::Run(run) => run,
        Item::Rule(_) | Item::Image(_) => panic!("the first item is a run"),
    }
}

fn elements(pages: &mut Pages) -> &mut Vec<Element> {
    Arc::make_mut(&mut pages.elements)
}

/// The page's content stream.
fn content(pages: &Pages) -> String {
    let file = Document::load_mem(&export(pages).unwrap()).unwrap();
    let page = file.page_iter().next().unwrap();
    String::from_utf8_lossy(&file.get_page_content(page)).into_owned()
}

/// All `bfchar` and `bfrange` lines of the file's ToUnicode maps.
fn to_unicode(pages: &Pages) -> String {
    let file = Document::load_mem(&export(pages).unwrap()).unwrap();
    let maps = file.objects.values().filter_map(|object| {
        let words = object.as_stream().ok()?.get_plain_content().ok()?;
        let words = String::from_utf8(words).ok()?;
        words.contains("beginbf").then_some(words)
    });
    maps.collect()
}

/// A glyph of the first run.
fn glyph(pages: &mut Pages, index: usize) -> &mut Glyph {
    &mut Arc::make_mut(&mut run(pages).glyphs)[index]
}

#[test]
fn equal_pages_give_equal_bytes() {
    let mut pages = briefing_pages();
    let first = export(&pages).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(
        first.len() < 45_000,
        "{} bytes: are the fonts still cut down?",
        first.len()
    );
    assert_eq!(first, export(&pages).unwrap());
    pages.info.subject.push_str(" (second)");
    assert_ne!(first, export(&pages).unwrap());
}

#[test]
fn an_automatic_hyphen_is_a_soft_one_and_a_written_one_stays() {
    let mut pages = by_hand("a-b-");
    let run = run(&mut pages);
    Arc::make_mut(&mut run.glyphs)[3].text = 4..4;
    let map = to_unicode(&pages).to_uppercase();
    assert!(map.contains("<002D>") && map.contains("<00AD>"), "{map}");
    assert_eq!(map.matches("BEGINCMAP").count(), 2);
}

#[test]
fn a_letter_and_its_mark_are_one_glyph_on_one_line() {
    let mut pages = by_hand("xm\u{304}y");
    glyph(&mut pages, 2).advance = 0.0;
    glyph(&mut pages, 2).rise = 3.0;
    let (content, map) = (content(&pages), to_unicode(&pages));
    assert_eq!(content.matches(" Td").count(), 1, "{content}");
    assert!(map.to_uppercase().contains("<006D0304>"), "{map}");
}

#[test]
fn furniture_is_no_content() {
    let mut pages = by_hand("head");
    let mut header = run(&mut pages).clone();
    header.tag = Tag::Artifact(Artifact::Header);
    page(&mut pages).items.push(Item::Run(header));
    let content = content(&pages);
    assert_eq!(content.matches("/MCID").count(), 1, "{content}");
    assert!(
        content.contains("/Artifact") && content.contains("/Header"),
        "{content}"
    );
}

#[test]
fn nothing_runs_when_the_file_is_opened_and_nobody_is_named() {
    let bytes = export(&briefing_pages()).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let all = format!("{:?}", file.objects);
    assert!(all.contains("/StructTreeRoot"), "names are found in this form");
    for key in [
        "JavaScript",
        "OpenAction",
        "Launch",
        "SubmitForm",
        "EmbeddedFile",
        "AcroForm",
        "RichMedia",
        "Encrypt",
        "GTS_PDFX",
        "Identifier",
        "Trapped",
        "BuiltinFont",
        "Type1",
    ] {
        assert!(!all.contains(&format!("/{key}")), "{key}");
    }
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    let allowed = [
        "Title",
        "Author",
        "Subject",
        "Keywords",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
    ];
    for (key, _) in info {
        assert!(
            allowed.iter().any(|allowed| allowed.as_bytes() == key),
            "{}",
            String::from_utf8_lossy(key)
        );
    }
    assert_eq!(
        info.get(b"CreationDate").unwrap().as_str().unwrap(),
        b"D:20261123000000Z"
    );
}

#[test]
fn the_outline_is_nested() {
    let file = Document::load_mem(&export(&briefing_pages()).unwrap()).unwrap();
    let catalogue = file.catalog().unwrap();
    let at = |object: &Object| file.get_dictionary(object.as_reference().unwrap()).unwrap();
    let root = at(catalogue.get(b"Outlines").unwrap());
    let first = at(root.get(b"First").unwrap());
    let marks = briefing_pages().outline;
    let tops = marks.iter().filter(|mark| mark.level == marks[0].level).count();
    assert_eq!(root.get(b"Count").unwrap().as_i64().unwrap(), tops as i64);
    let below = marks
        .iter()
        .skip(1)
        .take_while(|mark| mark.level > marks[0].level)
        .count();
    let count = first.get(b"Count").map_or(0, |count| count.as_i64().unwrap());
    assert_eq!(count, -(below as i64));
}
