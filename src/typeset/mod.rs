//! From a briefing to positioned glyphs: paragraphs, lines and pages, one display list for the
//! screen and for the PDF.
//!
//! Pure and deterministic: no clock, no files, no window, no printpdf. Only `shape` names
//! parley_engine. Positions are points from the page's top left corner, y down.

mod bidi;
mod break_lines;
mod build;
mod candidates;
mod chapter;
mod citations;
mod column;
mod compose;
mod document;
mod elements;
pub mod faces;
mod fallback;
mod fill;
mod flow;
mod font_file;
mod fragment;
mod furniture;
mod hyphenate;
mod items;
mod keeper;
mod languages;
mod links;
mod meaning;
mod notes;
mod page;
mod paginate;
mod paragraphs;
mod plan;
mod press;
mod ragged;
mod script;
mod set_lines;
mod setter;
mod shape;
mod style;
mod text;
mod ties;
mod title;
mod typesetter;
mod visual_order;

#[cfg(test)]
mod font_tests;
#[cfg(test)]
mod quality_tests;
#[cfg(test)]
mod tests;

pub use faces::{Face, FaceId, Faces};
pub use fallback::warm_up;
pub use font_file::{FontRefusal, read_font};
pub use meaning::{Element, ElementId, Origin, Paragraph, Role, Span, SpanOrigin};
pub use page::{
    Artifact, Colour, DocumentInfo, Glyph, Image, Item, Link, LinkTarget, Mark, Page, Pages, ParagraphId,
    Problem, Rect, Rule, Run, Size, Tag,
};
pub use paragraphs::Paragraphs;
pub use typesetter::{Options, Typesetter, typeset};
