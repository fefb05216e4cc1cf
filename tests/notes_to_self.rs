//! Notes to self never leave the window: they stand in no page, PDF, message, file name or attachment.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use attache::briefing::{
    Briefing, Details, DocumentId, Item, ItemBody, ItemId, Numbers, RichText, count_words,
};
use attache::pdf::{export, export_with};
use attache::share::{attachments, mail, proposed_file_name};
use attache::typeset::{Options, typeset};

const SECRET: &str = "Zanzibar";

fn with_note() -> Briefing {
    let template = attache::template::builtin()[0].clone();
    let details = Details {
        title: "Oslo talks".into(),
        date: "2026-11-23".into(),
        cut_off: "2026-11-23".into(),
        language: "en-GB".into(),
        ..Details::default()
    };
    let mut briefing = Briefing::new(DocumentId("00ff".into()), template, details);
    for section in 0..3 {
        let items = &mut briefing.sections[section].items;
        let id = 2 * u32::try_from(section).unwrap();
        let note = format!("Ask {SECRET} again before this goes out");
        items.push(Item::new(ItemId(id + 1), ItemBody::Note(note)));
        items.push(Item::new(
            ItemId(id + 2),
            ItemBody::Prose(RichText::plain("All is well.")),
        ));
    }
    briefing
}

fn holds(bytes: &[u8]) -> bool {
    bytes
        .windows(SECRET.len())
        .any(|words| words == SECRET.as_bytes())
}

#[test]
fn notes_to_self_stand_in_nothing_that_leaves() {
    let briefing = with_note();
    for draft in [false, true] {
        let pages = typeset(&briefing, &Options { draft });
        assert!(!format!("{pages:?}").contains(SECRET), "draft: {draft}");
        let pdf = export(&pages).unwrap();
        assert!(!holds(&pdf));
        let message = mail(&briefing, &pdf, "oslo.pdf", &[]).unwrap();
        assert!(!format!("{message:?}").contains(SECRET));
        assert!(!proposed_file_name(&briefing, draft).contains(SECRET));
    }
    let stripped = briefing.stripped();
    let ron = attache::store::to_ron(&stripped).unwrap();
    assert!(!ron.contains(SECRET));
    let pages = typeset(&briefing, &Options { draft: false });
    let with = export_with(&pages, &attachments(&stripped, ron, true)).unwrap();
    assert!(!holds(&with));
    // They are kept in one's own file, and count as nothing.
    assert!(attache::store::to_ron(&briefing).unwrap().contains(SECRET));
    assert_eq!(briefing.words(), 3 * count_words("All is well."));
    let numbers = Numbers::new(&briefing);
    assert_eq!(numbers.item(ItemId(1)), None);
    assert_eq!(numbers.item(ItemId(2)).as_deref(), Some("1.1"));
}
