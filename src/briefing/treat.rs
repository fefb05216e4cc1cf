//! What an analyst does to words of a quotation: leave them out, put a clarification in brackets, change
//! a letter's case, add emphasis, and take these back. Every one is a recorded operation on whole words of
//! the source; nothing here types a word of the quotation itself.

use super::{Operation, Quotation};
use crate::article::{CharRange, FrozenText};
use unicode_segmentation::UnicodeSegmentation;

/// What is done to some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Treatment {
    /// They are left out; an ellipsis is printed.
    Cut,
    /// A clarification in brackets stands for them.
    Bracket(String),
    /// A clarification in brackets stands behind them.
    BracketBehind(String),
    /// The case of their first letter changes, in brackets.
    Case,
    /// They are emphasised, and it is said that this was added.
    Emphasis,
    /// Everything that was done to them is taken back.
    Restore,
}

impl Treatment {
    /// The step's name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Cut => "Shorten quotation",
            Self::Bracket(_) | Self::BracketBehind(_) => "Bracket words",
            Self::Case => "Change case",
            Self::Emphasis => "Add emphasis",
            Self::Restore => "Restore words",
        }
    }
}

/// Why words are not treated; each says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreatmentRefusal {
    /// No word in the range.
    #[error("select words of the quotation first")]
    NoWords,
    /// The cut takes the last word.
    #[error("nothing would be left of the quotation; remove its card instead")]
    NothingLeft,
    /// Empty, of several lines, or with brackets of its own.
    #[error("write the clarification on one line, without brackets: they are added")]
    Bracket,
    /// A digit, or a script without case.
    #[error("the first letter there has no other case")]
    Case,
    /// Nothing to restore.
    #[error("these words stand as they do in the source")]
    Untouched,
}

impl Quotation {
    /// The words of the quotation, one range each, in the order of the source (Unicode Standard Annex 29).
    pub fn words(&self, text: &FrozenText) -> Vec<CharRange> {
        let span = text.slice(self.anchor.range);
        let mut at = self.anchor.range.start;
        let mut words = Vec::new();
        for piece in span.split_word_bounds() {
            let end = at + piece.chars().count();
            if piece.chars().any(char::is_alphanumeric) {
                words.push(CharRange::new(at, end));
            }
            at = end;
        }
        words
    }

    /// The operations once the words in `selected` are treated. What was done to the same words before gives
    /// way; cuts that come to touch are one.
    ///
    /// # Errors
    /// A reason that says what to do instead.
    pub fn treated(
        &self,
        text: &FrozenText,
        selected: CharRange,
        treatment: &Treatment,
    ) -> Result<Vec<Operation>, TreatmentRefusal> {
        let words = self.words(text);
        let mut chosen = words.iter().filter(|word| word.overlaps(selected));
        let first = chosen.next().ok_or(TreatmentRefusal::NoWords)?;
        let whole = CharRange::new(first.start, chosen.next_back().unwrap_or(first).end);
        let added = match treatment {
            Treatment::Cut => Operation::Cut(self.joined_cut(text, whole)),
            Treatment::Bracket(words) => Operation::Bracket {
                range: whole,
                text: clarification(words)?,
            },
            Treatment::BracketBehind(words) => Operation::Bracket {
                range: CharRange::new(whole.end, whole.end),
                text: clarification(words)?,
            },
            Treatment::Case => Operation::Case(whole.start),
            Treatment::Emphasis => Operation::Emphasis(whole),
            Treatment::Restore => {
                let left: Vec<Operation> = self.without(whole);
                let changed = left.len() != self.operations.len();
                return changed.then_some(left).ok_or(TreatmentRefusal::Untouched);
            }
        };
        let place = added.range();
        let mut operations = self.without(place);
        let at = operations.partition_point(|operation| operation.range().start < place.start);
        operations.insert(at, added);
        let changed = Quotation {
            operations,
            ..self.clone()
        };
        let cut = |word: &CharRange| {
            let cuts = changed
                .operations
                .iter()
                .filter(|operation| matches!(operation, Operation::Cut(_)));
            cuts.map(Operation::range).any(|cut| cut.overlaps(*word))
        };
        if words.iter().all(cut) {
            return Err(TreatmentRefusal::NothingLeft);
        }
        match changed.check_operations(text) {
            Ok(()) => Ok(changed.operations),
            Err(_) => Err(TreatmentRefusal::Case),
        }
    }

    /// The operations that leave `range` alone.
    fn without(&self, range: CharRange) -> Vec<Operation> {
        let apart = |operation: &&Operation| {
            let place = operation.range();
            let inside = place.is_empty() && (range.start..=range.end).contains(&place.start);
            !(place.overlaps(range) || inside)
        };
        self.operations.iter().filter(apart).cloned().collect()
    }

    /// A cut of `range` and of the cuts that it meets, with nothing but blanks and marks between them.
    fn joined_cut(&self, text: &FrozenText, range: CharRange) -> CharRange {
        let mut joined = range;
        loop {
            let cuts = self.operations.iter().filter_map(|operation| match operation {
                Operation::Cut(cut) => Some(*cut),
                _ => None,
            });
            let near = |cut: &CharRange| {
                let gap = CharRange::new(cut.end.min(joined.end), cut.start.max(joined.start));
                gap.start >= gap.end || !text.slice(gap).chars().any(char::is_alphanumeric)
            };
            let met = cuts.filter(near).fold(joined, |all, cut| {
                CharRange::new(all.start.min(cut.start), all.end.max(cut.end))
            });
            if met == joined {
                return self.with_marks(text, joined);
            }
            joined = met;
        }
    }

