//! What printpdf's fonts lack: in descriptors the real height of capitals and the symbolic flag that CID
//! fonts need; codes of one byte.

use super::{FontFacts, is_type};
use crate::pdf::codes::{ONE_BYTE, one_byte};
use crate::pdf::error::ExportError;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};

/// The flags that describe a font's look: symbolic, and italic where printpdf said so.
const SYMBOLIC: i64 = 4;
const ITALIC: i64 = 64;

/// Mends every descriptor; each must be one of ours.
pub(super) fn mend(file: &mut Document, fonts: &[FontFacts]) -> Result<(), ExportError> {
    for object in file.objects.values_mut() {
        let Object::Dictionary(descriptor) = object else {
            continue;
        };
        if !is_type(descriptor, b"FontDescriptor") {
            continue;
        }
        let name = descriptor.get(b"FontName")?.as_name()?;
        let facts = fonts
            .iter()
            .find(|font| font.name.as_bytes() == name)
            .ok_or_else(|| ExportError::Internal("a font was added by the writer".to_owned()))?;
        let flags = descriptor.get(b"Flags").and_then(Object::as_i64).unwrap_or(0);
        descriptor.set("CapHeight", facts.cap_height);
        descriptor.set("Flags", SYMBOLIC | (flags & ITALIC));
    }
    let mut map = None;
    for font in fonts {
        if let Some(texts) = font.codes.to_texts() {
            let map = *map.get_or_insert_with(|| one_byte_map(file));
            encode(file, &font.name, map, texts)?;
        }
    }
    Ok(())
}

/// Adds the map of codes of one byte.
fn one_byte_map(file: &mut Document) -> ObjectId {
    let dictionary = dictionary! {
        "Type" => "CMap",
        "CMapName" => ONE_BYTE,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
    };
    file.add_object(Stream::new(dictionary, one_byte().into_bytes()))
}

/// Gives the font of this name codes of one byte.
fn encode(file: &mut Document, name: &str, map: ObjectId, texts: String) -> Result<(), ExportError> {
    let font = file.objects.values_mut().find_map(|object| {
        let font = object.as_dict_mut().ok()?;
        let own = is_type(font, b"Font")
            && font.has(b"DescendantFonts")
            && font.get(b"BaseFont").and_then(Object::as_name).ok()? == name.as_bytes();
        own.then_some(font)
    });
    let font = font.ok_or_else(|| ExportError::Internal("a font was lost".to_owned()))?;
    font.set("Encoding", map);
    let meanings = font.get(b"ToUnicode")?.as_reference()?;
    let meanings = file.get_object_mut(meanings)?.as_stream_mut()?;
    meanings.set_plain_content(texts.into_bytes());
    Ok(())
}
