//! Placed blocks to pages of the display list: runs, rules, links, outline.

use super::compose::Composer;
use super::flow::{Block, Column};
use super::furniture::{Furniture, MASTHEAD};
use super::page::{Artifact, Item, Link, LinkTarget, Mark, Page, Rect, Rule, Run, Size};
use super::paginate::{Placed, paginate};
use super::set_lines::{Line, Piece};
use super::style::{self, BOTTOM, COLUMN, TOP};
use super::text::Target;
use crate::briefing::SourceId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pages with their outline.
pub(super) struct Built {
    pub(super) pages: Vec<Page>,
    pub(super) outline: Vec<Mark>,
}

/// A link before its target's place is known.
struct Pending {
    page: usize,
    link: Link,
    target: Target,
}

/// Places of one kind by source: page and distance from its top.
type Places = BTreeMap<SourceId, (usize, f32)>;

/// Where things go while pages are filled.
struct Builder {
    left: f32,
    pages: Vec<Page>,
    outline: Vec<Mark>,
    pending: Vec<Pending>,
    entries: Places,
    citations: Places,
}

/// Paginates the composed blocks and fills the pages.
pub(super) fn build(composer: &mut Composer<'_>) -> Built {
    let size = style::paper(composer.briefing.details.paper);
    let left = (size.width - COLUMN) / 2.0;
    let head = if composer.has_masthead() { MASTHEAD } else { 0.0 };
    let area = size.height - TOP - BOTTOM;
    let plan = paginate(&composer.blocks, |page| area - if page == 0 { head } else { 0.0 });
    let count = plan.len();
    let mut builder = Builder {
        left,
        pages: Vec::with_capacity(count),
        outline: Vec::new(),
        pending: Vec::new(),
        entries: Places::new(),
        citations: Places::new(),
    };
    for (index, placed) in plan.iter().enumerate() {
        let furniture = composer.furniture(index, count, size, left);
        let top = TOP + if index == 0 { head } else { 0.0 };
        builder.page(&composer.blocks, placed, &furniture, top, size);
    }
    builder.resolve();
    Built {
        pages: builder.pages,
        outline: builder.outline,
    }
}

impl Builder {
    fn page(&mut self, blocks: &[Block], placed: &[Placed], furniture: &Furniture, top: f32, size: Size) {
        let number = self.pages.len() + 1;
        self.pages.push(Page {
            size,
            label: number.to_string(),
            items: Vec::new(),
            links: Vec::new(),
        });
        for line in &furniture.head {
            self.column(&line.column, 0..1, line.baseline, None);
        }
        for rule in &furniture.rules {
            self.item(Item::Rule(rule.clone()));
        }
        for part in placed {
            if let Some(block) = blocks.get(part.block) {
                self.block(block, part, top);
            }
        }
        for line in &furniture.foot {
            self.column(&line.column, 0..1, line.baseline, None);
        }
    }

