//! The command palette: a field, and what it finds below. Arrows choose, Enter does.

use super::theme;
use super::window::Desk;
use crate::app::{Command, Offer, State, offers};
use egui::accesskit::Role;
use egui::{Button, Key, Modifiers, RichText, TextEdit, Ui, WidgetInfo, vec2};

/// Rows shown.
const MOST: usize = 12;

/// What was typed, and which row is chosen.
#[derive(Debug, Default)]
pub(super) struct Typed {
    words: String,
    chosen: usize,
}

pub(super) fn palette_ui(ui: &Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let response = theme::modal(ui.ctx(), "Commands").show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        let pressed = |ui: &mut Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down) = (pressed(ui, Key::ArrowUp), pressed(ui, Key::ArrowDown));
        let enter = pressed(ui, Key::Enter);
        let field = ui.add(
            TextEdit::singleline(&mut desk.palette.words)
                .hint_text("A command, a source, a section, or a number such as 2.3")
                .desired_width(f32::INFINITY),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find"));
        field.request_focus();
        desk.note_field(&field);
        if field.changed() {
            desk.palette.chosen = 0;
        }
        ui.add_space(6.0);
        // Fewer where the window is low.
        let room = (ui.ctx().content_rect().height() - 110.0) / 32.0;
        let found = offers(state, &desk.palette.words, (room.max(3.0) as usize).min(MOST));
        let last = found.len().saturating_sub(1);
        desk.palette.chosen = (desk.palette.chosen + usize::from(down))
            .saturating_sub(usize::from(up))
            .min(last);
        for (index, offer) in found.iter().enumerate() {
            let chosen = index == desk.palette.chosen;
            if row(ui, offer, chosen) || (chosen && enter) {
                commands.extend([Command::CloseModal, offer.command.clone()]);
            }
        }
        if found.is_empty() {
            ui.label(RichText::new("Nothing has that name").color(theme::palette(ui.ctx()).muted));
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool) -> bool {
    let behind = if offer.kind.is_empty() {
        offer.keys.as_str()
    } else {
        offer.kind
    };
    let button = Button::new(offer.text.as_str())
        .shortcut_text(behind)
        .selected(chosen)
        .truncate()
        .min_size(vec2(ui.available_width(), 26.0));
    let response = ui.add(button);
    // Arrows go through them from the field; Tab does not.
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &offer.text));
    response.on_hover_text(offer.tooltip.as_str()).clicked()
}
