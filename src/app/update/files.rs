//! Files in and out: new, open, save, and what their dialogs answer.

use super::document::open_document;
use crate::app::command::Command;
use crate::app::effect::{Effect, Question, Saving};
use crate::app::event::SaveFailure;
use crate::app::notice::Notice;
use crate::app::state::{Modal, RecoveryOffer, State, Waiting};
use crate::briefing::{Briefing, Details, DocumentId};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a briefing's file name ends.
pub(super) const EXTENSION: &str = ".briefing.ron";

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::NewBriefing => new_briefing(state),
        Command::OpenBriefing => {
            state.waiting = Some(Waiting::Open);
            let folder = state.settings.folder.clone();
            vec![Effect::Ask(Question::Open { folder })]
        }
        Command::Save => save(state, false),
        Command::SaveAs => ask_where(state),
        Command::Overwrite => {
            state.modal = None;
            save(state, true)
        }
        Command::RestoreRecovery(id) => vec![Effect::LoadCopy(id)],
        Command::DiscardRecovery(id) => {
            state.recovery.retain(|offer| offer.id != id);
            vec![Effect::DropCopy(id)]
        }
        Command::Appearance(appearance) => {
            state.settings.appearance = appearance;
            vec![Effect::SaveSettings(state.settings.clone())]
        }
        Command::CopyText(text) => vec![Effect::CopyText(text)],
        Command::Quit => vec![Effect::Quit],
        other => return Err(other),
    })
}

/// An empty briefing on the default template, in place of the open one.
pub(super) fn new_briefing(state: &mut State) -> Vec<Effect> {
    let Some(briefing) = fresh_briefing(state, String::new()) else {
        state.notify(Notice::error(
            "No template is installed, so no briefing can be made. Install Attaché again.",
        ));
        return Vec::new();
    };
    let effects = leave_document(state);
    open_document(state, briefing, None);
    effects
}

/// An empty briefing on the default template; its dates are those of today.
pub(super) fn fresh_briefing(state: &State, title: String) -> Option<Briefing> {
    let wanted = state
        .templates
        .iter()
        .find(|template| template.id == state.settings.template);
    let template = wanted.or(state.templates.first())?.clone();
    let details = Details {
        title,
        organisation: state.settings.organisation.clone(),
        version: "1".into(),
        date: state.outside.today.clone(),
        cut_off: state.outside.today.clone(),
        language: "en-GB".into(),
        paper: template.paper,
        ..Details::default()
    };
    let id = DocumentId(state.outside.document_id.clone());
    Some(Briefing::new(id, template, details))
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

fn save(state: &mut State, overwrite: bool) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some(path) = document.path.clone() else {
        return ask_where(state);
    };
    vec![Effect::Save(Saving {
        path,
        briefing: Arc::clone(&document.briefing),
        revision: document.revision(),
        overwrite,
    })]
}

fn ask_where(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let name = document.path.as_ref().and_then(|path| path.file_name());
    let name = name.map_or_else(
        || proposed_name(&document.briefing),
        |name| name.to_string_lossy().into_owned(),
    );
    let folder = document
        .path
        .as_ref()
        .and_then(|path| path.parent())
        .map(Path::to_owned);
    let folder = folder.or_else(|| state.settings.folder.clone());
    state.waiting = Some(Waiting::SaveAs);
    vec![Effect::Ask(Question::SaveAs { folder, name })]
}

/// A file name for a briefing that has none.
fn proposed_name(briefing: &Briefing) -> String {
    format!("{}{EXTENSION}", super::briefing_title(briefing))
}

/// The answer to *Save as*.
pub(super) fn save_as(state: &mut State, path: &Path) -> Vec<Effect> {
    let path = with_extension(path, ".ron", EXTENSION);
    let Some(document) = &state.document else {
        return Vec::new();
    };
    vec![Effect::Save(Saving {
        path,
        briefing: Arc::clone(&document.briefing),
        revision: document.revision(),
        overwrite: true,
    })]
}

/// `path`, with `extension` added unless it ends in `known`.
pub(super) fn with_extension(path: &Path, known: &str, extension: &str) -> PathBuf {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    if name.to_lowercase().ends_with(known) {
        return path.to_owned();
    }
    path.with_file_name(format!("{name}{extension}"))
}

/// A save has ended.
pub(super) fn saved(
    state: &mut State,
    path: &Path,
    id: &DocumentId,
    revision: u64,
    result: Result<(), SaveFailure>,
) -> Vec<Effect> {
    match result {
        Ok(()) => {}
        Err(SaveFailure::Changed(message)) => {
            state.modal = Some(Modal::FileChanged {
                path: path.to_owned(),
                message,
            });
            return Vec::new();
        }
        Err(SaveFailure::Other(message)) => {
            state.notify(Notice::error(message).with("Save as…", Command::SaveAs));
            return Vec::new();
        }
    }
    state.settings.remember(path);
    let mut effects = vec![Effect::SaveSettings(state.settings.clone())];
    state.recovery.retain(|offer| offer.id != *id);
    let time = state.outside.time.clone();
    // The analyst may have opened another briefing, or typed on, while this one was written.
    match state
        .document
        .as_mut()
        .filter(|document| document.briefing.id == *id)
    {
        Some(document) => {
            document.path = Some(path.to_owned());
            document.saved_revision = Some(revision);
            document.saved_at = time;
            if document.revision() == revision {
                effects.push(Effect::DropCopy(id.clone()));
            }
        }
        None => effects.push(Effect::DropCopy(id.clone())),
    }
    effects
}

/// A briefing was loaded from its file.
pub(super) fn loaded(state: &mut State, path: &Path, result: Result<Box<Briefing>, String>) -> Vec<Effect> {
    match result {
        Ok(briefing) => {
            let mut effects = leave_document(state);
            open_document(state, *briefing, Some(path.to_owned()));
            state.settings.remember(path);
            effects.push(Effect::SaveSettings(state.settings.clone()));
            effects
        }
        Err(message) => {
            state.notify(Notice::error(message));
            Vec::new()
        }
    }
}

/// Unsaved work was loaded from its copy: it opens as an unsaved document.
pub(super) fn copy_loaded(
    state: &mut State,
    id: &DocumentId,
    path: Option<PathBuf>,
    result: Result<Box<Briefing>, String>,
) -> Vec<Effect> {
    match result {
        Ok(briefing) => {
            let effects = leave_document(state);
            state.recovery.retain(|offer| offer.id != *id);
            open_document(state, *briefing, None);
            if let Some(document) = &mut state.document {
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
