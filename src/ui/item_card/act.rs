//! Small buttons and fields of a card, each with a name for those who cannot see it.

use crate::app::Command;
use crate::briefing::ItemId;
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::{AsIdSalt, Button, RichText, TextEdit, Ui, UiBuilder, WidgetInfo};

/// What `contents` adds keeps its identity, and with it the focus, whatever comes and goes above it on the
/// card: egui numbers widgets in the order they are added.
pub(super) fn steady<R>(ui: &mut Ui, name: impl AsIdSalt, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(name);
    ui.scope_builder(UiBuilder::new().scope_id(id), contents).inner
}

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
    (item, name): (ItemId, &str),
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) -> bool {
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    desk.note_field(&response);
    desk.call_field(ui, Some(item), name, &response);
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
    response.changed()
}
