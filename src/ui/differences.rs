//! Two versions of a source side by side: the paragraphs that differ, with the words that changed marked.

use super::by_keys;
use super::theme::{self, Palette};
use crate::app::{Command, State};
use crate::briefing::{Difference, Run, SourceId};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Label, RichText, Stroke, Ui};

/// Width of the view, and of the gap between its two sides.
const WIDTH: f32 = 860.0;

/// Width of what is compared: less in a narrow window.
pub(super) fn width(ui: &Ui) -> f32 {
    WIDTH.min(ui.ctx().content_rect().width() - 60.0)
}
pub(super) const GAP: f32 = 24.0;

pub(super) fn differences_ui(
    ui: &Ui,
    state: &State,
    (old, new): (SourceId, SourceId),
    differences: &[Difference],
    commands: &mut Vec<Command>,
) {
    let Some(briefing) = state.document.as_ref().map(|document| &document.briefing) else {
        return;
    };
    let Some((from, to)) = briefing.source(old).zip(briefing.source(new)) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let response = theme::modal(ui.ctx(), "Versions compared").show(ui.ctx(), |ui| {
        let width = width(ui);
        ui.set_width(width);
        ui.label(RichText::new(super::sources::name(to)).heading());
        ui.label(RichText::new(counted(differences)).color(palette.muted));
        ui.add_space(8.0);
        let side = (width - GAP) / 2.0;
        row(
            ui,
            side,
            |ui| head(ui, from.version, &from.provenance.reader, palette),
            |ui| head(ui, to.version, &to.provenance.reader, palette),
        );
        let height = ui.ctx().content_rect().height() * 0.6;
        by_keys::scrolled(ui, height, |ui| {
            for difference in differences {
                ui.separator();
                row(
                    ui,
                    side,
                    |ui| paragraph(ui, &difference.old, true, palette),
                    |ui| paragraph(ui, &difference.new, false, palette),
                );
            }
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let uses = briefing.uses_of(old);
            let label = match uses {
                1 => "Move picks of 1 card to the new version".to_owned(),
                many => format!("Move picks of {many} cards to the new version"),
            };
            if ui.add_enabled(uses > 0, Button::new(label)).clicked() {
                commands.push(Command::MovePicks { from: old, to: new });
                commands.push(Command::CloseModal);
            }
            if ui.button("Close").clicked() {
                commands.push(Command::CloseModal);
            }
        });
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

/// "3 paragraphs differ: 1 changed, 1 new, 1 gone".
fn counted(differences: &[Difference]) -> String {
    let gone = differences
        .iter()
        .filter(|difference| difference.new.is_empty())
        .count();
    let new = differences
        .iter()
        .filter(|difference| difference.old.is_empty())
        .count();
    let changed = differences.len() - gone - new;
    match differences.len() {
        0 => "The visible paragraphs are the same; what is hidden or how they are parted differs".into(),
        1 => format!("1 paragraph differs: {changed} changed, {new} new, {gone} gone"),
        many => format!("{many} paragraphs differ: {changed} changed, {new} new, {gone} gone"),
    }
}

/// Two sides of one width, as high as the higher of them.
pub(super) fn row(ui: &mut Ui, side: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(side);
            left(ui);
        });
        ui.vertical(|ui| {
            ui.set_width(side);
            right(ui);
        });
    });
}

fn head(ui: &mut Ui, version: u32, reader: &str, palette: &Palette) {
    ui.label(RichText::new(format!("Version {version}")).font(super::fonts::strong()));
    ui.label(
        RichText::new(format!("Read by {reader}"))
            .small()
            .color(palette.muted),
    );
}

/// A paragraph with its changed words marked by colour and a line, or the words that there is none.
pub(super) fn paragraph(ui: &mut Ui, runs: &[Run], gone: bool, palette: &Palette) {
    let (colour, none) = if gone {
        (palette.error, "not in the old version")
    } else {
        (palette.ok, "not in the new version")
    };
    if runs.is_empty() {
        ui.label(RichText::new(none).italics().color(palette.muted));
        return;
    }
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for (at, run) in runs.iter().enumerate() {
        let mut format = TextFormat::simple(super::fonts::body(), palette.text);
        if run.changed {
            format.color = colour;
            let line = Stroke::new(1.0, colour);
            if gone {
                format.strikethrough = line;
            } else {
                format.underline = line;
            }
        }
        if at > 0 {
            job.append(" ", 0.0, TextFormat::simple(super::fonts::body(), palette.text));
        }
        job.append(&run.text, 0.0, format);
    }
    ui.add(Label::new(job).wrap());
    ui.add_space(4.0);
}
