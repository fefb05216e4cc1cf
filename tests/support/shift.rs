//! How far the ink of two drawings of one page lies apart, glyph by glyph.

use attache::typeset::{Glyph, Item, Page, Pages, Run};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A drawing in grey, 255 white, row by row.
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub data: Vec<u8>,
}

impl Grey {
    /// From red, green, blue, alpha on white.
    pub fn from_rgba(width: usize, height: usize, rgba: &[u8]) -> Self {
        let luma = |pixel: &[u8]| {
            let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
            ((r * 77 + g * 151 + b * 28 + 128) >> 8) as u8
        };
        Self {
            width,
            height,
            data: rgba.chunks_exact(4).map(luma).collect(),
        }
    }

    /// The mean of squares of `factor` pixels; what is over at the right and below is left out.
    pub fn shrunk(&self, factor: usize, width: usize, height: usize) -> Self {
        let mut data = Vec::with_capacity(width * height);
        for y in 0..height {
            let mut sums = vec![0u32; width];
            for row in y * factor..((y + 1) * factor).min(self.height) {
                let row = &self.data[row * self.width..][..self.width];
                for (sum, square) in sums.iter_mut().zip(row.chunks(factor)) {
                    *sum += square.iter().map(|pixel| 255 - u32::from(*pixel)).sum::<u32>();
                }
            }
            let area = (factor * factor) as u32;
            data.extend(sums.into_iter().map(|ink| 255 - ((ink + area / 2) / area) as u8));
        }
        Self { width, height, data }
    }

    /// Darkness at a pixel, 0 outside.
    fn ink(&self, x: isize, y: isize) -> f32 {
        let inside = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        if inside {
            255.0 - f32::from(self.data[y as usize * self.width + x as usize])
        } else {
            0.0
        }
    }
}

/// A glyph or rule with its place on the page, in points from the top left corner.
pub struct Inked {
    /// Index of its run among the page's items, and of the glyph in the run.
    pub place: (usize, usize),
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// The glyphs of a page that leave ink.
pub fn inked(pages: &Pages, page: &Page) -> Vec<Inked> {
    let mut found = Vec::new();
    for (index, item) in page.items.iter().enumerate() {
        let Item::Run(run) = item else { continue };
        let face = pages.faces.get(run.face).unwrap();
        let font = FontRef::new(face.data.as_ref()).unwrap();
        let metrics = font.glyph_metrics(Size::new(run.size), LocationRef::default());
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let bounds = metrics.bounds(GlyphId::from(u32::from(glyph.id)));
            let Some(bounds) = bounds.filter(|bounds| bounds.x_max > bounds.x_min) else {
                continue;
            };
            let (x, y) = origin(run, glyph);
            found.push(Inked {
                place: (index, at),
                left: x + bounds.x_min,
                top: y - bounds.y_max,
                right: x + bounds.x_max,
                bottom: y - bounds.y_min,
            });
        }
    }
    found
}

/// The rules of a page: lines, bars, bullets.
pub fn rules(page: &Page) -> Vec<Inked> {
    let rule = |(index, item): (usize, &Item)| {
        let Item::Rule(rule) = item else { return None };
        let rect = rule.rect;
        Some(Inked {
            place: (index, 0),
            left: rect.x,
            top: rect.y,
            right: rect.x + rect.width,
            bottom: rect.y + rect.height,
        })
    };
    page.items.iter().enumerate().filter_map(rule).collect()
}

fn origin(run: &Run, glyph: &Glyph) -> (f32, f32) {
    (run.pen(glyph), run.baseline - glyph.rise)
}

/// How far the ink of `other` lies right of and below that of `one` round a glyph, in pixels: the shift
/// that explains their difference best (Lucas and Kanade 1981), both smoothed a little so that the edges
/// of different rasterisers compare. A direction in which the glyph has no edges counts as 0.
pub fn shift(one: &Grey, other: &Grey, glyph: &Inked, scale: f32) -> (f32, f32) {
    const MARGIN: f32 = 1.0;
    let left = (glyph.left * scale - MARGIN).floor() as isize;
    let top = (glyph.top * scale - MARGIN).floor() as isize;
    let width = ((glyph.right * scale + MARGIN).ceil() as isize - left).max(1) as usize;
    let height = ((glyph.bottom * scale + MARGIN).ceil() as isize - top).max(1) as usize;
    let smooth = |image: &Grey| smoothed(image, left - 1, top - 1, width + 2, height + 2);
    let (one, other) = (smooth(one), smooth(other));
    let across = width + 2;
    let (mut xx, mut xy, mut yy, mut xd, mut yd) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for y in 1..=height {
        for x in 1..=width {
            let at = y * across + x;
            let mean = |at: usize| one[at] + other[at];
            // Both images' central differences, so that the answer is as true for one as for the other.
            let gx = (mean(at + 1) - mean(at - 1)) / 4.0;
            let gy = (mean(at + across) - mean(at - across)) / 4.0;
            let difference = one[at] - other[at];
            xx += gx * gx;
            xy += gx * gy;
            yy += gy * gy;
            xd += gx * difference;
            yd += gy * difference;
        }
    }
    let energy = xx + yy;
    if energy < 1.0 {
        return (0.0, 0.0);
    }
    match (xx / energy > 0.04, yy / energy > 0.04) {
        (true, true) => {
            let determinant = xx * yy - xy * xy;
            (
                (yy * xd - xy * yd) / determinant,
                (xx * yd - xy * xd) / determinant,
            )
        }
        (true, false) => (xd / xx, 0.0),
        (false, _) => (0.0, yd / yy),
    }
}

/// A part of a drawing, each pixel the weighted mean of the nine round it (1 2 1).
fn smoothed(image: &Grey, left: isize, top: isize, width: usize, height: usize) -> Vec<f32> {
    let mut rows = Vec::with_capacity(width * (height + 2));
    for y in 0..height + 2 {
        for x in 0..width {
            let (x, y) = (left + x as isize, top - 1 + y as isize);
            let sum = image.ink(x - 1, y) + 2.0 * image.ink(x, y) + image.ink(x + 1, y);
            rows.push(sum / 4.0);
        }
    }
    (0..width * height)
        .map(|at| (rows[at] + 2.0 * rows[at + width] + rows[at + 2 * width]) / 4.0)
        .collect()
}
