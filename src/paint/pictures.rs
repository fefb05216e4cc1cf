//! Pictures on their way to the page: decoded once, laid on white as in the PDF, and halved until a
//! pixel of the picture is about a pixel of the page, so that fine patterns do not flicker.

use crate::picture::{self, Pixels};
use std::collections::BTreeMap;
use std::sync::Arc;
use vello_cpu::Pixmap;
use vello_cpu::color::PremulRgba8;

/// Decoded bytes kept for the next page or zoom.
const BUDGET: usize = 96_000_000;

/// Decoded pictures, the last used last.
#[derive(Default)]
pub(super) struct Pictures {
    kept: Vec<Kept>,
}

/// What is known of a picture.
struct Kept {
    data: Arc<[u8]>,
    /// Pixels across and down; `None` if the picture cannot be painted.
    size: Option<(u32, u32)>,
    /// The picture by how often it was halved.
    levels: BTreeMap<u32, Arc<Pixmap>>,
}

impl Pictures {
    /// The picture with no fewer pixels than `across` by `down`, if it has as many, and fewer than
    /// twice as many.
    ///
    /// `None` if it is no PNG or JPEG, broken, or too large ([`picture::decode`]).
    pub(super) fn get(&mut self, data: &Arc<[u8]>, across: f64, down: f64) -> Option<Arc<Pixmap>> {
        let known = self
            .kept
            .iter()
            .position(|kept| Arc::ptr_eq(&kept.data, data) || kept.data == *data);
        let mut decoded = None;
        let mut kept = if let Some(at) = known {
            self.kept.remove(at)
        } else {
            decoded = decode(data);
            Kept {
                data: Arc::clone(data),
                size: decoded.as_ref().map(size),
                levels: BTreeMap::new(),
            }
        };
        let pixels = kept.size.and_then(|size| {
            let wanted = halvings(size, across, down);
            if let Some(ready) = kept.levels.get(&wanted) {
                return Some(Arc::clone(ready));
            }
            let finer = kept.levels.range(..wanted).next_back();
            let (mut level, mut pixels) = match finer {
                Some((level, pixels)) => (*level, Arc::clone(pixels)),
                None => (0, Arc::new(decoded.or_else(|| decode(data))?)),
            };
            while level < wanted {
                pixels = Arc::new(half(&pixels));
                level += 1;
            }
            kept.levels.insert(wanted, Arc::clone(&pixels));
            Some(pixels)
        });
        self.kept.push(kept);
        self.shed();
        pixels
    }

    /// Drops what was not used for longest until the rest fits the budget; the last used stays.
    fn shed(&mut self) {
        let bytes = |kept: &Kept| {
            let levels = kept.levels.values();
            levels
                .map(|pixels| pixels.data_as_u8_slice().len())
                .sum::<usize>()
        };
        let mut total: usize = self.kept.iter().map(bytes).sum();
        while total > BUDGET && self.kept.len() > 1 {
            total -= bytes(&self.kept.remove(0));
        }
    }
}

fn size(pixels: &Pixmap) -> (u32, u32) {
    (u32::from(pixels.width()), u32::from(pixels.height()))
}

/// How often a picture can be halved and still has `across` by `down` pixels.
fn halvings((width, height): (u32, u32), across: f64, down: f64) -> u32 {
    let spare = (f64::from(width) / across.max(1.0)).min(f64::from(height) / down.max(1.0));
    // At most 16: a side has at most 65,535 pixels.
    spare.log2().floor().clamp(0.0, 16.0) as u32
}

/// The picture on white, opaque.
fn decode(data: &[u8]) -> Option<Pixmap> {
    let Pixels { size, rgba } = picture::decode(data).ok()?;
    let (across, down) = (u16::try_from(size.width).ok()?, u16::try_from(size.height).ok()?);
    let on_white = |[r, g, b, a]: &[u8; 4]| {
        let mix = |sample: u8| {
            let (sample, a) = (u16::from(sample), u16::from(*a));
            // At most 255: a weighted mean of two bytes.
            ((sample * a + 255 * (255 - a) + 127) / 255) as u8
        };
        opaque(mix(*r), mix(*g), mix(*b))
    };
    let (pixels, _) = rgba.as_chunks::<4>();
    let pixels: Vec<PremulRgba8> = pixels.iter().map(on_white).collect();
    let whole = pixels.len() == usize::from(across) * usize::from(down) && !pixels.is_empty();
    whole.then(|| Pixmap::from_parts_with_opacity(pixels, across, down, false))
}

