//! Text folded for searching: lower case, no accents, one blank for many, plain marks; with a way back to
//! the code points of the text that it was made of.

use crate::article::{CharRange, FrozenText};
use icu_normalizer::properties::{
    CanonicalCombiningClassMapBorrowed, CanonicalDecompositionBorrowed, Decomposed,
};

/// Code points between two entries of the way back.
const STRIDE: usize = 64;

/// What stands between two parts of a text: no query holds it, so nothing is found across them.
const BORDER: char = '\n';

/// The visible parts of a text, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    parts: Vec<CharRange>,
    /// Byte of `text` and code point of the original at the start of each part and every 64th code point.
    marks: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds these parts of a text, given in order.
    pub fn new(text: &FrozenText, parts: Vec<CharRange>) -> Self {
        let mut folded = Self {
            text: String::with_capacity(parts.iter().map(|part| part.len()).sum::<usize>() + parts.len()),
            ..Self::default()
        };
        for part in &parts {
            for (offset, c) in text.slice(*part).chars().enumerate() {
                if offset % STRIDE == 0 {
                    let place = part.start + offset;
                    folded.marks.push((small(folded.text.len()), small(place)));
                }
                fold(c, &mut folded.text);
            }
            folded.text.push(BORDER);
        }
        folded.parts = parts;
        folded
    }

    /// The parts that were folded.
    pub fn parts(&self) -> &[CharRange] {
        &self.parts
    }

    /// The folded text.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The words of the original behind bytes of the folded text, with the accents that belong to them.
    pub(super) fn origin(&self, original: &FrozenText, start: usize, end: usize) -> CharRange {
        let first = self.code_point(original, start);
        let last = self.code_point(original, end.saturating_sub(1).max(start));
        let rest = original
            .slice(CharRange::new(last + 1, last + 1 + STRIDE))
            .chars();
        let accents = rest.take_while(|c| is_accent(*c)).count();
        CharRange::new(first, last + 1 + accents)
    }

    /// The code point whose folded form holds a byte.
    fn code_point(&self, original: &FrozenText, byte: usize) -> usize {
        let at = self.marks.partition_point(|(start, _)| *start as usize <= byte);
        let mark = at.checked_sub(1).and_then(|at| self.marks.get(at));
        let (start, place) = mark.map_or((0, 0), |(start, place)| (*start as usize, *place as usize));
        let mut written = self
            .text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        let mut one = String::new();
        let mut passed = start;
        for (offset, c) in original
            .slice(CharRange::new(place, place + STRIDE))
            .chars()
            .enumerate()
        {
            one.clear();
            one.extend(written);
            let before = one.len();
            fold(c, &mut one);
            passed += one.len() - before;
            if passed > byte {
                return place + offset;
            }
            written = one.chars().next_back();
        }
        place + STRIDE
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Folds words of a query as texts are folded.
pub(super) fn folded(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        fold(c, &mut text);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Appends the folded form of a character: none, one or more characters.
fn fold(c: char, text: &mut String) {
    if c.is_ascii_graphic() {
        return text.push(c.to_ascii_lowercase());
    }
    if c.is_whitespace() {
        if text
            .bytes()
            .next_back()
            .is_some_and(|last| !last.is_ascii_whitespace())
        {
            text.push(' ');
        }
        return;
    }
    match c {
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
        '…' => text.push_str("..."),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '‹' | '›' | '`' => text.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' => text.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => text.push('-'),
        'ß' | 'ẞ' => text.push_str("ss"),
        'Æ' | 'æ' => text.push_str("ae"),
        'Œ' | 'œ' => text.push_str("oe"),
        'Ø' | 'ø' => text.push('o'),
        'Ł' | 'ł' => text.push('l'),
        'Đ' | 'đ' | 'Ð' | 'ð' => text.push('d'),
        'ı' => text.push('i'),
        // Syllables stay whole; their parts are no accents.
        '가'..='힣' => text.push(c),
        c if is_accent(c) => {}
        c => text.extend(base(c).to_lowercase().filter(|c| !is_accent(*c))),
    }
}

/// The letter under its accents (Unicode canonical decomposition, followed to its first character).
fn base(c: char) -> char {
    let decompositions = CanonicalDecompositionBorrowed::new();
    let mut base = c;
    loop {
        match decompositions.decompose(base) {
            Decomposed::Expansion(first, second) if is_accent(second) => base = first,
            Decomposed::Singleton(other) => base = other,
            Decomposed::Expansion(..) | Decomposed::Default => return base,
        }
    }
}

/// Whether a character is set over or under the one before it.
fn is_accent(c: char) -> bool {
    !c.is_ascii() && CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> (FrozenText, Folded) {
        let frozen = FrozenText::new(text);
        let folded = Folded::new(&frozen, vec![CharRange::new(0, frozen.len())]);
        (frozen, folded)
    }

    #[test]
    fn case_accents_and_typography_fold_away() {
        let check = |text: &str, expected: &str| assert_eq!(folded(text), expected, "{text}");
        check("Harbour", "harbour");
        check("Müller", "muller");
        check("Mu\u{308}ller", "muller");
        check("Straße", "strasse");
        check("Łódź", "lodz");
        check("Ærø Ölçüm İstanbul", "aero olcum istanbul");
        check("“sea  lanes”…\n– ‘we’", "\"sea lanes\"... - 'we'");
        check("co\u{ad}operation", "cooperation");
        check("이재명", "이재명");
        check("Αθήνα", "αθηνα");
        check("مُحَمَّد", "محمد");
        check("  both ends  ", "both ends");
        check("", "");
    }

    #[test]
    fn what_is_found_leads_back_to_its_words() {
        let check = |text: &str, words: &str, expected: &str| {
            let (frozen, whole) = whole(text);
            let words = folded(words);
            let start = whole.as_str().find(&words).unwrap();
            let range = whole.origin(&frozen, start, start + words.len());
            assert_eq!(frozen.slice(range), expected);
        };
        check("In the Straße of Łódź", "strasse", "Straße");
        check(
            "He said Mu\u{308}ller\u{301} won",
            "muller",
            "Mu\u{308}ller\u{301}",
        );
        check("the  sea \n lanes", "sea lanes", "sea \n lanes");
        check("so…", "..", "…");
        check(&format!("{}Zürich", "é ".repeat(300)), "zurich", "Zürich");
    }

    #[test]
    fn only_the_parts_are_folded_and_nothing_is_found_across_them() {
        let text = FrozenText::new("One two. HIDDEN. Three four.");
        let parts = vec![CharRange::new(0, 8), CharRange::new(17, 28)];
        let folded = Folded::new(&text, parts);
        assert_eq!(folded.as_str(), "one two.\nthree four.\n");
        assert_eq!(text.slice(folded.origin(&text, 9, 14)), "Three");
    }

    proptest! {
        #[test]
        fn every_character_leads_back_to_itself(text in "[a-zA-ZéßŁæ…“ \\n\u{301}\u{308}배이]{0,300}") {
            let (frozen, whole) = whole(&text);
            for (at, c) in text.chars().enumerate() {
                let before: String = text.chars().take(at).collect();
                let (mut start, mut end) = (String::new(), String::new());
                before.chars().for_each(|c| fold(c, &mut start));
                before.chars().chain([c]).for_each(|c| fold(c, &mut end));
                prop_assert!(whole.as_str().starts_with(&end));
                if end.len() > start.len() {
                    let range = whole.origin(&frozen, start.len(), end.len());
                    prop_assert_eq!(range.start, at);
                    prop_assert!(range.end > at);
                }
            }
        }
    }
}
