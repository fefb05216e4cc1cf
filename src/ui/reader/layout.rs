//! Setting one block of an article as a galley, and the way between places on it and code points.

use super::pieces::Shown;
use crate::article::{Article, Block, BlockKind, CharRange};
use crate::ui::fonts;
use crate::ui::theme::Palette;
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Galley, Pos2, Rect, Ui, pos2};
use std::sync::Arc;

/// Space below a block.
pub(super) fn gap(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Heading(1) => 10.0,
        BlockKind::Heading(_) => 4.0,
        BlockKind::ListItem => 6.0,
        _ => 12.0,
    }
}

/// Indent of a block.
pub(super) fn indent(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::ListItem => 16.0,
        BlockKind::Quote => 20.0,
        _ => 0.0,
    }
}

/// Space above a block.
pub(super) fn above(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Heading(1) => 4.0,
        BlockKind::Heading(_) => 14.0,
        _ => 0.0,
    }
}

/// The galley of a piece of a block; one character of it is one code point of the frozen text.
pub(super) fn galley(
    ui: &Ui,
    article: &Article,
    block: &Block,
    range: CharRange,
    width: f32,
    palette: &Palette,
) -> Arc<Galley> {
    let (font, line, colour) = match block.kind {
        BlockKind::Heading(1) => (FontId::new(21.0, fonts::serif_semibold()), 28.0, palette.text),
        BlockKind::Heading(_) => (FontId::new(15.0, fonts::semibold()), 22.0, palette.text),
        BlockKind::Summary => (FontId::new(15.0, fonts::serif()), 23.0, palette.muted),
        BlockKind::Caption | BlockKind::Figure | BlockKind::Note => (fonts::body(), 19.0, palette.muted),
        BlockKind::Table => (FontId::new(12.5, egui::FontFamily::Monospace), 19.0, palette.text),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
            (FontId::new(17.0, fonts::serif()), 26.0, palette.text)
        }
    };
    // Line breaks inside a block are blanks on the screen; the count of characters stays.
    let table = block.kind == BlockKind::Table;
    let text: String = article
        .frozen
        .slice(range)
        .chars()
        .map(|c| {
            if !table && matches!(c, '\n' | '\r' | '\t') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - indent(block.kind);
    job.append(
        &text,
        0.0,
        TextFormat {
            font_id: font,
            color: colour,
            line_height: Some(line),
            ..Default::default()
        },
    );
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The rectangles of a stretch of a block, a row each, relative to the galley.
fn row_rects(galley: &Galley, start: usize, end: usize) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let length = row.glyphs.len();
        let (from, to) = (start.max(at), end.min(at + length));
        if from < to {
            let left = row.pos.x + row.x_offset((from - at).into());
            let right = row.pos.x + row.x_offset((to - at).into());
            rects.push(Rect::from_min_max(
                pos2(left, row.pos.y),
                pos2(right, row.pos.y + row.size.y),
            ));
        }
        at += length + usize::from(row.ends_with_newline);
    }
    rects
}

impl Shown {
    /// The rectangles of a range of the article on this block.
    pub(super) fn rects(&self, range: CharRange) -> Vec<Rect> {
        if !range.overlaps(self.range) {
            return Vec::new();
        }
        let start = range.start.max(self.range.start) - self.range.start;
        let end = range.end.min(self.range.end) - self.range.start;
        row_rects(&self.galley, start, end)
            .into_iter()
            .map(|rect| rect.translate(self.at.to_vec2()))
            .collect()
    }

    /// The code point under a point of the screen.
    pub(super) fn place(&self, point: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(point - self.at);
        (self.range.start + cursor.index.0).min(self.range.end)
    }
}
