//! One statement as several sources have it, side by side, with the words that differ marked.

use super::differences::{GAP, paragraph, row, width};
use super::{by_keys, theme};
use crate::app::{Command, FindCursor, State, Wording};
use egui::{RichText, Ui};

pub(super) fn wordings_ui(ui: &Ui, state: &State, wordings: &[Wording], commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let width = width(ui);
    let side = (width - GAP) / 2.0;
    let response = theme::modal(ui.ctx(), "Wordings compared").show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.label(RichText::new("One statement in differing words").heading());
        ui.add_space(8.0);
        let height = ui.ctx().content_rect().height() * 0.6;
        by_keys::scrolled(ui, height, |ui| {
            for wording in wordings {
                ui.separator();
                let (one, other) = (&wording.difference.old, &wording.difference.new);
                let mut gone_to = None;
                row(
                    ui,
                    side,
                    |ui| {
                        gone_to = source_ui(ui, state, &wording.one);
                        paragraph(ui, one, false, palette);
                    },
                    |ui| {
                        let there = source_ui(ui, state, &wording.other);
                        paragraph(ui, other, false, palette);
                        if let Some(cursor) = there {
                            commands.extend(go_to(cursor));
                        }
                    },
                );
                commands.extend(gone_to.into_iter().flat_map(go_to));
            }
        });
        ui.add_space(10.0);
        if ui.button("Close").clicked() {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

/// The source of a wording, and its place if it was clicked.
fn source_ui(ui: &mut Ui, state: &State, cursor: &FindCursor) -> Option<FindCursor> {
    let document = state.document.as_ref();
    let source = document.and_then(|document| document.briefing.source(cursor.source));
    let name = source.map(super::sources::name).unwrap_or_default();
    let clicked = ui
        .link(RichText::new(name).font(super::fonts::strong()))
        .clicked();
    clicked.then_some(*cursor)
}

fn go_to(cursor: FindCursor) -> [Command; 2] {
    let FindCursor { source, range, .. } = cursor;
    [Command::CloseModal, Command::SelectFind { source, range }]
}
