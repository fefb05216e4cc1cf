//! Lines of text: the way to a line's beginning, then strings with kerning numbers between them.
//!
//! printpdf's own operator for shown text takes an object a glyph, which is most of an export's time;
//! here a line is one string with kerning numbers between its pieces.

use super::Writer;
use crate::pdf::error::ExportError;
use crate::pdf::marked::{marked_content, utf16};
use crate::pdf::pen::{Pen, hundredths, word_space};
use crate::pdf::reading::Said;
use crate::typeset::Run;
use printpdf::{DictItem, Op, PdfFontHandle, Point, Pt};

/// A glyph with its place in the files: font number, subset number and width.
struct Placed<'a> {
    said: &'a Said<'a>,
    font: usize,
    id: u16,
    width: i64,
}

impl Writer<'_> {
    /// Shows a run, the page's item of this number.
    pub(super) fn run(&mut self, number: usize, run: &Run, said: &[Said]) -> Result<(), ExportError> {
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
        let mut at = 0;
        while let Some(first) = placed.get(at) {
            if let Some(word) = self.border_words.begins(number, at).map(utf16) {
                self.actual_text(word);
                self.inside = true;
            }
            // A cluster of several glyphs stands alone, with its text said once for all of them.
            let alone = first.said.cluster > 1 && !self.inside;
            if alone {
                self.actual_text(utf16(&first.said.text));
            }
            let mut end = at + if alone { first.said.cluster } else { 1 };
            let goes_on = |end: usize| {
                placed
                    .get(end)
                    .is_some_and(|next| next.said.cluster <= 1 || self.inside)
                    && !self.border_words.ends(number, end - 1)
                    && self.border_words.begins(number, end).is_none()
            };
            while !alone && goes_on(end) {
                end += 1;
            }
            let stretch = placed.get(at..end).unwrap_or_default();
            for line in stretch
                .chunk_by(|one, next| one.font == next.font && one.said.glyph.rise == next.said.glyph.rise)
            {
                self.show(run, line)?;
            }
            let word_ends = self.inside && self.border_words.ends(number, end - 1);
            if alone || word_ends {
                self.ops.push(Op::EndMarkedContent);
                self.inside &= !word_ends;
            }
            at = end;
        }
        Ok(())
    }

    /// Begins a stretch that says what it is (ISO 32000-1, 14.9.4).
    fn actual_text(&mut self, data: Vec<u8>) {
        let text = DictItem::String { data, literal: false };
        self.ops.push(marked_content("Span", vec![("ActualText", text)]));
    }

    fn placed<'p>(&self, run: &Run, said: &'p [Said<'p>]) -> Option<Vec<Placed<'p>>> {
        let placed = said.iter().map(|said| {
            let font = self.instances.of(run.face, said.glyph.id, &said.text)?;
            let (id, width) = self.fonts.get(font)?.glyph(said.glyph.id)?;
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
        let wanted = run.pen(first.said.glyph);
        let x = hundredths(wanted);
        let y = hundredths(self.up(run.baseline - first.said.glyph.rise));
        // From line to line the way is mostly the same, which deflates better than places do.
        let (from_x, from_y) = self.line.replace((x, y)).unwrap_or_default();
        self.ops.push(Op::SetTextCursor {
            pos: Point {
                x: Pt(hundredths(x - from_x)),
                y: Pt(hundredths(y - from_y)),
            },
        });
        let blanks = line.windows(2).filter_map(|pair| match pair {
            [blank, next] if font.codes.is_blank(blank.id) => {
                Some((blank.width, run.pen(blank.said.glyph), run.pen(next.said.glyph)))
            }
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
            let next = line.get(index + 1).map(|next| run.pen(next.said.glyph));
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
