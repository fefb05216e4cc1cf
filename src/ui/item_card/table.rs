//! A table on its card: caption, head and cells as fields, rows and columns each with a menu.

use super::{Shared, act, edit, sentence};
use crate::app::{Command, ItemChange, TableChange};
use crate::briefing::{Item, RichText, Table};
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::{Frame, Grid, Margin, ScrollArea, TextEdit, Ui, WidgetInfo};

/// Narrowest a column is drawn; a wider table is scrolled.
const NARROWEST: f32 = 76.0;
/// Width of the menus of the rows.
const MENU: f32 = 40.0;

pub(super) fn table_ui(
    ui: &mut Ui,
    item: &Item,
    table: &Table,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let mut caption = table.caption.clone();
    let field = TextEdit::singleline(&mut caption)
        .hint_text("Caption")
        .desired_width(f32::INFINITY);
    let mut wanted = None;
    if act::field(ui, field, (item.id, "Caption of the table"), desk, commands) {
        wanted = Some(TableChange::Caption(caption));
    }
    let columns = table.header.len();
    let rows = table.rows.len();
    let room = (ui.available_width() - MENU) / f32::from(u16::try_from(columns.max(1)).unwrap_or(1));
    let width = (room - 8.0).max(NARROWEST);
    ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        Grid::new("cells").spacing([8.0, 4.0]).show(ui, |ui| {
            ui.label("");
            for at in 0..columns {
                column_menu(ui, at, columns, &mut wanted);
            }
            ui.end_row();
            let mut field = 0;
            let mut cells = |ui: &mut Ui, row: &[RichText], name: &dyn Fn(usize) -> String| {
                for (at, text) in row.iter().enumerate() {
                    cell(ui, width, |ui| {
                        let of = name(at + 1);
                        sentence::sentence_ui(ui, item, (field, &of), text, shared, desk, commands);
                    });
                    field += 1;
                }
            };
            ui.label("");
            cells(ui, &table.header, &|column| format!("head {column}"));
            ui.end_row();
            for (at, row) in table.rows.iter().enumerate() {
                // At the left, where it is in sight however wide the table is.
                row_menu(ui, at, rows, &mut wanted);
                cells(ui, row, &|column| format!("row {}, column {column}", at + 1));
                ui.end_row();
            }
        });
    });
    ui.horizontal(|ui| {
        if ui.small_button("Add row").clicked() {
            wanted = Some(TableChange::AddRow(rows));
        }
        if ui.small_button("Add column").clicked() {
            wanted = Some(TableChange::AddColumn(columns));
        }
    });
    commands.extend(wanted.map(|change| edit(item.id, ItemChange::Table(change))));
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
    Frame::new()
        .stroke(stroke)
        .inner_margin(Margin::symmetric(4, 1))
        .show(ui, |ui| {
            ui.vertical(|ui| {
                ui.set_width(width - 8.0);
                add(ui);
            });
        });
}

/// A menu under three dots, named for those who cannot see where it stands.
fn menu(ui: &mut Ui, name: &str, entries: &[(&str, bool, TableChange)], wanted: &mut Option<TableChange>) {
    let menu = ui.menu_button("…", |ui| {
        for (text, enabled, change) in entries {
            if ui.add_enabled(*enabled, egui::Button::new(*text)).clicked() {
                *wanted = Some(change.clone());
                ui.close();
            }
        }
    });
    menu.response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
}

fn column_menu(ui: &mut Ui, at: usize, columns: usize, wanted: &mut Option<TableChange>) {
    let before = at.saturating_sub(1);
    let entries = [
        ("Add column before", true, TableChange::AddColumn(at)),
        ("Add column behind", true, TableChange::AddColumn(at + 1)),
        ("Move column left", at > 0, TableChange::MoveColumn(at, before)),
        (
            "Move column right",
            at + 1 < columns,
            TableChange::MoveColumn(at, at + 1),
        ),
        ("Remove column", columns > 1, TableChange::RemoveColumn(at)),
    ];
    menu(ui, &format!("Column {}", at + 1), &entries, wanted);
}

fn row_menu(ui: &mut Ui, at: usize, rows: usize, wanted: &mut Option<TableChange>) {
    let before = at.saturating_sub(1);
    let entries = [
        ("Add row above", true, TableChange::AddRow(at)),
        ("Add row below", true, TableChange::AddRow(at + 1)),
        ("Move row up", at > 0, TableChange::MoveRow(at, before)),
        ("Move row down", at + 1 < rows, TableChange::MoveRow(at, at + 1)),
        ("Remove row", true, TableChange::RemoveRow(at)),
    ];
    menu(ui, &format!("Row {}", at + 1), &entries, wanted);
}
