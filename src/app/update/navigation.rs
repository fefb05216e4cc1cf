//! Going places: sources, columns, zoom, panels, back and forward. The document stays as it is.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::place::{Column, Place};
use crate::app::state::{Modal, State};
use crate::app::view::{Panel, Reveal, View};

/// Zoom steps of the page, in per cent.
const ZOOMS: [u16; 11] = [50, 67, 75, 90, 100, 110, 125, 150, 200, 300, 400];

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    let view = &mut state.view;
    match command {
        Command::NextColumn => view.focus = next_column(view.focus, view.folded),
        Command::GoToMenus => view.menus_called += 1,
        Command::FocusColumn(column) => view.focus = column,
        Command::FlipCardsPage => {
            view.flipped = !view.flipped;
            view.pointed = None;
        }
        Command::ToggleColumn(number) => {
            if let Some(folded) = view.folded.get_mut(usize::from(number).wrapping_sub(1)) {
                *folded = !*folded;
                view.pointed = None;
            }
        }
        Command::ZoomIn => zoom(view, ZOOMS.into_iter().find(|step| *step > view.zoom)),
        Command::ZoomOut => zoom(view, ZOOMS.into_iter().rev().find(|step| *step < view.zoom)),
        Command::ZoomReset => view.zoom = 100,
        Command::ReadTo { source, at } => {
            view.read_to.insert(source, at);
        }
        Command::ReadToEnd(source) => {
            view.done.insert(source);
        }
        Command::FocusItem(item) => {
            view.card = item;
            // A selection of words ends with the card it was made on.
            view.words = view.words.filter(|words| Some(words.item) == item);
            view.linking.take_if(|linking| Some(linking.words.item) != item);
        }
        Command::ClearSelection => {
            view.selection = None;
            view.find = None;
            view.words = None;
            state.finder = None;
        }
        Command::ShowPalette | Command::GoToItem => state.modal = Some(Modal::Palette),
        Command::ShowKeys => state.modal = Some(Modal::Keys),
        Command::ShowGuide => state.modal = Some(Modal::Guide(0)),
        Command::ShowChapter(index) => state.modal = Some(Modal::Guide(index)),
        Command::ShowDetails => state.modal = Some(Modal::Details),
        Command::ShowTemplates => state.modal = Some(Modal::Templates),
        Command::ShowSettings => state.modal = Some(Modal::Settings),
        Command::CloseModal => {
            if state.modal.take() == Some(Modal::Settings) {
                return Ok(vec![Effect::SaveSettings(state.settings.clone())]);
            }
        }
        Command::SelectSource(source) => {
            let at = view.read_to.get(&source).copied().unwrap_or(0);
            let range = crate::article::CharRange::new(at, at);
            jump(state, Place::Source { source, range });
        }
        Command::GoTo(place) => jump(state, place),
        Command::Back => step_back(state),
        Command::Forward => step_forward(state),
        Command::DismissNotice(id) => state.notices.retain(|notice| notice.id != id),
        other => return Err(other),
    }
    Ok(Vec::new())
}

/// Shows a panel, or puts it away.
pub(super) fn toggle_panel(state: &mut State, panel: Panel) {
    state.view.panel = (state.view.panel != Some(panel)).then_some(panel);
}

fn zoom(view: &mut View, step: Option<u16>) {
    view.zoom = step.unwrap_or(view.zoom);
}

fn next_column(from: Column, folded: [bool; 4]) -> Column {
    let open = |column: &Column| !folded.get(column.index()).copied().unwrap_or(false);
    let mut round = Column::ALL.into_iter().cycle().skip(from.index() + 1).take(4);
    round.find(open).unwrap_or(from)
}

/// Goes to `place` and remembers where we were.
pub(super) fn jump(state: &mut State, place: Place) {
    if let Some(here) = here(state)
        && here != place
    {
        state.view.back.push(here);
        state.view.forward.clear();
    }
    show(state, place);
}

/// Where we are, as a place to come back to.
fn here(state: &State) -> Option<Place> {
    match (state.view.focus, state.view.card) {
        (Column::Cards, Some(card)) => Some(Place::Item(card)),
        _ => state.view.source.map(|source| {
            let selected = state.view.selection.as_ref().map(|selection| selection.range);
            let found = state
                .view
                .find
                .filter(|find| find.source == source)
                .map(|find| find.range);
            let at = state.view.read_to.get(&source).copied().unwrap_or(0);
            let range = selected
                .or(found)
                .unwrap_or(crate::article::CharRange::new(at, at));
            Place::Source { source, range }
        }),
    }
}

fn step_back(state: &mut State) {
    if let Some(place) = state.view.back.pop() {
        if let Some(here) = here(state) {
            state.view.forward.push(here);
        }
        show(state, place);
    }
}

fn step_forward(state: &mut State) {
    if let Some(place) = state.view.forward.pop() {
        if let Some(here) = here(state) {
            state.view.back.push(here);
        }
        show(state, place);
    }
}

/// Shows a place without remembering the one before.
pub(super) fn show(state: &mut State, place: Place) {
    let view = &mut state.view;
    match place {
        Place::Source { source, range } => {
            if view.source != Some(source) {
                view.selection = None;
                view.find = None;
                view.offered = None;
            }
            view.source = Some(source);
            view.focus = Column::Reader;
            view.reveal(Reveal {
                reader: Some((source, range)),
                ..Reveal::default()
            });
        }
        Place::Item(item) => {
            view.card = Some(item);
            view.focus = Column::Cards;
            view.reveal(Reveal {
                card: Some(item),
                ..Reveal::default()
            });
        }
        Place::Quotation { item, quote } => super::pages::show_quotation(state, item, quote),
        Place::Section(section) => {
            view.focus = Column::Cards;
            view.reveal(Reveal {
                section: Some(section),
                ..Reveal::default()
            });
        }
        Place::Details => state.modal = Some(Modal::Details),
        Place::SourceDetails(source) => {
            view.source = Some(source);
            view.focus = Column::Reader;
            view.reveal(Reveal {
                reader: Some((source, crate::article::CharRange::new(0, 0))),
                ..Reveal::default()
            });
        }
        Place::Page(page) => {
            view.focus = Column::Page;
            view.reveal(Reveal {
                page: Some((page, 0)),
                ..Reveal::default()
            });
        }
    }
}
