//! The cards: adding, moving, editing and removing items. A quotation's words are never edited.

use super::document::{change, type_into};
use super::{item_change, plural};
use crate::app::command::{Command, ItemChange};
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Column;
use crate::app::state::State;
use crate::app::view::Reveal;
use crate::briefing::{Briefing, Edit, Item, ItemBody, ItemId, RichText, Step};
use crate::template::{Section, SectionKind};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::AddCard { section } => add_card(state, section),
        Command::AddNote { section } => insert(state, "Add note", section, ItemBody::Note(String::new())),
        Command::EditItem { item, change } => edit(state, item, change),
        Command::ToggleJudgement => toggle_judgement(state),
        Command::MoveItemUp => step(state, true),
        Command::MoveItemDown => step(state, false),
        Command::MoveItemTo { item, section, index } => move_to(state, item, section, index),
        Command::RemoveItem => state
            .view
            .card
            .map(|card| remove(state, card))
            .unwrap_or_default(),
        Command::RemoveItemById(item) => remove(state, item),
        other => return Err(other),
    })
}

/// The section of the template that stands at `index`.
pub(super) fn template_section(briefing: &Briefing, index: usize) -> Option<&Section> {
    briefing.template.section(&briefing.sections.get(index)?.section)
}

fn add_card(state: &mut State, section: usize) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some(form) = template_section(&document.briefing, section) else {
        return Vec::new();
    };
    match form.kind {
        SectionKind::Sources | SectionKind::LadderKey => {
            let text = format!(
                "“{}” is made by the program; nothing is added there by hand.",
                form.heading
            );
            state.notify(Notice::info(text));
            Vec::new()
        }
        SectionKind::Dated => {
            let step = Step {
                date: String::new(),
                owner: String::new(),
                text: RichText::default(),
                rests_on: Vec::new(),
            };
            insert(state, "Add step", section, ItemBody::Step(step))
        }
        SectionKind::Prose | SectionKind::Bullets | SectionKind::Quotes | SectionKind::Table => insert(
            state,
            "Add paragraph",
            section,
            ItemBody::Prose(RichText::default()),
        ),
    }
}

/// Puts a new item at the end of a section and focuses it.
fn insert(state: &mut State, name: &str, section: usize, body: ItemBody) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let id = document.briefing.next_item_id();
    let index = document
        .briefing
        .sections
        .get(section)
        .map_or(0, |content| content.items.len());
    let item = Box::new(Item::new(id, body));
    let Some(effects) = change(state, name, Edit::InsertItem { section, index, item }) else {
        return Vec::new();
    };
    focus(state, id);
    effects
}

/// Makes a card the focused one, marks it and shows it.
pub(super) fn focus(state: &mut State, item: ItemId) {
    let view = &mut state.view;
    view.card = Some(item);
    view.last_edited = Some(item);
    view.focus = Column::Cards;
    view.reveal(Reveal {
        card: Some(item),
        ..Reveal::default()
    });
    view.flash(vec![item]);
}

/// Changes one thing of an item.
pub(super) fn edit(state: &mut State, id: ItemId, change_wanted: ItemChange) -> Vec<Effect> {
    let Some((_, _, item)) = state
        .document
        .as_ref()
        .and_then(|document| document.briefing.find_item(id))
    else {
        return Vec::new();
    };
    let mut item = item.clone();
    let (name, typing) = match item_change::apply(&mut item, change_wanted) {
        Ok(done) => done,
        Err(why) => {
            state.notify(Notice::warning(why));
            return Vec::new();
        }
    };
    // Touched by the analyst, it is no suggestion any more.
    item.suggested = false;
    state.view.last_edited = Some(id);
    let edit = Edit::ReplaceItem(Box::new(item));
    match typing {
        Some(field) => type_into(state, name, edit, &format!("item {} {field}", id.0)),
        None => change(state, name, edit).unwrap_or_default(),
    }
}

fn toggle_judgement(state: &mut State) -> Vec<Effect> {
    let card = state
        .view
        .card
        .and_then(|card| state.document.as_ref()?.briefing.find_item(card));
    let Some((_, _, item)) = card else {
        return Vec::new();
    };
    let (id, judgement) = (item.id, !item.judgement);
    edit(state, id, ItemChange::Judgement(judgement))
}

/// One place up or down; at the edge into the section above or below that takes items.
fn step(state: &mut State, up: bool) -> Vec<Effect> {
    let Some((document, card)) = state.document.as_ref().zip(state.view.card) else {
        return Vec::new();
    };
    let briefing = &document.briefing;
    let Some((section, index, _)) = briefing.find_item(card) else {
        return Vec::new();
    };
    let takes =
        |section: &usize| template_section(briefing, *section).is_some_and(|form| !form.kind.is_generated());
    let len = |section: usize| {
        briefing
            .sections
            .get(section)
            .map_or(0, |content| content.items.len())
    };
    let target = if up {
        match index.checked_sub(1) {
            Some(above) => Some((section, above)),
            None => (0..section).rev().find(takes).map(|above| (above, len(above))),
        }
    } else if index + 1 < len(section) {
        Some((section, index + 1))
    } else {
        (section + 1..briefing.sections.len())
            .find(takes)
            .map(|below| (below, 0))
    };
    target
        .map(|(section, index)| move_to(state, card, section, index))
        .unwrap_or_default()
}

fn move_to(state: &mut State, item: ItemId, section: usize, index: usize) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let briefing = &document.briefing;
    let Some((from, at, card)) = briefing.find_item(item) else {
        return Vec::new();
    };
    if (from, at) == (section, index) {
        return Vec::new();
    }
    if let Some(why) = refusal(briefing, card, section) {
        state.notify(Notice::info(why));
        return Vec::new();
    }
    let Some(effects) = change(state, "Move card", Edit::MoveItem { item, section, index }) else {
        return Vec::new();
    };
    focus(state, item);
    effects
}

/// Why an item may not stand in a section, by its name.
fn refusal(briefing: &Briefing, item: &Item, section: usize) -> Option<String> {
    let form = template_section(briefing, section)?;
    if form.kind.is_generated() {
        return Some(format!(
            "“{}” is made by the program; nothing is moved there by hand.",
            form.heading
        ));
    }
    let quotes = item.quotations().next().is_some();
    (quotes && !form.allows_quotes).then(|| {
        format!(
            "“{}” takes no quotations. The card stays where it is.",
            form.heading
        )
    })
}

fn remove(state: &mut State, item: ItemId) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let next = neighbour(&document.briefing, item);
    let Some(effects) = change(state, "Remove card", Edit::RemoveItem(item)) else {
        return Vec::new();
    };
    super::reveal::forget_what_is_gone(state);
    state.view.card = next;
    state.notify(Notice::done(format!("{} removed", plural(1, "card"))).with("Undo", Command::Undo));
    effects
}

/// The card that takes the focus when `item` goes: the one below, else the one above.
fn neighbour(briefing: &Briefing, item: ItemId) -> Option<ItemId> {
    let (section, index, _) = briefing.find_item(item)?;
    let items = &briefing.sections.get(section)?.items;
    let above = index.checked_sub(1).and_then(|above| items.get(above));
    items.get(index + 1).or(above).map(|item| item.id)
}
