//! The View: text folded for comparison only, with a map back to code points. Never stored or printed.
//!
//! NFC; soft hyphens, zero-width marks and BOM out; every run of white space one blank; curly and
//! straight marks, dashes and ellipses alike.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// A folded text and, for each of its characters, the code point of the original it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character the index of its first code point in the original.
    pub origin: Vec<usize>,
}

impl View {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut view = Self::default();
        for (at, cluster) in clusters(text) {
            for c in ComposingNormalizerBorrowed::new_nfc().normalize_iter(cluster.iter().copied()) {
                view.push(c, at);
            }
        }
        view
    }

    fn push(&mut self, c: char, at: usize) {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if self.chars.last().is_some_and(|last| *last != ' ') {
                    self.put(' ', at);
                }
            }
            '…' => (0..3).for_each(|_| self.put('.', at)),
            '‘' | '’' | '‚' | '‛' | 'ʼ' | '‹' | '›' | '`' => self.put('\'', at),
            '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' => self.put('"', at),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.put('-', at),
            c => self.put(c, at),
        }
    }

    fn put(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.origin.push(at);
    }

    /// The folded text without blanks at either end.
    pub fn text(&self) -> String {
        self.chars.iter().collect::<String>().trim().to_owned()
    }

    /// Places where `needle` (folded) stands, as indices into [`View::chars`].
    pub fn find_all<'a>(&'a self, needle: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let last = (!needle.is_empty())
            .then(|| self.chars.len().checked_sub(needle.len()))
            .flatten();
        last.into_iter()
            .flat_map(|last| 0..=last)
            .filter(move |at| self.chars.get(*at..at + needle.len()) == Some(needle))
    }
}

/// The text in pieces that begin with a character that is no combining mark, each with the code point
/// it starts at. Composition never reaches over such a border in the scripts we compare.
fn clusters(text: &str) -> impl Iterator<Item = (usize, Vec<char>)> {
    let mut chars = text.chars().enumerate().peekable();
    std::iter::from_fn(move || {
        let (at, first) = chars.next()?;
        let mut cluster = vec![first];
        while let Some((_, c)) = chars.next_if(|(_, c)| combines(*c)) {
            cluster.push(c);
        }
        Some((at, cluster))
    })
}

/// Vowel signs without a combining class that compose with the letter before them (Unicode 16.0).
const COMPOSING_SIGNS: &str = "\u{9be}\u{9d7}\u{b3e}\u{b56}\u{b57}\u{bbe}\u{bd7}\u{cc2}\u{cd5}\u{cd6}\u{d3e}\
    \u{d57}\u{dcf}\u{ddf}\u{102e}\u{1b35}\u{11127}\u{1133e}\u{11357}\u{113b8}\u{113bb}\u{113c2}\
    \u{113c9}\u{114b0}\u{114ba}\u{114bd}\u{115af}\u{11930}\u{1611e}\u{1611f}\u{16120}\u{16129}\u{16d67}";

/// Whether `c` belongs to the letter before it: combining marks, Hangul vowels and finals, and the
/// signs above.
fn combines(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
        || matches!(c, '\u{1160}'..='\u{11ff}')
        || (c >= '\u{9be}' && COMPOSING_SIGNS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) {
        assert_eq!(
            View::new(one).text(),
            View::new(other).text(),
            "{one:?} and {other:?}"
        );
    }

    #[test]
    fn typography_is_folded() {
        same("“We will,” he said", "\"We will,\" he said");
        same("it’s", "it's");
        same("1914–18 — the war", "1914-18 - the war");
        same("and so … on", "and so ... on");
        same("co\u{ad}operation", "cooperation");
        same("two\u{a0}words", "two \n words");
        same("cafe\u{301}", "café");
        same("\u{1112}\u{1161}\u{11ab}", "한");
    }

    #[test]
    fn every_letter_is_the_same_composed_and_decomposed() {
        use icu_normalizer::DecomposingNormalizerBorrowed;
        for letter in ('\u{a0}'..=char::MAX).filter(|c| c.is_alphanumeric()) {
            let word = format!("a{letter}b");
            let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&word);
            let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&decomposed);
            same(&composed, &decomposed);
        }
    }

    #[test]
    fn words_are_not_folded() {
        assert_ne!(View::new("will").text(), View::new("Will").text());
        assert_ne!(View::new("will not").text(), View::new("will").text());
    }

    #[test]
    fn the_map_leads_back() {
        let view = View::new("a\u{ad}b  cafe\u{301} d");
        let d = view.chars.iter().position(|c| *c == 'd').unwrap();
        assert_eq!(view.origin[d], 11);
    }
}
