//! Small grey pictures of pages: made from a painted page, kept as PNG, compared.

use attache::paint::Raster;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A grey picture, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreyImage {
    width: u32,
    height: u32,
    greys: Vec<u8>,
}

impl GreyImage {
    /// A painted page without its colours (weights of ITU-R BT.601).
    pub fn of(raster: &Raster) -> Self {
        let grey = |pixel: &[u8]| {
            let sum = 299 * u32::from(pixel[0]) + 587 * u32::from(pixel[1]) + 114 * u32::from(pixel[2]);
            u8::try_from(sum / 1000).expect("at most 255")
        };
        Self {
            width: raster.width,
            height: raster.height,
            greys: raster.rgba.chunks_exact(4).map(grey).collect(),
        }
    }

    /// Pixels that differ by more than `greys`; all of them if the sizes do.
    pub fn differs(&self, other: &Self, greys: u8) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return self.greys.len().max(other.greys.len());
        }
        let pairs = self.greys.iter().zip(&other.greys);
        pairs.filter(|(a, b)| a.abs_diff(**b) > greys).count()
    }

    /// Dark where the two differ, on the other page in pale.
    pub fn difference(&self, other: &Self) -> Self {
        let at = |index: usize| {
            let (a, b) = (self.greys[index], other.greys.get(index).copied().unwrap_or(255));
            (191 + b / 4).saturating_sub(a.abs_diff(b))
        };
        Self {
            greys: (0..self.greys.len()).map(at).collect(),
            ..self.clone()
        }
    }

    /// Reads a grey PNG; `None` if there is none.
    pub fn read(path: &Path) -> Option<Self> {
        let mut reader = png::Decoder::new(BufReader::new(File::open(path).ok()?))
            .read_info()
            .expect("a reference is a PNG");
        let mut greys = vec![0; reader.output_buffer_size().expect("a reference is small")];
        let info = reader.next_frame(&mut greys).expect("a reference is a whole PNG");
        assert_eq!(info.color_type, png::ColorType::Grayscale, "{}", path.display());
        Some(Self {
            width: info.width,
            height: info.height,
            greys,
        })
    }

    /// Writes a grey PNG.
    pub fn write(&self, path: &Path) {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a PNG can be written to memory");
        writer
            .write_image_data(&self.greys)
            .expect("a PNG can be written to memory");
        writer.finish().expect("a PNG can be written to memory");
        attache::store::make_folder(path.parent().expect("a folder")).expect("the folder can be made");
        attache::store::write_bytes(path, &bytes).expect("the picture can be written");
    }
}
