//! The faces that pages may use: the bundled ones, and behind them those that the analyst added to the
//! briefing. Nothing is looked up on the system, so pages never depend on what is installed.

use super::font_file::read_font;
use crate::briefing::AddedFont;
use linebender_resource_handle::Blob;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// A face, by its place in [`Faces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

impl FaceId {
    /// Source Serif 4 Regular.
    pub const SERIF: Self = Self(0);
    /// Source Serif 4 Italic.
    pub const SERIF_ITALIC: Self = Self(1);
    /// Source Serif 4 Semibold.
    pub const SERIF_SEMIBOLD: Self = Self(2);
    /// Source Serif 4 Bold.
    pub const SERIF_BOLD: Self = Self(3);
    /// Source Serif 4 Bold Italic.
    pub const SERIF_BOLD_ITALIC: Self = Self(4);
    /// Source Sans 3 Regular.
    pub const SANS: Self = Self(5);
    /// Source Sans 3 Italic.
    pub const SANS_ITALIC: Self = Self(6);
    /// Source Sans 3 Semibold.
    pub const SANS_SEMIBOLD: Self = Self(7);
    /// Source Sans 3 Bold.
    pub const SANS_BOLD: Self = Self(8);
    /// Source Sans 3 Bold Italic.
    pub const SANS_BOLD_ITALIC: Self = Self(9);
    /// Source Code Pro Regular.
    pub const MONO: Self = Self(10);
    /// Source Code Pro Bold.
    pub const MONO_BOLD: Self = Self(11);
    /// Noto Sans KR Regular.
    pub const KOREAN: Self = Self(12);
    /// Pretendard Bold.
    pub const KOREAN_BOLD: Self = Self(13);
    /// Amiri Regular.
    pub const ARABIC: Self = Self(14);
    /// Noto Sans Hebrew Regular.
    pub const HEBREW: Self = Self(15);
    /// Noto Emoji Regular.
    pub const EMOJI: Self = Self(16);
}

/// A face: its bytes and its name.
#[derive(Clone)]
pub struct Face {
    /// Which one.
    pub id: FaceId,
    /// PostScript-like file name without extension ("SourceSerif4-Regular").
    pub name: Cow<'static, str>,
    /// The font file, shared.
    pub data: Blob<u8>,
}

/// All faces that layout may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faces {
    faces: Vec<Face>,
}

macro_rules! bundled {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")) as &'static [u8])),+]
    };
}

static BUNDLED: LazyLock<Arc<Faces>> = LazyLock::new(|| {
    let files = bundled![
        "SourceSerif4-Regular",
        "SourceSerif4-It",
        "SourceSerif4-Semibold",
        "SourceSerif4-Bold",
        "SourceSerif4-BoldIt",
        "SourceSans3-Regular",
        "SourceSans3-It",
        "SourceSans3-Semibold",
        "SourceSans3-Bold",
        "SourceSans3-BoldIt",
        "SourceCodePro-Regular",
        "SourceCodePro-Bold",
        "NotoSansKR-Regular",
        "Pretendard-Bold",
        "Amiri-Regular",
        "NotoSansHebrew-Regular",
        "NotoEmoji-Regular",
    ];
    let faces = files
        .into_iter()
        .zip(0u8..)
        .map(|((name, bytes), index)| Face {
            id: FaceId(index),
            name: Cow::Borrowed(name),
            data: Blob::new(Arc::new(bytes)),
        })
        .collect();
    Arc::new(Faces { faces })
});

impl Faces {
    /// The faces that come with the program.
    pub fn bundled() -> &'static Arc<Self> {
        &BUNDLED
    }

    /// The bundled faces and behind them those of a briefing; what cannot be used is left out and named.
    pub(super) fn with_added(fonts: &[AddedFont]) -> (Arc<Self>, Vec<String>) {
        if fonts.is_empty() {
            return (Arc::clone(&BUNDLED), Vec::new());
        }
        let (mut faces, mut problems) = (Self::clone(&BUNDLED), Vec::new());
        for font in fonts.iter().take(AddedFont::MOST) {
            let id = u8::try_from(faces.faces.len()).map(FaceId);
            match (read_font(&font.data.0), id) {
                (Ok(_), Ok(id)) => faces.faces.push(Face {
                    id,
                    name: Cow::Owned(font.name.clone()),
                    data: Blob::new(Arc::new(Arc::clone(&font.data.0))),
                }),
                (Err(refusal), _) => problems.push(format!("the added font “{}” {refusal}", font.name)),
                (Ok(_), Err(_)) => {}
            }
        }
        (Arc::new(faces), problems)
    }

    /// The face with this id, if there is one.
    pub fn get(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }

    /// All faces, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter()
    }
}

impl Default for Faces {
    fn default() -> Self {
        Self::clone(&BUNDLED)
    }
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        let same_bytes = || self.data.id() == other.data.id() || self.data.as_ref() == other.data.as_ref();
        self.id == other.id && self.name == other.name && same_bytes()
    }
}

impl Eq for Face {}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({}, {})", self.id.0, self.name)
    }
}
