//! A page as it looks, painted for the reader. Like all reading of hostile files this runs in the reading
//! process, under its clock and its memory.

use super::opened;
use crate::article::worker::{PageImage, PageRequest};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Sides of a picture at most: a page at 300 dots an inch is 3,500 pixels high, and it is no more than
/// sixteen million pixels.
const LONGEST_SIDE: f32 = 4_000.0;

/// Paints a page.
///
/// # Errors
/// What is wrong with the file, as the rest of a sentence that begins with its name.
pub(in crate::article) fn paint(request: &PageRequest) -> Result<PageImage, String> {
    let pdf = opened(request.bytes.to_vec()).map_err(|(_, message)| message)?;
    let pages = pdf.pages();
    let no_page = || format!("has {} pages; there is no page {}", pages.len(), request.page + 1);
    let page = pages.get(request.page).ok_or_else(no_page)?;
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return Err(format!("has a page {} without a size", request.page + 1));
    }
    let scale = (request.width as f32 / width).min(LONGEST_SIDE / width.max(height));
    // A page much longer than wide would have no width left.
    let scale = scale
        .max(1.0 / width.min(height))
        .min(LONGEST_SIDE / width.max(height));
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let interpreter = InterpreterSettings::default();
    let pixels = render(
        page,
        &RenderCache::new(),
        &interpreter,
        &RenderSettings::default(),
        &settings,
    );
    let (painted_width, painted_height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    if painted_width == 0 || painted_height == 0 {
        return Err(format!(
            "has a page {} that is too narrow to be shown",
            request.page + 1
        ));
    }
    Ok(PageImage {
        width: painted_width,
        height: painted_height,
        // Paper is opaque, so the colours are as they are.
        rgba: pixels.data_as_u8_slice().to_vec(),
        size: (width, height),
        pages: pages.len(),
    })
}
