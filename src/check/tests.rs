//! Each rule: when it fails, and that a sound briefing passes.

use super::*;
use crate::briefing::testing::{briefing, empty};
use crate::briefing::{
    Edit, Image, Inline, Item, ItemBody, PictureData, PictureWidth, RichText, Speaker, Table,
};
use crate::typeset::{Options, typeset};

/// A briefing that no rule blocks.
fn sound() -> Briefing {
    let mut document = briefing();
    document.sources[0].details.published = "2026-11-20".into();
    document.template.sections[2].required = false;
    document
}

/// A PNG of one black dot.
const PIXEL: &[u8] = include_bytes!("../../tests/support/dot.png");

fn row(words: &[&str]) -> Vec<RichText> {
    words.iter().map(|words| RichText::plain(*words)).collect()
}

fn findings(document: &Briefing) -> Vec<Finding> {
    check(document, &typeset(document, &Options::default()))
}

/// Fails unless `change` makes exactly this rule fail with these words.
fn fails(rule: &str, severity: Severity, words: &str, change: impl FnOnce(&mut Briefing)) {
    let mut document = sound();
    change(&mut document);
    let found = findings(&document);
    assert!(
        found
            .iter()
            .any(|f| f.rule == rule && f.severity == severity && f.message.contains(words)),
        "{rule} {words}: {found:#?}"
    );
}

fn quotation(document: &mut Briefing) -> &mut crate::briefing::Quotation {
    let items = document
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.items);
    let texts = items.filter_map(|item| match &mut *item.body {
        ItemBody::Prose(text) => Some(text),
        _ => None,
    });
    let mut inlines = texts.flat_map(|text| &mut text.0);
    inlines
        .find_map(|inline| {
            if let Inline::Quote(quotation) = inline {
                Some(quotation)
            } else {
                None
            }
        })
        .unwrap()
}

fn add(document: &mut Briefing, section: usize, body: ItemBody) {
    let item = Item::new(document.next_item_id(), body);
    document
        .apply(Edit::InsertItem {
            section,
            index: 0,
            item: Box::new(item),
        })
        .unwrap();
}

#[test]
fn a_sound_briefing_is_not_blocked() {
    let found = findings(&sound());
    assert!(
        !found.iter().any(|finding| finding.severity == Severity::Error),
        "{found:#?}"
    );
}

#[test]
fn each_rule_fails_when_it_should() {
    use Severity::{Error, Warning};
    fails("Q01", Error, "is not in its source", |d| {
        quotation(d).anchor.exact = "further narrow the horizons of cooperation.".into();
    });
    fails("Q12", Error, "has no speaker", |d| {
        quotation(d).speaker = Speaker::Unknown;
    });
    fails("S01", Error, "rests on no source", |d| {
        add(d, 1, ItemBody::Prose(RichText::plain("All is well.")));
    });
    fails("S02", Error, "lacks a date", |d| {
        d.sources[0].details.published.clear();
    });
    fails("S07", Error, "no information cut-off", |d| {
        d.details.cut_off.clear();
    });
    fails("S07", Error, "later than the document", |d| {
        d.details.cut_off = "2026-12-01".into();
    });
    fails("S07", Error, "earlier than the newest", |d| {
        d.sources[0].details.published = "2026-11-24".into();
    });
    fails("S09", Error, "is not the one that was loaded", |d| {
        d.sources[0].frozen_sha256 = "0".repeat(64);
    });
    fails("F01", Error, "Next steps is empty", |d| {
        d.sections[3].items.clear();
    });
    fails("F01", Error, "left to fill in", |d| {
        add(d, 1, ItemBody::Prose(RichText::plain("Date TBC.")));
    });
    fails("F02", Warning, "words of", |d| {
        add(d, 0, ItemBody::Prose(RichText::plain("word ".repeat(60))));
    });
    fails("X01", Error, "no title", |d| d.details.title.clear());
    let picture = |bytes: &[u8], alt: &str| {
        ItemBody::Image(Image {
            data: PictureData::new(bytes),
            alt: alt.into(),
            caption: String::new(),
            width: PictureWidth::Column,
        })
    };
    fails("X01", Error, "no description", |d| add(d, 1, picture(PIXEL, " ")));
    let cut = &PIXEL[..PIXEL.len() - 20];
    fails("X01", Error, "cannot be printed: it cannot be decoded", |d| {
        add(d, 1, picture(cut, "A dot"));
    });
    fails("X01", Error, "neither PNG nor JPEG", |d| {
        add(d, 1, picture(b"GIF89a", "A dot"));
    });
    let list = |entries: &[&str]| ItemBody::List {
        ordered: false,
        entries: row(entries),
    };
    fails("I01", Error, "no entries", |d| add(d, 1, list(&[])));
    fails("I01", Error, "entry 2 of a list is empty", |d| {
        add(d, 1, list(&["One", " "]));
    });
    let table = |rows: &[&[&str]]| {
        let mut rows = rows.iter().map(|words| row(words));
        ItemBody::Table(Table {
            caption: String::new(),
            header: rows.next().unwrap(),
            rows: rows.collect(),
        })
    };
    fails("I02", Error, "a table has no head", |d| {
        add(d, 1, table(&[&["", ""], &["1", "2"]]));
    });
    fails("I02", Warning, "column 2 of a table has no head", |d| {
        add(d, 1, table(&[&["a", ""], &["1", "2"]]));
    });
    fails("I02", Error, "no rows", |d| add(d, 1, table(&[&["a", "b"]])));
    fails("I02", Error, "row 2 of a table has 1 cells", |d| {
        add(d, 1, table(&[&["a", "b"], &["1", "2"], &["3"]]));
    });
    fails("I02", Warning, "row 1 of a table is empty", |d| {
        add(d, 1, table(&[&["a", "b"], &["", ""]]));
    });
    fails("I03", Error, "printed note 1 has no words", |d| {
        let text = RichText(vec![Inline::Note(RichText::default())]);
        add(d, 1, ItemBody::Prose(text));
    });
}

