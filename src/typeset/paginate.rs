//! Blocks onto pages: regions of one or two columns, keep-with-next, widows and orphans, spacing, the
//! baseline grid, notes at the foot, heads of tables that go on. Needs heights and flags only.

use super::flow::{Block, NoteBlock};
use super::notes::LEADING;
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

/// Fewest lines of a paragraph on either side of a page break.
const FEWEST: usize = 2;
/// Paragraphs of up to this many lines are not parted.
const SHORT: usize = 3;
/// Space above the notes of a column, with their rule.
pub(super) const NOTES_ABOVE: f32 = 14.0;
/// A last page holds at least this many lines, if the page before can spare them.
const LEAST_LAST: f32 = 5.0;

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
type At = (usize, usize);

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
    /// Lines of a note that go on at the foot of the next page: block, note, line.
    carried: Vec<(usize, usize, usize)>,
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
        (self.plans, self.bottom, self.after) = before;
        self.short = Some((count - 2, (LEAST_LAST - lines).ceil() * GRID));
        self.fill_run(run);
        if self.plans.len() > count {
            (self.plans, self.bottom, self.after) = filled;
        }
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
        carried: &[(usize, usize, usize)],
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
    fn fill(
        &self,
        run: &Run,
        at: At,
        top: f32,
        height: f32,
        carried: &[(usize, usize, usize)],
        trial: bool,
    ) -> Filled {
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

/// One column of one page.
struct Column<'a> {
    flow: &'a [Flowing<'a>],
    /// The run's end.
    end: usize,
    x: f32,
    top: f32,
    height: f32,
    y: f32,
    after: f32,
    empty: bool,
    whole: bool,
    /// Nothing is set over the edge.
    trial: bool,
    /// Notes for the foot: block, note, lines.
    notes: Vec<(usize, usize, Range<usize>)>,
    /// Height they take.
    foot: f32,
    plan: &'a mut PagePlan,
    carried: Vec<(usize, usize, usize)>,
}

