//! The menu bar, made from the command table; the palette's button and the export at the right.

use super::shortcuts::hint;
use super::theme;
use super::window::Desk;
use crate::app::{Command, Entry, Menu, State, table};
use egui::{Align, Button, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui};

/// Height of the bar, and room below a menu.
const BAR: f32 = 64.0;

pub(super) fn menu_bar(ui: &mut Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(8, 4));
    Panel::top("menus").frame(frame).show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            for menu in Menu::ALL {
                let button = ui.menu_button(menu.label(), |ui| {
                    // Long menus scroll in low windows.
                    let height = ui.ctx().content_rect().height() - BAR;
                    let area = ScrollArea::vertical()
                        .max_height(height)
                        .min_scrolled_height(height);
                    area.show(ui, |ui| menu_ui(ui, menu, state, commands));
                });
                if menu == Menu::File && desk.menus_called != state.view.menus_called {
                    desk.menus_called = state.view.menus_called;
                    button.response.request_focus();
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if state.has_document() {
                    let label = RichText::new("Export PDF…")
                        .color(palette.on_accent)
                        .family(super::fonts::semibold());
                    let export = ui.add(
                        Button::new(label)
                            .fill(palette.accent)
                            .min_size(egui::vec2(104.0, 28.0)),
                    );
                    if export
                        .on_hover_text(format!(
                            "Export the final PDF ({})",
                            hint(&Command::Export { draft: false })
                        ))
                        .clicked()
                    {
                        commands.push(Command::Export { draft: false });
                    }
                    if ui
                        .button("Draft copy…")
                        .on_hover_text("Export a draft copy: never blocked, marked DRAFT")
                        .clicked()
                    {
                        commands.push(Command::Export { draft: true });
                    }
                }
                let words = format!("Commands  {}", hint(&Command::ShowPalette));
                if ui
                    .add(Button::new(RichText::new(words).color(palette.muted)).frame(false))
                    .clicked()
                {
                    commands.push(Command::ShowPalette);
                }
            });
        });
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    ui.set_min_width(270.0);
    let mut group = None;
    for row in table().iter().filter(|row| row.menu == menu) {
        if group.is_some_and(|group| group != row.group) {
            ui.separator();
        }
        group = Some(row.group);
        let keys = row.shortcuts.first().map(ToString::to_string).unwrap_or_default();
        let button = Button::new(text(row, state))
            .shortcut_text(keys)
            .min_size(egui::vec2(ui.available_width(), 26.0));
        let response = ui.add_enabled((row.enabled)(state), button.frame_when_inactive(false));
        if response.on_hover_text(row.tooltip.as_str()).clicked() {
            commands.push(row.command.clone());
            ui.close();
        }
    }
}

/// A row's name; undo and redo say what they take back or do again.
fn text(row: &Entry, state: &State) -> String {
    let history = state.document.as_ref().map(|document| &document.history);
    let step = match row.command {
        Command::Undo => history.and_then(|history| history.undo_name()),
        Command::Redo => history.and_then(|history| history.redo_name()),
        _ => None,
    };
    step.map_or_else(
        || row.text.clone(),
        |step| format!("{}: {}", row.text, step.to_lowercase()),
    )
}
