//! The bar under the reader: what a digit would take, whose words it is, and the sections by digit. It
//! teaches the keys and works by mouse; it never takes the focus.

use super::shortcuts::hint;
use super::theme;
use crate::app::{Command, Document, SET_BY_YOU, State};
use crate::template::Section;
use egui::{Button, Frame, Margin, Panel, RichText, Ui};

pub(super) fn pick_bar(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    if document.briefing.sources.is_empty() {
        return;
    }
    let frame = Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("pick bar").frame(frame).show(ui, |ui| {
        let Some((whose, quotes)) = target(state, document) else {
            ui.horizontal_wrapped(|ui| {
                let found = document.finds().quotations.len();
                let noun = if found == 1 { "quotation" } else { "quotations" };
                let keys = format!(
                    "{found} {noun} found. Press {} for the next one, or select words",
                    hint(&Command::NextFind)
                );
                ui.label(RichText::new(keys).color(palette.muted));
                if ui.button("Next quotation").clicked() {
                    commands.push(Command::NextFind);
                }
                if ui.button("Next key point").clicked() {
                    commands.push(Command::NextKeyPoint);
                }
            });
            return;
        };
        ui.label(RichText::new(whose).font(super::fonts::strong()));
        condensed_ui(ui, state, document, commands);
        statement_ui(ui, state, document, commands);
        ui.add_space(2.0);
        let suggested = state.suggested_section();
        ui.horizontal_wrapped(|ui| {
            for (index, section) in document.briefing.template.sections.iter().enumerate() {
                if section.kind.is_generated() {
                    continue;
                }
                let support = quotes && !section.allows_quotes;
                let words = label(index, section, support, suggested == Some(index));
                let button =
                    Button::new(RichText::new(words)).stroke(egui::Stroke::new(1.0, palette.section(index)));
                if ui.add(button).clicked() {
                    commands.push(Command::PickInto {
                        section: index,
                        as_outlet: false,
                    });
                }
            }
            if quotes && state.can_set_speaker() {
                let key = hint(&Command::ShowSpeaker);
                let speaker = ui.button(format!("{key}  Speaker…"));
                if speaker
                    .on_hover_text("Set who says this, here or everywhere in the article")
                    .clicked()
                {
                    commands.push(Command::ShowSpeaker);
                }
            }
            if state.can_cite()
                && ui
                    .button("C  Cite")
                    .on_hover_text("Cite these words from the card last edited")
                    .clicked()
            {
                commands.push(Command::Cite);
            }
        });
        if let Some(suggestion) = state
            .view
            .find
            .as_ref()
            .and_then(|cursor| document.suggestion(cursor))
        {
            let words = format!("Enter accepts ★: {}", suggestion.reason);
            ui.label(RichText::new(words).small().color(palette.muted));
        }
    });
}

/// The two forms of a key point, if it has a condensed one; the one that a digit takes is chosen.
fn condensed_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let Some(cursor) = state.view.find.filter(|_| state.can_condense()) else {
        return;
    };
    let text = document.briefing.source(cursor.source).map(|source| &source.text);
    let Some((found, text)) = document.found_key_point(&cursor).zip(text) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let condensed = state.view.condensed;
        let words = format!(
            "Condensed ({}): {}",
            hint(&Command::CondenseKeyPoint),
            found.condensed(text)
        );
        let whole = ui.selectable_label(!condensed, "Whole sentence");
        let short = ui.selectable_label(condensed, words);
        let other = if condensed { whole } else { short };
        if other.clicked() {
            commands.push(Command::CondenseKeyPoint);
        }
    });
}

/// How many sources carry the current quotation, and a way to compare them if their words differ.
fn statement_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let cursor = state
        .view
        .find
        .as_ref()
        .filter(|_| state.view.selection.is_none());
    let Some(statement) = cursor.and_then(|cursor| document.statement(cursor)) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let sources = document.finds().articles_with(statement);
    ui.horizontal(|ui| {
        if sources > 1 {
            ui.label(RichText::new(format!("In {sources} sources")).color(palette.muted));
        }
        if statement.wordings.len() > 1 && ui.button("Compare wordings").clicked() {
            commands.push(Command::CompareWordings);
        }
    });
}

fn label(index: usize, section: &Section, support: bool, suggested: bool) -> String {
    let star = if suggested { " ★" } else { "" };
    let support = if support { " · support" } else { "" };
    format!("{}  {}{support}{star}", index + 1, section.heading)
}

/// Whose words a digit would take, and whether it takes a quotation.
fn target(state: &State, document: &Document) -> Option<(String, bool)> {
    if let Some(selection) = &state.view.selection {
        let choice = if selection.straddles {
            " (Alt+digit quotes the whole selection)"
        } else {
            ""
        };
        let quotes = !selection.whose.contains("outlet");
        return Some((format!("{}{choice}", selection.whose), quotes));
    }
    let cursor = state.view.find.as_ref()?;
    if let Some(found) = document.found_quotation(cursor) {
        let who = found.speaker.as_ref().map_or_else(
            || "Speaker not found".to_owned(),
            |speaker| match &speaker.speaker_title {
                Some(title) => format!("{title} {}", speaker.speaker_name),
                None => speaker.speaker_name.clone(),
            },
        );
        if found.rule == SET_BY_YOU {
            return Some((format!("{who}  ·  {SET_BY_YOU}"), true));
        }
        let sure = (found.confidence * 100.0).round();
        return Some((format!("{who}  ·  {}, {sure} %", found.rule), true));
    }
    let found = document.found_key_point(cursor)?;
    Some((format!("Key point  ·  {}", found.reason), false))
}
