//! The panels and small modals: findings, finds over all sources, a file that was changed.

use super::theme;
use crate::app::{Command, Document, State};
use crate::check::Severity;
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use std::path::Path;

pub(super) fn findings_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    head(ui, "Findings", Command::ShowFindings, commands);
    if document.findings.is_empty() {
        ui.label(RichText::new("Nothing to mend").color(palette.ok));
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (index, finding) in document.findings.iter().enumerate() {
            let (mark, colour) = match finding.severity {
                Severity::Error => ("✗", palette.error),
                Severity::Warning => ("⚠", palette.warn),
                Severity::Info => ("i", palette.info),
            };
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(mark).color(colour));
                ui.label(RichText::new(finding.rule).small().color(palette.muted));
                let words = match &finding.fix {
                    Some(fix) => format!("{} — {fix}", finding.message),
                    None => finding.message.clone(),
                };
                let selected = state.view.finding == Some(index);
                if ui.selectable_label(selected, words).clicked() {
                    commands.push(Command::SelectFinding(index));
                }
            });
        }
    });
}

/// All quotations of all sources, by speaker.
pub(super) fn finds_ui(ui: &mut Ui, state: &State, document: &Document, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    head(ui, "Quotations in all sources", Command::ShowFinds, commands);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (_, found, statement) in document.finds().first_of_each() {
            let Some(source) = document.briefing.sources.get(found.article) else {
                continue;
            };
            let who = found
                .speaker
                .as_ref()
                .map_or("Speaker not found", |speaker| speaker.speaker_name.as_str());
            let words: String = source.text.slice(found.range).chars().take(120).collect();
            let selected = state
                .view
                .find
                .is_some_and(|find| find.source == source.id && find.range == found.range);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(who).font(super::fonts::strong()));
                if ui
                    .selectable_label(selected, RichText::new(format!("“{words}”")).color(palette.text))
                    .clicked()
                {
                    commands.push(Command::SelectFind {
                        source: source.id,
                        range: found.range,
                    });
                }
                let Some(statement) = statement else { return };
                let sources = document.finds().articles_with(statement);
                if sources > 1 {
                    ui.label(
                        RichText::new(format!("in {sources} sources"))
                            .small()
                            .color(palette.muted),
                    );
                }
                if statement.wordings.len() > 1 && ui.small_button("Compare wordings").clicked() {
                    commands.push(Command::SelectFind {
                        source: source.id,
                        range: found.range,
                    });
                    commands.push(Command::CompareWordings);
                }
            });
        }
    });
}

fn head(ui: &mut Ui, title: &str, toggle: Command, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(super::fonts::strong()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.small_button("Close").clicked() {
                commands.push(toggle);
            }
        });
    });
}

/// What goes out with an export that has the briefing attached.
pub(super) fn attached_ui(ui: &Ui, lines: &[String], commands: &mut Vec<Command>) {
    let response = theme::modal(ui.ctx(), "attached").show(ui.ctx(), |ui| {
        ui.set_width(480.0);
        ui.label(RichText::new("Export with the briefing attached").heading());
        ui.add_space(6.0);
        ui.label("Whoever gets the PDF can take these out of it and verify every quotation:");
        theme::scrolled(260.0).show(ui, |ui| {
            for line in lines {
                ui.label(format!("• {line}"));
            }
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if ui.button("Export…").clicked() {
                commands.push(Command::ExportAttached);
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseModal);
            }
        });
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

pub(super) fn file_changed_ui(ui: &Ui, path: &Path, message: &str, commands: &mut Vec<Command>) {
    theme::modal(ui.ctx(), "file changed").show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.label(RichText::new("The file was changed by another program").heading());
        ui.add_space(6.0);
        ui.label(message);
        ui.label(RichText::new(path.display().to_string()).small());
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if ui.button("Save as…").clicked() {
                commands.extend([Command::CloseModal, Command::SaveAs]);
            }
            if ui.button("Overwrite").clicked() {
                commands.push(Command::Overwrite);
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseModal);
            }
        });
    });
}
