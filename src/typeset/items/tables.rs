//! Tables: a head rule, hair rules between rows, no verticals.

use crate::briefing::{Item, Table};
use crate::typeset::FaceId;
use crate::typeset::compose::Composer;
use crate::typeset::flow::{Block, Column};
use crate::typeset::page::{ElementId, Origin, Role};
use crate::typeset::style::{self, Align, GRID, TextStyle};

impl Composer<'_> {
    /// A plain table: columns of equal width, a head rule, hair rules between rows.
    pub(super) fn table(&mut self, item: &Item, table: &Table, parent: ElementId) {
        let element = self.elements.add(Role::Table, Some(parent));
        let columns = table.header.len().max(1);
        let width = (self.frame.column - self.frame.indent) / f32::from(u16::try_from(columns).unwrap_or(1));
        let mut field = 0u32;
        let rows = std::iter::once(&table.header).chain(&table.rows);
        let last = table.rows.len();
        for (index, row) in rows.enumerate() {
            let head = index == 0;
            let row_element = self.elements.add(Role::TableRow, Some(element));
            let mut cells: Vec<Column> = Vec::new();
            for (at, cell) in (0u16..).zip(row) {
                let role = if head { Role::TableHeader } else { Role::TableCell };
                let cell_element = self.elements.add(role, Some(row_element));
                let face = if head { FaceId::SANS_SEMIBOLD } else { FaceId::SANS };
                let style = TextStyle {
                    face,
                    ..style::TABLE.tabular()
                };
                let text = self.rich(cell, &[], style, cell_element, item);
                let origin = Origin::Item { item: item.id, field };
                field += 1;
                let column = self.column(
                    text,
                    self.frame.indent + width * f32::from(at),
                    width - 8.0,
                    13.0,
                    Align::Left,
                    origin,
                );
                // An empty cell stands on the row's baseline, too.
                cells.push(Column {
                    size: style.size,
                    ..column
                });
            }
            // What stands beside is drawn first, so the cells are read from left to right.
            let Some(main) = cells.pop() else { continue };
            let rule = match index {
                0 => None,
                1 => Some((0.8, style::INK)),
                _ => Some((0.3, style::HAIR)),
            };
            self.blocks.push(Block {
                beside: cells,
                before: GRID / 4.0,
                after: if index == last { GRID / 2.0 } else { GRID / 4.0 },
                whole: true,
                keep_with_next: head,
                rule,
                ..Block::new(main)
            });
        }
    }
}
