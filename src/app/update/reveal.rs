//! After a step was taken back or done again: mark what changed, show it, and forget what is gone.

use super::navigation::show;
use crate::app::place::Place;
use crate::app::state::State;
use crate::app::view::Reveal;
use crate::article::CharRange;
use crate::briefing::{Briefing, Item, ItemId, Shared, Source};

/// Marks the cards that differ and shows the first of them; else the section or source that does.
pub(super) fn reveal_change(state: &mut State, before: &Briefing, after: &Briefing) {
    let changed = changed_items(before, after);
    if let Some(first) = changed.first().copied() {
        state.view.card = Some(first);
        state.view.reveal(Reveal {
            card: Some(first),
            ..Reveal::default()
        });
        state.view.flash(changed);
        return;
    }
    let mut pairs = before.sections.iter().zip(&after.sections);
    if let Some(section) = pairs.position(|(old, new)| old.items.len() > new.items.len()) {
        state.view.reveal(Reveal {
            section: Some(section),
            ..Reveal::default()
        });
        return;
    }
    let source = after
        .sources
        .iter()
        .find(|source| before.source(source.id) != Some(*source));
    // Other speakers stand in the same words: the reader stays where it is.
    let same_words = |source: &&Shared<Source>| {
        let old = before.source(source.id);
        old.is_some_and(|old| old.corrections != source.corrections)
    };
    if let Some(source) = source.filter(|source| !same_words(source)) {
        let range = CharRange::default();
        show(
            state,
            Place::Source {
                source: source.id,
                range,
            },
        );
    }
}

/// The items of `after` that are new, changed or in another place.
pub(super) fn changed_items(before: &Briefing, after: &Briefing) -> Vec<ItemId> {
    let mut changed = Vec::new();
    for (section, content) in after.sections.iter().enumerate() {
        let old = before
            .sections
            .get(section)
            .map_or(&[] as &[Item], |content| &content.items);
        let moved = moved_within(old, &content.items);
        for item in &content.items {
            if !old.contains(item) || moved == Some(item.id) {
                changed.push(item.id);
            }
        }
    }
    changed
}

/// The one item that was moved within a section, if that is all that happened to it.
fn moved_within(old: &[Item], new: &[Item]) -> Option<ItemId> {
    let ids = |items: &[Item]| items.iter().map(|item| item.id).collect::<Vec<_>>();
    let (old, new) = (ids(old), ids(new));
    if old.len() != new.len() {
        return None;
    }
    let differs = |(a, b): (&ItemId, &ItemId)| a != b;
    let first = old.iter().zip(&new).position(differs)?;
    let last = old.iter().zip(&new).rposition(differs)?;
    // Moved up, it now stands where the changed stretch begins; moved down, where it ends.
    let moved_up = new.get(first) == old.get(last);
    new.get(if moved_up { first } else { last }).copied()
}

/// Takes cards and sources that no longer are out of the view.
pub(super) fn forget_what_is_gone(state: &mut State) {
    let Some(document) = &state.document else {
        return;
    };
    let briefing = &document.briefing;
    let view = &mut state.view;
    let has_item = |id: &ItemId| briefing.find_item(*id).is_some();
    let has_source = |id| briefing.source(id).is_some();
    view.card = view.card.filter(has_item);
    view.words = view.words.filter(|words| has_item(&words.item));
    view.last_edited = view.last_edited.filter(has_item);
    view.pointed = view.pointed.filter(has_item);
    view.find = view.find.filter(|find| has_source(find.source));
    view.offered = view.offered.filter(|find| has_source(find.source));
    view.selection = view
        .selection
        .take()
        .filter(|selection| has_source(selection.source));
    let first = briefing.sources.first().map(|source| source.id);
    view.source = view.source.filter(|id| has_source(*id)).or(first);
    let stands = |place: &Place| match place {
        Place::Source { source, .. } | Place::SourceDetails(source) => has_source(*source),
        Place::Item(item) | Place::Quotation { item, .. } => has_item(item),
        Place::Section(_) | Place::Details | Place::Page(_) => true,
    };
    view.back.retain(stands);
    view.forward.retain(stands);
}
