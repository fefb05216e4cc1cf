//! Names for places on the pages, for people: page and first words.

use crate::pdf::error::Place;
use crate::typeset::{ElementId, Image, Item, Pages, ParagraphId, Role, Tag};

/// The place of a paragraph on a page (index from 0).
pub(super) fn paragraph_place(pages: &Pages, page: usize, paragraph: ParagraphId) -> Place {
    let paragraph = pages.paragraphs.get(paragraph.0 as usize);
    Place {
        page: Some(page + 1),
        what: "",
        words: shortened(paragraph.map_or("", |paragraph| paragraph.text.as_str())),
        origin: paragraph.map(|paragraph| paragraph.origin.clone()),
    }
}

/// The place of a picture on a page (index from 0).
pub(in crate::pdf) fn picture_place(pages: &Pages, page: usize, image: &Image) -> Place {
    let element = pages.elements.get(image.element.0 as usize);
    Place {
        page: Some(page + 1),
        what: "a picture",
        words: shortened(
            element
                .and_then(|element| element.alt.as_deref())
                .unwrap_or_default(),
        ),
        origin: None,
    }
}

/// Where an element is first drawn.
pub(super) fn element_place(pages: &Pages, id: ElementId) -> Place {
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            match item {
                Item::Run(run) if run.tag == Tag::Content(id) => {
                    return paragraph_place(pages, index, run.paragraph);
                }
                Item::Image(image) if image.element == id => return picture_place(pages, index, image),
                _ => {}
            }
        }
    }
    let role = pages.elements.get(id.0 as usize).map(|element| element.role);
    Place {
        what: match role {
            Some(Role::Figure) => "A picture",
            Some(Role::Heading(_)) => "A heading",
            _ => "A block",
        },
        ..Place::default()
    }
}

/// The first six words.
pub(super) fn shortened(text: &str) -> String {
    const WORDS: usize = 6;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
