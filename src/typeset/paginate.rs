//! Blocks onto pages: keep-with-next, widows and orphans, spacing, the baseline grid. Needs heights and
//! flags only.

use super::flow::Block;
use super::style::GRID;
use std::ops::Range;

/// Lines of a block on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Index of the block.
    pub(super) block: usize,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Top of the first of them, from the top of the text area.
    pub(super) y: f32,
}

/// Fewest lines of a paragraph on either side of a page break.
const FEWEST: usize = 2;
/// Paragraphs of up to this many lines are not parted.
const SHORT: usize = 3;

/// Places all blocks; `heights` gives the height of the text area of page `n` (from 0).
pub(super) fn paginate(blocks: &[Block], heights: impl Fn(usize) -> f32) -> Vec<Vec<Placed>> {
    let mut pages: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut y = 0.0f32;
    let mut after = 0.0f32;
    for (index, block) in blocks.iter().enumerate() {
        let mut from = 0;
        let mut first = true;
        while first || from < block.lines() {
            let page = pages.len() - 1;
            let height = heights(page);
            let empty = pages.last().is_none_or(Vec::is_empty);
            let top = if empty {
                0.0
            } else {
                on_grid(y + if first { after.max(block.before) } else { 0.0 })
            };
            let left = block.lines() - from;
            let fits = lines_that_fit(block, from, height - top);
            let take = if first && !empty && top + needed(blocks, index) > height + 0.01 {
                0
            } else if fits >= left {
                left
            } else {
                part(block, from, fits, left)
            };
            if take == 0 && !empty {
                pages.push(Vec::new());
                continue;
            }
            // A block higher than a page is set over its edge rather than lost.
            let take = if take == 0 { left.min(fits.max(1)) } else { take };
            let lines = from..from + take;
            y = top + block.height(take);
            from += take;
            first = false;
            if let Some(page) = pages.last_mut() {
                page.push(Placed {
                    block: index,
                    lines,
                    y: top,
                });
            }
            if from < block.lines() {
                pages.push(Vec::new());
                y = 0.0;
            }
        }
        after = block.after;
    }
    pages
}

fn on_grid(y: f32) -> f32 {
    let step = GRID / 2.0;
    ((y / step) - 0.02).ceil() * step
}

fn lines_that_fit(block: &Block, from: usize, room: f32) -> usize {
    let left = block.lines() - from;
    (0..=left)
        .rev()
        .find(|lines| block.height(*lines) <= room + 0.01)
        .unwrap_or(0)
}

/// How many of `fits` lines to take when the block has to be parted; 0 for none.
fn part(block: &Block, from: usize, fits: usize, left: usize) -> usize {
    if block.whole || block.lines() <= SHORT {
        return 0;
    }
    let mut take = fits.min(left.saturating_sub(FEWEST));
    // No hyphen over a page break: no reader joins it again.
    while take >= FEWEST
        && block
            .main
            .lines
            .lines
            .get(from + take - 1)
            .is_some_and(|line| line.hyphen)
    {
        take -= 1;
    }
    if take < FEWEST { 0 } else { take }
}

/// Height that must be free for a block to start on this page: its first lines, and with
/// keep-with-next all of it and the first lines of what follows.
fn needed(blocks: &[Block], index: usize) -> f32 {
    let mut sum = 0.0;
    let mut after = 0.0f32;
    for (step, block) in blocks.iter().skip(index).enumerate() {
        if step > 0 {
            sum += after.max(block.before) + GRID / 2.0;
        }
        let whole = block.whole || block.keep_with_next || block.lines() <= SHORT;
        sum += block.height(if whole {
            block.lines()
        } else {
            FEWEST.min(block.lines())
        });
        if !block.keep_with_next || step > 8 {
            break;
        }
        after = block.after;
    }
    sum
}
