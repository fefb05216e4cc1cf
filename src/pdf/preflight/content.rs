//! What is drawn: text with its faces, rules and pictures; links are checked by [`super::links`].

use super::place::{paragraph_place, picture_place};
use super::refused;
use crate::pdf::error::ExportError;
use crate::typeset::{
    Element, ElementId, Face, FaceId, Faces, Glyph, Item, Page, Pages, Paragraph, Rect, Run, Tag,
};
use icu_normalizer::ComposingNormalizerBorrowed;
use skrifa::FontRef;
use skrifa::raw::TableProvider;
use std::collections::BTreeSet;

/// How far beyond the page's edge rounding may bring something, in points.
const SLACK: f32 = 1.0;

/// Checks everything on all pages.
pub(super) fn check(pages: &Pages, faces: &Faces) -> Result<(), ExportError> {
    let mut embeddable: BTreeSet<FaceId> = BTreeSet::new();
    let mut normal = vec![false; pages.paragraphs.len()];
    for (index, page) in pages.pages.iter().enumerate() {
        let checker = Checker { pages, page, index };
        for item in &page.items {
            match item {
                Item::Run(run) => {
                    let face = faces.get(run.face).ok_or_else(|| {
                        ExportError::Internal(format!("face {} does not exist", run.face.0))
                    })?;
                    if embeddable.insert(run.face) {
                        checker.embeddable(run, face)?;
                    }
                    let paragraph = checker.paragraph(run)?;
                    if let Some(seen) = normal.get_mut(run.paragraph.0 as usize)
                        && !std::mem::replace(seen, true)
                    {
                        checker.normal(run, paragraph)?;
                    }
                    checker.run(run, paragraph)?;
                }
                Item::Rule(rule) => checker.rect(rule.rect, "a rule")?,
                Item::Image(image) => {
                    checker.element(image.element)?;
                    checker.rect(image.rect, "a picture")?;
                    if !checker.is_on_page(image.rect) {
                        return Err(refused(
                            picture_place(pages, index, image),
                            "it would stand outside the page".to_owned(),
                            "Make it narrower, or insert a smaller one.",
                        ));
                    }
                }
            }
        }
        for link in &page.links {
            checker.link(link)?;
        }
    }
    Ok(())
}

pub(super) struct Checker<'a> {
    pub(super) pages: &'a Pages,
    page: &'a Page,
    /// From 0.
    pub(super) index: usize,
}

