//! Planned pages to pages of the display list: runs, rules, pictures, links, outline.

use super::chapter::Document;
use super::column::NOTES_ABOVE;
use super::flow::{Block, Column};
use super::fragment::Part;
use super::furniture::Furniture;
use super::links::{Anchor, Pending};
use super::page::{Artifact, Colour, Item, Link, LinkTarget, Mark, Page, Rect, Rule, Run, Size, Tag};
use super::plan::{PagePlan, Placed, PlacedNote};
use super::set_lines::{Line, Piece};
use super::style;
use super::text::{LinkSpan, Target};
use std::ops::Range;
use std::sync::Arc;

/// Where text stands on the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sheet {
    pub(super) size: Size,
    /// Left edge of the text area.
    pub(super) left: f32,
    /// Its top.
    pub(super) top: f32,
}

/// A block with the part it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockAt<'a> {
    pub(super) part: &'a Part,
    pub(super) block: &'a Block,
    /// Width of its column.
    pub(super) width: f32,
}

impl<'a> BlockAt<'a> {
    /// The block with this index.
    pub(super) fn find(document: &'a Document, index: usize) -> Option<Self> {
        let (part, block) = document.block(index)?;
        let width = document.width(index);
        Some(Self { part, block, width })
    }
}

/// A page with what the rest of the document needs to know of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Made {
    pub(super) page: Page,
    /// Headings on it.
    pub(super) marks: Vec<Mark>,
    /// Anchors on it, with their distance from its top.
    pub(super) anchors: Vec<(Anchor, f32)>,
    /// Its links.
    pub(super) pending: Vec<Pending>,
}

/// Makes page `index` (from 0); `blocks` are those of [`PagePlan::shown`].
pub(super) fn page(
    index: usize,
    sheet: Sheet,
    plan: &PagePlan,
    (furniture, around): (&Furniture, &Part),
    blocks: &[Option<BlockAt<'_>>],
) -> Made {
    let mut builder = Builder {
        index,
        sheet,
        made: Made::default(),
        below_head: false,
        above: None,
    };
    builder.made.page.size = sheet.size;
    builder.made.page.label = (index + 1).to_string();
    for line in &furniture.head {
        builder.column(around, &line.column, 0..1, (0.0, line.baseline), Use::Furniture);
    }
    for rule in &furniture.rules {
        builder.made.page.items.push(Item::Rule(rule.clone()));
    }
    let (text, notes) = blocks.split_at(plan.blocks.len().min(blocks.len()));
    for (placed, block) in plan.blocks.iter().zip(text) {
        if let Some(block) = block {
            builder.block(*block, placed);
        }
    }
    for (note, block) in plan.notes.iter().zip(notes) {
        if let Some(block) = block {
            builder.note(block.part, note);
        }
    }
    for line in &furniture.foot {
        builder.column(around, &line.column, 0..1, (0.0, line.baseline), Use::Furniture);
    }
    builder.made
}

/// What a column is drawn as.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Use {
    /// Part of the text, with its links.
    Text,
    /// Text that stands elsewhere already: furniture to a screen reader, and without links.
    Again,
    /// Page furniture: no links.
    Furniture,
}

/// A page in the making.
struct Builder {
    index: usize,
    sheet: Sheet,
    made: Made,
    /// The block before was a table's head, drawn again.
    below_head: bool,
    /// Left edge of the block last drawn, if the next one of its kind is ruled off from it.
    above: Option<f32>,
}

impl Builder {
    fn rule(&mut self, rect: Rect, colour: Colour) {
        self.made.page.items.push(Item::Rule(Rule {
            rect,
            colour,
            artifact: Artifact::Decoration,
        }));
    }

    fn block(&mut self, at: BlockAt<'_>, placed: &Placed) {
        let BlockAt { part, block, .. } = at;
        let y = self.sheet.top + placed.y;
        let left = self.sheet.left + placed.x;
        let height = block.height(placed.lines.len());
        if let Some(bar) = block.bar {
            self.rule(
                Rect {
                    x: left + bar.x,
                    y: y + 1.0,
                    width: bar.width,
                    height: height - 2.0,
                },
                bar.colour,
            );
        }
        let shown = if placed.again { Use::Again } else { Use::Text };
        let mut text_top = y;
        if placed.lines.start == 0 {
            text_top = self.start(at, (left, y), placed.again);
            // What stands beside comes first in reading order: dates, numbers.
            let baseline = first_baseline(&block.main, text_top);
            for column in &block.beside {
                self.column(
                    part,
                    column,
                    0..column.lines.lines.len(),
                    (placed.x, baseline),
                    shown,
                );
            }
        }
        self.above = block.between.then_some(left);
        let baseline = first_baseline(&block.main, text_top);
        self.column(
            part,
            &block.main,
            placed.lines.clone(),
            (placed.x, baseline),
            shown,
        );
    }

