//! Sentences: ends are told from abbreviations, initials and numbers.

use crate::article::CharRange;

/// Words that end with a full stop without ending a sentence, in lower case.
const ABBREVIATIONS: [&str; 46] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "adm", "sen", "rep", "gov", "pres",
    "hon", "rev", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "no", "nos", "vol", "pp", "fig",
    "approx", "dept", "inc", "ltd", "co", "corp", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "u.s",
    "u.k", "u.n",
];

/// The sentences of `text`, in code points of it, without blanks at their ends.
pub fn sentences(text: &str) -> Vec<CharRange> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let mut end = at + 1;
        if matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            // Closing marks belong to the sentence.
            while chars
                .get(end)
                .is_some_and(|c| matches!(c, '.' | '!' | '?' | '"' | '”' | '’' | '\'' | ')' | ']' | '»'))
            {
                end += 1;
            }
            if ends_sentence(&chars, start, at, end) {
                push(&chars, start, end, &mut found);
                start = end;
            }
        } else if *c == '\n' && chars.get(at + 1) == Some(&'\n') {
            push(&chars, start, at, &mut found);
            start = end;
        }
        at = end;
    }
    push(&chars, start, chars.len(), &mut found);
    found
}

fn push(chars: &[char], start: usize, end: usize, found: &mut Vec<CharRange>) {
    let words = chars.get(start..end).unwrap_or_default();
    let lead = words.iter().take_while(|c| c.is_whitespace()).count();
    let tail = words.iter().rev().take_while(|c| c.is_whitespace()).count();
    if lead < words.len() {
        found.push(CharRange::new(start + lead, end - tail));
    }
}

/// Whether the mark at `at` (its closing marks end before `end`) ends the sentence begun at `start`.
fn ends_sentence(chars: &[char], start: usize, at: usize, end: usize) -> bool {
    if matches!(chars.get(at), Some('。' | '！' | '？')) {
        return true;
    }
    let next = chars
        .get(end..)
        .unwrap_or_default()
        .iter()
        .find(|c| !c.is_whitespace());
    let Some(next) = next else { return true };
    if !chars.get(end).is_some_and(|c| c.is_whitespace()) {
        return false;
    }
    // An ellipsis in the middle, or a lower-case word behind the mark: the sentence goes on.
    if next.is_lowercase() {
        return false;
    }
    if chars.get(at) == Some(&'.') && end == at + 1 {
        let word: String = chars
            .get(start..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|c| !c.is_whitespace())
            .collect();
        let word: String = word
            .chars()
            .rev()
            .collect::<String>()
            .trim_start_matches(['(', '"', '“', '‘'])
            .to_lowercase();
        let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        return !(initial || ABBREVIATIONS.contains(&word.as_str()));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<String> = sentences(text)
            .into_iter()
            .map(|range| chars[range.start..range.end].iter().collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_are_told_from_abbreviations() {
        check(
            "One went. Two came!  Three?",
            &["One went.", "Two came!", "Three?"],
        );
        check(
            "Mr. Berg met J. R. Moe of the U.S. Navy. They spoke.",
            &["Mr. Berg met J. R. Moe of the U.S. Navy.", "They spoke."],
        );
        check("“It is done.” He left.", &["“It is done.”", "He left."]);
        check(
            "“It is done,” he said. “We go.”",
            &["“It is done,” he said.", "“We go.”"],
        );
        check(
            "It rose 3.5 per cent ... and fell. Then",
            &["It rose 3.5 per cent ... and fell.", "Then"],
        );
        check("", &[]);
        check("우리는 간다. 그가 말했다.", &["우리는 간다.", "그가 말했다."]);
    }
}
