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
            codes: font.codes,
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
    let mut ops = written.ops;
    let specimen = ops.pop();
    for (page, ops) in pages.pages.iter().zip(ops) {
        document.pages.push(sheet(page, ops));
    }
    // The specimen: see there.
    if let (Some(page), Some(ops)) = (pages.pages.first(), specimen) {
        document.pages.push(sheet(page, ops));
    }
    let mut file = convert(&document)?;
    take_out_last_page(&mut file)?;
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
        // Else the operator that shows text would be dropped as unknown.
        secure: false,
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

/// Takes the last page out of the file, with all that is its own.
fn take_out_last_page(file: &mut Document) -> Result<(), ExportError> {
    let tree = file.catalog()?.get(b"Pages")?.as_reference()?;
    let tree = file.get_dictionary_mut(tree)?;
    let mut kids = tree.get(b"Kids")?.as_array()?.clone();
    let last = kids.pop();
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    let Some(last) = last else { return Ok(()) };
    let last = last.as_reference()?;
    let page = file.get_dictionary(last)?;
    let own = [
        page.get(b"Contents")?.as_reference()?,
        page.get(b"Resources")?.as_reference()?,
    ];
    for id in own.into_iter().chain([last]) {
        file.objects.remove(&id);
    }
    Ok(())
}
