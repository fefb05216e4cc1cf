//! What printpdf does not write: one file per concern, run in a fixed order on its lopdf document.

mod annotations;
mod attachments;
mod fonts;
mod info;
mod outline;
mod structure;
mod xmp;

pub(super) use info::date_digits;

use super::attachment::Attachment;
use super::codes::Codes;
use super::error::ExportError;
use super::marked::utf16;
use super::structure::Structure;
use crate::typeset::Pages;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

/// What the font descriptors need beyond printpdf's numbers.
pub(super) struct FontFacts {
    /// PostScript name with its subset tag.
    pub(super) name: String,
    /// Height of capitals in 1/1000 em.
    pub(super) cap_height: i64,
    /// How strings name its glyphs.
    pub(super) codes: Codes,
}

/// Lifts the document to PDF/A-2a, or A-3a with attachments, and PDF/UA-1.
pub(super) fn finish(
    file: &mut Document,
    pages: &Pages,
    fonts: &[FontFacts],
    content: &Structure,
    attachments: &[Attachment],
) -> Result<(), ExportError> {
    file.version = "1.7".to_owned();
    let root = file.trailer.get(b"Root")?.as_reference()?;
    let sheets: Vec<ObjectId> = file.page_iter().collect();
    if sheets.len() != pages.pages.len() {
        return Err(ExportError::Internal("a page was lost".to_owned()));
    }
    allow_compression(file);
    fonts::mend(file, fonts)?;
    let placed = annotations::add(file, pages, &sheets)?;
    let mut catalogue = dictionary! {
        "StructTreeRoot" => structure::add(file, pages, &sheets, content, &placed)?,
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Lang" => text(&pages.info.language),
        "PageLabels" => outline::page_labels(pages),
        "OutputIntents" => vec![xmp::output_intent(file)],
    };
    if let Some(outlines) = outline::add(file, pages, &sheets)? {
        catalogue.set("Outlines", outlines);
        catalogue.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    catalogue.extend(&attachments::add(file, pages, attachments));
    info::write(file, pages)?;
    let target = file.get_dictionary_mut(root)?;
    target.remove(b"PageLayout");
    for (key, value) in catalogue {
        target.set(key, value);
    }
    let part = if attachments.is_empty() { 2 } else { 3 };
    // Last, because both say what the rest of the file is.
    let identity = info::identify(file)?;
    let metadata = xmp::add(file, pages, &identity, part);
    file.get_dictionary_mut(root)?.set("Metadata", metadata);
    Ok(())
}

/// printpdf forbids lopdf to compress the pixels that it writes raw.
fn allow_compression(file: &mut Document) {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            stream.allows_compression = true;
        }
    }
}

/// A text string: ASCII as it is, all else as UTF-16BE with its mark.
fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    Object::String(utf16(words), StringFormat::Hexadecimal)
}

/// `[page /XYZ 0 y null]`, with `y` in points from the page's top.
fn destination(pages: &Pages, sheets: &[ObjectId], page: usize, y: f32) -> Result<Object, ExportError> {
    let (Some(sheet), Some(layout)) = (sheets.get(page), pages.pages.get(page)) else {
        return Err(ExportError::Internal(format!("there is no page {}", page + 1)));
    };
    let up = (layout.size.height - y).clamp(0.0, layout.size.height);
    Ok(vec![(*sheet).into(), "XYZ".into(), 0.into(), up.into(), Object::Null].into())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Whether a dictionary is of this `Type`.
fn is_type(dictionary: &Dictionary, name: &[u8]) -> bool {
    dictionary
        .get(b"Type")
        .and_then(Object::as_name)
        .is_ok_and(|have| have == name)
}
