//! A dated step on its card: when, who, what.

use super::{Shared, edit, sentence};
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
        let when = ui.add(
            TextEdit::singleline(&mut date)
                .hint_text("When")
                .desired_width(half - 16.0),
        );
        let who = ui.add(
            TextEdit::singleline(&mut owner)
                .hint_text("Who")
                .desired_width(half - 16.0),
        );
        desk.note_field(&when);
        desk.note_field(&who);
        if when.changed() {
            commands.push(edit(item.id, ItemChange::StepDate(date.clone())));
        }
        if who.changed() {
            commands.push(edit(item.id, ItemChange::StepOwner(owner.clone())));
        }
    });
    sentence::sentence_ui(ui, item, (0, "card"), &step.text, shared, desk, commands);
}
