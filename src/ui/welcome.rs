//! The first screen: one drop zone, the sample, what was open before, and unsaved work that was found.

use super::shortcuts::hint;
use super::theme;
use crate::app::{Command, State};
use egui::{
    Align, Button, CentralPanel, Frame, Label, Layout, Margin, RichText, ScrollArea, Stroke, Ui, vec2,
};

/// Room for *Restore* and *Discard*.
const BUTTONS: f32 = 150.0;

pub(super) fn welcome_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    CentralPanel::default()
        .frame(Frame::new().fill(palette.window))
        .show(ui, |ui| {
            let width = 560.0f32.min(ui.available_width() - 40.0);
            let side = ((ui.available_width() - width) / 2.0).max(0.0);
            ui.add_space((ui.available_height() * 0.12).max(12.0));
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        contents(ui, state, commands);
                    });
                });
            });
        });
}

fn contents(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    ui.label(RichText::new("Attaché").font(egui::FontId::new(34.0, super::fonts::serif_semibold())));
    ui.label(
        RichText::new("From articles to a briefing whose every quotation can be proved")
            .color(palette.muted)
            .size(15.0),
    );
    ui.add_space(18.0);
    let zone = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.separator))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(20, 22));
    zone.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new("Drop articles here").font(egui::FontId::new(17.0, super::fonts::semibold())));
        ui.label(
            RichText::new(
                "Saved web pages, PDF, Word, mail, text, folders and zip files. You can also paste text, or",
            )
            .color(palette.muted),
        );
        ui.add_space(6.0);
        if ui
            .button(format!("Add sources…   {}", hint(&Command::AddSources)))
            .clicked()
        {
            commands.push(Command::AddSources);
        }
    });
    ui.add_space(14.0);
    ui.horizontal(|ui| {
        let sample = Button::new(
            RichText::new("Open the sample")
                .color(palette.on_accent)
                .family(super::fonts::semibold()),
        )
        .fill(palette.accent);
        if ui.add(sample.min_size(vec2(0.0, 34.0))).clicked() {
            commands.push(Command::OpenSample);
        }
        if ui
            .add(Button::new("New briefing").min_size(vec2(0.0, 34.0)))
            .clicked()
        {
            commands.push(Command::NewBriefing);
        }
        if ui
            .add(Button::new("Choose a template…").min_size(vec2(0.0, 34.0)))
            .clicked()
        {
            commands.push(Command::ShowTemplates);
        }
        if ui
            .add(Button::new("Open a briefing…").min_size(vec2(0.0, 34.0)))
            .clicked()
        {
            commands.push(Command::OpenBriefing);
        }
    });
    ui.add_space(4.0);
    let line = "In the sample press N, then 2, then look at the page";
    ui.label(RichText::new(line).small().color(palette.muted));
    recovery(ui, state, commands);
    recent(ui, state, commands);
}

/// Unsaved work of an earlier run: offered, never restored in silence.
fn recovery(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.recovery.is_empty() {
        return;
    }
    ui.add_space(20.0);
    ui.label(RichText::new("Unsaved work was found").font(super::fonts::strong()));
    for offer in &state.recovery {
        ui.horizontal(|ui| {
            let title = if offer.title.is_empty() {
                "Briefing without a title"
            } else {
                offer.title.as_str()
            };
            let words = if offer.written.is_empty() {
                title.to_owned()
            } else {
                format!("{title}, {}", offer.written)
            };
            // A long title leaves room for the buttons.
            let room = vec2((ui.available_width() - BUTTONS).max(80.0), 28.0);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(words).truncate());
            });
            if ui.button("Restore").clicked() {
                commands.push(Command::RestoreRecovery(offer.id.clone()));
            }
            if ui.add(Button::new("Discard").frame(false)).clicked() {
                commands.push(Command::DiscardRecovery(offer.id.clone()));
            }
        });
    }
}

fn recent(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    if state.settings.recent.is_empty() {
        return;
    }
    ui.add_space(20.0);
    ui.label(RichText::new("Recent").font(super::fonts::strong()));
    for path in state.settings.recent.iter().take(6) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let button = ui.add(Button::new(RichText::new(name).color(palette.accent)).frame(false));
        if button.on_hover_text(path.display().to_string()).clicked() {
            commands.push(Command::LoadPaths(vec![path.clone()]));
        }
    }
}
