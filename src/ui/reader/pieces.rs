//! The article in pieces that are set one by one, with their heights: estimated until a piece comes near
//! the screen, then measured. What is being read stays where it is while pieces above it are measured.

use super::layout::{above, galley, gap, indent};
use crate::article::{Article, Block, CharRange};
use crate::briefing::SourceId;
use crate::ui::theme::Palette;
use egui::{Galley, Pos2, Rect, Ui, pos2};
use std::sync::Arc;

/// Code points of a piece at most: a longer paragraph is set in several.
const MOST: usize = 4000;
/// Pixels over and under the screen in which pieces are measured.
const NEAR: f32 = 200.0;

/// A piece of a visible block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Index of the block in the article.
    pub(super) block: usize,
    pub(super) range: CharRange,
    /// Whether its block begins and ends with it.
    pub(super) ends: (bool, bool),
}

/// A piece on the screen.
pub(super) struct Shown {
    pub(super) range: CharRange,
    pub(super) at: Pos2,
    pub(super) galley: Arc<Galley>,
}

/// The pieces of the source being read.
#[derive(Default)]
pub(super) struct Pieces {
    made_of: Option<(SourceId, Arc<Article>, u32)>,
    all: Vec<Piece>,
    heights: Vec<f32>,
}

impl Pieces {
    /// Takes another source, another width or other hidden blocks over.
    pub(super) fn follow(&mut self, source: SourceId, article: &Arc<Article>, width: f32) {
        let same = self.made_of.as_ref().is_some_and(|(id, known, wide)| {
            *id == source && Arc::ptr_eq(known, article) && *wide == width.to_bits()
        });
        if same {
            return;
        }
        self.made_of = Some((source, Arc::clone(article), width.to_bits()));
        self.all = pieces(article);
        let height = |piece: &Piece| {
            let rows = (piece.range.len() as f32 / (width / 8.2)).ceil().max(1.0);
            article
                .blocks
                .get(piece.block)
                .map_or(0.0, |block| rows * 26.0 + space(piece, block))
        };
        self.heights = self.all.iter().map(height).collect();
    }

    /// Height of all pieces together.
    pub(super) fn height(&self) -> f32 {
        self.heights.iter().sum()
    }

    /// Distance of the piece that holds a code point from the top.
    pub(super) fn top_of(&self, place: usize) -> f32 {
        let count = self.all.partition_point(|piece| piece.range.end <= place);
        self.heights.iter().take(count).sum()
    }

    /// Sets what is near the screen. `viewport` is the part on the screen, from the first piece's top.
    /// Also gives how much higher the pieces over the screen turned out to be than they were believed.
    pub(super) fn set(
        &mut self,
        ui: &Ui,
        article: &Article,
        (origin, width): (Pos2, f32),
        viewport: Rect,
        palette: &Palette,
    ) -> (Vec<Shown>, f32) {
        let (first, top) = first_on_screen(&self.heights, viewport.min.y);
        let mut set = |at: usize| -> Option<(Piece, &Block, Arc<Galley>, f32, f32)> {
            let piece = *self.all.get(at)?;
            let block = article.blocks.get(piece.block)?;
            let galley = galley(ui, article, block, piece.range, width, palette);
            let height = galley.size().y + space(&piece, block);
            let believed = std::mem::replace(self.heights.get_mut(at)?, height);
            Some((piece, block, galley, height, height - believed))
        };
        let place = |piece: &Piece, block: &Block, y: f32| {
            let lead = if piece.ends.0 { above(block.kind) } else { 0.0 };
            pos2(origin.x + indent(block.kind), origin.y + y + lead)
        };
        let (mut shown, mut grown) = (Vec::new(), 0.0);
        // Upwards from what is read, so that it stays where it is.
        let mut y = top;
        for at in (0..first).rev() {
            if y < viewport.min.y - NEAR {
                break;
            }
            let Some((piece, block, galley, height, more)) = set(at) else {
                break;
            };
            y -= height;
            grown += more;
            let at = place(&piece, block, y);
            shown.push(Shown {
                range: piece.range,
                at,
                galley,
            });
        }
        shown.reverse();
        let mut y = top;
        let mut at = first;
        while y <= viewport.max.y + NEAR {
            let Some((piece, block, galley, height, _)) = set(at) else {
                break;
            };
            let place = place(&piece, block, y);
            shown.push(Shown {
                range: piece.range,
                at: place,
                galley,
            });
            y += height;
            at += 1;
        }
        (shown, grown)
    }
}

