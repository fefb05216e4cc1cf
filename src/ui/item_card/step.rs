//! A dated step on its card: when, who, what.

use super::{Shared, act, edit, sentence};
use crate::app::{Command, ItemChange};
use crate::briefing::{Item, Step};
use crate::ui::window::Desk;
use egui::{TextEdit, Ui};

pub(super) fn step_ui(
    ui: &mut Ui,
    item: &Item,
    step: &Step,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let (mut date, mut owner) = (step.date.clone(), step.owner.clone());
    ui.horizontal(|ui| {
        let half = (ui.available_width() - 8.0) / 2.0;
        let mut field = |value: &mut String, hint: &str, name: &str| {
            let field = TextEdit::singleline(value)
                .hint_text(hint)
                .desired_width(half - 16.0);
            act::field(ui, field, (item.id, name), desk, commands)
        };
        let dated = field(&mut date, "When", "When it is due");
        let owned = field(&mut owner, "Who", "Who does it");
        if dated {
            commands.push(edit(item.id, ItemChange::StepDate(date.clone())));
        }
        if owned {
            commands.push(edit(item.id, ItemChange::StepOwner(owner.clone())));
        }
    });
    sentence::sentence_ui(ui, item, (0, "card"), &step.text, shared, desk, commands);
}
