//! Lines joined to paragraphs, over columns and pages.

use super::columns::{Column, Line};
use super::hyphens::Words;
use crate::article::Area;
use std::collections::BTreeMap;

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) lines: Vec<Placed>,
}

/// Where a line of a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Bytes of the paragraph before its first word.
    pub(super) at: usize,
    /// The page, from 0.
    pub(super) page: usize,
    pub(super) area: Area,
}

impl Placed {
    fn new(at: usize, page: usize, line: &Line) -> Self {
        Self {
            at,
            page,
            area: area(line.left, line.right, line.baseline, line.size),
        }
    }
}

/// The part of a page that letters on a baseline cover, as type is commonly cut.
pub(super) fn area(left: f32, right: f32, baseline: f32, size: f32) -> Area {
    // The cast ends at the largest number; no page is larger.
    let tenths = |points: f32| (points * 10.0).round() as i32;
    Area {
        left: tenths(left),
        top: tenths(baseline - 0.8 * size),
        right: tenths(right),
        bottom: tenths(baseline + 0.25 * size),
    }
}

/// The size of most of the text, in points.
pub(super) fn body_size<'a>(sizes: impl Iterator<Item = (f32, &'a str)>) -> f32 {
    let mut weights: BTreeMap<i32, usize> = BTreeMap::new();
    for (size, text) in sizes {
        *weights.entry((size * 10.0).round() as i32).or_default() += text.chars().count();
    }
    let most = weights.into_iter().max_by_key(|(_, weight)| *weight);
    most.map_or(10.0, |(size, _)| size as f32 / 10.0)
}

/// The distance of lines of each size inside a paragraph: the smallest that is common.
struct Leading(BTreeMap<i32, f32>);

impl Leading {
    fn of(pages: &[Vec<Column>]) -> Self {
        let mut counts: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
        for column in pages.iter().flatten() {
            for (line, next) in column.lines.iter().zip(column.lines.iter().skip(1)) {
                if same_type(line, next) {
                    let distance = ((next.baseline - line.baseline) * 4.0).round() as i32;
                    *counts
                        .entry(size_key(line.size))
                        .or_default()
                        .entry(distance)
                        .or_default() += 1;
                }
            }
        }
        Self(
            counts
                .into_iter()
                .filter_map(|(size, distances)| {
                    let most = distances.values().max()?;
                    let common = distances
                        .iter()
                        .find(|(distance, count)| **distance > 0 && **count * 5 >= *most)?;
                    Some((size, *common.0 as f32 / 4.0))
                })
                .collect(),
        )
    }

    fn at(&self, size: f32) -> f32 {
        self.0
            .get(&size_key(size))
            .copied()
            .unwrap_or(1.2 * size)
            .clamp(0.9 * size, 2.2 * size)
    }
}

fn size_key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn same_type(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() < 0.06 * a.size && a.bold == b.bold
}

/// A column's right edge; one with few lines takes that of the widest column that begins like it.
fn right_edge(column: &Column, pages: &[Vec<Column>]) -> f32 {
    if column.lines.len() >= 5 {
        return column.right;
    }
    let widest = pages
        .iter()
        .flatten()
        .filter(|other| other.lines.len() >= 5)
        .filter(|other| {
            other
                .lines
                .first()
                .zip(column.lines.first())
                .is_some_and(|(a, b)| (a.size - b.size).abs() < 0.5)
        })
        .map(|other| other.right - other.left)
        .fold(0.0, f32::max);
    column.right.max(column.left + widest)
}

