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
    places: BTreeMap<FaceId, BTreeMap<u16, Vec<(String, usize)>>>,
}

impl Instances {
    /// The instances by number.
    pub(super) fn list(&self) -> &[Instance] {
        &self.list
    }

    /// Number of the instance in which this glyph stands for this text.
    pub(super) fn of(&self, face: FaceId, glyph: u16, text: &str) -> Option<usize> {
        let places = self.places.get(&face)?.get(&glyph)?;
        places
            .iter()
            .find(|(have, _)| have == text)
            .map(|(_, instance)| *instance)
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

/// The texts of a run's glyphs: the first glyph of a cluster carries the cluster's text.
/// `None` when a range is no text of the paragraph.
pub(super) fn glyph_texts<'a>(run: &Run, paragraph: &'a str) -> Option<Vec<GlyphText<'a>>> {
    let mut texts = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(same_cluster) {
        let first = cluster.first()?;
        let text = paragraph.get(first.text.start as usize..first.text.end as usize)?;
        let text = if text.is_empty() { SOFT_HYPHEN } else { text };
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

fn same_cluster(one: &Glyph, next: &Glyph) -> bool {
    !one.text.is_empty() && one.text == next.text
}

/// Finds the instances that the pages need, in a fixed order: by face, then by how many texts a
/// glyph had before.
pub(super) fn collect(pages: &Pages) -> Result<Instances, ExportError> {
    let mut texts: BTreeMap<FaceId, BTreeMap<u16, Vec<String>>> = BTreeMap::new();
    for page in &pages.pages {
        for item in &page.items {
            let Item::Run(run) = item else { continue };
            let words = pages
                .paragraphs
                .get(run.paragraph.0 as usize)
                .and_then(|paragraph| glyph_texts(run, &paragraph.text))
                .ok_or_else(|| ExportError::Internal("a run has no text".to_owned()))?;
            let of_face = texts.entry(run.face).or_default();
            for (glyph, GlyphText { text, .. }) in run.glyphs.iter().zip(words) {
                let of_glyph = of_face.entry(glyph.id).or_default();
                if !of_glyph.iter().any(|have| have == text) {
                    of_glyph.push(text.to_owned());
                }
            }
        }
    }
    let mut instances = Instances::default();
    for (face, glyphs) in texts {
        let first = instances.list.len();
        let count = glyphs.values().map(Vec::len).max().unwrap_or(0);
        instances.list.extend((0..count).map(|_| Instance {
            face,
            texts: BTreeMap::new(),
        }));
        for (glyph, texts) in glyphs {
            let places = instances
                .places
                .entry(face)
                .or_default()
                .entry(glyph)
                .or_default();
            for (number, text) in (first..).zip(texts) {
                if let Some(instance) = instances.list.get_mut(number) {
                    instance.texts.insert(glyph, text.clone());
                }
                places.push((text, number));
            }
        }
    }
    Ok(instances)
}
