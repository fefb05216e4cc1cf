//! Pictures: passed through or packed without loss, once each.

use super::*;
use crate::typeset::{Image, Rect};
use image::{DynamicImage, ImageFormat};
use lopdf::Stream;

/// A page that shows each of these pictures twice.
fn export_pictures(pictures: &[Vec<u8>]) -> (usize, Vec<Stream>) {
    let mut pages = by_hand("words");
    for (index, data) in pictures.iter().enumerate() {
        for x in [72.0, 200.0] {
            let id = pages.elements.len() as u32;
            elements(&mut pages).push(Element {
                role: Role::Figure,
                parent: Some(ElementId(0)),
                language: None,
                alt: Some("A red square".into()),
            });
            let rect = Rect {
                x,
                y: 200.0 + 60.0 * index as f32,
                width: 100.0,
                height: 50.0,
            };
            // A copy of the bytes, not the same allocation.
            let image = Image {
                rect,
                data: data.as_slice().into(),
                element: ElementId(id),
            };
            page(&mut pages).items.push(Item::Image(image));
        }
    }
    let bytes = export(&pages).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
    let pictures = streams.filter(|stream| stream.dict.has(b"BitsPerComponent"));
    (bytes.len(), pictures.cloned().collect())
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image
        .write_to(&mut std::io::Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

/// Something like a photograph.
fn photograph(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| {
        let wave = ((x * y) as f32 / 700.0).sin() * 40.0;
        image::Rgb([(x % 256) as u8, (y % 256) as u8, (128.0 + wave) as u8])
    }))
}

fn name<'a>(stream: &'a Stream, key: &[u8]) -> &'a [u8] {
    stream.dict.get(key).unwrap().as_name().unwrap()
}

#[test]
fn a_png_is_written_once_on_white() {
    let red_and_clear = image::RgbaImage::from_raw(2, 1, vec![255, 0, 0, 255, 0, 0, 255, 0]).unwrap();
    let png = encoded(&DynamicImage::ImageRgba8(red_and_clear), ImageFormat::Png);
    let (_, pictures) = export_pictures(&[png]);
    assert_eq!(pictures.len(), 1);
    assert_eq!(
        pictures[0].get_plain_content().unwrap(),
        [255, 0, 0, 255, 255, 255]
    );
    assert!(!pictures[0].dict.has(b"Interpolate") && !pictures[0].dict.has(b"SMask"));
    assert_eq!(name(&pictures[0], b"ColorSpace"), b"DeviceRGB");
}

#[test]
fn grey_stays_grey_and_no_sample_is_lost() {
    let grey = image::GrayImage::from_fn(40, 30, |x, y| image::Luma([(x * 5 + y) as u8]));
    let colour = photograph(40, 30);
    let (_, pictures) = export_pictures(&[
        encoded(&DynamicImage::ImageLuma8(grey.clone()), ImageFormat::Png),
        encoded(&colour, ImageFormat::Png),
    ]);
    let samples = |stream: &Stream| stream.get_plain_content().unwrap();
    assert_eq!(name(&pictures[0], b"ColorSpace"), b"DeviceGray");
    assert_eq!(samples(&pictures[0]), grey.into_raw());
    assert_eq!(samples(&pictures[1]), colour.to_rgb8().into_raw());
}

/// A JPEG's own bytes stand in the file, without its EXIF, and cost nothing beside them.
#[test]
fn a_jpeg_goes_in_as_it_is() {
    let jpeg = encoded(&photograph(600, 400), ImageFormat::Jpeg);
    let mut with_exif = jpeg.clone();
    let exif = b"\xFF\xE1\x00\x10Exif\0\0a camera";
    with_exif.splice(2..2, exif[..18].iter().copied());
    let (without, _) = export_pictures(&[]);
    let (size, pictures) = export_pictures(&[with_exif]);
    assert_eq!(pictures.len(), 1);
    assert_eq!(name(&pictures[0], b"Filter"), b"DCTDecode");
    assert_eq!(pictures[0].content, jpeg);
    assert!(
        size < without + jpeg.len() + 1500,
        "{size} bytes for {} of JPEG",
        jpeg.len()
    );
    let (_, grey) = export_pictures(&[encoded(
        &DynamicImage::ImageLuma8(photograph(60, 40).to_luma8()),
        ImageFormat::Jpeg,
    )]);
    assert_eq!(name(&grey[0], b"ColorSpace"), b"DeviceGray");
}

/// What not every reader decodes alike is decoded here: four colours, other kinds of frames.
#[test]
fn an_odd_jpeg_does_not_go_in_as_it_is() {
    let jpeg = encoded(&photograph(60, 40), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    let check = |at: usize, byte: u8, expected: bool| {
        let mut changed = jpeg.clone();
        changed[frame + at] = byte;
        assert_eq!(images::goes_in_as_it_is(&changed), expected, "{at} {byte:02x}");
    };
    check(1, 0xC0, true);
    check(1, 0xC2, true);
    check(1, 0xC3, false);
    check(1, 0xC9, false);
    check(4, 12, false);
    check(9, 4, false);
}
