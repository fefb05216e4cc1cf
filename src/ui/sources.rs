//! The list of sources with the search over all of them, or a rail of their numbers where room is short.
//! Only the rows on the screen are drawn; what they say is made once a change.

mod filters;
mod row;
mod rows;

pub(super) use rows::SourceRows;

use super::theme;
use super::window::Desk;
use crate::app::{Command, Document, State};
use crate::briefing::{Source, SourceId};
use egui::accesskit::Role;
use egui::{
    Align, Button, Frame, Key, Layout, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui, WidgetInfo,
};

/// Height of a button of the rail.
const RAIL: f32 = 32.0;

/// What the list remembers between frames.
#[derive(Default)]
pub(super) struct SourceList {
    rows: SourceRows,
    /// The row that Enter opens.
    at: usize,
    /// The last call for the caret that was followed.
    called: u64,
    /// The source shown at last, and how far the list was scrolled over which height.
    shown: Option<SourceId>,
    scrolled: (f32, f32),
}

pub(super) fn sources_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    rail: bool,
    commands: &mut Vec<Command>,
) {
    if rail {
        return rail_ui(ui, state, document, commands);
    }
    desk.sources.rows.follow(state, document);
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 10));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        head(ui, state, document, desk, commands);
        if document.briefing.sources.len() > 1 || state.searching.open {
            ui.horizontal(|ui| {
                let button = filters::width(ui, state);
                search_ui(ui, state, desk, ui.available_width() - button, commands);
                filters::filters_ui(ui, state, document, commands);
            });
        }
        ui.add_space(4.0);
        let height = (ui.available_height() - 40.0).max(60.0);
        list_ui(ui, state, document, desk, height, commands);
        ui.add_space(6.0);
        let add = Button::new("Add sources…").min_size(egui::vec2(ui.available_width(), 30.0));
        if ui.add(add).clicked() {
            commands.push(Command::AddSources);
        }
    });
}

fn head(ui: &mut Ui, state: &State, document: &Document, desk: &Desk, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(RichText::new("Sources").font(super::fonts::strong()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (shown, all) = (desk.sources.rows.len(), document.briefing.sources.len());
            let narrowed = shown != all || !state.searching.typed.is_empty();
            let words = if narrowed {
                format!("{shown} of {all}")
            } else {
                all.to_string()
            };
            ui.label(RichText::new(words).color(palette.muted));
            let cleared = state.searching.open || !state.searching.typed.is_empty();
            if cleared
                && ui
                    .small_button("Close")
                    .on_hover_text("Close the search (Esc)")
                    .clicked()
            {
                commands.push(Command::CloseSearch);
            }
        });
    });
}

/// The field: typing searches, arrows walk the sources that answer, Enter opens one, Escape leaves.
fn search_ui(ui: &mut Ui, state: &State, desk: &mut Desk, width: f32, commands: &mut Vec<Command>) {
    let id = ui.scope_id().with("search");
    let list = &mut desk.sources;
    if ui.memory(|memory| memory.has_focus(id)) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            list.at = (list.at + 1).min(list.rows.len().saturating_sub(1));
        } else if pressed(Key::ArrowUp) {
            list.at = list.at.saturating_sub(1);
        } else if pressed(Key::Enter)
            && let Some(source) = list.rows.source(list.at)
        {
            commands.push(Command::OpenFound(source));
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
    }
    let mut typed = state.searching.typed.clone();
    let field = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text("Search all sources");
    let response = ui.add(field.desired_width(width.max(60.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Search all sources"));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::CloseSearch);
    }
    if state.searching.called != list.called {
        list.called = state.searching.called;
        response.request_focus();
    }
    if response.changed() {
        list.at = 0;
        commands.push(Command::SearchFor(typed));
    }
    desk.note_field(&response);
}

fn list_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    height: f32,
    commands: &mut Vec<Command>,
) {
    let list = &mut desk.sources;
    if list.rows.len() == 0 {
        let searching = !state.searching.typed.is_empty();
        let words = match (searching, state.searching.found.is_some()) {
            (true, true) => "No source holds these words",
            (true, false) => "",
            (false, _) => "No source passes the filter",
        };
        let muted = theme::palette(ui.ctx()).muted;
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            ui.label(RichText::new(words).color(muted));
        });
        return;
    }
    let row_height = list.rows.height();
    let step = row_height + ui.spacing().item_spacing.y;
    let mut area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink(false)
        .id_salt("sources");
    // Another source in the reader is shown in the list as well; scrolling by hand is not fought.
    if list.shown != state.view.source {
        list.shown = state.view.source;
        let at = state.view.source.and_then(|source| list.rows.place(source));
        if let Some(at) = at {
            let (top, (offset, seen)) = (at as f32 * step, list.scrolled);
            if top < offset || top + step > offset + seen {
                area = area.vertical_scroll_offset((top - height / 3.0).max(0.0));
            }
        }
    }
    let searching = !state.searching.typed.is_empty();
    let output = area.show_rows(ui, row_height, list.rows.len(), |ui, range| {
        for at in range {
            if let Some(shown) = list.rows.get(at) {
                let marked = searching && at == list.at;
                row::row_ui(ui, state, document, (shown, marked), row_height, commands);
            }
        }
    });
    list.scrolled = (output.state.clamped_offset().y, output.inner_rect.height());
}

fn rail_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    ui.add_space(10.0);
    let height = (ui.available_height() - RAIL - 14.0).max(RAIL);
    let area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true]);
    area.show_rows(ui, RAIL, document.briefing.sources.len(), |ui, range| {
        ui.vertical_centered(|ui| {
            for number in range {
                let Some(source) = document.briefing.sources.get(number) else {
                    continue;
                };
                let selected = state.view.source == Some(source.id);
                let label = RichText::new((number + 1).to_string());
                let button = Button::new(label)
                    .selected(selected)
                    .min_size(egui::vec2(36.0, RAIL));
                let button = ui.add(button);
                button.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(source)));
                if button.on_hover_text(name(source)).clicked() {
                    commands.push(Command::SelectSource(source.id));
                }
            }
        });
    });
    ui.vertical_centered(|ui| {
        let add = ui.add(Button::new("+").min_size(egui::vec2(36.0, RAIL)));
        add.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Add sources…"));
        if add.on_hover_text("Add sources…").clicked() {
            commands.push(Command::AddSources);
        }
    });
}

/// A source's title, or its file's name.
pub(super) fn name(source: &Source) -> String {
    let title = source.details.title.trim();
    if title.is_empty() {
        source.file.clone()
    } else {
        title.to_owned()
    }
}
