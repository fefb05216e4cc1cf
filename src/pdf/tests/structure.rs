//! The structure tree as it stands in the file.

use super::*;
use lopdf::Dictionary;

/// The structure elements of this type, in the order of their objects.
fn of_kind(file: &Document, kind: &str) -> Vec<Dictionary> {
    let is_its = |dictionary: &&Dictionary| {
        dictionary
            .get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == kind.as_bytes())
            && dictionary
                .get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"StructElem")
    };
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(is_its).cloned().collect()
}

/// One page whose run stands in a new element of this role under the heading's parent.
fn with_element(role: Role, language: Option<&str>) -> Pages {
    let mut pages = by_hand("Words");
    let id = ElementId(pages.elements.len() as u32);
    elements(&mut pages).push(Element {
        role,
        parent: Some(ElementId(0)),
        language: language.map(str::to_owned),
        alt: None,
    });
    let mut more = run(&mut pages).clone();
    more.tag = Tag::Content(id);
    page(&mut pages).items.push(Item::Run(more));
    pages
}

fn load(pages: &Pages) -> Document {
    Document::load_mem(&export(pages).unwrap()).unwrap()
}

#[test]
fn words_of_another_language_say_so() {
    let check = |role: Role, kind: &str, language: Option<&str>| {
        let file = load(&with_element(role, language));
        let found = of_kind(&file, kind);
        let have = found
            .last()
            .unwrap()
            .get(b"Lang")
            .ok()
            .map(|lang| lang.as_str().unwrap());
        assert_eq!(have, language.map(str::as_bytes), "{kind}");
    };
    check(Role::Span, "Span", Some("ko"));
    check(Role::Paragraph, "P", Some("de-CH"));
    check(Role::BlockQuote, "BlockQuote", Some("zh-Hant"));
    check(Role::Span, "Span", None);
}

/// Every note has a name of its own, and the names lead to the notes.
#[test]
fn notes_are_named() {
    let mut pages = with_element(Role::Note, None);
    let mut more = run(&mut pages).clone();
    let id = ElementId(pages.elements.len() as u32);
    let note = pages.elements[2].clone();
    elements(&mut pages).push(note);
    more.tag = Tag::Content(id);
    page(&mut pages).items.push(Item::Run(more));
    let file = load(&pages);
    let notes = of_kind(&file, "Note");
    let own: Vec<_> = notes
        .iter()
        .map(|note| note.get(b"ID").unwrap().as_str().unwrap())
        .collect();
    assert_eq!(own, [b"note-00000002", b"note-00000003"]);
    let root = file
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = file
        .get_dictionary(root)
        .unwrap()
        .get(b"IDTree")
        .unwrap()
        .as_dict()
        .unwrap();
    let names = tree.get(b"Names").unwrap().as_array().unwrap();
    for (pair, id) in names.chunks(2).zip(own) {
        assert_eq!(pair[0].as_str().unwrap(), id);
        let note = file.get_dictionary(pair[1].as_reference().unwrap()).unwrap();
        assert_eq!(note.get(b"ID").unwrap().as_str().unwrap(), id);
    }
    let root = load(&by_hand("No notes"));
    assert!(!format!("{:?}", root.objects).contains("IDTree"));
}

#[test]
fn header_cells_have_their_scope() {
    let mut pages = by_hand("Words");
    for (role, parent) in [
        (Role::Table, 0),
        (Role::TableRow, 2),
        (Role::TableHeader, 3),
        (Role::TableCell, 3),
    ] {
        elements(&mut pages).push(Element {
            role,
            parent: Some(ElementId(parent)),
            language: None,
            alt: None,
        });
    }
    let mut cell = run(&mut pages).clone();
    cell.tag = Tag::Content(ElementId(4));
    page(&mut pages).items.push(Item::Run(cell));
    let file = load(&pages);
    let header = of_kind(&file, "TH");
    let attributes = header[0].get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(attributes.get(b"Scope").unwrap().as_name().unwrap(), b"Column");
    assert_eq!(of_kind(&file, "TD").len(), 1, "an empty cell keeps its place");
}

/// The specimen that the fonts are made from does not stay.
#[test]
fn there_are_no_more_pages_than_set() {
    let pages = briefing_pages();
    let file = load(&pages);
    assert_eq!(file.page_iter().count(), pages.pages.len());
    let of_type = |name: &[u8]| {
        let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries
            .filter(|dictionary| {
                dictionary
                    .get(b"Type")
                    .and_then(Object::as_name)
                    .is_ok_and(|have| have == name)
            })
            .count()
    };
    assert_eq!(of_type(b"Page"), pages.pages.len());
    let contents = file.objects.values().filter_map(|object| object.as_stream().ok());
    let texts = contents.filter(|stream| {
        stream
            .get_plain_content()
            .is_ok_and(|bytes| bytes.windows(4).any(|word| word == b" Tf\n"))
    });
    assert_eq!(texts.count(), pages.pages.len());
}
