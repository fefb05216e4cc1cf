//! Font instances: one face is embedded once per text that its glyphs stand for.
//!
//! A PDF font maps each glyph to one text only. A glyph with two (space and no-break space, hyphen
//! and automatic hyphen) stands for the second in a second instance of its face, so that every
//! ToUnicode map is single-valued and readers give back the words as they were written.

use super::error::ExportError;
use crate::typeset::{FaceId, Glyph, Item, Pages, Run};
use std::collections::BTreeMap;

/// Text of an automatic hyphen.
const SOFT_HYPHEN: &str = "\u{AD}";
/// Text of the second and later glyphs of a cluster.
const NOTHING: &str = "\u{200B}";

/// A face with one text for each of its glyphs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Instance {
    /// The face.
    pub(super) face: FaceId,
    /// Glyph ids of the face and their texts.
    pub(super) texts: BTreeMap<u16, String>,
}

/// All instances of a document, and which glyph belongs to which.
#[derive(Debug, Default)]
pub(super) struct Instances {
    list: Vec<Instance>,
    /// By number of the face.
    tables: Vec<GlyphTable>,
}

/// The texts of a face's glyphs, in order of their first appearance: the nth text of a glyph
/// belongs to the nth instance of the face.
#[derive(Debug, Default)]
struct GlyphTable {
    /// Number of the face's first instance.
    first: usize,
    /// By glyph id.
    texts: Vec<Vec<Box<str>>>,
}

impl GlyphTable {
    fn note(&mut self, glyph: u16, text: &str) {
        let glyph = usize::from(glyph);
        if self.texts.len() <= glyph {
            self.texts.resize_with(glyph + 1, Vec::new);
        }
        if let Some(texts) = self.texts.get_mut(glyph)
            && !texts.iter().any(|have| **have == *text)
        {
            texts.push(text.into());
        }
    }
}

impl Instances {
    /// The instances by number.
    pub(super) fn list(&self) -> &[Instance] {
        &self.list
    }

    /// Number of the instance in which this glyph stands for this text.
    pub(super) fn of(&self, face: FaceId, glyph: u16, text: &str) -> Option<usize> {
        let table = self.tables.get(usize::from(face.0))?;
        let texts = table.texts.get(usize::from(glyph))?;
        let nth = texts.iter().position(|have| **have == *text)?;
        Some(table.first + nth)
    }
}

/// One glyph's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GlyphText<'a> {
    /// What the font says the glyph stands for.
    pub(super) text: &'a str,
    /// Glyphs in the cluster that begins here; 0 within a cluster.
    pub(super) cluster: usize,
}

/// The texts of a run's glyphs. As many glyphs as characters (a letter and its marks) stand for one
/// each; else the first glyph of a cluster carries the cluster's text. `None` when a range is no text of the paragraph.
pub(super) fn glyph_texts<'a>(run: &Run, paragraph: &'a str) -> Option<Vec<GlyphText<'a>>> {
    let mut texts = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(same_cluster) {
        let first = cluster.first()?;
        let text = paragraph.get(first.text.start as usize..first.text.end as usize)?;
        let text = if text.is_empty() { SOFT_HYPHEN } else { text };
        if cluster.len() > 1 && cluster.len() == text.chars().count() {
            let characters = text.split_inclusive(|_: char| true);
            let one = |text| GlyphText { text, cluster: 1 };
            if runs_leftwards(text) {
                // Glyphs stand in visual order, and readers of PDF turn such words round.
                let from = texts.len();
                texts.extend(characters.map(one));
                texts.get_mut(from..)?.reverse();
            } else {
                texts.extend(characters.map(one));
            }
            continue;
        }
        texts.push(GlyphText {
            text,
            cluster: cluster.len(),
        });
        texts.extend((1..cluster.len()).map(|_| GlyphText {
            text: NOTHING,
            cluster: 0,
        }));
    }
    Some(texts)
}

/// Whether the text is of a script written from right to left (Hebrew to Arabic Extended-A, and
/// their presentation forms).
fn runs_leftwards(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE))
}

fn same_cluster(one: &Glyph, next: &Glyph) -> bool {
    !one.text.is_empty() && one.text == next.text
}

/// Finds the instances that the pages need, in a fixed order: by face, then by how many texts a
/// glyph had before.
pub(super) fn collect(pages: &Pages) -> Result<Instances, ExportError> {
    let mut tables: Vec<GlyphTable> = Vec::new();
    for page in &pages.pages {
        for item in &page.items {
            let Item::Run(run) = item else { continue };
            let words = pages
                .paragraphs
                .get(run.paragraph.0 as usize)
                .and_then(|paragraph| glyph_texts(run, &paragraph.text))
                .ok_or_else(|| ExportError::Internal("a run has no text".to_owned()))?;
            let face = usize::from(run.face.0);
            if tables.len() <= face {
                tables.resize_with(face + 1, GlyphTable::default);
            }
            if let Some(table) = tables.get_mut(face) {
                for (glyph, GlyphText { text, .. }) in run.glyphs.iter().zip(words) {
                    table.note(glyph.id, text);
                }
            }
        }
    }
    let mut list: Vec<Instance> = Vec::new();
    for (table, face) in tables.iter_mut().zip((0u8..).map(FaceId)) {
        table.first = list.len();
        let count = table.texts.iter().map(Vec::len).max().unwrap_or(0);
        list.extend((0..count).map(|nth| {
            Instance {
                face,
                texts: table
                    .texts
                    .iter()
                    .zip(0u16..)
                    .filter_map(|(texts, glyph)| Some((glyph, texts.get(nth)?.to_string())))
                    .collect(),
            }
        }));
    }
    Ok(Instances { list, tables })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Artifact, Colour, ParagraphId, Tag};
    use std::sync::Arc;

    /// The texts of one cluster of so many glyphs.
    fn check(text: &str, glyphs: usize, expected: &[&str]) {
        let glyph = Glyph {
            id: 1,
            x: 0.0,
            rise: 0.0,
            advance: 0.0,
            text: 0..text.len() as u32,
        };
        let run = Run {
            face: FaceId::SERIF,
            size: 11.0,
            colour: Colour::default(),
            x: 0.0,
            baseline: 0.0,
            paragraph: ParagraphId(0),
            tag: Tag::Artifact(Artifact::Decoration),
            glyphs: Arc::new(vec![glyph; glyphs]),
        };
        let texts = glyph_texts(&run, text).unwrap();
        let have: Vec<&str> = texts.iter().map(|glyph| glyph.text).collect();
        assert_eq!(have, expected, "{text}");
    }

    #[test]
    fn a_letter_and_its_marks_stand_for_themselves() {
        check("m\u{304}", 2, &["m", "\u{304}"]);
        check("m\u{304}", 1, &["m\u{304}"]);
        check("ffi", 1, &["ffi"]);
        check("ffi", 2, &["ffi", NOTHING]);
        check("o", 2, &["o", NOTHING]);
        check("\u{5E9}\u{5C1}\u{5B8}", 3, &["\u{5B8}", "\u{5C1}", "\u{5E9}"]);
        check("", 1, &[SOFT_HYPHEN]);
    }
}
