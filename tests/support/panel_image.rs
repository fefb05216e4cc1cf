//! Pictures of parts of the window: cut out, kept as small PNG files, compared with some tolerance.

use super::desk::raster::Drawn;
use egui::Rect;
use std::collections::BTreeMap;
use std::path::Path;

/// Bits of a channel that colours of the palette are told apart by.
const BITS: u8 = 5;

#[derive(Clone, PartialEq)]
pub struct PanelImage {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[u8; 3]>,
}

impl PanelImage {
    /// The part of a window inside `part`, in pixels.
    pub fn cut(drawn: &Drawn, part: Rect) -> Self {
        let [left, top, right, bottom] =
            [part.left(), part.top(), part.right(), part.bottom()].map(|value| value.round() as usize);
        let row = |y: usize| &drawn.pixels[y * drawn.size[0] + left..y * drawn.size[0] + right];
        let byte = |channel: f32| (channel * 255.0).round().clamp(0.0, 255.0) as u8;
        let pixels = (top..bottom).flat_map(row);
        Self {
            width: right - left,
            height: bottom - top,
            pixels: pixels.map(|[r, g, b, _]| [*r, *g, *b].map(byte)).collect(),
        }
    }

    /// Writes it with a palette: near colours become one.
    pub fn write(&self, path: &Path) {
        let mut bins: BTreeMap<[u8; 3], BTreeMap<[u8; 3], usize>> = BTreeMap::new();
        for pixel in &self.pixels {
            let bin = pixel.map(|channel| channel >> (8 - BITS));
            *bins.entry(bin).or_default().entry(*pixel).or_default() += 1;
        }
        // Of each bin the colour that is most used stands for all; the fullest bins make the palette.
        let mut colours: Vec<(usize, [u8; 3])> = bins
            .values()
            .map(|bin| {
                let most = bin.iter().max_by_key(|(_, count)| **count).unwrap();
                (bin.values().sum(), *most.0)
            })
            .collect();
        colours.sort_by_key(|(count, colour)| (std::cmp::Reverse(*count), *colour));
        colours.truncate(256);
        let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let indices: Vec<u8> = self
            .pixels
            .iter()
            .map(|pixel| {
                *known.entry(*pixel).or_insert_with(|| {
                    let nearest = (0..colours.len()).min_by_key(|at| far(colours[*at].1, *pixel));
                    u8::try_from(nearest.unwrap()).unwrap()
                })
            })
            .collect();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::fs::File::create(path).unwrap();
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(
            colours
                .iter()
                .flat_map(|(_, colour)| *colour)
                .collect::<Vec<u8>>(),
        );
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&indices).unwrap();
    }

    /// Reads one that was written, if it is there.
    pub fn read(path: &Path) -> Option<Self> {
        let file = std::io::BufReader::new(std::fs::File::open(path).ok()?);
        let mut decoder = png::Decoder::new(file);
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().ok()?;
        let mut bytes = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut bytes).ok()?;
        Some(Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels: bytes[..info.buffer_size()]
                .chunks_exact(3)
                .map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect(),
        })
    }

    /// Pixels of which a channel differs by more than `tolerance`; all of them for another size.
    pub fn differs(&self, other: &Self, tolerance: u8) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return self.pixels.len();
        }
        let pairs = self.pixels.iter().zip(&other.pixels);
        pairs
            .filter(|(one, two)| one.iter().zip(*two).any(|(a, b)| a.abs_diff(*b) > tolerance))
            .count()
    }
}

fn far(one: [u8; 3], two: [u8; 3]) -> u32 {
    let apart = |at: usize| u32::from(one[at].abs_diff(two[at])).pow(2);
    apart(0) + apart(1) + apart(2)
}
