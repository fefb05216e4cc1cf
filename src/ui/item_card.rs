//! One card: a quotation with its state, the analyst's sentence with quotations locked inside it, a dated
//! step. What can be edited is a field; a quotation's words never are.

use super::theme::{self, Palette};
use super::window::Desk;
use crate::app::{Command, Document, ItemChange, State};
use crate::briefing::{Inline, Item, ItemBody, Numbers, Quotation, RichText as Rich, Speaker, Status, Step};
use egui::accesskit::Role;
use egui::{
    Align, Button, Color32, Frame, Label, Layout, Margin, Rect, Response, RichText, Sense, Stroke, TextEdit,
    Ui, WidgetInfo,
};

type Shared<'a> = (&'a State, &'a Document, &'a Numbers);

pub(super) fn item_card(
    ui: &mut Ui,
    item: &Item,
    (section, at): (usize, usize),
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) -> Response {
    let (state, document, numbers) = shared;
    let palette = theme::palette(ui.ctx());
    let focused = state.view.card == Some(item.id);
    let flash = state.view.flash.items.contains(&item.id) && desk.flash_strength(ui, state) > 0.0;
    let pointed = state.view.pointed == Some(item.id);
    let fill = match (flash, pointed) {
        (true, _) => palette.flash,
        (false, true) => palette.hover,
        (false, false) => palette.surface,
    };
    let stroke = Stroke::new(
        1.0,
        if focused {
            palette.accent
        } else {
            palette.separator
        },
    );
    let frame = Frame::new()
        .fill(fill)
        .stroke(stroke)
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 8))
        .outer_margin(Margin {
            left: 0,
            right: 0,
            top: 4,
            bottom: 2,
        });
    // The card's own click lies under its fields and buttons: it is laid out where the card was drawn in
    // the last frame, before they are.
    let id = ui.scope_id().with("card");
    let last = ui.data(|data| data.get_temp::<Rect>(id)).unwrap_or(Rect::NOTHING);
    let card = ui.interact(last, id, Sense::click());
    card.widget_info(|| {
        WidgetInfo::labeled(
            Role::Group,
            true,
            format!("Card {}", numbers.item(item.id).unwrap_or_default()),
        )
    });
    if card.clicked() {
        commands.push(Command::FocusItem(Some(item.id)));
    }
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        match &item.body {
            ItemBody::Quotation(quotation) => {
                atom(ui, document, quotation);
                speaker_ui(ui, item, quotation, desk, commands);
            }
            ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => {
                rich_ui(ui, item, 0, text, shared, desk, commands);
            }
            ItemBody::Step(step) => step_ui(ui, item, step, shared, desk, commands),
            ItemBody::List { entries, .. } => {
                for (field, entry) in entries.iter().enumerate() {
                    rich_ui(ui, item, field, entry, shared, desk, commands);
                }
            }
            ItemBody::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                for (field, cell) in cells.enumerate() {
                    rich_ui(ui, item, field, cell, shared, desk, commands);
                }
            }
            ItemBody::Image(image) => {
                ui.label(format!("Picture: {}", image.alt));
            }
            ItemBody::Note(text) => note_ui(ui, item, text, desk, commands),
        }
        foot(ui, item, (section, at), (document, numbers), palette, commands);
    });
    ui.data_mut(|data| data.insert_temp(id, response.response.rect));
    response.response
}

/// Number, state, citations, and the moves.
fn foot(
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
        if cited.is_empty() && !matches!(item.body, ItemBody::Note(_)) {
            let words = if item.judgement {
                "analyst judgement"
            } else {
                "⚠ no source"
            };
            ui.add(small(
                words.into(),
                if item.judgement {
                    palette.muted
                } else {
                    palette.warn
                },
            ));
        } else {
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
                commands.push(Command::EditItem {
                    item: item.id,
                    change: ItemChange::Accept,
                });
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut act = |text: &str, name: &str, enabled: bool, command: Command| {
                let response = ui.add_enabled(enabled, Button::new(RichText::new(text).small()).frame(false));
                response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
                if response.on_hover_text(name).clicked() {
                    commands.push(command);
                }
            };
            let count = document
                .briefing
                .sections
                .get(section)
                .map_or(0, |content| content.items.len());
            act("×", "Remove card", true, Command::RemoveItemById(item.id));
            act(
                "↓",
                "Move card down",
                at + 1 < count,
                Command::MoveItemTo {
                    item: item.id,
                    section,
                    index: at + 1,
                },
            );
            act(
                "↑",
                "Move card up",
                at > 0,
                Command::MoveItemTo {
                    item: item.id,
                    section,
                    index: at.saturating_sub(1),
                },
            );
        });
    });
}

/// A quotation's words: locked, on a ground of their own.
fn atom(ui: &mut Ui, document: &Document, quotation: &Quotation) {
    let palette = theme::palette(ui.ctx());
    let words = format!("“{}”", document.briefing.plain_quotation(quotation));
    Frame::new()
        .fill(palette.selection)
        .corner_radius(3)
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            let label = ui.add(
                Label::new(RichText::new(words).font(super::fonts::card()))
                    .wrap()
                    .selectable(false),
            );
            label.on_hover_text("The source's own words: they cannot be retyped");
        });
}

