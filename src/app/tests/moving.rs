//! Going about: columns, zoom, places to come back to, modals. The document stays as it is.

use crate::app::command::Command;
use crate::app::testing::{ARTICLE, SECOND, briefing, with_articles};
use crate::app::update::update;
use crate::app::{Column, Effect, Modal, Panel, Place, State};
use crate::article::CharRange;
use crate::briefing::SourceId;

fn after(commands: &[Command]) -> State {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    for command in commands {
        update(&mut state, command.clone());
    }
    state
}

#[test]
fn columns_follow_each_other_and_folded_ones_are_left_out() {
    let check = |commands: &[Command], expected: Column| {
        assert_eq!(after(commands).view.focus, expected, "{commands:?}");
    };
    check(&[], Column::Reader);
    check(&[Command::NextColumn], Column::Cards);
    check(&[Command::ToggleColumn(3), Command::NextColumn], Column::Page);
    check(
        &[Command::NextColumn, Command::NextColumn, Command::NextColumn],
        Column::Sources,
    );
    let alone = [
        Command::ToggleColumn(1),
        Command::ToggleColumn(3),
        Command::ToggleColumn(4),
        Command::NextColumn,
    ];
    check(&alone, Column::Reader);
    assert_eq!(after(&[Command::ToggleColumn(9)]).view.folded, [false; 4]);
}

#[test]
fn zoom_has_steps_and_ends() {
    let check = |commands: &[Command], expected: u16| assert_eq!(after(commands).view.zoom, expected);
    check(&[Command::ZoomIn], 110);
    check(&[Command::ZoomOut, Command::ZoomOut], 75);
    check(&[Command::ZoomIn, Command::ZoomReset], 100);
    check(&vec![Command::ZoomIn; 40], 400);
    check(&vec![Command::ZoomOut; 40], 50);
}

#[test]
fn jumps_can_be_taken_back_and_forward() {
    let mut state = after(&[]);
    let place = Place::Source {
        source: SourceId(2),
        range: CharRange::new(10, 20),
    };
    update(&mut state, Command::GoTo(place));
    assert_eq!(state.view.source, Some(SourceId(2)));
    assert_eq!(
        state.view.reveal.reader,
        Some((SourceId(2), CharRange::new(10, 20)))
    );
    update(&mut state, Command::Back);
    assert_eq!(state.view.source, Some(SourceId(1)));
    assert!(state.view.back.is_empty() && state.view.forward.len() == 1);
    update(&mut state, Command::Forward);
    assert_eq!(state.view.source, Some(SourceId(2)));
    update(&mut state, Command::Back);
    update(&mut state, Command::GoTo(Place::Section(2)));
    assert!(state.view.forward.is_empty(), "a new jump ends the way forward");
    assert_eq!(
        (state.view.focus, state.view.reveal.section),
        (Column::Cards, Some(2))
    );
}

#[test]
fn escape_clears_what_a_digit_would_take() {
    let mut state = after(&[Command::NextFind]);
    assert!(state.can_pick());
    update(&mut state, Command::ClearSelection);
    assert!(!state.can_pick());
}

#[test]
fn one_modal_is_open_at_most() {
    assert_eq!(
        after(&[Command::ShowKeys, Command::ShowPalette]).modal,
        Some(Modal::Palette)
    );
    assert_eq!(after(&[Command::ShowKeys, Command::CloseModal]).modal, None);
    assert_eq!(
        after(&[Command::GoTo(Place::Details)]).modal,
        Some(Modal::Details)
    );
    assert_eq!(after(&[Command::ShowFindings]).view.panel, Some(Panel::Findings));
    assert_eq!(
        after(&[Command::ShowFindings, Command::ShowFindings]).view.panel,
        None
    );
}

#[test]
fn findings_are_walked_and_shown() {
    let mut state = after(&[]);
    let count = state.document.as_ref().unwrap().findings.len();
    assert!(count >= 2, "an unfilled briefing has findings");
    for n in 0..=count {
        update(&mut state, Command::NextFinding);
        assert_eq!(state.view.finding, Some(n % count));
        assert_eq!(state.view.panel, Some(Panel::Findings));
    }
}

#[test]
fn going_about_changes_no_document() {
    let state = after(&[]);
    let before = (
        briefing(&state).clone(),
        state.document.as_ref().unwrap().revision(),
    );
    let listed = crate::app::table().iter().map(|entry| entry.command.clone());
    let moves = listed.filter(|command| {
        crate::app::entry(command).is_some_and(|entry| entry.menu >= crate::app::Menu::View)
    });
    let mut state = state;
    for command in moves {
        update(&mut state, command);
    }
    assert_eq!(
        (
            briefing(&state).clone(),
            state.document.as_ref().unwrap().revision()
        ),
        before
    );
}

#[test]
fn opening_the_search_makes_the_texts_ready_for_the_first_letter() {
    let mut state = with_articles(&[ARTICLE]);
    let effects = update(&mut state, Command::FindInSources);
    assert!(
        matches!(effects.as_slice(), [Effect::Search { typed, .. }] if typed.is_empty()),
        "{effects:?}"
    );
    assert_eq!(state.searching.found, None);
}
