//! What differs between two versions of a source: paragraphs side by side, with the words that changed.
//!
//! Longest common subsequences of paragraphs, then of the words in those that belong together (Wagner and
//! Fischer 1974, on what is left between a common beginning and end).

use super::Source;

/// Two paragraphs that belong together, or one that has none on the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The old paragraph in runs; empty if it is new.
    pub old: Vec<Run>,
    /// The new paragraph in runs; empty if it has gone.
    pub new: Vec<Run>,
}

/// Words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, with single blanks between them.
    pub text: String,
    /// Whether the other side has them not.
    pub changed: bool,
}

/// Cells of the largest table that is made; what is larger is taken to differ throughout.
const MOST_CELLS: usize = 4_000_000;

/// The visible paragraphs that are not the same in both, in the order of the texts.
pub fn differences(old: &Source, new: &Source) -> Vec<Difference> {
    let (old, new) = (paragraphs(old), paragraphs(new));
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    let end = (old.len(), new.len());
    for (a, b) in common(&old, &new).into_iter().chain([end]) {
        let gone = old.get(from..a).unwrap_or_default();
        let added = new.get(to..b).unwrap_or_default();
        between(gone, added, &mut found);
        (from, to) = (a + 1, b + 1);
    }
    found
}

/// Two wordings of one statement, with the words that the other has not marked.
pub fn word_difference(old: &str, new: &str) -> Difference {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    compared(&old, &new)
}

/// The words of each visible paragraph.
fn paragraphs(source: &Source) -> Vec<Vec<&str>> {
    let visible = source.blocks.iter().filter(|block| block.hidden.is_none());
    visible
        .map(|block| source.text.slice(block.range).split_whitespace().collect())
        .collect()
}

/// Pairs what has gone with what has come between two paragraphs that stayed.
fn between(gone: &[Vec<&str>], added: &[Vec<&str>], found: &mut Vec<Difference>) {
    let mut added = added.iter().peekable();
    for old in gone {
        let rest = added.clone();
        let partner = rest.take(8).position(|new| belong_together(old, new));
        for new in added.by_ref().take(partner.unwrap_or(0)) {
            found.push(compared(&[], new));
        }
        let empty = Vec::new();
        let new = partner.and_then(|_| added.next()).unwrap_or(&empty);
        found.push(compared(old, new));
    }
    found.extend(added.map(|new| compared(&[], new)));
}

/// Whether two paragraphs have a third of the words of the longer one in common.
fn belong_together(old: &[&str], new: &[&str]) -> bool {
    common(old, new).len() * 3 >= old.len().max(new.len())
}

fn compared(old: &[&str], new: &[&str]) -> Difference {
    let same = common(old, new);
    let old_same: Vec<usize> = same.iter().map(|(old, _)| *old).collect();
    let new_same: Vec<usize> = same.iter().map(|(_, new)| *new).collect();
    Difference {
        old: runs(old, &old_same),
        new: runs(new, &new_same),
    }
}

/// Words as runs; `same` are the places of those that did not change, in order.
fn runs(words: &[&str], same: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let changed = same.binary_search(&at).is_err();
        match runs.last_mut() {
            Some(run) if run.changed == changed => {
                run.text.push(' ');
                run.text.push_str(word);
            }
            _ => runs.push(Run {
                text: (*word).to_owned(),
                changed,
            }),
        }
    }
    runs
}

/// The places of a longest common subsequence in both.
fn common<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest);
    let end = end.take_while(|(old, new)| old == new).count();
    let middle_old = old.get(start..old.len() - end).unwrap_or_default();
    let middle_new = new.get(start..new.len() - end).unwrap_or_default();
    let mut found: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    let middle = longest(middle_old, middle_new);
    found.extend(middle.into_iter().map(|(old, new)| (start + old, start + new)));
    found.extend((0..end).map(|at| (old.len() - end + at, new.len() - end + at)));
    found
}

/// The same by a table of lengths, filled from the end and walked from the beginning.
fn longest<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || (old.len() + 1) * width > MOST_CELLS {
        return Vec::new();
    }
    let mut table = vec![0u32; (old.len() + 1) * width];
    let cell = |table: &[u32], a: usize, b: usize| table.get(a * width + b).copied().unwrap_or(0);
    for (a, left) in old.iter().enumerate().rev() {
        for (b, right) in new.iter().enumerate().rev() {
            let length = if left == right {
                cell(&table, a + 1, b + 1) + 1
            } else {
                cell(&table, a + 1, b).max(cell(&table, a, b + 1))
            };
            if let Some(slot) = table.get_mut(a * width + b) {
                *slot = length;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut found = Vec::new();
    while let (Some(left), Some(right)) = (old.get(a), new.get(b)) {
        if left == right {
            found.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if cell(&table, a + 1, b) >= cell(&table, a, b + 1) {
            a += 1;
        } else {
            b += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use proptest::prelude::*;

    /// Changed words stand in brackets.
    fn marked(runs: &[Run]) -> String {
        let run = |run: &Run| {
            if run.changed {
                format!("[{}]", run.text)
            } else {
                run.text.clone()
            }
        };
        runs.iter().map(run).collect::<Vec<_>>().join(" ")
    }

    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let found = differences(&testing::source(1, old), &testing::source(2, new));
        let found: Vec<(String, String)> = found
            .iter()
            .map(|difference| (marked(&difference.old), marked(&difference.new)))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_are_paired_and_their_words_marked() {
        check("One.\nTwo.", "One.\nTwo.", &[]);
        check("One  day.\nTwo.", "One day.\nTwo.", &[]);
        check("One.\nTwo.", "One.", &[("[Two.]", "")]);
        check("One.", "Zero.\nOne.", &[("", "[Zero.]")]);
        check(
            "The ship left on Monday morning.\nNobody saw it.",
            "The ship left on Tuesday morning.\nNobody saw it.",
            &[(
                "The ship left on [Monday] morning.",
                "The ship left on [Tuesday] morning.",
            )],
        );
        check(
            "Ships left.\nThe council met for five hours.",
            "A caption about cranes.\nThe council met for six hours and slept.",
            &[
                ("[Ships left.]", ""),
                ("", "[A caption about cranes.]"),
                (
                    "The council met for [five hours.]",
                    "The council met for [six hours and slept.]",
                ),
            ],
        );
    }

    #[test]
    fn hidden_paragraphs_are_not_compared() {
        let mut old = testing::source(1, "One.\nSubscribe.");
        old.blocks[1].hidden = Some(crate::article::HiddenReason::CallToAction);
        assert_eq!(differences(&old, &testing::source(2, "One.")), []);
    }

    proptest! {
        #[test]
        fn common_places_are_equal_and_in_order(old in prop::collection::vec(0..4u8, 0..40), new in prop::collection::vec(0..4u8, 0..40)) {
            let found = common(&old, &new);
            prop_assert!(found.iter().all(|(a, b)| old[*a] == new[*b]));
            prop_assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
            prop_assert_eq!(found.len(), common(&new, &old).len());
            prop_assert_eq!(common(&old, &old).len(), old.len());
        }
    }
}
