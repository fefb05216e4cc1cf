//! The quotations of a block: its outermost pairs of marks, and where one ends whose closing mark is
//! missing. What a mark is stands in `signs`, which belong together in `pairs`; marks inside a quotation
//! belong to its words. Words in marks that nobody said (titles, names) are told apart in `phrases`.

use super::lexicon::is_verb;
use super::pairs::{Pair, pairs};
use super::phrases::{PhraseKind, phrase};
use super::signs::{Family, signs};
use super::words::words;
use crate::article::CharRange;

/// A quotation in a block: the words, and the words with their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) inner: CharRange,
    pub(super) outer: CharRange,
    /// Whether a closing mark was found.
    pub(super) closed: bool,
}

/// Everything that stands in marks of its own in a block given as characters, in order, places counted
/// from `base`; what is nobody's speech with what it is instead.
pub(super) fn marked(chars: &[char], base: usize) -> Vec<(Marked, Option<PhraseKind>)> {
    let all = outermost(chars).into_iter();
    all.map(|marked| (from(base, &marked), phrase(chars, &marked)))
        .collect()
}

fn from(base: usize, marked: &Marked) -> Marked {
    let moved = |range: CharRange| CharRange::new(range.start + base, range.end + base);
    Marked {
        inner: moved(marked.inner),
        outer: moved(marked.outer),
        ..*marked
    }
}

/// Everything that stands in marks of its own, in order.
fn outermost(chars: &[char]) -> Vec<Marked> {
    let pairs = pairs(&signs(chars));
    let mut found = Vec::new();
    let mut free_from = 0;
    for (at, pair) in pairs.iter().enumerate() {
        if pair.open.at < free_from {
            continue;
        }
        let inner = pair.open.at + pair.open.width;
        let (end, outer_end) = match pair.close {
            Some(close) => (close.at, close.at + close.width),
            // An apostrophe that looked like an opening mark.
            None if pair.open.family.is_single() => continue,
            None => {
                let end = open_end(chars, *pair, pairs.get(at + 1..).unwrap_or_default());
                (end, end)
            }
        };
        free_from = outer_end;
        found.extend(trimmed(
            chars,
            CharRange::new(pair.open.at, outer_end),
            CharRange::new(inner, end),
            pair.close.is_some(),
        ));
    }
    found
}

/// A quotation without blanks at its ends; `None` without a letter or digit.
fn trimmed(chars: &[char], outer: CharRange, inner: CharRange, closed: bool) -> Option<Marked> {
    let words = chars.get(inner.start..inner.end)?;
    let lead = words.iter().take_while(|c| c.is_whitespace()).count();
    let tail = words.iter().rev().take_while(|c| c.is_whitespace()).count();
    if !words.iter().any(|c| c.is_alphanumeric()) {
        return None;
    }
    let inner = CharRange::new(inner.start + lead, inner.end - tail);
    Some(Marked {
        inner,
        outer: if closed {
            outer
        } else {
            CharRange::new(outer.start, inner.end)
        },
        closed,
    })
}

/// Where a quotation ends that has no closing mark: before its attribution, before the quotation that
/// follows, or with the block (it goes on in the next paragraph).
fn open_end(chars: &[char], pair: Pair, behind: &[Pair]) -> usize {
    let from = pair.open.at + pair.open.width;
    let follows = behind
        .iter()
        .map(|pair| pair.open)
        .find(|open| !open.family.is_single());
    let next = follows.map_or(chars.len(), |open| open.at);
    let region = chars.get(from..next).unwrap_or_default();
    if let Some(end) = attribution(region) {
        return from + end;
    }
    let last = region.iter().rev().find(|c| !c.is_whitespace());
    let ended = last.is_some_and(|c| matches!(c, '.' | '!' | '?' | ',' | '…'));
    let alike =
        follows.is_some_and(|open| open.family == Family::Straight && open.family == pair.open.family);
    if ended || alike { next } else { chars.len() }
}

