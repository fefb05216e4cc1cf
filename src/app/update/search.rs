//! Looking for words: in all sources and in the one being read. The scan runs off the window's thread;
//! here questions are numbered, and an answer to an older one is let go.

use super::navigation::jump;
use super::picks;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::place::{Column, Place};
use crate::app::searching::{Finder, FoundSource, Searching};
use crate::app::state::State;
use crate::app::view::Reveal;
use crate::article::CharRange;
use crate::briefing::SourceId;
use std::sync::Arc;

/// Code points of a selection that are taken over into the field at most.
const SELECTED: usize = 60;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::FindInSource => call_finder(state),
        Command::FindInSources => {
            state.searching.open = true;
            state.searching.called += 1;
            state.view.focus = Column::Sources;
            if let Some(folded) = state.view.folded.get_mut(Column::Sources.index()) {
                *folded = false;
            }
            read_ahead(state)
        }
        Command::NextPlace => step(state, true),
        Command::PreviousPlace => step(state, false),
        Command::FindWords(typed) => {
            let Some(source) = state.view.source else {
                return Ok(Vec::new());
            };
            find(state, source, typed, false)
        }
        Command::CloseFinder => close_finder(state),
        Command::SearchFor(typed) => {
            state.searching.typed = typed;
            ask(state)
        }
        Command::FilterSources(filter) => {
            state.searching.filter = *filter;
            Vec::new()
        }
        Command::OpenFound(source) => open_found(state, source),
        Command::CloseSearch => {
            state.searching = Searching {
                called: state.searching.called,
                filter: state.searching.filter.clone(),
                ..Searching::default()
            };
            state.view.focus = Column::Reader;
            Vec::new()
        }
        other => return Err(other),
    })
}

impl State {
    /// Whether there are places to step through.
    pub fn has_places(&self) -> bool {
        let places = self.finder.as_ref().and_then(|finder| finder.places.as_ref());
        places.is_some_and(|places| !places.is_empty())
    }
}

/// Asks again where sources have changed since, or where another one is being read.
pub(super) fn follow(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !state.searching.typed.is_empty() && !searched_these(state) {
        effects.extend(ask(state));
    }
    if let Some(finder) = &state.finder
        && Some(finder.source) != state.view.source
    {
        match state.view.source {
            Some(source) => {
                let (typed, words) = (finder.typed.clone(), finder.words);
                effects.extend(find(state, source, typed, words));
            }
            None => state.finder = None,
        }
    }
    effects
}

fn searched_these(state: &State) -> bool {
    let now = state
        .document
        .as_ref()
        .map_or(&[] as &[_], |d| d.articles.as_slice());
    let then = &state.searching.searched;
    now.len() == then.len() && now.iter().zip(then).all(|(now, then)| Arc::ptr_eq(now, then))
}

/// Has the texts made ready before the first letter is typed: a search for nothing, whose answer is let go.
fn read_ahead(state: &mut State) -> Vec<Effect> {
    let asked = state.next_serial();
    let briefing = state
        .document
        .as_ref()
        .map(|document| Arc::clone(&document.briefing));
    let search = |briefing| Effect::Search {
        asked,
        typed: String::new(),
        briefing,
    };
    briefing.map(search).into_iter().collect()
}

/// Asks for the sources that answer what is typed.
fn ask(state: &mut State) -> Vec<Effect> {
    let asked = state.next_serial();
    let searching = &mut state.searching;
    searching.asked = asked;
    let Some(document) = state
        .document
        .as_ref()
        .filter(|_| !searching.typed.trim().is_empty())
    else {
        searching.found = None;
        searching.searched = Vec::new();
        return Vec::new();
    };
    searching.searched.clone_from(&document.articles);
    vec![Effect::Search {
        asked,
        typed: searching.typed.clone(),
        briefing: Arc::clone(&document.briefing),
    }]
}

/// The sources that answer are there.
pub(super) fn searched(state: &mut State, asked: u64, found: Vec<FoundSource>) {
    if state.searching.asked == asked {
        state.searching.found = Some(Arc::new(found));
    }
}

