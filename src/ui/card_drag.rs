//! Cards drag by their handle: to another place among the cards, in any section that is filled by hand.

use super::theme;
use crate::app::Command;
use crate::briefing::ItemId;
use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{Align2, CursorIcon, Id, LayerId, Order, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Size of a handle, and its dots' distance and radius.
const HANDLE: egui::Vec2 = vec2(12.0, 16.0);
const DOTS: f32 = 4.0;
const DOT: f32 = 1.1;

/// So near the edge of the column the cards move along, by so much a frame.
const EDGE: f32 = 36.0;
const STEP: f32 = 9.0;

/// Where a card can be put.
#[derive(Clone, Copy)]
struct Slot {
    section: usize,
    /// Counted with the card that is dragged.
    index: usize,
    y: f32,
}

/// What is dragged, and where it can go.
#[derive(Default)]
pub(super) struct CardDrag {
    /// The card with its section, its index there and its number.
    card: Option<(ItemId, usize, usize, String)>,
    slots: Vec<Slot>,
}

impl CardDrag {
    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.slots.clear();
    }

    /// A card can be put here.
    pub(super) fn slot(&mut self, ui: &Ui, section: usize, index: usize) {
        let y = ui.cursor().top();
        self.slots.push(Slot { section, index, y });
    }

    /// The handle of a card; a click focuses the card.
    pub(super) fn handle(
        &mut self,
        ui: &mut Ui,
        item: ItemId,
        (section, at): (usize, usize),
        number: &str,
        commands: &mut Vec<Command>,
    ) {
        let (rect, response) = ui.allocate_exact_size(HANDLE, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Drag card {number}")));
        let palette = theme::palette(ui.ctx());
        let strong = response.hovered() || response.dragged() || response.has_focus();
        let colour = if strong { palette.text } else { palette.border };
        for row in [-1.0, 0.0, 1.0] {
            for side in [-0.5, 0.5] {
                let dot = rect.center() + vec2(side, row) * DOTS;
                ui.painter().circle_filled(dot, DOT, colour);
            }
        }
        if response.clicked() {
            commands.push(Command::FocusItem(Some(item)));
        }
        if response.drag_started() {
            self.card = Some((item, section, at, number.to_owned()));
        }
        response
            .on_hover_cursor(CursorIcon::Grab)
            .on_hover_text("Drag to another place, or press Alt+↑ and Alt+↓");
    }

    /// Ends a frame: shows where the card would go, and puts it there when it is let go.
    pub(super) fn end(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some((item, section, at, number)) = self.card.clone() else {
            return;
        };
        let clip = ui.clip_rect();
        let (pointer, down, left) = ui.input(|input| {
            let pointer = input.pointer.latest_pos();
            (
                pointer,
                input.pointer.primary_down(),
                input.key_pressed(egui::Key::Escape),
            )
        });
        let Some(pointer) = pointer.filter(|_| !left) else {
            self.card = None;
            return;
        };
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let away = |slot: &Slot| (slot.y - pointer.y).abs();
        let inside = clip.x_range().contains(pointer.x);
        let nearest = self.slots.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        let target = nearest.copied().filter(|_| inside);
        if down {
            if let Some(target) = target {
                show_target(ui, target.y);
            }
            show_number(ui, pointer, &number);
            scroll_along(ui, clip, pointer);
            return;
        }
        self.card = None;
        if let Some(target) = target {
            // The card itself is not counted.
            let own = target.section == section && target.index > at;
            commands.push(Command::MoveItemTo {
                item,
                section: target.section,
                index: target.index - usize::from(own),
            });
        }
    }
}

/// The line between two cards where the dragged one would stand.
fn show_target(ui: &Ui, y: f32) {
    let area = ui.max_rect();
    let stroke = Stroke::new(2.0, theme::palette(ui.ctx()).accent);
    ui.painter().hline(area.x_range().shrink(14.0), y, stroke);
}

/// The number of the dragged card beside the pointer.
fn show_number(ui: &Ui, pointer: egui::Pos2, number: &str) {
    let palette = theme::palette(ui.ctx());
    let painter = ui
        .ctx()
        .layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged card")));
    let galley = painter.layout_no_wrap(number.to_owned(), super::fonts::strong(), palette.on_accent);
    let rect = Align2::LEFT_TOP.anchor_size(pointer + vec2(10.0, 6.0), galley.size() + vec2(14.0, 6.0));
    painter.rect_filled(rect, 6, palette.accent);
    painter.galley(
        pos2(rect.left() + 7.0, rect.top() + 3.0),
        galley,
        palette.on_accent,
    );
}

fn scroll_along(ui: &Ui, clip: Rect, pointer: egui::Pos2) {
    let step = if pointer.y < clip.top() + EDGE {
        STEP
    } else if pointer.y > clip.bottom() - EDGE {
        -STEP
    } else {
        return;
    };
    ui.scroll_with_delta_animation(vec2(0.0, step), ScrollAnimation::none());
    ui.ctx().request_repaint();
}
