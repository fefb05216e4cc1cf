//! The file that a source was read from, kept in the briefing when the analyst asks: so that its pages can
//! be looked at later, and so that it can be read again without being looked for.

use super::bytes;
use super::{Briefing, Edit, EditError, SourceId};
use crate::article::sha256_hex;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::{Arc, OnceLock};

/// The bytes of a file. Clones share them and their hash.
#[derive(Clone)]
pub struct Original(Arc<Held>);

struct Held {
    bytes: Arc<[u8]>,
    sha256: OnceLock<String>,
}

impl Original {
    /// Bytes of all originals of a briefing at most: with them the file stays under what is read of one.
    pub const MOST_BYTES_TOGETHER: usize = 32 << 20;

    /// These bytes.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(Arc::new(Held {
            bytes: bytes.into(),
            sha256: OnceLock::new(),
        }))
    }

    /// The bytes.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.0.bytes
    }

    /// Their SHA-256 in lower-case hexadecimal, computed once.
    pub fn sha256(&self) -> &str {
        self.0.sha256.get_or_init(|| sha256_hex(&self.0.bytes))
    }
}

impl PartialEq for Original {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.bytes == other.0.bytes
    }
}

impl Eq for Original {}

impl std::fmt::Debug for Original {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Original({} bytes)", self.0.bytes.len())
    }
}

impl Serialize for Original {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes::serialize(&self.0.bytes, serializer)
    }
}

impl<'de> Deserialize<'de> for Original {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bytes::deserialize(deserializer, "the original of a source").map(Self::new)
    }
}

impl Briefing {
    /// The kept file that a source was read from: its own, or that of another source from the same file.
    pub fn original_of(&self, source: SourceId) -> Option<&Original> {
        let wanted = &self.source(source)?.provenance.raw_sha256;
        let same = self
            .sources
            .iter()
            .filter(|other| other.provenance.raw_sha256 == *wanted);
        same.filter_map(|source| source.original.as_ref()).next()
    }

    /// Keeps the file of a source, or takes it out; see [`Edit::SetOriginal`].
    pub(super) fn set_original(
        &mut self,
        source: SourceId,
        original: Option<Original>,
    ) -> Result<Edit, EditError> {
        let others = self.sources.iter().filter(|other| other.id != source);
        let together: usize = others
            .filter_map(|other| other.original.as_ref())
            .map(|original| original.bytes().len())
            .sum();
        let slot = self.source_mut(source)?;
        if let Some(original) = &original {
            if original.sha256() != slot.provenance.raw_sha256 {
                return Err(EditError::NotTheOriginal);
            }
            if together + original.bytes().len() > Original::MOST_BYTES_TOGETHER {
                return Err(EditError::OriginalsTooLarge);
            }
        }
        let old = std::mem::replace(&mut slot.original, original);
        Ok(Edit::SetOriginal {
            source,
            original: old,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Status, testing, verify};
    use super::*;

    /// A briefing whose first source was read from `bytes`.
    fn read_from(bytes: &[u8]) -> Briefing {
        let mut briefing = testing::briefing();
        briefing.sources[0].provenance.raw_sha256 = sha256_hex(bytes);
        briefing
    }

    fn keep(briefing: &mut Briefing, bytes: &[u8]) -> Result<Edit, EditError> {
        let original = Some(Original::new(bytes));
        briefing.apply(Edit::SetOriginal {
            source: SourceId(1),
            original,
        })
    }

    #[test]
    fn only_the_file_itself_is_kept_and_it_can_be_undone() {
        let before = read_from(b"%PDF");
        let mut briefing = before.clone();
        assert_eq!(keep(&mut briefing, b"%PDF-"), Err(EditError::NotTheOriginal));
        assert_eq!(briefing, before);
        let inverse = keep(&mut briefing, b"%PDF").unwrap();
        assert_eq!(
            briefing.original_of(SourceId(1)).unwrap().bytes().as_ref(),
            b"%PDF"
        );
        let text = ron::to_string(&briefing).unwrap();
        assert!(text.contains("JVBERg=="), "{text}");
        assert_eq!(ron::from_str::<Briefing>(&text).unwrap(), briefing);
        briefing.apply(inverse).unwrap();
        assert_eq!(briefing, before);
        assert!(!ron::to_string(&before).unwrap().contains("original"));
    }

    #[test]
    fn there_is_a_most_for_all_together() {
        let large = vec![7; Original::MOST_BYTES_TOGETHER + 1];
        let mut briefing = read_from(&large);
        assert_eq!(keep(&mut briefing, &large), Err(EditError::OriginalsTooLarge));
    }

    #[test]
    fn a_changed_original_is_found() {
        let mut briefing = read_from(b"%PDF");
        keep(&mut briefing, b"%PDF").unwrap();
        assert!(verify(&briefing).holds());
        briefing.sources[0].original = Some(Original::new(b"%PDG".as_slice()));
        let verification = verify(&briefing);
        assert!(!verification.holds() && !verification.sources[0].intact);
        assert!(
            verification
                .quotations
                .iter()
                .all(|check| check.status == Status::Exact)
        );
    }
}
