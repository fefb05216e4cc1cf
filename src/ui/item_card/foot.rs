//! The foot of a card: number, state, citations, and the moves.

use super::{act, edit};
use crate::app::{Command, Document, ItemChange};
use crate::briefing::{Inline, Item, ItemBody, Numbers, Status};
use crate::ui::theme::Palette;
use egui::{Align, Button, Color32, Label, Layout, RichText, Ui};

/// Number, state, citations, and the moves.
pub(super) fn foot(
    ui: &mut Ui,
    item: &Item,
    (section, at): (usize, usize),
    (document, numbers): (&Document, &Numbers),
    palette: &Palette,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let small = |text: String, colour: Color32| {
            Label::new(RichText::new(text).small().color(colour)).selectable(false)
        };
        ui.add(small(
            numbers.item(item.id).unwrap_or_else(|| "note".into()),
            palette.muted,
        ));
        for check in document
            .verification
            .quotations
            .iter()
            .filter(|check| check.item == item.id)
        {
            let (mark, colour) = match check.status {
                Status::Exact => ("✓ exact", palette.ok),
                Status::Edited => ("✓ edited", palette.ok),
                Status::TypographyOnly => ("✓ typography", palette.ok),
                Status::Moved => ("⚠ moved", palette.warn),
                Status::Changed => ("✗ changed", palette.error),
                Status::Missing => ("✗ missing", palette.error),
            };
            ui.add(small(mark.into(), colour));
        }
        let mut cited: Vec<usize> = item
            .anchors()
            .filter_map(|anchor| numbers.citation(anchor.source))
            .collect();
        cited.dedup();
        let statement = matches!(
            *item.body,
            ItemBody::Prose(_) | ItemBody::KeyPoint { .. } | ItemBody::Step(_)
        );
        if cited.is_empty() && item.judgement {
            ui.add(small("analyst judgement".into(), palette.muted));
        } else if cited.is_empty() && statement {
            ui.add(small("⚠ no source".into(), palette.warn));
        } else if !cited.is_empty() {
            let numbers: Vec<String> = cited.iter().map(ToString::to_string).collect();
            ui.add(small(format!("source {}", numbers.join(", ")), palette.accent));
        }
        if item.suggested {
            let keep =
                ui.add(Button::new(RichText::new("suggested").small().color(palette.info)).frame(false));
            if keep
                .on_hover_text("Placed by Draft for me; click to keep it as yours")
                .clicked()
            {
                commands.push(edit(item.id, ItemChange::Accept));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = |text: &str, name: &str, enabled: bool, wish: Command| {
                if act::small(ui, text, name, enabled) {
                    // What acts on the focused card must find this one.
                    if matches!(wish, Command::TurnQuotation | Command::InsertNote) {
                        commands.push(Command::FocusItem(Some(item.id)));
                    }
                    commands.push(wish);
                }
            };
            let count = document
                .briefing
                .sections
                .get(section)
                .map_or(0, |content| content.items.len());
            button("×", "Remove card", true, Command::RemoveItemById(item.id));
            button(
                "↓",
                "Move card down",
                at + 1 < count,
                Command::MoveItemTo {
                    item: item.id,
                    section,
                    index: at + 1,
                },
            );
            button(
                "↑",
                "Move card up",
                at > 0,
                Command::MoveItemTo {
                    item: item.id,
                    section,
                    index: at.saturating_sub(1),
                },
            );
            let turn = match &*item.body {
                ItemBody::Quotation(_) => Some(("run in", "Run quotation into a sentence")),
                ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => text
                    .0
                    .iter()
                    .any(|inline| matches!(inline, Inline::Quote(_)))
                    .then_some(("block", "Display quotation as a block")),
                _ => None,
            };
            if let Some((text, name)) = turn {
                button(text, name, true, Command::TurnQuotation);
            }
            if !item.texts().is_empty() {
                button("note", "Insert printed note", true, Command::InsertNote);
            }
        });
    });
}
