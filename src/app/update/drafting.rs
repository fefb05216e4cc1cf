//! *Draft for me* on the open briefing: one step, every card marked as suggested.

use super::document::change;
use super::plural;
use crate::app::command::Command;
use crate::app::draft;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::view::Reveal;
use crate::briefing::{Edit, ItemId};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::DraftForMe => Ok(draft_for_me(state)),
        other => Err(other),
    }
}

fn draft_for_me(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    if document.briefing.sources.is_empty() {
        state.notify(Notice::info(
            "Add sources first: a draft is made from their quotations and key points.",
        ));
        return Vec::new();
    }
    let edits = draft::edits(&document.briefing, &document.search.suggested());
    if edits.is_empty() {
        state.notify(Notice::info("Nothing more was found that fits these sections."));
        return Vec::new();
    }
    let items: Vec<ItemId> = edits.iter().filter_map(inserted).collect();
    let count = items.len();
    let Some(effects) = change(state, "Draft for me", Edit::Batch(edits)) else {
        return Vec::new();
    };
    state.view.reveal(Reveal {
        card: items.first().copied(),
        ..Reveal::default()
    });
    state.view.flash(items);
    let text = format!(
        "{} suggested. Read each against its source before you keep it.",
        plural(count, "card")
    );
    state.notify(Notice::info(text).with("Undo", Command::Undo));
    effects
}

fn inserted(edit: &Edit) -> Option<ItemId> {
    match edit {
        Edit::InsertItem { item, .. } => Some(item.id),
        _ => None,
    }
}
