//! Tables: a caption above, a head rule, hair rules between rows, no verticals; columns as wide as their
//! words ask for, figures flush right.

use super::widths::{self, Wanted};
use crate::briefing::{Item, Table};
use crate::typeset::FaceId;
use crate::typeset::compose::Composer;
use crate::typeset::flow::{Block, Column};
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::page::{Problem, Tag};
use crate::typeset::style::{self, Align, GRID, TextStyle};
use crate::typeset::text::StyledText;

/// Distance between two columns.
const GAP: f32 = 12.0;
/// Distance between baselines in a cell.
const LEADING: f32 = 13.0;
/// Space between two rows, with the rule in its middle.
const ROW: f32 = 4.4;

/// Below a caption: less than above it, so that it belongs to its table at a glance.
const BELOW_CAPTION: f32 = 2.4;

/// Rows of a table that is not parted between pages, its head not counted.
const SMALL: usize = 5;

/// A cell before its column has a width.
pub(super) struct Cell {
    pub(super) text: StyledText,
    pub(super) origin: Origin,
}

/// Face and size of a cell.
pub(super) fn cell_style(head: bool) -> TextStyle {
    let face = if head { FaceId::SANS_SEMIBOLD } else { FaceId::SANS };
    TextStyle {
        face,
        ..style::TABLE.tabular()
    }
}

impl Composer<'_> {
    /// A table of an item. Rows that are too short are filled up with empty cells.
    pub(super) fn table(&mut self, item: &Item, table: &Table, parent: ElementId) {
        let element = self.elements.add(Role::Table, Some(parent));
        let cells = table.header.len() + table.rows.iter().map(Vec::len).sum::<usize>();
        let origin = |field: usize| Origin::Item {
            item: item.id,
            field: u32::try_from(field).unwrap_or(u32::MAX),
        };
        self.table_caption(&table.caption, origin(cells), element);
        let rows = || std::iter::once(&table.header).chain(&table.rows);
        let columns = rows().map(Vec::len).max().unwrap_or(0);
        let mut field = 0;
        let mut set = Vec::new();
        for (index, row) in rows().enumerate() {
            let row_element = self.elements.add(Role::TableRow, Some(element));
            let mut cells = Vec::with_capacity(columns);
            for at in 0..columns {
                let (head, style) = (index == 0, cell_style(index == 0));
                let cell = self.cell(row_element, head);
                let text = match row.get(at) {
                    Some(text) => self.rich(text, &[], style, cell, item),
                    None => StyledText::new(),
                };
                let origin = origin(field);
                field += usize::from(at < row.len());
                cells.push(Cell { text, origin });
            }
            set.push(cells);
        }
        if !self.rows(set) {
            let message =
                "the table has more columns than fit its width; words are set over their cells".to_owned();
            self.problems.push(Problem {
                item: Some(item.id),
                message,
            });
        }
    }

    /// The element of a cell.
    pub(super) fn cell(&mut self, row: ElementId, head: bool) -> ElementId {
        let role = if head { Role::TableHeader } else { Role::TableCell };
        self.elements.add(role, Some(row))
    }

    /// The caption above a table, if it has one.
    pub(super) fn table_caption(&mut self, words: &str, origin: Origin, table: ElementId) {
        if words.trim().is_empty() {
            return;
        }
        let caption = self.elements.add(Role::Caption, Some(table));
        let text = StyledText::plain(words, style::CAPTION, Tag::Content(caption));
        let (x, measure) = (self.frame.indent, self.frame.text());
        let column = self.column(text, x, measure, LEADING, Align::Left, origin);
        self.blocks.push(Block {
            before: GRID / 2.0,
            after: BELOW_CAPTION,
            keep_with_next: true,
            whole: true,
            ..Block::new(column)
        });
    }

    /// Sets rows of equally many cells, the head first. `false` if they do not fit the width.
    pub(super) fn rows(&mut self, rows: Vec<Vec<Cell>>) -> bool {
        let columns = rows.first().map_or(0, Vec::len);
        let mut wanted = vec![Wanted::default(); columns];
        for (index, row) in rows.iter().enumerate() {
            for (column, cell) in wanted.iter_mut().zip(row) {
                let line = self.natural(&cell.text);
                column.take_in(&line, &cell.text.text, index > 0);
            }
        }
        let gaps = GAP * f32::from(u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX));
        let (widths, fits) = widths::share(&wanted, (self.frame.text() - gaps).max(1.0));
        let last = rows.len().saturating_sub(1);
        for (index, row) in rows.into_iter().enumerate() {
            let mut cells: Vec<Column> = Vec::with_capacity(columns);
            let mut x = self.frame.indent;
            for (at, (cell, width)) in row.into_iter().zip(&widths).enumerate() {
                // The first column names the row: it stays at the left, years too.
                let figures = at > 0 && wanted.get(at).is_some_and(Wanted::is_figures);
                let align = if figures { Align::Right } else { Align::Left };
                let column = self.column(cell.text, x, *width, LEADING, align, cell.origin);
                // An empty cell stands on the row's baseline, too.
                cells.push(Column {
                    size: style::TABLE.size,
                    ..column
                });
                x += width + GAP;
            }
            // What stands beside is drawn first, so the cells are read from left to right.
            let Some(main) = cells.pop() else { continue };
            let rule = match index {
                0 => None,
                1 => Some(style::HEAD_RULE),
                _ => Some(style::ROW_RULE),
            };
            self.blocks.push(Block {
                beside: cells,
                before: if index == 0 { BELOW_CAPTION } else { ROW },
                after: if index == last { GRID / 2.0 } else { ROW },
                whole: true,
                // No row is left alone at the foot of a page, nor at the top of the next.
                keep_with_next: index < last && (last <= SMALL || index < 2 || index + 1 == last),
                rule,
                head: (index > 0).then_some(index),
                ..Block::new(main)
            });
        }
        fits
    }
}
