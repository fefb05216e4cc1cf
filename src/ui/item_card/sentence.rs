//! A sentence on its card: fields for the analyst's words, what is locked between them, and its printed
//! notes below.

use super::place::{Field, place_ui};
use super::{Shared, act, edit, quotation, words};
use crate::app::{Command, ItemChange, TextPlace};
use crate::briefing::{Inline, Item, Part, RichText as Rich};
use crate::ui::theme;
use crate::ui::window::Desk;
use egui::{Label, RichText, Ui};

/// A text of an item; `of` says what it belongs to in the names of its fields ("card", "entry 2").
pub(super) fn sentence_ui(
    ui: &mut Ui,
    item: &Item,
    (field, of): (usize, &str),
    text: &Rich,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let first = TextPlace {
        field,
        note: None,
        place: 0,
    };
    words_ui(ui, item, first, of, text, shared, desk, commands);
    for (note, words) in text.notes().enumerate() {
        let row = |ui: &mut Ui| {
            ui.label(RichText::new(format!("Note {}", note + 1)).small());
            let name = format!("Remove note {} of {of}", note + 1);
            if act::small(ui, "×", &name, true) {
                commands.push(edit(item.id, ItemChange::RemoveNote { field, note }));
            }
            ui.vertical(|ui| {
                let first = TextPlace {
                    note: Some(note),
                    ..first
                };
                let of = format!("note {} of {of}", note + 1);
                words_ui(ui, item, first, &of, words, shared, desk, commands);
            });
        };
        act::steady(ui, ("note", field, note), |ui| ui.horizontal_top(row));
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a text with where it stands and what serves it"
)]
fn words_ui(
    ui: &mut Ui,
    item: &Item,
    first: TextPlace,
    of: &str,
    text: &Rich,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let Shared {
        state,
        document,
        numbers,
        ..
    } = shared;
    let parts = text.parts();
    let mut notes = 0;
    let mut place = 0;
    for part in &parts {
        match part {
            Part::Words(words) => {
                let here = TextPlace { place, ..first };
                place += 1;
                // Behind and between what is locked a place to write is shown when there are words, or
                // when the card is being worked on.
                let silent = !words.chars().any(char::is_alphanumeric);
                if parts.len() > 1 && silent && state.view.card != Some(item.id) {
                    continue;
                }
                let hint = if parts.len() == 1 { "Write here" } else { "" };
                let name = format!("Words {place} of {of}");
                let field = Field {
                    item,
                    text,
                    place: here,
                    words,
                    name: &name,
                    hint,
                };
                place_ui(ui, &field, shared, desk, commands);
            }
            Part::Locked(Inline::Quote(quotation)) => {
                act::steady(ui, ("quote", quotation.id.0), |ui| {
                    words::atom(ui, item, quotation, shared, desk, commands);
                    // The sentence names the speaker itself; whoever works on it can put that right.
                    if state.view.card == Some(item.id) {
                        quotation::speaker_ui(ui, item, quotation, true, commands);
                    }
                });
            }
            Part::Locked(Inline::Cite(cited)) => {
                let number = numbers.citation(cited.0.source).unwrap_or_default();
                mark(ui, &format!("source {number}"), &cited.0.exact);
            }
            Part::Locked(Inline::Note(note)) => {
                notes += 1;
                mark(ui, &format!("note {notes}"), &document.briefing.plain(note));
            }
            Part::Locked(Inline::Text { .. } | Inline::Link { .. }) => {}
        }
    }
}

/// A citation or note where it stands.
fn mark(ui: &mut Ui, words: &str, about: &str) {
    let palette = theme::palette(ui.ctx());
    let text = RichText::new(words).small().color(palette.accent);
    ui.add(Label::new(text).selectable(false)).on_hover_text(about);
}