    /// Rule, bullet, anchors and picture of a block that starts here; gives the top of its text.
    fn start(&mut self, at: BlockAt<'_>, (left, y): (f32, f32), again: bool) -> f32 {
        let BlockAt { part, block, width } = at;
        let follows = self.above == Some(left);
        // The row behind a head that is drawn again has the rule of the first one.
        let below_head = std::mem::replace(&mut self.below_head, again);
        let rule = block
            .rule
            .filter(|_| follows || !block.between)
            .map(|rule| if below_head { style::HEAD_RULE } else { rule });
        if let Some((thickness, colour)) = rule {
            // From the leftmost column of the text; the number in the margin of a draft copy is none.
            let x = block
                .beside
                .iter()
                .filter(|column| !is_artifact(column))
                .map(|column| column.x)
                .fold(block.main.x, f32::min);
            self.rule(
                Rect {
                    x: left + x,
                    y: y - 2.2,
                    width: width - x,
                    height: thickness,
                },
                colour,
            );
        }
        if let Some(bullet) = block.bullet {
            let middle = first_baseline(&block.main, y) - block.main.size * 0.24;
            self.rule(
                Rect {
                    x: left + bullet.x,
                    y: middle - bullet.side / 2.0,
                    width: bullet.side,
                    height: bullet.side,
                },
                bullet.colour,
            );
        }
        if again {
            return y;
        }
        if let Some((level, title)) = &block.mark {
            self.made.marks.push(Mark {
                title: title.clone(),
                level: *level,
                page: self.index,
                y,
            });
        }
        let entry = block.entry.map(Anchor::Entry);
        for anchor in entry.into_iter().chain(block.note.map(Anchor::Note)) {
            self.made.anchors.push((anchor, y));
        }
        let Some((image, height)) = &block.image else {
            return y;
        };
        let mut image = image.clone();
        image.rect.x += left;
        image.rect.y += y;
        image.element = part.element(image.element);
        self.made.page.items.push(Item::Image(image));
        y + height
    }

    /// Lines of a note at the foot, with a short rule above the first one.
    fn note(&mut self, part: &Part, placed: &PlacedNote) {
        let Some(note) = part.fragment.notes.get(placed.note) else {
            return;
        };
        let y = self.sheet.top + placed.y;
        if placed.first {
            self.rule(
                Rect {
                    x: self.sheet.left + placed.x + note.mark.x,
                    y: y - NOTES_ABOVE * 0.4,
                    width: 40.0,
                    height: 0.4,
                },
                style::HAIR,
            );
        }
        let baseline = first_baseline(&note.words, y);
        if placed.lines.start == 0 {
            self.made.anchors.push((Anchor::Note(note.number), y));
            self.column(part, &note.mark, 0..1, (placed.x, baseline), Use::Text);
        }
        self.column(
            part,
            &note.words,
            placed.lines.clone(),
            (placed.x, baseline),
            Use::Text,
        );
    }

    /// Lines of a column from the baseline of the first.
    fn column(
        &mut self,
        part: &Part,
        column: &Column,
        lines: Range<usize>,
        (x, mut baseline): (f32, f32),
        shown: Use,
    ) {
        let x = self.sheet.left + x + column.x;
        for line in column.lines.lines.get(lines).unwrap_or_default() {
            self.line(part, column, line, (x, baseline), shown);
            baseline += column.leading;
        }
    }

    fn line(&mut self, part: &Part, column: &Column, line: &Line, (x, baseline): (f32, f32), shown: Use) {
        for piece in &line.pieces {
            let Some(span) = column.text.spans.get(piece.span) else {
                continue;
            };
            let tag = match span.tag {
                _ if shown == Use::Again => Tag::Artifact(Artifact::Decoration),
                Tag::Content(element) => Tag::Content(part.element(element)),
                Tag::Artifact(artifact) => Tag::Artifact(artifact),
            };
            self.made.page.items.push(Item::Run(Run {
                face: piece.face,
                size: span.style.size,
                colour: span.style.colour,
                x,
                baseline,
                paragraph: part.paragraph(column.paragraph),
                tag,
                glyphs: Arc::clone(&piece.glyphs),
            }));
            if let Some(link) = span.link.as_ref().filter(|_| shown == Use::Text) {
                let top = baseline - span.style.rise - span.style.size * 0.8;
                self.link(part, piece, (x, top), span.style.size * 1.05, link);
            }
        }
    }

    fn link(&mut self, part: &Part, piece: &Piece, (x, y): (f32, f32), height: f32, span: &LinkSpan) {
        let (start, end) = piece.extent;
        let rect = Rect {
            x: x + start,
            y,
            width: end - start,
            height,
        };
        let element = part.element(span.element);
        if let Some(last) = self.made.pending.last_mut()
            && last.link.element == element
            && (last.link.rect.y - rect.y).abs() < 0.01
        {
            last.link.rect.width = rect.x + rect.width - last.link.rect.x;
            return;
        }
        match span.target {
            Target::Entry(source) => self.made.anchors.push((Anchor::Citation(source), rect.y)),
            Target::Note(note) => self.made.anchors.push((Anchor::NoteMark(note), rect.y)),
            Target::Known(_) | Target::Citation(_) | Target::NoteMark(_) => {}
        }
        let nowhere = LinkTarget::Place {
            page: self.index,
            y: 0.0,
        };
        self.made.pending.push(Pending {
            link: Link {
                rect,
                target: nowhere,
                element,
            },
            target: span.target.clone(),
        });
    }
}

/// The first baseline of a column whose lines start at `y`: the text stands in the middle of its leading.
fn first_baseline(column: &Column, y: f32) -> f32 {
    y + (column.leading - column.size) / 2.0 + column.size * 0.8
}

/// Whether a column is furniture to a screen reader.
fn is_artifact(column: &Column) -> bool {
    let first = column.text.spans.first();
    first.is_some_and(|span| matches!(span.tag, Tag::Artifact(_)))
}
