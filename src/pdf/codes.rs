//! Character codes: how strings name a font's glyphs, and the maps that say so.
//!
//! A code is the glyph's number in the subset. A font of few glyphs has codes of one byte, which makes
//! the pages' strings half as long and lets word spacing work, since that looks for the one byte 32
//! (ISO 32000-1, 9.3.3); every other font has two bytes (Identity-H).

use std::collections::BTreeMap;
use std::fmt::Write;

/// The CMap of one-byte codes. Readers that know no embedded CMap know this one of Adobe's by name.
pub(super) const ONE_BYTE: &str = "OneByteIdentityH";
/// The code of a blank.
const BLANK: u16 = 32;
/// Entries in one section of a CMap.
const SECTION: usize = 100;

/// The codes of a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Codes {
    /// With the texts that they stand for.
    OneByte(BTreeMap<u8, String>),
    /// Codes of two bytes.
    TwoBytes,
}

impl Codes {
    /// Codes for glyphs of these numbers and texts.
    pub(super) fn new<'a>(glyphs: impl Iterator<Item = (u16, &'a str)>) -> Self {
        let texts = glyphs.map(|(glyph, text)| Some((u8::try_from(glyph).ok()?, text.to_owned())));
        texts.collect::<Option<_>>().map_or(Self::TwoBytes, Self::OneByte)
    }

    /// Adds a glyph to a string.
    pub(super) fn push(&self, glyph: u16, string: &mut Vec<u8>) {
        let [high, low] = glyph.to_be_bytes();
        match self {
            Self::OneByte(_) => string.push(low),
            Self::TwoBytes => string.extend([high, low]),
        }
    }

    /// Whether word spacing widens this glyph.
    pub(super) fn is_blank(&self, glyph: u16) -> bool {
        glyph == BLANK && matches!(self, Self::OneByte(_))
    }

    /// The CMap from codes of one byte to texts.
    pub(super) fn to_texts(&self) -> Option<String> {
        let Self::OneByte(texts) = self else { return None };
        let mut words = head("Adobe-Identity-UCS", "UCS", 2);
        let entries: Vec<String> = texts
            .iter()
            .map(|(code, text)| {
                let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                format!("<{code:02X}><{units}>\n")
            })
            .collect();
        for entries in entries.chunks(SECTION) {
            // Writing into a String cannot fail.
            let _ = write!(
                words,
                "{} beginbfchar\n{}endbfchar\n",
                entries.len(),
                entries.concat()
            );
        }
        Some(words + END)
    }
}

/// The CMap from codes of one byte to the glyphs of these numbers.
pub(super) fn one_byte() -> String {
    head(ONE_BYTE, "Identity", 1) + "1 begincidrange\n<00><FF>0\nendcidrange\n" + END
}

/// How a CMap begins (Adobe technical note 5014).
fn head(name: &str, ordering: &str, kind: u8) -> String {
    format!(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def\n\
         /CMapName/{name} def\n/CMapType {kind} def\n/WMode 0 def\n\
         1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
    )
}

const END: &str = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

#[cfg(test)]
mod tests {
    use super::*;

    fn string(codes: &Codes, glyphs: &[u16]) -> Vec<u8> {
        let mut string = Vec::new();
        glyphs.iter().for_each(|glyph| codes.push(*glyph, &mut string));
        string
    }

    #[test]
    fn few_glyphs_go_into_one_byte() {
        let codes = Codes::new([(1, "A"), (2, "ffi"), (32, " "), (255, "\u{1F30D}")].into_iter());
        assert_eq!(string(&codes, &[2, 32, 255]), [2, 32, 255]);
        assert!(codes.is_blank(32) && !codes.is_blank(1));
        let texts = codes.to_texts().unwrap();
        assert!(
            texts.contains("4 beginbfchar\n<01><0041>\n<02><006600660069>\n<20><0020>\n<FF><D83CDF0D>\n")
        );
    }

    #[test]
    fn many_glyphs_have_two() {
        let codes = Codes::new([(1, "A"), (32, " "), (256, "B")].into_iter());
        assert_eq!(string(&codes, &[1, 256]), [0, 1, 1, 0]);
        assert!(!codes.is_blank(32));
        assert_eq!(codes.to_texts(), None);
    }
}
