//! Reading a source again: what comes of it stands beside what was frozen, which never changes.

use super::document::change;
use super::navigation::show;
use super::{ask, plural, source_title, sources};
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::Notice;
use crate::app::place::Place;
use crate::app::state::{Modal, State, Waiting};
use crate::article::{Article, CharRange, split};
use crate::briefing::{Edit, Source, SourceId, differences};
use std::path::PathBuf;
use std::sync::Arc;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::ReadAgain => match state.shown_source().map(|source| source.id) {
            Some(id) => read_again(state, id),
            None => Vec::new(),
        },
        Command::ReadAgainFromFile(id) => ask_for_file(state, id),
        Command::CompareVersions => {
            compare_newest(state);
            Vec::new()
        }
        Command::Compare { old, new } => {
            compare(state, old, new);
            Vec::new()
        }
        Command::MovePicks { from, to } => move_picks(state, from, to),
        other => return Err(other),
    })
}

/// Reads a source again: from its file where the briefing keeps that, else from one that the analyst names.
fn read_again(state: &mut State, id: SourceId) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let kept = document.briefing.original_of(id);
    let Some((source, kept)) = document.briefing.source(id).zip(kept) else {
        return ask_for_file(state, id);
    };
    let input = (
        source.file.clone(),
        Some(source.media_type.clone()),
        kept.bytes().to_vec(),
    );
    let job = sources::begin_job(state, 1, false);
    sources::read_for(state, job, id);
    vec![Effect::ReadBytes {
        job,
        inputs: vec![input],
    }]
}

fn ask_for_file(state: &mut State, id: SourceId) -> Vec<Effect> {
    let folder = state.settings.folder.clone();
    ask(state, Waiting::ReadAgain(id), Question::Sources { folder })
}

/// The file to read a source from again was named.
pub(super) fn named(state: &mut State, id: SourceId, path: PathBuf) -> Vec<Effect> {
    let job = sources::begin_job(state, 1, false);
    sources::read_for(state, job, id);
    vec![Effect::ReadSources {
        job,
        paths: vec![path],
    }]
}

/// A source was read again.
pub(super) fn taken(state: &mut State, id: SourceId, articles: Vec<Article>) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some(known) = document.briefing.source(id) else {
        return Vec::new();
    };
    let title = source_title(known);
    let Some(article) = same_article(known, articles) else {
        state.notify(Notice::error(format!(
            "“{title}” is not in that file. Choose the file that it was read from."
        )));
        return Vec::new();
    };
    let same_bytes = article.provenance.same(&known.provenance);
    let known_text = document
        .briefing
        .versions_of(id)
        .into_iter()
        .find(|version| version.frozen_sha256 == article.frozen.sha256());
    if let Some(version) = known_text {
        let text = if version.version_of.is_some() {
            format!(
                "“{title}” reads as its version {} does; nothing was added.",
                version.version
            )
        } else {
            format!("“{title}” reads as it did before; nothing was added.")
        };
        let from_kept = same_bytes && document.briefing.original_of(id).is_some();
        let mut notice = Notice::info(text);
        if from_kept {
            notice = notice.with("Read another file…", Command::ReadAgainFromFile(id));
        }
        state.notify(notice);
        return Vec::new();
    }
    let Some(source) = document.briefing.next_version(id, article) else {
        return Vec::new();
    };
    let (new, version) = (source.id, source.version);
    let after = document.briefing.versions_of(id).last().map(|version| version.id);
    let index = after
        .and_then(|last| document.source_index(last))
        .map_or(document.briefing.sources.len(), |index| index + 1);
    let changed = differences(known, &source).len();
    let edit = Edit::AddSource {
        index,
        source: Box::new(source),
    };
    let Some(effects) = change(state, "Read source again", edit) else {
        return Vec::new();
    };
    let other_file = if same_bytes {
        ""
    } else {
        " The file is not the one that was read before: its bytes differ."
    };
    let text = format!(
        "“{title}” was read again as version {version}: {}.{other_file} What was frozen and picked before stays as it is.",
        match changed {
            1 => "1 paragraph differs".to_owned(),
            many => format!("{many} paragraphs differ"),
        }
    );
    let mut notice = Notice::info(text).with("Compare", Command::Compare { old: id, new });
    notice.lasting = true;
    state.notify(notice);
    show(
        state,
        Place::Source {
            source: new,
            range: CharRange::default(),
        },
    );
    effects
}

/// The article that a source is, among those that a file turned out to hold.
fn same_article(known: &Source, articles: Vec<Article>) -> Option<Article> {
    let count = articles.len();
    let mut articles = articles.into_iter();
    let is_file = |article: &Article| article.provenance.raw_sha256 == known.provenance.raw_sha256;
    let whole = if count == 1 {
        articles.next()
    } else {
        articles.find(is_file)
    }?;
    match known.provenance.piece {
        None => Some(whole),
        Some(number) => split(&whole)?.into_iter().nth(number.checked_sub(1)?),
    }
}

/// Compares the current source with its newest other version.
fn compare_newest(state: &mut State) {
    let Some((document, current)) = state.document.as_ref().zip(state.shown_source()) else {
        return;
    };
    let versions = document.briefing.versions_of(current.id);
    let other = versions.iter().rev().find(|version| version.id != current.id);
    if let Some(other) = other {
        let (old, new) = if other.version < current.version {
            (other.id, current.id)
        } else {
            (current.id, other.id)
        };
        compare(state, old, new);
    }
}

fn compare(state: &mut State, old: SourceId, new: SourceId) {
    let Some(document) = &state.document else { return };
    let briefing = &document.briefing;
    if let Some((from, to)) = briefing.source(old).zip(briefing.source(new)) {
        let differences = Arc::new(differences(from, to));
        state.modal = Some(Modal::Differences {
            old,
            new,
            differences,
        });
    }
}

fn move_picks(state: &mut State, from: SourceId, to: SourceId) -> Vec<Effect> {
    let Some(picks) = state
        .document
        .as_ref()
        .and_then(|document| document.briefing.move_picks(from, to))
    else {
        return Vec::new();
    };
    let mut text = format!("{} moved, word for word.", plural(picks.moved, "pick"));
    if picks.stayed > 0 {
        text += &format!(
            " {} where it was: its exact words are not in the other version.",
            match picks.stayed {
                1 => "1 stays".to_owned(),
                many => format!("Each of {many} stays"),
            }
        );
    }
    let effects = if picks.moved == 0 {
        Vec::new()
    } else {
        change(
            state,
            &format!("Move {}", plural(picks.moved, "pick")),
            picks.edit,
        )
        .unwrap_or_default()
    };
    state.notify(Notice::info(text));
    effects
}