/// Shows a source that answers, with the words marked in it; the reader takes the focus.
fn open_found(state: &mut State, source: SourceId) -> Vec<Effect> {
    let found = state.searching.found.iter().flat_map(|found| found.iter());
    let snippet = found
        .filter(|found| found.source == source)
        .find_map(|found| found.snippet.as_ref());
    let range = snippet.and_then(|snippet| snippet.marks.first()).copied();
    let range = range.unwrap_or_default();
    jump(state, Place::Source { source, range });
    let typed = state.searching.typed.clone();
    state.finder = None;
    let mut effects = find(state, source, typed, true);
    if let Some(finder) = &mut state.finder {
        finder.from = range.start;
    }
    if state.searching.typed.is_empty() {
        state.finder = None;
        effects.clear();
    }
    effects
}

/// Opens the field, with the selected words in it, or gives it the caret again.
fn call_finder(state: &mut State) -> Vec<Effect> {
    let Some(source) = state.shown_source() else {
        return Vec::new();
    };
    let id = source.id;
    let selected = state.view.selection.as_ref().map(|selection| selection.range);
    let selected = selected.filter(|range| range.len() <= SELECTED);
    let words = selected.map(|range| source.text.slice(range).trim().to_owned());
    let known = state.finder.as_ref().map(|finder| finder.typed.clone());
    let typed = words.or(known).unwrap_or_default();
    let called = state.next_serial();
    let effects = find(state, id, typed, false);
    if let Some(finder) = &mut state.finder {
        finder.called = called;
    }
    effects
}

/// Looks for words in a source; without words the field stays open and nothing is marked.
fn find(state: &mut State, source: SourceId, typed: String, words: bool) -> Vec<Effect> {
    let asked = state.next_serial();
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let old = state.finder.take().filter(|finder| finder.source == source);
    let from = old.as_ref().map(|finder| finder.from);
    let here = || {
        let selected = state.view.selection.as_ref().map(|selection| selection.range);
        let found = state.view.find.map(|find| find.range);
        let read = state.view.read_to.get(&source).copied();
        selected.or(found).map(|range| range.start).or(read).unwrap_or(0)
    };
    let empty = typed.trim().is_empty();
    state.finder = Some(Finder {
        source,
        called: old.as_ref().map_or(0, |finder| finder.called),
        typed: typed.clone(),
        words,
        // The old places are shown until the new ones are there: nothing flickers while typing.
        places: old.and_then(|finder| finder.places).filter(|_| !empty),
        at: 0,
        from: from.unwrap_or_else(here),
        asked,
    });
    if empty {
        return Vec::new();
    }
    vec![Effect::FindIn {
        asked,
        source,
        typed,
        words,
        briefing: Arc::clone(&document.briefing),
    }]
}

/// The places are there: the first one from where reading is becomes the current one.
pub(super) fn places_found(state: &mut State, asked: u64, places: Vec<CharRange>) {
    let Some(finder) = state.finder.as_mut().filter(|finder| finder.asked == asked) else {
        return;
    };
    let next = places.iter().position(|place| place.start >= finder.from);
    finder.at = next.unwrap_or(0);
    finder.places = Some(Arc::new(places));
    show(state);
}

/// Goes to the next place, or the one before, round the end.
fn step(state: &mut State, forward: bool) -> Vec<Effect> {
    let Some(finder) = &mut state.finder else {
        return Vec::new();
    };
    let count = finder.places.as_ref().map_or(0, |places| places.len());
    if count > 0 {
        finder.at = (finder.at + if forward { 1 } else { count - 1 }) % count;
        finder.from = finder.place().map_or(finder.from, |place| place.start);
        show(state);
    }
    Vec::new()
}

/// Scrolls the reader to the current place.
fn show(state: &mut State) {
    let Some((finder, place)) = state
        .finder
        .as_ref()
        .and_then(|finder| Some((finder, finder.place()?)))
    else {
        return;
    };
    let reader = Some((finder.source, place));
    state.view.reveal(Reveal {
        reader,
        ..Reveal::default()
    });
}

/// Closes the field; the words at the current place stay selected, so that a digit can take them.
fn close_finder(state: &mut State) -> Vec<Effect> {
    let finder = state.finder.take();
    state.view.focus = Column::Reader;
    let place = finder.and_then(|finder| Some((finder.source, finder.place()?)));
    place.map_or_else(Vec::new, |(source, range)| picks::select(state, source, range))
}
