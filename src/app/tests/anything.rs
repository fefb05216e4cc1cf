//! Any commands in any order: nothing panics, the proof holds, and every step can be taken back.

use crate::app::command::{Command, ItemChange, ListChange, TableChange, TextPlace};
use crate::app::testing::{ARTICLE, SECOND, briefing, range_of, with_articles};
use crate::app::update::update;
use crate::app::{State, table};
use crate::article::CharRange;
use crate::briefing::{ItemId, RichText, SourceId};
use proptest::prelude::*;

/// A listed command, or one that points at something that may or may not be there.
fn command(state: &State, kind: usize, a: usize, b: usize) -> Command {
    let listed = table();
    let item = ItemId(u32::try_from(a % 9).unwrap());
    let source = SourceId(u32::try_from(a % 4).unwrap());
    let edit = |change| Command::EditItem { item, change };
    match kind % 18 {
        0 => Command::SelectText {
            source,
            range: CharRange::new(b % 700, b % 700 + a % 90),
        },
        1 => Command::SelectText {
            source: SourceId(1),
            range: range_of(state, "Norway and Chile"),
        },
        2 => Command::FocusItem(Some(item)),
        3 => Command::MoveItemTo {
            item,
            section: b % 6,
            index: a % 3,
        },
        4 => Command::RemoveItemById(item),
        5 => Command::AddCard { section: b % 6 },
        6 => {
            let text = RichText::plain("x".repeat(b % 5));
            Command::EditItem {
                item,
                change: ItemChange::Text { field: 0, text },
            }
        }
        7 => Command::PickInto {
            section: b % 6,
            as_outlet: a.is_multiple_of(2),
        },
        9 => edit(ItemChange::List(ListChange::Move(a % 3, b % 3))),
        10 => edit(ItemChange::List(ListChange::Add(b % 4))),
        11 => edit(ItemChange::Table(TableChange::AddColumn(b % 4))),
        12 => edit(ItemChange::Table(TableChange::RemoveRow(b % 4))),
        13 => {
            let (field, note) = (a % 3, (b.is_multiple_of(3)).then_some(0));
            let place = TextPlace {
                field,
                note,
                place: b % 3,
            };
            edit(ItemChange::Words {
                place,
                words: "y".repeat(b % 7),
            })
        }
        14 => {
            let place = TextPlace {
                field: a % 3,
                note: None,
                place: b % 3,
            };
            edit(ItemChange::InsertNote { place, at: b % 9 })
        }
        8 => Command::EditItem {
            item,
            change: ItemChange::Judgement(b.is_multiple_of(2)),
        },
        _ => {
            let entry = &listed[(a + b) % listed.len()];
            // These begin another document, with a history of its own.
            match entry.command {
                Command::NewBriefing | Command::OpenSample => Command::NextFind,
                _ => entry.command.clone(),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_commands_can_be_taken_back_and_done_again(
        steps in prop::collection::vec((0_usize..100, 0_usize..1000, 0_usize..1000), 0..40)
    ) {
        let mut state = with_articles(&[ARTICLE, SECOND]);
        let start = briefing(&state).clone();
        let at_start = state.document.as_ref().unwrap().history.undo_name().map(str::to_owned);
        prop_assert_eq!(at_start.as_deref(), Some("Add 2 sources"));
        for (kind, a, b) in steps {
            let command = command(&state, kind, a, b);
            // Sources stay: the ranges above point into the first.
            if !matches!(command, Command::Undo) || state.document.as_ref().unwrap().history.undo_name() != at_start.as_deref() {
                update(&mut state, command);
            }
        }
        prop_assert!(state.document.as_ref().unwrap().verification.holds());
        let end = briefing(&state).clone();
        while state.can_undo() {
            update(&mut state, Command::Undo);
        }
        update(&mut state, Command::Redo);
        prop_assert_eq!(briefing(&state), &start);
        while state.can_redo() {
            update(&mut state, Command::Redo);
        }
        // What was undone before the end was reached comes back, too; the rest is as it was.
        let mut reached = briefing(&state) == &end;
        while !reached && state.can_undo() {
            update(&mut state, Command::Undo);
            reached = briefing(&state) == &end;
        }
        prop_assert!(reached);
    }
}
