//! Walking the finds: one list over all sources, in reading order, quotations and key points.
//!
//! At the end of a source the next one is offered first: the analyst sees that a source is done
//! before the reader turns to another.

use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Column;
use crate::app::state::{Modal, State, Wording};
use crate::app::view::{FindCursor, Reveal};
use crate::article::CharRange;
use crate::briefing::{SourceId, word_difference};
use std::sync::Arc;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::NextFind => step(state, false, true),
        Command::PreviousFind => step(state, false, false),
        Command::NextKeyPoint => step(state, true, true),
        Command::PreviousKeyPoint => step(state, true, false),
        Command::CompareWordings => compare_wordings(state),
        Command::CondenseKeyPoint => {
            state.view.condensed = !state.view.condensed && state.can_condense();
        }
        Command::SelectFind { source, range } => select(state, source, range),
        other => return Err(other),
    }
    Ok(Vec::new())
}

/// All finds of one kind, in the order of sources and places. Of what several sources say in the same
/// words only the first is one to visit.
fn cursors(document: &Document, key_point: bool) -> Vec<FindCursor> {
    let finds = document.finds();
    let mut places: Vec<(usize, CharRange)> = if key_point {
        let new = finds.key_points.iter().filter(|found| !found.repeats);
        new.map(|found| (found.article, found.range)).collect()
    } else {
        let first = finds.first_of_each();
        first.map(|(_, found, _)| (found.article, found.range)).collect()
    };
    places.sort_unstable();
    let cursor = |(article, range): (usize, CharRange)| {
        let source = document.briefing.sources.get(article)?.id;
        Some(FindCursor {
            key_point,
            source,
            range,
        })
    };
    places.into_iter().filter_map(cursor).collect()
}

/// Goes to the find after (or before) where we are.
fn step(state: &mut State, key_point: bool, forward: bool) {
    let Some(document) = &state.document else {
        return;
    };
    let all = cursors(document, key_point);
    let what = if key_point { "key point" } else { "quotation" };
    if all.is_empty() {
        state.notify(Notice::info(format!(
            "No {what} was found in these sources. Select words in the reader and press a digit."
        )));
        return;
    }
    let order = |source: SourceId| document.source_index(source).unwrap_or(usize::MAX);
    let here = position(state, document);
    let place = |cursor: &FindCursor| (order(cursor.source), cursor.range.start);
    let next = match here {
        None => all.first(),
        Some(here) if forward => {
            // From a place (not a find) the find that starts right there counts as the next one.
            let on_find = state.view.find.is_some();
            all.iter()
                .find(|cursor| place(cursor) > here || (!on_find && place(cursor) == here))
        }
        Some(here) => all.iter().rev().find(|cursor| place(cursor) < here),
    };
    let wrapped = if forward { all.first() } else { all.last() };
    let Some(target) = next.or(wrapped).copied() else {
        return;
    };
    let leaves = here.is_some() && (next.is_none() || state.view.source != Some(target.source));
    let alone = document.briefing.sources.len() < 2 && next.is_some();
    if forward && leaves && !alone && state.view.offered != Some(target) {
        let message = offer(document, state.view.source, target, what, next.is_none());
        if let Some(source) = state.view.source {
            state.view.done.insert(source);
        }
        state.view.offered = Some(target);
        state.notify(Notice::info(message));
        return;
    }
    go_to(state, target);
}

/// The sentence that offers what comes after the end of a source.
fn offer(document: &Document, from: Option<SourceId>, target: FindCursor, what: &str, wraps: bool) -> String {
    let title = |id: SourceId| {
        document
            .briefing
            .source(id)
            .map_or_else(|| "this source".to_owned(), super::source_title)
    };
    let here = from.map_or_else(|| "this source".to_owned(), title);
    let key = if what == "key point" { 'K' } else { 'N' };
    if wraps {
        format!("That was the last {what}. Press {key} to begin again.")
    } else {
        format!(
            "That was the last {what} in “{here}”. Press {key} for “{}”.",
            title(target.source)
        )
    }
}

/// Where we are: index of the source and code point.
fn position(state: &State, document: &Document) -> Option<(usize, usize)> {
    let view = &state.view;
    let selected = view
        .selection
        .as_ref()
        .map(|selection| (selection.source, selection.range.start));
    let found = view.find.map(|find| (find.source, find.range.start));
    let reading = view
        .source
        .map(|source| (source, view.read_to.get(&source).copied().unwrap_or(0)));
    let (source, at) = selected.or(found).or(reading)?;
    Some((document.source_index(source)?, at))
}

/// Makes `target` the current find and shows it.
fn go_to(state: &mut State, target: FindCursor) {
    let view = &mut state.view;
    view.source = Some(target.source);
    view.find = Some(target);
    view.selection = None;
    view.offered = None;
    view.condensed = false;
    view.focus = Column::Reader;
    view.read_to.insert(target.source, target.range.start);
    view.reveal(Reveal {
        reader: Some((target.source, target.range)),
        ..Reveal::default()
    });
}

/// A click on a highlight, or in the list: the find there becomes the current one.
fn select(state: &mut State, source: SourceId, range: CharRange) {
    let Some(document) = &state.document else {
        return;
    };
    let at = |key_point| FindCursor {
        key_point,
        source,
        range,
    };
    if document.found_quotation(&at(false)).is_some() {
        go_to(state, at(false));
    } else if document.found_key_point(&at(true)).is_some() {
        go_to(state, at(true));
    }
}

/// Shows the current quotation beside each of its other wordings.
fn compare_wordings(state: &mut State) {
    let Some((document, one)) = state.document.as_ref().zip(state.view.find) else {
        return;
    };
    let Some(statement) = document.statement(&one) else {
        return;
    };
    let words = |cursor: &FindCursor| {
        let source = document.briefing.source(cursor.source);
        source.map_or("", |source| source.text.slice(cursor.range))
    };
    let quotations = &document.finds().quotations;
    let first_of_each = statement.wordings.iter().filter_map(|wording| {
        let found = wording.iter().filter_map(|index| quotations.get(*index));
        let places: Vec<FindCursor> = found.filter_map(|found| document.cursor_of(found)).collect();
        places.first().copied().filter(|_| !places.contains(&one))
    });
    let wordings: Vec<Wording> = first_of_each
        .map(|other| Wording {
            one,
            other,
            difference: word_difference(words(&one), words(&other)),
        })
        .collect();
    if !wordings.is_empty() {
        state.modal = Some(Modal::Wordings(Arc::new(wordings)));
    }
}
