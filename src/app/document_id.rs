//! Random ids for new documents: 128 bits that no other document has.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// A fresh id in lower-case hexadecimal.
///
/// The bits are two SipHash values under a key that the standard library draws from the system's
/// random source: enough for an id that must not repeat, and no secret hangs on it.
pub fn fresh() -> String {
    let key = RandomState::new();
    format!("{:016x}{:016x}", key.hash_one(0_u8), key.hash_one(1_u8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_have_their_form_and_do_not_repeat() {
        let ids: BTreeSet<String> = (0..1000).map(|_| fresh()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(
            ids.iter()
                .all(|id| id.len() == 32 && id.chars().all(|c| c.is_ascii_hexdigit()))
        );
    }
}
