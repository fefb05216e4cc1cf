//! Which finds go into which section: within the template's limits, in the order of the sources.

use super::ledger::{Ledger, Planned, What};
use super::worth::weight;
use crate::article::CharRange;
use crate::briefing::Briefing;
use crate::find::{Finds, FoundKeyPoint, FoundQuotation, SAID, Statement, Suggestion, Terms};
use crate::template::SectionKind;

/// How many items make a section that is not thin.
const ENOUGH: u32 = 3;

/// Words of a lead-in ("President Lee said"), when lengths are reckoned.
const LEAD_IN: usize = 5;

/// What goes where, section by section, in reading order within each.
pub(super) fn plan(briefing: &Briefing, finds: &Finds) -> Vec<Planned> {
    let mut ledger = Ledger::new(briefing, finds);
    ledger.bottom_line();
    ledger.quotations();
    ledger.key_points();
    let mut planned = ledger.planned;
    planned.sort_by_key(|planned| (planned.section, place(finds, planned.what)));
    planned
}

fn place(finds: &Finds, what: What) -> Option<(usize, CharRange)> {
    match what {
        What::Quotation(index) => finds
            .quotations
            .get(index)
            .map(|found| (found.article, found.range)),
        What::KeyPoint(index) => finds
            .key_points
            .get(index)
            .map(|found| (found.article, found.range)),
    }
}

impl Ledger<'_> {
    /// One sentence that carries the most, without quotations: those have their own places.
    fn bottom_line(&mut self) {
        let Some(section) = self.bottom_line_index() else {
            return;
        };
        if self.counts.get(section).copied().unwrap_or(0) > 0 {
            return;
        }
        let candidates = |summaries: bool| {
            let mut all: Vec<(usize, &FoundKeyPoint)> = self.finds.key_points.iter().enumerate().collect();
            all.retain(|(_, found)| {
                self.in_summary(found) == summaries
                    && !self.holds_quotation(found)
                    && !self.is_next_step(found)
                    && self.fits(section, self.words_of(found.article, found.range))
            });
            all.into_iter().max_by(|(_, a), (_, b)| {
                let place = |found: &FoundKeyPoint| std::cmp::Reverse((found.article, found.range));
                a.score.total_cmp(&b.score).then(place(a).cmp(&place(b)))
            })
        };
        let best = candidates(false).or_else(|| candidates(true));
        let best = best.map(|(index, found)| (index, found.article, found.range));
        if let Some((index, article, range)) = best {
            let words = self.words_of(article, range);
            self.place(section, What::KeyPoint(index), article, range, words);
        }
    }

    /// The best quotations, each into the section suggested for it or the first that takes them.
    fn quotations(&mut self) {
        let most = self.briefing.template.limits.quotations_max as usize;
        let standing = self.briefing.quotations().count();
        let room = if most == 0 {
            usize::MAX
        } else {
            most.saturating_sub(standing)
        };
        let first = self.finds.first_of_each();
        let mut all: Vec<(usize, &FoundQuotation, Option<&Statement>, f32)> = first
            .filter(|(_, found, _)| found.speaker.is_some() && !self.is_taken(found.article, found.range))
            .map(|(index, found, statement)| {
                let words = self.words_of(found.article, found.range);
                let outlets = statement.map_or(1, |statement| self.outlets(statement));
                let weight = weight(words, found.confidence, outlets);
                (index, found, statement, weight)
            })
            .collect();
        all.sort_by(|(_, a, _, heavy), (_, b, _, light)| {
            let place = |found: &FoundQuotation| (found.article, found.range);
            light.total_cmp(heavy).then(place(a).cmp(&place(b)))
        });
        let mut placed = 0;
        for (index, found, statement, _) in all {
            if placed >= room {
                break;
            }
            // A wire story in two outlets carries the same words, in whatever version: once is enough.
            let told = statement.is_some_and(|statement| self.is_statement_taken(statement));
            if told || self.repeats(found.article, found.range) {
                continue;
            }
            let words = self.words_of(found.article, found.range) + LEAD_IN;
            let Some(section) = self.home(found.section.as_ref(), words) else {
                continue;
            };
            self.place(section, What::Quotation(index), found.article, found.range, words);
            placed += 1;
        }
    }

    /// The section for a quotation: the suggested one, else the first that has room.
    fn home(&self, suggestion: Option<&Suggestion>, words: usize) -> Option<usize> {
        let bottom_line = self.bottom_line_index();
        let takes = |section: &usize| {
            let quotes = self.section(*section).is_some_and(|form| {
                form.allows_quotes && !form.kind.is_generated() && form.kind != SectionKind::Table
            });
            quotes && Some(*section) != bottom_line && self.fits(*section, words)
        };
        let suggested = suggestion
            .and_then(|suggestion| self.index_of(&suggestion.id))
            .filter(takes);
        suggested.or_else(|| (0..self.briefing.sections.len()).find(takes))
    }

    /// Key points where a section would be empty or thin: those suggested for it, and to reach the
    /// fewest the template asks for, those suggested for none.
    fn key_points(&mut self) {
        let bottom_line = self.bottom_line_index();
        for section in 0..self.briefing.sections.len() {
            let Some(form) = self.section(section).cloned() else {
                continue;
            };
            if Some(section) == bottom_line
                || form.kind.is_generated()
                || matches!(form.kind, SectionKind::Table | SectionKind::Quotes)
            {
                continue;
            }
            self.fill(section, form.min.max(ENOUGH), |suggested| {
                suggested == Some(form.id.as_str())
            });
            if form.kind != SectionKind::Dated {
                self.fill(section, form.min, |suggested| suggested.is_none());
            }
        }
    }

    /// Adds key points whose suggestion passes until the section has `enough` items: each time the one that is
    /// worth most and says most that is new (maximal marginal relevance).
    fn fill(&mut self, section: usize, enough: u32, passes: impl Fn(Option<&str>) -> bool) {
        let suggested = |found: &FoundKeyPoint| {
            let suggestion = found.section.as_ref();
            passes(suggestion.map(|suggestion| suggestion.id.as_str()))
        };
        let finds = self.finds;
        let all = finds.key_points.iter().enumerate();
        let mut left: Vec<Candidate<'_>> = all
            .filter(|(_, found)| suggested(found) && !found.repeats && !self.in_summary(found))
            .map(|(index, found)| Candidate {
                index,
                found,
                terms: self.terms_of(found.article, found.range),
                said: 0.0,
            })
            .collect();
        let mut compared = 0;
        while self.counts.get(section).copied().unwrap_or(0) < enough {
            for candidate in &mut left {
                candidate.said = candidate.said.max(self.said_of(&candidate.terms, compared));
            }
            compared = self.used();
            left.retain(|candidate| {
                let (article, range) = (candidate.found.article, candidate.found.range);
                let fits = self.fits(section, self.words_of(article, range));
                fits && candidate.said < SAID && !self.is_taken(article, range)
            });
            // The first of equals, in reading order.
            let best = left.iter().rev().max_by(|a, b| a.worth().total_cmp(&b.worth()));
            let Some(Candidate { index, found, .. }) = best else {
                break;
            };
            let (index, article, range) = (*index, found.article, found.range);
            let words = self.words_of(article, range);
            self.place(section, What::KeyPoint(index), article, range, words);
        }
    }
}

/// A key point that could be placed.
struct Candidate<'a> {
    index: usize,
    found: &'a FoundKeyPoint,
    terms: Terms,
    /// The largest share of it that is said already.
    said: f32,
}

impl Candidate<'_> {
    fn worth(&self) -> f32 {
        self.found.score * (1.0 - self.said / 2.0)
    }
}
