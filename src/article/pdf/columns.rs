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
    // What runs across, and what stands beside the gutter without being columns (names under a
    // headline, a line of figures), is read line by line.
    let mut across = Vec::new();
    for band in bands(pieces, gutter) {
        match band {
            Band::Across(piece) => across.push(piece),
            Band::Beside { left, right } if are_columns(&left, &right, body) => {
                found.extend(column(std::mem::take(&mut across)));
                split(left, body, depth + 1, found);
                split(right, body, depth + 1, found);
            }
            Band::Beside { left, right } => across.extend(left.into_iter().chain(right)),
        }
    }
    found.extend(column(across));
}

/// A part of a page from top to bottom.
enum Band {
    /// A piece that crosses the gutter.
    Across(Piece),
    /// What stands between two of them.
    Beside { left: Vec<Piece>, right: Vec<Piece> },
}

/// A page cut at what crosses the gutter, from top to bottom.
fn bands(mut pieces: Vec<Piece>, gutter: f32) -> Vec<Band> {
    pieces.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut found = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.right <= gutter {
            left.push(piece);
        } else if piece.left >= gutter {
            right.push(piece);
        } else {
            if !(left.is_empty() && right.is_empty()) {
                let (left, right) = (std::mem::take(&mut left), std::mem::take(&mut right));
                found.push(Band::Beside { left, right });
            }
            found.push(Band::Across(piece));
        }
    }
    if !(left.is_empty() && right.is_empty()) {
        found.push(Band::Beside { left, right });
    }
    found
}

/// Whether columns of text stand beside each other, rather than cells of a table or marks of a list.
/// A column that has just begun may have one line.
fn are_columns(left: &[Piece], right: &[Piece], body: f32) -> bool {
    let is_text = |side: &[Piece]| {
        let width: f32 = side.iter().map(|piece| piece.right - piece.left).sum();
        !side.is_empty() && width / side.len() as f32 >= 6.0 * body
    };
    let ends = left
        .iter()
        .map(|piece| piece.right)
        .fold(f32::NEG_INFINITY, f32::max);
    let begins = right.iter().map(|piece| piece.left).fold(f32::INFINITY, f32::min);
    if left.is_empty() || right.is_empty() {
        return left.len() + right.len() >= 3;
    }
    is_text(left) && is_text(right) && left.len().max(right.len()) >= 3 && begins - ends >= 0.6 * body
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
    let mut level = 0;
    while level <= pieces.len() / 2 {
        let mut best: Option<(f32, f32)> = None;
        let mut from = None;
        for (at, count) in cover.iter().chain([&usize::MAX]).enumerate() {
            if *count <= level {
                from.get_or_insert(at);
            } else if let Some(begin) = from.take() {
                let strip = (at - begin) as f32;
                let middle = start + (begin + at) as f32 / 2.0;
                let wider = best.is_none_or(|(_, widest)| strip > widest);
                if strip >= 0.6 * body && wider && parts(pieces, middle, body) {
                    best = Some((middle, strip));
                }
            }
        }
        if let Some((middle, _)) = best {
            return Some(middle);
        }
        level += 1 + level / 3;
    }
    None
}

/// Whether `middle` parts a good share of the text into columns side by side.
fn parts(pieces: &[Piece], middle: f32, body: f32) -> bool {
    let mut parted = 0;
    for band in bands(pieces.to_vec(), middle) {
        if let Band::Beside { left, right } = band
            && left.len().min(right.len()) >= 3
            && are_columns(&left, &right, body)
            && side_by_side(&left, &right)
        {
            parted += left.len() + right.len();
        }
    }
    parted >= 6 && parted * 10 >= pieces.len() * 3
}

/// Whether two columns stand at the same height for at least half of the shorter one.
fn side_by_side(left: &[Piece], right: &[Piece]) -> bool {
    let span = |side: &[Piece]| {
        let heights = side.iter().map(|piece| piece.baseline);
        let top = heights.clone().fold(f32::INFINITY, f32::min);
        (top, heights.fold(0.0, f32::max))
    };
    let ((from, to), (other_from, other_to)) = (span(left), span(right));
    let shared = to.min(other_to) - from.max(other_from);
    shared >= 0.5 * (to - from).min(other_to - other_from)
}

/// Pieces on one baseline are a line.
fn column(mut pieces: Vec<Piece>) -> Option<Column> {
    pieces.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| shares_a_line(row, &piece)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
    let left = lines.iter().map(|line| line.left).reduce(f32::min)?;
    let right = lines.iter().map(|line| line.right).reduce(f32::max)?;
    Some(Column { lines, left, right })
}

/// Whether a piece stands on the line of these; raised and lowered signs are smaller and a bit off.
fn shares_a_line(row: &[Piece], piece: &Piece) -> bool {
    row.last().is_some_and(|last| {
        let (small, large) = (last.size.min(piece.size), last.size.max(piece.size));
        let most = if small < 0.85 * large {
            0.45 * large
        } else {
            0.35 * small
        };
        (last.baseline - piece.baseline).abs() < most
    })
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
