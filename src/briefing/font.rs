//! Font files that the analyst added for characters no bundled face has: stored in the briefing, so that
//! its pages never depend on a machine. Whether a file can be used is decided by `typeset`.

use super::bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// A font file in a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedFont {
    /// The font's own full name ("Noto Sans Cuneiform Regular").
    pub name: String,
    /// The file.
    pub data: FontBytes,
}

impl AddedFont {
    /// Fonts in one briefing at most.
    pub const MOST: usize = 8;
    /// Bytes of one file at most.
    pub const MOST_BYTES: usize = 16 << 20;
    /// Bytes of all files of a briefing at most.
    pub const MOST_BYTES_TOGETHER: usize = 32 << 20;
}

/// The bytes of a font file, shared by clones; base64 in files.
#[derive(Clone)]
pub struct FontBytes(pub Arc<[u8]>);

impl PartialEq for FontBytes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for FontBytes {}

impl std::fmt::Debug for FontBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FontBytes({} bytes)", self.0.len())
    }
}

impl Serialize for FontBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for FontBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bytes::deserialize(deserializer, "the font").map(|bytes| Self(bytes.into()))
    }
}
