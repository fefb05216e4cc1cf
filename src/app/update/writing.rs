//! The caret on the cards: where it stands, where it is put, and what Enter does there.

use super::cards::{self, template_section};
use super::{items, navigation};
use crate::app::command::{Caret, Command, ItemChange, ListChange, NewItem, TextPlace};
use crate::app::effect::Effect;
use crate::app::place::{Column, Place};
use crate::app::state::State;
use crate::briefing::{Briefing, Item, ItemBody};
use crate::template::SectionKind;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::WriteAt(caret) => {
            navigation::jump(state, Place::Item(caret.item));
            state.view.put_caret(caret);
        }
        Command::WriteIn(named) => {
            let place = named.item.map_or(Place::Details, Place::Item);
            navigation::jump(state, place);
            state.view.put_named(named);
        }
        Command::PutCaret(caret) => state.view.put_caret(caret),
        Command::Caret(caret) => state.view.caret = caret,
        Command::EditCard => edit_card(state),
        Command::FinishCard => {
            state.view.focus = Column::Reader;
            return super::document::update(state, Command::EndTyping);
        }
        Command::NextLine(caret) => return Ok(next_line(state, caret)),
        other => return Err(other),
    }
    Ok(Vec::new())
}

/// Puts the caret behind the first text of the focused card.
fn edit_card(state: &mut State) {
    let document = state.document.as_ref();
    let card = document
        .zip(state.view.card)
        .and_then(|(document, card)| document.briefing.find_item(card));
    let Some((_, _, item)) = card else { return };
    if let Some(text) = item.texts().first() {
        let caret = at(item, items::end_of(text), usize::MAX);
        state.view.put_caret(caret);
    }
}

/// Enter in a field: a list gets another entry and a section of bullets another bullet, behind this one; in
/// all other fields it says that the words are done.
fn next_line(state: &mut State, caret: Caret) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some((section, index, item)) = document.briefing.find_item(caret.item) else {
        return Vec::new();
    };
    let next = caret.place.field + 1;
    if matches!(*item.body, ItemBody::List { .. }) && caret.place.note.is_none() {
        let put = at(item, start(next), 0);
        let change = ItemChange::List(ListChange::Add(next));
        let effects = cards::edit(state, caret.item, change);
        state.view.put_caret(put);
        return effects;
    }
    if is_bullet(&document.briefing, section, item) && caret.place.note.is_none() {
        let effects = items::add(state, section, index + 1, NewItem::Paragraph);
        if let Some(item) = state.view.card {
            let place = start(0);
            let (at, from) = (0, 0);
            state.view.put_caret(Caret {
                item,
                place,
                at,
                from,
            });
        }
        return effects;
    }
    Vec::new()
}

fn is_bullet(briefing: &Briefing, section: usize, item: &Item) -> bool {
    let sentence = matches!(*item.body, ItemBody::Prose(_) | ItemBody::KeyPoint { .. });
    sentence && template_section(briefing, section).is_some_and(|form| form.kind == SectionKind::Bullets)
}

/// The first place of a text.
fn start(field: usize) -> TextPlace {
    TextPlace {
        field,
        note: None,
        place: 0,
    }
}

fn at(item: &Item, place: TextPlace, at: usize) -> Caret {
    Caret {
        item: item.id,
        place,
        at,
        from: at,
    }
}
