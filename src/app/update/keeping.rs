//! Unsaved work: kept when another briefing takes its place, offered, brought back or let go.

use super::document::open_document;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::opened::Opened;
use crate::app::state::{RecoveryOffer, State};
use crate::briefing::DocumentId;
use std::path::PathBuf;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::RestoreRecovery(id) => vec![Effect::LoadCopy(id)],
        Command::DiscardRecovery(id) => {
            state.recovery.retain(|offer| offer.id != id);
            vec![Effect::DropCopy(id)]
        }
        Command::Quit => vec![Effect::Quit],
        other => return Err(other),
    })
}

/// Sees that unsaved work of the open briefing can be brought back before another takes its place.
pub(super) fn leave_document(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.document.take() else {
        return Vec::new();
    };
    if !document.is_unsaved() || document.is_empty() {
        return Vec::new();
    }
    let id = document.briefing.id.clone();
    let title = super::briefing_title(&document.briefing);
    state.recovery.retain(|offer| offer.id != id);
    state.recovery.push(RecoveryOffer {
        id: id.clone(),
        title: title.clone(),
        path: document.path.clone(),
        written: state.outside.time.clone(),
    });
    let text = format!("“{title}” has changes that are not saved. They are kept, also after closing.");
    state.notify(Notice::info(text).with("Bring it back", Command::RestoreRecovery(id)));
    vec![Effect::KeepCopy {
        briefing: document.briefing,
        path: document.path,
    }]
}

/// Unsaved work was loaded from its copy: it opens as an unsaved document.
pub(super) fn copy_loaded(
    state: &mut State,
    id: &DocumentId,
    path: Option<PathBuf>,
    result: Result<Box<Opened>, String>,
) -> Vec<Effect> {
    match result {
        Ok(opened) => {
            let effects = leave_document(state);
            state.recovery.retain(|offer| offer.id != *id);
            open_document(state, *opened, None);
            if let Some(document) = &mut state.document {
                // No stamp: the file may have changed since, so that saving there asks.
                document.path = path;
            }
            effects
        }
        Err(message) => {
            state.notify(Notice::error(message));
            Vec::new()
        }
    }
}
