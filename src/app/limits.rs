//! What of a briefing is over its template's limits: which cards stand beyond, where the limit lies on the
//! pages, and which cards to take out so that the rest fits.

use super::page_text::item_of;
use crate::briefing::{Briefing, ItemId, SectionContent};
use crate::typeset::{Item as Drawn, Pages, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// Cards offered to be taken out at most.
const OFFERED: usize = 4;

/// What is over the limits; empty if nothing is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OverLimits {
    /// Of each section, by its index.
    pub sections: BTreeMap<usize, Over>,
    /// Of the briefing as a whole: pages first, then words.
    pub whole: Vec<Over>,
    /// The cards beyond a limit.
    pub beyond: BTreeSet<ItemId>,
    /// Where the limits lie on the pages.
    pub lines: Vec<LimitLine>,
}

/// One limit that is passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// By how much ("12 words over the limit of 240").
    pub what: String,
    /// Cards any one of which would do, or that would do together.
    pub cut: Vec<Cut>,
    /// No card alone is enough: all of them go.
    pub together: bool,
}

/// A card that could be taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The card.
    pub item: ItemId,
    /// How long it is ("5 lines").
    pub size: String,
}

/// A limit on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitLine {
    /// Index of the page.
    pub page: usize,
    /// Distance from its top, in points.
    pub y: f32,
    /// What ends there ("2 pages", "240 words").
    pub label: String,
}

/// What is over the limits of the template; `words` are those of each section. Cards are looked at only where
/// something is.
pub(super) fn over_limits(briefing: &Briefing, pages: &Pages, words: &[usize]) -> OverLimits {
    let mut over = OverLimits::default();
    let limits = briefing.template.limits;
    let allowed = if limits.pages_hard > 0 {
        limits.pages_hard
    } else {
        limits.pages_soft
    } as usize;
    let mut starts: Vec<(ItemId, String)> = Vec::new();
    for (index, section) in briefing.template.sections.iter().enumerate() {
        let limit = section.max_words as usize;
        if limit == 0 || words.get(index).is_none_or(|words| *words <= limit) {
            continue;
        }
        let sizes = sizes(briefing, briefing.sections.get(index));
        if let Some(first) = over.words(&sizes, limit) {
            let excess = sum(&sizes) - limit;
            let what = over_by(excess, "word", limit);
            over.sections
                .insert(index, Over::new(what, &sizes, excess, "word"));
            starts.push((first, counted(limit, "word")));
        }
    }
    if allowed > 0 && pages.pages.len() > allowed {
        over.pages(pages, allowed);
    }
    let limit = limits.words as usize;
    if limit > 0 && words.iter().sum::<usize>() > limit {
        let all = sizes(briefing, &briefing.sections);
        if let Some(first) = over.words(&all, limit) {
            let excess = sum(&all) - limit;
            let what = over_by(excess, "word", limit);
            over.whole.push(Over::new(what, &all, excess, "word"));
            starts.push((first, counted(limit, "word")));
        }
    }
    if !starts.is_empty() {
        over.draw(pages, &starts);
    }
    over
}

/// The words of each card of these sections.
fn sizes<'a>(briefing: &Briefing, sections: impl IntoIterator<Item = &'a SectionContent>) -> Vec<Size> {
    let items = sections.into_iter().flat_map(|content| &content.items);
    items
        .map(|item| Size {
            item: item.id,
            count: briefing.item_words(item),
        })
        .collect()
}

/// How much room a card takes.
#[derive(Debug, Clone, Copy)]
struct Size {
    item: ItemId,
    count: usize,
}

fn sum(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.count).sum()
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn over_by(count: usize, noun: &str, limit: usize) -> String {
    format!("{} over the limit of {limit}", counted(count, noun))
}

impl Over {
    /// The smallest cards that are enough alone; else the largest that are enough together.
    fn new(what: String, sizes: &[Size], excess: usize, noun: &str) -> Self {
        let cut = |size: &Size| Cut {
            item: size.item,
            size: counted(size.count, noun),
        };
        let mut enough: Vec<Size> = sizes
            .iter()
            .copied()
            .filter(|size| size.count >= excess)
            .collect();
        enough.sort_by_key(|size| size.count);
        let mut largest: Vec<Size> = sizes.iter().copied().filter(|size| size.count > 0).collect();
        largest.sort_by_key(|size| std::cmp::Reverse(size.count));
        let mut left = excess;
        let together = largest.iter().take_while(|size| {
            let needed = left > 0;
            left = left.saturating_sub(size.count);
            needed
        });
        let alone: Vec<Cut> = enough.iter().take(OFFERED).map(cut).collect();
        Self {
            what,
            together: alone.is_empty(),
            cut: if alone.is_empty() {
                together.map(cut).collect()
            } else {
                alone
            },
        }
    }
}

impl OverLimits {
    /// Marks the cards that reach beyond so many words, and gives the first of them.
    fn words(&mut self, sizes: &[Size], limit: usize) -> Option<ItemId> {
        if limit == 0 || sum(sizes) <= limit {
            return None;
        }
        let mut before = 0;
        let beyond = sizes.iter().filter(|size| {
            before += size.count;
            before > limit && size.count > 0
        });
        let beyond: Vec<ItemId> = beyond.map(|size| size.item).collect();
        self.beyond.extend(&beyond);
        beyond.first().copied()
    }

