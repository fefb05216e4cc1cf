//! Fonts of the briefing: a file is asked for, read off the window's thread, and added or refused.

use super::ask;
use super::document::change;
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::Notice;
use crate::app::state::{State, Waiting};
use crate::briefing::{AddedFont, Edit};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::AddFont if state.document.is_none() => Vec::new(),
        Command::AddFont => {
            let folder = state.settings.folder.clone();
            ask(state, Waiting::Font, Question::Font { folder })
        }
        Command::RemoveFont(index) => {
            change(state, "Remove font", Edit::RemoveFont(index)).unwrap_or_default()
        }
        other => return Err(other),
    })
}

/// A font file was read, or refused with the sentence to show.
pub(super) fn read(state: &mut State, result: Result<Box<AddedFont>, String>) -> Vec<Effect> {
    let font = match result {
        Ok(font) => font,
        Err(message) => {
            state.notify(Notice::error(message));
            return Vec::new();
        }
    };
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let index = document.briefing.fonts.len();
    let name = font.name.clone();
    if document
        .briefing
        .fonts
        .iter()
        .any(|known| known.data == font.data)
    {
        state.notify(Notice::info(format!("“{name}” is in this briefing already.")));
        return Vec::new();
    }
    let effects = change(state, "Add font", Edit::AddFont { index, font });
    if effects.is_some() {
        state.notify(Notice::info(format!(
            "“{name}” was added. It prints the characters that no bundled font has."
        )));
    }
    effects.unwrap_or_default()
}
