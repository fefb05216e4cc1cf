//! From selected words to the rectangles that mark them.

use super::{Caret, Line};
use crate::typeset::{ParagraphId, Rect};
use std::ops::Range;

/// The marks of a range on a page, in points: one a line, more where its words run both ways.
pub fn rects(lines: &[Line], range: &Range<Caret>) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for line in lines {
        let Some(bytes) = bytes(line.paragraph, range) else {
            continue;
        };
        let mut open: Option<Rect> = None;
        for cluster in &line.clusters {
            let inside = cluster.text.start < bytes.end && bytes.start < cluster.text.end;
            let meets = |open: &Rect| cluster.left <= open.x + open.width + 0.01;
            match &mut open {
                Some(open) if inside && meets(open) => open.width = cluster.right - open.x,
                _ => {
                    rects.extend(open.take());
                    open = inside.then_some(Rect {
                        x: cluster.left,
                        width: cluster.right - cluster.left,
                        ..line.rect
                    });
                }
            }
        }
        rects.extend(open);
    }
    rects.retain(|rect| rect.width > 0.0);
    rects
}

/// The bytes of a paragraph that lie in a range of carets.
pub(super) fn bytes(paragraph: ParagraphId, range: &Range<Caret>) -> Option<Range<u32>> {
    if paragraph < range.start.paragraph || range.end.paragraph < paragraph {
        return None;
    }
    let start = if paragraph == range.start.paragraph {
        range.start.byte
    } else {
        0
    };
    let end = if paragraph == range.end.paragraph {
        range.end.byte
    } else {
        u32::MAX
    };
    (start < end).then_some(start..end)
}
