//! A raster as a PNG file.

use super::Raster;

/// The raster as PNG bytes, the same for the same pixels.
///
/// # Errors
/// If the sides do not fit the number of pixels.
pub fn png(raster: &Raster) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, raster.width, raster.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&raster.rgba)?;
    writer.finish()?;
    Ok(bytes)
}
