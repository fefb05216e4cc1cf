//! Which section a find would fit: the source's own sub-headings first, then shared words, and rules
//! for what is still to come. Always with the reason.

use super::key_points::Point;
use super::model::{SectionHint, Suggestion};
use super::plans::{Plan, is_next_steps};
use super::terms::{ByTerm, Terms};
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
#[derive(Debug, Default)]
pub(super) struct Sections {
    hints: Vec<SectionHint>,
    /// The sections that a word speaks for, and whether it does because it stands there already.
    by_term: ByTerm<Vec<(usize, bool)>>,
}

impl Sections {
    pub(super) fn new(hints: &[SectionHint]) -> Self {
        let mut by_term: ByTerm<Vec<(usize, bool)>> = ByTerm::default();
        for (index, hint) in hints.iter().enumerate() {
            let own = Terms::of(&format!("{} {}", hint.heading, hint.hints.join(" ")));
            for term in own.iter() {
                by_term.entry(term).or_default().push((index, false));
            }
        }
        let mut standing: ByTerm<Option<usize>> = ByTerm::default();
        for (index, hint) in hints.iter().enumerate() {
            for term in Terms::of(&hint.standing).iter() {
                // What stands in several sections speaks for none.
                let only = standing.entry(term).or_insert(Some(index));
                *only = only.filter(|only| *only == index);
            }
        }
        for (term, index) in standing {
            by_term
                .entry(term)
                .or_default()
                .extend(index.map(|index| (index, true)));
        }
        Self {
            hints: hints.to_vec(),
            by_term,
        }
    }

    /// What they were made from.
    pub(super) fn hints(&self) -> &[SectionHint] {
        &self.hints
    }

    /// A section for a quotation at a place: only one that may hold quotations.
    pub(super) fn of_quotation(&self, outline: &Outline, at: usize, around: &Terms) -> Option<Suggestion> {
        let part = outline.part(at);
        let (why, section) = self.best(part, around, |section| section.allows_quotes)?;
        Some(suggestion(section, why.reason(part, section)))
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
            if point.plan == Some(Plan::Dated) {
                return Some(suggestion(section, "says what comes and when".into()));
            }
        }
        let bars = |section: &&SectionHint| !section.allows_quotes && !section.next_steps;
        if outline.lead.contains(point.range)
            && let Some(section) = self.hints.iter().find(bars)
        {
            return Some(suggestion(section, "opens the article".into()));
        }
        let fitting = |section: &SectionHint| !section.next_steps && section.allows_quotes;
        let best = self.best(part, &point.terms, fitting);
        let steps = self.hints.iter().find(|section| section.next_steps);
        match (best, steps) {
            (best, Some(section))
                if point.plan.is_some() && best.is_none_or(|(why, _)| why != Why::Heading) =>
            {
                Some(suggestion(section, "says what is planned".into()))
            }
            (best, _) => best.map(|(why, section)| suggestion(section, why.reason(part, section))),
        }
    }

    /// The section that fits best of those that pass, and why: what shares most with the source's own heading,
    /// then what shares most with the section's title and hints and with what stands there already.
    fn best(
        &self,
        part: Option<&Part>,
        said: &Terms,
        passes: impl Fn(&SectionHint) -> bool,
    ) -> Option<(Why, &SectionHint)> {
        let headed = part.map(|part| self.shared(&part.terms));
        let mut best: Option<(Shared, &SectionHint)> = None;
        let shared = self.hints.iter().zip(self.shared(said)).enumerate();
        for (index, (section, shared)) in shared.filter(|(_, (section, _))| passes(section)) {
            let under = headed.as_ref().and_then(|headed| headed.get(index));
            let shared = Shared {
                under: under.map_or(0, |under| under.own),
                ..shared
            };
            // The first of equals: sections stand in the order of importance.
            if best.is_none_or(|(most, _)| shared.rank() > most.rank()) {
                best = Some((shared, section));
            }
        }
        best.map(|(shared, section)| (shared.why(), section))
    }

    /// How many words of a text speak for each section.
    fn shared(&self, terms: &Terms) -> Vec<Shared> {
        let mut counts = vec![Shared::default(); self.hints.len()];
        for (index, standing) in terms.iter().filter_map(|term| self.by_term.get(&term)).flatten() {
            if let Some(count) = counts.get_mut(*index) {
                *(if *standing {
                    &mut count.standing
                } else {
                    &mut count.own
                }) += 1;
            }
        }
        counts
    }
}

/// How many words a text has in common with a section.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    /// Of the source's heading over it, with the section's title and hints.
    under: usize,
    /// With the section's title and hints.
    own: usize,
    /// With what stands in the section already, and in no other.
    standing: usize,
}

impl Shared {
    /// Title and hints were chosen for the section; much may stand in it by chance.
    fn rank(self) -> (usize, usize) {
        (self.under, self.own * 2 + self.standing.min(5))
    }

    fn why(self) -> Why {
        match self {
            Self { under: 1.., .. } => Why::Heading,
            Self { own, standing, .. } if standing.min(5) > own * 2 => Why::Standing,
            Self { own: 1.., .. } => Why::Words,
            _ => Why::First,
        }
    }
}

/// Why a section fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Heading,
    Words,
    Standing,
    First,
}

impl Why {
    fn reason(self, part: Option<&Part>, section: &SectionHint) -> String {
        match self {
            Self::Heading => format!("stands under “{}”", part.map_or("", |part| part.heading.as_str())),
            Self::Words => format!("shares words with “{}”", section.heading),
            Self::Standing => format!("goes with what stands in “{}” already", section.heading),
            Self::First => "first section that takes it".to_owned(),
        }
    }
}

fn suggestion(section: &SectionHint, reason: String) -> Suggestion {
    Suggestion {
        id: section.id.clone(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use crate::find::tests::{article, hints};
    use crate::find::{Suggestion, find};

    /// The section suggested for the last key point of a text, when `standing` stands in the defence context.
    fn check(text: &str, standing: &str, expected: (&str, &str)) {
        let opening =
            "Talks in Oslo\n\nMinister Ada Berg met General Jon Moe in Oslo on Monday for talks.\n\n";
        let article = article("a.txt", format!("{opening}{text}\n").as_bytes());
        let mut hints = hints();
        hints[2].standing = standing.into();
        let finds = find(&[&article], &hints, &[]);
        let found = finds.key_points.last().and_then(|found| found.section.as_ref());
        let (id, reason) = expected;
        let expected = Suggestion {
            id: id.into(),
            reason: reason.into(),
        };
        assert_eq!(found, Some(&expected), "{text}");
    }

    #[test]
    fn sections_come_with_their_reason() {
        let ferry = "A ferry between the two towns sank in the winter storm of last year.";
        check(ferry, "", ("summit-highlights", "first section that takes it"));
        check(
            ferry,
            "Two ferries were lost in a storm.",
            (
                "defence-context",
                "goes with what stands in “Defence context” already",
            ),
        );
        check(
            "The leaders spoke of the ferry that sank in the storm, and of cooperation.",
            "The storm was bad.",
            ("summit-highlights", "shares words with “Summit highlights”"),
        );
        check(
            &format!("Limits for weapons\n\nThe leaders agreed on talks. {ferry}"),
            "",
            ("defence-context", "stands under “Limits for weapons”"),
        );
        check(
            "The two navies plan to meet again in Bergen in June.",
            "",
            ("next-steps", "says what comes and when"),
        );
        check(
            "The two navies will look for a new ferry together.",
            "",
            ("next-steps", "says what is planned"),
        );
    }
}
