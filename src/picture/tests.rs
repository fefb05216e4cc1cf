//! What is kept of a file, what is refused, and that limits hold before anything is decoded.

use super::decode::encoded;
use super::*;
use image::{DynamicImage, ImageFormat};

/// A picture of two colours, `width` × `height`.
fn sample(width: u32, height: u32) -> DynamicImage {
    let image = image::RgbImage::from_fn(width, height, |x, y| {
        if x * 2 < width && y * 2 < height {
            image::Rgb([200, 30, 30])
        } else {
            image::Rgb([20, 40, 220])
        }
    });
    DynamicImage::ImageRgb8(image)
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&sample(width, height), ImageFormat::Jpeg).unwrap()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&sample(width, height), ImageFormat::Png).unwrap()
}

/// The JPEG with a marker segment behind its start.
fn with_segment(bytes: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    let mut out = vec![0xff, 0xd8, 0xff, marker];
    out.extend(length);
    out.extend(data);
    out.extend(&bytes[2..]);
    out
}

/// An EXIF segment with this orientation and a camera's name.
fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    data.extend([orientation, 0, 0, 0, 0, 0, 0]);
    data.extend(b"SecretCamera 59.91N 10.75E");
    data
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn place_and_device_do_not_travel() {
    let plain = jpeg(8, 4);
    let pixels = decode(&plain).unwrap();
    let check = |marker, data: &[u8]| {
        let kept = prepare(&with_segment(&plain, marker, data)).unwrap();
        assert!(!contains(&kept, b"Secret"), "segment {marker:x}");
        assert_eq!(decode(&kept).unwrap(), pixels);
    };
    check(0xe1, &exif(1));
    check(0xe1, b"http://ns.adobe.com/xap/1.0/\0<Secret/>");
    check(0xe2, b"ICC_PROFILE\0Secret screen");
    check(0xed, b"Photoshop 3.0\0Secret");
    check(0xfe, b"Secret comment");
    let mut hanging = plain.clone();
    hanging.extend(b"Secret film");
    assert_eq!(prepare(&hanging).unwrap(), plain);
}

#[test]
fn a_turned_photograph_stands_upright_without_its_exif() {
    let kept = prepare(&with_segment(&jpeg(16, 8), 0xe1, &exif(6))).unwrap();
    assert!(!contains(&kept, b"Secret"));
    let turned = decode(&kept).unwrap();
    assert_eq!((turned.size.width, turned.size.height), (8, 16));
    // The red quarter was at the top left; a quarter turn clockwise brings it to the top right.
    let red = |x: usize, y: usize| turned.rgba[(y * 8 + x) * 4] > 120;
    assert!(red(7, 0) && !red(0, 0) && !red(7, 15));
}

#[test]
fn texts_of_a_png_are_left_out() {
    let plain = png(6, 6);
    let (head, rest) = plain.split_at(33);
    let mut with_text = head.to_vec();
    let data = b"Author\0Secret";
    with_text.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    with_text.extend(b"tEXt");
    with_text.extend(data);
    with_text.extend([0; 4]);
    with_text.extend(rest);
    let kept = prepare(&with_text).unwrap();
    assert!(!contains(&kept, b"Secret"));
    assert_eq!(decode(&kept).unwrap(), decode(&plain).unwrap());
}

#[test]
fn what_is_no_picture_is_refused_in_words() {
    let check = |bytes: &[u8], words: &str| {
        let message = prepare(bytes).unwrap_err().to_string();
        assert!(message.contains(words), "{message}");
    };
    check(b"", "neither PNG nor JPEG");
    check(b"GIF89a..............", "neither PNG nor JPEG");
    let png = png(40, 40);
    check(&png[..png.len() / 2], "cannot be decoded");
    check(&jpeg(40, 40)[..20], "cannot be decoded");
}

/// A PNG that claims these sides; nothing behind its head is read before they are refused.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    // The head's check sum: CRC-32 of name and data, bit by bit.
    let mut crc = u32::MAX;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn limits_hold_before_anything_is_decoded() {
    assert!(matches!(
        size(&claiming(7_100, 7_100)),
        Err(PictureError::TooLarge { .. })
    ));
    let error = decode(&claiming(6_000, 4_000)).unwrap_err();
    assert!(
        error.to_string().contains("6000 × 4000 pixels and takes 69 MiB"),
        "{error}"
    );
    assert!(size(&claiming(4_000, 3_000)).is_ok());
}
