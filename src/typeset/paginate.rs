//! Blocks onto pages: regions of one or two columns, columns of equal height where a region ends, a last
//! page of more than a few lines. Needs heights and flags only. Pages that an edit cannot have changed are
//! not planned again.

use super::chapter::Document;
use super::column::Column;
use super::flow::{Block, NoteBlock};
use super::style::{GRID, GUTTER};
use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

/// Lines of a block on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Index of the block in the document.
    pub(super) block: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Left edge of its column, from the text area's.
    pub(super) x: f32,
    /// Top of the first of them, from the top of the text area.
    pub(super) y: f32,
    /// The head of a table that goes on, drawn again.
    pub(super) again: bool,
}

/// Lines of a note at the foot of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedNote {
    /// The block that refers to it.
    pub(super) block: usize,
    /// Index among the notes of the block's fragment.
    pub(super) note: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Left edge of its column, from the text area's.
    pub(super) x: f32,
    /// Top of the first of them, from the top of the text area.
    pub(super) y: f32,
    /// The first note at this foot: a short rule stands above it.
    pub(super) first: bool,
}

/// What stands on one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PagePlan {
    pub(super) blocks: Vec<Placed>,
    pub(super) notes: Vec<PlacedNote>,
    /// Height that notes take at the foot.
    foot: f32,
}

impl PagePlan {
    /// The block of everything on the page: of the text first, then of the notes.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        let notes = self.notes.iter().map(|note| note.block);
        self.blocks.iter().map(|placed| placed.block).chain(notes)
    }

    /// The least range that holds all of them.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.shown().min().unwrap_or(0);
        start..self.shown().max().map_or(start, |last| last + 1)
    }
}

/// A block with the notes of its fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flowing<'a> {
    pub(super) block: &'a Block,
    pub(super) notes: &'a [NoteBlock],
}

/// The blocks of a document in order; remembers how far they were looked at.
pub(super) struct Flow<'a> {
    document: &'a Document,
    /// Index behind the last block that was looked at, even if there is none.
    seen: Cell<usize>,
}

impl<'a> Flow<'a> {
    /// The block with this index.
    pub(super) fn get(&self, index: usize) -> Option<Flowing<'a>> {
        self.seen.set(self.seen.get().max(index + 1));
        let (part, block) = self.document.block(index)?;
        Some(Flowing {
            block,
            notes: &part.fragment.notes,
        })
    }
}

/// Neighbouring blocks in the same columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Indices of the blocks.
    pub(super) blocks: Range<usize>,
    pub(super) columns: u16,
    /// Left edge of the first column from the text area's.
    pub(super) x: f32,
    /// From one column's left edge to the next one's.
    pub(super) pitch: f32,
}

/// A last page holds at least this many lines, if the page before can spare them.
const LEAST_LAST: f32 = 5.0;
/// So many lines more than asked for are tried at most.
const MOST_MOVED: u8 = 8;

/// A place in the flow: block and line.
pub(super) type At = (usize, usize);
/// Lines of a note that go on at the foot of the next column: block, note, line.
pub(super) type Carried = (usize, usize, usize);

/// Where a page goes on.
#[derive(Debug, Clone, PartialEq, Default)]
struct Start {
    run: usize,
    at: At,
    /// Notes for its foot.
    carried: Vec<Carried>,
}

/// A page as it was planned.
#[derive(Debug, Clone)]
struct Planned {
    start: Start,
    plan: Arc<PagePlan>,
    /// Where its text ends.
    bottom: f32,
    /// Whether the last run stands in one column, from an earlier page on.
    goes_on: bool,
    /// Where the next page goes on, if there is one.
    next: Option<Start>,
    /// Index behind the last block that decided what stands on it.
    seen: usize,
}

/// The last plan of a document, kept for the next.
#[derive(Default)]
pub(super) struct Paginator {
    runs: Vec<Run>,
    /// Height of the text area of the first page and of the others.
    heights: (f32, f32),
    pages: Vec<Planned>,
}