impl Column<'_> {
    /// Places blocks until the column is full; gives the place where the next one goes on.
    fn fill(&mut self, mut at: At) -> At {
        while at.0 < self.end {
            let Some(flowing) = self.flow.get(at.0) else { break };
            let block = flowing.block;
            let (index, from) = at;
            let left = block.lines() - from;
            let first = from == 0;
            let gap = if self.empty {
                // Below another region of the same page the distance to it is kept.
                if self.top > 0.0 {
                    self.after.max(block.before)
                } else {
                    0.0
                }
            } else if first {
                self.after.max(block.before)
            } else {
                0.0
            };
            let head = self.head_again(index, from);
            // The rows of a table follow each other at one distance; what stands behind it is on the grid again.
            let row = block.head.is_some() && !self.empty;
            let mut top = if row { self.y + gap } else { on_grid(self.y + gap) };
            if let Some((_, height)) = head {
                top += height;
            }
            let room = self.height - self.foot - top;
            let mut take = self.lines_that_fit(flowing, from, room);
            if first
                && !(self.empty && self.whole)
                && self.needed(index) > self.height - self.foot - top + 0.01
            {
                take = 0;
            } else if take < left {
                take = part(block, from, take, left);
            }
            if take == 0 && left > 0 {
                if !(self.empty && self.whole) || self.trial {
                    break;
                }
                // A block higher than a page is set over its edge rather than lost.
                take = self.lines_that_fit(flowing, from, room).max(1).min(left);
                if block.whole || block.lines() <= SHORT {
                    take = left;
                }
            }
            if let Some((head, height)) = head {
                self.plan.blocks.push(Placed {
                    block: head,
                    lines: 0..self.flow.get(head).map_or(0, |head| head.block.lines()),
                    x: self.x,
                    y: top - height,
                    again: true,
                });
            }
            let bottom = top + block.height(take);
            self.take_notes(index, from..from + take, bottom);
            self.plan.blocks.push(Placed {
                block: index,
                lines: from..from + take,
                x: self.x,
                y: top,
                again: false,
            });
            self.y = bottom;
            self.empty = false;
            if from + take < block.lines() {
                return (index, from + take);
            }
            self.after = block.after;
            at = (index + 1, 0);
        }
        at
    }

    /// The head of the table that a row at the top of a column belongs to, with its height.
    fn head_again(&self, index: usize, from: usize) -> Option<(usize, f32)> {
        let back = self
            .flow
            .get(index)?
            .block
            .head
            .filter(|_| self.empty && from == 0)?;
        let head = index.checked_sub(back)?;
        let block = self.flow.get(head)?.block;
        let gap = self.flow.get(index)?.block.before.max(block.after);
        Some((head, block.height(block.lines()) + gap))
    }

    /// How many of a block's lines fit in `room`, with the notes they refer to.
    fn lines_that_fit(&self, flowing: &Flowing<'_>, from: usize, room: f32) -> usize {
        let block = flowing.block;
        let left = block.lines() - from;
        let fits = |lines: &usize| {
            let notes = self.notes_height(flowing, from..from + lines);
            block.height(*lines) + notes <= room + 0.01
        };
        (0..=left).rev().find(fits).unwrap_or(0)
    }

    /// Least height of the notes that these lines refer to.
    fn notes_height(&self, flowing: &Flowing<'_>, lines: Range<usize>) -> f32 {
        let mut height = 0.0;
        for (line, note) in &flowing.block.notes {
            if lines.contains(line) {
                // A long note may go on in the next column.
                let least = flowing
                    .notes
                    .get(*note)
                    .map_or(0, |note| note.lines().min(FEWEST));
                if height == 0.0 && self.notes.is_empty() {
                    height = NOTES_ABOVE;
                }
                height += leading(least);
            }
        }
        height
    }

    /// Takes the notes of placed lines to the foot; what finds no room there goes on in the next column.
    fn take_notes(&mut self, index: usize, lines: Range<usize>, text: f32) {
        let Some(flowing) = self.flow.get(index) else {
            return;
        };
        for (line, note) in &flowing.block.notes {
            if lines.contains(line) {
                let all = flowing.notes.get(*note).map_or(0, NoteBlock::lines);
                self.put_note((index, *note, 0), all, text);
            }
        }
    }

    /// Puts the rest of a note at the foot, as far as there is room under text that ends at `text`.
    fn put_note(&mut self, (index, note, from): (usize, usize, usize), all: usize, text: f32) {
        let above = if self.notes.is_empty() { NOTES_ABOVE } else { 0.0 };
        let room = self.height - self.foot - above - text;
        let least = (all - from).min(FEWEST);
        let fits = (room / LEADING).floor().max(0.0) as usize;
        let take = if fits >= all - from {
            all - from
        } else {
            fits.max(least).min(all - from)
        };
        self.foot += above + leading(take);
        self.notes.push((index, note, from..from + take));
        if from + take < all {
            self.carried.push((index, note, from + take));
        }
    }

    /// Notes that the column before had no room for.
    fn carry(&mut self, carried: &[(usize, usize, usize)]) {
        for (index, note, from) in carried {
            let all = self
                .flow
                .get(*index)
                .and_then(|flowing| flowing.notes.get(*note))
                .map_or(0, NoteBlock::lines);
            // At most half of a column is given to them.
            let half = self.top + (self.height - self.top) / 2.0;
            self.put_note((*index, *note, *from), all, half);
        }
    }

    /// Gives the notes their places above the column's lower edge.
    fn set_notes(&mut self) {
        let mut y = self.height - self.foot + NOTES_ABOVE;
        for (at, (block, note, lines)) in self.notes.iter().enumerate() {
            self.plan.notes.push(PlacedNote {
                block: *block,
                note: *note,
                lines: lines.clone(),
                x: self.x,
                y,
                first: at == 0,
            });
            y += leading(lines.len());
        }
    }

    /// Height that must be free for a block to start here: its first lines, and with keep-with-next all of
    /// it and the first lines of what follows.
    fn needed(&self, index: usize) -> f32 {
        let mut sum = 0.0;
        let mut after = 0.0f32;
        for (step, flowing) in self.flow.iter().skip(index).enumerate() {
            let block = flowing.block;
            if step > 0 {
                sum += after.max(block.before) + GRID / 2.0;
            }
            let whole = block.whole || block.keep_with_next || block.lines() <= SHORT;
            let lines = if whole {
                block.lines()
            } else {
                FEWEST.min(block.lines())
            };
            sum += block.height(lines) + self.notes_height(flowing, 0..lines);
            if !block.keep_with_next || step > 8 {
                break;
            }
            after = block.after;
        }
        sum
    }
}

fn leading(lines: usize) -> f32 {
    LEADING * f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}

fn on_grid(y: f32) -> f32 {
    let step = GRID / 2.0;
    ((y / step) - 0.02).ceil() * step
}

/// How many of `fits` lines to take when the block has to be parted; 0 for none.
fn part(block: &Block, from: usize, fits: usize, left: usize) -> usize {
    if block.whole || block.lines() <= SHORT {
        return 0;
    }
    let mut take = fits.min(left.saturating_sub(FEWEST));
    // No hyphen over a page break: no reader joins it again.
    let hyphen = |take: usize| {
        let line = block.main.lines.lines.get(from + take - 1);
        line.is_some_and(|line| line.hyphen)
    };
    while take >= FEWEST && hyphen(take) {
        take -= 1;
    }
    if take < FEWEST { 0 } else { take }
}
