//! Files in and out: new, open, save, and what their dialogs answer.

use super::ask;
use super::document::open_document;
use super::keeping::leave_document;
use crate::app::command::Command;
use crate::app::effect::{Effect, Question, Saving};
use crate::app::event::SaveFailure;
use crate::app::notice::Notice;
use crate::app::opened::Opened;
use crate::app::state::{Modal, State, Waiting};
use crate::briefing::{Briefing, Details, DocumentId};
use crate::store::Stamp;
use crate::template::Template;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a briefing's file name ends.
pub(super) const EXTENSION: &str = ".briefing.ron";

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::NewBriefing => new_briefing(state),
        Command::OpenBriefing => {
            let folder = state.settings.folder.clone();
            ask(state, Waiting::Open, Question::Open { folder })
        }
        Command::Save => save(state, false),
        Command::SaveAs => ask_where(state),
        Command::Overwrite => {
            state.modal = None;
            save(state, true)
        }
        Command::Appearance(appearance) => {
            state.settings.appearance = appearance;
            vec![Effect::SaveSettings(state.settings.clone())]
        }
        Command::SetSettings(settings) => {
            state.settings = *settings;
            Vec::new()
        }
        Command::CopyText(text) => vec![Effect::CopyText(text)],
        other => return Err(other),
    })
}

/// An empty briefing on the default template, in place of the open one.
pub(super) fn new_briefing(state: &mut State) -> Vec<Effect> {
    let Some(briefing) = fresh_briefing(state) else {
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
pub(super) fn fresh_briefing(state: &State) -> Option<Briefing> {
    let wanted = state
        .templates
        .iter()
        .find(|template| template.id == state.settings.template);
    let template = wanted.or(state.templates.first())?.clone();
    Some(fresh_on(state, template))
}

/// An empty briefing on a template; its dates are those of today.
pub(super) fn fresh_on(state: &State, template: Template) -> Briefing {
    let details = Details {
        organisation: state.settings.organisation.clone(),
        version: "1".into(),
        date: state.outside.today.clone(),
        cut_off: state.outside.today.clone(),
        language: "en-GB".into(),
        paper: template.paper,
        ..Details::default()
    };
    let id = DocumentId(state.outside.document_id.clone());
    Briefing::new(id, template, details)
}

fn save(state: &mut State, overwrite: bool) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    // Work brought back from a copy knows its file, but not what the file looks like now: ask.
    let known = document
        .path
        .clone()
        .filter(|_| overwrite || document.stamp.is_some());
    let Some(path) = known else {
        return ask_where(state);
    };
    vec![Effect::Save(Saving {
        path,
        briefing: Arc::clone(&document.briefing),
        revision: document.revision(),
        stamp: document.stamp.clone(),
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
    ask(state, Waiting::SaveAs, Question::SaveAs { folder, name })
}

/// A file name for a briefing that has none, as the PDF would be called.
fn proposed_name(briefing: &Briefing) -> String {
    let pdf = crate::share::proposed_file_name(briefing, false);
    format!("{}{EXTENSION}", pdf.strip_suffix(".pdf").unwrap_or(&pdf))
}

/// The answer to *Save as*.
pub(super) fn save_as(state: &mut State, path: &Path) -> Vec<Effect> {
    let path = with_extension(path, ".ron", EXTENSION);
    let Some(document) = &state.document else {
        return Vec::new();
    };
    // The dialog has asked already whether to replace the file there: no stamp, nothing to compare.
    vec![Effect::Save(Saving {
        path,
        briefing: Arc::clone(&document.briefing),
        revision: document.revision(),
        stamp: None,
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
    result: Result<Stamp, SaveFailure>,
) -> Vec<Effect> {
    let stamp = match result {
        Ok(stamp) => stamp,
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
    };
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
            document.stamp = Some(stamp);
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
pub(super) fn loaded(
    state: &mut State,
    path: &Path,
    result: Result<(Box<Opened>, Stamp), String>,
) -> Vec<Effect> {
    let (opened, stamp) = match result {
        Ok(loaded) => loaded,
        Err(message) => {
            state.notify(Notice::error(message));
            return Vec::new();
        }
    };
    let open = state.document.as_ref();
    if open.is_some_and(|open| open.is_unsaved() && open.path.as_deref() == Some(path)) {
        let title = super::briefing_title(&opened.briefing);
        state.notify(Notice::info(format!(
            "“{title}” is open already, with changes that are not saved."
        )));
        return Vec::new();
    }
    let mut effects = leave_document(state);
    let id = opened.briefing.id.clone();
    open_document(state, *opened, Some((path.to_owned(), stamp)));
    state.settings.remember(path);
    effects.push(Effect::SaveSettings(state.settings.clone()));
    if state.recovery.iter().any(|offer| offer.id == id) {
        let text = "There is unsaved work of this briefing. Bring it back before you change anything here: \
            the first change takes its place.";
        state.notify(Notice::warning(text).with("Bring it back", Command::RestoreRecovery(id)));
    }
    effects
}
