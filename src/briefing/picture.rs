//! A picture's bytes as the briefing holds them: shared, so that an edit copies none; base64 in files.

use super::bytes;
use crate::picture::{self, PictureError, PixelSize, Pixels};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::{Arc, OnceLock};

/// PNG or JPEG bytes. Clones share them, and what was found out about them.
#[derive(Clone)]
pub struct PictureData(Arc<Held>);

struct Held {
    bytes: Arc<[u8]>,
    size: OnceLock<Result<PixelSize, PictureError>>,
    whole: OnceLock<Result<Arc<Pixels>, PictureError>>,
}

/// How wide a picture is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum PictureWidth {
    /// As wide as the text.
    #[default]
    Column,
    /// Half as wide.
    Half,
}

impl PictureData {
    /// Bytes as they are; [`PictureData::of_file`] takes those of a file.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(Arc::new(Held {
            bytes: bytes.into(),
            size: OnceLock::new(),
            whole: OnceLock::new(),
        }))
    }

    /// The bytes to keep of a picture file: upright, without place, device, time or author.
    ///
    /// # Errors
    /// When it is no PNG or JPEG, damaged, or too large.
    pub fn of_file(bytes: &[u8]) -> Result<Self, PictureError> {
        let data = Self::new(picture::prepare(bytes)?);
        // Read on a worker: the window finds the small view ready.
        data.whole()?;
        Ok(data)
    }

    /// The bytes.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.0.bytes
    }

    /// The sides in pixels, read from the first bytes once.
    ///
    /// # Errors
    /// When the bytes are no PNG or JPEG, damaged at their beginning, or too large.
    pub fn size(&self) -> Result<PixelSize, PictureError> {
        let size = || picture::size(&self.0.bytes);
        self.0.size.get_or_init(size).clone()
    }

    /// A small view of it, for which all of it is decoded; done once.
    ///
    /// # Errors
    /// When it cannot.
    pub fn whole(&self) -> Result<Arc<Pixels>, PictureError> {
        let whole = || picture::thumbnail(&self.0.bytes).map(Arc::new);
        self.0.whole.get_or_init(whole).clone()
    }
}

impl PartialEq for PictureData {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.bytes == other.0.bytes
    }
}

impl Eq for PictureData {}

impl std::fmt::Debug for PictureData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PictureData({} bytes)", self.0.bytes.len())
    }
}

impl Serialize for PictureData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes::serialize(&self.0.bytes, serializer)
    }
}

impl<'de> Deserialize<'de> for PictureData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bytes::deserialize(deserializer, "the picture").map(Self::new)
    }
}
