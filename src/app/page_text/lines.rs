//! The lines of a page in reading order, each with its clusters from left to right.

use crate::typeset::{Item, Page, Pages, ParagraphId, Rect, Run, Tag};
use std::ops::Range;

/// A line of one paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Where the line stands, in points of the page; lines of one paragraph leave no gap.
    pub rect: Rect,
    /// Its clusters from left to right.
    pub clusters: Vec<Cluster>,
}

/// What cannot be parted: a letter with its marks, a ligature, a syllable.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Bytes of the paragraph's text.
    pub text: Range<u32>,
    /// Its left edge, in points.
    pub left: f32,
    /// Its right edge, in points.
    pub right: f32,
    /// Whether it is read from right to left.
    pub right_to_left: bool,
}

impl Line {
    /// The right edge, in points.
    pub fn right(&self) -> f32 {
        self.rect.x + self.rect.width
    }

    /// The lower edge, in points.
    pub fn bottom(&self) -> f32 {
        self.rect.y + self.rect.height
    }
}

/// The lines of a page, without its furniture.
pub fn lines(pages: &Pages, page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut baseline = f32::NAN;
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        let text = pages
            .paragraphs
            .get(run.paragraph.0 as usize)
            .map_or("", |paragraph| paragraph.text.as_str());
        if run.glyphs.is_empty() || matches!(run.tag, Tag::Artifact(_)) {
            continue;
        }
        match lines.last_mut() {
            Some(line) if line.paragraph == run.paragraph && (baseline - run.baseline).abs() < 0.01 => {
                join(&mut line.rect, band(run));
                push(&mut line.clusters, run, text);
            }
            _ => {
                let mut clusters = Vec::with_capacity(run.glyphs.len());
                push(&mut clusters, run, text);
                lines.push(Line {
                    paragraph: run.paragraph,
                    rect: band(run),
                    clusters,
                });
            }
        }
        baseline = run.baseline;
    }
    for line in &mut lines {
        finish(line, pages);
    }
    close_gaps(&mut lines);
    lines.retain(|line| !line.clusters.is_empty());
    lines
}

/// The height that a run takes, with no width yet.
fn band(run: &Run) -> Rect {
    Rect {
        x: run.x,
        y: run.baseline - run.size * 0.88,
        width: 0.0,
        height: run.size * 1.18,
    }
}

fn join(rect: &mut Rect, other: Rect) {
    let bottom = (rect.y + rect.height).max(other.y + other.height);
    rect.y = rect.y.min(other.y);
    rect.height = bottom - rect.y;
}

/// Adds the clusters of a run. An automatic hyphen belongs to the letter before it.
fn push(clusters: &mut Vec<Cluster>, run: &Run, text: &str) {
    for glyph in run.glyphs.iter() {
        let left = run.pen(glyph);
        let right = left + glyph.advance.max(0.0);
        match clusters.last_mut() {
            Some(last) if glyph.text.is_empty() || last.text == glyph.text => {
                last.right = last.right.max(right);
            }
            _ => clusters.push(Cluster {
                text: glyph.text.clone(),
                left,
                right,
                right_to_left: text
                    .get(glyph.text.start as usize..)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(is_right_to_left),
            }),
        }
    }
}

/// Letters of scripts written from right to left (Hebrew to Thaana and the presentation forms).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Directions, edges that meet, and the line's width.
fn finish(line: &mut Line, pages: &Pages) {
    // In a stretch read from right to left the text of the left cluster goes on where that of the right ends.
    let starts: Vec<Range<u32>> = line.clusters.iter().map(|cluster| cluster.text.clone()).collect();
    for (at, cluster) in line.clusters.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|at| starts.get(at));
        let after = starts.get(at + 1);
        let backward = before.is_some_and(|before| before.start == cluster.text.end)
            || after.is_some_and(|after| after.end == cluster.text.start);
        let forward = before.is_some_and(|before| before.end == cluster.text.start)
            || after.is_some_and(|after| after.start == cluster.text.end);
        if backward != forward {
            cluster.right_to_left = backward;
        }
    }
    // The blank at which a line breaks hangs over its edge and takes no room.
    let blank = |range: &Range<u32>| {
        pages
            .paragraphs
            .get(line.paragraph.0 as usize)
            .and_then(|paragraph| paragraph.text.get(range.start as usize..range.end as usize))
            .is_some_and(|text| text.trim().is_empty())
    };
    if let Some(last) = line.clusters.last_mut()
        && blank(&last.text)
    {
        last.right = last.left;
    }
    let lefts: Vec<f32> = line.clusters.iter().skip(1).map(|cluster| cluster.left).collect();
    for (cluster, next) in line.clusters.iter_mut().zip(lefts) {
        if next > cluster.left && next - cluster.right < line.rect.height {
            cluster.right = next;
        }
    }
    let edges = line.clusters.iter().fold((f32::MAX, f32::MIN), |edges, cluster| {
        (edges.0.min(cluster.left), edges.1.max(cluster.right))
    });
    line.rect.x = edges.0;
    line.rect.width = edges.1 - edges.0;
}

/// Lines of a paragraph that follow closely share the room between them.
fn close_gaps(lines: &mut [Line]) {
    let mut above: Option<&mut Line> = None;
    for line in lines {
        if let Some(above) = above
            && above.paragraph == line.paragraph
            && line.rect.y > above.rect.y
            && line.rect.y - above.bottom() < above.rect.height
        {
            let middle = (line.rect.y + above.bottom()) / 2.0;
            line.rect.height += line.rect.y - middle;
            line.rect.y = middle;
            above.rect.height = middle - above.rect.y;
        }
        above = Some(line);
    }
}
