//! The display list: what stands where on each page, and what it means.
//!
//! The preview paints it and the PDF is written from it; neither measures anything. Lengths are
//! points (1/72 inch), the origin is the page's top left corner, y grows downwards.

use super::faces::{FaceId, Faces};
use super::meaning::{Element, ElementId};
use super::paragraphs::Paragraphs;
use crate::briefing::ItemId;
use std::ops::Range;
use std::sync::Arc;

/// A finished document, ready to paint or to write.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages in order. A page that an edit did not touch keeps its `Arc`.
    pub pages: Vec<Arc<Page>>,
    /// The shaped text of each paragraph in reading order; [`Run::paragraph`] is an index into it.
    pub paragraphs: Paragraphs,
    /// The faces that runs name: the bundled ones and those of the briefing.
    pub faces: Arc<Faces>,
    /// The semantic tree in reading order; the first element is the document itself.
    pub elements: Arc<Vec<Element>>,
    /// Headings for the outline, in reading order.
    pub outline: Arc<Vec<Mark>>,
    /// Title, language and the other fields for the file's own metadata.
    pub info: DocumentInfo,
    /// What could not be set as asked.
    pub problems: Vec<Problem>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Paper size.
    pub size: Size,
    /// Page label ("1").
    pub label: String,
    /// Everything drawn, in order of content (which is the reading order), never of y.
    pub items: Vec<Item>,
    /// Clickable places.
    pub links: Vec<Link>,
}

/// Width and height in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A rectangle in points; `x`, `y` is its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs of one face, size and colour on one baseline.
    Run(Run),
    /// A filled rectangle: rules, bars, bullets, table lines.
    Rule(Rule),
    /// A picture.
    Image(Image),
}

/// Glyphs of one face, size and colour on one line of one paragraph, left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Where the line's glyphs count from: distance from the page's left edge.
    pub x: f32,
    /// Distance of the baseline from the page's top.
    pub baseline: f32,
    /// The paragraph whose text the glyphs' ranges point into.
    pub paragraph: ParagraphId,
    /// What the run means.
    pub tag: Tag,
    /// The glyphs in visual order, shared with the set line, so that a page is made without copying them.
    pub glyphs: Arc<Vec<Glyph>>,
}

impl Run {
    /// Pen position of one of its glyphs from the page's left edge.
    pub fn pen(&self, glyph: &Glyph) -> f32 {
        self.x + glyph.x
    }
}

/// A positioned glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Glyph id in the face; never 0.
    pub id: u16,
    /// Pen position from the run's `x`; [`Run::pen`] gives it from the page's left edge.
    pub x: f32,
    /// Shift upwards from the run's baseline (raised figures, marks).
    pub rise: f32,
    /// Advance.
    pub advance: f32,
    /// Bytes of the paragraph's text that the glyph's cluster stands for. The glyphs of one cluster
    /// share the range. An empty range is an automatic hyphen.
    pub text: Range<u32>,
}

/// A filled rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Where.
    pub rect: Rect,
    /// Its colour.
    pub colour: Colour,
    /// Always furniture to a screen reader.
    pub artifact: Artifact,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where.
    pub rect: Rect,
    /// PNG or JPEG bytes.
    pub data: Arc<[u8]>,
    /// Its figure element, which carries the alternative text.
    pub element: ElementId,
}

/// What a run means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Content of this element.
    Content(ElementId),
    /// Furniture that a screen reader skips.
    Artifact(Artifact),
}

/// Kinds of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// Page header or top banner.
    Header,
    /// Page footer or bottom banner.
    Footer,
    /// Rules, bars, boxes.
    Decoration,
}

/// Index into [`Pages::paragraphs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u32);

/// A clickable place. A link over two lines has two of these with one element.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it can be clicked.
    pub rect: Rect,
    /// Where it leads.
    pub target: LinkTarget,
    /// Its link element, whose `alt` says where it leads.
    pub element: ElementId,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkTarget {
    /// An http, https or mailto address.
    Address(String),
    /// A place in this document.
    Place {
        /// Page index, from 0.
        page: usize,
        /// Distance from the page's top, in points.
        y: f32,
    },
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its words.
    pub title: String,
    /// Its level, from 1.
    pub level: u8,
    /// Page index, from 0.
    pub page: usize,
    /// Top of the heading's line, in points from the page's top.
    pub y: f32,
}

/// What goes into the file's own metadata: a white list, nothing else does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Title ("DRAFT" stands before it in a draft copy).
    pub title: String,
    /// Organisation; empty for none.
    pub author: String,
    /// Subject; empty for none.
    pub subject: String,
    /// Keywords; the marking is one of them.
    pub keywords: Vec<String>,
    /// BCP 47 language.
    pub language: String,
    /// Date of the document, `YYYY-MM-DD`.
    pub date: String,
}

/// Something that could not be set as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The item concerned; `None` for furniture and details.
    pub item: Option<ItemId>,
    /// What, in one sentence.
    pub message: String,
}
