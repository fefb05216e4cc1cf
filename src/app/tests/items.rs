//! Lists, tables, pictures, notes and displayed quotations: made, changed, and taken back.

use crate::app::State;
use crate::app::command::{
    Caret, Command, ItemChange, ListChange, NewItem, PictureChange, TableChange, TextPlace,
};
use crate::app::effect::{Effect, Question};
use crate::app::event::Event;
use crate::app::testing::{briefing, notice, welcome, with_article};
use crate::app::update::{on_event, update};
use crate::briefing::{Inline, Item, ItemBody, PictureData, PictureWidth, RichText};

const DOT: &[u8] = include_bytes!("../../../tests/support/dot.png");

/// The focused card.
fn card(state: &State) -> &Item {
    briefing(state).find_item(state.view.card.unwrap()).unwrap().2
}

fn edit(state: &mut State, change: ItemChange) {
    let item = card(state).id;
    update(state, Command::EditItem { item, change });
}

fn at(field: usize, note: Option<usize>, place: usize) -> TextPlace {
    TextPlace { field, note, place }
}

fn write(state: &mut State, place: TextPlace, words: &str) {
    let words = words.to_owned();
    edit(state, ItemChange::Words { place, words });
}

fn texts(state: &State) -> Vec<String> {
    let texts = card(state).texts();
    texts
        .into_iter()
        .map(|text| briefing(state).plain(text))
        .collect()
}

#[test]
fn a_list_is_made_and_changed_and_every_step_taken_back() {
    let mut state = with_article();
    let start = briefing(&state).clone();
    update(&mut state, Command::Add(NewItem::List));
    for (field, words) in ["one", "two"].iter().enumerate() {
        write(&mut state, at(field, None, 0), words);
    }
    edit(&mut state, ItemChange::List(ListChange::Add(1)));
    assert_eq!(texts(&state), ["one", "", "two"]);
    edit(&mut state, ItemChange::List(ListChange::Move(2, 0)));
    edit(&mut state, ItemChange::List(ListChange::Remove(2)));
    edit(&mut state, ItemChange::List(ListChange::Ordered(true)));
    assert_eq!(texts(&state), ["two", "one"]);
    assert!(matches!(*card(&state).body, ItemBody::List { ordered: true, .. }));
    for _ in 0..7 {
        update(&mut state, Command::Undo);
    }
    assert_eq!(*briefing(&state), start);
}

#[test]
fn a_table_grows_behind_the_focused_card() {
    let mut state = with_article();
    let section = 1;
    update(&mut state, Command::AddCard { section });
    let first = state.view.card;
    update(&mut state, Command::AddCard { section });
    update(&mut state, Command::FocusItem(first));
    update(&mut state, Command::Add(NewItem::Table));
    let place = briefing(&state).find_item(card(&state).id).unwrap();
    assert_eq!((place.0, place.1), (1, 1));
    write(&mut state, at(0, None, 0), "Year");
    edit(&mut state, ItemChange::Table(TableChange::AddColumn(0)));
    edit(&mut state, ItemChange::Table(TableChange::RemoveRow(0)));
    assert_eq!(texts(&state), ["", "Year", "", "", "", "", "", ""]);
    update(
        &mut state,
        Command::AddItem {
            section: 4,
            what: NewItem::Table,
        },
    );
    assert!(notice(&state).contains("made by the program"));
}

#[test]
fn a_picture_comes_by_dialog_or_drop() {
    let mut state = with_article();
    let asked = update(&mut state, Command::Add(NewItem::Picture));
    let [Effect::Ask(question @ Question::Picture { .. })] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    let paths = vec!["/pictures/a.png".into()];
    let question = question.clone();
    let read = on_event(&mut state, Event::Answered { question, paths });
    let dropped = update(&mut state, Command::FilesDropped(vec!["/pictures/b.JPG".into()]));
    for effects in [read, dropped] {
        let [Effect::ReadPicture { path, place }] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        let event = Event::PictureRead {
            file: path.display().to_string(),
            place: place.clone(),
            result: PictureData::of_file(DOT).map_err(|error| error.to_string()),
        };
        on_event(&mut state, event);
        edit(
            &mut state,
            ItemChange::Picture(PictureChange::Alt("A dot".into())),
        );
        edit(
            &mut state,
            ItemChange::Picture(PictureChange::Width(PictureWidth::Half)),
        );
        let ItemBody::Image(image) = &*card(&state).body else {
            panic!("no picture")
        };
        assert_eq!((image.alt.as_str(), image.width), ("A dot", PictureWidth::Half));
    }
    let mut state = welcome();
    let effects = update(&mut state, Command::FilesDropped(vec!["/pictures/a.png".into()]));
    assert!(effects.is_empty() && notice(&state).contains("briefing"));
}

#[test]
fn a_note_stands_where_the_caret_was_and_is_written_there() {
    let mut state = with_article();
    update(&mut state, Command::AddCard { section: 0 });
    write(&mut state, at(0, None, 0), "Oslo and Hanoi agreed.");
    let item = card(&state).id;
    let place = at(0, None, 0);
    update(
        &mut state,
        Command::Caret(Some(Caret {
            item,
            place,
            at: 4,
            from: 4,
        })),
    );
    update(&mut state, Command::InsertNote);
    write(&mut state, at(0, Some(0), 0), "The capital.");
    write(&mut state, at(0, None, 1), " and Bergen agreed.");
    let expected = RichText(vec![
        Inline::Text {
            text: "Oslo".into(),
            bold: false,
            italic: false,
        },
        Inline::Note(RichText::plain("The capital.")),
        Inline::Text {
            text: " and Bergen agreed.".into(),
            bold: false,
            italic: false,
        },
    ]);
    assert_eq!(card(&state).texts(), [&expected]);
    let place = at(0, Some(0), 0);
    edit(&mut state, ItemChange::InsertNote { place, at: 0 });
    assert!(notice(&state).contains("not in another note"));
    edit(&mut state, ItemChange::RemoveNote { field: 0, note: 0 });
    assert_eq!(texts(&state), ["Oslo and Bergen agreed."]);
}

#[test]
fn a_quotation_is_displayed_and_run_in_again() {
    let mut state = with_article();
    update(&mut state, Command::NextFind);
    update(&mut state, Command::Pick(2));
    let sentence = card(&state).clone();
    update(&mut state, Command::TurnQuotation);
    assert!(
        matches!(*card(&state).body, ItemBody::Quotation(_)),
        "{:?}",
        card(&state)
    );
    assert_eq!(
        briefing(&state).items().count(),
        1,
        "the lead-in can be written again"
    );
    update(&mut state, Command::TurnQuotation);
    assert_eq!(*card(&state), sentence);
    write(&mut state, at(0, None, 0), "In Bergen, to applause, she said ");
    write(&mut state, at(0, None, 1), " The yard was pleased.");
    update(&mut state, Command::TurnQuotation);
    let items = &briefing(&state).sections[1].items;
    let plain: Vec<String> = items
        .iter()
        .flat_map(Item::texts)
        .map(|text| briefing(&state).plain(text))
        .collect();
    assert_eq!(
        plain,
        ["In Bergen, to applause, she said:", "The yard was pleased."]
    );
    assert_eq!(items.len(), 3);
    update(&mut state, Command::Undo);
    assert_eq!(briefing(&state).items().count(), 1);
}
