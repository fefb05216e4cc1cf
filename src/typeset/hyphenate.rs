//! Where words may be hyphenated: hypher's patterns (after Liang, 1983), in the paragraph's language.

use hypher::Lang;
use std::collections::HashMap;

/// Words shorter than this stay whole.
pub(super) const SHORTEST: usize = 5;

/// The patterns of a BCP 47 language, if there are any.
pub(super) fn language(tag: &str) -> Option<Lang> {
    match tag.get(..2)? {
        "en" => Some(Lang::English),
        "de" => Some(Lang::German),
        "fr" => Some(Lang::French),
        "nl" => Some(Lang::Dutch),
        "es" => Some(Lang::Spanish),
        "it" => Some(Lang::Italian),
        "pl" => Some(Lang::Polish),
        "pt" => Some(Lang::Portuguese),
        _ => None,
    }
}

/// The hyphens of words that were asked for before.
#[derive(Default)]
pub(super) struct Hyphens {
    /// By language and word.
    kept: HashMap<Lang, HashMap<Box<str>, Box<[usize]>>>,
    words: usize,
}

impl Hyphens {
    /// So many words are kept, some 100 bytes each; then all are forgotten.
    const MOST: usize = 50_000;

    /// The same as [`hyphens`], from memory if the word was asked for before.
    pub(super) fn of(&mut self, word: &str, language: Lang) -> &[usize] {
        if self.words >= Self::MOST {
            self.kept.clear();
            self.words = 0;
        }
        let kept = self.kept.entry(language).or_default();
        if !kept.contains_key(word) {
            kept.insert(word.into(), hyphens(word, language).into());
            self.words += 1;
        }
        kept.get(word).map_or(&[], |places| &**places)
    }
}

/// Byte offsets in `word` (which may have marks round it) before which a hyphen may stand. Names stay
/// whole: capitalised words are hyphenated in German only.
pub(super) fn hyphens(word: &str, language: Lang) -> Vec<usize> {
    let lead = word.len() - word.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let core = word
        .get(lead..)
        .unwrap_or("")
        .trim_end_matches(|c: char| !c.is_alphabetic());
    let capital = core.chars().next().is_some_and(char::is_uppercase);
    let latin = core.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x250);
    if core.chars().count() < SHORTEST || !latin || (capital && language != Lang::German) {
        return Vec::new();
    }
    let mut at = lead;
    let end = lead + core.len();
    let syllables = hypher::hyphenate(core, language).map(|syllable| {
        at += syllable.len();
        at
    });
    syllables.filter(|at| *at < end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_syllables() {
        let check = |word: &str, lang: Lang, expected: &str| {
            let mut out = word.to_owned();
            for at in hyphens(word, lang).into_iter().rev() {
                out.insert(at, '-');
            }
            assert_eq!(out, expected);
        };
        check("cooperation,", Lang::English, "co-op-er-a-tion,");
        check("“hyphenation”", Lang::English, "“hy-phen-ation”");
        check("Meloni", Lang::English, "Meloni");
        check("Verteidigung", Lang::German, "Ver-tei-di-gung");
        check("ship", Lang::English, "ship");
        check("well-known", Lang::English, "well-known");
        check("이재명입니다", Lang::English, "이재명입니다");
    }
}