impl<'a> Checker<'a> {
    fn paragraph(&self, run: &Run) -> Result<&'a Paragraph, ExportError> {
        let paragraph = self.pages.paragraphs.get(run.paragraph.0 as usize);
        paragraph
            .map(AsRef::as_ref)
            .ok_or_else(|| ExportError::Internal(format!("paragraph {} does not exist", run.paragraph.0)))
    }

    fn refuse(&self, run: &Run, problem: String, remedy: &'static str) -> Result<(), ExportError> {
        Err(refused(
            paragraph_place(self.pages, self.index, run.paragraph),
            problem,
            remedy,
        ))
    }

    /// The face may stand in a file.
    fn embeddable(&self, run: &Run, face: &Face) -> Result<(), ExportError> {
        let bits = FontRef::from_index(face.data.data(), 0)
            .and_then(|font| font.os2().map(|os2| os2.fs_type()))
            .unwrap_or(0);
        if !allows_subset(bits) {
            return self.refuse(
                run,
                format!("the licence of the font {} forbids its use in a PDF", face.name),
                "Take the font out of the briefing and add another with these characters.",
            );
        }
        Ok(())
    }

    /// Decomposed letters change fonts inside a word, and readers then see a blank there.
    fn normal(&self, run: &Run, paragraph: &Paragraph) -> Result<(), ExportError> {
        if ComposingNormalizerBorrowed::new_nfc().is_normalized(&paragraph.text) {
            return Ok(());
        }
        let place = paragraph_place(self.pages, self.index, run.paragraph);
        Err(ExportError::Internal(format!(
            "{place}: its text is not normalised"
        )))
    }

    fn run(&self, run: &Run, paragraph: &Paragraph) -> Result<(), ExportError> {
        if let Tag::Content(element) = run.tag {
            self.element(element)?;
        }
        let sized = run.size.is_finite() && run.size > 0.0;
        let mut last = 0..0;
        for glyph in run.glyphs.iter() {
            if glyph.id == 0 || glyph.text != last {
                self.text(run, paragraph, glyph)?;
                last = glyph.text.clone();
            }
            let (x, y) = (run.pen(glyph), run.baseline - glyph.rise);
            let on_page = x >= -SLACK
                && x <= self.page.size.width + SLACK
                && y >= -SLACK
                && y <= self.page.size.height + SLACK;
            // Comparisons with what is not a number fail.
            if !(sized && on_page) {
                return self.refuse(
                    run,
                    "its text would stand outside the page".to_owned(),
                    "Shorten the longest word or address in it.",
                );
            }
        }
        Ok(())
    }

    /// A glyph stands for characters that mean something outside its font.
    fn text(&self, run: &Run, paragraph: &Paragraph, glyph: &Glyph) -> Result<(), ExportError> {
        let Some(text) = paragraph
            .text
            .get(glyph.text.start as usize..glyph.text.end as usize)
        else {
            return Err(ExportError::Internal(format!(
                "bytes {}..{} of paragraph {} are no text",
                glyph.text.start, glyph.text.end, run.paragraph.0
            )));
        };
        if glyph.id == 0 {
            return self.refuse(
                run,
                format!("no face has the character {text:?}"),
                "Replace the character by one that can be printed, or add a font that has it.",
            );
        }
        if let Some(odd) = text.chars().find(|c| unmappable(*c)) {
            return self.refuse(
                run,
                format!(
                    "the character U+{:04X} has no meaning outside its own font",
                    u32::from(odd)
                ),
                "Replace it by an ordinary character.",
            );
        }
        Ok(())
    }

    pub(super) fn rect(&self, rect: Rect, what: &str) -> Result<(), ExportError> {
        let numbers = [rect.x, rect.y, rect.width, rect.height];
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(())
        } else {
            Err(ExportError::Internal(format!(
                "page {}: {what} has no size",
                self.index + 1
            )))
        }
    }

    fn is_on_page(&self, rect: Rect) -> bool {
        rect.x >= -SLACK
            && rect.y >= -SLACK
            && rect.x + rect.width <= self.page.size.width + SLACK
            && rect.y + rect.height <= self.page.size.height + SLACK
    }

    pub(super) fn element(&self, id: ElementId) -> Result<&Element, ExportError> {
        self.pages
            .elements
            .get(id.0 as usize)
            .ok_or_else(|| ExportError::Internal(format!("element {} does not exist", id.0)))
    }
}

/// Whether a font's licence bits allow a subset of it inside a file (OpenType, OS/2, fsType).
fn allows_subset(bits: u16) -> bool {
    const RESTRICTED: u16 = 0x0002;
    const OTHER_KINDS: u16 = 0x000C;
    const NO_SUBSET: u16 = 0x0100;
    const BITMAPS_ONLY: u16 = 0x0200;
    let restricted = bits & RESTRICTED != 0 && bits & OTHER_KINDS == 0;
    !restricted && bits & (NO_SUBSET | BITMAPS_ONLY) == 0
}

/// Characters that a ToUnicode map may not give (ISO 19005-2, 6.2.11.7.2), and private ones.
fn unmappable(c: char) -> bool {
    matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
        || matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}

#[cfg(test)]
mod tests {
    use super::allows_subset;

    #[test]
    fn licence_bits() {
        let check = |bits: u16, expected: bool| assert_eq!(allows_subset(bits), expected, "{bits:04x}");
        check(0x0000, true);
        check(0x0004, true);
        check(0x0008, true);
        check(0x000A, true);
        check(0x0002, false);
        check(0x0100, false);
        check(0x0200, false);
        check(0x0104, false);
    }
}
