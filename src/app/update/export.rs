//! What leaves: the PDF, the e-mail draft, the copy to print. The final PDF is gated by the checks.

use super::files::with_extension;
use super::{ask, briefing_title};
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::{Exported, Mailed, Notice};
use crate::app::state::{Modal, State, Waiting};
use crate::app::view::Panel;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::Export { draft } => ask_where(state, draft, false),
        Command::ShowAttached => {
            show_attached(state);
            Vec::new()
        }
        Command::ExportAttached => {
            state.modal = None;
            ask_where(state, false, true)
        }
        Command::MailDraft => mail(state),
        Command::Print => print(state),
        Command::OpenExported => exported_path(state).map(Effect::OpenFile).into_iter().collect(),
        Command::ShowExportedInFolder => exported_path(state)
            .map(Effect::ShowInFolder)
            .into_iter()
            .collect(),
        Command::DismissExported => {
            state.exported = None;
            state.mailed = None;
            Vec::new()
        }
        other => return Err(other),
    })
}

/// Says what goes out with the briefing attached; the window asks before it goes on.
fn show_attached(state: &mut State) {
    if stopped(state) {
        return;
    }
    if let Some(document) = &state.document {
        let lines = crate::share::attached_lines(&document.briefing.stripped(), false);
        state.modal = Some(Modal::Attached(lines));
    }
}

/// Whether an error stops the final PDF; if so, it is told.
fn stopped(state: &mut State) -> bool {
    let error = state
        .document
        .as_ref()
        .and_then(|document| document.first_error());
    if let Some(error) = error {
        let text = format!(
            "The final PDF was not written: {}. Fix it, or export a draft copy.",
            error.message.trim_end_matches('.')
        );
        state.view.panel = Some(Panel::Findings);
        state.view.finding = None;
        let notice = Notice::error(text);
        state.notify(
            notice
                .with("Show it", Command::NextFinding)
                .with("Export draft copy…", Command::Export { draft: true }),
        );
        return true;
    }
    false
}

/// Asks where to write the PDF, and freezes the briefing as it is now.
fn ask_where(state: &mut State, draft: bool, attached: bool) -> Vec<Effect> {
    if !draft && stopped(state) {
        return Vec::new();
    }
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let name = crate::share::proposed_file_name(&document.briefing, draft);
    let waiting = Waiting::Export {
        draft,
        attached,
        briefing: Arc::clone(&document.briefing),
        revision: document.revision(),
    };
    let folder = state.settings.folder.clone();
    ask(state, waiting, Question::Export { folder, name })
}

/// The answer to *Export*: writes what was frozen when the dialog opened.
pub(super) fn export_to(state: &mut State, path: &Path, waiting: Waiting) -> Vec<Effect> {
    let Waiting::Export {
        draft,
        attached,
        briefing,
        revision,
    } = waiting
    else {
        return Vec::new();
    };
    super::sources::remember_folder(state, path);
    let path = with_extension(path, ".pdf", ".pdf");
    vec![
        Effect::Export {
            path,
            briefing,
            revision,
            draft,
            attached,
        },
        Effect::SaveSettings(state.settings.clone()),
    ]
}

/// An export has ended.
pub(super) fn exported(
    state: &mut State,
    path: PathBuf,
    revision: u64,
    draft: bool,
    result: Result<usize, String>,
) {
    match result {
        Ok(pages) => {
            state.mailed = None;
            state.exported = Some(Exported {
                path,
                draft,
                revision,
                pages,
            });
        }
        Err(message) => state.notify(Notice::error(message)),
    }
}

fn exported_path(state: &State) -> Option<PathBuf> {
    state.exported.as_ref().map(|exported| exported.path.clone())
}

/// An e-mail draft with the PDF that was exported from this very revision, else with one made now:
/// the final one if nothing stops it, else a draft copy.
fn mail(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let exported = state
        .exported
        .as_ref()
        .filter(|exported| exported.revision == document.revision());
    let draft = exported.map_or_else(|| document.first_error().is_some(), |exported| exported.draft);
    vec![Effect::Mail {
        briefing: Arc::clone(&document.briefing),
        draft,
        pdf: exported.map(|exported| exported.path.clone()),
    }]
}

/// An e-mail draft was made, or not.
pub(super) fn mailed(state: &mut State, result: Result<Mailed, String>) {
    match result {
        Ok(mailed) => {
            state.notify(Notice::done(
                "The e-mail draft is open in your mail program; nothing was sent yet",
            ));
            state.mailed = Some(mailed);
        }
        Err(message) => state.notify(Notice::error(message)),
    }
}

fn print(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let draft = document.first_error().is_some();
    let kind = if draft { " as a draft copy" } else { "" };
    let text = format!(
        "“{}” opens{kind} in the system's viewer; print it there",
        briefing_title(&document.briefing)
    );
    let effects = vec![Effect::Print {
        briefing: Arc::clone(&document.briefing),
        draft,
    }];
    state.notify(Notice::info(text));
    effects
}
