//! The content words of a text as numbers: what two texts have in common is counted without comparing
//! letters, and a text is walked once.

use super::words::words;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What share of its words a sentence has in common with something said to count as said already.
pub const SAID: f32 = 0.7;

/// Content words in lower case without a plural ending, hashed, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms(Vec<u64>);

impl Terms {
    /// The content words of `text`.
    pub fn of(text: &str) -> Self {
        let mut found: Vec<u64> = words(text)
            .iter()
            .filter_map(|word| term(&word.lower()))
            .collect();
        found.sort_unstable();
        found.dedup();
        Self(found)
    }

    /// The share of the words of the shorter text that stand in the other one, too, 0 to 1. A few words in
    /// common say nothing.
    pub fn share(&self, other: &Self) -> f32 {
        share(self.shared(other), self.len().min(other.len()))
    }

    /// How many terms both hold.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let holds = |term: &&u64| other.0.binary_search(term).is_ok();
        self.0.iter().filter(holds).count()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }
}

/// A share of words; a few of them say nothing.
pub(super) fn share(part: usize, of: usize) -> f32 {
    let small = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if of > 3 { small(part) / small(of) } else { 0.0 }
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

/// Every word of a text as a number, in order.
pub(super) fn hashes(text: &str) -> Vec<u64> {
    words(text)
        .iter()
        .map(|word| hash(word.lower().as_bytes()))
        .collect()
}

/// One number for several in a row (mixed at the end as MurmurHash3 does, so that every bit counts).
pub(super) fn mixed(row: &[u64]) -> u64 {
    let all = row.iter().fold(row.len() as u64, |all, one| {
        (all.rotate_left(5) ^ one).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    let all = (all ^ (all >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    all ^ (all >> 33)
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

    #[test]
    fn the_same_matter_is_known_in_other_words() {
        let check = |a: &str, b: &str, least: f32, most: f32| {
            let (a, b) = (Terms::of(a), Terms::of(b));
            assert_eq!(a.share(&b).to_bits(), b.share(&a).to_bits());
            assert!((least..=most).contains(&a.share(&b)), "{}", a.share(&b));
        };
        let lead = "Norway and Chile agreed on Tuesday to build two research ships together.";
        check(lead, lead, 1.0, 1.0);
        check(
            lead,
            "Chile and Norway agreed to build research ships together",
            SAID,
            1.0,
        );
        check(
            lead,
            "The joint committee will settle the costs of the research in June.",
            0.0,
            0.3,
        );
        check("We agree.", "We agree.", 0.0, 0.0);
    }
}
