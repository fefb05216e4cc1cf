//! What blocks of a page are worth as text: prose counts, links do not; and sums over ranges of them.

use super::BlockKind;
use super::html_blocks::PageBlock;
use std::ops::Range;

/// Shortest block that can be prose, in code points.
const SHORTEST: usize = 40;

/// Text that reads like prose, in code points.
pub(super) fn prose(block: &PageBlock) -> f32 {
    if block.chars < SHORTEST || block.linked * 2 > block.chars {
        0.0
    } else {
        length(block.chars.saturating_sub(block.linked))
    }
}

/// What a block is worth as part of an article: prose counts for it, links against it.
pub(super) fn worth(block: &PageBlock) -> f32 {
    match block.kind {
        BlockKind::Figure | BlockKind::Caption | BlockKind::Heading(_) => 0.0,
        _ if block.linked * 2 > block.chars => -length(block.linked.min(100)),
        _ => prose(block),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of text are far below the exact range"
)]
pub(super) fn length(count: usize) -> f32 {
    count as f32
}

/// Sums over ranges of blocks in constant time.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub(super) fn of(values: impl Iterator<Item = f32>) -> Self {
        let mut total = 0.0;
        let mut sums = vec![0.0];
        sums.extend(values.map(|value| {
            total += value;
            total
        }));
        Self(sums)
    }

    pub(super) fn between(&self, range: &Range<usize>) -> f32 {
        let at = |index: usize| self.0.get(index).copied().unwrap_or(0.0);
        at(range.end) - at(range.start)
    }
}
