//! Which section a find would fit: the source's own sub-headings first, then shared words, and rules
//! for what is still to come. Always with the reason.

use super::key_points::Point;
use super::model::{SectionHint, Suggestion};
use super::terms::{ByTerm, Terms};
use super::words::words;
use crate::article::{Article, BlockKind, CharRange};

/// The headings of an article with the text under each.
#[derive(Debug)]
pub(super) struct Outline {
    parts: Vec<Part>,
    /// The first paragraph.
    lead: CharRange,
}

/// A stretch under one heading.
#[derive(Debug, Default)]
struct Part {
    /// Empty before the first heading.
    heading: String,
    terms: Terms,
    range: CharRange,
}

impl Outline {
    pub(super) fn new(article: &Article) -> Self {
        let mut parts = vec![Part::default()];
        let mut lead = CharRange::default();
        for block in article.visible() {
            match block.kind {
                BlockKind::Heading(1) | BlockKind::Summary => {}
                BlockKind::Heading(_) => {
                    let heading = article.frozen.slice(block.range).trim_end_matches(':');
                    parts.push(Part {
                        heading: heading.to_owned(),
                        terms: Terms::of(heading),
                        range: CharRange::new(block.range.end, block.range.end),
                    });
                }
                _ => {
                    if lead.is_empty() {
                        lead = block.range;
                    }
                    if let Some(Part { range, .. }) = parts.last_mut() {
                        if range.is_empty() {
                            range.start = range.start.max(block.range.start.min(block.range.end));
                        }
                        range.end = block.range.end;
                    }
                }
            }
        }
        Self { parts, lead }
    }

    /// The stretch that holds a code point; parts stand in the order of the text.
    fn part(&self, at: usize) -> Option<&Part> {
        let before = self.parts.partition_point(|part| part.range.start <= at);
        let part = self.parts.get(before.checked_sub(1)?)?;
        part.range.holds(at).then_some(part)
    }
}

/// The sections that finds can go into, by the words that speak for each.
pub(super) struct Sections<'a> {
    hints: &'a [SectionHint],
    /// The sections that a word speaks for.
    by_term: ByTerm<Vec<usize>>,
}

impl<'a> Sections<'a> {
    pub(super) fn new(hints: &'a [SectionHint]) -> Self {
        let mut by_term: ByTerm<Vec<usize>> = ByTerm::default();
        for (index, hint) in hints.iter().enumerate() {
            let own = Terms::of(&format!("{} {}", hint.heading, hint.hints.join(" ")));
            for term in own.iter() {
                by_term.entry(term).or_default().push(index);
            }
        }
        Self { hints, by_term }
    }

    /// A section for a quotation at a place: only one that may hold quotations.
    pub(super) fn of_quotation(&self, outline: &Outline, at: usize, around: &Terms) -> Option<Suggestion> {
        self.best(outline.part(at), around, |section| section.allows_quotes)
    }

    /// A section for a key point: what is still to come goes to the next steps, the lead to the section
    /// that bars quotations (the bottom line) if there is one.
    pub(super) fn of_key_point(&self, outline: &Outline, point: &Point) -> Option<Suggestion> {
        let part = outline.part(point.range.start);
        if let Some(section) = self.hints.iter().find(|section| section.next_steps) {
            let heading = part.map_or("", |part| part.heading.as_str());
            if is_next_steps(heading) {
                return Some(suggestion(section, format!("stands under “{heading}”")));
            }
            if point.says_when {
                return Some(suggestion(section, "says what comes and when".into()));
            }
        }
        let bars = |section: &&SectionHint| !section.allows_quotes && !section.next_steps;
        if outline.lead.contains(point.range)
            && let Some(section) = self.hints.iter().find(bars)
        {
            return Some(suggestion(section, "opens the article".into()));
        }
        self.best(part, &point.terms, |section| {
            !section.next_steps && section.allows_quotes
        })
    }

    /// The section that shares most with the heading and with what is said, of those that pass.
    fn best(
        &self,
        part: Option<&Part>,
        said: &Terms,
        passes: impl Fn(&SectionHint) -> bool,
    ) -> Option<Suggestion> {
        let shared = |terms: &Terms| {
            let mut counts = vec![0usize; self.hints.len()];
            for index in terms.iter().filter_map(|term| self.by_term.get(&term)).flatten() {
                if let Some(count) = counts.get_mut(*index) {
                    *count += 1;
                }
            }
            counts
        };
        let headed = part.map_or_else(|| vec![0; self.hints.len()], |part| shared(&part.terms));
        let scored = self.hints.iter().zip(headed).zip(shared(said));
        let mut best: Option<(usize, usize, &SectionHint)> = None;
        for ((section, headed), said) in scored.filter(|((section, _), _)| passes(section)) {
            let score = headed * 4 + said;
            // The first of equals: sections stand in the order of importance.
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, headed, section));
            }
        }
        let (score, headed, section) = best?;
        let reason = match (headed, score) {
            (1.., _) => format!("stands under “{}”", part.map_or("", |part| part.heading.as_str())),
            (_, 1..) => format!("shares words with “{}”", section.heading),
            _ => "first section that takes it".to_owned(),
        };
        Some(suggestion(section, reason))
    }
}

fn suggestion(section: &SectionHint, reason: String) -> Suggestion {
    Suggestion {
        id: section.id.clone(),
        reason,
    }
}

/// Whether a heading announces what comes next.
pub(super) fn is_next_steps(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    [
        "next step",
        "what's next",
        "what’s next",
        "what next",
        "what happens next",
        "outlook",
        "looking ahead",
        "what to watch",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || lower == "next"
}

/// Whether a sentence speaks of what is planned.
pub(super) fn says_what_comes(sentence: &str) -> bool {
    let all: Vec<String> = words(sentence).iter().map(|word| word.lower()).collect();
    let has = |phrase: &[&str]| {
        all.windows(phrase.len())
            .any(|window| window.iter().zip(phrase).all(|(a, b)| a == b))
    };
    has(&["will"])
        || [
            ["plan", "to"],
            ["plans", "to"],
            ["due", "to"],
            ["expected", "to"],
            ["scheduled", "for"],
            ["set", "to"],
        ]
        .iter()
        .any(|phrase| has(phrase))
}

/// Whether a sentence names a day, month, season or year to come.
pub(super) fn has_date(sentence: &str) -> bool {
    const MONTHS: [&str; 16] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
    ];
    words(sentence).iter().any(|word| {
        let year = word.text.len() == 4
            && word.text.starts_with("20")
            && word.text.chars().all(|c| c.is_ascii_digit());
        year || MONTHS.contains(&word.lower().as_str())
            && (word.is_capital() || word.lower().ends_with('r') || word.lower() == "spring")
    })
}
