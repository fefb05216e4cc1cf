//! The command palette and the page of keys, both made from the command table.

use super::theme;
use super::window::Desk;
use crate::app::{Command, Menu, State, table};
use egui::{Button, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

/// Rows shown of the palette.
const MOST: usize = 12;

pub(super) fn palette_ui(ui: &Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let response = Modal::new(Id::unique("palette")).show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let field = ui.add(
            TextEdit::singleline(&mut desk.query)
                .hint_text("Type a command")
                .desired_width(f32::INFINITY),
        );
        field.request_focus();
        desk.note_field(&field);
        ui.add_space(6.0);
        let wanted = desk.query.to_lowercase();
        let hits = table().iter().filter(|row| {
            let text = row.text.to_lowercase();
            wanted.split_whitespace().all(|word| text.contains(word)) && row.command != Command::ShowPalette
        });
        let mut first = true;
        for row in hits.filter(|row| (row.enabled)(state)).take(MOST) {
            let keys = row.shortcuts.first().map(ToString::to_string).unwrap_or_default();
            let button = Button::new(row.text.as_str())
                .shortcut_text(keys)
                .selected(first)
                .min_size(egui::vec2(ui.available_width(), 26.0));
            let clicked = ui.add(button).on_hover_text(row.tooltip.as_str()).clicked();
            if clicked || (first && enter) {
                commands.extend([Command::CloseModal, row.command.clone()]);
                desk.query.clear();
            }
            first = false;
        }
    });
    if response.should_close() {
        desk.query.clear();
        commands.push(Command::CloseModal);
    }
}

pub(super) fn keys_ui(ui: &Ui, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let response = Modal::new(Id::unique("keys")).show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        ui.label(RichText::new("Keys").heading());
        ui.label(
            RichText::new("Single keys act while the article has the focus")
                .small()
                .color(palette.muted),
        );
        ui.add_space(6.0);
        ScrollArea::vertical()
            .max_height(ui.ctx().content_rect().height() * 0.6)
            .show(ui, |ui| {
                for menu in Menu::ALL {
                    ui.add_space(6.0);
                    ui.label(RichText::new(menu.label()).font(super::fonts::strong()));
                    egui::Grid::new(menu.label())
                        .num_columns(2)
                        .striped(false)
                        .spacing([24.0, 3.0])
                        .show(ui, |ui| {
                            for row in table()
                                .iter()
                                .filter(|row| row.menu == menu && !row.shortcuts.is_empty())
                            {
                                let keys: Vec<String> =
                                    row.shortcuts.iter().map(ToString::to_string).collect();
                                ui.label(RichText::new(keys.join("  ")).monospace());
                                ui.label(row.text.as_str());
                                ui.end_row();
                            }
                        });
                }
            });
        ui.add_space(8.0);
        if ui.button("Close").clicked() {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}
