//! Who said a quotation, on its card.

use super::{act, edit};
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
        let mut field = |value: &mut String, hint: &str, name: &str| {
            let field = TextEdit::singleline(value)
                .hint_text(hint)
                .desired_width(half - 16.0);
            act::field(ui, field, name, desk, commands)
        };
        let named = field(&mut name, "Speaker", "Speaker of the quotation");
        let titled = field(&mut title, "Title or office", "Title or office of the speaker");
        if named || titled {
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
