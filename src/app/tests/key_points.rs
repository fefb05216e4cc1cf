//! Key points: their condensed form, and what a pick leaves to be said.

use crate::app::State;
use crate::app::command::Command;
use crate::app::testing::{briefing, with_article, with_articles};
use crate::app::update::update;
use crate::briefing::{Item, Status, verify};

const REPORTED: &str = "Two navies plan a joint harbour

The navies of Norway and Chile met in Bergen on Tuesday for talks about a harbour in the far south.

Officials said the two navies will open a joint harbour in Valdivia (once a fishing port) by June 2030.
";

/// The same news, told by another outlet.
const RETOLD: &str = "Valdivia to get a harbour

Fishermen in Valdivia read of the plan for their old port in the papers on Wednesday morning.

The two navies will open the joint harbour in Valdivia by June 2030, and the fishermen of Valdivia will have to leave.

The mayor has asked the two governments for forty million crowns to pay for new piers in the north.
";

fn send(state: &mut State, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        update(state, command);
    }
}

/// The words of the only card.
fn card(state: &State) -> (String, &Item) {
    let mut items = briefing(state).items();
    let (_, _, item) = items.next().unwrap();
    assert!(items.next().is_none());
    (briefing(state).plain(item.texts()[0]), item)
}

#[test]
fn a_key_point_is_picked_whole_or_condensed() {
    let sentence = REPORTED.lines().nth(4).unwrap();
    let check = |commands: &[Command], expected: &str| {
        let mut state = with_articles(&[REPORTED]);
        send(&mut state, [Command::NextKeyPoint, Command::NextKeyPoint]);
        send(&mut state, commands.iter().cloned());
        send(&mut state, [Command::Pick(2)]);
        let (words, item) = card(&state);
        assert_eq!(words, expected);
        assert_eq!(
            item.rests_on()[0].exact,
            sentence,
            "the whole sentence is the support"
        );
        let proof = verify(briefing(&state));
        assert!(proof.broken_supports.is_empty());
        assert_eq!(proof.count(Status::Missing), 0);
    };
    check(&[], sentence);
    let short = "The two navies will open a joint harbour in Valdivia by June 2030.";
    check(&[Command::CondenseKeyPoint], short);
    check(&[Command::CondenseKeyPoint, Command::CondenseKeyPoint], sentence);
    // Another key point begins whole.
    check(
        &[
            Command::CondenseKeyPoint,
            Command::PreviousKeyPoint,
            Command::NextKeyPoint,
        ],
        sentence,
    );
}

#[test]
fn only_a_key_point_that_has_a_condensed_form_can_be_condensed() {
    let mut state = with_article();
    for step in [Command::NextKeyPoint, Command::NextFind] {
        send(&mut state, [step]);
        assert!(state.view.find.is_some() && !state.can_condense());
        send(&mut state, [Command::CondenseKeyPoint]);
        assert!(!state.view.condensed);
    }
}

#[test]
fn what_was_picked_is_not_offered_again_from_another_source() {
    let mut state = with_articles(&[REPORTED, RETOLD]);
    let offered = |state: &State| {
        let document = state.document.as_ref().unwrap();
        let all = document.finds().key_points.iter().map(|found| {
            let words = document.articles[found.article].frozen.slice(found.range);
            (
                words.split_whitespace().take(3).collect::<Vec<_>>().join(" "),
                found.score,
            )
        });
        all.collect::<Vec<_>>()
    };
    let before = offered(&state);
    assert!(
        before.iter().any(|(words, _)| words == "The two navies"),
        "{before:?}"
    );
    send(
        &mut state,
        [Command::NextKeyPoint, Command::NextKeyPoint, Command::Pick(2)],
    );
    let after = offered(&state);
    assert!(
        !after.iter().any(|(words, _)| words == "The two navies"),
        "{after:?}"
    );
    assert!(
        after.iter().any(|(words, _)| words == "The mayor has"),
        "{after:?}"
    );
    send(&mut state, [Command::Undo]);
    assert_eq!(offered(&state), before);
}
