//! The condensed form of a sentence: who reported it, what leads in to it and what stands aside are cut. A
//! cut is a range of the source; no word is altered or moved. In doubt nothing is cut.

use super::condense_words::{
    ASKED, DEMANDS, DETERMINERS, FINITE, NEEDED, NOT_BEFORE, OPENERS, POINTING, READING_IN, REPORTS,
    SAID_WHERE, SUBORDINATE,
};
use super::words::{Word, words};
use crate::article::CharRange;

/// Fewest words that must be left, and fewest that must go.
const LEFT: usize = 5;
const GONE: usize = 2;

/// What can be cut out of `sentence`, in code points of it, sorted and apart from each other; empty if nothing
/// can. What is `quoted` of it is never condensed.
pub(super) fn cuts(sentence: &str, quoted: &[CharRange]) -> Vec<CharRange> {
    let chars: Vec<char> = sentence.chars().collect();
    let all = words(sentence);
    let end = all.last().map_or(0, |word| word.end);
    let opened = opener(&all);
    let rest = all.get(opened..).unwrap_or_default();
    let reported = opened + attribution(rest);
    let first = all.get(reported).filter(|_| reported > 0);
    let mut found = vec![CharRange::new(0, first.map_or(0, |word| word.start))];
    found.extend(asides(&chars));
    found.extend(clauses(&all, end));
    found.retain(|cut| {
        let spared = quotes(&chars, *cut) || quoted.iter().any(|quoted| quoted.overlaps(*cut));
        !cut.is_empty() && !spared
    });
    found.sort_unstable();
    let mut apart: Vec<CharRange> = Vec::new();
    for cut in found {
        if apart.last().is_none_or(|last| last.end <= cut.start) {
            apart.push(cut);
        }
    }
    let is_cut = |word: &&Word<'_>| apart.iter().any(|cut| cut.holds(word.start));
    let gone = all.iter().filter(is_cut).count();
    if gone < GONE || all.len() - gone < LEFT {
        apart.clear();
    }
    apart
}

/// `sentence` without the cuts; a word that comes to stand first takes a capital, as any first word does.
pub(super) fn condensed(sentence: &str, cuts: &[CharRange]) -> String {
    let kept = |at: usize| !cuts.iter().any(|cut| cut.holds(at));
    let chars = sentence.chars().enumerate();
    let mut left = chars.filter(|(at, _)| kept(*at)).map(|(_, c)| c);
    match left.next() {
        Some(first) => first.to_uppercase().chain(left).collect(),
        None => String::new(),
    }
}

