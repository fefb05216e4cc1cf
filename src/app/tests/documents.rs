//! Loading, editing, moving, undoing: the document as a whole.

use crate::app::State;
use crate::app::command::{Command, ItemChange};
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::testing::{
    ARTICLE, SECOND, briefing, cards, load, notice, select, welcome, with_article, with_articles,
};
use crate::app::update::{on_event, update};
use crate::briefing::{Briefing, Inline, Item, ItemId, RichText, SourceId};

fn first_card(state: &State, section: usize) -> &Item {
    &briefing(state).sections[section].items[0]
}

fn type_text(state: &mut State, item: ItemId, text: &str) {
    let change = ItemChange::Text {
        field: 0,
        text: RichText::plain(text),
    };
    update(state, Command::EditItem { item, change });
}

#[test]
fn the_first_load_makes_a_briefing_with_title_and_date() {
    let state = with_article();
    let details = &briefing(&state).details;
    assert_eq!(
        details.title,
        "Norway and Chile agree to build research ships together"
    );
    assert_eq!(
        (details.date.as_str(), details.cut_off.as_str()),
        ("2026-03-02", "2026-03-02")
    );
    assert_eq!(briefing(&state).template.id, "summit-brief");
    assert_eq!(briefing(&state).sources[0].details.accessed, "2026-03-02");
    assert_eq!(state.view.source, Some(SourceId(1)));
    assert_eq!(state.jobs, []);
}

#[test]
fn many_files_are_one_step_of_undo() {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    assert_eq!(briefing(&state).sources.len(), 2);
    assert_eq!(
        state.document.as_ref().unwrap().history.undo_name(),
        Some("Add 2 sources")
    );
    update(&mut state, Command::Undo);
    assert_eq!(briefing(&state).sources.len(), 0);
    assert_eq!(state.view.source, None);
    update(&mut state, Command::Redo);
    assert_eq!(briefing(&state).sources.len(), 2);
}

