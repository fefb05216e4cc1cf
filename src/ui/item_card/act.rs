//! Small buttons and fields of a card, each with a name for those who cannot see it.

use crate::app::Command;
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::{Button, RichText, TextEdit, Ui, WidgetInfo};

/// A small button; `name` is its tooltip and its accessible name.
pub(super) fn small(ui: &mut Ui, text: &str, name: &str, enabled: bool) -> bool {
    let button = Button::new(RichText::new(text).small()).frame(false);
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name).clicked()
}

/// A field of one line, or of more; whether it was changed.
pub(super) fn field(
    ui: &mut Ui,
    field: TextEdit<'_>,
    name: &str,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) -> bool {
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    desk.note_field(&response);
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
    response.changed()
}
