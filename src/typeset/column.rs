//! Filling one column of a page: which lines of which blocks fit, with the notes they refer to. Keeps
//! headings with what follows, avoids widows and orphans, repeats the head of a table that goes on.

use super::flow::{Block, NoteBlock};
use super::notes::LEADING;
use super::plan::{At, Carried, Flow, Flowing, PagePlan, Placed, PlacedNote};
use super::style::GRID;
use std::ops::Range;

/// Fewest lines of a paragraph on either side of a page break.
const FEWEST: usize = 2;
/// Paragraphs of up to this many lines are not parted.
const SHORT: usize = 3;
/// Space above the notes of a column, with their rule.
pub(super) const NOTES_ABOVE: f32 = 14.0;

/// One column of one page.
pub(super) struct Column<'a> {
    pub(super) flow: &'a Flow<'a>,
    /// The run's end.
    pub(super) end: usize,
    pub(super) x: f32,
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) y: f32,
    pub(super) after: f32,
    pub(super) empty: bool,
    pub(super) whole: bool,
    /// Nothing is set over the edge.
    pub(super) trial: bool,
    /// Notes for the foot: block, note, lines.
    pub(super) notes: Vec<(usize, usize, Range<usize>)>,
    /// Height they take.
    pub(super) foot: f32,
    pub(super) plan: &'a mut PagePlan,
    pub(super) carried: Vec<Carried>,
}

impl Column<'_> {
    /// Places blocks until the column is full; gives the place where the next one goes on.
    pub(super) fn fill(&mut self, mut at: At) -> At {
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
            let mut take = self.lines_that_fit(&flowing, from, room);
            if first
                && (self.trial || !(self.empty && self.whole))
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
                take = self.lines_that_fit(&flowing, from, room).max(1).min(left);
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
    fn put_note(&mut self, (index, note, from): Carried, all: usize, text: f32) {
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
    pub(super) fn carry(&mut self, carried: &[Carried]) {
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
    pub(super) fn set_notes(&mut self) {
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
        for step in 0.. {
            let Some(flowing) = self.flow.get(index + step) else {
                break;
            };
            let block = flowing.block;
            if step > 0 {
                // Rows of a table are not on the grid.
                let grid = if block.head.is_some() { 0.0 } else { GRID / 2.0 };
                sum += after.max(block.before) + grid;
            }
            let whole = block.whole || block.keep_with_next || block.lines() <= SHORT;
            let lines = if whole {
                block.lines()
            } else {
                FEWEST.min(block.lines())
            };
            sum += block.height(lines) + self.notes_height(&flowing, 0..lines);
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
