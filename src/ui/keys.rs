//! The page of keys, made from the command table.

use super::{by_keys, theme};
use crate::app::{Command, Menu, table};
use egui::{RichText, Ui};

pub(super) fn keys_ui(ui: &Ui, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let response = theme::modal(ui.ctx(), "Keys").show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        ui.label(RichText::new("Keys").heading());
        ui.label(
            RichText::new("Single keys act while the article has the focus")
                .small()
                .color(palette.muted),
        );
        ui.add_space(6.0);
        let height = ui.ctx().content_rect().height() * 0.6;
        by_keys::scrolled(ui, height, |ui| {
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
                            let keys: Vec<String> = row.shortcuts.iter().map(ToString::to_string).collect();
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
