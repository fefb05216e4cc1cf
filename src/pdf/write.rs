//! Runs printpdf on the operators, lets [`super::post`] finish the document and writes the bytes.

use super::attachment::Attachment;
use super::error::ExportError;
use super::images::Images;
use super::ops::Written;
use super::post::{self, FontFacts};
use super::serialise;
use super::subset::Font;
use crate::typeset::{Page, Pages};
use lopdf::Document;
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, PdfWarnMsg, Pt, Rect, XObject};

/// Assembles the file.
pub(super) fn file(
    pages: &Pages,
    fonts: Vec<Font>,
    images: Images,
    written: Written,
    attachments: &[Attachment],
) -> Result<Vec<u8>, ExportError> {
    let mut document = PdfDocument::new(&pages.info.title);
    let mut facts = Vec::with_capacity(fonts.len());
    for font in fonts {
        facts.push(FontFacts {
            name: font.name,
            cap_height: font.cap_height,
        });
        document
            .resources
            .fonts
            .map
            .insert(font.id, PdfFont::new(font.parsed));
    }
    for (id, image) in images.into_resources() {
        document
            .resources
            .xobjects
            .map
            .insert(id, XObject::External(image));
    }
    for (page, ops) in pages.pages.iter().zip(written.ops) {
        document.pages.push(sheet(page, ops));
    }
    let mut file = convert(&document)?;
    post::finish(&mut file, pages, &facts, &written.structure, attachments)?;
    serialise::bytes(&file)
}

fn sheet(page: &Page, ops: Vec<printpdf::Op>) -> PdfPage {
    let bounds = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(page.size.width),
        height: Pt(page.size.height),
        mode: None,
        winding_order: None,
    };
    let mut sheet = PdfPage::new(Mm::from(Pt(page.size.width)), Mm::from(Pt(page.size.height)), ops);
    sheet.media_box = bounds.clone();
    sheet.trim_box = bounds.clone();
    sheet.crop_box = bounds;
    sheet
}

/// printpdf's document as lopdf objects; a warning means that something was dropped.
fn convert(document: &PdfDocument) -> Result<Document, ExportError> {
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: true,
        secure: true,
        image_optimization: None,
    };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let file = document.to_lopdf_document(&options, &mut warnings);
    let grave = warnings
        .iter()
        .find(|warning| warning.severity != printpdf::PdfParseErrorSeverity::Info);
    match grave {
        Some(warning) => Err(ExportError::Internal(format!(
            "page {}: {}",
            warning.page + 1,
            warning.msg
        ))),
        None => Ok(file),
    }
}
