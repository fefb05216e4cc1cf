//! From a briefing to positioned glyphs: paragraphs, lines and pages, one display list for the
//! screen and for the PDF.
//!
//! Pure and deterministic: no clock, no files, no window, no printpdf. Only `shape` names
//! parley_engine. Positions are points from the page's top left corner, y down.

pub mod faces;
mod page;

pub use faces::{Face, FaceId, Faces};
pub use page::{
    Artifact, Colour, DocumentInfo, Element, ElementId, Glyph, Image, Item, Link, LinkTarget, Mark, Origin,
    Page, Pages, Paragraph, ParagraphId, Problem, Rect, Role, Rule, Run, Size, Span, SpanOrigin, Tag,
};
