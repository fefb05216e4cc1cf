//! Changing the document: every change goes through [`change`], every step can be taken back.

use super::files::fresh_on;
use super::reveal::{forget_what_is_gone, reveal_change};
use super::{plural, source_title};
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::opened::Opened;
use crate::app::refresh::refresh;
use crate::app::searching::Searching;
use crate::app::state::State;
use crate::app::view::{Reveal, View};
use crate::briefing::{Briefing, Edit, SourceId};
use crate::store::Stamp;
use std::path::PathBuf;
use std::sync::Arc;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::Undo => travel(state, Direction::Back),
        Command::Redo => travel(state, Direction::Forward),
        Command::EndTyping => {
            if let Some(document) = &mut state.document {
                document.history.break_coalescing();
            }
            Vec::new()
        }
        Command::SetDetails(details) => {
            type_into(state, "Edit details", Edit::SetDetails(details), "details")
        }
        Command::SetSourceDetails { source, details } => {
            let key = format!("source {}", source.0);
            type_into(
                state,
                "Edit source details",
                Edit::SetSourceDetails { source, details },
                &key,
            )
        }
        Command::SetBlockHidden {
            source,
            block,
            hidden,
        } => {
            let name = if hidden.is_some() {
                "Hide paragraph"
            } else {
                "Show paragraph"
            };
            change(
                state,
                name,
                Edit::SetBlockHidden {
                    source,
                    block,
                    hidden,
                },
            )
            .unwrap_or_default()
        }
        Command::RemoveSource(source) => remove_source(state, source),
        Command::ChooseTemplate(id) => choose_template(state, &id),
        other => return Err(other),
    })
}

/// Makes a briefing the open document, at its beginning.
pub(super) fn open_document(state: &mut State, opened: impl Into<Opened>, file: Option<(PathBuf, Stamp)>) {
    let mut document = Document::new(opened.into());
    if let Some((path, stamp)) = file {
        document.path = Some(path);
        document.stamp = Some(stamp);
        document.saved_revision = Some(document.revision());
    }
    refresh(&mut document);
    let old = std::mem::take(&mut state.view);
    // How the desk is arranged is the analyst's, not the document's. Serials never go back.
    state.view = View {
        source: document.briefing.sources.first().map(|source| source.id),
        zoom: old.zoom,
        folded: old.folded,
        flipped: old.flipped,
        flash: crate::app::view::Flash {
            serial: old.flash.serial,
            items: Vec::new(),
        },
        reveal: Reveal {
            serial: old.reveal.serial,
            ..Reveal::default()
        },
        ..View::default()
    };
    state.document = Some(document);
    state.searching = Searching::default();
    state.finder = None;
    state.exported = None;
    state.mailed = None;
    state.modal = None;
}

/// Makes a change as a step of its own, called `name` in *Undo*. A change that cannot be made is told.
pub(super) fn change(state: &mut State, name: &str, edit: Edit) -> Option<Vec<Effect>> {
    change_keyed(state, name, edit, None)
}

/// Makes a change that joins the step before if that was typing into the same thing.
pub(super) fn type_into(state: &mut State, name: &str, edit: Edit, key: &str) -> Vec<Effect> {
    change_keyed(state, name, edit, Some(key)).unwrap_or_default()
}

fn change_keyed(state: &mut State, name: &str, edit: Edit, key: Option<&str>) -> Option<Vec<Effect>> {
    let document = state.document.as_mut()?;
    let Document {
        briefing, history, ..
    } = document;
    match history.apply_keyed(Arc::make_mut(briefing), name, edit, key) {
        Ok(()) => {
            refresh(document);
            Some(vec![keep(document)])
        }
        Err(error) => {
            state.notify(Notice::error(format!(
                "“{name}” is not possible: {error}. Nothing was changed."
            )));
            None
        }
    }
}

/// The effect that keeps a copy of the document as it is.
fn keep(document: &Document) -> Effect {
    Effect::KeepCopy {
        briefing: Arc::clone(&document.briefing),
        path: document.path.clone(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forward,
}

fn travel(state: &mut State, direction: Direction) -> Vec<Effect> {
    let Some(document) = &mut state.document else {
        return Vec::new();
    };
    let before = Arc::clone(&document.briefing);
    let briefing = Arc::make_mut(&mut document.briefing);
    let travelled = match direction {
        Direction::Back => document.history.undo(briefing),
        Direction::Forward => document.history.redo(briefing),
    };
    let name = match travelled {
        Ok(Some(name)) => name,
        Ok(None) => return Vec::new(),
        Err(error) => {
            state.notify(Notice::error(format!(
                "This step cannot be taken: {error}. Nothing was changed."
            )));
            return Vec::new();
        }
    };
    // Typing after this is a step of its own, also in the field typed into before.
    document.history.break_coalescing();
    refresh(document);
    let effects = vec![keep(document)];
    let after = Arc::clone(&document.briefing);
    forget_what_is_gone(state);
    reveal_change(state, &before, &after);
    let word = if direction == Direction::Back {
        "Undone"
    } else {
        "Done again"
    };
    state.notify(Notice::done(format!("{word}: {}", super::lower_first(&name))));
    effects
}

fn choose_template(state: &mut State, id: &str) -> Vec<Effect> {
    state.modal = None;
    let Some(template) = state.templates.iter().find(|template| template.id == id) else {
        state.notify(Notice::error(format!(
            "There is no template “{id}”. Choose one from the list."
        )));
        return Vec::new();
    };
    let Some(document) = &state.document else {
        let briefing = fresh_on(state, template.clone());
        open_document(state, briefing, None);
        return Vec::new();
    };
    if document.briefing.template.id == id {
        return Vec::new();
    }
    let edit = document.briefing.switch_template(template.clone());
    change(state, "Choose template", edit).unwrap_or_default()
}

/// Takes a source out with everything that stands on it, as one step.
fn remove_source(state: &mut State, source: SourceId) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let briefing: &Briefing = &document.briefing;
    let resting = briefing
        .items()
        .filter(|(_, _, item)| item.anchors().any(|anchor| anchor.source == source));
    let mut edits: Vec<Edit> = resting.map(|(_, _, item)| Edit::RemoveItem(item.id)).collect();
    let cards = edits.len();
    let title = briefing.source(source).map_or_else(String::new, source_title);
    edits.push(Edit::RemoveSource(source));
    let effects = change(state, "Remove source", Edit::Batch(edits));
    forget_what_is_gone(state);
    if effects.is_some() {
        let with = if cards > 0 {
            format!(" with {} that rested on it", plural(cards, "card"))
        } else {
            String::new()
        };
        state.notify(Notice::done(format!("“{title}” was removed{with}")).with("Undo", Command::Undo));
    }
    effects.unwrap_or_default()
}
