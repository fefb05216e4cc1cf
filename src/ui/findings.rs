//! The panel of what the checks found, worst first. A row goes to its place.

use super::theme::{self, Palette};
use crate::app::{Command, Document, State};
use crate::check::{Finding, Severity};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Color32, RichText, ScrollArea, Ui, vec2};

/// Height of a row, its distance included.
const ROW: f32 = 28.0;
/// Room of the mark, and of the rule's number behind it.
const MARK: f32 = 22.0;
const RULE: f32 = 38.0;

/// `shown` is the finding that was brought into view last.
pub(super) fn findings_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    shown: &mut Option<usize>,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    super::panels::head(ui, "Findings", Command::ShowFindings, commands);
    if document.findings.is_empty() {
        ui.label(RichText::new("Nothing to mend").color(palette.ok));
        return;
    }
    let spacing = ui.spacing().item_spacing.y;
    let height = ROW - spacing;
    let mut area = ScrollArea::vertical().auto_shrink(false);
    // Another one is brought into view; scrolling by hand is not fought.
    if *shown != state.view.finding {
        *shown = state.view.finding;
        if let Some(at) = state.view.finding {
            let top = ROW * at as f32 - ui.available_height() / 3.0;
            area = area.vertical_scroll_offset(top.max(0.0));
        }
    }
    area.show_rows(ui, height, document.findings.len(), |ui, range| {
        for index in range {
            let Some(finding) = document.findings.get(index) else {
                continue;
            };
            let selected = state.view.finding == Some(index);
            if finding_ui(ui, finding, selected, height, palette) {
                commands.push(Command::SelectFinding(index));
            }
        }
    });
}

/// One finding; whether it was clicked.
fn finding_ui(ui: &mut Ui, finding: &Finding, selected: bool, height: f32, palette: &Palette) -> bool {
    let (mark, colour) = match finding.severity {
        Severity::Error => ("✗", palette.error),
        Severity::Warning => ("⚠", palette.warn),
        Severity::Info => ("i", palette.info),
    };
    ui.horizontal(|ui| {
        ui.set_height(height);
        let cell = |ui: &mut Ui, width: f32, words: RichText| {
            ui.add_sized(vec2(width, height), egui::Label::new(words).selectable(false));
        };
        ui.spacing_mut().item_spacing.x = 0.0;
        cell(ui, MARK, RichText::new(mark).color(colour));
        cell(ui, RULE, RichText::new(finding.rule).small().color(palette.muted));
        let button = Button::selectable(selected, words(finding, palette)).truncate();
        let response = ui.add(button);
        let whole = finding.to_string();
        response.on_hover_text(whole).clicked()
    })
    .inner
}

/// What is wrong, and more quietly what to do about it.
fn words(finding: &Finding, palette: &Palette) -> LayoutJob {
    let format = |colour: Color32| TextFormat::simple(super::fonts::body(), colour);
    let mut job = LayoutJob::default();
    job.append(&finding.message, 0.0, format(palette.text));
    if let Some(fix) = &finding.fix {
        job.append(&format!(" — {fix}"), 0.0, format(palette.muted));
    }
    job
}
