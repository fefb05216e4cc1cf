//! Working on a quotation's words on its card: walking over them, and what is done to them.

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::testing::{briefing, notice, with_article};
use crate::app::update::update;
use crate::briefing::Treatment;

const WHOLE: &str = "We will build the first ship in Bergen and the second in Valdivia";
const NEXT: Command = Command::NextWord { extend: false };
const MORE: Command = Command::NextWord { extend: true };
const LESS: Command = Command::PreviousWord { extend: true };

/// A state with a quotation whose card has the focus.
fn picked() -> State {
    let mut state = with_article();
    update(&mut state, Command::NextFind);
    update(&mut state, Command::Pick(2));
    let item = briefing(&state).items().next().unwrap().2.id;
    update(&mut state, Command::FocusItem(Some(item)));
    state
}

fn printed(state: &State) -> String {
    let (_, quotation) = briefing(state).quotations().next().unwrap();
    briefing(state).plain_quotation(quotation)
}

/// What is printed after some commands.
fn check(commands: &[Command], expected: &str) {
    let mut state = picked();
    for command in commands {
        update(&mut state, command.clone());
    }
    assert_eq!(printed(&state), expected, "{commands:?}");
}

#[test]
fn words_are_walked_over_and_treated_without_a_mouse() {
    check(
        &[NEXT, NEXT, NEXT, NEXT, MORE, MORE, LESS, Command::CutWords],
        "We will build … ship in Bergen and the second in Valdivia",
    );
    check(
        &[NEXT, Command::RecaseWords],
        "[w]e will build the first ship in Bergen and the second in Valdivia",
    );
    let bracket = Command::TreatWords(Treatment::BracketBehind("Norway and Chile".into()));
    check(
        &[NEXT, Command::BracketWords, bracket],
        "We [Norway and Chile] will build the first ship in Bergen and the second in Valdivia",
    );
    let back = Command::PreviousWord { extend: false };
    check(
        &[back, Command::TreatWords(Treatment::Bracket("Chile".into()))],
        "We will build the first ship in Bergen and the second in [Chile]",
    );
    // Without a selection nothing is cut, and restoring restores all.
    check(&[Command::CutWords], WHOLE);
    check(
        &[
            NEXT,
            Command::CutWords,
            Command::ClearSelection,
            Command::RestoreWords,
        ],
        WHOLE,
    );
}

#[test]
fn a_treatment_is_one_step_with_a_name_and_can_be_taken_back() {
    let mut state = picked();
    for command in [NEXT, MORE, Command::CutWords] {
        update(&mut state, command);
    }
    assert_eq!(
        printed(&state),
        "… build the first ship in Bergen and the second in Valdivia"
    );
    let history = &state.document.as_ref().unwrap().history;
    assert_eq!(history.undo_name(), Some("Shorten quotation"));
    update(&mut state, Command::Undo);
    assert_eq!(printed(&state), WHOLE);
    update(&mut state, Command::Redo);
    let checks = &state.document.as_ref().unwrap().verification.quotations;
    assert_eq!(checks.first().unwrap().status, crate::briefing::Status::Edited);
}

#[test]
fn a_refusal_is_told_and_changes_nothing() {
    let mut state = picked();
    update(&mut state, NEXT);
    for _ in 0..20 {
        update(&mut state, MORE.clone());
    }
    update(&mut state, Command::CutWords);
    assert_eq!(printed(&state), WHOLE);
    assert_eq!(
        notice(&state),
        "Nothing would be left of the quotation; remove its card instead."
    );
}
