//! A list on its card: its entries, each with its moves.

use super::{Shared, act, edit, sentence};
use crate::app::{Command, ItemChange, ListChange};
use crate::briefing::{Item, RichText};
use crate::ui::window::Desk;
use egui::Ui;

/// Width of an entry's buttons.
const BUTTONS: f32 = 66.0;

pub(super) fn list_ui(
    ui: &mut Ui,
    item: &Item,
    ordered: bool,
    entries: &[RichText],
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let mut wanted = None;
    for (at, entry) in entries.iter().enumerate() {
        let number = at + 1;
        ui.horizontal_top(|ui| {
            ui.label(if ordered {
                format!("{number}.")
            } else {
                "–".to_owned()
            });
            let width = (ui.available_width() - BUTTONS).max(60.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                let of = format!("entry {number}");
                sentence::sentence_ui(ui, item, (at, &of), entry, shared, desk, commands);
            });
            let mut button = |text: &str, what: &str, enabled: bool, change: ListChange| {
                if act::small(ui, text, &format!("{what} {number}"), enabled) {
                    wanted = Some(change);
                }
            };
            button(
                "↑",
                "Move up entry",
                at > 0,
                ListChange::Move(at, at.saturating_sub(1)),
            );
            button(
                "↓",
                "Move down entry",
                number < entries.len(),
                ListChange::Move(at, at + 1),
            );
            button("×", "Remove entry", true, ListChange::Remove(at));
        });
    }
    ui.horizontal(|ui| {
        if ui.small_button("Add entry").clicked() {
            wanted = Some(ListChange::Add(entries.len()));
        }
        let mut numbered = ordered;
        if ui.checkbox(&mut numbered, "Numbered").changed() {
            wanted = Some(ListChange::Ordered(numbered));
        }
    });
    commands.extend(wanted.map(|change| edit(item.id, ItemChange::List(change))));
}
