//! The content words of a text as numbers: what two texts have in common is counted without comparing
//! letters, and a text is walked once.

use super::words::words;

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

    pub(super) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
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
    let small = matches!(
        stem,
        "the" | "and" | "for" | "with" | "from" | "that" | "this" | "of" | "in" | "to" | "a"
    );
    if small || stem.chars().nth(2).is_none() {
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
