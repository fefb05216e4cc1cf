//! Lines of text: the way to a line's beginning, then strings with kerning numbers between them.
//!
//! printpdf's own operator for shown text takes an object a glyph, which is most of an export's time;
//! here a line is one string with kerning numbers between its pieces.

use super::Writer;
use crate::pdf::error::ExportError;
use crate::pdf::pen::{Pen, hundredths, word_space};
use crate::pdf::reading::Said;
use crate::typeset::Run;
use printpdf::{DictItem, Op, PdfFontHandle, Point, Pt};

/// What is shown with its place in the file: font number, code and width.
struct Placed<'a> {
    said: &'a Said<'a>,
    font: usize,
    id: u16,
    width: i64,
}

impl Writer<'_> {
    /// Shows a run.
    pub(super) fn run(&mut self, run: &Run, said: &[Said]) -> Result<(), ExportError> {
        let placed = self
            .placed(run, said)
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
        for line in placed.chunk_by(|one, next| one.font == next.font && one.said.rise == next.said.rise) {
            self.show(run, line)?;
        }
        Ok(())
    }

    fn placed<'p>(&self, run: &Run, said: &'p [Said<'p>]) -> Option<Vec<Placed<'p>>> {
        let placed = said.iter().map(|said| {
            let font = self.instances.of(run.face, &said.form, &said.text)?;
            let (id, width) = self.fonts.get(font)?.code(&said.form)?;
            Some(Placed {
                said,
                font,
                id,
                width,
            })
        });
        placed.collect()
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
        let wanted = first.said.x;
        let x = hundredths(wanted);
        let y = hundredths(self.up(run.baseline - first.said.rise));
        // From line to line the way is mostly the same, which deflates better than places do.
        let (from_x, from_y) = self.line.replace((x, y)).unwrap_or_default();
        self.ops.push(Op::SetTextCursor {
            pos: Point {
                x: Pt(hundredths(x - from_x)),
                y: Pt(hundredths(y - from_y)),
            },
        });
        let blanks = line.windows(2).filter_map(|pair| match pair {
            [blank, next] if font.codes.is_blank(blank.id) => Some((blank.width, blank.said.x, next.said.x)),
            _ => None,
        });
        if let Some(space) = word_space(blanks, run.size)
            && space != self.word_space
        {
            self.ops.push(Op::SetWordSpacing { pt: Pt(space) });
            self.word_space = space;
        }
        let mut pen = Pen::new(x, wanted, run.size);
        let mut pieces = Vec::new();
        let mut bytes = Vec::with_capacity(line.len() * 2);
        for (index, placed) in line.iter().enumerate() {
            font.codes.push(placed.id, &mut bytes);
            let next = line.get(index + 1).map(|next| next.said.x);
            let blank = font.codes.is_blank(placed.id);
            let number = pen.advance(placed.width, if blank { self.word_space } else { 0.0 }, next);
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