    /// A cut takes the comma before it with it, and then the one behind as well: "We will, as I said, keep"
    /// becomes "We will … keep".
    fn with_marks(&self, text: &FrozenText, cut: CharRange) -> CharRange {
        let is_mark = |c: &char| matches!(c, ',' | ';' | ':');
        let before: Vec<char> = text
            .slice(CharRange::new(self.anchor.range.start, cut.start))
            .chars()
            .rev()
            .collect();
        let blanks = before.iter().take_while(|c| c.is_whitespace()).count();
        if !before.get(blanks).is_some_and(is_mark) {
            return cut;
        }
        let behind = text
            .slice(CharRange::new(cut.end, self.anchor.range.end))
            .chars()
            .next();
        let end = cut.end + usize::from(behind.as_ref().is_some_and(is_mark));
        CharRange::new(cut.start - blanks - 1, end)
    }
}

/// The words of a clarification as they are stored.
fn clarification(words: &str) -> Result<String, TreatmentRefusal> {
    let words = words.trim();
    if words.is_empty() || words.contains(['\n', '[', ']']) {
        return Err(TreatmentRefusal::Bracket);
    }
    Ok(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::{QUOTED as WORDS, quotation};
    use proptest::prelude::*;

    fn place(words: &str) -> CharRange {
        let start = WORDS.find(words).unwrap();
        CharRange::new(start, start + words.len())
    }

    /// What is printed after some treatments, or the last refusal.
    fn check(treatments: &[(&str, Treatment)], expected: &str) {
        let (mut quotation, source) = quotation();
        for (words, treatment) in treatments {
            match quotation.treated(&source.text, place(words), treatment) {
                Ok(operations) => quotation.operations = operations,
                Err(refusal) => return assert_eq!(refusal.to_string(), expected),
            }
        }
        assert_eq!(quotation.render(&source).text(), expected);
    }

    #[test]
    fn treatments_are_printed_as_editors_print_them() {
        use Treatment::{Bracket, BracketBehind, Case, Cut, Emphasis, Restore};
        check(
            &[("as I said before", Cut)],
            "We will … keep the lanes open for ships and for 27 crews.",
        );
        // Parts of words stand for whole ones.
        check(
            &[("hips and for 27 cre", Cut)],
            "We will, as I said before, keep the lanes open for ….",
        );
        check(
            &[("the lanes", Bracket(" the straits ".into()))],
            "We will, as I said before, keep [the straits] open for ships and for 27 crews.",
        );
        check(
            &[("lanes", BracketBehind("of the strait".into()))],
            "We will, as I said before, keep the lanes [of the strait] open for ships and for 27 crews.",
        );
        check(
            &[("keep", Case)],
            "We will, as I said before, [K]eep the lanes open for ships and for 27 crews.",
        );
        check(&[("keep", Emphasis), ("keep", Restore)], WORDS);
        // Two cuts that meet are one; a bracket gives way to a cut over it.
        check(
            &[
                ("ships", Bracket("vessels".into())),
                ("for ships", Cut),
                ("and for", Cut),
            ],
            "We will, as I said before, keep the lanes open … 27 crews.",
        );
    }

    #[test]
    fn refusals_say_what_to_do() {
        use Treatment::{Bracket, Case, Cut, Restore};
        check(
            &[(WORDS, Cut)],
            "nothing would be left of the quotation; remove its card instead",
        );
        check(&[(", ", Cut)], "select words of the quotation first");
        check(&[("27", Case)], "the first letter there has no other case");
        check(&[("keep", Restore)], "these words stand as they do in the source");
        let brackets = "write the clarification on one line, without brackets: they are added";
        check(&[("keep", Bracket("[x]".into()))], brackets);
        check(&[("keep", Bracket(" ".into()))], brackets);
    }

    proptest! {
        /// Whatever is done in whatever order: the operations fit, the pieces are the source in order, and
        /// all of it can be taken back.
        #[test]
        fn treatments_always_fit_and_can_be_taken_back(
            steps in prop::collection::vec((0..74usize, 0..30usize, 0..6u8), 1..12)
        ) {
            let (mut quotation, source) = quotation();
            for (start, length, kind) in steps {
                let treatment = match kind {
                    0 => Treatment::Cut,
                    1 => Treatment::Bracket("a".into()),
                    2 => Treatment::BracketBehind("b".into()),
                    3 => Treatment::Case,
                    4 => Treatment::Emphasis,
                    _ => Treatment::Restore,
                };
                let selected = CharRange::new(start, start + length);
                if let Ok(operations) = quotation.treated(&source.text, selected, &treatment) {
                    quotation.operations = operations;
                }
                prop_assert_eq!(quotation.check_operations(&source.text), Ok(()));
                let mut at = quotation.anchor.range.start;
                for piece in quotation.marked(&source.text) {
                    prop_assert_eq!(piece.range.start, at);
                    at = piece.range.end;
                }
                prop_assert_eq!(at, quotation.anchor.range.end);
                let rendered = quotation.render(&source).text();
                prop_assert!(rendered.chars().any(char::is_alphanumeric), "{}", rendered);
            }
            let all = quotation.anchor.range;
            if let Ok(operations) = quotation.treated(&source.text, all, &Treatment::Restore) {
                quotation.operations = operations;
            }
            prop_assert_eq!(quotation.render(&source).text(), WORDS);
        }
    }
}