impl Paginator {
    /// Plans all pages; `changed` are the blocks that differ from those of the last time, by their index
    /// then and now. `heights` are those of the text area of the first page and of the others.
    pub(super) fn plan(
        &mut self,
        document: &Document,
        heights: (f32, f32),
        changed: &Range<usize>,
    ) -> Vec<Arc<PagePlan>> {
        let runs = runs(document);
        if self.runs != runs || self.heights != heights {
            self.pages.clear();
        }
        self.runs = runs;
        self.heights = heights;
        let flow = Flow {
            document,
            seen: Cell::new(0),
        };
        let filler = Filler {
            flow: &flow,
            runs: &self.runs,
            heights,
        };
        let old = std::mem::take(&mut self.pages);
        // What stands before the change is as it was.
        let ahead = old
            .iter()
            .take_while(|page| page.seen <= changed.start && page.next.is_some())
            .count();
        let mut pages = old.get(..ahead).unwrap_or_default().to_vec();
        let mut start = pages
            .last()
            .map_or_else(|| Some(Start::default()), |page| page.next.clone());
        while let Some(next) = start {
            let same = |page: &&Planned| page.start == next;
            if next.is_behind(changed)
                && let Some(page) = old.get(pages.len()).filter(same)
            {
                // From here on everything goes as it went.
                debug_assert_eq!(page.start, next);
                pages.extend_from_slice(old.get(pages.len()..).unwrap_or_default());
                break;
            }
            let page = filler.page(pages.len(), next, 0.0);
            start = page.next.clone();
            pages.push(page);
        }
        let mut plans: Vec<Arc<PagePlan>> = pages.iter().map(|page| Arc::clone(&page.plan)).collect();
        self.pages = pages;
        filler.lengthen_last(&self.pages, &mut plans);
        plans
    }
}

impl Start {
    /// Whether nothing that changed comes from here on.
    fn is_behind(&self, changed: &Range<usize>) -> bool {
        self.at.0 >= changed.end && self.carried.iter().all(|(block, ..)| !changed.contains(block))
    }
}

/// The runs of columns that the document's blocks stand in.
fn runs(document: &Document) -> Vec<Run> {
    let run = |region: &super::chapter::Region| Run {
        blocks: document.start(region.chapters.start)..document.start(region.chapters.end),
        columns: region.columns,
        x: region.x,
        pitch: region.width + GUTTER,
    };
    document.regions.iter().map(run).collect()
}

/// Fills one page after the other.
struct Filler<'a> {
    flow: &'a Flow<'a>,
    runs: &'a [Run],
    heights: (f32, f32),
}

/// What fills the columns of a run on one page.
struct Filled {
    plan: PagePlan,
    /// Where the run goes on.
    at: At,
    /// Lowest point of the text.
    bottom: f32,
    /// Space wanted below it.
    after: f32,
    /// Notes that go on at the foot of the next page.
    carried: Vec<Carried>,
}

/// The place on a page that a run begins at.
#[derive(Clone, Copy)]
struct Place<'a> {
    at: At,
    carried: &'a [Carried],
    /// Where the text above ends, the space wanted below it, and the height of the notes at the foot.
    top: f32,
    after: f32,
    foot: f32,
}

