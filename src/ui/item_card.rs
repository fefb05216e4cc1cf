//! One card: what it holds by kind, its frame, and the click that focuses it. What can be edited is a
//! field; a quotation's words never are.

mod act;
mod foot;
mod letters;
mod link;
mod list;
mod picture;
mod pinned;
mod place;
mod quotation;
mod sentence;
mod step;
mod table;
mod words;

pub(super) use picture::Thumbnails;

use super::window::Desk;
use super::{over, theme};
use crate::app::{Command, Document, ItemChange, Pinned, State};
use crate::briefing::{Item, ItemBody, ItemId, Numbers};
use egui::accesskit::Role;
use egui::{Frame, Margin, Rect, Response, Sense, Stroke, TextEdit, Ui, WidgetInfo};

/// What every part of a card looks things up in.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) state: &'a State,
    pub(super) document: &'a Document,
    pub(super) numbers: &'a Numbers,
    /// The source sentences that the card's own words rest on, while it is worked on.
    pub(super) pinned: &'a [Pinned],
}

/// The wish to change one thing of an item.
fn edit(item: ItemId, change: ItemChange) -> Command {
    Command::EditItem { item, change }
}

pub(super) fn item_card(
    ui: &mut Ui,
    item: &Item,
    (section, at): (usize, usize),
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) -> Response {
    let Shared {
        state,
        document,
        numbers,
        ..
    } = shared;
    let palette = theme::palette(ui.ctx());
    let focused = state.view.card == Some(item.id);
    let flash = state.view.flash.items.contains(&item.id) && desk.flash_strength(ui, state) > 0.0;
    let fill = if flash { palette.flash } else { palette.surface };
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
    let number = numbers.item(item.id).unwrap_or_default();
    let beyond = document.over().beyond.contains(&item.id);
    card.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("Card {number}")));
    if card.clicked() {
        commands.push(Command::FocusItem(Some(item.id)));
    }
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let pinned = if focused {
            crate::app::pinned(&document.briefing, item)
        } else {
            Vec::new()
        };
        if focused && desk.steady.may_pin(ui, item.id) {
            pinned::pinned_ui(ui, item, &pinned, numbers, commands);
        }
        desk.steady.words_begin(ui, item.id);
        let shared = Shared {
            pinned: &pinned,
            ..shared
        };
        act::steady(ui, "body", |ui| body(ui, item, shared, desk, commands));
        act::steady(ui, "foot", |ui| {
            foot::foot(ui, item, (section, at), shared, desk, commands);
        });
    });
    if beyond {
        over::beside(ui, response.response.rect, &number);
    }
    ui.data_mut(|data| data.insert_temp(id, response.response.rect));
    response.response
}

fn body(ui: &mut Ui, item: &Item, shared: Shared<'_>, desk: &mut Desk, commands: &mut Vec<Command>) {
    match &*item.body {
        ItemBody::Quotation(quotation) => {
            words::atom(ui, item, quotation, shared, desk, commands);
            let focused = shared.state.view.card == Some(item.id);
            quotation::speaker_ui(ui, item, quotation, focused, commands);
        }
        ItemBody::Prose(text) | ItemBody::KeyPoint { text, .. } => {
            sentence::sentence_ui(ui, item, (0, "card"), text, shared, desk, commands);
        }
        ItemBody::Step(step) => step::step_ui(ui, item, step, shared, desk, commands),
        ItemBody::List { ordered, entries } => {
            list::list_ui(ui, item, *ordered, entries, shared, desk, commands);
        }
        ItemBody::Table(table) => table::table_ui(ui, item, table, shared, desk, commands),
        ItemBody::Image(image) => picture::picture_ui(ui, item, image, desk, commands),
        ItemBody::Note(text) => note_ui(ui, item, text, desk, commands),
    }
}

fn note_ui(ui: &mut Ui, item: &Item, text: &str, desk: &mut Desk, commands: &mut Vec<Command>) {
    let mut edited = text.to_owned();
    let field = TextEdit::multiline(&mut edited)
        .hint_text("A note to self: never printed")
        .desired_width(f32::INFINITY)
        .desired_rows(1);
    if act::field(ui, field, (item.id, "Note to self"), desk, commands) {
        commands.push(edit(item.id, ItemChange::Note(edited)));
    }
}
