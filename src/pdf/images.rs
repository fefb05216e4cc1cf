//! Pictures: decoded by printpdf, laid on white, and written once each as lossless RGB.

use super::error::ExportError;
use crate::typeset::{Item, Pages};
use printpdf::{RawImage, RawImageData, RawImageFormat, XObjectId};
use std::sync::Arc;

/// The document's pictures without repetition.
#[derive(Default)]
pub(super) struct Images {
    list: Vec<(Arc<[u8]>, XObjectId, RawImage)>,
}

impl Images {
    /// The resource name of a picture with these bytes.
    pub(super) fn id(&self, data: &[u8]) -> Option<&XObjectId> {
        self.list
            .iter()
            .find(|(have, ..)| **have == *data)
            .map(|(_, id, _)| id)
    }

    /// The pictures with their resource names.
    pub(super) fn into_resources(self) -> impl Iterator<Item = (XObjectId, RawImage)> {
        self.list.into_iter().map(|(_, id, image)| (id, image))
    }
}

/// Decodes every picture.
pub(super) fn decode(pages: &Pages) -> Result<Images, ExportError> {
    let mut images = Images::default();
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let Item::Image(image) = item else { continue };
            if images.id(&image.data).is_some() {
                continue;
            }
            // printpdf's notes say only which format it found; a failure comes back as an error.
            let decoded = RawImage::decode_from_bytes(&image.data, &mut Vec::new()).ok();
            let opaque = decoded.and_then(on_white).ok_or_else(|| ExportError::Block {
                place: format!("Page {}, a picture", index + 1),
                problem: "it cannot be read".to_owned(),
                remedy: "Save the picture again as PNG or JPEG and insert it anew.",
            })?;
            let id = XObjectId(format!("I{:03}", images.list.len()));
            images.list.push((Arc::clone(&image.data), id, opaque));
        }
    }
    Ok(images)
}

/// Eight-bit RGB without transparency, which not every reader of PDF/A shows alike.
fn on_white(image: RawImage) -> Option<RawImage> {
    let format = image.data_format;
    let samples: Vec<u8> = match image.pixels {
        RawImageData::U8(samples) => samples,
        RawImageData::U16(samples) => samples.into_iter().map(|sample| (sample >> 8) as u8).collect(),
        RawImageData::F32(_) => return None,
    };
    let (channels, colours, alpha) = match format {
        RawImageFormat::R8 | RawImageFormat::R16 => (1, [0, 0, 0], None),
        RawImageFormat::RG8 | RawImageFormat::RG16 => (2, [0, 0, 0], Some(1)),
        RawImageFormat::RGB8 | RawImageFormat::RGB16 => (3, [0, 1, 2], None),
        RawImageFormat::RGBA8 | RawImageFormat::RGBA16 => (4, [0, 1, 2], Some(3)),
        RawImageFormat::BGR8 => (3, [2, 1, 0], None),
        RawImageFormat::BGRA8 => (4, [2, 1, 0], Some(3)),
        RawImageFormat::RGBF32 | RawImageFormat::RGBAF32 => return None,
    };
    let mut pixels = Vec::with_capacity(image.width.checked_mul(image.height)?.checked_mul(3)?);
    for pixel in samples.chunks_exact(channels) {
        let opacity = alpha
            .and_then(|place: usize| pixel.get(place))
            .map_or(255, |a| u16::from(*a));
        for place in colours {
            let sample = u16::from(*pixel.get(place)?);
            let mixed = (sample * opacity + 255 * (255 - opacity) + 127) / 255;
            pixels.push(u8::try_from(mixed).ok()?);
        }
    }
    (pixels.len() == image.width * image.height * 3 && !pixels.is_empty()).then(|| RawImage {
        pixels: RawImageData::U8(pixels),
        width: image.width,
        height: image.height,
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    })
}
