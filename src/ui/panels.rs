//! What the panels have in common, and the small modals: what goes out with an export, a file that was changed.

use super::{by_keys, theme};
use crate::app::Command;
use egui::{Align, Layout, RichText, Ui};
use std::path::Path;

/// The head of a panel: its title, and what closes it.
pub(super) fn head(ui: &mut Ui, title: &str, toggle: Command, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(super::fonts::strong()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.small_button("Close").clicked() {
                commands.push(toggle);
            }
        });
    });
}

/// What goes out with an export that has the briefing attached.
pub(super) fn attached_ui(ui: &Ui, lines: &[String], commands: &mut Vec<Command>) {
    let response = theme::modal(ui.ctx(), "Export with the briefing attached").show(ui.ctx(), |ui| {
        ui.set_width(480.0);
        ui.label(RichText::new("Export with the briefing attached").heading());
        ui.add_space(6.0);
        ui.label("Whoever gets the PDF can take these out of it and verify every quotation:");
        by_keys::scrolled(ui, 260.0, |ui| {
            for line in lines {
                ui.label(format!("• {line}"));
            }
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if ui.button("Export…").clicked() {
                commands.push(Command::ExportAttached);
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseModal);
            }
        });
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

pub(super) fn file_changed_ui(ui: &Ui, path: &Path, message: &str, commands: &mut Vec<Command>) {
    theme::modal(ui.ctx(), "Changed file").show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.label(RichText::new("The file was changed by another program").heading());
        ui.add_space(6.0);
        ui.label(message);
        ui.label(RichText::new(path.display().to_string()).small());
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if ui.button("Save as…").clicked() {
                commands.extend([Command::CloseModal, Command::SaveAs]);
            }
            if ui.button("Overwrite").clicked() {
                commands.push(Command::Overwrite);
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseModal);
            }
        });
    });
}
