//! Whether a font file that the analyst adds can be used: outlines that every reader draws, a licence
//! that lets it travel in the briefing and in the PDF, a size within limits.

use crate::briefing::{AddedFont, FontBytes};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// Why a font file is not used; each says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontRefusal {
    /// Over the limit.
    #[error("is larger than 16 MB; choose a file with fewer characters")]
    TooLarge,
    /// Several fonts in one file.
    #[error("holds several fonts; save the one you need as a file of its own")]
    Collection,
    /// Not readable as a font.
    #[error("is no font file that can be read; choose a TTF or OTF file")]
    Unreadable,
    /// Its shapes depend on axes.
    #[error("is a variable font; choose the file of a fixed style (“Regular”)")]
    Variable,
    /// Bitmaps or colour layers alone.
    #[error("has no outlines that can be printed; choose another font")]
    NoOutlines,
    /// `fsType` of its OS/2 table (OpenType 1.9).
    #[error("may not be embedded in documents by its licence; choose one that may")]
    Licence,
}

/// Checks a font file and gives it its own name.
///
/// # Errors
/// The first reason why it cannot be used.
pub fn read_font(bytes: &[u8]) -> Result<AddedFont, FontRefusal> {
    if bytes.len() > AddedFont::MOST_BYTES {
        return Err(FontRefusal::TooLarge);
    }
    if bytes.starts_with(b"ttcf") {
        return Err(FontRefusal::Collection);
    }
    let font = FontRef::new(bytes).map_err(|_| FontRefusal::Unreadable)?;
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if has(b"fvar") {
        return Err(FontRefusal::Variable);
    }
    let outlines = has(b"CFF ") || (has(b"glyf") && has(b"loca"));
    if !outlines {
        return Err(FontRefusal::NoOutlines);
    }
    let tables = font.head().is_ok() && font.hhea().is_ok() && font.hmtx().is_ok() && font.maxp().is_ok();
    if !tables || font.charmap().mappings().next().is_none() {
        return Err(FontRefusal::Unreadable);
    }
    let os2 = font.os2().map_err(|_| FontRefusal::Unreadable)?;
    if !may_travel(os2.fs_type()) {
        return Err(FontRefusal::Licence);
    }
    let text = |id: StringId| {
        let name = font.localized_strings(id).english_or_first();
        name.map(|name| name.to_string())
            .filter(|name| !name.trim().is_empty())
    };
    Ok(AddedFont {
        name: text(StringId::FULL_NAME)
            .or_else(|| text(StringId::FAMILY_NAME))
            .unwrap_or_else(|| "Font without a name".to_owned()),
        data: FontBytes(bytes.into()),
    })
}

/// Whether the licence bits allow it: a briefing can be edited where it arrives, so that the font must be
/// installable (0) or editable (bit 3); the PDF holds a subset, which bit 8 forbids, and outlines, which
/// bit 9 forbids.
fn may_travel(fs_type: u16) -> bool {
    let usage = fs_type & 0x000e;
    let allowed = usage == 0 || usage & 0x0008 != 0;
    allowed && fs_type & 0x0300 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{FaceId, Faces};

    fn bundled(face: FaceId) -> Vec<u8> {
        Faces::bundled().get(face).unwrap().data.as_ref().to_vec()
    }

    /// The bytes of a table, to be changed in place.
    fn table(bytes: &mut [u8], tag: [u8; 4]) -> Option<&mut [u8]> {
        let record = (12..300)
            .step_by(16)
            .find(|at| bytes.get(*at..*at + 4) == Some(&tag[..]))?;
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let (offset, length) = (number(record + 8), number(record + 12));
        bytes.get_mut(offset..offset + length)
    }

    #[test]
    fn a_bundled_face_could_be_added_and_says_its_name() {
        let font = read_font(&bundled(FaceId::HEBREW)).unwrap();
        assert_eq!(font.name, "Noto Sans Hebrew Regular");
    }

    #[test]
    fn refusals_say_why() {
        assert_eq!(read_font(b"ttcf\0\0"), Err(FontRefusal::Collection));
        assert_eq!(read_font(b"not a font"), Err(FontRefusal::Unreadable));
        assert_eq!(read_font(&vec![0; (16 << 20) + 1]), Err(FontRefusal::TooLarge));
        let mut restricted = bundled(FaceId::HEBREW);
        table(&mut restricted, *b"OS/2").unwrap()[8..10].copy_from_slice(&[0, 2]);
        assert_eq!(read_font(&restricted), Err(FontRefusal::Licence));
        let renamed = |from: &[u8; 4], to: &[u8; 4]| {
            let mut bytes = bundled(FaceId::HEBREW);
            let at = bytes.windows(4).position(|tag| tag == from).unwrap();
            bytes[at..at + 4].copy_from_slice(to);
            bytes
        };
        assert_eq!(
            read_font(&renamed(b"glyf", b"glyx")),
            Err(FontRefusal::NoOutlines)
        );
        assert_eq!(read_font(&renamed(b"GSUB", b"fvar")), Err(FontRefusal::Variable));
        let cut = &bundled(FaceId::HEBREW)[..200];
        assert!(read_font(cut).is_err());
    }

    #[test]
    fn licence_bits() {
        for (bits, allowed) in [
            (0x0000, true),
            (0x0002, false),
            (0x0004, false),
            (0x0008, true),
            (0x000c, true),
            (0x0100, false),
            (0x0200, false),
            (0x0208, false),
        ] {
            assert_eq!(may_travel(bits), allowed, "{bits:#06x}");
        }
    }
}
