//! Words that a reader wants to see together: a number and what it counts, a short title and its name. A line
//! ends between them only where every other place is worse. Knows words; what a break costs stands elsewhere.

/// Figures a number has at most to be tied to what it counts; years stand alone.
const FIGURES: usize = 3;
/// What stands before a name or a number.
const BEFORE: [&str; 16] = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof.", "No.", "Nr.", "Art.", "p.", "pp.",
    "§",
];

/// Whether a word (no white space round it) belongs to the words behind it: "30 June", "Dr Berg", "J. Berg", and
/// what stands before a dash, which ends a line rather than begins one.
pub(super) fn ties(word: &str, behind: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '“', '‘', '"', '\'']);
    let mut next = behind.chars();
    match next.next() {
        Some('–' | '—') => next.next().is_none_or(char::is_whitespace),
        Some(c) if c.is_alphabetic() => {
            number(word) || initial(word) && c.is_uppercase() || BEFORE.contains(&word)
        }
        Some(c) => c.is_numeric() && BEFORE.contains(&word),
        None => false,
    }
}

fn number(word: &str) -> bool {
    (1..=FIGURES).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "J.", "Å."
fn initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

#[cfg(test)]
mod tests {
    use super::ties;

    #[test]
    fn words_that_belong_together() {
        let check = |words: &str, expected: bool| {
            let (word, behind) = words.split_once('|').expect("a break");
            assert_eq!(ties(word, behind), expected, "{words}");
        };
        for words in [
            "30|June 2027",
            "(5|km",
            "Dr|Berg",
            "J.|Berg",
            "Å.|Berg",
            "“Mr|Tran",
            "p.|12",
            "§|5",
            "day|— and",
            "day|–",
        ] {
            check(words, true);
        }
        for words in [
            "2027|and",
            "June|2027",
            "12.|The",
            "12|400",
            "Mr|“Big”",
            "I|think",
            "a.|Then",
            "No|one",
            "day|–ish",
            "§|",
            "",
        ] {
            if !words.is_empty() {
                check(words, false);
            }
        }
    }
}
