//! Notices, and the lasting bars after an export and an e-mail draft. They stand over the columns at the
//! bottom right and hide nothing that has to be answered.

use super::theme;
use crate::app::{Command, Exported, Level, Mailed, Notice, State};
use egui::accesskit::Role;
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, RichText, Stroke, Ui, vec2};

pub(super) fn notices_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let nothing = state.notices.is_empty() && state.exported.is_none() && state.mailed.is_none();
    if nothing {
        return;
    }
    let urgent = state.notices.iter().any(|notice| notice.level == Level::Error);
    let role = if urgent { Role::Alert } else { Role::Status };
    Area::new(Id::unique("notices"))
        .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -40.0))
        .order(Order::Foreground)
        .accessible_name("Notices")
        .role(role)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(440.0);
            if let Some(mailed) = &state.mailed {
                mailed_ui(ui, mailed, commands);
            }
            if let Some(exported) = &state.exported {
                exported_ui(ui, state, exported, commands);
            }
            for notice in state.notices.iter().rev().take(4).rev() {
                notice_ui(ui, notice, commands);
            }
        });
}

fn card(ui: &mut Ui, level: Level, contents: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui.ctx());
    let colour = match level {
        Level::Done => palette.ok,
        Level::Info => palette.info,
        Level::Warning => palette.warn,
        Level::Error => palette.error,
    };
    let mark = match level {
        Level::Done => "✓",
        Level::Info => "i",
        Level::Warning => "⚠",
        Level::Error => "✗",
    };
    let shadow = egui::Shadow {
        offset: [0, 3],
        blur: 12,
        spread: 0,
        color: palette.shadow(),
    };
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.separator))
        .shadow(shadow)
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 8))
        .outer_margin(Margin::symmetric(0, 3));
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(mark).color(colour).font(super::fonts::strong()));
            ui.vertical(contents);
        });
    });
}

fn notice_ui(ui: &mut Ui, notice: &Notice, commands: &mut Vec<Command>) {
    card(ui, notice.level, |ui| {
        ui.add(Label::new(&notice.text).wrap());
        ui.horizontal(|ui| {
            for (label, command) in &notice.actions {
                if ui.button(label).clicked() {
                    commands.push(command.clone());
                }
            }
            if ui.add(egui::Button::new("Dismiss").frame(false)).clicked() {
                commands.push(Command::DismissNotice(notice.id));
            }
        });
    });
    // What worked need not be dismissed by hand.
    if !notice.lasting {
        let first = ui.data_mut(|data| {
            *data.get_temp_mut_or_insert_with(Id::unique(("notice", notice.id.0)), || 0.0f64)
        });
        let now = ui.input(|input| input.time);
        if first == 0.0 {
            ui.data_mut(|data| data.insert_temp(Id::unique(("notice", notice.id.0)), now.max(0.001)));
        } else if now - first > 6.0 {
            commands.push(Command::DismissNotice(notice.id));
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
}

fn exported_ui(ui: &mut Ui, state: &State, exported: &Exported, commands: &mut Vec<Command>) {
    card(ui, Level::Done, |ui| {
        let name = exported.path.file_name().unwrap_or_default().to_string_lossy();
        let copy = if exported.draft { "Draft copy" } else { "PDF" };
        let noun = if exported.pages == 1 { "page" } else { "pages" };
        ui.add(Label::new(format!("{copy} written: {name}, {} {noun}", exported.pages)).wrap());
        if state
            .document
            .as_ref()
            .is_some_and(|document| document.revision() != exported.revision)
        {
            ui.label(RichText::new("Changed since it was exported").small());
        }
        ui.horizontal(|ui| {
            for (label, command) in [
                ("Open", Command::OpenExported),
                ("Show in folder", Command::ShowExportedInFolder),
                ("E-mail draft", Command::MailDraft),
                ("Dismiss", Command::DismissExported),
            ] {
                if ui.button(label).clicked() {
                    commands.push(command);
                }
            }
        });
    });
}

/// What leaves the machine when the draft is sent.
fn mailed_ui(ui: &mut Ui, mailed: &Mailed, commands: &mut Vec<Command>) {
    card(ui, Level::Info, |ui| {
        ui.add(Label::new(format!("E-mail draft: {}", mailed.subject)).wrap());
        ui.label(RichText::new("What leaves your machine when you send it:").small());
        for line in &mailed.leaves {
            ui.add(Label::new(RichText::new(format!("• {line}")).small()).wrap());
        }
        if ui.button("Dismiss").clicked() {
            commands.push(Command::DismissExported);
        }
    });
}
