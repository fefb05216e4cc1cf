//! The page column: pages as they will be printed, white on the desk, crisp at every zoom. Only what
//! shows is drawn; marks lie behind the words, as on paper.

mod ahead;

pub(super) use ahead::paint_ahead;

use super::page_layout::{Frame, GAP, PageLayout, Paper};
use super::page_textures::Wanted;
use super::page_words::{self, PageWords, Shown};
use super::theme::{self, Palette};
use super::window::Desk;
use crate::app::page_text::{self, item_of};
use crate::app::{Column, Command, Document, State};
use egui::accesskit::Role;
use egui::{
    Align, EventFilter, Key, Margin, Panel, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

/// What the page column remembers between frames.
#[derive(Default)]
pub(super) struct PageColumn {
    layout: PageLayout,
    words: PageWords,
    /// What the scroll bars take of the width.
    bars: f32,
    /// The paper in the middle of the column and the share of it above that.
    middle: Option<(usize, f32)>,
    /// The papers shown in the last frame.
    shown: Range<usize>,
    /// The column that had the focus in the last frame.
    focus: Column,
    revealed: u64,
    /// The focus came by a key: the ring shows where the keys act.
    ring: bool,
    /// How far a turn of the wheel or a pinch has come to the next step of zoom, as a factor less one.
    turned: f32,
}

/// From this far a turn is a step.
const STEP: f32 = 0.09;

/// Zoom by the wheel with Ctrl, or by pinching, over the pages: step by step, as by keys.
fn wheel_zoom(ui: &Ui, column: &mut PageColumn, commands: &mut Vec<Command>) {
    let turned = ui.input(|input| input.zoom_delta()) - 1.0;
    if turned == 0.0 || !ui.rect_contains_pointer(ui.max_rect()) {
        return;
    }
    column.turned += turned;
    if column.turned.abs() >= STEP {
        let larger = column.turned > 0.0;
        commands.push(if larger { Command::ZoomIn } else { Command::ZoomOut });
        column.turned = 0.0;
    }
}

pub(super) fn page_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    wheel_zoom(ui, &mut desk.pages, commands);
    zoom_bar(ui, state, document, &desk.pages, commands);
    let outer = ui.available_size();
    let density = ui.ctx().pixels_per_point();
    let column = &mut desk.pages;
    let rescaled = column.layout.follow(Frame {
        pages: Arc::clone(&document.pages),
        width: outer.x - column.bars,
        zoom: state.view.zoom,
        density,
        longest: ui.input(|input| input.max_texture_side),
    });
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink(false);
    if rescaled && let Some(height) = column.middle.and_then(|middle| column.layout.height(middle)) {
        area = area.vertical_scroll_offset((height - outer.y / 2.0).max(0.0));
    }
    // Words at the edge stay sharp: pages do not fade out.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    area.show_viewport(ui, |ui, viewport| {
        desk.pages.bars = outer.x - viewport.width();
        pages_ui(ui, viewport, state, document, desk, commands);
    });
}

/// The buttons below the pages, and which page shows.
fn zoom_bar(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    column: &PageColumn,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let frame = egui::Frame::new()
        .fill(palette.desk)
        .inner_margin(Margin::symmetric(12, 2));
    let panel = Panel::bottom("zoom").frame(frame).show_separator_line(false);
    panel.show(ui, |ui| {
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
            let quiet = |words: String| RichText::new(words).small().color(palette.muted);
            ui.label(quiet(format!("{} %", state.view.zoom)));
            let count = document.pages.pages.len();
            if let Some((page, _)) = column.middle.filter(|_| count > 1) {
                ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                    ui.label(quiet(format!("{} of {count}", page + 1)));
                });
            }
        });
    });
}

