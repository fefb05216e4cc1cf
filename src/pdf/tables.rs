//! The tables of a TrueType file (OpenType 1.9, "Font file"): read, changed and written again.

use std::borrow::Cow;

/// What no PDF reader looks at (ISO 32000-1, 9.9): names and glyph names, a kilobyte a font.
const NOT_NEEDED: [&[u8; 4]; 3] = [b"name", b"post", b"OS/2"];
/// How a file with TrueType outlines begins.
const TRUETYPE: [u8; 4] = [0, 1, 0, 0];
/// Bytes of the header, and of each entry in the directory behind it.
const HEADER: usize = 12;
const ENTRY: usize = 16;

/// The tables that a PDF reader needs, in the file's order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tables<'a>(Vec<([u8; 4], Cow<'a, [u8]>)>);

impl<'a> Tables<'a> {
    /// The tables of a file; `None` when it is no TrueType font.
    pub(super) fn read(font: &'a [u8]) -> Option<Self> {
        if font.get(..4)? != TRUETYPE {
            return None;
        }
        let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
        let directory = font.get(HEADER..HEADER + count * ENTRY)?;
        let mut tables = Vec::with_capacity(count);
        for entry in directory.chunks_exact(ENTRY) {
            let tag: [u8; 4] = entry.get(..4)?.try_into().ok()?;
            let (start, length) = (number(entry, 8)?, number(entry, 12)?);
            if !NOT_NEEDED.contains(&&tag) {
                let table = font.get(start..start.checked_add(length)?)?;
                tables.push((tag, Cow::Borrowed(table)));
            }
        }
        Some(Self(tables))
    }

    /// The table of this tag.
    pub(super) fn get(&self, tag: &[u8; 4]) -> Option<&[u8]> {
        let (_, table) = self.0.iter().find(|(have, _)| have == tag)?;
        Some(table)
    }

    /// The table of this tag, to be changed.
    pub(super) fn get_mut(&mut self, tag: &[u8; 4]) -> Option<&mut Vec<u8>> {
        let (_, table) = self.0.iter_mut().find(|(have, _)| have == tag)?;
        Some(table.to_mut())
    }

    /// The file; `None` when it has no tables or far too many.
    pub(super) fn write(&self) -> Option<Vec<u8>> {
        let kept = u16::try_from(self.0.len()).ok()?;
        let log = kept.checked_ilog2()?;
        let range = 16u16 << log;
        let mut out = TRUETYPE.to_vec();
        for value in [kept, range, u16::try_from(log).ok()?, kept * 16 - range] {
            out.extend(value.to_be_bytes());
        }
        let mut place = HEADER + self.0.len() * ENTRY;
        for (tag, table) in &self.0 {
            out.extend_from_slice(tag);
            out.extend(checksum(table).to_be_bytes());
            out.extend(u32::try_from(place).ok()?.to_be_bytes());
            out.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
            place += table.len().next_multiple_of(4);
        }
        for (_, table) in &self.0 {
            out.extend_from_slice(table);
            out.resize(out.len().next_multiple_of(4), 0);
        }
        Some(out)
    }
}

/// The sum of a table's four-byte words.
fn checksum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|bytes| {
        let mut word = [0; 4];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

fn number(entry: &[u8], at: usize) -> Option<usize> {
    let bytes = entry.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{FaceId, Faces};
    use skrifa::raw::TableProvider;
    use skrifa::{FontRef, Tag};

    #[test]
    fn what_is_left_out_is_gone_and_the_rest_is_as_it_was() {
        let face = Faces::bundled().get(FaceId::SERIF).unwrap().data.clone();
        let lean = Tables::read(face.data()).unwrap().write().unwrap();
        let (before, after) = (FontRef::new(face.data()).unwrap(), FontRef::new(&lean).unwrap());
        for tag in [b"name", b"post", b"OS/2"] {
            assert!(before.table_data(Tag::new(tag)).is_some());
            assert!(after.table_data(Tag::new(tag)).is_none());
        }
        for tag in [b"head", b"cvt "] {
            let bytes = |font: &FontRef| {
                font.table_data(Tag::new(tag))
                    .map(|data| data.as_bytes().to_vec())
            };
            assert_eq!(bytes(&before), bytes(&after), "{tag:?}");
        }
        for tag in [b"glyf", b"loca", b"hmtx"] {
            let tag = Tag::new(tag);
            let entry = |font: &FontRef| {
                let record = font.table_directory.table_records().iter();
                let record = record.clone().find(|record| record.tag() == tag).unwrap();
                let bytes = font.table_data(tag).unwrap().as_bytes().to_vec();
                (record.checksum(), bytes)
            };
            assert_eq!(entry(&before), entry(&after), "{tag}");
        }
        assert_eq!(
            after.maxp().unwrap().num_glyphs(),
            before.maxp().unwrap().num_glyphs()
        );
    }

    #[test]
    fn what_is_no_font_is_refused() {
        for bytes in [b"".as_slice(), &[0, 1, 0, 0, 0, 9, 0, 0], b"OTTO and so on"] {
            assert_eq!(Tables::read(bytes), None);
        }
    }
}
