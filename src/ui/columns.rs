//! The columns of the desk at every width: four, three with cards and page together, two, or one.

use super::window::Desk;
use super::{bar, cards, findings, finds, page_view, reader, source_page, sources, theme};
use crate::app::{Column, Command, Document, Panel as DeskPanel, State};
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

/// From this width the sources are a list; below they are a rail.
const WIDE: f32 = 1560.0;
/// From this width cards and page stand side by side.
const BOTH: f32 = 1200.0;
/// From this width two columns fit.
const TWO: f32 = 800.0;

pub(super) fn columns_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let width = ui.available_width();
    let plain = Frame::new().fill(palette.surface);
    let folded = |column: Column| state.view.folded.get(column.index()).copied().unwrap_or(false);
    if let Some(panel) = state.view.panel {
        let frame = Frame::new()
            .fill(palette.window)
            .inner_margin(Margin::symmetric(12, 8));
        let contents = |ui: &mut Ui| match panel {
            DeskPanel::Findings => findings::findings_ui(ui, state, document, &mut desk.finding, commands),
            DeskPanel::Finds => finds::finds_ui(ui, state, document, &mut desk.finds, commands),
        };
        // Where there is room for one column alone the panel takes it.
        if width < TWO {
            CentralPanel::default().frame(frame).show(ui, contents);
            return;
        }
        Panel::bottom("panel")
            .resizable(true)
            .default_size(190.0)
            .frame(frame)
            .show(ui, contents);
    }
    if width < TWO {
        return one(ui, state, document, desk, commands);
    }
    // A search over all sources needs its list; where room is short the page makes way for it.
    let searching = state.searching.open && width < WIDE;
    if !folded(Column::Sources) {
        let rail = width < WIDE && !searching;
        let frame = Frame::new().fill(palette.window);
        // Each form keeps a width of its own: a list is never as narrow as the rail was.
        let name = match (searching, rail) {
            (true, _) => "found sources",
            (false, true) => "source rail",
            (false, false) => "sources",
        };
        let panel = Panel::left(name).frame(frame).resizable(!rail);
        let panel = if rail {
            panel.exact_size(52.0)
        } else {
            panel
                .default_size(if searching { 320.0 } else { 290.0 })
                .size_range(180.0..=420.0)
        };
        panel.show(ui, |ui| {
            sources::sources_ui(ui, state, document, desk, rail, commands);
        });
    }
    let both = width >= BOTH;
    // Each class of width remembers its own columns; a first size fits the class.
    let class = if width >= WIDE { "wide" } else { "narrow" };
    let page = !folded(Column::Page) && (both || state.view.flipped) && !searching;
    let cards_shown = !folded(Column::Cards) && (both || !state.view.flipped) && (both || !searching);
    if page {
        let share = if width >= WIDE { 0.31 } else { 0.335 };
        let frame = Frame::new().fill(palette.desk);
        Panel::right(format!("page {class}"))
            .frame(frame)
            .resizable(true)
            .default_size(width * share)
            .size_range(260.0..=900.0)
            .show(ui, |ui| {
                page_view::page_ui(ui, state, document, desk, commands);
            });
    }
    if cards_shown {
        let frame = Frame::new().fill(palette.window);
        Panel::right(format!("cards {class}"))
            .frame(frame)
            .resizable(true)
            .default_size(if width >= WIDE { width * 0.22 } else { width * 0.27 })
            .size_range(290.0..=640.0)
            .show(ui, |ui| {
                cards::cards_ui(ui, state, document, desk, commands);
            });
    }
    CentralPanel::default()
        .frame(plain)
        .show(ui, |ui| reader_column(ui, state, document, desk, commands));
}

/// One column with tabs.
fn one(ui: &mut Ui, state: &State, document: &Document, desk: &mut Desk, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    Panel::top("tabs")
        .frame(
            Frame::new()
                .fill(palette.window)
                .inner_margin(Margin::symmetric(8, 4)),
        )
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                for column in Column::ALL {
                    if ui
                        .selectable_label(state.view.focus == column, column.label())
                        .clicked()
                    {
                        commands.push(Command::FocusColumn(column));
                    }
                }
            });
        });
    CentralPanel::default()
        .frame(Frame::new().fill(palette.surface))
        .show(ui, |ui| match state.view.focus {
            Column::Sources => sources::sources_ui(ui, state, document, desk, false, commands),
            Column::Reader => reader_column(ui, state, document, desk, commands),
            Column::Cards => cards::cards_ui(ui, state, document, desk, commands),
            Column::Page => page_view::page_ui(ui, state, document, desk, commands),
        });
}

fn reader_column(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    bar::pick_bar(ui, state, document, commands);
    source_page::source_page_ui(ui, state, document, desk, commands);
    reader::reader_ui(ui, state, document, desk, commands);
}
