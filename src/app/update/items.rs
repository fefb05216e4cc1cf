//! Lists, tables, pictures and notes: adding them, and turning quotations into blocks and back.

use super::ask;
use super::cards::{focus, template_section};
use super::document::change;
use crate::app::command::{Command, ItemChange, NewItem, TextPlace};
use crate::app::effect::{Effect, PicturePlace, Question};
use crate::app::notice::Notice;
use crate::app::state::{State, Waiting};
use crate::briefing::{
    Briefing, Edit, Image, Item, ItemBody, ItemId, Part, PictureData, PictureWidth, RichText, Table,
    turn_quotation,
};
use std::path::PathBuf;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::Add(what) => {
            let place = beside_card(state);
            place
                .map(|(section, index)| add(state, section, index, what))
                .unwrap_or_default()
        }
        Command::AddItem { section, what } => {
            let document = state.document.as_ref();
            let content = document.and_then(|document| document.briefing.sections.get(section));
            content
                .map(|content| content.items.len())
                .map(|index| add(state, section, index, what))
                .unwrap_or_default()
        }
        Command::InsertNote => insert_note(state),
        Command::TurnQuotation => turn(state),
        other => return Err(other),
    })
}

/// Behind the focused card; else at the end of the first section that is filled by hand.
fn beside_card(state: &State) -> Option<(usize, usize)> {
    let briefing = &state.document.as_ref()?.briefing;
    let card = state.view.card.and_then(|card| briefing.find_item(card));
    if let Some((section, index, _)) = card {
        return Some((section, index + 1));
    }
    let section = (0..briefing.sections.len()).find(|section| by_hand(briefing, *section))?;
    Some((section, briefing.sections.get(section)?.items.len()))
}

fn by_hand(briefing: &Briefing, section: usize) -> bool {
    template_section(briefing, section).is_some_and(|form| !form.kind.is_generated())
}

pub(super) fn add(state: &mut State, section: usize, index: usize, what: NewItem) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    if !by_hand(&document.briefing, section) {
        let text = "This section is made by the program; nothing is added there by hand.";
        state.notify(Notice::info(text));
        return Vec::new();
    }
    let (name, body) = match what {
        NewItem::Paragraph => ("Add paragraph", ItemBody::Prose(RichText::default())),
        NewItem::List | NewItem::NumberedList => {
            let entries = vec![RichText::default(); 2];
            let ordered = what == NewItem::NumberedList;
            ("Add list", ItemBody::List { ordered, entries })
        }
        NewItem::Table => {
            let row = vec![RichText::default(); 3];
            let table = Table {
                caption: String::new(),
                header: row.clone(),
                rows: vec![row; 2],
            };
            ("Add table", ItemBody::Table(table))
        }
        NewItem::Picture => {
            let place = PicturePlace {
                document: document.briefing.id.clone(),
                section,
                index,
            };
            let folder = state.settings.folder.clone();
            return ask(state, Waiting::Picture(place), Question::Picture { folder });
        }
        NewItem::NoteToSelf => ("Add note", ItemBody::Note(String::new())),
    };
    put(state, name, section, index, body)
}

/// Puts a new item into a section and focuses it.
fn put(state: &mut State, name: &str, section: usize, index: usize, body: ItemBody) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let id = document.briefing.next_item_id();
    let item = Box::new(Item::new(id, body));
    let Some(effects) = change(state, name, Edit::InsertItem { section, index, item }) else {
        return Vec::new();
    };
    focus(state, id);
    effects
}

/// Whether a file is a picture, by its name.
pub(super) fn is_picture(path: &std::path::Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    matches!(end.as_deref(), Some("png" | "jpg" | "jpeg"))
}

/// Pictures were dropped: each is read for a place behind the focused card.
pub(super) fn dropped(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let Some((section, index)) = beside_card(state) else {
        let text = "A picture needs a briefing to stand in: open or start one, then drop the picture again.";
        state.notify(Notice::info(text));
        return Vec::new();
    };
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let id = document.briefing.id.clone();
    let effect = |(at, path)| Effect::ReadPicture {
        path,
        place: PicturePlace {
            document: id.clone(),
            section,
            index: index + at,
        },
    };
    paths.into_iter().enumerate().map(effect).collect()
}

/// A picture was read, or not.
pub(super) fn picture_read(
    state: &mut State,
    file: &str,
    place: &PicturePlace,
    result: Result<PictureData, String>,
) -> Vec<Effect> {
    let data = match result {
        Ok(data) => data,
        Err(why) => {
            state.notify(Notice::error(why));
            return Vec::new();
        }
    };
    let briefing = state.document.as_ref().map(|document| &document.briefing);
    let Some(content) = briefing
        .filter(|briefing| briefing.id == place.document)
        .and_then(|briefing| briefing.sections.get(place.section))
    else {
        state.notify(Notice::info(format!(
            "{file} was not added: its briefing is not open any more."
        )));
        return Vec::new();
    };
    let index = place.index.min(content.items.len());
    let image = Image {
        data,
        alt: String::new(),
        caption: String::new(),
        width: PictureWidth::Column,
    };
    put(state, "Add picture", place.section, index, ItemBody::Image(image))
}

/// A note where the caret is, or at the end of the focused card's first text.
fn insert_note(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.view.card else {
        return Vec::new();
    };
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some((_, _, item)) = document.briefing.find_item(id) else {
        return Vec::new();
    };
    let caret = state
        .view
        .caret
        .filter(|caret| caret.item == id && caret.place.note.is_none());
    let place = match caret {
        Some(caret) => Some((caret.place, caret.at)),
        None => item.texts().first().map(|text| (end_of(text), usize::MAX)),
    };
    let Some((place, at)) = place else {
        state.notify(Notice::info(
            "A printed note stands in a sentence: write one on a card of your own first.",
        ));
        return Vec::new();
    };
    let change = ItemChange::InsertNote { place, at };
    super::update(state, Command::EditItem { item: id, change })
}

pub(super) fn end_of(text: &RichText) -> TextPlace {
    let words = text.parts().into_iter();
    let places = words.filter(|part| matches!(part, Part::Words(_))).count();
    TextPlace {
        field: 0,
        note: None,
        place: places.saturating_sub(1),
    }
}

fn turn(state: &mut State) -> Vec<Effect> {
    let card: Option<ItemId> = state.view.card;
    let Some((document, id)) = state.document.as_ref().zip(card) else {
        return Vec::new();
    };
    let Ok(turned) = turn_quotation(&document.briefing, id) else {
        state.notify(Notice::info(
            "This card holds no quotation that could be displayed.",
        ));
        return Vec::new();
    };
    let effects = change(state, turned.name, turned.edit).unwrap_or_default();
    focus(state, turned.item);
    effects
}
