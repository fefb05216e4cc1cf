//! What finds are worth, and whether two of them say the same.

use std::collections::BTreeSet;

/// What a quotation is worth: a sure speaker, and neither a scrap nor a speech.
pub(super) fn weight(words: usize, confidence: f32) -> f32 {
    let length = match words {
        0..=3 => 0.0,
        4..=7 => 0.3,
        8..=45 => 0.5,
        _ => 0.2,
    };
    confidence + length
}

/// The words that carry meaning, in lower case: those of four letters and more.
fn content_words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect()
}

/// Whether most of the words of the shorter text stand in the longer one, too.
pub(super) fn same_matter(a: &str, b: &str) -> bool {
    let (a, b) = (content_words(a), content_words(b));
    let shared = a.intersection(&b).count();
    let fewer = a.len().min(b.len());
    fewer > 3 && shared * 10 >= fewer * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_matter_is_known_in_other_words() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(same_matter(a, b), expected, "{a}");
            assert_eq!(same_matter(b, a), expected, "{a}");
        };
        let lead = "Norway and Chile agreed on Tuesday to build two research ships together.";
        check(lead, lead, true);
        check(
            lead,
            "Chile and Norway agreed to build research ships together",
            true,
        );
        check(
            lead,
            "The joint committee will settle the costs of the research in June.",
            false,
        );
        check("We agree.", "We agree.", false);
    }

    #[test]
    fn sure_speakers_and_whole_sentences_weigh_more() {
        assert!(weight(12, 0.9) > weight(12, 0.6));
        assert!(weight(12, 0.9) > weight(2, 0.9));
        assert!(weight(12, 0.9) > weight(90, 0.9));
    }
}
