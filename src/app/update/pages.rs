//! What is done on the pages: words selected and copied, the pointer's item, a quotation looked up.

use super::picks::preview;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::page_text;
use crate::app::place::Column;
use crate::app::state::State;
use crate::app::view::Reveal;
use crate::briefing::{ItemId, QuoteId};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::PointAt(item) => state.view.pointed = item,
        Command::SelectOnPages(selected) => {
            if let Some(document) = &mut state.document {
                document.selected = selected;
            }
        }
        Command::SelectAllOnPages => {
            if let Some(document) = &mut state.document {
                document.selected = page_text::all(&document.pages).map(Into::into);
                state.view.focus = Column::Page;
            }
        }
        Command::CopyFromPages => return Ok(copy(state)),
        // The words last selected go first: those on the page, then those in the reader.
        Command::ClearSelection if state.has_page_selection() => {
            return update(state, Command::SelectOnPages(None));
        }
        other => return Err(other),
    }
    Ok(Vec::new())
}

fn copy(state: &State) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let text = document
        .selected
        .map(|selected| page_text::text(&document.pages, &selected.range()));
    text.filter(|text| !text.is_empty())
        .map(|text| vec![Effect::CopyText(text)])
        .unwrap_or_default()
}

/// Shows a quotation's card, and lights up its words in the reader.
pub(super) fn show_quotation(state: &mut State, item: ItemId, quote: QuoteId) {
    let Some(document) = &state.document else { return };
    let anchor = document
        .briefing
        .quotations()
        .map(|(_, quotation)| quotation)
        .find(|quotation| quotation.id == quote)
        .map(|quotation| &quotation.anchor);
    let selection = anchor.map(|anchor| preview(document, anchor.source, anchor.range));
    let view = &mut state.view;
    view.card = Some(item);
    view.focus = Column::Cards;
    if let Some(selection) = &selection
        && view.source != Some(selection.source)
    {
        view.source = Some(selection.source);
        view.find = None;
        view.offered = None;
    }
    view.reveal(Reveal {
        card: Some(item),
        reader: selection
            .as_ref()
            .map(|selection| (selection.source, selection.range)),
        ..Reveal::default()
    });
    view.selection = selection.or(view.selection.take());
}