/// Joins the lines of all pages.
pub(super) fn paragraphs(pages: &[Vec<Column>], words: &Words, body: f32) -> Vec<Paragraph> {
    let leading = Leading::of(pages);
    let mut found: Vec<Paragraph> = Vec::new();
    // Small print between the two halves of a paragraph, and the paragraph it interrupts.
    let mut open: Option<usize> = None;
    let mut last: Option<(&Line, f32)> = None;
    for (page, columns) in pages.iter().enumerate() {
        for column in columns {
            let right = right_edge(column, pages);
            let mut above: Option<&Line> = None;
            for (index, line) in column.lines.iter().enumerate() {
                let is_body = (line.size - body).abs() < 0.06 * body;
                let continues = match (above, last) {
                    (Some(above), _) => {
                        same_type(above, line)
                            && !breaks(column, index, right, leading.at(line.size))
                            && !starts_item(&line.text)
                    }
                    (None, Some((before, edge))) if is_body => {
                        let alone = column.lines.len() == 1;
                        same_type(before, line)
                            && (alone || !indented(line, column))
                            && !starts_item(&line.text)
                            && (is_full(before, line, edge) || !ends_sentence(&before.text))
                    }
                    (None, _) => false,
                };
                // The first line of a column goes on with the body's last paragraph, any other with the one above.
                let target = if index == 0 {
                    open
                } else {
                    found.len().checked_sub(1)
                };
                match target
                    .filter(|_| continues)
                    .and_then(|target| found.get_mut(target))
                {
                    Some(paragraph) => {
                        words.join(&mut paragraph.text, &line.text);
                        let at = paragraph.text.len().saturating_sub(line.text.len());
                        paragraph.lines.push(Placed::new(at, page, line));
                        if is_body && index == 0 {
                            // From here on the paragraph is the last one again.
                            let at = target.unwrap_or_default();
                            let moved = found.remove(at);
                            found.push(moved);
                        }
                    }
                    None => found.push(Paragraph {
                        text: line.text.clone(),
                        size: line.size,
                        bold: line.bold,
                        lines: vec![Placed::new(0, page, line)],
                    }),
                }
                if is_body {
                    open = found.len().checked_sub(1);
                    last = Some((line, right));
                }
                above = Some(line);
            }
        }
    }
    found
}

/// Whether a paragraph ends above the line `index` of a column.
fn breaks(column: &Column, index: usize, right: f32, leading: f32) -> bool {
    let (Some(line), Some(next)) = (
        index.checked_sub(1).and_then(|index| column.lines.get(index)),
        column.lines.get(index),
    ) else {
        return true;
    };
    let distance = next.baseline - line.baseline;
    if distance > 1.25 * leading || distance < 0.0 {
        return true;
    }
    if indented(next, column) && (!indented(line, column) || indented_run(column, index) <= 2) {
        return true;
    }
    let room = room(line, next, right);
    (room > 0.5 * line.size && ends_sentence(&line.text)) || room > 4.0 * line.size
}

/// Whether a line is set in as the first of a paragraph is.
fn indented(line: &Line, column: &Column) -> bool {
    let indent = line.left - column.left;
    indent > 0.5 * line.size && indent < 6.0 * line.size
}

/// How many lines around this one are set in without a break: one or two are beginnings of
/// paragraphs, more are a block of their own.
fn indented_run(column: &Column, index: usize) -> usize {
    let before = column.lines.iter().take(index).rev();
    let after = column.lines.iter().skip(index);
    before.take_while(|line| indented(line, column)).count()
        + after.take_while(|line| indented(line, column)).count()
}

/// What is left of a line's width when the next line's first word is set on it.
fn room(line: &Line, next: &Line, right: f32) -> f32 {
    let letters = next.text.chars().count().max(1) as f32;
    let first = next
        .text
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .count() as f32;
    let word = (next.right - next.left) * first / letters;
    right - line.right - word - 0.25 * line.size
}

fn is_full(line: &Line, next: &Line, right: f32) -> bool {
    room(line, next, right) <= 0.5 * line.size
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '！', '？'])
}

/// A bullet at the start of a line.
pub(super) fn starts_item(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| matches!(c, '•' | '▪' | '◦' | '‣' | '·' | '●' | '■'))
}
