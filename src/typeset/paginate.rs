//! Blocks onto pages: regions of one or two columns, columns of equal height where a region ends, a last
//! page of more than a few lines. Needs heights and flags only.

use super::column::Column;
use super::flow::{Block, NoteBlock};
use super::style::GRID;
use std::ops::Range;

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

    /// Whether both put blocks in the same places, whichever blocks they are.
    pub(super) fn same_places(&self, other: &Self) -> bool {
        let block = |placed: &Placed| (placed.lines.clone(), placed.x, placed.y, placed.again);
        let note = |placed: &PlacedNote| {
            (
                placed.note,
                placed.lines.clone(),
                placed.x,
                placed.y,
                placed.first,
            )
        };
        self.blocks.iter().map(block).eq(other.blocks.iter().map(block))
            && self.notes.iter().map(note).eq(other.notes.iter().map(note))
    }
}

/// A block with the notes of its fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flowing<'a> {
    pub(super) block: &'a Block,
    pub(super) notes: &'a [NoteBlock],
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

/// Places all blocks; `heights` gives the height of the text area of page `n` (from 0).
pub(super) fn paginate(flow: &[Flowing<'_>], runs: &[Run], heights: impl Fn(usize) -> f32) -> Vec<PagePlan> {
    let mut pages = Pages {
        flow,
        heights: &heights,
        plans: vec![PagePlan::default()],
        bottom: 0.0,
        after: 0.0,
        short: None,
    };
    if let Some((last, others)) = runs.split_last() {
        for run in others {
            pages.fill_run(run);
        }
        pages.last_run(last);
    }
    pages.plans
}

struct Pages<'a> {
    flow: &'a [Flowing<'a>],
    heights: &'a dyn Fn(usize) -> f32,
    plans: Vec<PagePlan>,
    /// Where the text of the last page ends.
    bottom: f32,
    /// Space wanted below it.
    after: f32,
    /// A page (from 0) whose text area is cut by this much, so that the last one gets more.
    short: Option<(usize, f32)>,
}

/// A place in the flow: block and line.
pub(super) type At = (usize, usize);
/// Lines of a note that go on at the foot of the next column: block, note, line.
pub(super) type Carried = (usize, usize, usize);

/// What fills the columns of one page.
struct Filled {
    plan: PagePlan,
    /// Where the next page goes on.
    at: At,
    /// Lowest point of the text.
    bottom: f32,
    /// Space wanted below it.
    after: f32,
    /// Whether anything was placed.
    any: bool,
    /// Notes that go on at the foot of the next page.
    carried: Vec<Carried>,
}

impl Pages<'_> {
    /// The end of the document. A last page of a few lines is given some from the page before, if that
    /// makes no further page.
    fn last_run(&mut self, run: &Run) {
        let before = (self.plans.clone(), self.bottom, self.after);
        self.fill_run(run);
        let (count, lines) = (self.plans.len(), self.bottom / GRID);
        if run.columns > 1 || count <= before.0.len() || lines >= LEAST_LAST {
            return;
        }
        let filled = (self.plans.clone(), self.bottom, self.after);
        // Paragraphs part where they may: the first cut that is deep enough counts.
        for more in 0..MOST_MOVED {
            (self.plans, self.bottom, self.after) = before.clone();
            self.short = Some((count - 2, ((LEAST_LAST - lines).ceil() + f32::from(more)) * GRID));
            self.fill_run(run);
            if self.plans.len() == count && self.bottom / GRID >= LEAST_LAST {
                return;
            }
        }
        (self.plans, self.bottom, self.after) = filled;
    }

    fn fill_run(&mut self, run: &Run) {
        let mut at = (run.blocks.start, 0);
        let mut carried = Vec::new();
        while at.0 < run.blocks.end || !carried.is_empty() {
            let page = self.plans.len() - 1;
            let top = self.bottom;
            let cut = self
                .short
                .filter(|(short, _)| *short == page)
                .map_or(0.0, |(_, cut)| cut);
            let height = (self.heights)(page) - cut;
            let mut filled = self.fill(run, at, top, height, &carried, false);
            if run.columns > 1 && filled.at.0 >= run.blocks.end && filled.carried.is_empty() {
                filled = self.balanced(run, at, top, height, &carried, filled);
            }
            let nothing = !filled.any && top <= 0.0;
            at = filled.at;
            carried = filled.carried;
            self.bottom = filled.bottom;
            self.after = filled.after;
            if let Some(plan) = self.plans.last_mut() {
                plan.blocks.extend(filled.plan.blocks);
                plan.notes.extend(filled.plan.notes);
                plan.foot = plan.foot.max(filled.plan.foot);
            }
            if at.0 < run.blocks.end || !carried.is_empty() {
                // Nothing fits an empty page only if there is no page to speak of.
                if nothing {
                    return;
                }
                self.plans.push(PagePlan::default());
                self.bottom = 0.0;
            }
        }
    }

    /// The same blocks in columns of equal height: the least height in which all of them fit.
    fn balanced(
        &self,
        run: &Run,
        at: At,
        top: f32,
        height: f32,
        carried: &[Carried],
        full: Filled,
    ) -> Filled {
        let mut best = full;
        // Notes stand at the foot of the page: columns with notes keep their height.
        if best.plan.foot > 0.0 {
            return best;
        }
        let steps = ((height - top) / GRID).floor().max(0.0);
        let (mut low, mut high) = (0.0f32, steps);
        while high - low > 0.5 {
            let middle = ((low + high) / 2.0).floor();
            let tried = self.fill(run, at, top, top + middle * GRID, carried, true);
            if tried.at.0 >= run.blocks.end && tried.carried.is_empty() {
                best = tried;
                high = middle;
            } else {
                low = middle + 1.0;
            }
        }
        best
    }

    /// Fills the columns of one page from `top` down to `height`.
    fn fill(&self, run: &Run, at: At, top: f32, height: f32, carried: &[Carried], trial: bool) -> Filled {
        let page_foot = self.plans.last().map_or(0.0, |plan| plan.foot);
        let mut filled = Filled {
            plan: PagePlan::default(),
            at,
            bottom: top,
            after: self.after,
            any: false,
            carried: carried.to_vec(),
        };
        for column in 0..run.columns {
            let mut area = Column {
                flow: self.flow,
                end: run.blocks.end,
                x: run.x + run.pitch * f32::from(column),
                top,
                height: height - page_foot,
                y: top,
                after: self.after,
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
            filled.any |= !area.empty;
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
