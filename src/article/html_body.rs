//! Which blocks of a page are the article: the part of the page that holds the prose, without what its
//! elements say is furniture. Small things inside that part are looked at in `html_trim`.
//!
//! Class names promise too much at times: a page may call its body "widget" or "sidebar-content". So a
//! hint counts only on a small part of the page, and a page that has next to no text left is read
//! again with fewer hints believed.

use super::html_blocks::{Page, PageBlock};
use super::html_hints::Hints;
use super::html_trim::Trim;
use super::html_worth::{Sums, length, prose, worth};
use super::{BlockKind, HiddenReason, furniture};
use std::ops::Range;

/// Hints that make a part of the page furniture.
const FURNITURE: Hints = FIRM
    .with(Hints::ASIDE)
    .with(Hints::RELATED)
    .with(Hints::ADVERT)
    .with(Hints::META)
    .with(Hints::AUTHOR_BOX);
/// The hints that are believed when all of them leave too little of the page.
const FIRM: Hints = Hints::NAVIGATION
    .with(Hints::FOOTER)
    .with(Hints::COMMENTS)
    .with(Hints::SHARE)
    .with(Hints::CALL)
    .with(Hints::HIDDEN)
    .with(Hints::FORM)
    .with(Hints::CAPTION);
/// Hints that are believed however much of the page stands in the element.
const ALWAYS: Hints = Hints::HIDDEN.with(Hints::COMMENTS);
/// Hints of things that are links by their nature: they are not believed of an element with this much
/// prose and few links in it.
const LINKS: Hints = Hints::NAVIGATION.with(Hints::SHARE).with(Hints::META);
/// See [`LINKS`]; in code points.
const PROSE_OF_AN_ARTICLE: f32 = 1_000.0;
/// The ways to read a page, the strictest first: the hints that are believed, and how many times the
/// prose of the reading before it must give to be taken instead.
const READINGS: [(Hints, f32); 4] = [
    (FURNITURE, 0.0),
    (FIRM, 2.0),
    (FIRM.without(Hints::HIDDEN.with(Hints::CALL)), 4.0),
    (Hints::CAPTION, 20.0),
];

/// What is part of the article.
#[derive(Debug)]
pub(super) struct Judgement {
    /// For each block of the page: `None` if it is part of the article.
    pub(super) verdicts: Vec<Option<HiddenReason>>,
    /// The blocks among which the article stands.
    pub(super) body: Range<usize>,
    /// For each scope of the page: its hints and those of the scopes around it.
    pub(super) around: Vec<Hints>,
    /// The block that is the headline.
    pub(super) headline: Option<usize>,
}

/// Judges every block of a page; `opinion` says for each whether a second reader counts it to the article.
pub(super) fn judge(page: &Page, title: Option<&str>, opinion: &[bool]) -> Judgement {
    let mut best: Option<Reading<'_>> = None;
    for (believed, factor) in READINGS {
        let reading = Reading::new(page, title, believed);
        if best
            .as_ref()
            .is_none_or(|best| reading.prose > factor * best.prose)
        {
            best = Some(reading);
        }
    }
    let reading = best.unwrap_or_else(|| Reading::new(page, title, FURNITURE));
    let mut trim = Trim {
        page,
        body: reading.body.clone(),
        verdicts: page
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| reading.verdict(index, block))
            .collect(),
    };
    let headline = trim.all(title, reading.prose, opinion);
    Judgement {
        verdicts: trim.verdicts,
        body: reading.body,
        around: reading.around,
        headline,
    }
}

/// One way to read the page: which hints are believed and what follows from that.
struct Reading<'a> {
    page: &'a Page,
    believed: Hints,
    around: Vec<Hints>,
    body: Range<usize>,
    /// Prose in the body, in code points.
    prose: f32,
}

impl<'a> Reading<'a> {
    fn new(page: &'a Page, title: Option<&str>, believed: Hints) -> Self {
        let raw = Sums::of(page.blocks.iter().map(prose));
        let all = raw.between(&(0..page.blocks.len()));
        let links = Sums::of(page.blocks.iter().map(|block| length(block.linked)));
        let letters = Sums::of(page.blocks.iter().map(|block| length(block.chars)));
        let mut around: Vec<Hints> = Vec::with_capacity(page.scopes.len());
        for scope in &page.scopes {
            let outer = around.get(scope.parent).copied().unwrap_or_default();
            let prose = raw.between(&scope.blocks);
            let linked = links.between(&scope.blocks) / letters.between(&scope.blocks).max(1.0);
            let large = prose > 0.5 * all;
            let mut doubted = if large {
                believed.without(ALWAYS)
            } else if prose > PROSE_OF_AN_ARTICLE && linked < 0.3 {
                LINKS
            } else {
                Hints::default()
            };
            // A note or a box of the article's own stands in the article and has hardly a link.
            let in_article = outer.any(Hints::BODY.with(Hints::MAIN));
            if in_article && prose > 0.0 && linked < 0.1 {
                doubted = doubted.with(Hints::ASIDE);
            }
            around.push(outer.with(scope.hints.without(doubted)));
        }
        let mut reading = Self {
            page,
            believed,
            around,
            body: 0..0,
            prose: 0.0,
        };
        let worth = |block| {
            if reading.is_furniture(block) {
                0.0
            } else {
                worth(block)
            }
        };
        let sums = Sums::of(page.blocks.iter().map(worth));
        reading.body = container(page, &sums);
        reading.body.start = reading.start_of_text(title);
        let blocks = page.blocks.get(reading.body.clone()).unwrap_or_default();
        reading.prose = blocks
            .iter()
            .filter(|block| !reading.is_furniture(block))
            .map(prose)
            .sum();
        reading
    }

