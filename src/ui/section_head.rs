//! The head of a section among the cards: its digit, heading and count, and what can be added.

use super::theme;
use crate::app::{Command, Document, NewItem};
use crate::briefing::Numbers;
use crate::template::{Section, SectionKind};
use egui::containers::menu::MenuButton;
use egui::{Align, Button, Frame, Layout, Margin, RichText, Ui};

pub(super) fn section_head(
    ui: &mut Ui,
    index: usize,
    section: &Section,
    (document, numbers): (&Document, &Numbers),
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        chip(ui, index);
        ui.label(RichText::new(&section.heading).font(super::fonts::strong()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if section.kind == SectionKind::LadderKey {
                return;
            }
            if section.kind == SectionKind::Sources {
                let cited = numbers.cited().len();
                ui.label(
                    RichText::new(format!("{cited} cited"))
                        .small()
                        .color(palette.muted),
                );
                return;
            }
            let words = document.section_words(index);
            let (text, over) = match section.max_words {
                0 => (format!("{words} words"), false),
                limit => (format!("{words}/{limit}"), words > limit as usize),
            };
            let colour = if over { palette.warn } else { palette.muted };
            ui.label(
                RichText::new(if over { format!("⚠ {text}") } else { text })
                    .small()
                    .color(colour),
            );
            let add = ui.add(Button::new("+").small().frame(false));
            add.widget_info(|| {
                egui::WidgetInfo::labeled(
                    egui::accesskit::Role::Button,
                    true,
                    format!("Add card to {}", section.heading),
                )
            });
            if add.on_hover_text("Write a card of your own").clicked() {
                commands.push(Command::AddCard { section: index });
            }
            add_menu(ui, index, &section.heading, commands);
        });
    });
}

/// What else can be added to a section.
fn add_menu(ui: &mut Ui, section: usize, heading: &str, commands: &mut Vec<Command>) {
    let choices = [
        ("List", NewItem::List),
        ("Numbered list", NewItem::NumberedList),
        ("Table", NewItem::Table),
        ("Picture…", NewItem::Picture),
        ("Paragraph", NewItem::Paragraph),
        ("Note to self", NewItem::NoteToSelf),
    ];
    let dots = Button::new("…").frame(false);
    let (menu, _) = MenuButton::from_button(dots).ui(ui, |ui| {
        for (text, what) in choices {
            if ui.button(text).clicked() {
                commands.push(Command::AddItem { section, what });
                ui.close();
            }
        }
    });
    menu.widget_info(|| {
        let name = format!("Add to {heading}");
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
}

/// A section's digit in its colour.
fn chip(ui: &mut Ui, index: usize) {
    let palette = theme::palette(ui.ctx());
    let text = RichText::new((index + 1).to_string())
        .color(palette.section(index))
        .font(super::fonts::strong());
    Frame::new()
        .fill(palette.section_tint(index))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(7, 1))
        .show(ui, |ui| ui.label(text));
}
