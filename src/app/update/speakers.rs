//! Setting who says something: the form, and one step that puts it right everywhere.

use super::document::change;
use super::picks::preview;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Column;
use crate::app::quoted::spans;
use crate::app::state::{Modal, State};
use crate::article::CharRange;
use crate::briefing::{Corrected, Correction, SourceId};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::ShowSpeaker => {
            match target(state) {
                Some((source, range)) => show(state, source, range),
                None => state.notify(Notice::info(
                    "Go to a quotation first: press N for the next one, or select words of it.",
                )),
            }
            Vec::new()
        }
        Command::ShowSpeakerOf { source, range } => {
            show(state, source, range);
            Vec::new()
        }
        Command::SetSpeaker {
            source,
            of,
            name,
            title,
        } => set(state, source, Correction { of, name, title }),
        other => return Err(other),
    })
}

impl State {
    /// Whether there is a quotation whose speaker can be set.
    pub fn can_set_speaker(&self) -> bool {
        target(self).is_some()
    }
}

/// The quotation that the form would be about: the focused card's, else the selection's or current find's.
fn target(state: &State) -> Option<(SourceId, CharRange)> {
    let document = state.document.as_ref()?;
    if state.view.focus == Column::Cards {
        let (_, _, item) = document.briefing.find_item(state.view.card?)?;
        let anchor = &item.quotations().next()?.anchor;
        return Some((anchor.source, anchor.range));
    }
    let selected = state.view.selection.as_ref();
    let place = match (selected, state.view.find) {
        (Some(selection), _) => (selection.source, selection.taken),
        (None, Some(find)) if !find.key_point => (find.source, find.range),
        (None, _) => return None,
    };
    document.spoken(place.0, place.1).map(|_| place)
}

fn show(state: &mut State, source: SourceId, range: CharRange) {
    let document = state.document.as_ref();
    if let Some(spoken) = document.and_then(|document| document.spoken(source, range)) {
        state.modal = Some(Modal::Speaker {
            source,
            range: spoken.range,
        });
    }
}

fn set(state: &mut State, source: SourceId, correction: Correction) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let name = correction.name.trim().to_owned();
    let all = matches!(correction.of, Corrected::Everywhere(_));
    let spans = spans(document, source);
    let Some(edit) = document.briefing.set_speaker(source, correction, &spans) else {
        state.notify(Notice::info("Write the speaker’s name first."));
        return Vec::new();
    };
    let Some(effects) = change(state, "Set speaker", edit) else {
        return Vec::new();
    };
    state.modal = None;
    if let Some(document) = &state.document
        && let Some(selection) = &state.view.selection
    {
        state.view.selection = Some(preview(document, selection.source, selection.range));
    }
    let text = if all {
        format!("{name} is the speaker now, everywhere in this article")
    } else {
        format!("{name} is the speaker of this quotation now")
    };
    state.notify(Notice::done(text).with("Undo", Command::Undo));
    effects
}
