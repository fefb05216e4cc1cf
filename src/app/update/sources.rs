//! Loading articles: dialog, drop, paste; one undo step when all are read.

use super::document::{change, open_document};
use super::files::fresh_briefing;
use super::keeping::leave_document;
use super::navigation::show;
use super::{ask, plural, read_problems, source_title};
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::{Job, Notice};
use crate::app::place::Place;
use crate::app::state::{State, Waiting};
use crate::article::worker::{Answer, Part};
use crate::article::{Article, CharRange, Problem};
use crate::briefing::{Briefing, Details, Edit, Source, SourceId};
use std::path::{Path, PathBuf};

/// What a reading job has brought so far.
#[derive(Debug, Default)]
pub(in crate::app) struct Loading {
    /// The articles, in the order they were asked for.
    articles: Vec<Article>,
    /// What went wrong, with the file it went wrong in.
    problems: Vec<(String, Problem)>,
    /// Hash of the frozen text of each article that is a bundle, and how many it could be split into.
    bundles: Vec<(String, usize)>,
    /// The sample was asked for: it opens as a briefing of its own.
    sample: bool,
    /// The source that is read again.
    again: Option<SourceId>,
}

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::AddSources => {
            let folder = state.settings.folder.clone();
            ask(state, Waiting::Sources, Question::Sources { folder })
        }
        Command::FilesDropped(paths) | Command::LoadPaths(paths) => load(state, paths),
        Command::Pasted { text, html } => super::pasting::paste(state, text, html),
        Command::OpenSample => open_sample(state),
        Command::CancelJob(job) => vec![Effect::Cancel(job)],
        Command::ReadAttached(id) => read_attached(state, id),
        other => return Err(other),
    })
}

/// Loads files: briefings are opened, pictures stand on cards, everything else is read as an article.
pub(super) fn load(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let is_briefing = |path: &PathBuf| {
        path.extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("ron"))
    };
    let (briefings, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_briefing);
    let (pictures, articles): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|path| super::items::is_picture(path));
    if briefings.len() > 1 {
        state.notify(Notice::info(
            "One briefing is open at a time: the first of them was opened. Open the others one by one.",
        ));
    }
    let mut effects: Vec<Effect> = briefings.into_iter().take(1).map(Effect::Load).collect();
    if !pictures.is_empty() {
        effects.extend(super::items::dropped(state, pictures));
    }
    if !articles.is_empty() {
        let job = begin_job(state, articles.len(), false);
        effects.push(Effect::ReadSources { job, paths: articles });
    }
    effects
}

pub(super) fn begin_job(state: &mut State, total: usize, sample: bool) -> u64 {
    let id = state.next_serial();
    let loading = Loading {
        sample,
        ..Loading::default()
    };
    state.loading.insert(id, loading);
    state.jobs.push(Job {
        id,
        text: reading(total),
        done: 0,
        total,
        can_cancel: true,
    });
    id
}

fn reading(total: usize) -> String {
    format!("Reading {}", plural(total, "article"))
}

/// What a job brings is another version of this source.
pub(super) fn read_for(state: &mut State, job: u64, source: SourceId) {
    if let Some(loading) = state.loading.get_mut(&job) {
        loading.again = Some(source);
    }
}

/// A job has come so far: a folder or a zip file has turned out to be many files.
pub(super) fn counted(state: &mut State, job: u64, done: usize, total: usize) {
    if let Some(job) = state.jobs.iter_mut().find(|known| known.id == job) {
        *job = Job {
            text: reading(total),
            done,
            total,
            ..job.clone()
        };
    }
}

fn open_sample(state: &mut State) -> Vec<Effect> {
    let inputs: Vec<_> = crate::article::samples()
        .iter()
        .map(|sample| (sample.file.to_owned(), None, sample.bytes.to_vec()))
        .collect();
    let job = begin_job(state, inputs.len(), true);
    vec![Effect::ReadBytes { job, inputs }]
}

/// One input of a job was read.
pub(super) fn read_one(state: &mut State, job: u64, file: &str, answer: Answer, pieces: usize) {
    if answer.article.is_some() && !answer.parts.is_empty() {
        offer_attached(state, file, answer.parts);
    }
    let Some(loading) = state.loading.get_mut(&job) else {
        return;
    };
    let problems = answer.problems.into_iter();
    loading
        .problems
        .extend(problems.map(|problem| (file.to_owned(), problem)));
    if let Some(article) = answer.article {
        if pieces > 1 {
            loading.bundles.push((article.frozen.sha256().to_owned(), pieces));
        }
        loading.articles.push(article);
    }
}

