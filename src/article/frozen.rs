//! Frozen text: the words of a source as they stood on the day it was read, and ranges into them.
//!
//! Offsets are Unicode code points (W3C Web Annotation), half-open. Bytes stay inside this file.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::Arc;

/// A half-open range of code points into a frozen text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct CharRange {
    /// First code point of the range.
    pub start: usize,
    /// First code point after the range.
    pub end: usize,
}

impl CharRange {
    /// The range `start..end`; an end before the start gives an empty range at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in code points.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `inner` lies wholly inside this range.
    pub fn contains(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the code point at `at` lies in the range.
    pub fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two ranges share at least one code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// How many code points lie between two entries of the byte index.
const STRIDE: usize = 64;

/// An immutable text with its SHA-256 and a code point → byte index. Cloning is cheap.
#[derive(Clone)]
pub struct FrozenText {
    inner: Arc<Inner>,
}

struct Inner {
    text: String,
    /// Byte offset of every 64th code point.
    index: Vec<usize>,
    chars: usize,
    sha256: String,
}

impl FrozenText {
    /// Freezes `text` as it is: nothing is normalised or trimmed.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut chars = 0;
        let mut index = Vec::with_capacity(text.len() / STRIDE + 1);
        for (byte, _) in text.char_indices() {
            if chars % STRIDE == 0 {
                index.push(byte);
            }
            chars += 1;
        }
        let sha256 = sha256_hex(text.as_bytes());
        Self {
            inner: Arc::new(Inner {
                text,
                index,
                chars,
                sha256,
            }),
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.inner.chars
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.inner.chars == 0
    }

    /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.inner.sha256
    }

    /// The words of `range`; a range that reaches past the end is cut there.
    pub fn slice(&self, range: CharRange) -> &str {
        self.inner.text.get(self.bytes(range)).unwrap_or("")
    }

    /// The words of `range`, or `None` if it reaches past the end.
    pub fn get(&self, range: CharRange) -> Option<&str> {
        (range.start <= range.end && range.end <= self.len()).then(|| self.slice(range))
    }

    /// The byte range of a code-point range, cut at the end of the text.
    pub fn bytes(&self, range: CharRange) -> Range<usize> {
        let start = self.byte_of(range.start);
        start..self.byte_of(range.end).max(start)
    }

    /// The byte offset of the code point `at`; the length in bytes when `at` is past the end.
    pub fn byte_of(&self, at: usize) -> usize {
        if at >= self.inner.chars {
            return self.inner.text.len();
        }
        let base = self.inner.index.get(at / STRIDE).copied().unwrap_or(0);
        let rest = self.inner.text.get(base..).unwrap_or("");
        rest.char_indices()
            .nth(at % STRIDE)
            .map_or(self.inner.text.len(), |(byte, _)| base + byte)
    }

    /// The code point that the byte offset `byte` stands at (or inside).
    pub fn char_of(&self, byte: usize) -> usize {
        let block = self.inner.index.partition_point(|b| *b <= byte).saturating_sub(1);
        let base = self.inner.index.get(block).copied().unwrap_or(0);
        let rest = self.inner.text.get(base..).unwrap_or("");
        block * STRIDE
            + rest
                .char_indices()
                .take_while(|(b, c)| base + b + c.len_utf8() <= byte)
                .count()
    }
}

impl std::fmt::Debug for FrozenText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FrozenText({} code points, {})", self.len(), self.sha256())
    }
}

impl PartialEq for FrozenText {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.inner.text == other.inner.text
    }
}

impl Eq for FrozenText {}

impl Default for FrozenText {
    fn default() -> Self {
        Self::new("")
    }
}

/// In files a frozen text is its plain string; hash and index are made anew.
impl Serialize for FrozenText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FrozenText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, range: (usize, usize), expected: &str) {
        assert_eq!(
            FrozenText::new(text).slice(CharRange::new(range.0, range.1)),
            expected
        );
    }

    #[test]
    fn slices_count_code_points() {
        check("이재명 said", (0, 3), "이재명");
        check("a—b", (1, 2), "—");
        check("abc", (2, 9), "c");
        check("abc", (7, 9), "");
        check("", (0, 0), "");
    }

    proptest! {
        #[test]
        fn bytes_and_code_points_are_inverse(text in "\\PC{0,300}") {
            let frozen = FrozenText::new(text.clone());
            prop_assert_eq!(frozen.len(), text.chars().count());
            for (at, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(frozen.byte_of(at), byte);
                prop_assert_eq!(frozen.char_of(byte), at);
            }
        }
    }
}
