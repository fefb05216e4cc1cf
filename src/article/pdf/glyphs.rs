//! The glyphs of a page as pieces of lines: what stands on one baseline and was drawn in one go.

use super::paragraphs::area;
use crate::article::Area;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Words on one baseline. Points, origin at the top left, y down.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Left edge, and right edge of the last glyph that is no blank.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// Pieces, and what else a page shows.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    pub(super) pieces: Vec<Piece>,
    /// Words that run up or down the page.
    pub(super) turned: String,
    /// The part of the page that those cover.
    pub(super) turned_area: Option<Area>,
    pub(super) images: usize,
    /// Glyphs whose character the file does not tell. Their codes may mean anything, so none is guessed.
    pub(super) unknown: usize,
    pen: f32,
    last: Option<(String, f32, f32)>,
}

/// A gap over this share of the type size parts words.
const WORD_GAP: f32 = 0.15;
/// A gap over this share parts pieces, as does a wider one over a blank that was drawn.
const PIECE_GAP: f32 = 1.2;
const BLANK_GAP: f32 = 3.0;

impl PageContent {
    fn glyph(&mut self, text: &str, at: Affine, advance: Option<f32>, bold: bool) {
        let [a, b, c, d, x, y] = at.as_coeffs().map(|value| value as f32);
        let size = (c.hypot(d) * 1000.0).max(0.1);
        if b.abs() > a.abs() * 0.1 || a <= 0.0 {
            self.turned.push_str(text);
            let own = area(x - size, x + size, y, size);
            self.turned_area = Some(self.turned_area.map_or(own, |known| known.with(own)));
            return;
        }
        let width = advance.unwrap_or(500.0).max(0.0) * a;
        // Poor man's bold: the same glyph twice, a hair apart.
        let twice = self.last.as_ref().is_some_and(|(last, left, base)| {
            last == text && (left - x).abs() < 0.2 * size && (base - y).abs() < 0.2 * size
        });
        self.last = Some((text.to_owned(), x, y));
        if twice && !text.trim().is_empty() {
            return;
        }
        let gap = x - self.pen;
        let blank = text.chars().all(char::is_whitespace);
        let continues = self.pieces.last().is_some_and(|open| {
            let most = if open.text.ends_with(' ') {
                BLANK_GAP
            } else {
                PIECE_GAP
            };
            (open.baseline - y).abs() < 0.2 * open.size.min(size) + 0.05
                && (gap < most * size)
                && gap > -0.5 * size
                && (open.size - size).abs() < 0.3 * open.size
        });
        if !continues {
            if blank {
                self.pen = x + width;
                return;
            }
            self.pieces.push(Piece {
                left: x,
                right: x,
                baseline: y,
                size,
                bold,
                text: String::new(),
            });
        }
        self.pen = x + width;
        let Some(open) = self.pieces.last_mut() else {
            return;
        };
        if blank {
            if !open.text.ends_with(' ') {
                open.text.push(' ');
            }
            return;
        }
        if continues && gap > WORD_GAP * size && !open.text.ends_with(' ') {
            open.text.push(' ');
        }
        open.text.push_str(text);
        open.right = x + width;
        open.bold &= bold;
    }
}

fn is_bold(glyph: &Glyph<'_>) -> bool {
    let Glyph::Outline(glyph) = glyph else {
        return false;
    };
    glyph.font_data().is_some_and(|font| {
        let named = font
            .postscript_name
            .is_some_and(|name| name.to_lowercase().contains("bold"));
        named || font.weight.is_some_and(|weight| weight >= 600)
    })
}

/// The letters of a ligature that the file names as one character.
fn letters(c: char) -> &'static str {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    }
}

impl<'a> Device<'a> for PageContent {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        // A run has one font.
        let bold = run.glyphs().first().is_some_and(|first| is_bold(first));
        for glyph in run.glyphs() {
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let mut text = String::new();
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => text.push(c),
                Some(BfString::String(more)) => text.push_str(&more),
                None => self.unknown += 1,
            }
            let text: String = text
                .chars()
                .flat_map(|c| match letters(c) {
                    "" => vec![c],
                    letters => letters.chars().collect(),
                })
                .filter(|c| !c.is_control())
                .collect();
            if !text.is_empty() {
                self.glyph(&text, props.transform * glyph.transform(), advance, bold);
            }
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
