//! The panels of findings and finds.

use super::navigation::toggle_panel;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::view::Panel;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::ShowFindings | Command::NextFinding => toggle_panel(state, Panel::Findings),
        Command::ShowFinds => toggle_panel(state, Panel::Finds),
        Command::SelectFinding(index) => state.view.finding = Some(index),
        other => return Err(other),
    }
    Ok(Vec::new())
}
