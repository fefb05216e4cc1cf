//! Links as annotations, each tied to its element in the structure tree.

use super::{count, destination, text};
use crate::pdf::error::ExportError;
use crate::typeset::{ElementId, LinkTarget, Pages};
use lopdf::{Document, Object, ObjectId, dictionary};

/// An annotation that the structure tree refers to.
pub(super) struct Annotation {
    /// Its element.
    pub(super) element: ElementId,
    /// Its page, from 0.
    pub(super) page: usize,
    /// The object.
    pub(super) object: ObjectId,
    /// Its key in the parent tree.
    pub(super) key: i64,
}

/// Adds all links. Their keys follow those of the pages.
pub(super) fn add(
    file: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
) -> Result<Vec<Annotation>, ExportError> {
    let mut all = Vec::new();
    for (index, (page, sheet)) in pages.pages.iter().zip(sheets).enumerate() {
        let mut references: Vec<Object> = Vec::new();
        for link in &page.links {
            let words = pages
                .elements
                .get(link.element.0 as usize)
                .and_then(|element| element.alt.as_deref());
            let key = count(sheets.len() + all.len());
            let height = page.size.height;
            let rect = link.rect;
            let corners = [
                rect.x,
                height - rect.y - rect.height,
                rect.x + rect.width,
                height - rect.y,
            ];
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => corners.map(Object::from).to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed; neither hidden nor without view (ISO 19005-2, 6.3.2).
                "F" => 4,
                "Contents" => text(words.unwrap_or_default()),
                "StructParent" => key,
                "P" => *sheet,
            };
            match &link.target {
                LinkTarget::Address(address) => annotation.set(
                    "A",
                    dictionary! {
                        "S" => "URI",
                        "URI" => Object::string_literal(percent_encoded(address)),
                    },
                ),
                LinkTarget::Place { page, y } => {
                    annotation.set("Dest", destination(pages, sheets, *page, *y)?);
                }
            }
            let object = file.add_object(annotation);
            references.push(object.into());
            all.push(Annotation {
                element: link.element,
                page: index,
                object,
                key,
            });
        }
        let page = file.get_dictionary_mut(*sheet)?;
        if references.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", references);
        }
    }
    Ok(all)
}

/// A URI may hold ASCII only, and no spaces, quotes or brackets (RFC 3986, 2).
fn percent_encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            0x21..=0x7E if !b"\"<>\\^`{|}".contains(&byte) => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::percent_encoded;

    #[test]
    fn addresses_become_ascii() {
        let check = |input: &str, expected: &str| assert_eq!(percent_encoded(input), expected);
        check(
            "https://example.org/a?b=c#d%20e",
            "https://example.org/a?b=c#d%20e",
        );
        check(
            "https://example.org/é \"x\"",
            "https://example.org/%C3%A9%20%22x%22",
        );
        check("https://example.org/(한)", "https://example.org/(%ED%95%9C)");
    }
}