fn pages_ui(
    ui: &mut Ui,
    viewport: Rect,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let density = ui.ctx().pixels_per_point();
    let origin = ui.max_rect().min;
    let column = &mut desk.pages;
    let size = column.layout.size;
    ui.set_min_size(vec2(size.x.max(viewport.width()), size.y));
    column.middle = column.layout.share(viewport.center().y);
    // The paper begins on a whole pixel, so that the texture is shown as it was painted.
    let snap = |value: f32| (value * density).round() / density;
    let place = |paper: &Paper| {
        let left = ((size.x.max(viewport.width()) - paper.size.x) / 2.0).max(GAP);
        Rect::from_min_size(
            pos2(snap(origin.x + left), snap(origin.y + paper.top)),
            paper.size,
        )
    };
    let visible = column.layout.shown(viewport.min.y, viewport.max.y);
    let pages = &document.pages;
    let shown: Vec<Shown> = visible
        .clone()
        .filter_map(|index| {
            let (page, paper) = (pages.pages.get(index)?, column.layout.paper(index)?);
            Some(Shown {
                index,
                page: Arc::clone(page),
                lines: column.words.lines(pages, page),
                paper: place(paper),
                scale: paper.scale / density,
                pixels: paper.scale,
            })
        })
        .collect();
    let wanted = wanted(document, column, &visible);
    column.shown = visible;
    let clip = ui.clip_rect();
    let response = ui.interact(clip, ui.scope_id().with("words"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Pages"));
    keyboard(ui, state, column, &response);
    column
        .words
        .follow(ui, (state, document), &shown, &response, commands);
    page_words::hover(ui, state, document, &shown, &response, commands);
    if response.dragged() {
        scroll_along(ui, clip);
    }
    reveal(ui, state, column, place);
    desk.textures.want(ui.ctx(), &document.briefing.id, wanted);
    let flash = desk.flash_strength(ui, state);
    for shown in &shown {
        paper(ui, shown);
        marks(ui, state, document, shown, flash);
        ink(ui, document, desk, shown);
        super::over::across(ui, document, shown);
        accessible(ui, document, shown);
    }
    if response.has_focus() && desk.pages.ring {
        let ring = Stroke::new(2.0, theme::palette(ui.ctx()).accent);
        ui.painter().rect_stroke(clip, 0, ring, StrokeKind::Inside);
    }
}

/// The pages to be painted: those that have just come into view, the others in view, then one above and
/// one below.
fn wanted(document: &Document, column: &PageColumn, visible: &Range<usize>) -> Vec<Wanted> {
    let (new, known): (Vec<usize>, Vec<usize>) =
        visible.clone().partition(|index| !column.shown.contains(index));
    let beside = [visible.start.checked_sub(1), Some(visible.end)];
    new.into_iter()
        .chain(known)
        .chain(beside.into_iter().flatten())
        .filter_map(|index| {
            Some(Wanted {
                page: Arc::clone(document.pages.pages.get(index)?),
                faces: Arc::clone(&document.pages.faces),
                index,
                scale: column.layout.paper(index)?.scale,
            })
        })
        .collect()
}

/// The keyboard comes with the column's focus, and scrolls.
fn keyboard(ui: &Ui, state: &State, column: &mut PageColumn, response: &egui::Response) {
    let came = state.view.focus == Column::Page && column.focus != Column::Page;
    column.focus = state.view.focus;
    if came {
        response.request_focus();
    }
    let pressed = ui.input(|input| input.pointer.any_pressed());
    column.ring = (column.ring || came || response.gained_focus()) && !pressed;
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let height = response.rect.height();
    let far = column.layout.size.y;
    let step = ui.input(|input| {
        [
            (Key::ArrowDown, 40.0),
            (Key::ArrowUp, -40.0),
            (Key::PageDown, height * 0.9),
            (Key::PageUp, -height * 0.9),
            (Key::Home, -far),
            (Key::End, far),
        ]
        .into_iter()
        .filter(|(key, _)| input.modifiers.is_none() && input.key_pressed(*key))
        .map(|(_, step)| step)
        .sum::<f32>()
    });
    if step != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -step), egui::style::ScrollAnimation::none());
    }
}

