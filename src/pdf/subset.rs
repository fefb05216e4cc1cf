//! Cuts each font instance down to its glyphs and hands it to printpdf with its metrics.

use super::codes::Codes;
use super::error::ExportError;
use super::forms::{Form, Part};
use super::fuse::{self, Component, Composite};
use super::instances::{Instance, Instances};
use super::tables::Tables;
use crate::typeset::{Face, Faces};
use printpdf::{FontId, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A font instance as it goes into the file.
pub(super) struct Font {
    /// Its resource name.
    pub(super) id: FontId,
    /// What printpdf embeds.
    pub(super) parsed: ParsedFont,
    /// PostScript name with its subset tag.
    pub(super) name: String,
    /// Height of capitals in 1/1000 em.
    pub(super) cap_height: i64,
    /// How strings name the glyphs.
    pub(super) codes: Codes,
    /// The code of each form and its width; only what the instance holds is asked for.
    shown: Shown,
}

/// Codes and widths in 1/1000 em.
#[derive(Default)]
struct Shown {
    /// By glyph id of the face.
    glyphs: Vec<(u16, u32)>,
    fused: BTreeMap<Vec<Part>, (u16, u32)>,
}

impl Shown {
    fn note(&mut self, id: u16, code: (u16, u32)) {
        let at = usize::from(id);
        if self.glyphs.len() <= at {
            self.glyphs.resize(at + 1, (0, 0));
        }
        if let Some(slot) = self.glyphs.get_mut(at) {
            *slot = code;
        }
    }

    fn get(&self, form: &Form) -> Option<(u16, u32)> {
        match form {
            Form::Glyph(id) => self.glyphs.get(usize::from(*id)),
            Form::Fused(parts) => self.fused.get(parts),
        }
        .copied()
    }
}

impl Font {
    /// The code that shows this form, and its width in 1/1000 em as the file states it.
    pub(super) fn code(&self, form: &Form) -> Option<(u16, i64)> {
        let (code, width) = self.shown.get(form)?;
        Some((code, i64::from(width)))
    }
}

/// Subsets all instances.
pub(super) fn embed(instances: &Instances, faces: &Faces) -> Result<Vec<Font>, ExportError> {
    let list = instances.list().iter().enumerate();
    list.map(|(number, instance)| {
        let face = faces
            .get(instance.face)
            .ok_or_else(|| ExportError::Internal(format!("face {} does not exist", instance.face.0)))?;
        font(number, instance, face).map_err(|problem| {
            ExportError::Internal(format!("the font {} cannot be embedded: {problem}", face.name))
        })
    })
    .collect()
}

fn font(number: usize, instance: &Instance, face: &Face) -> Result<Font, String> {
    let data = face.data.data();
    let reader = FontRef::from_index(data, 0).map_err(|error| error.to_string())?;
    let blank = reader
        .charmap()
        .map(' ')
        .and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
    let mut remapper = GlyphRemapper::new();
    let forms = instance.texts.keys();
    for glyph in in_order(forms.flat_map(Form::glyphs), blank) {
        remapper.remap(glyph);
    }
    let upem = reader.head().map_err(|error| error.to_string())?.units_per_em();
    let metrics = reader.glyph_metrics(Size::unscaled(), LocationRef::default());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an advance is a u16 in the font's hmtx table"
    )]
    let advance = |id: u16| metrics.advance_width(GlyphId::new(u32::from(id))).unwrap_or(0.0) as u16;
    let cut = subsetter::subset(data, 0, &remapper).map_err(|error| error.to_string())?;
    let fused: Vec<&Vec<Part>> = instance.texts.keys().filter_map(Form::parts).collect();
    let composites = fused.iter().map(|parts| composite(parts, &remapper, advance));
    let composites: Option<Vec<Composite>> = composites.collect();
    let composites = composites.ok_or("a part of a glyph was lost")?;
    let (bytes, first) = finish(cut, &composites).ok_or("its tables cannot be read")?;
    let mut advances = BTreeMap::new();
    let mut shown = Shown::default();
    for (id, code) in remapper.remapped_gids().zip(0u16..) {
        let advance = advance(id);
        advances.insert(code, advance);
        shown.note(id, (code, file_width(advance, upem)));
    }
    for ((parts, composite), code) in fused.into_iter().zip(&composites).zip(first..) {
        advances.insert(code, composite.advance);
        let width = file_width(composite.advance, upem);
        shown.fused.insert(parts.clone(), (code, width));
    }
    let texts = instance.texts.iter();
    let codes = Codes::new(texts.filter_map(|(form, text)| Some((shown.get(form)?.0, text.as_str()))));
    let postscript = reader
        .localized_strings(StringId::POSTSCRIPT_NAME)
        .english_or_first()
        .map_or_else(|| face.name.to_string(), |name| name.to_string());
    // Added fonts may be named in any way; a name in a file has at most 127 bytes (ISO 19005-2, 6.1.13).
    let postscript: String = postscript
        .chars()
        .filter(char::is_ascii_graphic)
        .take(63)
        .collect();
    let name = format!("{}+{postscript}", subset_tag(number, &bytes));
    let cap_height = reader
        .os2()
        .ok()
        .and_then(|os2| os2.s_cap_height())
        .map_or(700, |height| i64::from(height) * 1000 / i64::from(upem.max(1)));
    let parsed = ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        font_name: Some(name.clone()),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: advances,
        units_per_em: upem,
        font_metrics: vertical_metrics(&reader).map_err(|error| error.to_string())?,
        font_type: if reader.cff().is_ok() {
            FontType::OpenTypeCFF(())
        } else {
            FontType::TrueType
        },
        pdf_font_metrics: descriptor_metrics(&reader).map_err(|error| error.to_string())?,
    };
    Ok(Font {
        // Padded, so that the order of names is the order of numbers.
        id: FontId(format!("F{number:03}")),
        parsed,
        name,
        cap_height,
        codes,
        shown,
    })
}

