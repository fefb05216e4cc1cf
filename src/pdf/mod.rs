//! From the display list to PDF bytes through printpdf: one file that is tagged PDF/A-2a and
//! PDF/UA-1 at PDF 1.7. The only room that names printpdf, lopdf and subsetter; it measures no text.
//!
//! [`preflight`] refuses what cannot become a sound file, [`instances`] and [`subset`] prepare the
//! faces, [`ops`] turns pages into operators, [`write`] runs printpdf, and [`post`] adds what
//! printpdf does not know: structure, annotations, outline, metadata. Equal pages give equal bytes.

mod error;
mod images;
mod instances;
mod marked;
mod ops;
mod pen;
mod post;
mod preflight;
mod structure;
mod subset;
mod write;

#[cfg(test)]
mod tests;

pub use error::ExportError;

use crate::typeset::Pages;

/// Writes the pages as a PDF.
///
/// # Errors
/// When the pages break a rule of PDF/A-2a or PDF/UA-1 (the message names the block and what to
/// do), or when the file cannot be written.
pub fn export(pages: &Pages) -> Result<Vec<u8>, ExportError> {
    let faces = &*pages.faces;
    preflight::check(pages, faces)?;
    let instances = instances::collect(pages)?;
    let fonts = subset::embed(&instances, faces)?;
    let images = images::decode(pages)?;
    let written = ops::pages(pages, &instances, &fonts, &images)?;
    write::file(pages, fonts, images, written)
}
