//! Finds, selections, digits, citations: what becomes of words.

use crate::app::command::Command;
use crate::app::testing::{ARTICLE, SECOND, briefing, cards, notice, select, with_article, with_articles};
use crate::app::update::update;
use crate::app::{Column, State};
use crate::briefing::{ItemBody, SourceId, Speaker};

/// Sends commands in order.
fn send(state: &mut State, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        update(state, command);
    }
}

const HIGHLIGHTS: usize = 1;
const STEPS: usize = 3;

#[test]
fn next_and_digit_place_a_quotation_with_its_speaker() {
    let mut state = with_article();
    send(
        &mut state,
        [
            Command::NextFind,
            Command::Pick(2),
            Command::NextFind,
            Command::Pick(2),
        ],
    );
    assert_eq!(
        cards(&state, HIGHLIGHTS),
        ["prose: We will build the", "prose: open the far south"]
    );
    let names: Vec<_> = briefing(&state)
        .quotations()
        .map(|(_, quotation)| match &quotation.speaker {
            Speaker::Person { name, title } => format!("{title} {name}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["Prime Minister Kari Nordmann", "President Diego Rojas"]);
    assert_eq!(state.view.focus, Column::Reader, "digits go on in the reader");
    assert_eq!(
        state.view.flash.items,
        [briefing(&state).sections[HIGHLIGHTS].items[1].id]
    );
}

#[test]
fn whose_words_a_selection_is_shows_before_the_key_is_pressed() {
    let check = |words: &str, whose: &str, taken: &str, straddles: bool| {
        let mut state = with_article();
        select(&mut state, words);
        let selection = state.view.selection.clone().unwrap();
        assert_eq!(selection.whose, whose, "{words}");
        assert_eq!(
            briefing(&state).sources[0].text.slice(selection.taken),
            taken,
            "{words}"
        );
        assert_eq!(selection.straddles, straddles, "{words}");
    };
    check(
        "first ship in Bergen",
        "Prime Minister Kari Nordmann",
        "first ship in Bergen",
        false,
    );
    check(
        "\"We will build the first",
        "Prime Minister Kari Nordmann",
        "We will build the first",
        false,
    );
    check(
        "Chile keeps a law",
        "the outlet’s words",
        "Chile keeps a law",
        false,
    );
    check(
        "would \"open the far",
        "President Diego Rojas or the outlet",
        "would \"open the far",
        true,
    );
}

#[test]
fn a_digit_picks_by_whose_words_they_are() {
    let check = |words: &str, command: Command, section: usize, expected: &[&str]| {
        let mut state = with_article();
        select(&mut state, words);
        update(&mut state, command);
        assert_eq!(cards(&state, section), expected, "{words}");
    };
    check(
        "first ship in Bergen",
        Command::Pick(2),
        1,
        &["prose: first ship in Bergen"],
    );
    check(
        "Chile keeps a law",
        Command::Pick(3),
        2,
        &["key point: Chile keeps a law"],
    );
    check(
        "Chile keeps a law",
        Command::PickAsOutlet(3),
        2,
        &["prose: Chile keeps a law"],
    );
    check(
        "would \"open the far",
        Command::Pick(2),
        1,
        &["prose: open the far"],
    );
    check(
        "The joint committee will meet",
        Command::Pick(4),
        3,
        &["step: The joint committee will"],
    );
}

#[test]
fn the_outlet_is_quoted_as_the_outlet_never_as_a_person() {
    for words in [
        "Chile keeps a law",
        "would \"open the far",
        "first ship in Bergen",
    ] {
        let mut state = with_article();
        select(&mut state, words);
        update(&mut state, Command::PickAsOutlet(2));
        let speakers: Vec<_> = briefing(&state)
            .quotations()
            .map(|(_, q)| q.speaker.clone())
            .collect();
        assert_eq!(speakers, [Speaker::Outlet], "{words}");
    }
}

#[test]
fn refusals_say_why_by_name() {
    let check = |words: &str, command: Command, part: &str| {
        let mut state = with_article();
        if !words.is_empty() {
            select(&mut state, words);
        }
        let before = briefing(&state).clone();
        let effects = update(&mut state, command);
        assert!(notice(&state).contains(part), "{}", notice(&state));
        assert_eq!(*briefing(&state), before);
        assert!(effects.is_empty());
    };
    check(
        "first ship",
        Command::Pick(5),
        "Sources is made from the citations",
    );
    check("first ship", Command::Pick(9), "There is no section 9");
    check("first ship", Command::Pick(4), "Next steps takes no quotations");
    check("", Command::Pick(2), "Select words in the reader");
    check("", Command::Cite, "Edit a card first");
}

#[test]
fn a_second_digit_moves_the_card() {
    let mut state = with_article();
    send(
        &mut state,
        [Command::NextFind, Command::Pick(2), Command::Pick(3)],
    );
    assert_eq!(cards(&state, 1), [""; 0]);
    assert_eq!(cards(&state, 2), ["prose: We will build the"]);
    send(&mut state, [Command::Pick(3)]);
    assert!(
        notice(&state).contains("already stand in Defence context"),
        "{}",
        notice(&state)
    );
}

#[test]
fn enter_accepts_the_suggested_section() {
    let mut state = with_article();
    assert!(!state.has_suggestion());
    update(&mut state, Command::NextFind);
    let section = state.suggested_section().unwrap();
    update(&mut state, Command::AcceptSuggestion);
    assert_eq!(cards(&state, section), ["prose: We will build the"]);
}

#[test]
fn the_next_source_is_offered_at_the_end_of_one() {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    send(
        &mut state,
        [Command::NextFind, Command::NextFind, Command::NextFind],
    );
    assert_eq!(state.view.source, Some(SourceId(1)), "offered, not gone");
    assert!(
        notice(&state).contains("Shipyards welcome the polar agreement"),
        "{}",
        notice(&state)
    );
    assert!(state.view.done.contains(&SourceId(1)));
    update(&mut state, Command::NextFind);
    assert_eq!(state.view.source, Some(SourceId(2)));
    update(&mut state, Command::NextFind);
    assert!(
        notice(&state).contains("Press N to begin again"),
        "{}",
        notice(&state)
    );
    update(&mut state, Command::NextFind);
    assert_eq!(state.view.source, Some(SourceId(1)));
    update(&mut state, Command::PreviousFind);
    assert_eq!(
        state.view.source,
        Some(SourceId(2)),
        "backwards from the first is the last"
    );
}

#[test]
fn citing_adds_support_to_the_card_last_edited() {
    let mut state = with_article();
    select(&mut state, "Chile keeps a law");
    update(&mut state, Command::Pick(3));
    select(&mut state, "refused two offers");
    assert!(state.can_cite());
    update(&mut state, Command::Cite);
    let item = &briefing(&state).sections[2].items[0];
    let words: Vec<_> = item
        .rests_on()
        .iter()
        .map(|anchor| anchor.exact.as_str())
        .collect();
    assert_eq!(words, ["Chile keeps a law", "refused two offers"]);
}

#[test]
fn a_picked_step_takes_owner_and_date_from_its_sentence() {
    let mut state = with_article();
    select(
        &mut state,
        "The joint committee will meet in Oslo in June to settle the costs.",
    );
    update(&mut state, Command::Pick(4));
    let ItemBody::Step(step) = &*briefing(&state).sections[STEPS].items[0].body else {
        panic!("no step");
    };
    assert_eq!(
        (step.owner.as_str(), step.date.as_str()),
        ("The joint committee", "June")
    );
}

#[test]
fn draft_for_me_is_one_step_and_marks_every_card() {
    let mut state = with_article();
    let before = briefing(&state).clone();
    update(&mut state, Command::DraftForMe);
    let items: Vec<_> = briefing(&state).items().collect();
    assert!(
        items.len() >= 4 && items.iter().all(|(_, _, item)| item.suggested),
        "{items:?}"
    );
    assert_eq!(briefing(&state).quotations().count(), 2);
    let filled = |section: usize| !briefing(&state).sections[section].items.is_empty();
    assert!((0..4).all(filled));
    update(&mut state, Command::DraftForMe);
    assert!(notice(&state).contains("Nothing more"), "{}", notice(&state));
    update(&mut state, Command::Undo);
    assert_eq!(*briefing(&state), before);
}

#[test]
fn words_of_a_transcript_are_their_speakers() {
    let mut state = with_articles(&[
        "Talks in Oslo end\n\nMinister Ada Berg met General Jon Moe in Oslo on Monday for talks about ships.\n\nBERG: We will build four ships in the north.\n\nMOE: They are not enough for us.\n\nBERG: Then we will talk again in June.\n",
    ]);
    select(&mut state, "build four ships");
    update(&mut state, Command::Pick(2));
    let (_, quotation) = briefing(&state).quotations().next().unwrap();
    let is_berg = matches!(&quotation.speaker, Speaker::Person { name, .. } if name == "Ada Berg");
    assert!(is_berg, "{:?}", quotation.speaker);
}
