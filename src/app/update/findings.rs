//! The findings of the checks: one after the other, worst first.

use super::navigation::{jump, toggle_panel};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Place;
use crate::app::state::State;
use crate::app::view::Panel;
use crate::check;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::ShowFindings => toggle_panel(state, Panel::Findings),
        Command::ShowFinds => toggle_panel(state, Panel::Finds),
        Command::NextFinding => next(state),
        Command::SelectFinding(index) => go_to(state, index),
        other => return Err(other),
    }
    Ok(Vec::new())
}

fn next(state: &mut State) {
    let count = state
        .document
        .as_ref()
        .map_or(0, |document| document.findings.len());
    if count == 0 {
        state.notify(Notice::done("The checks found nothing"));
        return;
    }
    let index = state.view.finding.map_or(0, |index| (index + 1) % count);
    go_to(state, index);
}

/// Shows the panel with this finding and goes to its place.
fn go_to(state: &mut State, index: usize) {
    let Some(finding) = state
        .document
        .as_ref()
        .and_then(|document| document.findings.get(index))
    else {
        return;
    };
    let place = place_of(&finding.place);
    state.view.panel = Some(Panel::Findings);
    state.view.finding = Some(index);
    if let Some(place) = place {
        jump(state, place);
    }
}

/// The place of a finding, as a place to go to; the document as a whole has none.
fn place_of(place: &check::Place) -> Option<Place> {
    match place {
        check::Place::Document => None,
        check::Place::Item(item) => Some(Place::Item(*item)),
        check::Place::Section(section) => Some(Place::Section(*section)),
        check::Place::Source(source) => Some(Place::SourceDetails(*source)),
    }
}
