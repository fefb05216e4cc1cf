//! Font instances: one face is embedded once per text that its glyphs stand for.
//!
//! A PDF font maps each glyph to one text only. A glyph with two (space and no-break space, hyphen
//! and automatic hyphen) stands for the second in a second instance of its face, so that every
//! ToUnicode map is single-valued and readers give back the words as they were written.

use super::error::ExportError;
use super::forms::Form;
use super::reading::{Said, read};
use crate::typeset::{FaceId, Pages};
use std::collections::BTreeMap;

/// A face with one text for each of its glyphs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Instance {
    /// The face.
    pub(super) face: FaceId,
    /// What its codes show, and the texts of that.
    pub(super) texts: BTreeMap<Form, String>,
}

/// All instances of a document, and which glyph belongs to which.
#[derive(Debug, Default)]
pub(super) struct Instances {
    list: Vec<Instance>,
    /// By number of the face.
    tables: Vec<GlyphTable>,
}

/// The texts of a face's forms, in order of their first appearance: the nth text of a form
/// belongs to the nth instance of the face.
#[derive(Debug, Default)]
struct GlyphTable {
    /// Number of the face's first instance.
    first: usize,
    /// By glyph id: its place in `texts`, counted from 1; 0 for a glyph that is not used.
    places: Vec<u16>,
    /// The places of the fused ones.
    fused: BTreeMap<Form, u16>,
    texts: Vec<(Form, Vec<Box<str>>)>,
}

impl GlyphTable {
    fn note(&mut self, form: Form, text: &str) {
        let place = match &form {
            Form::Glyph(id) => {
                let at = usize::from(*id);
                if self.places.len() <= at {
                    self.places.resize(at + 1, 0);
                }
                let Some(place) = self.places.get_mut(at) else {
                    return;
                };
                place
            }
            Form::Fused(_) => self.fused.entry(form.clone()).or_default(),
        };
        if *place == 0 {
            self.texts.push((form, Vec::new()));
            *place = u16::try_from(self.texts.len()).unwrap_or(u16::MAX);
        }
        if let Some((_, texts)) = self.texts.get_mut(usize::from(*place) - 1)
            && !texts.iter().any(|have| **have == *text)
        {
            texts.push(text.into());
        }
    }

    fn texts(&self, form: &Form) -> Option<&[Box<str>]> {
        let place = match form {
            Form::Glyph(id) => self.places.get(usize::from(*id)),
            Form::Fused(_) => self.fused.get(form),
        };
        let (_, texts) = self.texts.get(usize::from(*place?).checked_sub(1)?)?;
        Some(texts)
    }
}

impl Instances {
    /// The instances by number.
    pub(super) fn list(&self) -> &[Instance] {
        &self.list
    }

    /// Number of the instance in which this form stands for this text.
    pub(super) fn of(&self, face: FaceId, form: &Form, text: &str) -> Option<usize> {
        let table = self.tables.get(usize::from(face.0))?;
        let nth = table.texts(form)?.iter().position(|have| **have == *text)?;
        Some(table.first + nth)
    }
}

/// Finds the instances that the pages need, in a fixed order: by face, then by how many texts a
/// form had before.
pub(super) fn collect(pages: &Pages) -> Result<Instances, ExportError> {
    let mut tables: Vec<GlyphTable> = Vec::new();
    for page in &pages.pages {
        for (run, said) in read(pages, page)?.into_iter().flatten() {
            let face = usize::from(run.face.0);
            if tables.len() <= face {
                tables.resize_with(face + 1, GlyphTable::default);
            }
            if let Some(table) = tables.get_mut(face) {
                for Said { form, text, .. } in said {
                    table.note(form, &text);
                }
            }
        }
    }
    let mut list: Vec<Instance> = Vec::new();
    for (table, face) in tables.iter_mut().zip((0u8..).map(FaceId)) {
        table.first = list.len();
        let count = table
            .texts
            .iter()
            .map(|(_, texts)| texts.len())
            .max()
            .unwrap_or(0);
        list.extend((0..count).map(|nth| {
            Instance {
                face,
                texts: table
                    .texts
                    .iter()
                    .filter_map(|(form, texts)| Some((form.clone(), texts.get(nth)?.to_string())))
                    .collect(),
            }
        }));
    }
    Ok(Instances { list, tables })
}
