//! Pixels as deflated samples: on white, grey where they can be, with PNG's row filters where that
//! makes them smaller. A PDF knows PNG's filters as predictors (ISO 32000-1, 7.4.4.4): what a PNG file has
//! in its data chunks is what the stream holds.

use super::Packed;
use crate::pdf::error::ExportError;
use crate::picture::Pixels;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};

/// Packs decoded pixels.
pub(super) fn pack(pixels: &Pixels) -> Result<Packed, ExportError> {
    let colours = on_white(&pixels.rgba);
    let grey = colours
        .iter()
        .all(|[red, green, blue]| red == green && green == blue);
    let samples: Vec<u8> = if grey {
        colours.iter().map(|[level, ..]| *level).collect()
    } else {
        colours.into_iter().flatten().collect()
    };
    let deflated = |filter| {
        deflated(pixels, grey, &samples, filter)
            .map_err(|error| ExportError::Internal(format!("a picture could not be packed: {error}")))
    };
    // Photographs and gradients gain by filters, drawings with few colours lose.
    let (filtered, plain) = (deflated(Filter::Adaptive)?, deflated(Filter::NoFilter)?);
    Ok(Packed {
        width: pixels.size.width,
        height: pixels.size.height,
        grey,
        filter: "FlateDecode",
        predicted: true,
        bytes: if filtered.len() < plain.len() {
            filtered
        } else {
            plain
        },
    })
}

/// The data chunks of a PNG file of these samples, one behind the other.
fn deflated(pixels: &Pixels, grey: bool, samples: &[u8], filter: Filter) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.size.width, pixels.size.height);
    encoder.set_color(if grey {
        ColorType::Grayscale
    } else {
        ColorType::Rgb
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(9));
    encoder.set_filter(filter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(samples)?;
    writer.finish()?;
    Ok(data_chunks(&file))
}

/// The contents of a PNG file's data chunks: signature, then length, name, content and checksum of each
/// chunk (PNG, third edition, 5).
fn data_chunks(file: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    let mut rest = file.get(8..).unwrap_or_default();
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let Some((name, behind)) = behind.split_first_chunk::<4>() else {
            break;
        };
        let Some((content, behind)) = behind.split_at_checked(length) else {
            break;
        };
        if name == b"IDAT" {
            data.extend_from_slice(content);
        }
        rest = behind.get(4..).unwrap_or_default();
    }
    data
}

/// The colours without transparency, which not every reader of PDF/A shows alike.
fn on_white(rgba: &[u8]) -> Vec<[u8; 3]> {
    let (pixels, _) = rgba.as_chunks::<4>();
    let mix = |sample: u8, opacity: u8| {
        let (sample, opacity) = (u16::from(sample), u16::from(opacity));
        let mixed = (sample * opacity + 255 * (255 - opacity) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    pixels
        .iter()
        .map(|[red, green, blue, opacity]| [mix(*red, *opacity), mix(*green, *opacity), mix(*blue, *opacity)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::PixelSize;

    fn check(rgba: &[u8], width: u32, height: u32, expected: (bool, &[u8])) {
        let pixels = Pixels {
            size: PixelSize { width, height },
            rgba: rgba.to_vec(),
        };
        let packed = pack(&pixels).unwrap();
        assert_eq!(packed.grey, expected.0);
        let mut rows = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&*packed.bytes), &mut rows).unwrap();
        let row = width as usize * if packed.grey { 1 } else { 3 };
        // Tiny pictures gain nothing by filters: each row begins with the filter that does nothing.
        let samples: Vec<u8> = rows
            .chunks(row + 1)
            .flat_map(|row| {
                assert_eq!(row[0], 0);
                &row[1..]
            })
            .copied()
            .collect();
        assert_eq!(samples, expected.1);
    }

    #[test]
    fn samples_are_on_white_and_grey_where_they_can_be() {
        check(
            &[255, 0, 0, 255, 0, 0, 255, 0],
            2,
            1,
            (false, &[255, 0, 0, 255, 255, 255]),
        );
        check(&[0, 0, 0, 255, 9, 9, 9, 0], 1, 2, (true, &[0, 255]));
        check(&[0, 0, 0, 128], 1, 1, (true, &[127]));
    }

    #[test]
    fn a_smooth_picture_is_smaller_with_row_filters() {
        let rgba: Vec<u8> = (0..64 * 64u32)
            .flat_map(|at| {
                let level = (at % 64 * 2 + at / 64) as u8;
                [level, level.wrapping_mul(3), 255 - level, 255]
            })
            .collect();
        let size = PixelSize {
            width: 64,
            height: 64,
        };
        let packed = pack(&Pixels { size, rgba }).unwrap();
        assert!(packed.bytes.len() < 1500, "{} bytes", packed.bytes.len());
    }
}