/// Where the attribution of words begins whose closing mark is missing: behind the comma of ", said Jane
/// Doe" anywhere, or of ", she said." at the end.
fn attribution(chars: &[char]) -> Option<usize> {
    let text: String = chars.iter().collect();
    let all = words(&text);
    let said = |at: usize| all.get(at).is_some_and(|word| is_verb(&word.lower()));
    let named = |at: usize| {
        all.get(at)
            .is_some_and(|word| word.is_capital() && word.text != "I" && !word.text.starts_with("I'"))
    };
    let commas = all
        .iter()
        .enumerate()
        .filter(|(_, word)| word.gap.starts_with(','));
    for (at, word) in commas {
        let inverted = said(at + 1) && named(at + 2);
        // At most four words of a name, the verb, and nothing behind it.
        let ends = |verb: usize| said(verb) && verb + 1 == all.len();
        let pronoun = all
            .get(at + 1)
            .is_some_and(|word| matches!(word.text, "he" | "she" | "they"));
        let straight = (pronoun && ends(at + 2))
            || (1..=4).any(|names| (1..=names).all(|name| named(at + name)) && ends(at + names + 1));
        if inverted || straight {
            return Some(word.end + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<String> = marked(&chars, 0)
            .into_iter()
            .filter(|(_, phrase)| phrase.is_none())
            .map(|(marked, _)| chars[marked.inner.start..marked.inner.end].iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_many_languages_pair() {
        check("He said \"yes\" and “no”.", &["yes", "no"]);
        check("Er sagte: „Wir gehen.“ Dann", &["Wir gehen."]);
        check(
            "„Wir gehen“, sagte er, „und zwar “heute” noch.“",
            &["Wir gehen", "und zwar “heute” noch."],
        );
        check(
            "„Wir gehen”, sagte er. „Heute\", sagte sie.",
            &["Wir gehen", "Heute"],
        );
        check("« Oui », dit-il, »nein« und ”ja”.", &["Oui", "nein", "ja"]);
        check("»Vi går», sa hon. ”Nu”, sa han.", &["Vi går", "Nu"]);
        check("그는 「간다」라고 했다. 『책』", &["간다", "책"]);
        check("他说：“我们走。”她说：“好。”", &["我们走。", "好。"]);
        check("``We go,'' he said. ''Now,'' she said.", &["We go,", "Now,"]);
        check("‘We go,’ he said of the ’90s", &["We go,"]);
        check("She said 'we will not go' twice", &["we will not go"]);
    }

    #[test]
    fn what_is_no_quotation_is_left_alone() {
        check("It's the ministers' plan, isn't it?", &[]);
        check("A 5\" gun and a 6\" gun", &[]);
        check(
            "The 5'11\" guard took a 9\" shell. \"It is cold,\" he said.",
            &["It is cold,"],
        );
        check("“”, \"\" and \" \"", &[]);
        check("the crews' boats and 'twas all the owners' wish", &[]);
        check("<post id=\"77\" by=\"someone\">\"We go,\" she wrote", &["We go,"]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        check(
            "'We don't have the owners' word yet,' said Moe. 'It's a matter of days.'",
            &["We don't have the owners' word yet,", "It's a matter of days."],
        );
        check("'He said \"no\" to us,' Berg said", &["He said \"no\" to us,"]);
        check(
            "‘They said “never”, and left,’ she added",
            &["They said “never”, and left,"],
        );
    }

    #[test]
    fn nested_ones_belong_to_the_words() {
        check(
            "“He said ‘no’ to “them” twice,” Lee said",
            &["He said ‘no’ to “them” twice,"],
        );
        check(
            "\"He told us \"no\" twice,\" she said",
            &["He told us \"no\" twice,"],
        );
        check("the \"32\" marks\" end", &["32\" marks"]);
        check(
            "paid \"about 200,000\" to the \"friends\" of it",
            &["about 200,000", "friends"],
        );
    }

    #[test]
    fn a_missing_mark_costs_no_more_than_its_own_quotation() {
        check("\"This goes on and on", &["This goes on and on"]);
        check("“No word on that, said Jane Roe.", &["No word on that,"]);
        check(
            "“No word on that, said Roe, who led the talks. “None,” she added.",
            &["No word on that,", "None,"],
        );
        check("\"No word on that, she said.", &["No word on that,"]);
        check(
            "“And I said, we said nothing of it, so we left.",
            &["And I said, we said nothing of it, so we left."],
        );
        check("\"We stand,\" said Lee.\"We stay.\"", &["We stand,", "We stay."]);
        check(
            "a “swift review“ of “all pipes” now",
            &["swift review", "all pipes"],
        );
        check(
            "He said “it was “fine” then and I agreed",
            &["it was “fine” then and I agreed"],
        );
    }
}