    fn item(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    fn rule(&mut self, rect: Rect, colour: super::Colour) {
        self.item(Item::Rule(Rule {
            rect,
            colour,
            artifact: Artifact::Decoration,
        }));
    }

    fn block(&mut self, block: &Block, part: &Placed, top: f32) {
        let y = top + part.y;
        let page = self.pages.len() - 1;
        let starts = part.lines.start == 0;
        let height = block.height(part.lines.len());
        if let Some(bar) = block.bar {
            self.rule(
                Rect {
                    x: self.left + bar.x,
                    y: y + 1.0,
                    width: bar.width,
                    height: height - 2.0,
                },
                bar.colour,
            );
        }
        let mut text_top = y;
        if starts {
            if let Some((thickness, colour)) = block.rule {
                let x = block
                    .beside
                    .iter()
                    .map(|column| column.x)
                    .filter(|x| *x > 0.0)
                    .fold(block.main.x, f32::min);
                let rect = Rect {
                    x: self.left + x,
                    y: y - 2.2,
                    width: COLUMN - x,
                    height: thickness,
                };
                self.rule(rect, colour);
            }
            if let Some(bullet) = block.bullet {
                let middle = first_baseline(&block.main, y) - block.main.size * 0.24;
                let rect = Rect {
                    x: self.left + bullet.x,
                    y: middle - bullet.side / 2.0,
                    width: bullet.side,
                    height: bullet.side,
                };
                self.rule(rect, bullet.colour);
            }
            if let Some((level, title)) = &block.mark {
                self.outline.push(Mark {
                    title: title.clone(),
                    level: *level,
                    page,
                    y,
                });
            }
            if let Some(source) = block.entry {
                self.entries.insert(source, (page, y));
            }
            if let Some((image, height)) = &block.image {
                let mut image = image.clone();
                image.rect.x += self.left;
                image.rect.y += y;
                text_top += height;
                self.item(Item::Image(image));
            }
            // What stands beside comes first in reading order: dates, numbers.
            let baseline = first_baseline(&block.main, text_top);
            for column in &block.beside {
                self.column(column, 0..column.lines.lines.len(), baseline, Some(page));
            }
        }
        self.column(
            &block.main,
            part.lines.clone(),
            first_baseline(&block.main, text_top),
            Some(page),
        );
    }

    /// Lines of a column from the baseline of the first; `links` names the page they belong to.
    fn column(
        &mut self,
        column: &Column,
        lines: std::ops::Range<usize>,
        baseline: f32,
        links: Option<usize>,
    ) {
        let Some(shown) = column.lines.lines.get(lines) else {
            return;
        };
        let mut baseline = baseline;
        for line in shown {
            self.line(column, line, baseline, links);
            baseline += column.leading;
        }
    }

    fn line(&mut self, column: &Column, line: &Line, baseline: f32, links: Option<usize>) {
        let x = self.left + column.x;
        for piece in &line.pieces {
            let Some(span) = column.text.spans.get(piece.span) else {
                continue;
            };
            self.item(Item::Run(Run {
                face: piece.face,
                size: span.style.size,
                colour: span.style.colour,
                x,
                baseline,
                paragraph: column.paragraph,
                tag: span.tag,
                glyphs: Arc::clone(&piece.glyphs),
            }));
            if let (Some(link), Some(page)) = (&span.link, links) {
                self.link(piece, x, baseline, span.style.size, span.style.rise, page, link);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a rectangle and what it is for")]
    fn link(
        &mut self,
        piece: &Piece,
        x: f32,
        baseline: f32,
        size: f32,
        rise: f32,
        page: usize,
        link: &super::text::LinkSpan,
    ) {
        let (start, end) = piece.extent;
        let rect = Rect {
            x: x + start,
            y: baseline - rise - size * 0.8,
            width: end - start,
            height: size * 1.05,
        };
        if let Some(last) = self.pending.last_mut()
            && last.page == page
            && last.link.element == link.element
            && (last.link.rect.y - rect.y).abs() < 0.01
        {
            last.link.rect.width = rect.x + rect.width - last.link.rect.x;
            return;
        }
        if let Target::Entry(source) = link.target {
            self.citations.entry(source).or_insert((page, rect.y));
        }
        let target = LinkTarget::Place { page, y: 0.0 };
        self.pending.push(Pending {
            page,
            link: Link {
                rect,
                target,
                element: link.element,
            },
            target: link.target.clone(),
        });
    }

    /// Gives every link its target, now that all places are known.
    fn resolve(&mut self) {
        for Pending { page, link, target } in std::mem::take(&mut self.pending) {
            let place = |places: &Places, source: &SourceId| {
                places.get(source).map(|(page, y)| LinkTarget::Place {
                    page: *page,
                    y: (y - 6.0).max(0.0),
                })
            };
            let target = match &target {
                Target::Known(target) => Some(target.clone()),
                Target::Entry(source) => place(&self.entries, source),
                Target::Citation(source) => place(&self.citations, source),
            };
            if let (Some(target), Some(page)) = (target, self.pages.get_mut(page)) {
                page.links.push(Link { target, ..link });
            }
        }
    }
}

/// The first baseline of a column whose lines start at `y`: the text stands in the middle of its leading.
fn first_baseline(column: &Column, y: f32) -> f32 {
    y + (column.leading - column.size) / 2.0 + column.size * 0.8
}
