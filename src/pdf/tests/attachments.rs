//! Files inside the PDF, and reading one back.

use super::*;
use crate::pdf::{AttachedError, Attachment, Relationship, attached, export_with};

const LIMIT: u64 = 1 << 20;

fn file(name: &'static str, media_type: &'static str, bytes: &[u8]) -> Attachment {
    Attachment {
        name,
        media_type,
        description: "A file",
        relationship: if name.ends_with("ron") {
            Relationship::Source
        } else {
            Relationship::Data
        },
        bytes: bytes.to_vec(),
    }
}

/// Two attachments whose order in the file is not that of their names.
fn with_two(text: &[u8]) -> Vec<u8> {
    let files = [
        file("quotations.jsonld", "application/ld+json", b"{}"),
        file("briefing.ron", "text/plain", text),
    ];
    export_with(&by_hand("Words"), &files).unwrap()
}

#[test]
fn what_is_attached_comes_back() {
    for text in [
        b"(a: 1)".as_slice(),
        b"",
        &b"stream\n endstream /Type/EmbeddedFile \r".repeat(300),
    ] {
        let pdf = with_two(text);
        assert_eq!(attached(&pdf, "text/plain", LIMIT).unwrap(), text);
        assert_eq!(attached(&pdf, "application/ld+json", LIMIT).unwrap(), b"{}");
    }
    assert_eq!(with_two(b"same"), with_two(b"same"));
}

#[test]
fn the_catalogue_leads_to_them() {
    let file = Document::load_mem(&with_two(b"(a: 1)")).unwrap();
    let catalogue = file.catalog().unwrap();
    let names = catalogue.get(b"Names").unwrap().as_dict().unwrap();
    let names = names.get(b"EmbeddedFiles").unwrap().as_dict().unwrap();
    let names = names.get(b"Names").unwrap().as_array().unwrap();
    let sorted: Vec<&[u8]> = names.iter().filter_map(|name| name.as_str().ok()).collect();
    assert_eq!(sorted, [b"briefing.ron".as_slice(), b"quotations.jsonld"]);
    let associated = catalogue.get(b"AF").unwrap().as_array().unwrap();
    let relations = associated.iter().map(|id| {
        let specification = file.get_dictionary(id.as_reference().unwrap()).unwrap();
        specification
            .get(b"AFRelationship")
            .unwrap()
            .as_name()
            .unwrap()
            .to_owned()
    });
    assert_eq!(
        relations.collect::<Vec<_>>(),
        [b"Data".to_vec(), b"Source".to_vec()]
    );
}

/// The part of PDF/A follows from what is attached: part 2 allows no files.
#[test]
fn the_claimed_part() {
    let has = |pdf: &[u8], words: &str| pdf.windows(words.len()).any(|window| window == words.as_bytes());
    let plain = export(&by_hand("Words")).unwrap();
    assert!(has(&plain, "<pdfaid:part>2<") && !has(&plain, "EmbeddedFile"));
    let attached = with_two(b"(a: 1)");
    assert!(has(&attached, "<pdfaid:part>3<") && has(&attached, "<pdfaid:conformance>A<"));
}

#[test]
fn what_cannot_be_read_back() {
    let check = |pdf: &[u8], expected: AttachedError| {
        assert_eq!(attached(pdf, "text/plain", LIMIT).unwrap_err(), expected);
    };
    let whole = with_two(b"(a: 1, b: 2, a: 1, b: 2, a: 1, b: 2)");
    let at = |words: &[u8]| {
        whole
            .windows(words.len())
            .rposition(|window| window == words)
            .unwrap()
    };
    check(b"", AttachedError::Foreign);
    check(b"%PDF-1.7\n another program's", AttachedError::Foreign);
    check(&export(&by_hand("Words")).unwrap(), AttachedError::Nothing);
    check(
        &with_two(&vec![b' '; LIMIT as usize + 1]),
        AttachedError::TooLarge,
    );
    let start = at(b"/Subtype/text#2Fplain");
    let body = start
        + whole[start..]
            .windows(7)
            .position(|window| window == b"stream\n")
            .unwrap()
        + 7;
    let mut changed = whole.clone();
    changed[body + 4] ^= 0xFF;
    check(&changed, AttachedError::Damaged);
    let mut longer = whole.clone();
    let size = start
        + whole[start..]
            .windows(6)
            .position(|window| window == b"/Size ")
            .unwrap()
        + 6;
    longer[size] = b'9';
    check(&longer, AttachedError::Damaged);
}
