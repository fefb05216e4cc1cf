//! The sheet that printpdf learns the glyphs' meanings from.

use crate::pdf::instances::Instances;
use crate::pdf::subset::Font;
use printpdf::{Codepoint, Op, PdfFontHandle, Pt, TextItem};

/// Shows every glyph of every font once. printpdf has an operator for shown text with its glyphs'
/// meanings, an object a glyph; the pages show text by the plain operator, and a sheet with these is
/// what printpdf learns the meanings from. It does not stay in the file.
pub(super) fn specimen(instances: &Instances, fonts: &[Font]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for (instance, font) in instances.list().iter().zip(fonts) {
        let glyphs = instance.texts.iter().filter_map(|(form, text)| {
            Some(Codepoint {
                gid: font.code(form)?.0,
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
