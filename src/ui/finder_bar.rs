//! The field over the article: words looked for in it, how many places there are, and the way through them.

use super::shortcuts::hint;
use super::theme;
use super::window::Desk;
use crate::app::{Command, Finder, State};
use egui::accesskit::Role;
use egui::text_selection::CCursorRange;
use egui::{Button, Frame, Key, Margin, Modifiers, RichText, TextEdit, Ui, WidgetInfo};

pub(super) fn finder_ui(ui: &mut Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let Some(finder) = &state.finder else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(20, 5));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            field_ui(ui, finder, desk, commands);
            let (words, none) = counted(finder);
            let colour = if none { palette.warn } else { palette.muted };
            ui.label(RichText::new(words).color(colour));
            let any = state.has_places();
            for (text, name, command) in [
                ("↑", "Previous place", Command::PreviousPlace),
                ("↓", "Next place", Command::NextPlace),
            ] {
                let button = ui.add_enabled(any, Button::new(text));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, any, name));
                let about = format!("{name} ({})", hint(&command));
                if button.on_hover_text(about).clicked() {
                    commands.push(command);
                }
            }
            let close = ui.add(Button::new("×").frame(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close search"));
            if close.on_hover_text("Close search (Esc)").clicked() {
                commands.push(Command::CloseFinder);
            }
        });
    });
}

/// Typing looks; Enter and Shift+Enter go through the places, Escape leaves with the place selected.
fn field_ui(ui: &mut Ui, finder: &Finder, desk: &mut Desk, commands: &mut Vec<Command>) {
    let id = ui.scope_id().with("find");
    if ui.memory(|memory| memory.has_focus(id)) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Enter) {
            commands.push(Command::PreviousPlace);
        } else if pressed(Modifiers::NONE, Key::Enter) {
            commands.push(Command::NextPlace);
        }
    }
    let mut typed = finder.typed.clone();
    let width = (ui.available_width() - 190.0).clamp(80.0, 280.0);
    let field = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text("Find in this source")
        .desired_width(width);
    let mut output = field.show(ui);
    let response = output.response.response.clone();
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in this source"));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::CloseFinder);
    }
    if finder.called != desk.finder_called {
        desk.finder_called = finder.called;
        response.request_focus();
        let all = CCursorRange::select_all(&output.galley);
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id);
    }
    if response.changed() {
        commands.push(Command::FindWords(typed));
    }
    desk.note_field(&response);
}

/// "3 of 17", and whether there is none.
fn counted(finder: &Finder) -> (String, bool) {
    match finder.places.as_ref().map(|places| places.len()) {
        _ if finder.typed.trim().is_empty() => (String::new(), false),
        None => (String::new(), false),
        Some(0) => ("None".into(), true),
        Some(count) => (format!("{} of {count}", finder.at + 1), false),
    }
}
