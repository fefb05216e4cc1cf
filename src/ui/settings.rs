//! The few settings, each with its effect at once; they are saved when the page is closed.

use super::theme;
use super::window::Desk;
use crate::app::{Appearance, Command, Settings, State};
use egui::accesskit::Role;
use egui::{ComboBox, Grid, RichText, TextEdit, Ui, WidgetInfo};

/// Width of the page and of its fields.
const WIDTH: f32 = 480.0;
const FIELD: f32 = 290.0;

pub(super) fn settings_ui(ui: &Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let response = theme::modal(ui.ctx(), "Settings").show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        ui.label(RichText::new("Settings").heading());
        ui.add_space(8.0);
        let mut wanted = state.settings.clone();
        Grid::new("settings")
            .num_columns(2)
            .spacing([16.0, 10.0])
            .show(ui, |ui| {
                window_ui(ui, &mut wanted);
                briefing_ui(ui, state, &mut wanted, desk);
            });
        ui.add_space(6.0);
        let keys = "Letters and digits act alone in the reader (N, K, 1 to 9)";
        ui.checkbox(&mut wanted.single_keys, keys);
        if wanted != state.settings {
            commands.push(Command::SetSettings(Box::new(wanted)));
        }
        ui.add_space(12.0);
        if ui.button("Close").clicked() {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

/// How the window looks.
fn window_ui(ui: &mut Ui, wanted: &mut Settings) {
    ui.label("Appearance");
    ui.horizontal(|ui| {
        for (value, words) in [
            (Appearance::System, "As the system"),
            (Appearance::Light, "Light"),
            (Appearance::Dark, "Dark"),
        ] {
            ui.selectable_value(&mut wanted.appearance, value, words);
        }
    });
    ui.end_row();
    ui.label("Scale");
    let combo = ComboBox::from_id_salt("scale").width(100.0);
    let shown = format!("{} %", wanted.scale);
    let combo = combo.selected_text(shown.as_str()).show_ui(ui, |ui| {
        for scale in Settings::SCALES {
            ui.selectable_value(&mut wanted.scale, scale, format!("{scale} %"));
        }
    });
    named(&combo.response, "Scale", &shown);
    ui.end_row();
}

/// What a new briefing begins with.
fn briefing_ui(ui: &mut Ui, state: &State, wanted: &mut Settings, desk: &mut Desk) {
    ui.label("New briefings are");
    let template = state
        .templates
        .iter()
        .find(|template| template.id == wanted.template);
    let shown = template.map_or("", |template| template.name.as_str());
    let combo = ComboBox::from_id_salt("template").width(FIELD);
    let combo = combo.selected_text(shown).show_ui(ui, |ui| {
        for template in &state.templates {
            ui.selectable_value(&mut wanted.template, template.id.clone(), &template.name);
        }
    });
    named(&combo.response, "Template of new briefings", shown);
    ui.end_row();
    ui.label("Organisation");
    let field = TextEdit::singleline(&mut wanted.organisation).desired_width(FIELD);
    let response = ui.add(field.hint_text("As in the masthead"));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Organisation"));
    desk.note_field(&response);
    ui.end_row();
}

/// A name for a box of choices, with what is chosen.
fn named(response: &egui::Response, name: &str, chosen: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {chosen}")));
}
