//! Loading articles: dialog, drop, paste; one undo step when all are read.

use super::document::{change, open_document};
use super::files::{fresh_briefing, leave_document};
use super::navigation::show;
use super::{plural, source_title};
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::{Job, Notice};
use crate::app::place::Place;
use crate::app::state::{State, Waiting};
use crate::article::worker::Answer;
use crate::article::{Article, CharRange};
use crate::briefing::{Briefing, Edit, Source, SourceId};
use std::path::{Path, PathBuf};

/// What a reading job has brought so far.
#[derive(Debug, Default)]
pub(in crate::app) struct Loading {
    /// The articles, in the order they were asked for.
    articles: Vec<Article>,
    /// The sample was asked for: it opens as a briefing of its own.
    sample: bool,
}

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::AddSources => {
            state.waiting = Some(Waiting::Sources);
            let folder = state.settings.folder.clone();
            vec![Effect::Ask(Question::Sources { folder })]
        }
        Command::FilesDropped(paths) | Command::LoadPaths(paths) => load(state, paths),
        Command::Pasted { text, html } => paste(state, text, html),
        Command::OpenSample => open_sample(state),
        Command::RemoveSource(source) => remove(state, source),
        Command::CancelJob(job) => vec![Effect::Cancel(job)],
        // The finds it would draw on are not there yet.
        Command::DraftForMe => Vec::new(),
        other => return Err(other),
    })
}

/// Loads files: briefings are opened, everything else is read as an article.
pub(super) fn load(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let is_briefing = |path: &PathBuf| {
        path.extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("ron"))
    };
    let (briefings, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_briefing);
    if briefings.len() > 1 {
        state.notify(Notice::info(
            "One briefing is open at a time: the first of them was opened. Open the others one by one.",
        ));
    }
    let mut effects: Vec<Effect> = briefings.into_iter().take(1).map(Effect::Load).collect();
    if !articles.is_empty() {
        let job = begin_job(state, articles.len(), false);
        effects.push(Effect::ReadSources { job, paths: articles });
    }
    effects
}

fn begin_job(state: &mut State, total: usize, sample: bool) -> u64 {
    let id = state.next_serial();
    state.loading.insert(
        id,
        Loading {
            articles: Vec::new(),
            sample,
        },
    );
    state.jobs.push(Job {
        id,
        text: format!("Reading {}", plural(total, "article")),
        done: 0,
        total,
        can_cancel: true,
    });
    id
}

fn paste(state: &mut State, text: String, html: Option<String>) -> Vec<Effect> {
    let words = text.trim();
    if words.is_empty() && html.as_ref().is_none_or(|html| html.trim().is_empty()) {
        state.notify(Notice::info(
            "There is no text on the clipboard. Copy the article and paste again.",
        ));
        return Vec::new();
    }
    let is_address = words.starts_with("http://") || words.starts_with("https://");
    if is_address && !words.contains(char::is_whitespace) {
        state.notify(Notice::info(
            "Attaché does not go online. Save the page in your browser and drop the file here.",
        ));
        return Vec::new();
    }
    let input = match html.filter(|html| !html.trim().is_empty()) {
        Some(html) => (
            "Pasted page.html".to_owned(),
            Some("text/html".to_owned()),
            html.into_bytes(),
        ),
        None => (
            "Pasted text.txt".to_owned(),
            Some("text/plain".to_owned()),
            text.into_bytes(),
        ),
    };
    let job = begin_job(state, 1, false);
    vec![Effect::ReadBytes {
        job,
        inputs: vec![input],
    }]
}

fn open_sample(state: &mut State) -> Vec<Effect> {
    let inputs: Vec<_> = crate::app::sample::ARTICLES
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), None, bytes.to_vec()))
        .collect();
    let job = begin_job(state, inputs.len(), true);
    vec![Effect::ReadBytes { job, inputs }]
}

/// One input of a job was read.
pub(super) fn read_one(state: &mut State, job: u64, file: &str, answer: Answer) {
    if let Some(job) = state.jobs.iter_mut().find(|known| known.id == job) {
        job.done += 1;
    }
    for problem in &answer.problems {
        let text = format!("{file}: {}", problem.message);
        state.notify(if problem.blocking {
            Notice::error(text)
        } else {
            Notice::warning(text)
        });
    }
    if let (Some(article), Some(loading)) = (answer.article, state.loading.get_mut(&job)) {
        loading.articles.push(article);
    }
}

/// A job has ended: what it brought becomes sources, as one step.
pub(super) fn read_all(state: &mut State, job: u64, cancelled: bool) -> Vec<Effect> {
    state.jobs.retain(|known| known.id != job);
    let loading = state.loading.remove(&job).unwrap_or_default();
    if cancelled {
        state.notify(Notice::info("Reading was stopped. Nothing was added."));
        return Vec::new();
    }
    if loading.articles.is_empty() {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if loading.sample || state.document.is_none() {
        let title = loading
            .articles
            .first()
            .and_then(|article| article.title.clone())
            .unwrap_or_default();
        let Some(briefing) = fresh_briefing(state, title) else {
            state.notify(Notice::error(
                "No template is installed, so no briefing can be made. Install Attaché again.",
            ));
            return Vec::new();
        };
        effects.extend(leave_document(state));
        open_document(state, briefing, None);
    }
    effects.extend(add(state, loading.articles));
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
            source.provenance.raw_sha256 == article.provenance.raw_sha256
                || source.frozen_sha256 == article.frozen.sha256()
        };
        let there = document.briefing.sources.iter().chain(&sources).find(same);
        if let Some(source) = there {
            known = Some((source.id, source_title(source)));
            continue;
        }
        sources.push(Source::freeze(next, article, &today));
        next = SourceId(next.0 + 1);
    }
    let first = sources.first().map(|source| source.id);
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
        let edit = Edit::Batch(edits.collect());
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

/// Takes a source out with everything that stands on it, as one step.
fn remove(state: &mut State, source: SourceId) -> Vec<Effect> {
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
    super::reveal::forget_what_is_gone(state);
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

/// Remembers the folder that files were chosen from.
pub(super) fn remember_folder(state: &mut State, path: &Path) {
    state.settings.folder = path.parent().map(Path::to_owned);
}
