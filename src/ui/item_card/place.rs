//! A place to write on a card: the field for the analyst's words between what is locked, and the caret in it.

use super::letters::letters;
use super::{Shared, edit, link};
use crate::app::{Caret, Column, Command, ItemChange, TextPlace, copied_words};
use crate::briefing::{Item, Part, RichText as Rich};
use crate::ui::fonts;
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditOutput;
use egui::{Frame, Key, Margin, TextBuffer, TextEdit, Ui, WidgetInfo};

/// What a field is about.
pub(super) struct Field<'a> {
    pub(super) item: &'a Item,
    /// The text, or the note in it.
    pub(super) text: &'a Rich,
    pub(super) place: TextPlace,
    /// The words at the place.
    pub(super) words: &'a str,
    /// For those who cannot see where it stands.
    pub(super) name: &'a str,
    pub(super) hint: &'a str,
}

pub(super) fn place_ui(
    ui: &mut Ui,
    field: &Field<'_>,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let Field {
        item, place, words, ..
    } = *field;
    let mut edited = words.to_owned();
    let mut lettering = |ui: &Ui, words: &dyn TextBuffer, width: f32| {
        let copied = copied_words(words.as_str(), shared.pinned);
        // What has just been typed is set as it will be.
        let mut text = field.text.clone();
        text.write(place.place, words.as_str());
        let job = letters(ui, text.words_at(place.place), &copied, width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let shown = TextEdit::multiline(&mut edited)
        .id_salt((place.field, place.note, place.place))
        .font(fonts::card())
        .desired_rows(if words.len() > 60 { 2 } else { 1 })
        .hint_text(field.hint)
        .frame(Frame::new().inner_margin(Margin::symmetric(0, 2)))
        .desired_width(f32::INFINITY)
        .layouter(&mut lettering)
        .return_key(None)
        .show(ui);
    let response = &shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, field.name));
    desk.note_field(response);
    if response.gained_focus() {
        commands.push(Command::FocusColumn(Column::Cards));
        commands.push(Command::FocusItem(Some(item.id)));
    }
    if response.changed() {
        let words = edited.replace('\n', " ");
        commands.push(edit(item.id, ItemChange::Words { place, words }));
    }
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
    let state = shared.state;
    if state.view.focus != Column::Cards && response.has_focus() && !response.gained_focus() {
        // Another column was gone to by a key.
        response.surrender_focus();
    }
    let here = |caret: &Caret| (caret.item, caret.place) == (item.id, place);
    let put = state.view.put;
    if let Some(caret) = put
        .caret
        .filter(|caret| here(caret) && put.serial != desk.put_caret)
    {
        desk.put_caret = put.serial;
        take_caret(ui, shown, caret);
    } else if let Some(range) = shown.cursor_range.filter(|_| response.has_focus()) {
        let caret = Caret {
            item: item.id,
            place,
            at: range.primary.index.into(),
            from: range.secondary.index.into(),
        };
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        if pressed(Key::Enter) {
            response.surrender_focus();
            commands.extend([Command::EndTyping, Command::NextLine(caret)]);
        } else if let Some(beside) = over_locked(ui, field, caret, state.view.caret) {
            commands.push(Command::PutCaret(beside));
        } else if state.view.caret != Some(caret) {
            commands.push(Command::Caret(Some(caret)));
        }
    }
    if let Some(linking) = state.view.linking.as_ref().filter(|linking| here(&linking.words)) {
        link::link_ui(ui, linking, put.serial, desk, commands);
    }
}

/// What is locked beside a place is one stop: where an arrow goes to that was pressed at the edge.
fn over_locked(ui: &Ui, field: &Field<'_>, caret: Caret, before: Option<Caret>) -> Option<Caret> {
    let stood = before == Some(caret) && caret.at == caret.from;
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let places: Vec<usize> = (field.text.parts().into_iter())
        .filter_map(|part| match part {
            Part::Words(words) => Some(words.chars().count()),
            Part::Locked(_) => None,
        })
        .collect();
    let here = field.place.place;
    let (place, at) = if stood && places.get(here) == Some(&caret.at) && pressed(Key::ArrowRight) {
        (here + 1, 0)
    } else if stood && caret.at == 0 && pressed(Key::ArrowLeft) {
        let place = here.checked_sub(1)?;
        (place, places.get(place).copied()?)
    } else {
        return None;
    };
    (place < places.len()).then_some(Caret {
        place: TextPlace { place, ..field.place },
        at,
        from: at,
        ..caret
    })
}

/// Puts the caret, with what is selected, into a field.
fn take_caret(ui: &Ui, mut shown: TextEditOutput, caret: Caret) {
    let range = CCursorRange::two(CCursor::new(caret.from), CCursor::new(caret.at));
    shown.state.cursor.set_char_range(Some(range));
    shown.state.store(ui.ctx(), shown.response.id);
    shown.response.request_focus();
    shown.response.scroll_to_me(None);
}
