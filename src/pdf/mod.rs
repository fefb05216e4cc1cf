//! From the display list to PDF bytes through printpdf: one file that is tagged PDF/A-2a (A-3a with
//! attachments) and PDF/UA-1 at PDF 1.7. The only room that names printpdf, lopdf and subsetter; it measures no text.
//!
//! [`preflight`] refuses what cannot become a sound file, [`reading`] says in which order and with what
//! texts glyphs go in, [`forms`], [`instances`], [`subset`], [`fuse`], [`tables`] and [`codes`] prepare the faces, [`ops`] turns pages into operators, [`write`] runs printpdf, and [`post`] adds what
//! printpdf does not know: structure, annotations, outline, metadata; [`serialise`] makes bytes of it.
//! Equal pages give equal bytes.

mod attachment;
mod codes;
mod error;
mod forms;
mod fuse;
mod images;
mod instances;
mod marked;
mod ops;
mod pen;
mod post;
mod preflight;
mod reading;
mod serialise;
mod structure;
mod subset;
mod tables;
mod write;

#[cfg(test)]
mod tests;

pub use attachment::{AttachedError, Attachment, Relationship, attached};
pub use error::ExportError;

use crate::typeset::Pages;

/// Writes the pages as a PDF.
///
/// # Errors
/// When the pages break a rule of PDF/A-2a or PDF/UA-1 (the message names the block and what to
/// do), or when the file cannot be written.
pub fn export(pages: &Pages) -> Result<Vec<u8>, ExportError> {
    export_with(pages, &[])
}

/// Writes the pages as a PDF with files attached to it: PDF/A-3a in place of A-2a, which allows none.
///
/// # Errors
/// As [`export`].
pub fn export_with(pages: &Pages, attachments: &[Attachment]) -> Result<Vec<u8>, ExportError> {
    let faces = &*pages.faces;
    preflight::check(pages, faces)?;
    let instances = instances::collect(pages)?;
    let fonts = subset::embed(&instances, faces)?;
    let images = images::pack(pages)?;
    let written = ops::pages(pages, &instances, &fonts, &images)?;
    write::file(pages, fonts, images, written, attachments)
}
