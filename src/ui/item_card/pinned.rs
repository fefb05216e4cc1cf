//! The source sentences that a card's own words rest on, above them while the card is worked on: what the
//! words have in common with the source is underlined here and in the fields. A click goes to the source.

use super::letters::underlined;
use crate::app::{Command, Pinned, copied_from};
use crate::briefing::{Item, Numbers, Part};
use crate::ui::{fonts, theme};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

/// Rows of a sentence that are shown at most; the source has the rest.
const ROWS: usize = 6;

/// Width of the line at the left, and the words' distance from it.
const LINE: f32 = 2.0;
const INDENT: f32 = 10.0;

pub(super) fn pinned_ui(
    ui: &mut Ui,
    item: &Item,
    pinned: &[Pinned],
    numbers: &Numbers,
    commands: &mut Vec<Command>,
) {
    if pinned.is_empty() {
        return;
    }
    let parts = item.texts().into_iter().flat_map(|text| text.parts());
    let places: Vec<String> = parts
        .filter_map(|part| match part {
            Part::Words(words) => Some(words),
            Part::Locked(_) => None,
        })
        .collect();
    for sentence in pinned {
        let number = numbers.citation(sentence.source);
        if sentence_ui(ui, sentence, number, &places) {
            commands.push(Command::GoTo(sentence.place()));
        }
    }
    ui.add_space(4.0);
}

/// One sentence; whether it was clicked.
fn sentence_ui(ui: &mut Ui, sentence: &Pinned, number: Option<usize>, places: &[String]) -> bool {
    let palette = theme::palette(ui.ctx());
    let format = TextFormat {
        font_id: fonts::small(),
        color: palette.muted,
        line_height: Some(16.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width() - INDENT;
    job.wrap.max_rows = ROWS;
    if let Some(number) = number {
        let accent = TextFormat {
            color: palette.accent,
            ..format.clone()
        };
        job.append(&format!("{number}  "), 0.0, accent);
    }
    let copied = copied_from(sentence, places);
    underlined(ui, &mut job, (&sentence.text, 0), &format, &copied);
    let galley = ui.painter().layout_job(job);
    let size = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let line = Rect::from_min_max(rect.min, pos2(rect.min.x + LINE, rect.max.y));
    ui.painter().rect_filled(line, 0, palette.separator);
    ui.painter()
        .galley(rect.min + vec2(INDENT, 0.0), galley, palette.muted);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Source sentence: {}", sentence.text)));
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text("The source sentence; underlined words were copied. Click to go to it")
        .clicked()
}
