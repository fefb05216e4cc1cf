//! A sentence on its card: fields for the analyst's words, what is locked between them, and its printed
//! notes below.

use super::{Shared, act, edit, words};
use crate::app::{Caret, Command, ItemChange, TextPlace};
use crate::briefing::{Inline, Item, Part, RichText as Rich};
use crate::ui::window::Desk;
use crate::ui::{fonts, theme};
use egui::accesskit::Role;
use egui::{Frame, Label, Margin, RichText, TextEdit, Ui, WidgetInfo};

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
        ui.horizontal_top(|ui| {
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
        });
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
    let (state, document, numbers) = shared;
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
                place_ui(ui, item, here, words, (&name, hint), shared, desk, commands);
            }
            Part::Locked(Inline::Quote(quotation)) => {
                words::atom(ui, item, quotation, shared, desk, commands);
            }
            Part::Locked(Inline::Link { text, href }) => {
                ui.label(RichText::new(text).underline()).on_hover_text(href);
            }
            Part::Locked(Inline::Cite(cited)) => {
                let number = numbers.citation(cited.0.source).unwrap_or_default();
                mark(ui, &format!("source {number}"), &cited.0.exact);
            }
            Part::Locked(Inline::Note(note)) => {
                notes += 1;
                mark(ui, &format!("note {notes}"), &document.briefing.plain(note));
            }
            Part::Locked(Inline::Text { .. }) => {}
        }
    }
}

/// A citation or note where it stands.
fn mark(ui: &mut Ui, words: &str, about: &str) {
    let palette = theme::palette(ui.ctx());
    let text = RichText::new(words).small().color(palette.accent);
    ui.add(Label::new(text).selectable(false)).on_hover_text(about);
}

#[expect(
    clippy::too_many_arguments,
    reason = "a field with where it stands and what serves it"
)]
fn place_ui(
    ui: &mut Ui,
    item: &Item,
    place: TextPlace,
    words: &str,
    (name, hint): (&str, &str),
    (state, ..): Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let mut edited = words.to_owned();
    let field = TextEdit::multiline(&mut edited)
        .id_salt((place.field, place.note, place.place))
        .font(fonts::card())
        .desired_rows(if words.len() > 60 { 2 } else { 1 })
        .hint_text(hint)
        .frame(Frame::new().inner_margin(Margin::symmetric(0, 2)))
        .desired_width(f32::INFINITY);
    let shown = field.show(ui);
    let response = &shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, name));
    desk.note_field(response);
    if response.gained_focus() {
        commands.push(Command::FocusItem(Some(item.id)));
    }
    if response.changed() {
        let words = edited.replace('\n', " ");
        commands.push(edit(item.id, ItemChange::Words { place, words }));
    }
    if let Some(range) = shown.cursor_range.filter(|_| response.has_focus()) {
        let caret = Caret {
            item: item.id,
            place,
            at: range.primary.index.into(),
        };
        if state.view.caret != Some(caret) {
            commands.push(Command::Caret(Some(caret)));
        }
    }
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
}
