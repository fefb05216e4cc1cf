//! One source in the list: its title, what is known of it, and words that were found.

use super::rows::Row;
use crate::app::{Command, Document, Reading, State};
use crate::ui::fonts;
use crate::ui::theme::{self, Palette};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Button, Color32, FontId, Pos2, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Room left and right of the words, and above them.
const EDGE: f32 = 20.0;
const RIGHT: f32 = 8.0;
const TOP: f32 = 5.0;

pub(super) fn row_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    (row, marked): (&Row, bool),
    height: f32,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let selected = state.view.source == Some(row.source);
    let reading = state.view.reading(row.source);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let words = [row.name.as_str(), row.copy.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        WidgetInfo::selected(Role::ListItem, true, selected, words.join(", "))
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(told(reading)));
    let fill = match (selected, response.hovered()) {
        (true, _) => palette.selection,
        (false, true) => palette.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    let line = if selected || marked || response.has_focus() {
        palette.accent
    } else {
        Color32::TRANSPARENT
    };
    ui.painter()
        .rect(rect, 6, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let dot = pos2(rect.left() + 10.0, rect.top() + TOP + 9.0);
    mark(ui, reading, dot, palette);
    let width = size.x - EDGE - RIGHT;
    let mut y = rect.top() + TOP;
    for (job, rows) in [
        (title(row, palette), 1),
        (found(row, palette), 2),
        (about(row, palette), 1),
    ] {
        if !job.text.is_empty() {
            y += fonts::paint(ui, job, pos2(rect.left() + EDGE, y), width, rows);
        }
    }
    menu(&response, document, row, commands);
    if response.clicked() {
        commands.push(if state.searching.found.is_some() {
            Command::OpenFound(row.source)
        } else {
            Command::SelectSource(row.source)
        });
    }
}

/// How far it was read: a full dot stands for what waits, as with letters.
fn mark(ui: &Ui, reading: Reading, at: Pos2, palette: &Palette) {
    match reading {
        Reading::Unread => {
            ui.painter().circle_filled(at, 3.5, palette.accent);
        }
        Reading::Begun => {
            ui.painter()
                .circle_stroke(at, 3.0, Stroke::new(1.5, palette.accent));
        }
        Reading::Done => {
            let font = fonts::small();
            ui.painter()
                .text(at, Align2::CENTER_CENTER, "✓", font, palette.muted);
        }
    }
}

/// The same in words.
fn told(reading: Reading) -> &'static str {
    match reading {
        Reading::Unread => "unread",
        Reading::Begun => "partly read",
        Reading::Done => "read to the end",
    }
}

fn format(font: FontId, colour: Color32, line: f32) -> TextFormat {
    TextFormat {
        line_height: Some(line),
        ..TextFormat::simple(font, colour)
    }
}

fn title(row: &Row, palette: &Palette) -> LayoutJob {
    LayoutJob::single_section(row.name.clone(), format(fonts::strong(), palette.text, 19.0))
}

fn about(row: &Row, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(&row.about, 0.0, format(fonts::small(), palette.muted, 16.0));
    if !row.missing.is_empty() {
        let words = format!(" · {}", row.missing);
        job.append(&words, 0.0, format(fonts::small(), palette.warn, 16.0));
    }
    job
}

/// The words that were found, those looked for on a ground of their own.
fn found(row: &Row, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = format(fonts::small(), palette.text, 17.0);
    let marked = TextFormat {
        background: palette.flash,
        font_id: FontId::new(fonts::small().size, fonts::semibold()),
        ..plain.clone()
    };
    let mut at = 0;
    for mark in &row.marks {
        job.append(
            row.words.get(at..mark.start).unwrap_or_default(),
            0.0,
            plain.clone(),
        );
        job.append(
            row.words.get(mark.clone()).unwrap_or_default(),
            0.0,
            marked.clone(),
        );
        at = mark.end;
    }
    job.append(row.words.get(at..).unwrap_or_default(), 0.0, plain);
    job
}

/// What can be done with a source.
fn menu(response: &Response, document: &Document, row: &Row, commands: &mut Vec<Command>) {
    response.context_menu(|ui| {
        if ui.button("Read again…").clicked() {
            commands.extend([Command::SelectSource(row.source), Command::ReadAgain]);
            ui.close();
        }
        let versions = document.briefing.versions_of(row.source).len();
        let compare = Button::new("Compare versions");
        if ui.add_enabled(versions > 1, compare).clicked() {
            commands.extend([Command::SelectSource(row.source), Command::CompareVersions]);
            ui.close();
        }
        if ui.button("Split into its articles").clicked() {
            commands.push(Command::SplitSource(row.source));
            ui.close();
        }
        if ui
            .add_enabled(row.uses == 0, Button::new("Remove source"))
            .clicked()
        {
            commands.push(Command::RemoveSource(row.source));
            ui.close();
        }
    });
}