impl Filler<'_> {
    /// A last page of a few lines is given some from the page before, if that makes no further page.
    fn lengthen_last(&self, pages: &[Planned], plans: &mut [Arc<PagePlan>]) {
        let ([.., short, last], [.., short_plan, last_plan]) = (pages, plans) else {
            return;
        };
        let lines = last.bottom / GRID;
        if !last.goes_on || lines >= LEAST_LAST {
            return;
        }
        let index = pages.len() - 2;
        // Paragraphs part where they may: the first cut that is deep enough counts.
        for more in 0..MOST_MOVED {
            let cut = ((LEAST_LAST - lines).ceil() + f32::from(more)) * GRID;
            let before = self.page(index, short.start.clone(), cut);
            let Some(next) = before.next else { continue };
            let longer = self.page(index + 1, next, 0.0);
            if longer.next.is_none() && longer.bottom / GRID >= LEAST_LAST {
                (*short_plan, *last_plan) = (before.plan, longer.plan);
                return;
            }
        }
    }

    /// Fills page `index`; the last run keeps off the lowest `cut` points.
    fn page(&self, index: usize, start: Start, cut: f32) -> Planned {
        self.flow.seen.set(0);
        let height = if index == 0 {
            self.heights.0
        } else {
            self.heights.1
        };
        let mut plan = PagePlan::default();
        let (mut bottom, mut after) = (0.0, 0.0);
        let Start {
            mut run,
            mut at,
            mut carried,
        } = start.clone();
        let mut goes_on = false;
        let mut next = None;
        while let Some(now) = self.runs.get(run) {
            let last = run + 1 == self.runs.len();
            let height = if last { height - cut } else { height };
            let place = Place {
                at,
                carried: &carried,
                top: bottom,
                after,
                foot: plan.foot,
            };
            let mut filled = self.fill(now, place, height, false);
            let ends = |filled: &Filled| filled.at.0 >= now.blocks.end && filled.carried.is_empty();
            if now.columns > 1 && ends(&filled) {
                filled = self.balanced(now, place, height, filled);
            }
            goes_on = last && now.columns == 1 && at != (now.blocks.start, 0);
            let done = ends(&filled);
            bottom = filled.bottom;
            after = filled.after;
            at = filled.at;
            carried = filled.carried;
            plan.blocks.extend(filled.plan.blocks);
            plan.notes.extend(filled.plan.notes);
            plan.foot = plan.foot.max(filled.plan.foot);
            if !done {
                // Nothing fits an empty page only if there is no page to speak of.
                let empty = plan.blocks.is_empty() && plan.notes.is_empty();
                next = (!empty).then_some(Start { run, at, carried });
                break;
            }
            run += 1;
            at = (now.blocks.end, 0);
        }
        Planned {
            start,
            plan: Arc::new(plan),
            bottom,
            goes_on,
            next,
            seen: self.flow.seen.get(),
        }
    }

    /// The same blocks in columns of equal height: the least height in which all of them fit.
    fn balanced(&self, run: &Run, place: Place<'_>, height: f32, full: Filled) -> Filled {
        let mut best = full;
        // Notes stand at the foot of the page: columns with notes keep their height.
        if best.plan.foot > 0.0 {
            return best;
        }
        let steps = ((height - place.top) / GRID).floor().max(0.0);
        let (mut low, mut high) = (0.0f32, steps);
        while high - low > 0.5 {
            let middle = ((low + high) / 2.0).floor();
            let tried = self.fill(run, place, place.top + middle * GRID, true);
            if tried.at.0 >= run.blocks.end && tried.carried.is_empty() {
                best = tried;
                high = middle;
            } else {
                low = middle + 1.0;
            }
        }
        best
    }

    /// Fills the columns of a run down to `height`.
    fn fill(&self, run: &Run, place: Place<'_>, height: f32, trial: bool) -> Filled {
        let top = place.top;
        let mut filled = Filled {
            plan: PagePlan::default(),
            at: place.at,
            bottom: top,
            after: place.after,
            carried: place.carried.to_vec(),
        };
        for column in 0..run.columns {
            let mut area = Column {
                flow: self.flow,
                end: run.blocks.end,
                x: run.x + run.pitch * f32::from(column),
                top,
                height: height - place.foot,
                y: top,
                after: place.after,
                empty: true,
                // Only an untouched column of a page is as high as it gets.
                whole: top <= 0.0,
                trial,
                notes: Vec::new(),
                foot: 0.0,
                plan: &mut filled.plan,
                carried: Vec::new(),
            };
            area.carry(&filled.carried);
            filled.at = area.fill(filled.at);
            area.set_notes();
            filled.carried = area.carried;
            filled.bottom = filled.bottom.max(if area.empty { top } else { area.y });
            if !area.empty {
                filled.after = area.after;
            }
            let foot = area.foot;
            filled.plan.foot = filled.plan.foot.max(foot);
        }
        filled
    }
}
