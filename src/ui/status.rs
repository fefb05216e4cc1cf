//! The status line: what the quotations are worth, what is to mend, pages and words, saved or not.

use super::theme;
use crate::app::{Command, Document, State};
use crate::briefing::Status;
use crate::check::Severity;
use egui::{Align, Button, Frame, Layout, Margin, Panel, RichText, Ui};

pub(super) fn status_line(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(12, 3));
    Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(22.0);
            let Some(document) = &state.document else {
                ui.label(
                    RichText::new("Nothing leaves your machine")
                        .color(palette.muted)
                        .small(),
                );
                return;
            };
            for job in &state.jobs {
                ui.label(RichText::new(format!("{} ({} of {})", job.text, job.done, job.total)).small());
                if job.can_cancel && ui.small_button("Cancel").clicked() {
                    commands.push(Command::CancelJob(job.id));
                }
            }
            quotations(ui, document);
            findings(ui, document, commands);
            ui.label(RichText::new(measure(document)).color(palette.muted).small());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(saved(document)).color(palette.muted).small());
            });
        });
    });
}

fn quotations(ui: &mut Ui, document: &Document) {
    let palette = theme::palette(ui.ctx());
    let all = document.verification.quotations.len();
    if all == 0 {
        ui.label(RichText::new("No quotations yet").color(palette.muted).small());
        return;
    }
    let good = document.verification.count(Status::Exact) + document.verification.count(Status::Edited);
    let (mark, colour) = if good == all {
        ("✓", palette.ok)
    } else {
        ("✗", palette.error)
    };
    ui.label(
        RichText::new(format!("{mark} {good} of {all} quotations exact"))
            .color(colour)
            .small(),
    );
}

fn findings(ui: &mut Ui, document: &Document, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let errors = document
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let (gaps, mistakes): (Vec<_>, Vec<_>) = errors.partition(|finding| finding.gap);
    let mut show = |words: String, colour| {
        let button = Button::new(RichText::new(words).color(colour).small()).frame(false);
        if ui.add(button).on_hover_text("Show the findings").clicked() {
            commands.push(Command::ShowFindings);
        }
    };
    match mistakes.len() {
        0 if gaps.is_empty() => show("✓ Nothing to mend".to_owned(), palette.ok),
        0 => {}
        count => show(format!("⚠ {count} to mend"), palette.warn),
    }
    match gaps.len() {
        0 => {}
        count => show(format!("{count} to fill in"), palette.muted),
    }
}

fn measure(document: &Document) -> String {
    let (pages, words) = (document.pages.pages.len(), document.words());
    let noun = if pages == 1 { "page" } else { "pages" };
    match document.briefing.template.limits.words {
        0 => format!("{pages} {noun} · {words} words"),
        limit => format!("{pages} {noun} · {words} of {limit} words"),
    }
}

fn saved(document: &Document) -> String {
    match (document.is_unsaved(), document.saved_at.as_str()) {
        (true, _) if document.is_empty() => String::new(),
        (true, "") => "Not saved yet; a copy is kept".into(),
        (true, at) => format!("Changed since it was saved at {at}; a copy is kept"),
        (false, "") => "Saved".into(),
        (false, at) => format!("Saved {at}"),
    }
}
