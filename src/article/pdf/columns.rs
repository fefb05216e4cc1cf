//! The order in which a page is read: columns from left to right, between what runs across them.

use super::glyphs::Piece;

/// A line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// A part of a page that is read from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) lines: Vec<Line>,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Columns inside columns are looked for no deeper than this.
const DEEPEST: usize = 6;

/// The columns of a page in reading order; `body` is the size of its running text.
pub(super) fn columns(pieces: Vec<Piece>, body: f32) -> Vec<Column> {
    let mut found = Vec::new();
    split(pieces, body, 0, &mut found);
    found
}

fn split(pieces: Vec<Piece>, body: f32, depth: usize, found: &mut Vec<Column>) {
    let Some(gutter) = (depth < DEEPEST).then(|| gutter(&pieces, body)).flatten() else {
        found.extend(column(pieces));
        return;
    };
    let (mut across, mut rest): (Vec<_>, Vec<_>) = pieces
        .into_iter()
        .partition(|piece| piece.left < gutter && piece.right > gutter);
    let by_height = |a: &Piece, b: &Piece| a.baseline.total_cmp(&b.baseline);
    across.sort_by(by_height);
    rest.sort_by(by_height);
    // Bands of columns between what runs across them.
    let mut rest = rest.into_iter().peekable();
    let mut across = across.into_iter().peekable();
    loop {
        let limit = across
            .peek()
            .map_or(f32::INFINITY, |piece| piece.baseline - 0.5 * piece.size);
        let mut band = Vec::new();
        while let Some(piece) = rest.next_if(|piece| piece.baseline < limit) {
            band.push(piece);
        }
        let (left, right): (Vec<_>, Vec<_>) = band.into_iter().partition(|piece| piece.right <= gutter);
        for side in [left, right] {
            if !side.is_empty() {
                split(side, body, depth + 1, found);
            }
        }
        let next = rest
            .peek()
            .map_or(f32::INFINITY, |piece| piece.baseline + 0.2 * piece.size);
        let mut run = Vec::new();
        while let Some(piece) = across.next_if(|piece| piece.baseline - 0.5 * piece.size <= next) {
            run.push(piece);
        }
        if run.is_empty() && rest.peek().is_none() {
            return;
        }
        found.extend(column(run));
    }
}

/// Where a gutter stands: a strip that few pieces cross, with text side by side to its left and right.
fn gutter(pieces: &[Piece], body: f32) -> Option<f32> {
    if pieces.len() < 6 {
        return None;
    }
    let start = pieces
        .iter()
        .map(|piece| piece.left)
        .fold(f32::INFINITY, f32::min);
    let end = pieces.iter().map(|piece| piece.right).fold(0.0, f32::max);
    let width = (end - start).clamp(0.0, 20_000.0);
    // How many pieces cover each point of the width.
    let mut cover = vec![0usize; width as usize + 2];
    for piece in pieces {
        let from = (piece.left - start).floor().max(0.0) as usize;
        let to = (piece.right - start).ceil().max(0.0) as usize;
        for count in cover.iter_mut().take(to).skip(from) {
            *count += 1;
        }
    }
    let most = (pieces.len() * 15 / 100).min(12);
    for level in 0..=most {
        let mut best: Option<(f32, f32)> = None;
        let mut from = None;
        for (at, count) in cover.iter().chain([&usize::MAX]).enumerate() {
            if *count <= level {
                from.get_or_insert(at);
            } else if let Some(begin) = from.take() {
                let strip = (at - begin) as f32;
                let middle = start + (begin + at) as f32 / 2.0;
                if strip >= 0.6 * body
                    && best.is_none_or(|(_, widest)| strip > widest)
                    && parts(pieces, middle, body)
                {
                    best = Some((middle, strip));
                }
            }
        }
        if let Some((middle, _)) = best {
            return Some(middle);
        }
    }
    None
}

/// Whether columns of text stand on both sides of `middle`, rather than cells of a table or marks of
/// a list.
fn parts(pieces: &[Piece], middle: f32, body: f32) -> bool {
    let left: Vec<&Piece> = pieces.iter().filter(|piece| piece.right <= middle).collect();
    let right: Vec<&Piece> = pieces.iter().filter(|piece| piece.left >= middle).collect();
    let is_text = |side: &[&Piece]| {
        let width: f32 = side.iter().map(|piece| piece.right - piece.left).sum();
        side.len() >= 3 && width / side.len() as f32 >= 7.0 * body
    };
    let span = |side: &[&Piece]| {
        let heights = side.iter().map(|piece| piece.baseline);
        (
            heights.clone().fold(f32::INFINITY, f32::min),
            heights.fold(0.0, f32::max),
        )
    };
    if !is_text(&left) || !is_text(&right) {
        return false;
    }
    let ((from, to), (other_from, other_to)) = (span(&left), span(&right));
    let shared = to.min(other_to) - from.max(other_from);
    shared >= 0.5 * (to - from).min(other_to - other_from)
}

/// Pieces on one baseline are a line.
fn column(mut pieces: Vec<Piece>) -> Option<Column> {
    pieces.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| {
            row.first().is_some_and(|first| {
                (first.baseline - piece.baseline).abs() < 0.35 * first.size.min(piece.size)
            })
        }) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
    let left = lines.iter().map(|line| line.left).reduce(f32::min)?;
    let right = lines.iter().map(|line| line.right).reduce(f32::max)?;
    Some(Column { lines, left, right })
}

fn line(mut row: Vec<Piece>) -> Option<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut row = row.into_iter();
    let first = row.next()?;
    let mut line = Line {
        text: first.text,
        left: first.left,
        right: first.right,
        baseline: first.baseline,
        size: first.size,
        bold: first.bold,
    };
    for piece in row {
        if piece.left - line.right > 0.15 * piece.size && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
        line.bold &= piece.bold;
        // The larger part gives the size: a raised number does not make a line small.
        if piece.size > line.size {
            line.size = piece.size;
            line.baseline = piece.baseline;
        }
    }
    line.text = line.text.trim().to_owned();
    (!line.text.is_empty()).then_some(line)
}
