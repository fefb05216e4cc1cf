//! What finding gives back.

use super::condense::condensed;
pub use super::phrases::PhraseKind;
use crate::article::{CharRange, FrozenText};
use serde::Serialize;

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
