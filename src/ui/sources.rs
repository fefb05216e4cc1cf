//! The list of sources, or a rail of their numbers where room is short.

use super::theme;
use super::window::Desk;
use crate::app::{Command, Document, State};
use crate::briefing::Source;
use egui::{Align, Button, Frame, Layout, Margin, RichText, ScrollArea, Sense, TextEdit, Ui};

pub(super) fn sources_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    rail: bool,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    if rail {
        return rail_ui(ui, state, document, commands);
    }
    Frame::new()
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new("Sources").font(super::fonts::strong()));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(document.briefing.sources.len().to_string()).color(palette.muted));
                });
            });
            if document.briefing.sources.len() > 5 {
                let field = ui.add(
                    TextEdit::singleline(&mut desk.filter)
                        .hint_text("Filter")
                        .desired_width(f32::INFINITY),
                );
                desk.note_field(&field);
            }
            ui.add_space(4.0);
            let wanted = desk.filter.to_lowercase();
            let height = ui.available_height() - 40.0;
            ScrollArea::vertical()
                .max_height(height.max(60.0))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for source in &document.briefing.sources {
                        if wanted.is_empty() || name(source).to_lowercase().contains(&wanted) {
                            row(ui, state, document, source, commands);
                        }
                    }
                });
            ui.add_space(6.0);
            if ui
                .add(Button::new("Add sources…").min_size(egui::vec2(ui.available_width(), 30.0)))
                .clicked()
            {
                commands.push(Command::AddSources);
            }
        });
}

fn rail_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space(10.0);
        for (number, source) in document.briefing.sources.iter().enumerate() {
            let selected = state.view.source == Some(source.id);
            let label = RichText::new((number + 1).to_string());
            let button = ui.add(
                Button::new(label)
                    .selected(selected)
                    .min_size(egui::vec2(36.0, 32.0)),
            );
            if button.on_hover_text(name(source)).clicked() {
                commands.push(Command::SelectSource(source.id));
            }
        }
        let add = ui.add(Button::new("+").min_size(egui::vec2(36.0, 32.0)));
        add.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, "Add sources…"));
        if add.on_hover_text("Add sources…").clicked() {
            commands.push(Command::AddSources);
        }
    });
}

fn row(ui: &mut Ui, state: &State, document: &Document, source: &Source, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let selected = state.view.source == Some(source.id);
    let uses = document.briefing.uses_of(source.id);
    let found = document.source_index(source.id).map_or(0, |index| {
        document
            .finds()
            .quotations
            .iter()
            .filter(|found| found.article == index)
            .count()
    });
    let fill = if selected {
        palette.selection
    } else {
        palette.window
    };
    let inner = Frame::new()
        .fill(fill)
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(
                egui::Label::new(RichText::new(name(source)).font(super::fonts::strong()))
                    .truncate()
                    .selectable(false),
            );
            let quotes = if found == 1 {
                "1 quotation".to_owned()
            } else {
                format!("{found} quotations")
            };
            let used = if uses == 0 {
                "not used yet".to_owned()
            } else {
                format!("{uses} used")
            };
            let version = match source.version {
                1 => String::new(),
                later => format!("version {later} · "),
            };
            ui.add(
                egui::Label::new(
                    RichText::new(format!("{version}{quotes} · {used}"))
                        .small()
                        .color(palette.muted),
                )
                .selectable(false),
            );
        });
    let response = ui.interact(
        inner.response.rect,
        ui.scope_id().with(("source", source.id.0)),
        Sense::click(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, name(source))
    });
    response.context_menu(|ui| {
        if ui.button("Read again…").clicked() {
            commands.extend([Command::SelectSource(source.id), Command::ReadAgain]);
            ui.close();
        }
        let versions = document.briefing.versions_of(source.id).len();
        if ui
            .add_enabled(versions > 1, Button::new("Compare versions"))
            .clicked()
        {
            commands.extend([Command::SelectSource(source.id), Command::CompareVersions]);
            ui.close();
        }
        if ui.button("Split into its articles").clicked() {
            commands.push(Command::SplitSource(source.id));
            ui.close();
        }
        if ui.add_enabled(uses == 0, Button::new("Remove source")).clicked() {
            commands.push(Command::RemoveSource(source.id));
            ui.close();
        }
    });
    if response.clicked() {
        commands.push(Command::SelectSource(source.id));
    }
}

/// A source's title, or its file's name.
pub(super) fn name(source: &Source) -> String {
    let title = source.details.title.trim();
    if title.is_empty() {
        source.file.clone()
    } else {
        title.to_owned()
    }
}