#[test]
fn own_words_are_held_against_the_source_they_rest_on() {
    let said = |words: &str| {
        let mut document = sound();
        let item = document.sections[0].items[0].clone();
        let ItemBody::KeyPoint { rests_on, .. } = (*item.body).clone() else {
            panic!("{item:?}")
        };
        let text = RichText::plain(words);
        add(&mut document, 0, ItemBody::KeyPoint { text, rests_on });
        let id = document.sections[0].items[0].id;
        let found = findings(&document).into_iter();
        found
            .filter(|finding| finding.place == Place::Item(id) && finding.rule.starts_with('K'))
            .map(|finding| format!("{} {:?} {}", finding.rule, finding.severity, finding.message))
            .collect::<Vec<_>>()
    };
    assert!(said("In Bergen the ministers will sign the agreement.").is_empty());
    assert_eq!(
        said("Again, the ministers will meet again in Bergen on 3 March."),
        ["K01 Warning 10 words in a row are the source’s: “the ministers will meet again in Bergen on …”"]
    );
    assert!(said("“The ministers will meet again in Bergen on 3 March”").is_empty());
    assert_eq!(
        said("In 1998 the ministers of Chile met in Oslo."),
        ["K02 Warning “1998” and “Chile” do not stand in the source cited"],
        "Oslo is in the headline of the source"
    );
}

#[test]
fn judgement_is_allowed_where_the_template_says() {
    let judged = |section: usize| {
        let mut document = sound();
        add(
            &mut document,
            section,
            ItemBody::Prose(RichText::plain("This will hold.")),
        );
        document.sections[section].items[0].judgement = true;
        findings(&document).iter().any(|finding| finding.rule == "S01")
    };
    assert!(!judged(0), "the bottom line allows judgement");
    assert!(judged(1), "highlights do not");
}

#[test]
fn the_worst_stand_first() {
    let found = findings(&empty());
    assert!(found.windows(2).all(|pair| pair[0].severity <= pair[1].severity));
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn an_empty_section_is_a_gap_and_a_placeholder_a_mistake() {
    let mut document = sound();
    document.sections[3].items.clear();
    add(&mut document, 1, ItemBody::Prose(RichText::plain("Date TBC.")));
    let found = findings(&document);
    let gaps: Vec<&str> = found
        .iter()
        .filter(|finding| finding.gap)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(gaps, ["Next steps is empty"]);
    assert!(found.iter().any(|finding| finding.rule == "F01" && !finding.gap));
}

#[test]
fn what_is_kept_is_what_a_check_anew_tells() {
    let steps: [fn(&mut Briefing); 8] = [
        |_| (),
        |document| add(document, 1, ItemBody::Prose(RichText::plain("TBC"))),
        |document| quotation(document).speaker = Speaker::Unknown,
        |document| document.sources[0].details.title.clear(),
        |document| document.sources[0].text = crate::article::FrozenText::new("Other words."),
        |document| document.details.language = "de".into(),
        |document| document.template.sections[1].allows_judgement ^= true,
        |document| {
            let item = document.sections[1].items.remove(0);
            document.sections[3].items.push(item);
        },
    ];
    let (mut document, mut checker) = (sound(), Checker::default());
    let mut told = Vec::new();
    for (number, step) in steps.into_iter().enumerate() {
        step(&mut document);
        let pages = typeset(&document, &Options::default());
        let checked = checker.check(&document, &pages);
        assert_eq!(
            checked,
            Checker::default().check(&document, &pages),
            "step {number}"
        );
        assert_eq!(checked.verification, crate::briefing::verify(&document));
        assert_eq!(checked.words.iter().sum::<usize>(), document.words());
        told.push(checked.findings);
    }
    told.dedup();
    assert!(told.len() > 5, "the steps are seen: {told:#?}");
}
