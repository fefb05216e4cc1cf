//! Pixels as deflated samples: on white, grey where they can be, with PNG's row filters where that
//! makes them smaller.

use super::Packed;
use crate::pdf::error::ExportError;
use crate::pdf::serialise::deflate;
use crate::picture::Pixels;

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
    let channels = if grey { 1 } else { 3 };
    let plain = deflate(&samples)?;
    let filtered = deflate(&filtered(
        &samples,
        pixels.size.width as usize * channels,
        channels,
    ))?;
    let predicted = filtered.len() < plain.len();
    Ok(Packed {
        width: pixels.size.width,
        height: pixels.size.height,
        grey,
        filter: "FlateDecode",
        predicted,
        bytes: if predicted { filtered } else { plain },
    })
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

/// Rows after PNG's filters (PNG, third edition, 9), each by the one that leaves the smallest sum.
fn filtered(samples: &[u8], row_length: usize, channels: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(samples.len() + samples.len() / row_length.max(1) + 1);
    let mut above: &[u8] = &vec![0; row_length];
    let mut row_as = vec![0u8; row_length];
    let mut best = vec![0u8; row_length];
    for row in samples.chunks_exact(row_length.max(1)) {
        let mut smallest = u64::MAX;
        let mut number = 0;
        for filter in 0..=4u8 {
            let mut sum = 0u64;
            for (index, (sample, target)) in row.iter().zip(&mut row_as).enumerate() {
                let before = |row: &[u8]| {
                    let at = index.checked_sub(channels);
                    at.and_then(|at| row.get(at)).copied().unwrap_or(0)
                };
                let (left, up, corner) = (before(row), above.get(index).copied().unwrap_or(0), before(above));
                let guess = match filter {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => left.midpoint(up),
                    _ => paeth(left, up, corner),
                };
                *target = sample.wrapping_sub(guess);
                sum += u64::from(target.cast_signed().unsigned_abs());
            }
            if sum < smallest {
                smallest = sum;
                number = filter;
                best.copy_from_slice(&row_as);
            }
        }
        out.push(number);
        out.extend_from_slice(&best);
        above = row;
    }
    out
}

/// Of left, up and upper left the one nearest to their plane.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |sample: u8| (estimate - i16::from(sample)).unsigned_abs();
    let (by_left, by_up, by_corner) = (distance(left), distance(up), distance(corner));
    if by_left <= by_up && by_left <= by_corner {
        left
    } else if by_up <= by_corner {
        up
    } else {
        corner
    }
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
        let mut samples = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&*packed.bytes), &mut samples)
            .unwrap();
        if !packed.predicted {
            assert_eq!(samples, expected.1);
        }
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
        assert!(
            packed.predicted && packed.bytes.len() < 1500,
            "{} bytes",
            packed.bytes.len()
        );
    }
}
