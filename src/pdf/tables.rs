//! A TrueType file without the tables that no PDF reader looks at (ISO 32000-1, 9.9): names and glyph
//! names, a kilobyte a font.

/// Left out of every font.
const LEFT_OUT: [&[u8]; 3] = [b"name", b"post", b"OS/2"];
/// Bytes of the header, and of each entry in the directory behind it.
const HEADER: usize = 12;
const ENTRY: usize = 16;

/// The font with the tables that it needs; a CFF font as it is. `None` when it is no font.
pub(super) fn needed_tables(font: &[u8]) -> Option<Vec<u8>> {
    if font.get(..4)? != [0, 1, 0, 0] {
        return Some(font.to_vec());
    }
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let directory = font.get(HEADER..HEADER + count * ENTRY)?;
    let mut tables = Vec::with_capacity(count);
    for entry in directory.chunks_exact(ENTRY) {
        let (tag, start, length) = (entry.get(..4)?, number(entry, 8)?, number(entry, 12)?);
        if !LEFT_OUT.contains(&tag) {
            // The checksum stays right with the table.
            tables.push((entry.get(..8)?, font.get(start..start.checked_add(length)?)?));
        }
    }
    let kept = u16::try_from(tables.len()).ok()?;
    let log = kept.checked_ilog2()?;
    let range = 16u16 << log;
    let mut out = vec![0, 1, 0, 0];
    for value in [kept, range, u16::try_from(log).ok()?, kept * 16 - range] {
        out.extend(value.to_be_bytes());
    }
    let mut place = HEADER + tables.len() * ENTRY;
    for (head, table) in &tables {
        out.extend_from_slice(head);
        out.extend(u32::try_from(place).ok()?.to_be_bytes());
        out.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
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
        let lean = needed_tables(face.data()).unwrap();
        let (before, after) = (FontRef::new(face.data()).unwrap(), FontRef::new(&lean).unwrap());
        for tag in [b"name", b"post", b"OS/2"] {
            assert!(before.table_data(Tag::new(tag)).is_some());
            assert!(after.table_data(Tag::new(tag)).is_none());
        }
        for tag in [b"glyf", b"loca", b"head", b"hmtx", b"cvt "] {
            let tag = Tag::new(tag);
            let bytes = |font: &FontRef| font.table_data(tag).map(|data| data.as_bytes().to_vec());
            assert_eq!(bytes(&before), bytes(&after), "{tag}");
        }
        assert_eq!(
            after.maxp().unwrap().num_glyphs(),
            before.maxp().unwrap().num_glyphs()
        );
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(needed_tables(b""), None);
        assert_eq!(needed_tables(&[0, 1, 0, 0, 0, 9, 0, 0]), None);
        assert_eq!(
            needed_tables(b"OTTO and so on").as_deref(),
            Some(&b"OTTO and so on"[..])
        );
    }
}
