//! What of a PNG or JPEG file shows the picture, and nothing else: EXIF, XMP, comments, thumbnails,
//! colour profiles (they name devices) and whatever hangs behind the end are left out.
//!
//! Formats: PNG (W3C, third edition) chunks; JPEG (ITU-T T.81) marker segments.

use image::ImageFormat;

/// The file without what does not show; `None` if its parts cannot be told from each other.
pub(super) fn strip(bytes: &[u8], format: ImageFormat) -> Option<Vec<u8>> {
    match format {
        ImageFormat::Png => png(bytes),
        ImageFormat::Jpeg => jpeg(bytes),
        _ => None,
    }
}

/// Chunks of a PNG that change what is seen; those beside them are text, times, EXIF and profiles.
const CHUNKS: [&[u8; 4]; 8] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut out = signature.to_vec();
    loop {
        // Length, name, data, check sum.
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let (chunk, behind) = rest.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)?;
        let name: &[u8; 4] = chunk.get(4..8)?.try_into().ok()?;
        if CHUNKS.contains(&name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        rest = behind;
    }
}

/// Markers of a JPEG.
const START_OF_IMAGE: u8 = 0xd8;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
/// JFIF: pixel density only.
const APP0: u8 = 0xe0;
/// Adobe: says how the colours are stored.
const APP14: u8 = 0xee;
const COMMENT: u8 = 0xfe;

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, START_OF_IMAGE];
    let mut rest = bytes.strip_prefix(&[0xff, START_OF_IMAGE])?;
    loop {
        rest = rest.strip_prefix(&[0xff])?;
        // Any number of fill bytes may stand before a marker.
        while let Some(less) = rest.strip_prefix(&[0xff]) {
            rest = less;
        }
        let (&marker, behind) = rest.split_first()?;
        if marker == END_OF_IMAGE {
            out.extend([0xff, END_OF_IMAGE]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(behind.get(..2)?.try_into().ok()?));
        let (segment, behind) = behind.split_at_checked(length)?;
        if keeps(marker, segment) {
            out.extend([0xff, marker]);
            out.extend_from_slice(segment);
        }
        rest = behind;
        if marker == START_OF_SCAN {
            let (scan, behind) = rest.split_at_checked(scan_length(rest)?)?;
            out.extend_from_slice(scan);
            rest = behind;
        }
    }
}

/// Whether a segment (with its length) is needed to show the picture.
fn keeps(marker: u8, segment: &[u8]) -> bool {
    match marker {
        APP0 => segment.get(2..7) == Some(b"JFIF\0"),
        APP14 => segment.get(2..7) == Some(b"Adobe"),
        0xe1..=0xef | COMMENT => false,
        _ => true,
    }
}

/// Bytes of entropy-coded data up to the next marker; stuffed zeros and restart markers belong to it.
fn scan_length(data: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if *next != 0 && !(0xd0..=0xd7).contains(next));
    data.windows(2).position(ends)
}
