//! Who said a quotation, on its card.

use super::edit;
use crate::app::{Command, ItemChange};
use crate::briefing::{Item, Quotation, Speaker};
use crate::ui::window::Desk;
use egui::{TextEdit, Ui};

pub(super) fn speaker_ui(
    ui: &mut Ui,
    item: &Item,
    quotation: &Quotation,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let (mut name, mut title) = match &quotation.speaker {
        Speaker::Person { name, title } => (name.clone(), title.clone()),
        Speaker::Document(name) => (name.clone(), String::new()),
        Speaker::Outlet => ("The outlet".to_owned(), String::new()),
        Speaker::Unknown => (String::new(), String::new()),
    };
    ui.horizontal(|ui| {
        let half = (ui.available_width() - 8.0) / 2.0;
        let first = ui.add(
            TextEdit::singleline(&mut name)
                .hint_text("Speaker")
                .desired_width(half - 16.0),
        );
        let second = ui.add(
            TextEdit::singleline(&mut title)
                .hint_text("Title or office")
                .desired_width(half - 16.0),
        );
        desk.note_field(&first);
        desk.note_field(&second);
        if first.changed() || second.changed() {
            let speaker = if name.trim().is_empty() {
                Speaker::Unknown
            } else {
                Speaker::Person {
                    name: name.clone(),
                    title: title.clone(),
                }
            };
            let quote = quotation.id;
            commands.push(edit(item.id, ItemChange::Speaker { quote, speaker }));
        }
    });
}
