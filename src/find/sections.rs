//! Which section a find would fit: the source's own sub-headings first, then shared words, and rules
//! for what is still to come. Always with the reason.

use super::model::{FoundKeyPoint, FoundQuotation, SectionHint, Suggestion};
use super::words::words;
use crate::article::{Article, BlockKind, CharRange};

/// The headings of an article with the text under each.
pub(super) struct Outline {
    /// Heading (empty before the first) and the range under it.
    parts: Vec<(String, CharRange)>,
    /// The first paragraph.
    lead: CharRange,
}

impl Outline {
    pub(super) fn new(article: &Article) -> Self {
        let mut parts: Vec<(String, CharRange)> = vec![(String::new(), CharRange::default())];
        let mut lead = CharRange::default();
        for block in article.visible() {
            match block.kind {
                BlockKind::Heading(1) | BlockKind::Summary => {}
                BlockKind::Heading(_) => {
                    let words = article.frozen.slice(block.range).trim_end_matches(':').to_owned();
                    parts.push((words, CharRange::new(block.range.end, block.range.end)));
                }
                _ => {
                    if lead.is_empty() {
                        lead = block.range;
                    }
                    if let Some((_, range)) = parts.last_mut() {
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

    fn heading(&self, at: usize) -> &str {
        self.parts
            .iter()
            .rev()
            .find(|(_, range)| range.holds(at))
            .map_or("", |(heading, _)| heading)
    }

    /// A section for a quotation: only one that may hold quotations.
    pub(super) fn suggest_quotation(
        &self,
        article: &Article,
        found: &FoundQuotation,
        sections: &[SectionHint],
    ) -> Option<Suggestion> {
        let fitting: Vec<&SectionHint> = sections.iter().filter(|section| section.allows_quotes).collect();
        let around = CharRange::new(
            found.outer.start.saturating_sub(120),
            (found.outer.end + 60).min(article.frozen.len()),
        );
        self.best(article, found.range.start, around, &fitting)
    }

    /// A section for a key point: what is still to come goes to the next steps, the lead to the section
    /// that bars quotations (the bottom line) if there is one.
    pub(super) fn suggest_key_point(
        &self,
        article: &Article,
        found: &FoundKeyPoint,
        sections: &[SectionHint],
    ) -> Option<Suggestion> {
        let heading = self.heading(found.range.start);
        let sentence = article.frozen.slice(found.range);
        if let Some(section) = sections.iter().find(|section| section.next_steps) {
            let id = section.id.clone();
            if is_next_steps(heading) {
                return Some(Suggestion {
                    id,
                    reason: format!("stands under “{heading}”"),
                });
            }
            if says_what_comes(sentence) && has_date(sentence) {
                return Some(Suggestion {
                    id,
                    reason: "says what comes and when".into(),
                });
            }
        }
        if self.lead.contains(found.range)
            && let Some(section) = sections
                .iter()
                .find(|section| !section.allows_quotes && !section.next_steps)
        {
            return Some(Suggestion {
                id: section.id.clone(),
                reason: "opens the article".into(),
            });
        }
        let fitting: Vec<&SectionHint> = sections
            .iter()
            .filter(|section| !section.next_steps && section.allows_quotes)
            .collect();
        self.best(article, found.range.start, found.range, &fitting)
    }

    fn best(
        &self,
        article: &Article,
        at: usize,
        around: CharRange,
        sections: &[&SectionHint],
    ) -> Option<Suggestion> {
        let heading = self.heading(at);
        let under = stems(heading);
        let said = stems(article.frozen.slice(around));
        let scored = sections.iter().map(|section| {
            let own: Vec<String> = stems(&section.heading)
                .into_iter()
                .chain(section.hints.iter().flat_map(|hint| stems(hint)))
                .collect();
            let headed = under.iter().filter(|word| own.contains(word)).count();
            let shared = said.iter().filter(|word| own.contains(word)).count();
            (headed * 4 + shared, headed, section)
        });
        // The first of equals: sections stand in the order of importance.
        let (score, headed, section) = scored.fold((0, 0, None), |best, (score, headed, section)| {
            if best.2.is_none() || score > best.0 {
                (score, headed, Some(section))
            } else {
                best
            }
        });
        let section = section?;
        let reason = match (headed, score) {
            (1.., _) => format!("stands under “{heading}”"),
            (_, 1..) => format!("shares words with “{}”", section.heading),
            _ => "first section that takes it".to_owned(),
        };
        Some(Suggestion {
            id: section.id.clone(),
            reason,
        })
    }
}

/// Content words in lower case without a plural ending, each once.
fn stems(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        let lower = word.lower();
        let stem = lower.strip_suffix("'s").unwrap_or(&lower);
        let stem = if stem.len() > 4 {
            stem.strip_suffix('s').unwrap_or(stem)
        } else {
            stem
        };
        let stem = stem.replace("defense", "defence");
        let small = matches!(
            stem.as_str(),
            "the" | "and" | "for" | "with" | "from" | "that" | "this" | "of" | "in" | "to" | "a"
        );
        if !small && stem.chars().count() > 2 && !found.contains(&stem) {
            found.push(stem);
        }
    }
    found
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
fn has_date(sentence: &str) -> bool {
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
