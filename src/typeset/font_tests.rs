//! Fonts that the analyst added, on whole documents.

use super::{FaceId, Faces, Item, Options, Pages, Typesetter, read_font, typeset};
use crate::briefing::testing::empty;
use crate::briefing::{AddedFont, Briefing, Edit, FontBytes, Item as BriefingItem, ItemBody, RichText};

/// Ethiopic letters, which no bundled face has.
const WORDS: &str = "The letters ሀሁ stand here.";

/// The Hebrew face with its last block of letters moved to the first Ethiopic ones.
fn ethiopic() -> AddedFont {
    let mut bytes = Faces::bundled()
        .get(FaceId::HEBREW)
        .unwrap()
        .data
        .as_ref()
        .to_vec();
    let record = (12..400)
        .step_by(16)
        .find(|at| &bytes[*at..*at + 4] == b"cmap")
        .unwrap();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let (offset, length) = (number(record + 8), number(record + 12));
    for pair in bytes[offset..offset + length].chunks_exact_mut(2) {
        match (pair[0], pair[1]) {
            (0x05, 0xef) => pair.copy_from_slice(&[0x12, 0x00]),
            (0x05, 0xf4) => pair.copy_from_slice(&[0x12, 0x05]),
            _ => {}
        }
    }
    read_font(&bytes).unwrap()
}

fn document() -> Briefing {
    let mut document = empty();
    let body = ItemBody::Prose(RichText::plain(WORDS));
    let item = Box::new(BriefingItem::new(document.next_item_id(), body));
    let edit = Edit::InsertItem {
        section: 0,
        index: 0,
        item,
    };
    document.apply(edit).unwrap();
    document
}

fn faces(pages: &Pages) -> Vec<FaceId> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Run(run) => Some(run.face),
            _ => None,
        })
        .collect()
}

#[test]
fn an_added_font_prints_what_no_bundled_one_has() {
    let (mut document, options) = (document(), Options::default());
    let mut typesetter = Typesetter::new();
    let without = typesetter.set(&document, &options);
    assert!(without.problems[0].message.contains("ሀ (U+1200)"));
    assert!(faces(&without).contains(&FaceId::MONO));
    let font = Box::new(ethiopic());
    let undo = document.apply(Edit::AddFont { index: 0, font }).unwrap();
    let with = typesetter.set(&document, &options);
    assert_eq!(with.problems, []);
    let added = FaceId(FaceId::EMOJI.0 + 1);
    assert!(faces(&with).contains(&added) && !faces(&with).contains(&FaceId::MONO));
    assert_eq!(with.faces.get(added).unwrap().name, "Noto Sans Hebrew Regular");
    assert_eq!(
        with,
        typeset(&document, &options),
        "incremental and cold setting are equal"
    );
    document.apply(undo).unwrap();
    assert_eq!(typesetter.set(&document, &options), without);
}

#[test]
fn a_stored_font_that_cannot_be_used_is_said_and_left_out() {
    let mut document = document();
    let font = Box::new(AddedFont {
        name: "Broken".into(),
        data: FontBytes(b"no font".as_slice().into()),
    });
    document.apply(Edit::AddFont { index: 0, font }).unwrap();
    let pages = typeset(&document, &Options::default());
    assert!(
        pages.problems[0].message.contains("“Broken”"),
        "{:?}",
        pages.problems
    );
    assert!(faces(&pages).contains(&FaceId::MONO));
}
