//! What is painted of the article, and what screen readers are told.

use super::ReaderState;
use super::marks::{Look, Mark};
use super::pieces::Shown;
use crate::app::State;
use crate::article::{Article, CharRange};
use crate::briefing::SourceId;
use crate::ui::theme::Palette;
use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Paints the marks, what was looked for, the selection and the words, in this order.
pub(super) fn paint(
    ui: &Ui,
    state: &State,
    shown: &[Shown],
    marks: &[Mark],
    reader: &ReaderState,
    palette: &Palette,
) {
    let painter = ui.painter();
    let selection = state
        .view
        .selection
        .as_ref()
        .filter(|selection| Some(selection.source) == reader.source);
    let dragged = if reader.dragging {
        reader.range()
    } else {
        selection.map_or(CharRange::default(), |s| s.range)
    };
    for block in shown {
        for mark in marks {
            for rect in block.rects(mark.range) {
                match mark.look {
                    Look::Picked { ground, line } => {
                        painter.rect_filled(rect, 2, ground);
                        painter.hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.5, line));
                    }
                    Look::Found => {
                        painter.hline(
                            rect.x_range(),
                            rect.bottom() - 3.0,
                            Stroke::new(1.0, palette.border),
                        );
                    }
                    Look::Current => {
                        painter.rect_filled(rect, 2, palette.selection);
                        painter.rect_stroke(rect, 2, Stroke::new(1.0, palette.accent), StrokeKind::Inside);
                    }
                }
            }
        }
        found(ui, state, reader.source, block, palette);
        for rect in block.rects(dragged) {
            painter.rect_filled(rect, 0, palette.selection);
        }
        if let Some(selection) = selection.filter(|_| !reader.dragging) {
            for rect in block.rects(selection.taken) {
                painter.hline(
                    rect.x_range(),
                    rect.bottom() - 2.0,
                    Stroke::new(2.0, palette.accent),
                );
            }
        }
        painter.galley(block.at, std::sync::Arc::clone(&block.galley), palette.text);
    }
}

/// The places of the words looked for; the current one has an edge.
fn found(ui: &Ui, state: &State, source: Option<SourceId>, block: &Shown, palette: &Palette) {
    let Some(finder) = state
        .finder
        .as_ref()
        .filter(|finder| Some(finder.source) == source)
    else {
        return;
    };
    let places = finder
        .places
        .as_ref()
        .map_or(&[] as &[CharRange], |places| places.as_slice());
    let first = places.partition_point(|place| place.end <= block.range.start);
    let here = places
        .iter()
        .skip(first)
        .take_while(|place| place.start < block.range.end);
    for place in here {
        let current = finder.place() == Some(*place);
        for rect in block.rects(*place) {
            ui.painter().rect_filled(rect, 2, palette.flash);
            if current {
                let edge = Stroke::new(1.5, palette.accent);
                ui.painter()
                    .rect_stroke(rect.expand(1.0), 2, edge, StrokeKind::Inside);
            }
        }
    }
}

/// Each visible block by name for screen readers and tests.
pub(super) fn accessible(ui: &Ui, article: &Article, shown: &[Shown]) {
    for block in shown {
        let rect = Rect::from_min_size(block.at, block.galley.size());
        let response = ui.interact(
            rect,
            ui.scope_id().with(("block", block.range.start)),
            Sense::hover(),
        );
        response
            .widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, article.frozen.slice(block.range)));
    }
}
