//! Which glyphs of a run go together: a letter with its marks, and letters that stand nearly on one another.

use super::is_letter_with_marks;
use crate::pdf::forms::anchor;
use crate::typeset::{Glyph, Run};
use std::ops::Range;

/// Characters that stand nearer to each other, in em, count as printed twice (poppler's TextOutputDev.cc).
const NEAREST: f32 = 0.1;

/// The glyphs that become one form each, if they can.
pub(super) fn clusters<'r>(run: &'r Run, paragraph: &str) -> Vec<&'r [Glyph]> {
    let mut clusters = Vec::with_capacity(run.glyphs.len());
    let (mut start, mut end) = (0, 0);
    for next in run.glyphs.chunk_by(same_cluster) {
        let cluster = run.glyphs.get(start..end).unwrap_or_default();
        if !is_crowded(cluster, next, run.size, paragraph) {
            clusters.push(cluster);
            start = end;
        }
        end += next.len();
    }
    clusters.push(run.glyphs.get(start..end).unwrap_or_default());
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

/// Whether the next cluster stands so near that readers would take it for a second print of this one's
/// last character. They share a form's room out evenly among its characters.
fn is_crowded(cluster: &[Glyph], next: &[Glyph], size: f32, paragraph: &str) -> bool {
    let (Some(one), Some(other)) = (anchor(cluster), anchor(next)) else {
        return false;
    };
    let text = extent(cluster);
    let room = |characters: usize| {
        let characters = u16::try_from(characters).unwrap_or(u16::MAX);
        (other.x - one.x) / f32::from(characters)
    };
    let least = size * NEAREST + 0.02;
    // A mark of direction may come to them.
    if text.is_empty() || other.text.is_empty() || room(text.len() + 1) >= least {
        return false;
    }
    let text = paragraph.get(text).unwrap_or_default();
    let next = paragraph.get(extent(next)).unwrap_or_default();
    let marks = usize::from(is_letter_with_marks(text));
    room(text.chars().count() + marks) < least
        && !text.contains(char::is_whitespace)
        && !next.contains(char::is_whitespace)
}

/// Whether the glyphs belong together: of one cluster, or of a letter and the mark that follows it in the
/// text and takes no room.
fn same_cluster(one: &Glyph, next: &Glyph) -> bool {
    let (earlier, later) = if one.text.start <= next.text.start {
        (one, next)
    } else {
        (next, one)
    };
    !one.text.is_empty()
        && !next.text.is_empty()
        && (one.text == next.text || earlier.text.end == later.text.start && later.advance == 0.0)
}

/// The part of the paragraph's text that a cluster's glyphs stand for.
pub(super) fn extent(cluster: &[Glyph]) -> Range<usize> {
    let starts = cluster.iter().map(|glyph| glyph.text.start as usize);
    let ends = cluster.iter().map(|glyph| glyph.text.end as usize);
    starts.min().unwrap_or(0)..ends.max().unwrap_or(0)
}

/// How far the run as a whole is raised: as its lowest letter.
pub(super) fn level(glyphs: &[Glyph]) -> f32 {
    let letters = glyphs.iter().filter(|glyph| glyph.advance > 0.0);
    let lowest = letters.map(|glyph| glyph.rise).min_by(f32::total_cmp);
    lowest.or(glyphs.first().map(|glyph| glyph.rise)).unwrap_or(0.0)
}
