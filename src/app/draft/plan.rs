//! Which finds go into which section: within the template's limits, in the order of the sources.

use super::ledger::{Ledger, Planned, What};
use super::worth::weight;
use crate::article::CharRange;
use crate::briefing::Briefing;
use crate::find::{Finds, FoundKeyPoint, FoundQuotation, Suggestion};
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
        let mut all: Vec<(usize, &FoundQuotation)> = self.finds.quotations.iter().enumerate().collect();
        all.retain(|(_, found)| found.speaker.is_some() && !self.is_taken(found.article, found.range));
        all.sort_by(|(_, a), (_, b)| {
            let weight =
                |found: &FoundQuotation| weight(self.words_of(found.article, found.range), found.confidence);
            weight(b)
                .total_cmp(&weight(a))
                .then((a.article, a.range).cmp(&(b.article, b.range)))
        });
        let mut placed = 0;
        for (index, found) in all {
            if placed >= room {
                break;
            }
            // A wire story in two outlets carries the same words: once is enough.
            if self.repeats(found.article, found.range) {
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

    /// Adds key points whose suggestion passes, best first, until the section has `enough` items.
    fn fill(&mut self, section: usize, enough: u32, passes: impl Fn(Option<&str>) -> bool) {
        let mut all: Vec<(usize, &FoundKeyPoint)> = self.finds.key_points.iter().enumerate().collect();
        all.retain(|(_, found)| passes(found.section.as_ref().map(|suggestion| suggestion.id.as_str())));
        all.sort_by(|(_, a), (_, b)| {
            b.score
                .total_cmp(&a.score)
                .then((a.article, a.range).cmp(&(b.article, b.range)))
        });
        for (index, found) in all {
            let count = self.counts.get(section).copied().unwrap_or(0);
            let words = self.words_of(found.article, found.range);
            let used = self.is_taken(found.article, found.range) || self.repeats(found.article, found.range);
            let fits = self.fits(section, words);
            if count < enough && !used && fits && !self.in_summary(found) {
                self.place(section, What::KeyPoint(index), found.article, found.range, words);
            }
        }
    }
}