/// Offers to read what is attached to a mail: it may be an article, or only a logo.
fn offer_attached(state: &mut State, file: &str, parts: Vec<Part>) {
    // What no notice offers any more is not kept.
    let offered = |id: &u64| {
        let command = Command::ReadAttached(*id);
        state
            .notices
            .iter()
            .any(|notice| notice.actions.iter().any(|(_, action)| *action == command))
    };
    let gone: Vec<u64> = state.attached.keys().copied().filter(|id| !offered(id)).collect();
    for id in gone {
        state.attached.remove(&id);
    }
    let names: Vec<&str> = parts.iter().map(|part| part.file.as_str()).collect();
    let text = format!(
        "{file}: {} attached and not read: {}",
        plural(parts.len(), "file"),
        names.join(", ")
    );
    let id = state.next_serial();
    let mut notice = Notice::info(text).with("Read attached files", Command::ReadAttached(id));
    notice.lasting = true;
    state.notify(notice);
    state.attached.insert(id, (file.to_owned(), parts));
}

fn read_attached(state: &mut State, id: u64) -> Vec<Effect> {
    let Some((file, parts)) = state.attached.remove(&id) else {
        return Vec::new();
    };
    let command = Command::ReadAttached(id);
    state
        .notices
        .retain(|notice| notice.actions.iter().all(|(_, action)| *action != command));
    let job = begin_job(state, parts.len(), false);
    let input = |part: Part| (format!("{file}/{}", part.file), part.media_type, part.bytes);
    vec![Effect::ReadBytes {
        job,
        inputs: parts.into_iter().map(input).collect(),
    }]
}

/// A job has ended: what it brought becomes sources, as one step.
pub(super) fn read_all(state: &mut State, job: u64, cancelled: bool) -> Vec<Effect> {
    state.jobs.retain(|known| known.id != job);
    let loading = state.loading.remove(&job).unwrap_or_default();
    if cancelled {
        state.notify(Notice::info("Reading was stopped. Nothing was added."));
        return Vec::new();
    }
    read_problems::tell(state, loading.problems);
    if loading.articles.is_empty() {
        return Vec::new();
    }
    if let Some(source) = loading.again {
        return super::read_again::taken(state, source, loading.articles);
    }
    let mut effects = Vec::new();
    if loading.sample || state.document.is_none() {
        let Some(briefing) = fresh_briefing(state) else {
            state.notify(Notice::error(
                "No template is installed, so no briefing can be made. Install Attaché again.",
            ));
            return Vec::new();
        };
        effects.extend(leave_document(state));
        open_document(state, briefing, None);
    }
    effects.extend(add(state, loading.articles));
    super::splitting::offer(state, &loading.bundles);
    if loading.sample {
        effects.extend(super::update(state, Command::NextFind));
        state.notify(Notice::info("Press N, then 2, then look at the page"));
    }
    effects
}

/// Adds articles as sources. One that is there already is shown instead.
fn add(state: &mut State, articles: Vec<Article>) -> Vec<Effect> {
    let today = state.outside.today.clone();
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let mut next = document.briefing.next_source_id();
    let mut sources: Vec<Source> = Vec::new();
    let mut known = None;
    for article in articles {
        let same = |source: &&Source| {
            source.provenance.same(&article.provenance) || source.frozen_sha256 == article.frozen.sha256()
        };
        let there = document
            .briefing
            .sources
            .iter()
            .map(|source| &**source)
            .chain(&sources)
            .find(same);
        if let Some(source) = there {
            known = Some((source.id, source_title(source)));
            continue;
        }
        sources.push(Source::freeze(next, article, &today));
        next = SourceId(next.0 + 1);
    }
    let first = sources.first().map(|source| source.id);
    let title = first_title(&document.briefing, &sources);
    let place = first.or(known.as_ref().map(|(id, _)| *id));
    let mut effects = Vec::new();
    if !sources.is_empty() {
        let name = format!("Add {}", plural(sources.len(), "source"));
        let index = document.briefing.sources.len();
        let edits = sources
            .into_iter()
            .enumerate()
            .map(|(offset, source)| Edit::AddSource {
                index: index + offset,
                source: Box::new(source),
            });
        let edit = Edit::Batch(title.into_iter().chain(edits).collect());
        effects = change(state, &name, edit).unwrap_or_default();
    }
    if let Some((_, title)) = known {
        state.notify(Notice::info(format!(
            "“{title}” is among the sources already; it was not added again."
        )));
    }
    if let Some(source) = place {
        show(
            state,
            Place::Source {
                source,
                range: CharRange::default(),
            },
        );
    }
    effects
}

/// The edit that gives an empty, untitled briefing the headline of its first source.
fn first_title(briefing: &Briefing, sources: &[Source]) -> Option<Edit> {
    let title = &sources.first()?.details.title;
    let untitled = briefing.sources.is_empty() && briefing.details.title.is_empty() && !title.is_empty();
    let details = Details {
        title: title.clone(),
        ..briefing.details.clone()
    };
    untitled.then(|| Edit::SetDetails(Box::new(details)))
}

/// Remembers the folder that files were chosen from.
pub(super) fn remember_folder(state: &mut State, path: &Path) {
    state.settings.folder = path.parent().map(Path::to_owned);
}
