//! Which parts of a page words stand on, told by the lines that the source keeps.

use crate::article::{Area, CharRange, PageLine};
use crate::briefing::Source;

/// The parts of a page that words cover, a line each. Where they begin or end inside a line, its width is
/// shared out by its letters.
pub(super) fn areas(source: &Source, range: CharRange, page: usize) -> Vec<Area> {
    let lines = source.lines.within(range);
    let ends = lines
        .iter()
        .skip(1)
        .map(|line| line.start)
        .chain([line_end(source, lines)]);
    let part = |(line, end): (&PageLine, usize)| {
        let length = end.saturating_sub(line.start).max(1) as f32;
        let width = (line.area.right - line.area.left) as f32;
        let x = |at: usize| line.area.left + (width * (at - line.start) as f32 / length).round() as i32;
        let (from, to) = (range.start.max(line.start), range.end.min(end));
        (line.page == page && from < to).then(|| Area {
            left: x(from),
            right: x(to),
            ..line.area
        })
    };
    lines.iter().zip(ends).filter_map(part).collect()
}

/// Where the last of these lines ends: where the next one begins, or with its block.
fn line_end(source: &Source, lines: &[PageLine]) -> usize {
    let Some(last) = lines.last() else { return 0 };
    let block = source.blocks.iter().find(|block| block.range.holds(last.start));
    let end = block.map_or(source.text.len(), |block| block.range.end);
    let rest = source.lines.within(CharRange::new(last.start, end));
    rest.get(1).map_or(end, |next| next.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PageLines;
    use crate::briefing::testing::source;

    #[test]
    fn words_inside_a_line_get_their_share_of_it() {
        // One paragraph of ten letters a line, the last line on the next page.
        let mut source = source(1, "aaaa bbbb cccc dddd eeee ffff");
        let line = |start: usize, page: usize| PageLine {
            start,
            page,
            area: Area {
                left: 100,
                top: 10,
                right: 200,
                bottom: 20,
            },
        };
        source.lines = PageLines::new(vec![line(0, 0), line(10, 0), line(20, 1)]);
        let check = |range: (usize, usize), page: usize, expected: &[(i32, i32)]| {
            let found = areas(&source, CharRange::new(range.0, range.1), page);
            let edges: Vec<(i32, i32)> = found.iter().map(|area| (area.left, area.right)).collect();
            assert_eq!(edges, expected, "{range:?} on page {page}");
        };
        check((0, 5), 0, &[(100, 150)]);
        check((5, 14), 0, &[(150, 200), (100, 140)]);
        check((15, 29), 0, &[(150, 200)]);
        check((15, 29), 1, &[(100, 200)]);
        check((20, 20), 1, &[]);
    }
}