/// The first piece that reaches below the top of the screen, and its own top.
fn first_on_screen(heights: &[f32], top: f32) -> (usize, f32) {
    let mut y = 0.0;
    for (at, height) in heights.iter().enumerate() {
        if y + height > top {
            return (at, y);
        }
        y += height;
    }
    (heights.len(), y)
}

/// Space over and under a piece.
fn space(piece: &Piece, block: &Block) -> f32 {
    let over = if piece.ends.0 { above(block.kind) } else { 0.0 };
    let under = if piece.ends.1 { gap(block.kind) } else { 0.0 };
    over + under
}

fn pieces(article: &Article) -> Vec<Piece> {
    let visible = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.hidden.is_none());
    let mut all = Vec::new();
    for (at, block) in visible {
        let cuts = cuts(article.frozen.slice(block.range));
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once(block.range.len()));
        for (start, end) in starts.zip(ends) {
            all.push(Piece {
                block: at,
                range: CharRange::new(block.range.start + start, block.range.start + end),
                ends: (start == 0, end == block.range.len()),
            });
        }
    }
    all
}

/// Where a long paragraph is cut: behind the last sentence that fits, else behind the last word.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    if text.len() <= MOST {
        return cuts;
    }
    let (mut start, mut sentence, mut word) = (0, None, None);
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        if at - start >= MOST {
            let cut = sentence.or(word).unwrap_or(at);
            cuts.push(cut);
            // What was seen behind the cut counts for the next piece.
            word = word.filter(|word| *word > cut);
            (start, sentence) = (cut, None);
        }
        if c.is_whitespace() {
            word = Some(at + 1);
            if matches!(before, '.' | '!' | '?' | '”' | '"' | '。') {
                sentence = Some(at + 1);
            }
        }
        before = c;
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_are_cut_behind_sentences_or_words() {
        let check = |text: &str| {
            let cuts = cuts(text);
            let length = text.chars().count();
            let mut start = 0;
            for cut in cuts.iter().copied().chain([length]) {
                assert!(cut > start || length == 0, "{cuts:?}");
                assert!(cut - start <= MOST, "{cuts:?}");
                start = cut;
            }
            cuts
        };
        let behind = |text: &str, cuts: &[usize]| -> Vec<char> {
            let chars: Vec<char> = text.chars().collect();
            cuts.iter().map(|cut| chars[cut - 2]).collect()
        };
        assert!(check("A short one.").is_empty());
        let sentences = "The yard has built ships since 1998. ".repeat(500);
        let cut = check(&sentences);
        assert_eq!(cut.len(), 4);
        assert!(behind(&sentences, &cut).iter().all(|c| *c == '.'));
        let words = "ship ".repeat(2000);
        assert!(behind(&words, &check(&words)).iter().all(|c| *c == 'p'));
        assert_eq!(check(&"x".repeat(10_000)), [4000, 8000]);
        assert_eq!(check(&"배".repeat(4001)), [4000]);
    }

    #[test]
    fn the_first_piece_on_the_screen() {
        let check = |top: f32, expected| assert_eq!(first_on_screen(&[10.0, 20.0, 30.0], top), expected);
        check(0.0, (0, 0.0));
        check(10.0, (1, 10.0));
        check(29.0, (1, 10.0));
        check(59.0, (2, 30.0));
        check(60.0, (3, 60.0));
    }
}
