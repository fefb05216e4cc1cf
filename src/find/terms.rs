//! The content words of a text as numbers: what two texts have in common is counted without comparing
//! letters, and a text is walked once.

use super::words::words;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Content words in lower case without a plural ending, hashed, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Terms(Vec<u64>);

impl Terms {
    pub(super) fn of(text: &str) -> Self {
        let mut found: Vec<u64> = words(text)
            .iter()
            .filter_map(|word| term(&word.lower()))
            .collect();
        found.sort_unstable();
        found.dedup();
        Self(found)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }
}

/// Words that tell nothing of the matter.
const SMALL: [&str; 40] = [
    "the", "and", "for", "with", "from", "that", "this", "these", "those", "said", "says", "will", "would",
    "has", "have", "had", "was", "were", "are", "been", "its", "his", "her", "their", "they", "she", "him",
    "them", "not", "but", "who", "which", "what", "when", "than", "then", "also", "into", "about", "over",
];

/// A map by terms, which are hashes already.
pub(super) type ByTerm<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// Takes a number for its own hash.
#[derive(Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, term: u64) {
        self.0 = term;
    }
}

/// A word's number; `None` for small words.
fn term(lower: &str) -> Option<u64> {
    let stem = lower.strip_suffix("'s").unwrap_or(lower);
    let stem = if stem.len() > 4 {
        stem.strip_suffix('s').unwrap_or(stem)
    } else {
        stem
    };
    if SMALL.contains(&stem) || stem.chars().nth(2).is_none() {
        return None;
    }
    Some(if stem.contains("defense") {
        hash(stem.replace("defense", "defence").as_bytes())
    } else {
        hash(stem.as_bytes())
    })
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo): the same on every machine and in every run.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_one_term() {
        let check = |a: &str, b: &str| assert_eq!(Terms::of(a), Terms::of(b), "{a}");
        check("The ships of Norway’s yards", "Norway yard ship");
        check("defense", "Defence");
        check("of it to a", "");
        assert_ne!(Terms::of("ship"), Terms::of("yard"));
    }
}
