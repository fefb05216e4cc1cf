//! Size and pixels of a picture, within limits; and a file made fit to be kept.

use super::strip;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Most pixels of a picture.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most bytes of a picture when it is decoded.
pub const MOST_DECODED: u64 = 64 << 20;

/// Longest side of a small view in pixels.
const THUMBNAIL: u32 = 300;

/// Quality of a JPEG that had to be turned upright, of 100.
const QUALITY: u8 = 90;

/// Sides of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelSize {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// A decoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Its sides.
    pub size: PixelSize,
    /// Red, green, blue, alpha (straight), row by row from the top left.
    pub rgba: Vec<u8>,
}

/// Why a picture cannot be used, in words that say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither a PNG nor a JPEG.
    #[error("it is neither PNG nor JPEG; save it as one of them and insert it again")]
    Unknown,
    /// Above [`MOST_PIXELS`] or [`MOST_DECODED`].
    #[error(
        "it has {width} × {height} pixels and takes {} MiB in memory; a picture may have 50 megapixels and \
         take 64 MiB: save it smaller and insert it again",
        .bytes.div_ceil(1 << 20)
    )]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// Bytes when decoded.
        bytes: u64,
    },
    /// The bytes are damaged.
    #[error("it cannot be decoded ({0}); save it again as PNG or JPEG and insert it anew")]
    Broken(String),
}

/// The sides of a picture, from its first bytes.
///
/// # Errors
/// When it is no PNG or JPEG, when its beginning is damaged, or when it is too large to be decoded.
pub fn size(bytes: &[u8]) -> Result<PixelSize, PictureError> {
    let decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    Ok(PixelSize { width, height })
}

/// The pixels of a picture.
///
/// # Errors
/// When it is no PNG or JPEG, damaged, or too large.
pub fn decode(bytes: &[u8]) -> Result<Pixels, PictureError> {
    Ok(pixels(&decoded(bytes)?.0))
}

/// The picture no larger than a card shows it.
///
/// # Errors
/// When it is no PNG or JPEG, damaged, or too large.
pub fn thumbnail(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let image = decoded(bytes)?.0.thumbnail(THUMBNAIL, THUMBNAIL);
    Ok(pixels(&image))
}

fn pixels(image: &DynamicImage) -> Pixels {
    let image = image.to_rgba8();
    let size = PixelSize {
        width: image.width(),
        height: image.height(),
    };
    Pixels {
        size,
        rgba: image.into_raw(),
    }
}

/// The bytes to keep of a file: decoded once to be sure of them, upright, without anything the file says
/// beside its pixels.
///
/// # Errors
/// When it is no PNG or JPEG, damaged, or too large.
pub fn prepare(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let (mut image, orientation) = decoded(bytes)?;
    let format = format(bytes)?;
    if orientation == Orientation::NoTransforms
        && let Some(kept) = strip::strip(bytes, format)
        && decoded(&kept).is_ok()
    {
        return Ok(kept);
    }
    // Without its EXIF a turned picture would lie on its side: its pixels are turned instead. So are
    // written anew the pixels of a file whose parts cannot be told from each other.
    image.apply_orientation(orientation);
    encoded(&image, format)
}

/// The file without anything it says beside its pixels, byte for byte; `None` if it is no PNG or JPEG,
/// or if its parts cannot be told from each other.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    strip::strip(bytes, format(bytes).ok()?)
}

pub(super) fn encoded(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, PictureError> {
    let mut out = Vec::new();
    let written = if format == ImageFormat::Jpeg {
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, QUALITY);
        DynamicImage::ImageRgb8(image.to_rgb8()).write_with_encoder(encoder)
    } else {
        image.write_to(&mut Cursor::new(&mut out), ImageFormat::Png)
    };
    written.map_err(broken)?;
    Ok(out)
}

fn format(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => Ok(format),
        _ => Err(PictureError::Unknown),
    }
}

/// A decoder that has read the picture's sides and found them within the limits.
fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(bytes)?);
    let mut limits = Limits::no_limits();
    // Beside the picture itself a decoder keeps rows and tables.
    limits.max_alloc = Some(MOST_DECODED * 2);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let bytes = decoder.total_bytes();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || bytes > MOST_DECODED {
        return Err(PictureError::TooLarge { width, height, bytes });
    }
    Ok(decoder)
}

fn decoded(bytes: &[u8]) -> Result<(DynamicImage, Orientation), PictureError> {
    let mut decoder = decoder(bytes)?;
    // What cannot be read of the EXIF does not make the picture unreadable.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok((image, orientation))
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn broken(error: image::ImageError) -> PictureError {
    PictureError::Broken(error.to_string())
}
