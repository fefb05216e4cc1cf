//! The guide in the window: its chapters on the left, the one that is read on the right.

use super::{fonts, theme};
use crate::app::{Chapter, Command, Part, SpanKind, guide};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Label, RichText, ScrollArea, Ui, vec2};

/// Width of the list of chapters, and of the text.
const CHAPTERS: f32 = 190.0;
const TEXT: f32 = 540.0;

pub(super) fn guide_ui(ui: &Ui, shown: usize, commands: &mut Vec<Command>) {
    let response = theme::modal(ui.ctx(), "Guide").show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        let text = TEXT.min(room.x - CHAPTERS - 80.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(CHAPTERS);
                ui.label(RichText::new("Guide").heading());
                ui.add_space(8.0);
                for (index, chapter) in guide().iter().enumerate() {
                    let button = Button::selectable(index == shown, chapter.title.as_str())
                        .min_size(vec2(CHAPTERS - 8.0, 28.0));
                    if ui.add(button).clicked() {
                        commands.push(Command::ShowChapter(index));
                    }
                }
                ui.add_space(12.0);
                if ui.button("Close").clicked() {
                    commands.push(Command::CloseModal);
                }
            });
            ui.add_space(16.0);
            ui.vertical(|ui| {
                ui.set_width(text);
                if let Some(chapter) = guide().get(shown) {
                    chapter_ui(ui, chapter, shown, (room.y * 0.7).max(200.0));
                }
            });
        });
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

fn chapter_ui(ui: &mut Ui, chapter: &Chapter, number: usize, height: f32) {
    ui.label(RichText::new(chapter.title.as_str()).font(egui::FontId::new(20.0, fonts::serif_semibold())));
    ui.add_space(8.0);
    ScrollArea::vertical()
        .id_salt(("chapter", number))
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            super::by_keys::scroll(ui);
            for part in &chapter.parts {
                if part.bullet {
                    ui.horizontal_top(|ui| {
                        ui.add_space(8.0);
                        ui.label("•");
                        part_ui(ui, part);
                    });
                    ui.add_space(2.0);
                } else {
                    part_ui(ui, part);
                    ui.add_space(8.0);
                }
            }
        });
}

fn part_ui(ui: &mut Ui, part: &Part) {
    let palette = theme::palette(ui.ctx());
    let mut job = LayoutJob::default();
    for span in &part.spans {
        let plain = TextFormat {
            font_id: fonts::card(),
            color: palette.text,
            line_height: Some(22.0),
            ..TextFormat::default()
        };
        let format = match span.kind {
            SpanKind::Plain => plain,
            SpanKind::Command => TextFormat {
                font_id: egui::FontId::new(15.0, fonts::semibold()),
                ..plain
            },
            SpanKind::Key => TextFormat {
                font_id: egui::FontId::new(14.0, egui::FontFamily::Monospace),
                background: palette.hover,
                ..plain
            },
        };
        job.append(&span.text, 0.0, format);
    }
    job.wrap.max_width = ui.available_width() - 12.0;
    ui.add(Label::new(job).wrap());
}
