//! What finding gives back.

use super::condense::condensed;
pub use super::phrases::PhraseKind;
use crate::article::{CharRange, FrozenText};
use serde::Serialize;
use std::collections::BTreeSet;

/// A section that finds could go into, as plain words (so that this room need not know templates).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHint {
    /// The section's id in its template.
    pub id: String,
    /// The section's heading.
    pub heading: String,
    /// Words that speak for this section, in lower case.
    pub hints: Vec<String>,
    /// What the analyst has put there already.
    pub standing: String,
    /// Whether quotations may stand in it.
    pub allows_quotes: bool,
    /// Whether it holds dated next steps.
    pub next_steps: bool,
}

/// All that was found in the articles, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finds {
    /// Quotations, by article and place.
    pub quotations: Vec<FoundQuotation>,
    /// Words in quotation marks that nobody said, by article and place.
    pub phrases: Vec<FoundPhrase>,
    /// Key points, by article and place.
    pub key_points: Vec<FoundKeyPoint>,
    /// Statements that more than one quotation carries, by their first.
    pub statements: Vec<Statement>,
    /// Articles that are near copies of each other, by index, two or more in a group.
    pub copies: Vec<Vec<usize>>,
}

/// A statement that several quotations carry, in the same words or in other ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Indices into [`Finds::quotations`], those of the same words together. The first of all stands for the
    /// statement.
    pub wordings: Vec<Vec<usize>>,
}

impl Statement {
    /// The quotations, those of the first wording first.
    pub fn quotations(&self) -> impl Iterator<Item = usize> {
        self.wordings.iter().flatten().copied()
    }
}

impl Finds {
    /// The statement that each of the quotations carries, if another one carries it too.
    pub fn statement_of_each(&self) -> Vec<Option<&Statement>> {
        let mut of_each = vec![None; self.quotations.len()];
        for statement in &self.statements {
            for index in statement.quotations() {
                if let Some(slot) = of_each.get_mut(index) {
                    *slot = Some(statement);
                }
            }
        }
        of_each
    }

    /// The quotations without those whose very words another one before has, each with its index and the
    /// statement that it carries with others.
    pub fn first_of_each(&self) -> impl Iterator<Item = (usize, &FoundQuotation, Option<&Statement>)> {
        let all = self.quotations.iter().enumerate().zip(self.statement_of_each());
        let first = |index: usize, statement: Option<&Statement>| {
            let mut wordings = statement.into_iter().flat_map(|statement| &statement.wordings);
            statement.is_none() || wordings.any(|wording| wording.first() == Some(&index))
        };
        all.filter(move |((index, _), statement)| first(*index, *statement))
            .map(|((index, found), statement)| (index, found, statement))
    }

    /// How many articles carry a statement.
    pub fn articles_with(&self, statement: &Statement) -> usize {
        let quotations = statement
            .quotations()
            .filter_map(|index| self.quotations.get(index));
        let articles: BTreeSet<usize> = quotations.map(|found| found.article).collect();
        articles.len()
    }

    /// The quotations of one article.
    pub fn quotations_in(&self, article: usize) -> &[FoundQuotation] {
        of_article(&self.quotations, article, |found| found.article)
    }

    /// The key points of one article.
    pub fn key_points_in(&self, article: usize) -> &[FoundKeyPoint] {
        of_article(&self.key_points, article, |found| found.article)
    }

    /// The article that this one is a near copy of, if it is not itself the first of its group.
    pub fn copy_of(&self, article: usize) -> Option<usize> {
        let group = self.copies.iter().find(|group| group.contains(&article))?;
        group.first().copied().filter(|first| *first != article)
    }
}

/// The finds of one article among all, which stand in the order of the articles: nothing else is walked.
fn of_article<T>(all: &[T], article: usize, of: impl Fn(&T) -> usize) -> &[T] {
    let start = all.partition_point(|found| of(found) < article);
    let here = all.get(start..).unwrap_or_default();
    let end = here.partition_point(|found| of(found) == article);
    here.get(..end).unwrap_or_default()
}

/// Words in quotation marks that are no quotation: they have no speaker and are never offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FoundPhrase {
    /// Index into the articles that were searched.
    #[serde(skip)]
    pub article: usize,
    /// The words without their marks.
    #[serde(flatten)]
    pub range: CharRange,
    /// What they are.
    pub kind: PhraseKind,
}

/// A quotation found in an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundQuotation {
    /// Index into the articles that were searched.
    #[serde(skip)]
    pub article: usize,
    /// The quoted words without their quotation marks.
    #[serde(flatten)]
    pub range: CharRange,
    /// The words with their marks.
    #[serde(skip)]
    pub outer: CharRange,
    /// Who said it; `None` if no rule answered.
    #[serde(flatten)]
    pub speaker: Option<FoundSpeaker>,
    /// The rule that answered ("after: said X").
    pub rule: &'static str,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
    /// Sure enough that the speaker needs no look. It never picks.
    pub auto: bool,
    /// The section it would fit, if any was offered.
    pub section: Option<Suggestion>,
}

/// The speaker of a found quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundSpeaker {
    /// The mention as it stands in the text ("he", "President Lee").
    pub speaker: String,
    /// Where the mention starts.
    pub speaker_start: usize,
    /// Where the mention ends.
    pub speaker_end: usize,
    /// The fullest name in the article ("Lee Jae Myung"), or the mention if no fuller one is known.
    pub speaker_name: String,
    /// The title that goes with the name ("President").
    pub speaker_title: Option<String>,
}

/// A sentence that carries weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundKeyPoint {
    /// Index into the articles that were searched.
    #[serde(skip)]
    pub article: usize,
    /// The sentence, without blanks at either end.
    #[serde(flatten)]
    pub range: CharRange,
    /// Weight, 0 to 1; only the order matters.
    pub score: f32,
    /// Why it was chosen ("lead sentence", "under “Next steps”").
    pub reason: String,
    /// An article before this one has the same sentence.
    pub repeats: bool,
    /// What its condensed form leaves out, in order; empty if it has none. See [`FoundKeyPoint::condensed`].
    pub cuts: Vec<CharRange>,
    /// The section it would fit, if any was offered.
    pub section: Option<Suggestion>,
}

impl FoundKeyPoint {
    /// The sentence without its cuts; no word is altered, and the first takes a capital.
    pub fn condensed(&self, text: &FrozenText) -> String {
        let within = |cut: &CharRange| {
            let from = self.range.start;
            CharRange::new(cut.start.saturating_sub(from), cut.end.saturating_sub(from))
        };
        let cuts: Vec<CharRange> = self.cuts.iter().map(within).collect();
        condensed(text.slice(self.range), &cuts)
    }
}

/// A suggested section with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The section's id.
    pub id: String,
    /// Why this section ("stands under “Summit Highlights”").
    pub reason: String,
}