fn speaker_ui(ui: &mut Ui, item: &Item, quotation: &Quotation, desk: &mut Desk, commands: &mut Vec<Command>) {
    let (mut name, mut title) = match &quotation.speaker {
        Speaker::Person { name, title } => (name.clone(), title.clone()),
        Speaker::Document(name) => (name.clone(), String::new()),
        Speaker::Outlet => ("The outlet".to_owned(), String::new()),
        Speaker::Unknown => (String::new(), String::new()),
    };
    ui.horizontal(|ui| {
        let half = (ui.available_width() - 8.0) / 2.0;
        let first = ui.add(
            TextEdit::singleline(&mut name)
                .hint_text("Speaker")
                .desired_width(half - 16.0),
        );
        let second = ui.add(
            TextEdit::singleline(&mut title)
                .hint_text("Title or office")
                .desired_width(half - 16.0),
        );
        desk.note_field(&first);
        desk.note_field(&second);
        if first.changed() || second.changed() {
            let speaker = if name.trim().is_empty() {
                Speaker::Unknown
            } else {
                Speaker::Person {
                    name: name.clone(),
                    title: title.clone(),
                }
            };
            let change = ItemChange::Speaker {
                quote: quotation.id,
                speaker,
            };
            commands.push(Command::EditItem {
                item: item.id,
                change,
            });
        }
    });
}

/// A sentence: fields for the analyst's words, quotations locked between them.
fn rich_ui(
    ui: &mut Ui,
    item: &Item,
    field: usize,
    text: &Rich,
    (state, document, _): Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let slots = slots(text);
    let mut changed: Option<(usize, String)> = None;
    for (index, slot) in slots.iter().enumerate() {
        match slot {
            Slot::Words(words) => {
                // Behind and between quotations a place to write is shown when there are words, or when
                // the card is being worked on.
                let silent = !words.chars().any(char::is_alphanumeric);
                if slots.len() > 1 && silent && state.view.card != Some(item.id) {
                    continue;
                }
                let mut edited = words.clone();
                let hint = if slots.len() == 1 { "Write here" } else { "" };
                let rows = if words.len() > 60 { 2 } else { 1 };
                let edit = TextEdit::multiline(&mut edited)
                    .font(super::fonts::card())
                    .desired_rows(rows)
                    .hint_text(hint)
                    .frame(Frame::new().inner_margin(Margin::symmetric(0, 2)));
                let response = ui.add(edit.desired_width(f32::INFINITY));
                response.widget_info(|| {
                    WidgetInfo::labeled(
                        Role::MultilineTextInput,
                        true,
                        format!("Words {} of card", index / 2 + 1),
                    )
                });
                desk.note_field(&response);
                if response.changed() {
                    changed = Some((index, edited.replace('\n', " ")));
                }
                if response.gained_focus() {
                    commands.push(Command::FocusItem(Some(item.id)));
                }
                if response.lost_focus() {
                    commands.push(Command::EndTyping);
                }
            }
            Slot::Locked(Inline::Quote(quotation)) => atom(ui, document, quotation),
            Slot::Locked(Inline::Link { text, href }) => {
                ui.label(RichText::new(text).underline()).on_hover_text(href);
            }
            Slot::Locked(_) => {}
        }
    }
    if let Some((index, words)) = changed {
        let text = rebuilt(&slots, index, &words);
        commands.push(Command::EditItem {
            item: item.id,
            change: ItemChange::Text { field, text },
        });
    }
}

/// A part of a sentence on its card.
enum Slot {
    /// The analyst's words; may be empty, so that there is a place to write.
    Words(String),
    /// A quotation, link or citation.
    Locked(Inline),
}

/// The parts of a sentence: words before, between and behind what is locked.
fn slots(text: &Rich) -> Vec<Slot> {
    let mut slots = vec![Slot::Words(String::new())];
    for inline in &text.0 {
        match (inline, slots.last_mut()) {
            (Inline::Text { text, .. }, Some(Slot::Words(words))) => words.push_str(text),
            (Inline::Text { text, .. }, _) => slots.push(Slot::Words(text.clone())),
            (other, _) => {
                slots.push(Slot::Locked(other.clone()));
                slots.push(Slot::Words(String::new()));
            }
        }
    }
    slots
}

/// The sentence with the words of one slot replaced.
fn rebuilt(slots: &[Slot], changed: usize, words: &str) -> Rich {
    let mut inlines = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        match slot {
            Slot::Words(old) => {
                let text = if index == changed { words } else { old };
                inlines.extend(Rich::plain(text).0);
            }
            Slot::Locked(inline) => inlines.push(inline.clone()),
        }
    }
    Rich(inlines)
}

fn step_ui(
    ui: &mut Ui,
    item: &Item,
    step: &Step,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let (mut date, mut owner) = (step.date.clone(), step.owner.clone());
    ui.horizontal(|ui| {
        let half = (ui.available_width() - 8.0) / 2.0;
        let when = ui.add(
            TextEdit::singleline(&mut date)
                .hint_text("When")
                .desired_width(half - 16.0),
        );
        let who = ui.add(
            TextEdit::singleline(&mut owner)
                .hint_text("Who")
                .desired_width(half - 16.0),
        );
        desk.note_field(&when);
        desk.note_field(&who);
        if when.changed() {
            commands.push(Command::EditItem {
                item: item.id,
                change: ItemChange::StepDate(date.clone()),
            });
        }
        if who.changed() {
            commands.push(Command::EditItem {
                item: item.id,
                change: ItemChange::StepOwner(owner.clone()),
            });
        }
    });
    rich_ui(ui, item, 0, &step.text, shared, desk, commands);
}

fn note_ui(ui: &mut Ui, item: &Item, text: &str, desk: &mut Desk, commands: &mut Vec<Command>) {
    let mut edited = text.to_owned();
    let response = ui.add(
        TextEdit::multiline(&mut edited)
            .hint_text("A note to self: never printed")
            .desired_width(f32::INFINITY)
            .desired_rows(1),
    );
    desk.note_field(&response);
    if response.changed() {
        commands.push(Command::EditItem {
            item: item.id,
            change: ItemChange::Note(edited),
        });
    }
}
