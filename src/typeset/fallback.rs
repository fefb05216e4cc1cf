//! The fixed order in which faces are tried for a character, and what each face has.

use super::faces::{FaceId, Faces};
use linebender_resource_handle::Blob;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use std::sync::{Arc, LazyLock, OnceLock};

/// What the bundled files say is read once in a run, whoever asks first.
static BUNDLED: LazyLock<Vec<Arc<OnceLock<Facts>>>> =
    LazyLock::new(|| Faces::bundled().iter().map(|_| Arc::default()).collect());

/// Reads what the faces of nearly every page say, so that the first document need not wait for it.
pub fn warm_up() {
    let fallback = Fallback::new(Faces::bundled());
    for face in [
        FaceId::SERIF,
        FaceId::SANS,
        FaceId::SANS_SEMIBOLD,
        FaceId::SERIF_SEMIBOLD,
    ] {
        fallback.face_has(face, 'a');
    }
}

/// All faces, ready to be asked.
pub(super) struct Fallback {
    faces: Vec<Known>,
}

/// A face.
struct Known {
    data: Blob<u8>,
    /// Read from the file when it is first asked for: most documents use few of the faces.
    facts: Arc<OnceLock<Facts>>,
}

/// What a face's file says: its coverage and its hyphen.
struct Facts {
    /// One bit a code point, up to U+3FFFF, in blocks that are read when they are first asked for: a text
    /// needs few of them.
    coverage: Vec<OnceLock<Block>>,
    hyphen: Option<(u16, f32)>,
}

/// 256 code points.
type Block = [u64; 4];
const BLOCKS: usize = 0x40000 / 256;

impl Fallback {
    pub(super) fn new(faces: &Faces) -> Self {
        let faces = faces.iter().map(|face| Known {
            data: face.data.clone(),
            facts: BUNDLED
                .get(usize::from(face.id.0))
                .map(Arc::clone)
                .unwrap_or_default(),
        });
        Self {
            faces: faces.collect(),
        }
    }

    /// The file of a face.
    pub(super) fn data(&self, face: FaceId) -> Option<&Blob<u8>> {
        self.faces.get(usize::from(face.0)).map(|face| &face.data)
    }

    /// The face with this file.
    pub(super) fn of(&self, data: &Blob<u8>) -> FaceId {
        let at = self.faces.iter().position(|face| face.data.id() == data.id());
        FaceId(at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0))
    }

    /// The faces to try for words in a style's face, best first.
    pub(super) fn order(&self, style: FaceId) -> impl Iterator<Item = FaceId> {
        let bold = bold(style);
        let fixed = [
            style,
            if bold { FaceId::SERIF_BOLD } else { FaceId::SERIF },
            if bold { FaceId::KOREAN_BOLD } else { FaceId::KOREAN },
            FaceId::KOREAN,
            FaceId::ARABIC,
            FaceId::HEBREW,
            FaceId::EMOJI,
        ];
        let added = (FaceId::EMOJI.0 + 1..).map(FaceId).take(self.faces.len());
        fixed
            .into_iter()
            .chain(added.take_while(|face| usize::from(face.0) < self.faces.len()))
    }

    /// Whether this face has the character.
    pub(super) fn face_has(&self, face: FaceId, c: char) -> bool {
        let data = self.data(face);
        self.facts(face)
            .zip(data)
            .is_some_and(|(facts, data)| facts.has(c, data.as_ref()))
    }

    /// Whether a face of the order for this style has the character.
    pub(super) fn has(&self, style: FaceId, c: char) -> bool {
        self.order(style).any(|face| self.face_has(face, c))
    }

    /// Glyph and advance (of 1 point size) of the hyphen of a face.
    pub(super) fn hyphen(&self, face: FaceId) -> Option<(u16, f32)> {
        self.facts(face)?.hyphen
    }

    /// Glyph and advance (of 1 point size) of each character that the face has.
    pub(super) fn glyphs(&self, face: FaceId, words: &str) -> Vec<(u16, f32)> {
        let data = self.data(face).map_or(&[][..], |data| data.as_ref());
        let Ok(font) = skrifa::FontRef::new(data) else {
            return Vec::new();
        };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyphs = words.chars().filter_map(|c| {
            let glyph = font.charmap().map(c)?;
            Some((u16::try_from(glyph.to_u32()).ok()?, metrics.advance_width(glyph)?))
        });
        glyphs.collect()
    }

    fn facts(&self, face: FaceId) -> Option<&Facts> {
        let face = self.faces.get(usize::from(face.0))?;
        Some(face.facts.get_or_init(|| Facts::read(face.data.as_ref())))
    }
}

impl Facts {
    fn has(&self, c: char, data: &[u8]) -> bool {
        let (block, bit) = (c as usize >> 8, c as usize & 0xff);
        let Some(block) = self.coverage.get(block) else {
            return false;
        };
        let words = block.get_or_init(|| Self::block(data, c as u32 & !0xff));
        words
            .get(bit >> 6)
            .is_some_and(|word| word >> (bit & 63) & 1 == 1)
    }

    /// The block that begins with this code point.
    fn block(data: &[u8], first: u32) -> Block {
        let mut words = [0; 4];
        let Ok(font) = skrifa::FontRef::new(data) else {
            return words;
        };
        let charmap = font.charmap();
        for (word, first) in words.iter_mut().zip((first..).step_by(64)) {
            for bit in 0..64 {
                if charmap.map(first + bit).is_some_and(|glyph| glyph.to_u32() != 0) {
                    *word |= 1 << bit;
                }
            }
        }
        words
    }

    fn read(data: &[u8]) -> Self {
        let mut coverage = Vec::new();
        coverage.resize_with(BLOCKS, OnceLock::new);
        let mut hyphen = None;
        if let Ok(font) = skrifa::FontRef::new(data) {
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            let glyph = font.charmap().map('\u{2010}').or_else(|| font.charmap().map('-'));
            hyphen = glyph
                .and_then(|glyph| Some((u16::try_from(glyph.to_u32()).ok()?, metrics.advance_width(glyph)?)));
        }
        Self { coverage, hyphen }
    }
}

/// Whether a style's face is a heavy one.
pub(super) fn bold(face: FaceId) -> bool {
    matches!(
        face,
        FaceId::SERIF_SEMIBOLD
            | FaceId::SERIF_BOLD
            | FaceId::SERIF_BOLD_ITALIC
            | FaceId::SANS_SEMIBOLD
            | FaceId::SANS_BOLD
            | FaceId::SANS_BOLD_ITALIC
            | FaceId::MONO_BOLD
    )
}
