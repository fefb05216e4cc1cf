//! Pages as printpdf operators: marked content, rules and pictures here, [`text`] beside.
//!
//! PDF measures y from the bottom; positions are rounded to 1/100 point.

mod specimen;
mod text;

use super::error::ExportError;
use super::images::Images;
use super::instances::Instances;
use super::marked::{artifact_properties, marked_content, rgb};
use super::pen::{hundredths, thousandths};
use super::reading::read;
use super::structure::{Structure, structure_type};
use super::subset::Font;
use crate::typeset::{Colour, Image, Item, Page, Pages, Rule, Tag};
use printpdf::{CurTransMat, DictItem, Op, PaintMode, Pt, Rect, XObjectTransform};

/// The operators of every page and the tree that its content fills.
pub(super) struct Written {
    /// Per page, and behind them the specimen.
    pub(super) ops: Vec<Vec<Op>>,
    /// The tree.
    pub(super) structure: Structure,
}

/// Turns all pages into operators.
pub(super) fn pages(
    pages: &Pages,
    instances: &Instances,
    fonts: &[Font],
    images: &Images,
) -> Result<Written, ExportError> {
    let mut structure = Structure::new(&pages.elements);
    let mut all = Vec::with_capacity(pages.pages.len());
    for page in &pages.pages {
        structure.page();
        let runs = read(pages, page)?;
        let mut writer = Writer {
            pages,
            page,
            instances,
            fonts,
            structure: &mut structure,
            ops: Vec::new(),
            open: None,
            line: None,
            font: None,
            colour: None,
            word_space: 0.0,
        };
        for (item, run) in page.items.iter().zip(&runs) {
            match (item, run) {
                (Item::Rule(rule), _) => writer.rule(rule),
                (Item::Image(image), _) => writer.image(image, images)?,
                (Item::Run(_), Some((run, said))) => writer.run(run, said)?,
                (Item::Run(_), None) => {}
            }
        }
        writer.close();
        all.push(writer.ops);
    }
    structure.finish(&pages.elements);
    all.push(specimen::specimen(instances, fonts));
    Ok(Written { ops: all, structure })
}

struct Writer<'a> {
    pages: &'a Pages,
    page: &'a Page,
    instances: &'a Instances,
    fonts: &'a [Font],
    structure: &'a mut Structure,
    ops: Vec<Op>,
    /// What the open marked content belongs to.
    open: Option<Tag>,
    /// Where the last line began, from the bottom left, while a text section is open.
    line: Option<(f32, f32)>,
    font: Option<(usize, f32)>,
    colour: Option<Colour>,
    /// Points that a reader puts behind each blank.
    word_space: f32,
}

impl Writer<'_> {
    /// Ends the open text and marked content.
    fn close(&mut self) {
        if self.line.take().is_some() {
            self.ops.push(Op::EndTextSection);
            self.font = None;
        }
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Makes sure that what follows belongs to `tag`.
    fn open(&mut self, tag: Tag) {
        if self.open == Some(tag) {
            return;
        }
        self.close();
        let (name, properties) = match tag {
            Tag::Content(element) => {
                let mark = self.structure.content(&self.pages.elements, element);
                let role = self
                    .pages
                    .elements
                    .get(element.0 as usize)
                    .map(|element| element.role);
                let number = i64::try_from(mark).unwrap_or(i64::MAX);
                (
                    role.map_or("P", structure_type),
                    vec![("MCID", DictItem::Int(number))],
                )
            }
            Tag::Artifact(artifact) => ("Artifact", artifact_properties(artifact)),
        };
        self.ops.push(marked_content(name, properties));
        self.open = Some(tag);
    }

    fn paint(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.colour = Some(colour);
        }
    }

    /// Distance from the page's bottom.
    fn up(&self, y: f32) -> f32 {
        self.page.size.height - y
    }

    fn rule(&mut self, rule: &Rule) {
        if self.line.is_some() {
            self.close();
        }
        self.open(Tag::Artifact(rule.artifact));
        self.paint(rule.colour);
        let rect = rule.rect;
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(hundredths(rect.x)),
                y: Pt(hundredths(self.up(rect.y + rect.height))),
                width: Pt(thousandths(rect.width)),
                height: Pt(thousandths(rect.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    fn image(&mut self, image: &Image, images: &Images) -> Result<(), ExportError> {
        let id = images
            .id(&image.data)
            .ok_or_else(|| ExportError::Internal("a picture was not decoded".to_owned()))?;
        self.close();
        self.open(Tag::Content(image.element));
        self.structure.figure(image.element, image.rect);
        let rect = image.rect;
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([
                rect.width,
                0.0,
                0.0,
                rect.height,
                hundredths(rect.x),
                hundredths(self.up(rect.y + rect.height)),
            ]),
        });
        self.ops.push(Op::UseXobject {
            id: id.clone(),
            transform: XObjectTransform {
                no_auto_scale: true,
                ..Default::default()
            },
        });
        self.ops.push(Op::RestoreGraphicsState);
        self.close();
        Ok(())
    }
}
