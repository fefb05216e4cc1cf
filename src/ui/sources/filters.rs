//! What narrows the list of sources: used or not, outlet, month, language; in one menu beside the field.

use crate::app::{Command, Document, SourceFilter, State, language, month};
use crate::briefing::Source;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, RichText, ScrollArea, TextStyle, Ui};
use std::collections::BTreeMap;

/// Values of one kind offered at most, those of most sources first.
const MOST: usize = 30;

/// Room that the button takes, with the gap before it.
pub(super) fn width(ui: &Ui, state: &State) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let galley = ui
        .painter()
        .layout_no_wrap(label(state).to_owned(), font, egui::Color32::PLACEHOLDER);
    galley.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

fn label(state: &State) -> &'static str {
    if state.searching.filter.is_set() {
        "Filter •"
    } else {
        "Filter"
    }
}

pub(super) fn filters_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let filter = &state.searching.filter;
    let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let menu = MenuButton::new(label(state)).config(stays);
    let (button, _) = menu.ui(ui, |ui| {
        ui.set_min_width(220.0);
        let mut wanted = filter.clone();
        ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
            heading(ui, "Use");
            for (value, words) in [(None, "All"), (Some(true), "Used"), (Some(false), "Not used yet")] {
                ui.selectable_value(&mut wanted.used, value, words);
            }
            let sources = || document.briefing.sources.iter().map(|source| &**source);
            let outlet = |source: &Source| source.details.outlet.trim().to_owned();
            values(ui, "Outlet", counted(sources(), outlet), &mut wanted.outlet);
            let by_month = counted(sources(), |source| month(source).to_owned());
            values(ui, "Published", by_month, &mut wanted.month);
            let by_language = counted(sources(), |source| language(source).to_owned());
            values(ui, "Language", by_language, &mut wanted.language);
        });
        if filter.is_set() {
            ui.separator();
            if ui.button("Clear filter").clicked() {
                wanted = SourceFilter::default();
            }
        }
        if wanted != *filter {
            commands.push(Command::FilterSources(Box::new(wanted)));
        }
    });
    button.on_hover_text("Narrow the list by use, outlet, month or language");
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    let muted = crate::ui::theme::palette(ui.ctx()).muted;
    ui.label(RichText::new(words).small().color(muted));
}

/// The values of one kind with how many sources have each, most first.
fn counted<'a>(
    sources: impl Iterator<Item = &'a Source>,
    value: impl Fn(&Source) -> String,
) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources {
        *counts.entry(value(source)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(MOST);
    counts
}

/// One kind to choose from; where all sources are alike there is no choice.
fn values(ui: &mut Ui, name: &str, counts: Vec<(String, usize)>, wanted: &mut Option<String>) {
    if counts.len() < 2 && wanted.is_none() {
        return;
    }
    heading(ui, name);
    ui.selectable_value(wanted, None, "All");
    for (value, count) in counts {
        let known = if value.is_empty() { "Not known" } else { &value };
        let words = format!("{known} ({count})");
        ui.selectable_value(wanted, Some(value), words);
    }
}
