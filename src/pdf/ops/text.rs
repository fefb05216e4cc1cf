//! Lines of text: the way to a line's beginning, then strings with kerning numbers between them.
//!
//! printpdf's own operator for shown text takes an object a glyph, which is most of an export's time;
//! here a line is one string with kerning numbers between its pieces.

use super::Writer;
use crate::pdf::error::ExportError;
use crate::pdf::instances::{GlyphText, glyph_texts};
use crate::pdf::marked::{marked_content, utf16};
use crate::pdf::pen::{Pen, hundredths};
use crate::typeset::{Glyph, Run};
use printpdf::{DictItem, Op, PdfFontHandle, Point, Pt};

/// A glyph with its place in the files: font number, subset number, width and text.
struct Placed<'a> {
    glyph: &'a Glyph,
    font: usize,
    id: u16,
    width: i64,
    text: GlyphText<'a>,
}

impl Writer<'_> {
    /// Shows a run.
    pub(super) fn run(&mut self, run: &Run) -> Result<(), ExportError> {
        let placed = self
            .placed(run)
            .ok_or_else(|| ExportError::Internal("a glyph is in no font".to_owned()))?;
        if placed.is_empty() {
            return Ok(());
        }
        self.open(run.tag);
        if self.line.is_none() {
            self.ops.push(Op::StartTextSection);
            self.line = Some((0.0, 0.0));
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
        let wanted = run.pen(first.glyph);
        let x = hundredths(wanted);
        let y = hundredths(self.up(run.baseline - first.glyph.rise));
        // From line to line the way is mostly the same, which deflates better than places do.
        let (from_x, from_y) = self.line.replace((x, y)).unwrap_or_default();
        self.ops.push(Op::SetTextCursor {
            pos: Point {
                x: Pt(hundredths(x - from_x)),
                y: Pt(hundredths(y - from_y)),
            },
        });
        let mut pen = Pen::new(x, wanted, run.size);
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