    fn hints(&self, block: &PageBlock) -> Hints {
        self.around.get(block.scope).copied().unwrap_or_default()
    }

    fn is_furniture(&self, block: &PageBlock) -> bool {
        self.hints(block).any(self.believed)
    }

    /// Where the body begins when the prose between the headline and it is counted in.
    fn start_of_text(&self, title: Option<&str>) -> usize {
        let start = self.body.start;
        let Some(title) = title.map(furniture::folded) else {
            return start;
        };
        let before = self.page.blocks.get(..start).unwrap_or_default();
        let headline = before.iter().rposition(|block| {
            matches!(block.kind, BlockKind::Heading(1 | 2)) && furniture::folded(&block.text) == title
        });
        let Some(headline) = headline else { return start };
        let between = before.get(headline + 1..).unwrap_or_default();
        let free = |block: &&PageBlock| !self.is_furniture(block);
        let first = between
            .iter()
            .position(|block| free(&block) && prose(block) > 0.0);
        let links = between
            .iter()
            .filter(free)
            .filter(|block| block.is_links())
            .count();
        match first {
            Some(first) if links < 10 => headline + 1 + first,
            _ => start,
        }
    }

    fn verdict(&self, index: usize, block: &PageBlock) -> Option<HiddenReason> {
        let hints = self.hints(block);
        let picture = matches!(block.kind, BlockKind::Caption | BlockKind::Figure);
        if self.body.contains(&index) && (picture || hints.any(Hints::CAPTION)) {
            Some(HiddenReason::Picture)
        } else if !self.body.contains(&index) || self.is_furniture(block) {
            Some(reason(hints))
        } else {
            (block.is_links() && !self.in_list_of_words(index)).then_some(HiddenReason::RelatedStories)
        }
    }

    /// Whether a block is an entry of a list in which most entries are no links: a list of things, some of
    /// which lead somewhere.
    fn in_list_of_words(&self, index: usize) -> bool {
        let blocks = self.page.blocks.get(self.body.clone()).unwrap_or_default();
        let (before, from) = blocks.split_at(index.saturating_sub(self.body.start).min(blocks.len()));
        let entry = |block: &&PageBlock| block.kind == BlockKind::ListItem;
        let before = before.iter().rev().take_while(entry).take(FAR);
        let (mut entries, mut links) = (0, 0);
        for block in before.chain(from.iter().take_while(entry).take(FAR)) {
            entries += 1;
            links += usize::from(block.is_links());
        }
        entries > 2 && links * 2 < entries
    }
}

fn reason(hints: Hints) -> HiddenReason {
    if hints.any(Hints::RELATED) {
        HiddenReason::RelatedStories
    } else if hints.any(Hints::CALL) {
        HiddenReason::CallToAction
    } else {
        HiddenReason::PageFurniture
    }
}

/// The blocks of the innermost scope outside of which little of worth is left. What publishers call
/// the body of an article may leave more of the page outside.
fn container(page: &Page, sums: &Sums) -> Range<usize> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); page.scopes.len()];
    for (index, scope) in page.scopes.iter().enumerate().skip(1) {
        if let Some(list) = children.get_mut(scope.parent) {
            list.push(index);
        }
    }
    let sum = |index: usize| {
        page.scopes
            .get(index)
            .map_or(0.0, |scope| sums.between(&scope.blocks))
    };
    let mut at = 0;
    let mut in_body = false;
    while let Some(best) = children
        .get(at)
        .and_then(|list| list.iter().copied().max_by(|a, b| sum(*a).total_cmp(&sum(*b))))
    {
        let hints = page.scopes.get(best).map(|scope| scope.hints).unwrap_or_default();
        let inside = sum(best);
        let outside = sum(at) - inside;
        let share = if hints.any(Hints::BODY) && !in_body {
            0.5
        } else if hints.any(Hints::MAIN) {
            0.25
        } else {
            0.08
        };
        if inside <= 0.0 || outside > share * inside {
            break;
        }
        in_body |= hints.any(Hints::BODY);
        at = best;
    }
    page.scopes
        .get(at)
        .map(|scope| scope.blocks.clone())
        .unwrap_or_default()
}

/// So many entries of a list are looked at on either side.
const FAR: usize = 30;
