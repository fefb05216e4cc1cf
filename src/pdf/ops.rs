//! Pages as printpdf operators: marked content, text matrices and kerned glyphs.
//!
//! printpdf's own operator for shown text takes an object a glyph, which is most of an export's time;
//! here a line is one string with kerning numbers between its pieces.
//!
//! PDF measures y from the bottom; positions are rounded to 1/100 point.

use super::error::ExportError;
use super::images::Images;
use super::instances::{GlyphText, Instances, glyph_texts};
use super::marked::{artifact_properties, marked_content, rgb, utf16};
use super::pen::{Pen, hundredths, thousandths};
use super::structure::{Structure, structure_type};
use super::subset::Font;
use crate::typeset::{Colour, Glyph, Image, Item, Page, Pages, Rule, Run, Tag};
use printpdf::{
    Codepoint, CurTransMat, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rect, TextItem, TextMatrix,
    XObjectTransform,
};

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
        let mut writer = Writer {
            pages,
            page,
            instances,
            fonts,
            structure: &mut structure,
            ops: Vec::new(),
            open: None,
            in_text: false,
            font: None,
            colour: None,
        };
        for item in &page.items {
            match item {
                Item::Run(run) => writer.run(run)?,
                Item::Rule(rule) => writer.rule(rule),
                Item::Image(image) => writer.image(image, images)?,
            }
        }
        writer.close();
        all.push(writer.ops);
    }
    structure.finish(&pages.elements);
    all.push(specimen(instances, fonts));
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
    in_text: bool,
    font: Option<(usize, f32)>,
    colour: Option<Colour>,
}

/// A glyph with its place in the files: font number, subset number, width and text.
struct Placed<'a> {
    glyph: &'a Glyph,
    font: usize,
    id: u16,
    width: i64,
    text: GlyphText<'a>,
}

impl Writer<'_> {
    /// Ends the open text and marked content.
    fn close(&mut self) {
        if std::mem::replace(&mut self.in_text, false) {
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
        if self.in_text {
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

    fn run(&mut self, run: &Run) -> Result<(), ExportError> {
        let placed = self
            .placed(run)
            .ok_or_else(|| ExportError::Internal("a glyph is in no font".to_owned()))?;
        if placed.is_empty() {
            return Ok(());
        }
        self.open(run.tag);
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.paint(run.colour);
        let mut rest = placed.as_slice();
        while let Some(first) = rest.first() {
            // A cluster of several glyphs stands alone, with its text said once for all of them.
            let length = if first.text.cluster > 1 {
                first.text.cluster
            } else {
                rest.iter()
                    .position(|placed| placed.text.cluster > 1)
                    .unwrap_or(rest.len())
            };
            let (stretch, after) = rest.split_at(length.min(rest.len()));
            let actual = first.text.cluster > 1;
            if actual {
                let text = DictItem::String {
                    data: utf16(first.text.text),
                    literal: false,
                };
                self.ops.push(marked_content("Span", vec![("ActualText", text)]));
            }
            for line in
                stretch.chunk_by(|one, next| one.font == next.font && one.glyph.rise == next.glyph.rise)
            {
                self.show(run, line)?;
            }
            if actual {
                self.ops.push(Op::EndMarkedContent);
            }
            rest = after;
        }
        Ok(())
    }

    fn placed<'p>(&self, run: &'p Run) -> Option<Vec<Placed<'p>>>
    where
        Self: 'p,
    {
        let paragraph = self.pages.paragraphs.get(run.paragraph.0 as usize)?;
        let texts = glyph_texts(run, &paragraph.text)?;
        let mut placed = Vec::with_capacity(run.glyphs.len());
        for (glyph, text) in run.glyphs.iter().zip(texts) {
            let font = self.instances.of(run.face, glyph.id, text.text)?;
            let (id, width) = self.fonts.get(font)?.glyph(glyph.id)?;
            placed.push(Placed {
                glyph,
                font,
                id,
                width,
                text,
            });
        }
        Some(placed)
    }

    /// Shows glyphs of one font on one baseline.
    fn show(&mut self, run: &Run, line: &[Placed]) -> Result<(), ExportError> {
        let Some(first) = line.first() else { return Ok(()) };
        let font = self
            .fonts
            .get(first.font)
            .ok_or_else(|| ExportError::Internal("a font is missing".to_owned()))?;
        if self.font != Some((first.font, run.size)) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(font.id.clone()),
                size: Pt(run.size),
            });
            self.font = Some((first.font, run.size));
        }
        let x = hundredths(run.pen(first.glyph));
        let y = hundredths(self.up(run.baseline - first.glyph.rise));
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(Pt(x), Pt(y)),
        });
        let mut pen = Pen::new(x, run.size);
        let mut pieces = Vec::new();
        let mut bytes = Vec::with_capacity(line.len() * 2);
        for (index, placed) in line.iter().enumerate() {
            bytes.extend(placed.id.to_be_bytes());
            let next = line.get(index + 1).map(|next| run.pen(next.glyph));
            let number = pen.advance(placed.width, next);
            if number != 0.0 {
                pieces.push(string(std::mem::take(&mut bytes)));
                pieces.push(DictItem::Real(number));
            }
        }
        if !bytes.is_empty() {
            pieces.push(string(bytes));
        }
        self.ops.push(Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(pieces)],
        });
        Ok(())
    }
}

fn string(data: Vec<u8>) -> DictItem {
    DictItem::String { data, literal: true }
}

/// Shows every glyph of every font once. printpdf has an operator for shown text with its glyphs'
/// meanings, an object a glyph; the pages show text by the plain operator, and a sheet with these is
/// what printpdf learns the meanings from. It does not stay in the file.
fn specimen(instances: &Instances, fonts: &[Font]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for (instance, font) in instances.list().iter().zip(fonts) {
        let glyphs = instance.texts.iter().filter_map(|(glyph, text)| {
            Some(Codepoint {
                gid: font.glyph(*glyph)?.0,
                offset: 0.0,
                cid: Some(text.clone()),
            })
        });
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(font.id.clone()),
            size: Pt(1.0),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    ops
}
