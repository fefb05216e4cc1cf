//! A place to write on a card: the field for the analyst's words between what is locked, its lettering, and
//! the caret in it.

use super::{Shared, edit};
use crate::app::{Caret, Command, ItemChange, TextPlace, copied_words};
use crate::article::CharRange;
use crate::briefing::Item;
use crate::ui::window::Desk;
use crate::ui::{fonts, theme};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Galley, Margin, Stroke, TextBuffer, TextEdit, Ui, WidgetInfo};
use std::sync::Arc;

#[expect(
    clippy::too_many_arguments,
    reason = "a field with where it stands and what serves it"
)]
pub(super) fn place_ui(
    ui: &mut Ui,
    item: &Item,
    place: TextPlace,
    words: &str,
    (name, hint): (&str, &str),
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let mut edited = words.to_owned();
    let mut lettering = |ui: &Ui, words: &dyn TextBuffer, width: f32| {
        let copied = copied_words(words.as_str(), shared.pinned);
        letter(ui, words.as_str(), &copied, width)
    };
    let field = TextEdit::multiline(&mut edited)
        .id_salt((place.field, place.note, place.place))
        .font(fonts::card())
        .desired_rows(if words.len() > 60 { 2 } else { 1 })
        .hint_text(hint)
        .frame(Frame::new().inner_margin(Margin::symmetric(0, 2)))
        .desired_width(f32::INFINITY)
        .layouter(&mut lettering);
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
        if shared.state.view.caret != Some(caret) {
            commands.push(Command::Caret(Some(caret)));
        }
    }
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
}

/// The words as they are shown: those copied from the source underlined.
fn letter(ui: &Ui, words: &str, copied: &[CharRange], width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let format = TextFormat {
        font_id: fonts::card(),
        color: theme::palette(ui.ctx()).text,
        ..TextFormat::default()
    };
    underline(ui, &mut job, words, &format, copied);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Appends words to a job, those in `copied` underlined.
pub(super) fn underline(
    ui: &Ui,
    job: &mut LayoutJob,
    words: &str,
    format: &TextFormat,
    copied: &[CharRange],
) {
    let copies = TextFormat {
        underline: Stroke::new(1.0, theme::palette(ui.ctx()).warn),
        ..format.clone()
    };
    let mut piece = String::new();
    let mut inside = false;
    for (at, c) in words.chars().enumerate() {
        if copied.iter().any(|range| range.holds(at)) != inside {
            let format = if inside { &copies } else { format };
            job.append(&std::mem::take(&mut piece), 0.0, format.clone());
            inside = !inside;
        }
        piece.push(c);
    }
    job.append(&piece, 0.0, if inside { copies } else { format.clone() });
}
