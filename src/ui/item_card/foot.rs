//! The foot of a card: handle, number, state, citations, and the moves.

use super::{Shared, act, edit};
use crate::app::{Command, Document, ItemChange, Place};
use crate::briefing::{Inline, Item, ItemBody, SourceId, Status};
use crate::ui::theme;
use crate::ui::window::Desk;
use egui::accesskit::Role;
use egui::{Align, Button, Color32, Label, Layout, RichText, Ui, WidgetInfo};

/// Handle, number, state, citations, and the moves.
pub(super) fn foot(
    ui: &mut Ui,
    item: &Item,
    (section, at): (usize, usize),
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let Shared {
        document, numbers, ..
    } = shared;
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        let small = |text: String, colour: Color32| {
            Label::new(RichText::new(text).small().color(colour)).selectable(false)
        };
        let number = numbers.item(item.id).unwrap_or_else(|| "note".into());
        desk.drag.handle(ui, item.id, (section, at), &number, commands);
        ui.add(small(number, palette.muted));
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
        let mut cited: Vec<SourceId> = item.anchors().map(|anchor| anchor.source).collect();
        cited.dedup();
        let statement = matches!(
            *item.body,
            ItemBody::Prose(_) | ItemBody::KeyPoint { .. } | ItemBody::Step(_)
        );
        if cited.is_empty() && item.judgement {
            ui.add(small("analyst judgement".into(), palette.muted));
        } else if cited.is_empty() && statement {
            ui.add(small("⚠ no source".into(), palette.warn));
        }
        for source in cited {
            citation(ui, item, source, shared, commands);
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
                    if !matches!(wish, Command::RemoveItemById(_)) {
                        commands.push(Command::FocusItem(Some(item.id)));
                    }
                    commands.push(wish);
                }
            };
            let (up, down) = moves(document, section, at);
            button("×", "Remove card", true, Command::RemoveItemById(item.id));
            button("↓", "Move card down", down, Command::MoveItemDown);
            button("↑", "Move card up", up, Command::MoveItemUp);
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

/// A source that the card rests on, as a chip that leads to the words there.
fn citation(ui: &mut Ui, item: &Item, source: SourceId, shared: Shared<'_>, commands: &mut Vec<Command>) {
    let Some(number) = shared.numbers.citation(source) else {
        return;
    };
    let colour = theme::palette(ui.ctx()).accent;
    let words = format!("source {number}");
    let chip = ui.add(Button::new(RichText::new(&words).small().color(colour)).frame(false));
    let title = shared
        .document
        .briefing
        .source(source)
        .map(crate::ui::sources::name);
    let name = format!("{words}: {}", title.unwrap_or_default());
    chip.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if chip.on_hover_text(&name).clicked()
        && let Some(anchor) = item.anchors().find(|anchor| anchor.source == source)
    {
        let range = anchor.range;
        commands.push(Command::GoTo(Place::Source { source, range }));
    }
}

/// Whether a card can go up and down: over the edge of its section too, if another one takes cards.
fn moves(document: &Document, section: usize, at: usize) -> (bool, bool) {
    let briefing = &document.briefing;
    let takes = |form: &crate::template::Section| !form.kind.is_generated();
    let sections = briefing.template.sections.iter();
    let above = sections.clone().take(section).any(takes);
    let below = sections.skip(section + 1).any(takes);
    let count = briefing
        .sections
        .get(section)
        .map_or(0, |content| content.items.len());
    (at > 0 || above, at + 1 < count || below)
}
