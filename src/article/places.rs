//! Where the lines of a text stand on the pages of its file: what a citation's page and the picture of a
//! page are told by.

use super::CharRange;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::sync::Arc;

/// A part of a page, in tenths of a point from the top left of the page as it is shown; y down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Area {
    /// The smallest area that covers both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLine {
    /// Its first code point in the frozen text; it reaches to the next line, or to the end of its block.
    pub start: usize,
    /// The page's index, from 0.
    pub page: usize,
    /// The part of the page it covers, from its letters' tops to their descents as type is commonly cut.
    pub area: Area,
}

/// The lines of a text in its order. Clones share them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageLines(Arc<[PageLine]>);

impl PageLines {
    /// These lines, in the order of the text.
    pub fn new(mut lines: Vec<PageLine>) -> Self {
        lines.sort_by_key(|line| line.start);
        Self(lines.into())
    }

    /// Whether no line's place is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines that hold code points of `range`.
    pub fn within(&self, range: CharRange) -> &[PageLine] {
        if range.is_empty() {
            return &[];
        }
        let first = self.0.partition_point(|line| line.start <= range.start);
        let end = self.0.partition_point(|line| line.start < range.end);
        self.0.get(first.saturating_sub(1)..end).unwrap_or_default()
    }

    /// Those of the part `range` of the text, as places in that part.
    pub fn part(&self, range: CharRange) -> Self {
        let lines = self.within(range).iter().map(|line| PageLine {
            start: line.start.saturating_sub(range.start),
            ..*line
        });
        Self(lines.collect())
    }
}

/// The number of the page, from 1, on which the code point `at` stands: by its line or, where lines are
/// not known, by where the pages start. `None` where the text has no pages.
pub(crate) fn page_at(lines: &PageLines, starts: &[usize], at: usize) -> Option<usize> {
    match lines.within(CharRange::new(at, at + 1)) {
        [line, ..] => Some(line.page + 1),
        [] => (!starts.is_empty()).then(|| starts.partition_point(|start| *start <= at).max(1)),
    }
}

/// In files the lines are one string, six numbers a line parted by semicolons: start, page, left, top,
/// right, bottom. A hundred pages have some five thousand lines.
impl Serialize for PageLines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lines = self.0.iter().map(|line| {
            let Area {
                left,
                top,
                right,
                bottom,
            } = line.area;
            format!("{} {} {left} {top} {right} {bottom}", line.start, line.page)
        });
        serializer.serialize_str(&lines.collect::<Vec<_>>().join(";"))
    }
}

impl<'de> Deserialize<'de> for PageLines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let lines = text.split(';').filter(|line| !line.is_empty());
        let lines: Option<Vec<PageLine>> = lines.map(line).collect();
        let error = || D::Error::custom("the places of lines are not six numbers each");
        Ok(Self::new(lines.ok_or_else(error)?))
    }
}

fn line(text: &str) -> Option<PageLine> {
    let mut numbers = text.split(' ');
    let (start, page) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    let mut edge = || numbers.next()?.parse().ok();
    let area = Area {
        left: edge()?,
        top: edge()?,
        right: edge()?,
        bottom: edge()?,
    };
    numbers.next().is_none().then_some(PageLine { start, page, area })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line_at(start: usize, page: usize) -> PageLine {
        PageLine {
            start,
            page,
            area: Area::default(),
        }
    }

    #[test]
    fn lines_are_found_by_what_they_hold() {
        let lines = PageLines::new(vec![line_at(0, 0), line_at(10, 0), line_at(20, 2)]);
        let check = |start, end, expected: &[usize]| {
            let found = lines.within(CharRange::new(start, end)).iter();
            assert_eq!(
                found.map(|line| line.start).collect::<Vec<_>>(),
                expected,
                "{start}..{end}"
            );
        };
        check(0, 1, &[0]);
        check(9, 11, &[0, 10]);
        check(10, 20, &[10]);
        check(25, 90, &[20]);
        check(5, 5, &[]);
        assert_eq!(page_at(&lines, &[], 19), Some(1));
        assert_eq!(page_at(&lines, &[0, 3], 20), Some(3));
        assert_eq!(page_at(&PageLines::default(), &[0, 3], 20), Some(2));
        assert_eq!(page_at(&PageLines::default(), &[], 20), None);
        let part = lines.part(CharRange::new(12, 30));
        assert_eq!(part, PageLines::new(vec![line_at(0, 0), line_at(8, 2)]));
    }

    #[test]
    fn other_numbers_are_refused() {
        for text in [
            "\"1 2 3\"",
            "\"1 2 3 4 5 6 7\"",
            "\"a 2 3 4 5 6\"",
            "\"-1 2 3 4 5 6\"",
            "\"1 2 3 4 5 6;;x\"",
        ] {
            assert!(serde_json::from_str::<PageLines>(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in prop::collection::vec(any::<(u32, u16, i32, i32, i32, i32)>(), 0..20)) {
            let lines = numbers.into_iter().map(|(start, page, left, top, right, bottom)| PageLine {
                start: start as usize,
                page: usize::from(page),
                area: Area { left, top, right, bottom },
            });
            let lines = PageLines::new(lines.collect());
            let text = serde_json::to_string(&lines).unwrap();
            prop_assert_eq!(serde_json::from_str::<PageLines>(&text).unwrap(), lines);
        }
    }
}
