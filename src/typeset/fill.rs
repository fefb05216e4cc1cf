//! Fills one page: its runs of columns one below the other, columns of equal height where a run ends, and a
//! last page of more than a few lines. Needs heights and flags only.

use super::column::Column;
use super::plan::{At, Carried, Flow, PagePlan, Run};
use super::style::GRID;
use std::sync::Arc;

/// A last page holds at least this many lines, if the page before can spare them.
const LEAST_LAST: f32 = 5.0;
/// So many lines more than asked for are tried at most.
const MOST_MOVED: u8 = 8;

/// Where a page goes on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Start {
    pub(super) run: usize,
    pub(super) at: At,
    /// Notes for its foot.
    pub(super) carried: Vec<Carried>,
}

/// A page as it was planned.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) start: Start,
    pub(super) plan: Arc<PagePlan>,
    /// Where its text ends.
    bottom: f32,
    /// Whether the last run stands in one column, from an earlier page on.
    goes_on: bool,
    /// Where the next page goes on, if there is one.
    pub(super) next: Option<Start>,
    /// Index behind the last block that decided what stands on it.
    pub(super) seen: usize,
}

/// Fills one page after the other.
pub(super) struct Filler<'a> {
    pub(super) flow: &'a Flow<'a>,
    pub(super) runs: &'a [Run],
    /// Heights of the text area of the first page and of the others.
    pub(super) heights: (f32, f32),
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
    pub(super) fn lengthen_last(&self, pages: &[Planned], plans: &mut [Arc<PagePlan>]) {
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
    pub(super) fn page(&self, index: usize, start: Start, cut: f32) -> Planned {
        self.flow.look_again();
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
            seen: self.flow.seen(),
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
