//! What each command does to the state. One file per family; this one only sends commands there.

mod navigation;

use super::command::Command;
use super::effect::Effect;
use super::event::Event;
use super::state::State;

/// Does what `command` asks and hands back what is to be done outside.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    navigation::update(state, command).unwrap_or_default()
}

/// Takes in what happened outside.
pub fn on_event(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Failed(message) | Event::NoDialog(message) => {
            state.notify(super::notice::Notice::error(message));
        }
        _ => {}
    }
    Vec::new()
}