#[test]
fn the_same_source_twice_selects_the_one_that_is_there() {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    update(&mut state, Command::SelectSource(SourceId(2)));
    load(&mut state, &[ARTICLE]);
    assert_eq!(briefing(&state).sources.len(), 2);
    assert_eq!(state.view.source, Some(SourceId(1)));
    assert!(
        notice(&state).contains("among the sources already"),
        "{}",
        notice(&state)
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_changes_nothing() {
    let mut state = welcome();
    load(&mut state, &[""]);
    assert!(state.document.is_none());
    assert!(notice(&state).starts_with("1.txt: "), "{}", notice(&state));
}

#[test]
fn a_stopped_job_adds_nothing() {
    let mut state = with_article();
    let effects = update(&mut state, Command::LoadPaths(vec!["/a/b.txt".into()]));
    let Some(Effect::ReadSources { job, .. }) = effects.first() else {
        panic!("{effects:?}");
    };
    assert_eq!(state.jobs.len(), 1);
    assert_eq!(
        update(&mut state, Command::CancelJob(*job)),
        [Effect::Cancel(*job)]
    );
    on_event(
        &mut state,
        Event::SourcesDone {
            job: *job,
            cancelled: true,
        },
    );
    assert_eq!(state.jobs, []);
    assert_eq!(briefing(&state).sources.len(), 1);
}

#[test]
fn a_pasted_address_is_not_opened() {
    let mut state = welcome();
    let check = |state: &mut State, text: &str, reads: bool| {
        let effects = update(
            state,
            Command::Pasted {
                text: text.into(),
                html: None,
            },
        );
        assert_eq!(
            matches!(effects.as_slice(), [Effect::ReadBytes { .. }]),
            reads,
            "{text}"
        );
    };
    check(&mut state, "https://example.org/story", false);
    assert!(
        notice(&state).contains("does not go online"),
        "{}",
        notice(&state)
    );
    check(&mut state, "   ", false);
    check(&mut state, "https://example.org/story says a lot", true);
    check(&mut state, "Words that were copied.", true);
}

#[test]
fn typing_is_one_step_until_it_pauses() {
    let mut state = with_article();
    select(&mut state, "Chile keeps a law");
    update(&mut state, Command::Pick(3));
    let item = first_card(&state, 2).id;
    for text in ["C", "Ch", "Chi"] {
        type_text(&mut state, item, text);
    }
    update(&mut state, Command::EndTyping);
    type_text(&mut state, item, "Chil");
    let text = |state: &State| first_card(state, 2).texts()[0].clone();
    update(&mut state, Command::Undo);
    assert_eq!(text(&state), RichText::plain("Chi"));
    update(&mut state, Command::Undo);
    assert_eq!(text(&state), RichText::plain("Chile keeps a law"));
}

#[test]
fn a_quotation_cannot_be_typed() {
    let mut state = with_article();
    update(&mut state, Command::NextFind);
    update(&mut state, Command::Pick(2));
    let card = first_card(&state, 1).clone();
    let mut forged = card.texts()[0].clone();
    for inline in &mut forged.0 {
        if let Inline::Quote(quotation) = inline {
            quotation.anchor.exact = "We will not build".into();
        }
    }
    let change = ItemChange::Text {
        field: 0,
        text: forged,
    };
    update(
        &mut state,
        Command::EditItem {
            item: card.id,
            change,
        },
    );
    assert_eq!(*first_card(&state, 1), card);
    assert!(notice(&state).contains("cannot be typed"), "{}", notice(&state));
    // The words round it can be, and it can go.
    type_text(&mut state, card.id, "The prime minister promised a ship.");
    assert_eq!(first_card(&state, 1).quotations().count(), 0);
}

#[test]
fn cards_move_within_and_between_sections() {
    let mut state = with_article();
    for command in [
        Command::NextFind,
        Command::Pick(2),
        Command::NextFind,
        Command::Pick(2),
    ] {
        update(&mut state, command);
    }
    let second = briefing(&state).sections[1].items[1].id;
    update(&mut state, Command::FocusItem(Some(second)));
    let check = |state: &mut State, command: Command, section: usize, index: usize| {
        update(state, command);
        let (at, place, _) = briefing(state).find_item(second).unwrap();
        assert_eq!((at, place), (section, index));
    };
    check(&mut state, Command::MoveItemUp, 1, 0);
    check(&mut state, Command::MoveItemDown, 1, 1);
    check(&mut state, Command::MoveItemDown, 2, 0);
    // Next steps take no quotations, the bottom line neither.
    check(&mut state, Command::MoveItemDown, 2, 0);
    assert!(
        notice(&state).contains("takes no quotations"),
        "{}",
        notice(&state)
    );
    check(
        &mut state,
        Command::MoveItemTo {
            item: second,
            section: 1,
            index: 0,
        },
        1,
        0,
    );
    check(&mut state, Command::MoveItemUp, 1, 0);
}

#[test]
fn a_removed_card_comes_back_and_is_shown() {
    let mut state = with_article();
    update(&mut state, Command::NextFind);
    update(&mut state, Command::Pick(2));
    let item = first_card(&state, 1).id;
    update(&mut state, Command::FocusItem(Some(item)));
    update(&mut state, Command::RemoveItem);
    assert_eq!(cards(&state, 1), [""; 0]);
    assert_eq!(state.view.card, None);
    let serial = state.view.flash.serial;
    update(&mut state, Command::Undo);
    assert_eq!(cards(&state, 1), ["prose: We will build the"]);
    assert_eq!(state.view.flash.items, [item]);
    assert!(state.view.flash.serial > serial);
    assert_eq!(state.view.reveal.card, Some(item));
}

#[test]
fn a_source_goes_with_what_rests_on_it_as_one_step() {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    for command in [Command::NextFind, Command::Pick(2)] {
        update(&mut state, command);
    }
    let before = briefing(&state).clone();
    update(&mut state, Command::RemoveSource(SourceId(1)));
    assert_eq!(briefing(&state).sources.len(), 1);
    assert_eq!(briefing(&state).items().count(), 0);
    assert_eq!(state.view.source, Some(SourceId(2)));
    assert!(notice(&state).contains("with 1 card"), "{}", notice(&state));
    update(&mut state, Command::Undo);
    assert_eq!(*briefing(&state), before);
}

#[test]
fn undo_to_the_beginning_and_redo_to_the_end_give_the_same_document() {
    let mut state = with_articles(&[ARTICLE, SECOND]);
    let empty = {
        let mut empty = with_articles(&[ARTICLE, SECOND]);
        update(&mut empty, Command::Undo);
        briefing(&empty).clone()
    };
    select(&mut state, "Chile keeps a law");
    let mut details = briefing(&state).details.clone();
    details.reference = "AB/12".into();
    for command in [
        Command::Pick(3),
        Command::NextFind,
        Command::Pick(2),
        Command::NextFind,
        Command::Pick(2),
        Command::SetDetails(Box::new(details)),
        Command::FocusItem(Some(ItemId(2))),
        Command::MoveItemDown,
        Command::AddCard { section: 0 },
        Command::AddNote { section: 1 },
        Command::SetBlockHidden {
            source: SourceId(1),
            block: 2,
            hidden: Some(crate::article::HiddenReason::ByHand),
        },
        Command::RemoveItemById(ItemId(1)),
        Command::DraftForMe,
        Command::RemoveSource(SourceId(2)),
    ] {
        update(&mut state, command);
    }
    let end: Briefing = briefing(&state).clone();
    let mut steps = 0;
    while state.can_undo() {
        update(&mut state, Command::Undo);
        steps += 1;
    }
    assert!(steps >= 12, "{steps}");
    assert_eq!(*briefing(&state), empty);
    while state.can_redo() {
        update(&mut state, Command::Redo);
    }
    assert_eq!(*briefing(&state), end);
}
