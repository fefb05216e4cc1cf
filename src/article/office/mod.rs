//! Office documents and books: Word, OpenDocument, RTF and EPUB, each read as a stream.
//!
//! Every reader walks its format once and hands words to one flow; nothing recursive, so that depth
//! costs nothing. Macros, embedded objects and outside references are never opened, and what is left
//! out is counted and told.

mod docx;
mod docx_styles;
mod epub;
mod odt;
mod package;
mod rtf;
mod xhtml;
mod xml;

pub(super) use docx::read as docx;
pub(super) use epub::read as epub;
pub(super) use odt::read as odt;
pub(super) use package::{Package, shown};
pub(super) use rtf::read as rtf;
