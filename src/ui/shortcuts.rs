//! Presses to commands, by the one command table. Modifiers are matched exactly; digits on the physical
//! key, so that they work where they need Shift; single keys never act in a text field.

use crate::app::{Column, Command, Key, Scope, Shortcut, State, by_shortcut, entry};
use egui::{Context, Event, Modifiers};

/// Takes the presses that are shortcuts out of this frame's input and gives their commands.
/// `editing` says that a text field has the caret, `on_control` that a control of its own answers to Enter.
pub(super) fn commands(context: &Context, state: &State, editing: bool, on_control: bool) -> Vec<Command> {
    let mut found = Vec::new();
    // One modal at most: while it is open only Escape acts on the desk.
    if state.modal.is_some() {
        let closed = context.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape));
        return if closed { vec![Command::CloseModal] } else { found };
    }
    // The reader's keys act on the page too; its own come first.
    let scopes: &[Scope] = match (editing, state.view.focus) {
        (true, _) => &[Scope::Anywhere],
        (false, Column::Cards) => &[Scope::Card],
        (false, Column::Page) => &[Scope::Page, Scope::Reader],
        (false, Column::Sources | Column::Reader) => &[Scope::Reader],
    };
    let mut taken_digits: Vec<String> = Vec::new();
    context.input_mut(|input| {
        input.events.retain(|event| {
            let Some(shortcut) = pressed(event) else {
                return true;
            };
            let plain = !shortcut.ctrl && !shortcut.alt && !matches!(shortcut.key, Key::Function(_));
            let row = scopes.iter().find_map(|scope| by_shortcut(shortcut, *scope));
            // Letters and digits act alone only where the analyst wants it.
            let alone = plain && matches!(shortcut.key, Key::Letter(_) | Key::Digit(_));
            let off = plain && editing
                || alone && !state.settings.single_keys
                || on_control && shortcut == Shortcut::plain(Key::Enter);
            let Some(row) = row.filter(|_| !off) else {
                if shortcut == Shortcut::plain(Key::Escape) && !editing {
                    found.push(Command::ClearSelection);
                }
                return true;
            };
            if (row.enabled)(state) {
                found.push(row.command.clone());
                if let Key::Digit(digit) = shortcut.key {
                    taken_digits.push(digit.to_string());
                }
                return false;
            }
            true
        });
        // A press that acted must not also type.
        input
            .events
            .retain(|event| !matches!(event, Event::Text(text) if taken_digits.contains(text)));
    });
    found
}

/// The shortcut that an event is; the system hands Ctrl+C over as a wish to copy.
fn pressed(event: &Event) -> Option<Shortcut> {
    match event {
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } => shortcut(*key, *physical_key, *modifiers),
        Event::Copy => Some(Shortcut::ctrl(Key::Letter('C'))),
        _ => None,
    }
}

/// The shortcut of a key event, if its key is one that shortcuts use.
fn shortcut(key: egui::Key, physical: Option<egui::Key>, modifiers: Modifiers) -> Option<Shortcut> {
    let (key, digit) = match digit(physical.unwrap_or(key)).or_else(|| digit(key)) {
        Some(digit) => (Key::Digit(digit), true),
        None => (named(key)?, false),
    };
    let ctrl = modifiers.command || modifiers.ctrl;
    // Digits act with or without Shift (AZERTY, Czech).
    Some(Shortcut {
        ctrl,
        shift: modifiers.shift && !digit,
        alt: modifiers.alt,
        key,
    })
}

fn digit(key: egui::Key) -> Option<u8> {
    use egui::Key as E;
    let digits = [
        E::Num0,
        E::Num1,
        E::Num2,
        E::Num3,
        E::Num4,
        E::Num5,
        E::Num6,
        E::Num7,
        E::Num8,
        E::Num9,
    ];
    digits
        .iter()
        .position(|digit| *digit == key)
        .and_then(|at| u8::try_from(at).ok())
}

fn named(key: egui::Key) -> Option<Key> {
    use egui::Key as E;
    Some(match key {
        E::ArrowUp => Key::Up,
        E::ArrowDown => Key::Down,
        E::ArrowLeft => Key::Left,
        E::Comma => Key::Comma,
        E::ArrowRight => Key::Right,
        E::Enter => Key::Enter,
        E::Escape => Key::Escape,
        E::Delete => Key::Delete,
        E::Plus | E::Equals => Key::Plus,
        E::Minus => Key::Minus,
        other => {
            let name = other.name();
            let mut chars = name.chars();
            match (chars.next(), chars.as_str()) {
                (Some(letter), "") if letter.is_ascii_uppercase() => Key::Letter(letter),
                (Some('F'), number) => Key::Function(number.parse().ok()?),
                _ => return None,
            }
        }
    })
}

/// The first shortcut of a listed command, as shown beside its name.
pub(super) fn hint(command: &Command) -> String {
    entry(command)
        .and_then(|row| row.shortcuts.first())
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands of one press on a desk whose reader has the focus.
    fn pressed(key: egui::Key, modifiers: Modifiers, editing: bool) -> Vec<Command> {
        pressed_in(&State::default(), key, modifiers, editing)
    }

    fn pressed_in(state: &State, key: egui::Key, modifiers: Modifiers, editing: bool) -> Vec<Command> {
        let context = Context::default();
        super::super::fonts::install(&context);
        let mut found = Vec::new();
        let event = Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers,
        };
        let input = egui::RawInput {
            events: vec![event],
            ..Default::default()
        };
        let mut output = context.run_ui(input, |ui| found = commands(ui.ctx(), state, editing, false));
        output.textures_delta.clear();
        found
    }

    #[test]
    fn single_keys_never_act_in_a_text_field() {
        assert!(pressed(egui::Key::N, Modifiers::NONE, true).is_empty());
        assert!(pressed(egui::Key::Num2, Modifiers::NONE, true).is_empty());
        assert_eq!(
            pressed(egui::Key::O, Modifiers::COMMAND, true),
            [Command::OpenBriefing]
        );
    }

    #[test]
    fn letters_and_digits_can_be_kept_from_acting_alone() {
        let mut state = State::default();
        state.settings.single_keys = false;
        let press = |key, modifiers| pressed_in(&state, key, modifiers, false);
        assert!(press(egui::Key::W, Modifiers::NONE).is_empty());
        assert_eq!(press(egui::Key::F1, Modifiers::NONE), [Command::ShowKeys]);
        assert_eq!(press(egui::Key::O, Modifiers::COMMAND), [Command::OpenBriefing]);
    }

    #[test]
    fn modifiers_are_matched_exactly() {
        let both = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(pressed(egui::Key::P, both, false), [Command::ShowPalette]);
        assert!(pressed(egui::Key::O, Modifiers::COMMAND | Modifiers::ALT, false).is_empty());
        assert!(pressed(egui::Key::O, both, false).is_empty());
    }

    #[test]
    fn digits_act_with_shift_as_well() {
        let plain = shortcut(egui::Key::Num2, Some(egui::Key::Num2), Modifiers::NONE);
        let shifted = shortcut(egui::Key::Quote, Some(egui::Key::Num2), Modifiers::SHIFT);
        assert_eq!(plain, Some(Shortcut::plain(Key::Digit(2))));
        assert_eq!(shifted, plain);
    }
}