/// While words are selected over the edge of the column, the pages move along.
fn scroll_along(ui: &Ui, clip: Rect) {
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let over = (pointer.y - clip.bottom()).max(0.0) - (clip.top() - pointer.y).max(0.0);
    if over != 0.0 {
        let step = vec2(0.0, -(over * 0.4).clamp(-60.0, 60.0));
        ui.scroll_with_delta_animation(step, egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Scrolls once to the place that was asked for.
fn reveal(ui: &Ui, state: &State, column: &mut PageColumn, place: impl Fn(&Paper) -> Rect) {
    if state.view.reveal.serial == column.revealed {
        return;
    }
    column.revealed = state.view.reveal.serial;
    let Some((page, y)) = state.view.reveal.page else {
        return;
    };
    if let Some(found) = column.layout.paper(page) {
        let rect = place(found);
        let points = found.scale / ui.ctx().pixels_per_point();
        let at = rect.top() + y as f32 * points;
        let target = Rect::from_min_size(pos2(rect.left(), at), vec2(rect.width(), 30.0));
        ui.scroll_to_rect(target, Some(Align::Center));
    }
}

fn paper(ui: &Ui, shown: &Shown) {
    let palette = theme::palette(ui.ctx());
    let shadow = egui::Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: palette.shadow(),
    };
    ui.painter().add(shadow.as_shape(shown.paper, 0));
    // The page stays white in the dark.
    ui.painter().rect_filled(shown.paper, 0, theme::LIGHT.surface);
}

/// What lies behind the words: the item under the pointer, words just placed, the selection.
fn marks(ui: &Ui, state: &State, document: &Document, shown: &Shown, flash: f32) {
    let page: &Palette = &theme::LIGHT;
    let of = |line: &page_text::Line| item_of(&document.pages, line.paragraph);
    let fill = |rect, colour| {
        ui.painter().rect_filled(shown.rect(rect), 0, colour);
    };
    for line in shown.lines.iter() {
        let Some(item) = of(line) else { continue };
        if state.view.pointed == Some(item) {
            fill(line.rect, page.hover);
        }
        if flash > 0.0 && state.view.flash.items.contains(&item) {
            fill(line.rect, page.flash_on_page(flash));
        }
    }
    if let Some(selected) = document.selected.filter(|selected| !selected.is_empty()) {
        for rect in page_text::rects(&shown.lines, &selected.range()) {
            fill(rect, page.selection);
        }
    }
}

fn ink(ui: &Ui, document: &Document, desk: &mut Desk, shown: &Shown) {
    let wanted = Wanted {
        page: Arc::clone(&shown.page),
        faces: Arc::clone(&document.pages.faces),
        index: shown.index,
        scale: shown.pixels,
    };
    if let Some(texture) = desk.textures.get(&document.pages, &wanted) {
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        ui.painter()
            .image(texture.id(), shown.paper, whole, theme::LIGHT.surface);
    }
}

/// Each page and each paragraph on it by name, for screen readers and tests.
fn accessible(ui: &Ui, document: &Document, shown: &Shown) {
    let label = &shown.page.label;
    let id = ui.scope_id().with(("paper", shown.index));
    ui.interact(shown.paper, id, Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Page {label}")));
    for (number, lines) in shown
        .lines
        .chunk_by(|one, next| one.paragraph == next.paragraph)
        .enumerate()
    {
        let rect = lines
            .iter()
            .map(|line| shown.rect(line.rect))
            .fold(Rect::NOTHING, |all, rect| all | rect);
        let paragraph = ui.interact(rect, id.with(number), Sense::hover());
        paragraph.widget_info(|| {
            let words = lines
                .first()
                .and_then(|line| document.pages.paragraphs.get(line.paragraph.0 as usize))
                .map_or("", |paragraph| paragraph.text.as_str());
            WidgetInfo::labeled(Role::Paragraph, true, format!("Page {label}: {words}"))
        });
    }
}
