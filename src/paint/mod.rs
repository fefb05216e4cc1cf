//! From one page of the display list to pixels, at any scale. Measures no text.

mod file;
mod pictures;

pub use file::png;

use crate::typeset::{Colour, FaceId, Faces, Image, Item, Page, Pages, Rule, Run};
use pictures::Pictures;
use std::sync::Arc;
use vello_cpu::color::AlphaColor;
use vello_cpu::kurbo::{Affine, Rect};
use vello_cpu::peniko::{FontData, ImageBrush, ImageSampler};
use vello_cpu::{Glyph, ImageSource, Pixmap, RenderContext, Resources};

/// Longest side of a raster in pixels. A4 at 1,000 dpi fits; a mistaken scale does not fill memory.
const LONGEST: f32 = 12_000.0;

/// Where a picture stands that cannot be read.
const NO_PICTURE: Colour = Colour {
    red: 226,
    green: 226,
    blue: 226,
};

/// A painted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue, alpha (premultiplied), row by row from the top left.
    pub rgba: Vec<u8>,
}

/// Paints pages; keeps what can be reused from one page to the next.
pub struct Painter {
    resources: Resources,
    faces: Arc<Faces>,
    fonts: Vec<(FaceId, FontData)>,
    pictures: Pictures,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl Painter {
    /// A painter; the faces come with the pages.
    pub fn new() -> Self {
        Self {
            resources: Resources::new(),
            faces: Arc::clone(Faces::bundled()),
            fonts: Vec::new(),
            pictures: Pictures::default(),
        }
    }

    /// Page `page` (from 0) at `scale` pixels per point, on white, sides rounded to whole pixels.
    ///
    /// `None` if there is no such page or its sides would not be 1 to 12,000 pixels.
    pub fn paint(&mut self, pages: &Pages, page: usize, scale: f32) -> Option<Raster> {
        let white = Colour {
            red: 255,
            green: 255,
            blue: 255,
        };
        self.render(pages.pages.get(page)?, &pages.faces, scale, Some(white))
    }

    /// A page without its paper: whoever shows it puts paper, and what marks words, behind it.
    ///
    /// `None` if its sides would not be 1 to 12,000 pixels.
    pub fn ink(&mut self, page: &Page, faces: &Arc<Faces>, scale: f32) -> Option<Raster> {
        self.render(page, faces, scale, None)
    }

    fn take_faces(&mut self, faces: &Arc<Faces>) {
        if self.fonts.is_empty() || !Arc::ptr_eq(&self.faces, faces) {
            self.faces = Arc::clone(faces);
            self.fonts = faces
                .iter()
                .map(|face| (face.id, FontData::new(face.data.clone(), 0)))
                .collect();
        }
    }

    fn render(
        &mut self,
        page: &Page,
        faces: &Arc<Faces>,
        scale: f32,
        ground: Option<Colour>,
    ) -> Option<Raster> {
        self.take_faces(faces);
        let width = pixels(page.size.width * scale)?;
        let height = pixels(page.size.height * scale)?;
        let mut context = RenderContext::new(width, height);
        if let Some(ground) = ground {
            context.set_paint(colour(ground));
            context.fill_rect(&Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
        }
        context.set_transform(Affine::scale(f64::from(scale)));
        for item in &page.items {
            match item {
                Item::Run(run) => self.run(&mut context, run),
                Item::Rule(rule) => fill(&mut context, rule),
                Item::Image(image) => self.image(&mut context, image, f64::from(scale)),
            }
        }
        context.flush();
        let mut pixmap = Pixmap::new(width, height);
        context.render(&mut pixmap, &mut self.resources);
        Some(Raster {
            width: u32::from(width),
            height: u32::from(height),
            rgba: pixmap.data_as_u8_slice().to_vec(),
        })
    }

    fn image(&mut self, context: &mut RenderContext, image: &Image, scale: f64) {
        let place = place(image.rect);
        let found = self
            .pictures
            .get(&image.data, place.width() * scale, place.height() * scale);
        let Some(pixels) = found else {
            context.set_paint(colour(NO_PICTURE));
            context.fill_rect(&place);
            return;
        };
        let stretch = Affine::scale_non_uniform(
            place.width() / f64::from(pixels.width()),
            place.height() / f64::from(pixels.height()),
        );
        context.set_paint_transform(Affine::translate((place.x0, place.y0)) * stretch);
        context.set_paint(ImageBrush {
            image: ImageSource::Pixmap(pixels),
            sampler: ImageSampler::default(),
        });
        context.fill_rect(&place);
        context.reset_paint_transform();
    }

    fn run(&mut self, context: &mut RenderContext, run: &Run) {
        let Some((_, font)) = self.fonts.iter().find(|(id, _)| *id == run.face) else {
            return;
        };
        context.set_paint(colour(run.colour));
        // Unhinted: the pixels lie where the display list, and so the PDF, says. The glyph atlas
        // costs more on its first use of a size than it saves.
        context
            .glyph_run(&mut self.resources, font)
            .font_size(run.size)
            .hint(false)
            .atlas_cache(false)
            .fill_glyphs(run.glyphs.iter().map(|glyph| Glyph {
                id: u32::from(glyph.id),
                x: run.pen(glyph),
                y: run.baseline - glyph.rise,
            }));
    }
}

fn fill(context: &mut RenderContext, rule: &Rule) {
    context.set_paint(colour(rule.colour));
    context.fill_rect(&place(rule.rect));
}

fn place(rect: crate::typeset::Rect) -> Rect {
    let (x, y) = (f64::from(rect.x), f64::from(rect.y));
    Rect::new(x, y, x + f64::from(rect.width), y + f64::from(rect.height))
}

fn colour(colour: Colour) -> AlphaColor<vello_cpu::color::Srgb> {
    AlphaColor::from_rgb8(colour.red, colour.green, colour.blue)
}

/// Whole pixels of a side, if there are between 1 and [`LONGEST`].
fn pixels(side: f32) -> Option<u16> {
    let side = side.round();
    // A cast of a whole number in this range is exact; NaN is in no range.
    (1.0..=LONGEST).contains(&side).then_some(side as u16)
}

#[cfg(test)]
mod tests;
