//! What the world answered: dialogs, files, reading jobs.

use super::{export, files, fonts, items, keeping, originals, read_again, search, sources};
use crate::app::effect::{Effect, Question};
use crate::app::event::Event;
use crate::app::notice::Notice;
use crate::app::state::{State, Waiting};
use std::path::PathBuf;

/// Takes in what happened outside.
pub fn on_event(state: &mut State, event: Event) -> Vec<Effect> {
    let mut effects = take_in(state, event);
    effects.extend(search::follow(state));
    effects
}

fn take_in(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Answered { question, paths } => answered(state, &question, paths),
        Event::NoDialog(message) => {
            state.waiting = None;
            state.notify(Notice::error(message));
            Vec::new()
        }
        Event::SourceRead {
            job,
            file,
            answer,
            pieces,
        } => {
            sources::read_one(state, job, &file, *answer, pieces);
            Vec::new()
        }
        Event::FileRead(file) => {
            state.files.hold(file);
            Vec::new()
        }
        Event::OriginalRead { source, keep, result } => originals::read(state, source, keep, result),
        Event::PagePainted { key, result } => originals::painted(state, key, result),
        Event::SourcesCounted { job, done, total } => {
            sources::counted(state, job, done, total);
            Vec::new()
        }
        Event::SourcesDone { job, cancelled } => sources::read_all(state, job, cancelled),
        Event::PictureRead { file, place, result } => items::picture_read(state, &file, &place, result),
        Event::Searched { asked, found } => {
            search::searched(state, asked, found);
            Vec::new()
        }
        Event::PlacesFound { asked, places } => {
            search::places_found(state, asked, places);
            Vec::new()
        }
        Event::FontRead(result) => fonts::read(state, result),
        Event::Loaded { path, result } => files::loaded(state, &path, result),
        Event::Saved {
            path,
            id,
            revision,
            result,
        } => files::saved(state, &path, &id, revision, result),
        Event::Exported {
            path,
            revision,
            draft,
            result,
        } => {
            export::exported(state, path, revision, draft, result);
            Vec::new()
        }
        Event::Mailed { result } => {
            export::mailed(state, result);
            Vec::new()
        }
        Event::CopiesFound { offers, problems } => {
            state.recovery.extend(offers);
            for problem in problems {
                state.notify(Notice::warning(problem));
            }
            Vec::new()
        }
        Event::CopyLoaded { id, path, result } => keeping::copy_loaded(state, &id, path, result),
        Event::Started { settings, templates } => {
            state.settings = settings;
            state.templates = templates;
            Vec::new()
        }
        Event::Failed(message) => {
            state.notify(Notice::error(message));
            Vec::new()
        }
    }
}

/// A file dialog was answered; an answer nobody waits for any more is let go.
fn answered(state: &mut State, question: &Question, paths: Vec<PathBuf>) -> Vec<Effect> {
    let waiting = state.waiting.take();
    let Some(first) = paths.first().cloned() else {
        return Vec::new();
    };
    match question {
        Question::Sources { .. } => {
            sources::remember_folder(state, &first);
            match waiting {
                Some(Waiting::ReadAgain(source)) => read_again::named(state, source, first),
                Some(Waiting::Original { source, keep }) => originals::named(state, source, keep, first),
                _ => sources::load(state, paths),
            }
        }
        Question::Font { .. } => vec![Effect::ReadFont(first)],
        Question::Open { .. } => vec![Effect::Load(first)],
        Question::Picture { .. } => match waiting {
            Some(Waiting::Picture(place)) => {
                sources::remember_folder(state, &first);
                vec![Effect::ReadPicture { path: first, place }]
            }
            _ => Vec::new(),
        },
        Question::SaveAs { .. } => files::save_as(state, &first),
        Question::Export { .. } => waiting
            .map(|waiting| export::export_to(state, &first, waiting))
            .unwrap_or_default(),
    }
}