fn opaque(r: u8, g: u8, b: u8) -> PremulRgba8 {
    PremulRgba8 { r, g, b, a: 255 }
}

/// Half the pixels each way, each the mean of four; the last row or column of an odd side counts twice.
fn half(pixels: &Pixmap) -> Pixmap {
    let (width, height) = (pixels.width(), pixels.height());
    let (across, down) = (width.div_ceil(2), height.div_ceil(2));
    let mut halved = Vec::with_capacity(usize::from(across) * usize::from(down));
    for y in 0..down {
        let (top, bottom) = (y * 2, (y * 2 + 1).min(height - 1));
        for x in 0..across {
            let (left, right) = (x * 2, (x * 2 + 1).min(width - 1));
            let four = [(left, top), (right, top), (left, bottom), (right, bottom)]
                .map(|(x, y)| pixels.sample(x, y));
            let mean = |channel: fn(&PremulRgba8) -> u8| {
                (four.iter().map(|pixel| u16::from(channel(pixel))).sum::<u16>() + 2) / 4
            };
            let byte = |mean: u16| mean.min(255) as u8;
            halved.push(opaque(
                byte(mean(|p| p.r)),
                byte(mean(|p| p.g)),
                byte(mean(|p| p.b)),
            ));
        }
    }
    Pixmap::from_parts_with_opacity(halved, across, down, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one colour.
    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Arc<[u8]> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        let pixels = pixel.repeat((width * height) as usize);
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes.into()
    }

    #[test]
    fn transparency_lies_on_white() {
        for (pixel, expected) in [
            ([10, 20, 30, 255], [10, 20, 30]),
            ([10, 20, 30, 0], [255, 255, 255]),
            ([0, 0, 0, 51], [204, 204, 204]),
        ] {
            let picture = decode(&png(2, 2, pixel)).unwrap();
            assert_eq!(
                picture.sample(1, 1),
                opaque(expected[0], expected[1], expected[2])
            );
        }
    }

    #[test]
    fn a_picture_is_halved_to_what_the_page_needs() {
        let data = png(800, 401, [7, 8, 9, 255]);
        let mut pictures = Pictures::default();
        for (across, down, expected) in [
            (800.0, 401.0, (800, 401)),
            (2000.0, 1000.0, (800, 401)),
            (500.0, 250.0, (800, 401)),
            (400.0, 200.0, (400, 201)),
            (90.0, 50.0, (100, 51)),
            (0.0, 0.0, (4, 2)),
        ] {
            let found = pictures.get(&data, across, down).unwrap();
            assert_eq!(size(&found), expected, "for {across} by {down}");
            assert_eq!(found.sample(0, 0), opaque(7, 8, 9));
        }
    }

    #[test]
    fn a_picture_is_decoded_once() {
        let data = png(4, 4, [1, 2, 3, 255]);
        let mut pictures = Pictures::default();
        let first = pictures.get(&data, 4.0, 4.0).unwrap();
        let copy: Arc<[u8]> = data.to_vec().into();
        assert!(Arc::ptr_eq(&first, &pictures.get(&copy, 4.0, 4.0).unwrap()));
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_none() {
        let mut header = png(1, 1, [0; 4]).to_vec();
        // A PNG that says 8,000 by 8,000 pixels: its check sum is wrong too, so it must not be decoded at all.
        header.splice(16..24, [0, 0, 31, 64, 0, 0, 31, 64]);
        for bytes in [Vec::new(), b"no picture".to_vec(), header] {
            let data: Arc<[u8]> = bytes.into();
            assert!(Pictures::default().get(&data, 1.0, 1.0).is_none());
        }
    }
}
