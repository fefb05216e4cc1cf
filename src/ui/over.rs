//! What is over a limit: in words at the head of the briefing or of a section, as a line beside the cards
//! beyond, and as a line across the page. The PDF has none of it.

use super::page_words::Shown;
use super::{fonts, theme};
use crate::app::{Command, Document, Over, Place};
use crate::briefing::Numbers;
use egui::accesskit::Role;
use egui::{Align2, Button, Label, Rect, RichText, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Room above and below a card that belongs to it.
const ABOVE: f32 = 4.0;
const BELOW: f32 = 2.0;

/// By how much, and which cards would do; a click goes to one.
pub(super) fn over_ui(ui: &mut Ui, over: &Over, numbers: &Numbers, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.spacing_mut().interact_size.y = 16.0;
        ui.spacing_mut().button_padding.y = 0.0;
        let quiet = |words: String, colour| Label::new(RichText::new(words).small().color(colour));
        ui.add(quiet(format!("⚠ {}.", over.what), palette.warn).selectable(false));
        let offer = match (over.together, over.cut.len()) {
            (_, 0) => return,
            (_, 1) => "Cut",
            (false, _) => "Cut any one of:",
            (true, _) => "No card alone is enough. Cut:",
        };
        ui.add(quiet(offer.to_owned(), palette.muted).selectable(false));
        for cut in &over.cut {
            let number = numbers.item(cut.item).unwrap_or_default();
            let words = RichText::new(format!("{number} ({})", cut.size));
            // A button goes to the next row whole.
            let button = Button::new(words.small().color(palette.accent)).frame(false);
            if ui.add(button).clicked() {
                commands.push(Command::GoTo(Place::Item(cut.item)));
            }
        }
    });
}

/// The line at the side of a card beyond a limit.
pub(super) fn beside(ui: &Ui, card: Rect, number: &str) {
    let line = Rect::from_min_max(
        pos2(card.left() - 6.0, card.top() + ABOVE),
        pos2(card.left() - 3.0, card.bottom() - BELOW),
    );
    ui.painter().rect_filled(line, 1, theme::palette(ui.ctx()).warn);
    let id = ui.scope_id().with("over the limit");
    let response = ui.interact(line.expand2(vec2(2.0, 0.0)), id, Sense::hover());
    let name = format!("Card {number} is over the limit");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text("Beyond the limit of the template");
}

/// The limits across a page, each with what ends there.
pub(super) fn across(ui: &Ui, document: &Document, shown: &Shown) {
    let colour = theme::LIGHT.warn;
    for line in document
        .over()
        .lines
        .iter()
        .filter(|line| line.page == shown.index)
    {
        let y = shown.paper.top() + (line.y - 3.0) * shown.scale;
        let (left, right) = (shown.paper.left(), shown.paper.right());
        let ends = [pos2(left + 8.0, y), pos2(right - 8.0, y)];
        ui.painter()
            .extend(Shape::dashed_line(&ends, Stroke::new(1.0, colour), 5.0, 4.0));
        let at = pos2(right - 8.0, y - 1.0);
        ui.painter()
            .text(at, Align2::RIGHT_BOTTOM, &line.label, fonts::small(), colour);
    }
}
