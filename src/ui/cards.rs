//! The briefing being written: its sections with their cards, counts and guidance.

use super::item_card::{Shared, item_card};
use super::over::over_ui;
use super::section_head::section_head;
use super::theme;
use super::window::Desk;
use crate::app::{Command, Document, State};
use crate::briefing::{ItemId, Numbers, SectionContent};
use crate::template::{Section, SectionKind};
use egui::style::ScrollAnimation;
use egui::{Align, Button, Frame, Layout, Margin, Rect, Response, RichText, ScrollArea, Ui, vec2};

/// Height of a card that was not drawn yet.
const CARD: f32 = 120.0;

/// How far out of view cards are drawn, so that Tab finds the next one.
const BEYOND: f32 = 600.0;

pub(super) fn cards_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let numbers = &document.numbers;
    let reveal = (state.view.reveal.serial != desk.revealed_card).then_some(state.view.reveal);
    // Until a card was really seen: heights above it are guessed, and what is drawn for the first time moves it.
    if reveal.is_none_or(|reveal| {
        reveal
            .card
            .is_none_or(|card| document.briefing.find_item(card).is_none())
    }) {
        desk.revealed_card = state.view.reveal.serial;
    }
    ScrollArea::vertical()
        .id_salt("cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            desk.steady.begin(ui);
            desk.drag.begin();
            Frame::new()
                .inner_margin(Margin {
                    left: 14,
                    right: 16,
                    top: 10,
                    bottom: 24,
                })
                .show(ui, |ui| {
                    head(ui, document, commands);
                    for over in &document.over().whole {
                        over_ui(ui, over, numbers, commands);
                    }
                    let sections = document
                        .briefing
                        .template
                        .sections
                        .iter()
                        .zip(&document.briefing.sections);
                    for (index, (section, content)) in sections.enumerate() {
                        let response = ui
                            .scope(|ui| {
                                section_ui(
                                    ui,
                                    index,
                                    section,
                                    content,
                                    (state, document, numbers),
                                    desk,
                                    commands,
                                    reveal.and_then(|reveal| reveal.card),
                                );
                            })
                            .response;
                        if reveal.is_some_and(|reveal| reveal.section == Some(index)) {
                            response.scroll_to_me(Some(Align::Center));
                        }
                    }
                });
            let reveals = reveal.is_some_and(|reveal| reveal.card.is_some() || reveal.section.is_some());
            desk.steady.end(ui, state.view.card, reveals);
            desk.drag.end(ui, commands);
        });
}

/// Title, and the way to the details.
fn head(ui: &mut Ui, document: &Document, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let details = &document.briefing.details;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if ui
                .small_button("Details…")
                .on_hover_text("Title, date, reference, marking and the like")
                .clicked()
            {
                commands.push(Command::ShowDetails);
            }
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                let title = if details.title.is_empty() {
                    "No title yet"
                } else {
                    details.title.as_str()
                };
                ui.add(egui::Label::new(RichText::new(title).font(super::fonts::strong())).wrap());
            });
        });
    });
    let marking = if details.marking.is_none() {
        String::new()
    } else {
        format!(" · {}", details.marking.text)
    };
    let date = document.briefing.template.dates.format(&details.date);
    ui.label(
        RichText::new(format!("{} · {date}{marking}", document.briefing.template.name))
            .small()
            .color(palette.muted),
    );
    ui.add_space(6.0);
}

#[expect(
    clippy::too_many_arguments,
    reason = "a section with everything its cards need"
)]
fn section_ui(
    ui: &mut Ui,
    index: usize,
    section: &Section,
    content: &SectionContent,
    (state, document, numbers): (&State, &Document, &Numbers),
    desk: &mut Desk,
    commands: &mut Vec<Command>,
    reveal: Option<ItemId>,
) {
    ui.add_space(8.0);
    section_head(ui, index, section, (document, numbers), commands);
    if let Some(over) = document.over().sections.get(&index) {
        over_ui(ui, over, numbers, commands);
    }
    if section.kind == SectionKind::LadderKey {
        hint(ui, "Made from the template's ladder of likelihood terms");
        return;
    }
    if section.kind == SectionKind::Sources {
        return sources_ui(ui, document, numbers, commands);
    }
    if content.items.is_empty() {
        hint(ui, &section.guidance);
        desk.drag.slot(ui, index, 0);
        return;
    }
    for (at, item) in content.items.iter().enumerate() {
        desk.drag.slot(ui, index, at);
        // A card out of view costs nothing but its room; the one with the caret is always there.
        let top = ui.cursor().min;
        let height = desk.card_heights.get(&item.id).copied().unwrap_or(CARD);
        let room = Rect::from_min_size(top, vec2(ui.available_width(), height)).expand(BEYOND);
        let needed = reveal == Some(item.id) || state.view.card == Some(item.id);
        if !needed && !ui.is_rect_visible(room) {
            ui.add_space(height);
            continue;
        }
        let response = ui
            .push_id(("item", item.id.0), |ui| {
                let shared = Shared {
                    state,
                    document,
                    numbers,
                    pinned: &[],
                };
                item_card(ui, item, (index, at), shared, desk, commands)
            })
            .inner;
        if reveal == Some(item.id) {
            show(ui, state, desk, &response);
        }
        desk.card_heights.insert(item.id, ui.cursor().top() - top.y);
    }
    desk.drag.slot(ui, index, content.items.len());
}

/// Scrolls a card into the middle, at once; again in the next frame if it did not come into view.
fn show(ui: &Ui, state: &State, desk: &mut Desk, card: &Response) {
    let (clip, rect) = (ui.clip_rect().y_range(), card.rect.y_range());
    if clip.contains(rect.center()) {
        desk.revealed_card = state.view.reveal.serial;
    } else {
        ui.ctx().request_repaint();
    }
    card.scroll_to_me_animation(Some(Align::Center), ScrollAnimation::none());
}

/// What belongs into a section, under its heading's words.
fn hint(ui: &mut Ui, words: &str) {
    let margin = Margin {
        left: 30,
        bottom: 4,
        ..Margin::ZERO
    };
    let words = RichText::new(words).color(theme::palette(ui.ctx()).muted).small();
    Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| ui.add(egui::Label::new(words).wrap()));
}

/// The generated source list, as it will be numbered.
fn sources_ui(ui: &mut Ui, document: &Document, numbers: &Numbers, commands: &mut Vec<Command>) {
    if numbers.cited().is_empty() {
        hint(ui, "Made from the citations");
    }
    for source in numbers
        .cited()
        .iter()
        .filter_map(|id| document.briefing.source(*id))
    {
        let number = numbers.citation(source.id).unwrap_or_default();
        let words = format!("{number}  {}", super::sources::name(source));
        let button = Button::new(RichText::new(words).small()).frame(false).truncate();
        if ui.add(button).clicked() {
            commands.push(Command::SelectSource(source.id));
        }
    }
}