fn lower(all: &[Word<'_>], at: usize) -> String {
    all.get(at).map(Word::lower).unwrap_or_default()
}

fn is(all: &[Word<'_>], at: usize, table: &[&str]) -> bool {
    table.contains(&lower(all, at).as_str())
}

fn comma_behind(all: &[Word<'_>], at: usize) -> bool {
    all.get(at).is_some_and(|word| word.gap.starts_with(','))
}

/// How many words lead in.
fn opener(all: &[Word<'_>]) -> usize {
    let stands = |phrase: &&&[&str]| {
        let words = (0..phrase.len()).map(|at| lower(all, at));
        words.zip(**phrase).all(|(word, wanted)| word == *wanted) && comma_behind(all, phrase.len() - 1)
    };
    OPENERS.iter().find(stands).map_or(0, |phrase| phrase.len())
}

/// How many words say who reports the rest: "Officials said on Monday that", "According to the yard,".
fn attribution(all: &[Word<'_>]) -> usize {
    if is(all, 0, &["according"]) && is(all, 1, &["to"]) {
        let comma = (2..12).find(|at| comma_behind(all, *at));
        return comma
            .map(|at| at + 1)
            .filter(|kept| stands_alone(all, *kept))
            .unwrap_or(0);
    }
    if is(all, 0, &SUBORDINATE) {
        return 0;
    }
    let Some(verb) = (1..12).find(|at| is(all, *at, &REPORTS)) else {
        return 0;
    };
    // What the verb itself is cut off from by a mark is said of something else.
    let whole = |from: usize, to: usize| {
        all.get(from..to)
            .is_some_and(|words| words.iter().all(|word| word.gap.trim().is_empty()))
    };
    if is(all, verb - 1, &NOT_BEFORE) || !whole(0, verb + 1) {
        return 0;
    }
    let that = (verb + 1..verb + 6).find(|at| is(all, *at, &["that"]));
    let kept = match that {
        Some(that) if whole(verb, that + 1) => that + 1,
        Some(_) => return 0,
        None if is(all, verb, &["said", "says"]) => {
            let day = |at: usize| lower(all, at).ends_with("day");
            verb + 1
                + match () {
                    () if is(all, verb + 1, &["on"]) && day(verb + 2) && whole(verb, verb + 3) => 2,
                    () if day(verb + 1) && whole(verb, verb + 2) => 1,
                    () => 0,
                }
        }
        None => return 0,
    };
    // A statement that only holds of those who were asked, or that demands something, is not a fact.
    let asked = (0..verb).any(|at| {
        let digit = |c: char| c.is_ascii_digit();
        is(all, at, &ASKED) || all.get(at).is_some_and(|word| word.text.contains(digit))
    });
    if asked || (kept..all.len()).any(|at| is(all, at, &DEMANDS)) {
        return 0;
    }
    let begins = is(all, kept, &DETERMINERS)
        || all
            .get(kept)
            .is_some_and(|word| word.is_capital() || word.text.ends_with('s'));
    if begins && stands_alone(all, kept) {
        kept
    } else {
        0
    }
}

/// Whether the words from `from` on are a sentence of their own that points at nothing before it.
fn stands_alone(all: &[Word<'_>], from: usize) -> bool {
    let rest = all.get(from + 1..).unwrap_or_default();
    let verb = |word: &Word<'_>| {
        let lower = word.lower();
        FINITE.contains(&lower.as_str()) || (lower.ends_with("ed") && lower.len() > 4)
    };
    !is(all, from, &POINTING) && !is(all, from, &SUBORDINATE) && rest.iter().any(verb)
}

/// What stands in parentheses, or between two dashes with blanks round them.
fn asides(chars: &[char]) -> Vec<CharRange> {
    let at = |at: usize| chars.get(at).copied().unwrap_or(' ');
    let mut found = Vec::new();
    let mut open = None;
    let mut dashes = Vec::new();
    for (index, c) in chars.iter().enumerate() {
        match c {
            '(' => open = Some(index),
            ')' => {
                if let Some(open) = open.take() {
                    let blank = open > 0 && at(open - 1).is_whitespace();
                    let start = open - usize::from(blank);
                    // What holds a whole sentence, or follows another mark, is no mere aside.
                    let aside = start > 0 && at(start - 1).is_alphanumeric() && at(index - 1) != '.';
                    found.extend(aside.then(|| CharRange::new(start, index + 1)));
                }
            }
            '—' | '–' if index > 0 && at(index - 1).is_whitespace() && at(index + 1).is_whitespace() => {
                dashes.push(index);
            }
            _ => {}
        }
    }
    if let [first, second] = dashes.as_slice() {
        found.push(CharRange::new(first - 1, second + 1));
    }
    found
}

/// Clauses between commas, or from a comma to the end: relative ones, those that read something in, and who
/// said it.
fn clauses(all: &[Word<'_>], end: usize) -> Vec<CharRange> {
    let mut found = Vec::new();
    let commas: Vec<usize> = (0..all.len()).filter(|at| comma_behind(all, *at)).collect();
    for (nth, comma) in commas.iter().enumerate() {
        let Some(from) = all.get(*comma).map(|word| word.end) else {
            continue;
        };
        let last = commas.get(nth + 1).copied();
        let to = last.map_or(all.len(), |last| last + 1);
        let needed = (comma + 1..to).any(|at| is(all, at, &NEEDED));
        let relative = is(all, comma + 1, &["which", "who", "whose", "whom"]) && !needed;
        let plain = |range: std::ops::Range<usize>| {
            let inner = all.get(range).unwrap_or_default();
            inner.iter().all(|word| word.gap.trim().is_empty())
        };
        let aside = match last {
            Some(last) => (relative && plain(comma + 1..last) && is(all, last + 1, &FINITE))
                .then(|| all.get(last).map_or(from, |word| word.end + 1)),
            None if plain(comma + 1..to.saturating_sub(1)) => {
                let reads_in = is(all, comma + 1, &READING_IN) && !needed;
                (relative || reads_in || closing_attribution(all, comma + 1)).then_some(end)
            }
            None => None,
        };
        found.extend(aside.map(|to| CharRange::new(from, to)));
    }
    found
}

/// Whether the words from `from` to the end say who said it: "officials said on Monday", "according to Berg".
fn closing_attribution(all: &[Word<'_>], from: usize) -> bool {
    if is(all, from, &["according"]) && is(all, from + 1, &["to"]) {
        return true;
    }
    let Some(verb) = (from + 1..from + 7).find(|at| is(all, *at, &REPORTS)) else {
        return false;
    };
    let subject = !is(all, from, &SUBORDINATE)
        && !is(all, from, &["which", "who", "that", "where"])
        && !is(all, verb - 1, &NOT_BEFORE);
    subject && (verb + 1..all.len()).all(|at| is(all, at, &SAID_WHERE))
}

/// Whether a quotation mark stands in a cut.
fn quotes(chars: &[char], cut: CharRange) -> bool {
    let inner = chars.get(cut.start..cut.end).unwrap_or_default();
    inner.iter().any(|c| {
        matches!(
            c,
            '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '「' | '」' | '『' | '』'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(sentence: &str, expected: &str) {
        assert_eq!(condensed(sentence, &cuts(sentence, &[])), expected);
    }

    /// Nothing can be cut.
    fn stays(sentence: &str) {
        assert_eq!(cuts(sentence, &[]), [], "{sentence}");
    }

    #[test]
    fn who_reports_a_statement_is_cut() {
        check(
            "Officials said the two governments will build a joint yard.",
            "The two governments will build a joint yard.",
        );
        check(
            "The ministry announced on Monday that the yard will build eleven ships.",
            "The yard will build eleven ships.",
        );
        check(
            "According to the port authority, the new pier was opened in June.",
            "The new pier was opened in June.",
        );
        check(
            "The pier was opened to all ships in June, the port authority said on Monday.",
            "The pier was opened to all ships in June.",
        );
        check(
            "The pier was opened to all ships in June, according to the port authority.",
            "The pier was opened to all ships in June.",
        );
    }

    #[test]
    fn what_stands_aside_is_cut() {
        check(
            "Minister Ada Berg — the first guest in nearly ten years — came to Bergen for talks on ships.",
            "Minister Ada Berg came to Bergen for talks on ships.",
        );
        check(
            "The joint working group (JWG) of both navies met in Oslo twice.",
            "The joint working group (JWG) of both navies met in Oslo twice.",
        );
        check(
            "The yard (once the largest in the north) has built eleven ships.",
            "The yard has built eleven ships.",
        );
        check(
            "However, the yard, which opened in 1998, has built eleven ships for the navy, signalling a new trade.",
            "The yard has built eleven ships for the navy.",
        );
    }

    #[test]
    fn what_a_statement_needs_stays() {
        stays("Officials did not say that the yard will build eleven ships.");
        stays("Berg said she will build eleven ships in the yard.");
        stays("If Berg said that the yard will close, nobody would believe it.");
        stays("On Monday, Berg said talks about the yard had failed.");
        stays("The ministry announced the sale of the yard on Monday.");
        stays("The yard, which is not insured, has built eleven ships.");
        stays("The yard, which builds ships, ferries and rafts, has grown.");
        stays("Berg, who said “we will go there at once”, has left the yard.");
        stays("More than six in ten voters said that the yard is a burden for the town.");
        stays("In all 61 mayors said the yards are a burden for the town.");
        stays("Ada Berg says a president must be ready to go at once.");
        stays("(NW) — The yards were opened to all guests on Monday.");
        stays("It will go.");
        stays("");
    }

    proptest! {
        #[test]
        fn no_word_is_altered(sentence in "(Berg |Officials said |that |the yard|, |which |has |will |, officials said|\\(of us\\) |— |not |“we go” |according to |amid |However|\\.){0,24}") {
            let cuts = cuts(&sentence, &[]);
            let length = sentence.chars().count();
            prop_assert!(cuts.iter().all(|cut| !cut.is_empty() && cut.end <= length));
            prop_assert!(cuts.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let left: Vec<char> = condensed(&sentence, &cuts).to_lowercase().chars().collect();
            let mut all = sentence.to_lowercase().chars().collect::<Vec<_>>().into_iter();
            prop_assert!(left.iter().all(|c| all.any(|other| other == *c)));
        }
    }
}
