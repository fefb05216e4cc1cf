//! The page as it will be printed: white on the desk, crisp at every zoom. A click on words goes to the
//! card they come from.

use super::theme;
use super::window::Desk;
use crate::app::{Command, Document, Place, State};
use crate::briefing::ItemId;
use crate::typeset::{Item, Origin, Page, Pages, Run};
use egui::accesskit::Role;
use egui::{
    Align, CursorIcon, Frame, Margin, Panel, Pos2, Rect, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

/// Space round the pages.
const GAP: f32 = 18.0;

pub(super) fn page_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    Panel::bottom("zoom")
        .frame(
            Frame::new()
                .fill(palette.desk)
                .inner_margin(Margin::symmetric(12, 2)),
        )
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                for (words, name, command) in [
                    ("−", "Zoom out", Command::ZoomOut),
                    ("+", "Zoom in", Command::ZoomIn),
                ] {
                    let button = ui.add(egui::Button::new(words).small().frame(false));
                    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
                    if button.on_hover_text(name).clicked() {
                        commands.push(command);
                    }
                }
                ui.label(
                    RichText::new(format!("{} %", state.view.zoom))
                        .small()
                        .color(palette.muted),
                );
            });
        });
    let pages = &document.pages;
    desk.textures.keep(pages.pages.len());
    let reveal = (state.view.reveal.serial != desk.revealed_page)
        .then_some(state.view.reveal.page)
        .flatten();
    desk.revealed_page = state.view.reveal.serial;
    let flash = desk.flash_strength(ui, state);
    ScrollArea::both()
        .id_salt("pages")
        .auto_shrink(false)
        .show(ui, |ui| {
            let room = ui.available_width() - 2.0 * GAP;
            for (index, page) in pages.pages.iter().enumerate() {
                let scale = room.max(80.0) / page.size.width * f32::from(state.view.zoom) / 100.0;
                let size = vec2(page.size.width * scale, page.size.height * scale);
                let (area, _) =
                    ui.allocate_exact_size(vec2(size.x.max(room) + 2.0 * GAP, size.y + GAP), Sense::hover());
                // The paper begins on a whole pixel, so that the texture is shown as it was painted.
                let pixel = ui.ctx().pixels_per_point();
                let snap = |value: f32| (value * pixel).round() / pixel;
                let left = area.left() + GAP + ((area.width() - 2.0 * GAP - size.x) / 2.0).max(0.0);
                let paper = Rect::from_min_size(pos2(snap(left), snap(area.top() + GAP * 0.7)), size);
                if ui.is_rect_visible(paper) {
                    draw(ui, document, (index, page), paper, scale * pixel, desk);
                    flashes(ui, state, pages, page, paper, scale, flash);
                    clicks(ui, pages, page, index, paper, scale, commands);
                }
                if let Some((_, y)) = reveal.filter(|(shown, _)| *shown == index) {
                    let at = paper.top() + y as f32 * scale;
                    ui.scroll_to_rect(
                        Rect::from_min_size(pos2(paper.left(), at), vec2(size.x, 30.0)),
                        Some(Align::Center),
                    );
                }
            }
        });
}

fn draw(
    ui: &Ui,
    document: &Document,
    (index, page): (usize, &Page),
    paper: Rect,
    scale: f32,
    desk: &mut Desk,
) {
    let palette = theme::palette(ui.ctx());
    let shadow = egui::Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: palette.shadow(),
    };
    ui.painter().add(shadow.as_shape(paper, 0));
    ui.painter().rect_filled(paper, 0, theme::LIGHT.surface);
    if let Some(texture) = desk.textures.get(ui.ctx(), &document.pages, index, scale) {
        // Shown pixel for pixel: the texture's size, not the rounded paper's, decides.
        let size = texture.size_vec2() / ui.ctx().pixels_per_point();
        let exact = Rect::from_min_size(
            paper.min,
            if (size - paper.size()).length() < 3.0 {
                size
            } else {
                paper.size()
            },
        );
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        ui.painter()
            .image(texture.id(), exact, whole, theme::LIGHT.surface);
    }
    let response = ui.interact(paper, ui.scope_id().with(("paper", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Page {}", page.label)));
}

/// The item whose words a run shows.
fn item_of(pages: &Pages, run: &Run) -> Option<ItemId> {
    let paragraph = pages.paragraphs.get(usize::try_from(run.paragraph.0).ok()?)?;
    match paragraph.origin {
        Origin::Item { item, .. } | Origin::Note { item, .. } => Some(item),
        _ => None,
    }
}

fn runs(page: &Page) -> impl Iterator<Item = &Run> {
    page.items.iter().filter_map(|item| match item {
        Item::Run(run) => Some(run),
        Item::Rule(_) | Item::Image(_) => None,
    })
}

/// Where a run stands on the screen.
fn rect_of(run: &Run, paper: Rect, scale: f32) -> Option<Rect> {
    let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
    let (top, bottom) = (run.baseline - run.size * 0.85, run.baseline + run.size * 0.3);
    let at = |x: f32, y: f32| paper.min + vec2(x, y) * scale;
    Some(Rect::from_min_max(
        at(run.pen(first), top),
        at(run.pen(last) + last.advance, bottom),
    ))
}

/// Words just placed are marked for a moment.
fn flashes(ui: &Ui, state: &State, pages: &Pages, page: &Page, paper: Rect, scale: f32, strength: f32) {
    if strength <= 0.0 {
        return;
    }
    let colour = theme::palette(ui.ctx()).flash_on_page(strength);
    for run in runs(page)
        .filter(|run| item_of(pages, run).is_some_and(|item| state.view.flash.items.contains(&item)))
    {
        if let Some(rect) = rect_of(run, paper, scale) {
            ui.painter().rect_filled(rect, 1, colour);
        }
    }
}

fn clicks(
    ui: &Ui,
    pages: &Pages,
    page: &Page,
    index: usize,
    paper: Rect,
    scale: f32,
    commands: &mut Vec<Command>,
) {
    let response = ui.interact(paper, ui.scope_id().with(("words", index)), Sense::click());
    let Some(point) = response.hover_pos() else { return };
    let under = runs(page).find(|run| rect_of(run, paper, scale).is_some_and(|rect| rect.contains(point)));
    let Some(run) = under else { return };
    let Some(paragraph) = usize::try_from(run.paragraph.0)
        .ok()
        .and_then(|at| pages.paragraphs.get(at))
    else {
        return;
    };
    let place = match paragraph.origin {
        Origin::Item { item, .. } | Origin::Note { item, .. } => Place::Item(item),
        Origin::Heading(section) => Place::Section(section),
        Origin::Source(source) => Place::SourceDetails(source),
        Origin::Details => Place::Details,
        Origin::Furniture => return,
    };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    if response.clicked() {
        commands.push(Command::GoTo(place));
    }
}