/// How the parts are put together in the cut-down font.
fn composite(parts: &[Part], numbers: &GlyphRemapper, advance: impl Fn(u16) -> u16) -> Option<Composite> {
    let components = parts.iter().map(|part| {
        Some(Component {
            glyph: numbers.get(part.id)?,
            x: part.x,
            y: part.y,
        })
    });
    let room = parts.iter().filter(|part| part.takes_room);
    Some(Composite {
        components: components.collect::<Option<_>>()?,
        advance: room.fold(0, |sum, part| sum.saturating_add(advance(part.id))),
    })
}

/// The cut-down font with the tables that it needs and fused glyphs behind the others, and the number of
/// the first of these. A CFF font stays as it is.
fn finish(cut: Vec<u8>, composites: &[Composite]) -> Option<(Vec<u8>, u16)> {
    let Some(mut tables) = Tables::read(&cut) else {
        return composites.is_empty().then_some((cut, 0));
    };
    let first = if composites.is_empty() {
        0
    } else {
        fuse::add(&mut tables, composites)?
    };
    Some((tables.write()?, first))
}

/// Number 32 is the blank's or nobody's: word spacing widens that code, in some viewers even where codes
/// have two bytes.
fn in_order(glyphs: impl Iterator<Item = u16>, blank: Option<u16>) -> Vec<u16> {
    // Number 0 is the missing glyph's.
    const BEFORE: usize = 31;
    let mut ordered: Vec<u16> = glyphs.collect::<BTreeSet<_>>().into_iter().collect();
    let Some(blank) = blank else { return ordered };
    let others = ordered.len();
    ordered.retain(|glyph| *glyph != blank);
    if ordered.len() > BEFORE {
        ordered.insert(BEFORE, blank);
    } else if ordered.len() < others {
        ordered.push(blank);
    }
    ordered
}

/// Width in 1/1000 em, cut off as printpdf cuts it off, in the arithmetic it uses.
fn file_width(advance: u16, upem: u16) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "printpdf cuts off in the same way"
    )]
    let width = (f32::from(advance) * 1000.0 / f32::from(upem)) as u32;
    width
}

fn vertical_metrics(reader: &FontRef) -> Result<printpdf::font::FontMetrics, skrifa::raw::ReadError> {
    let hhea = reader.hhea()?;
    Ok(printpdf::font::FontMetrics {
        ascent: hhea.ascender().to_i16(),
        descent: hhea.descender().to_i16(),
    })
}

fn descriptor_metrics(reader: &FontRef) -> Result<PdfFontMetricsStub, skrifa::raw::ReadError> {
    let (head, hhea) = (reader.head()?, reader.hhea()?);
    Ok(PdfFontMetricsStub {
        units_per_em: head.units_per_em(),
        x_min: head.x_min(),
        y_min: head.y_min(),
        x_max: head.x_max(),
        y_max: head.y_max(),
        caret_slope_rise: hhea.caret_slope_rise(),
        caret_slope_run: hhea.caret_slope_run(),
        us_weight_class: reader.os2().map_or(400, |os2| os2.us_weight_class()),
    })
}

/// Six capitals from a hash of the subset (ISO 32000-1, 9.6.4); two instances of equal bytes differ.
fn subset_tag(number: usize, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(number.to_be_bytes());
    hash.update(bytes);
    let digest = hash.finalize();
    digest
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_blank_is_number_32_where_there_are_so_many() {
        let check = |glyphs: std::ops::Range<u16>, blank: u16, expected: Option<usize>| {
            let ordered = in_order(glyphs.clone(), Some(blank));
            // The first glyph has number 1.
            assert_eq!(
                ordered.iter().position(|glyph| *glyph == blank).map(|at| at + 1),
                expected
            );
            assert!(glyphs.into_iter().all(|glyph| ordered.contains(&glyph)));
        };
        check(1..5, 2, Some(4));
        check(1..5, 9, None);
        check(1..33, 9, Some(32));
        check(1..80, 3, Some(32));
        check(1..80, 90, Some(32));
    }
}
