//! The rules that can answer who said something, each with its weight: how often it is right where
//! nothing speaks against it. The best candidate wins.

use std::ops::Range;

/// A rule by the name that is shown, and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) weight: f32,
}

const fn rule(name: &'static str, weight: f32) -> Rule {
    Rule { name, weight }
}

pub(super) const BEHIND_SAID_X: Rule = rule("behind: said X", 0.98);
pub(super) const BEHIND_X_SAID: Rule = rule("behind: X said", 0.98);
pub(super) const BEHIND_ACCORDING: Rule = rule("behind: according to X", 0.95);
pub(super) const BEHIND_FAR: Rule = rule("behind: further on", 0.5);
pub(super) const AT_END: Rule = rule("end of the sentence: X said", 0.8);
pub(super) const BEFORE_X_SAID: Rule = rule("before: X said", 0.97);
pub(super) const BEFORE_ACCORDING: Rule = rule("before: according to X", 0.9);
pub(super) const BEFORE_ANY_VERB: Rule = rule("before: X did", 0.66);
pub(super) const BEFORE_WORDS: Rule = rule("before: X's words", 0.8);
pub(super) const BY_X: Rule = rule("called … by X", 0.9);
pub(super) const COLON: Rule = rule("colon", 0.9);
pub(super) const COLON_BLOCK: Rule = rule("colon of the paragraph before", 0.88);
pub(super) const SUBJECT: Rule = rule("subject of the sentence", 0.42);
pub(super) const SAME_SENTENCE: Rule = rule("same sentence", 0.85);
pub(super) const SAME_PARAGRAPH: Rule = rule("same paragraph", 0.985);
pub(super) const LATER_IN_SENTENCE: Rule = rule("further on in the sentence", 0.62);
pub(super) const SIGNED: Rule = rule("signed by X", 0.9);
pub(super) const RUNS_ON: Rule = rule("runs on from the paragraph before", 0.93);
pub(super) const PARAGRAPH_BEFORE: Rule = rule("paragraph before", 0.6);
pub(super) const BEFORE_IN_PARAGRAPH: Rule = rule("named in the sentence before", 0.4);
pub(super) const NEXT_SENTENCE: Rule = rule("next sentence", 0.55);

/// A possible answer: whose words they may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// The mention, as tokens of the sentence.
    pub(super) phrase: Range<usize>,
    pub(super) rule: Rule,
    /// The rule's weight less what speaks against it here.
    pub(super) weight: f32,
}

impl Candidate {
    pub(super) fn new(phrase: Range<usize>, rule: Rule, against: f32) -> Self {
        Self {
            phrase,
            rule,
            weight: (rule.weight - against).max(0.05),
        }
    }
}

/// The best of several candidates; of equal ones the first.
pub(super) fn best(candidates: Vec<Candidate>) -> Option<Candidate> {
    let mut all = candidates.into_iter();
    let first = all.next()?;
    Some(all.fold(
        first,
        |best, next| if next.weight > best.weight { next } else { best },
    ))
}