    /// Pages: the lines that stand on too many of them.
    fn pages(&mut self, pages: &Pages, allowed: usize) {
        let mut lines: BTreeMap<ItemId, usize> = BTreeMap::new();
        let mut excess = 0;
        for (page, item, y) in baselines(pages) {
            if page >= allowed {
                if page == allowed && excess == 0 {
                    let label = counted(allowed, "page");
                    self.lines.push(LimitLine { page, y, label });
                }
                excess += 1;
                self.beyond.extend(item);
            }
            if let Some(item) = item {
                *lines.entry(item).or_default() += 1;
            }
        }
        let sizes: Vec<Size> = lines
            .into_iter()
            .map(|(item, count)| Size { item, count })
            .collect();
        let what = format!(
            "{} on {} more than the {allowed} allowed",
            counted(excess, "line"),
            counted(pages.pages.len() - allowed, "page")
        );
        self.whole.push(Over::new(what, &sizes, excess, "line"));
    }

    /// The limits of words, above the first card that passes each.
    fn draw(&mut self, pages: &Pages, starts: &[(ItemId, String)]) {
        let mut first: BTreeMap<ItemId, (usize, f32)> = BTreeMap::new();
        for (page, item, y) in baselines(pages) {
            if let Some(item) = item {
                first.entry(item).or_insert((page, y));
            }
        }
        self.lines.extend(starts.iter().filter_map(|(item, label)| {
            let (page, y) = *first.get(item)?;
            let label = label.clone();
            Some(LimitLine { page, y, label })
        }));
    }
}

/// The lines of text in reading order: their page, the item they show, and their upper edge in points.
fn baselines(pages: &Pages) -> impl Iterator<Item = (usize, Option<ItemId>, f32)> + '_ {
    let mut last = None;
    let numbered = pages.pages.iter().enumerate();
    let runs = numbered.flat_map(|(number, page)| page.items.iter().map(move |item| (number, item)));
    runs.filter_map(move |(page, item)| {
        let Drawn::Run(run) = item else { return None };
        let line = Some((page, run.paragraph, run.baseline.to_bits()));
        if matches!(run.tag, Tag::Artifact(_)) || last == line {
            return None;
        }
        last = line;
        Some((page, item_of(pages, run.paragraph), run.baseline - run.size))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::briefing;
    use crate::briefing::{Edit, Item, ItemBody, RichText};
    use crate::typeset::{Options, typeset};

    fn add(briefing: &mut Briefing, section: usize, words: &str) -> ItemId {
        let id = briefing.next_item_id();
        let item = Box::new(Item::new(id, ItemBody::Prose(RichText::plain(words))));
        let index = briefing.sections[section].items.len();
        briefing.apply(Edit::InsertItem { section, index, item }).unwrap();
        id
    }

    fn over(briefing: &Briefing) -> OverLimits {
        let words = briefing.sections.iter();
        let words: Vec<usize> = words.map(|content| briefing.section_words(content)).collect();
        over_limits(briefing, &typeset(briefing, &Options::default()), &words)
    }

    #[test]
    fn nothing_is_over_in_a_briefing_that_fits() {
        assert_eq!(over(&briefing()), OverLimits::default());
    }

    #[test]
    fn a_section_says_which_cards_would_do() {
        let mut briefing = briefing();
        let first = briefing.sections[0].items[0].id;
        let long = add(&mut briefing, 0, &"word ".repeat(44));
        let over = over(&briefing);
        let section = &over.sections[&0];
        // Seven words stand there already.
        assert_eq!(section.what, "1 word over the limit of 50");
        let offered: Vec<_> = section
            .cut
            .iter()
            .map(|cut| (cut.item, cut.size.as_str()))
            .collect();
        assert_eq!(offered, [(first, "7 words"), (long, "44 words")]);
        assert!(!section.together);
        assert_eq!(over.beyond, [long].into());
        assert_eq!(over.lines.len(), 1);
        assert_eq!(over.lines[0].label, "50 words");
        assert!(over.whole.is_empty());
    }

    #[test]
    fn where_no_card_is_enough_the_largest_go_together() {
        let mut briefing = briefing();
        let ids: Vec<ItemId> = (0..5)
            .map(|_| add(&mut briefing, 0, &"word ".repeat(20)))
            .collect();
        let over = over(&briefing);
        let section = &over.sections[&0];
        assert_eq!(section.what, "57 words over the limit of 50");
        assert!(section.together);
        assert_eq!(section.cut.len(), 3);
        assert!(
            section
                .cut
                .iter()
                .all(|cut| ids.contains(&cut.item) && cut.size == "20 words")
        );
    }

    #[test]
    fn too_many_pages_are_told_in_lines() {
        let mut briefing = briefing();
        briefing.template.limits.words = 0;
        briefing.template.sections[1].max_words = 0;
        let allowed = briefing.template.limits.pages_hard as usize;
        let mut last = add(&mut briefing, 1, "Short.");
        while typeset(&briefing, &Options::default()).pages.len() <= allowed {
            last = add(
                &mut briefing,
                1,
                &"A line of words that fills the page. ".repeat(12),
            );
        }
        let over = over(&briefing);
        assert_eq!(over.whole.len(), 1);
        assert!(
            over.whole[0].what.ends_with("more than the 2 allowed"),
            "{:?}",
            over.whole
        );
        assert!(over.whole[0].cut.iter().all(|cut| cut.size.contains("line")));
        assert_eq!((over.lines[0].page, over.lines[0].label.as_str()), (2, "2 pages"));
        // What follows the last card of the long section stands beyond.
        let step = briefing.sections[3].items[0].id;
        assert!(over.beyond.contains(&step) || over.beyond.contains(&last));
    }
}
