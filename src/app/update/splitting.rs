//! A file of many articles: its splitting is offered, never done unasked, and is one step of undo.

use super::document::change;
use super::navigation::show;
use super::{plural, source_title};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Place;
use crate::app::state::State;
use crate::article::{CharRange, split};
use crate::briefing::{Edit, Source, SourceId};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::SplitSource(source) => Ok(split_source(state, source)),
        other => Err(other),
    }
}

/// Offers to split the sources that are bundles, told by the hash of their text.
pub(super) fn offer(state: &mut State, bundles: &[(String, usize)]) {
    let Some(document) = &state.document else { return };
    let mut notices = Vec::new();
    for (hash, pieces) in bundles {
        let source = document
            .briefing
            .sources
            .iter()
            .find(|source| source.frozen_sha256 == *hash);
        if let Some(source) = source {
            let text = format!("{pieces} articles in one file: {}", source.file);
            let label = format!("Split into {pieces} articles");
            let mut notice = Notice::info(text).with(&label, Command::SplitSource(source.id));
            notice.lasting = true;
            notices.push(notice);
        }
    }
    for notice in notices {
        state.notify(notice);
    }
}

fn split_source(state: &mut State, id: SourceId) -> Vec<Effect> {
    state.notices.retain(|notice| {
        notice
            .actions
            .iter()
            .all(|(_, action)| *action != Command::SplitSource(id))
    });
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let briefing = &document.briefing;
    let Some((index, whole)) = briefing
        .sources
        .iter()
        .enumerate()
        .find(|(_, source)| source.id == id)
    else {
        return Vec::new();
    };
    let Some(articles) = split(&whole.article()) else {
        let title = source_title(whole);
        state.notify(Notice::info(format!(
            "“{title}” is one article; there is nothing to split."
        )));
        return Vec::new();
    };
    let uses = briefing.uses_of(id);
    let (title, accessed) = (source_title(whole), whole.details.accessed.clone());
    let first = briefing.next_source_id();
    let count = articles.len();
    let new = articles.into_iter().zip(first.0..).enumerate();
    let mut edits: Vec<Edit> = new
        .map(|(offset, (article, id))| Edit::AddSource {
            index: index + 1 + offset,
            source: Box::new(Source::freeze(SourceId(id), article, &accessed)),
        })
        .collect();
    // What rests on the whole keeps it.
    if uses == 0 {
        edits.push(Edit::RemoveSource(id));
    }
    let effects = change(
        state,
        &format!("Split into {}", plural(count, "article")),
        Edit::Batch(edits),
    );
    if uses > 0 {
        let text = format!("“{title}” stays whole beside its articles: {} on it.", rest(uses));
        state.notify(Notice::info(text));
    }
    show(
        state,
        Place::Source {
            source: first,
            range: CharRange::default(),
        },
    );
    effects.unwrap_or_default()
}

/// "1 card rests", "3 cards rest".
fn rest(uses: usize) -> String {
    let verb = if uses == 1 { "rests" } else { "rest" };
    format!("{} {verb}", plural(uses, "card"))
}
