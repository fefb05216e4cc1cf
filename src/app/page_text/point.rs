//! From a point of a page to the words there.

use super::{Caret, Cluster, Line};
use crate::typeset::{Link, Page};

/// How far, in points, the room beside a line reaches up and down when its neighbours are sought.
const NEIGHBOUR: f32 = 16.0;

/// How far, in points, a line with another at its left reaches out to it.
const STRIP: f32 = 4.0;

/// The caret nearest to a point: in the line at its height, in the column it stands in.
pub fn nearest(lines: &[Line], x: f32, y: f32) -> Option<Caret> {
    let away = |line: &Line| (line.rect.y - y).max(y - line.bottom()).max(0.0);
    let beside = |line: &Line| (line.rect.x - x).max(x - line.right()).max(0.0);
    let near = lines
        .iter()
        .filter(|line| {
            let (from, to) = room(lines, line);
            from <= x && x < to
        })
        .min_by(|a, b| away(a).total_cmp(&away(b)).then(beside(a).total_cmp(&beside(b))));
    let line = near.or_else(|| {
        let squared = |line: &Line| away(line).powi(2) + beside(line).powi(2);
        lines.iter().min_by(|a, b| squared(a).total_cmp(&squared(b)))
    })?;
    Some(caret(line, x))
}

/// The room from side to side that belongs to a line: up to the lines that stand beside it.
fn room(lines: &[Line], line: &Line) -> (f32, f32) {
    let level =
        |other: &&Line| other.rect.y < line.bottom() + NEIGHBOUR && line.rect.y - NEIGHBOUR < other.bottom();
    let beside = || lines.iter().filter(level);
    let left = beside()
        .map(Line::right)
        .filter(|right| *right <= line.rect.x + 0.5)
        .fold(f32::MIN, f32::max);
    let right = beside()
        .map(|other| other.rect.x)
        .filter(|left| *left >= line.right() - 0.5)
        .fold(f32::MAX, f32::min);
    // Between two columns the room belongs to the left one, but for a narrow strip.
    let begins = if left == f32::MIN {
        left
    } else {
        line.rect.x - STRIP
    };
    (begins, right - STRIP)
}

/// The caret in a line that is nearest to `x`.
fn caret(line: &Line, x: f32) -> Caret {
    let beside = |cluster: &&Cluster| (cluster.left - x).max(x - cluster.right).max(0.0);
    let under = line
        .clusters
        .iter()
        .min_by(|a, b| beside(a).total_cmp(&beside(b)));
    let byte = under.map_or(0, |cluster| {
        let first_half = x < (cluster.left + cluster.right) / 2.0;
        if first_half == cluster.right_to_left {
            cluster.text.end
        } else {
            cluster.text.start
        }
    });
    Caret {
        paragraph: line.paragraph,
        byte,
    }
}

/// The beginning of the cluster that lies under a point, if there are words.
pub fn under(lines: &[Line], x: f32, y: f32) -> Option<Caret> {
    let line = lines
        .iter()
        .find(|line| line.rect.y <= y && y < line.bottom() && line.rect.x <= x && x < line.right())?;
    let cluster = line
        .clusters
        .iter()
        .find(|cluster| cluster.left <= x && x < cluster.right)?;
    Some(Caret {
        paragraph: line.paragraph,
        byte: cluster.text.start,
    })
}

/// The link under a point.
pub fn link_at(page: &Page, x: f32, y: f32) -> Option<&Link> {
    page.links.iter().find(|link| {
        let rect = link.rect;
        (rect.x..rect.x + rect.width).contains(&x) && (rect.y..rect.y + rect.height).contains(&y)
    })
}
