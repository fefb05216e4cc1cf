//! The small field below a sentence that asks where words of it link to.

use super::act;
use crate::app::{Command, Linking};
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::{Key, TextEdit, Ui, WidgetInfo};

/// Room for the buttons beside the field.
const BUTTONS: f32 = 130.0;

/// `serial` is another one whenever an address is asked for anew.
pub(super) fn link_ui(
    ui: &mut Ui,
    linking: &Linking,
    serial: u64,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let id = ui.scope_id().with(("address", serial));
    let kept = ui.data(|data| data.get_temp::<String>(id));
    let fresh = kept.is_none();
    let mut address = kept.unwrap_or_else(|| linking.address.clone());
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut address)
            .hint_text("https://…")
            .desired_width((ui.available_width() - BUTTONS).max(90.0));
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Address of the link"));
        desk.note_field(&response);
        let pressed = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        let given = !address.trim().is_empty();
        let entered = given && pressed(Key::Enter);
        let left = pressed(Key::Escape);
        if fresh || entered {
            // What is no address is mended here.
            response.request_focus();
        }
        if act::small(ui, "Link ⏎", "Set link", given) || entered {
            commands.push(Command::LinkTo(address.clone()));
        }
        if !linking.address.is_empty() && act::small(ui, "Remove", "Remove link", true) {
            commands.push(Command::LinkTo(String::new()));
        }
        if act::small(ui, "×", "Close address", true) || left {
            commands.push(Command::LinkWords);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, address));
}
