//! What is no article inside the part of the page that holds it: teasers, the lines between headline
//! and text, repeats, headings with nothing under them, and what a second reader leaves out.

use super::html_blocks::{Page, PageBlock, Scope};
use super::html_detail_lines::{
    asks_for_a_person, is_bare_detail, is_date_alone, is_dated_byline, is_detail_line,
};
use super::html_worth::{Sums, length, prose};
use super::{BlockKind, HiddenReason, furniture};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many blocks behind the headline may say who wrote the article and when.
const FIRST_BLOCKS: usize = 40;

/// So many of them may be nothing but the name or the value of a detail.
const FIRST_LINES: usize = 20;

/// Longest line with a person's name and what the person is, in code points.
const LONGEST_NAME: usize = 60;

/// The verdicts on a page's blocks while they are refined.
pub(super) struct Trim<'a> {
    pub(super) page: &'a Page,
    /// The blocks among which the article stands.
    pub(super) body: Range<usize>,
    /// For each block: `None` if it is shown.
    pub(super) verdicts: Vec<Option<HiddenReason>>,
}

impl Trim<'_> {
    /// All rules in their order. Gives back the block that is the headline; `prose` is what the body holds.
    pub(super) fn all(&mut self, title: Option<&str>, prose: f32, opinion: &[bool]) -> Option<usize> {
        self.cards();
        self.boxes();
        self.leads();
        self.closing_parts();
        self.repeats();
        let headline = title.and_then(|title| self.headline(title, prose));
        self.outvoted(opinion);
        self.bare_headings();
        headline
    }

    pub(super) fn hide(&mut self, range: Range<usize>, reason: HiddenReason) {
        for verdict in self.verdicts.get_mut(range).unwrap_or_default() {
            verdict.get_or_insert(reason);
        }
    }

    pub(super) fn is_shown(&self, index: usize) -> bool {
        self.verdicts.get(index).is_some_and(Option::is_none)
    }

    fn blocks(&self, scope: &Scope) -> &[PageBlock] {
        self.page.blocks.get(scope.blocks.clone()).unwrap_or_default()
    }

    /// Rows of at least three elements of one shape, nearly each with a link of its own and a third of
    /// the text linked: teasers of other stories. Lists of things some of which are links are none.
    fn cards(&mut self) {
        let mut rows: BTreeMap<(usize, u64), Vec<&Scope>> = BTreeMap::new();
        for scope in &self.page.scopes {
            let inside = scope.blocks.start >= self.body.start && scope.blocks.end <= self.body.end;
            if inside && !scope.blocks.is_empty() {
                rows.entry((scope.parent, scope.shape)).or_default().push(scope);
            }
        }
        let mut teasers = Vec::new();
        for row in rows.into_values().filter(|row| row.len() >= 3) {
            let blocks = || row.iter().flat_map(|scope| self.blocks(scope));
            let linked: usize = blocks().map(|block| block.linked).sum();
            let all: usize = blocks().map(|block| block.chars).sum();
            let is_link = |block: &PageBlock| block.linked * 10 > block.chars * 8;
            let with_link = row
                .iter()
                .filter(|scope| self.blocks(scope).iter().any(is_link))
                .count();
            let plain_entries = blocks()
                .filter(|block| block.kind == BlockKind::ListItem && !is_link(block))
                .count();
            if plain_entries < 2 * row.len() && with_link * 10 >= row.len() * 8 && linked * 10 > all * 3 {
                teasers.extend(row.iter().map(|scope| scope.blocks.clone()));
            }
        }
        for range in teasers {
            self.hide(range, HiddenReason::RelatedStories);
        }
    }

    /// The second time that a paragraph stands in the text, and short lines that come again and again.
    fn repeats(&mut self) {
        let shown: Vec<(usize, &PageBlock, String)> = self
            .body
            .clone()
            .filter(|index| self.is_shown(*index))
            .filter_map(|index| Some((index, self.page.blocks.get(index)?)))
            .map(|(index, block)| (index, block, furniture::folded(&block.text)))
            .collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, _, words) in &shown {
            *times.entry(words).or_default() += 1;
        }
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut repeats = Vec::new();
        for (index, block, words) in &shown {
            let again = !seen.insert(words);
            let often = block.kind == BlockKind::Paragraph
                && times.get(words.as_str()).is_some_and(|times| *times >= 4);
            if (block.chars >= 60 && again) || (block.chars < 60 && often) {
                repeats.push(*index);
            }
        }
        for index in repeats {
            self.hide(index..index + 1, HiddenReason::Repeated);
        }
    }

    /// Finds the headline and hides what stands before it in the body, if that is little, and what
    /// stands between it and the text without being text.
    fn headline(&mut self, title: &str, all: f32) -> Option<usize> {
        let title = furniture::folded(title);
        let blocks = &self.page.blocks;
        let is_title = |index: &usize| {
            blocks.get(*index).is_some_and(|block| {
                matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph)
                    && furniture::folded(&block.text) == title
            })
        };
        let headline = self.body.clone().find(is_title).or_else(|| {
            // Another wording of it, if no text stands before that.
            let first = self.body.clone().find(|index| {
                blocks
                    .get(*index)
                    .is_some_and(|block| prose(block) > 0.0 || block.kind == BlockKind::Heading(1))
            })?;
            blocks
                .get(first)
                .filter(|block| block.kind == BlockKind::Heading(1))
                .map(|_| first)
        });
        let mut start = self.body.start;
        if let Some(headline) = headline {
            let before: f32 = blocks
                .get(start..headline)
                .unwrap_or_default()
                .iter()
                .map(prose)
                .sum();
            if before > 0.1 * all {
                return None;
            }
            self.hide(start..headline, HiddenReason::PageFurniture);
            start = headline + 1;
        }
        self.details(start);
        headline.or_else(|| (0..self.body.start).rev().find(is_title))
    }

    /// Lines behind the headline that say who wrote the article and when.
    fn details(&mut self, start: usize) {
        let line = |index: usize| {
            let blocks = &self.page.blocks;
            blocks
                .get(index)
                .filter(|block| block.kind == BlockKind::Paragraph && index < self.body.end)
        };
        let lines = || start..start + FIRST_LINES;
        let dates = lines().filter(|index| line(*index).is_some_and(|block| is_date_alone(&block.text)));
        // One of publication and one of change; more are the entries of a diary.
        let few_dates = dates.count() <= 2;
        let mut hidden = Vec::new();
        for index in lines() {
            let Some(block) = line(index) else { continue };
            let bare = is_bare_detail(&block.text);
            if bare || (few_dates && is_date_alone(&block.text)) {
                hidden.push(index);
            }
            let named = line(index + 1).is_some_and(|next| next.chars <= LONGEST_NAME);
            if bare && asks_for_a_person(&block.text) && named {
                hidden.push(index + 1);
            }
        }
        // Behind the first prose, which may be a summary, only a byline with a date is no text.
        let mut in_text = false;
        for index in start..self.body.end.min(start + FIRST_BLOCKS) {
            let Some(block) = self.page.blocks.get(index) else {
                continue;
            };
            in_text |= prose(block) > 80.0;
            let is_detail = if in_text { is_dated_byline } else { is_detail_line };
            if is_detail(&block.text) {
                hidden.push(index);
            }
        }
        for index in hidden {
            self.hide(index..index + 1, HiddenReason::PageFurniture);
        }
    }

    /// Hides parts behind the end of the text that the second reader leaves out whole, unless they are
    /// built like parts that it takes in. Only if the two agree on what the page is about.
    fn outvoted(&mut self, opinion: &[bool]) {
        let worth = |index: usize, both: bool| {
            let counts = self.is_shown(index) && (!both || opinion.get(index).copied().unwrap_or(false));
            self.page
                .blocks
                .get(index)
                .filter(|_| counts)
                .map_or(0.0, |block| length(block.chars))
        };
        let indexes = 0..self.page.blocks.len();
        let ours = Sums::of(indexes.clone().map(|index| worth(index, false)));
        let both = Sums::of(indexes.clone().map(|index| worth(index, true)));
        let all = ours.between(&indexes);
        if both.between(&indexes) * 2.0 < all {
            return;
        }
        let agreed = |index: &usize| both.between(&(*index..index + 1)) >= 60.0;
        let Some(last) = self.body.clone().rev().find(agreed) else {
            return;
        };
        let is_agreed = |scope: &&Scope| scope.blocks.clone().any(|index| agreed(&index));
        let shapes: BTreeSet<u64> = self
            .page
            .scopes
            .iter()
            .filter(is_agreed)
            .map(|scope| scope.shape)
            .collect();
        // Scopes with agreed paragraphs right in them: what else stands there is part of the flow.
        let flows: BTreeSet<usize> = indexes
            .filter(agreed)
            .filter_map(|index| self.page.scopes.get(self.page.blocks.get(index)?.scope))
            .map(|scope| scope.parent)
            .collect();
        let mut out: Vec<Range<usize>> = Vec::new();
        for scope in &self.page.scopes {
            let range = scope.blocks.clone();
            let behind = range.start > last && range.start >= out.last().map_or(0, |range| range.end);
            let own = ours.between(&range);
            let left_out = own > 0.0 && both.between(&range) < 0.1 * own;
            let apart = !flows.contains(&scope.parent) && !shapes.contains(&scope.shape);
            if behind && range.end <= self.body.end && left_out && apart {
                out.push(range);
            }
        }
        let total: f32 = out.iter().map(|range| ours.between(range)).sum();
        if total <= 0.35 * all {
            for range in out {
                self.hide(range, HiddenReason::PageFurniture);
            }
        }
    }

    /// Headings under which everything is hidden, pictures aside.
    fn bare_headings(&mut self) {
        let mut hidden_below = false;
        let mut level_below = 0;
        for index in self.body.clone().rev() {
            let Some(block) = self.page.blocks.get(index) else {
                continue;
            };
            if !self.is_shown(index) {
                hidden_below |= !matches!(block.kind, BlockKind::Caption | BlockKind::Figure);
                continue;
            }
            level_below = match block.kind {
                BlockKind::Heading(level) => {
                    if level_below == 0 || (hidden_below && level >= level_below) {
                        self.hide(index..index + 1, HiddenReason::PageFurniture);
                        continue;
                    }
                    level
                }
                _ => u8::MAX,
            };
            hidden_below = false;
        }
    }
}
