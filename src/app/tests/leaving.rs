//! What goes out and what is kept: saving, exporting, mailing, closing.

use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::event::{Event, SaveFailure};
use crate::app::testing::{SECOND, briefing, load, notice, welcome, with_article};
use crate::app::update::{on_event, update};
use crate::app::{Modal, Panel, State, table};
use std::path::{Path, PathBuf};

fn answer(state: &mut State, question: Question, path: &str) -> Vec<Effect> {
    let paths = if path.is_empty() {
        Vec::new()
    } else {
        vec![PathBuf::from(path)]
    };
    on_event(state, Event::Answered { question, paths })
}

fn asked(effects: &[Effect]) -> Question {
    match effects {
        [Effect::Ask(question)] => question.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_asked_of_a_state_without_a_document() {
    let listed: Vec<Command> = table().iter().map(|entry| entry.command.clone()).collect();
    for command in listed {
        let mut state = welcome();
        let enabled = crate::app::entry(&command).is_some_and(|entry| (entry.enabled)(&state));
        let effects = update(&mut state, command.clone());
        assert!(enabled || effects.is_empty(), "{command:?}");
    }
}

#[test]
fn a_first_save_asks_where_and_proposes_a_name() {
    let mut state = with_article();
    let question = asked(&update(&mut state, Command::Save));
    let Question::SaveAs { name, .. } = &question else {
        panic!("{question:?}");
    };
    assert!(name.ends_with(".briefing.ron"), "{name}");
    let effects = answer(&mut state, question, "/desk/summit");
    let [Effect::Save(saving)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(saving.path, Path::new("/desk/summit.briefing.ron"));
    assert!(saving.stamp.is_none());
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut state = with_article();
    for command in [
        Command::Save,
        Command::AddSources,
        Command::OpenBriefing,
        Command::Export { draft: true },
    ] {
        let question = asked(&update(&mut state, command));
        assert_eq!(answer(&mut state, question, ""), []);
        assert_eq!(state.waiting, None);
    }
}

#[test]
fn a_failed_save_is_told_and_stays_unsaved() {
    let fail = |failure: SaveFailure| {
        let mut state = with_article();
        let id = briefing(&state).id.clone();
        let result = Err(failure);
        on_event(
            &mut state,
            Event::Saved {
                path: "/a/b.briefing.ron".into(),
                id,
                revision: 1,
                result,
            },
        );
        assert!(state.document.as_ref().unwrap().is_unsaved());
        state
    };
    let state = fail(SaveFailure::Other(
        "No room on the disk: /a/b.briefing.ron".into(),
    ));
    assert!(notice(&state).contains("No room"), "{}", notice(&state));
    let state = fail(SaveFailure::Changed("Another program changed it".into()));
    assert!(
        matches!(&state.modal, Some(Modal::FileChanged { path, .. }) if path == Path::new("/a/b.briefing.ron"))
    );
}

#[test]
fn a_final_export_is_stopped_by_errors_and_a_draft_never() {
    let mut state = with_article();
    assert!(
        state.document.as_ref().unwrap().first_error().is_some(),
        "an unfilled briefing is not final"
    );
    assert_eq!(update(&mut state, Command::Export { draft: false }), []);
    assert!(
        notice(&state).starts_with("The final PDF was not written: "),
        "{}",
        notice(&state)
    );
    assert_eq!(state.view.panel, Some(Panel::Findings));
    let question = asked(&update(&mut state, Command::Export { draft: true }));
    assert!(
        matches!(&question, Question::Export { name, .. } if name.ends_with(".pdf")),
        "{question:?}"
    );
}

#[test]
fn the_briefing_goes_out_only_after_it_was_said_what_that_is() {
    let mut state = with_article();
    assert_eq!(update(&mut state, Command::ShowAttached), []);
    assert_eq!(state.modal, None, "errors stop it as they stop the final PDF");
    state.document.as_mut().unwrap().findings.clear();
    update(&mut state, Command::ShowAttached);
    let Some(Modal::Attached(lines)) = &state.modal else {
        panic!("{:?}", state.modal);
    };
    assert!(lines[0].contains("without notes to self"), "{lines:?}");
    let question = asked(&update(&mut state, Command::ExportAttached));
    assert_eq!(state.modal, None);
    let effects = answer(&mut state, question, "/out/brief");
    assert!(
        matches!(
            effects.first(),
            Some(Effect::Export {
                attached: true,
                draft: false,
                ..
            })
        ),
        "{effects:?}"
    );
}

#[test]
fn an_export_writes_what_stood_there_when_its_dialog_opened() {
    let mut state = with_article();
    let frozen = briefing(&state).clone();
    let question = asked(&update(&mut state, Command::Export { draft: true }));
    update(&mut state, Command::AddCard { section: 0 });
    let effects = answer(&mut state, question, "/out/brief");
    let Some(Effect::Export {
        path,
        briefing: written,
        revision,
        draft: true,
        attached: false,
    }) = effects.first()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(path, Path::new("/out/brief.pdf"));
    assert_eq!(**written, frozen);
    let (path, revision) = (path.clone(), *revision);
    on_event(
        &mut state,
        Event::Exported {
            path,
            revision,
            draft: true,
            result: Ok(2),
        },
    );
    let exported = state.exported.as_ref().unwrap();
    assert!(
        exported.revision != state.document.as_ref().unwrap().revision(),
        "changed since"
    );
    assert_eq!(
        update(&mut state, Command::OpenExported),
        [Effect::OpenFile("/out/brief.pdf".into())]
    );
}

#[test]
fn mail_carries_the_exported_file_while_it_is_the_same_revision() {
    let mut state = with_article();
    let revision = state.document.as_ref().unwrap().revision();
    on_event(
        &mut state,
        Event::Exported {
            path: "/out/a.pdf".into(),
            revision,
            draft: true,
            result: Ok(1),
        },
    );
    let attached = |state: &mut State| match update(state, Command::MailDraft).as_slice() {
        [Effect::Mail { pdf, draft, .. }] => (pdf.clone(), *draft),
        other => panic!("{other:?}"),
    };
    assert_eq!(attached(&mut state), (Some("/out/a.pdf".into()), true));
    update(&mut state, Command::AddCard { section: 0 });
    assert_eq!(
        attached(&mut state),
        (None, true),
        "unfinished work goes out as a draft copy"
    );
}

#[test]
fn another_briefing_never_costs_unsaved_work() {
    let mut state = with_article();
    let id = briefing(&state).id.clone();
    state.outside.document_id = "2".into();
    let effects = update(&mut state, Command::NewBriefing);
    assert!(
        matches!(effects.as_slice(), [Effect::KeepCopy { briefing, .. }] if briefing.id == id),
        "{effects:?}"
    );
    assert_eq!(state.recovery.len(), 1);
    assert_eq!(
        update(&mut state, Command::RestoreRecovery(id.clone())),
        [Effect::LoadCopy(id)]
    );
    // An empty briefing holds nothing to lose.
    state.outside.document_id = "3".into();
    assert_eq!(update(&mut state, Command::NewBriefing), []);
}

#[test]
fn every_change_is_kept_and_quitting_never_asks() {
    let mut state = welcome();
    let effects = load(&mut state, &[SECOND]);
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepCopy { .. })),
        "{effects:?}"
    );
    let effects = update(&mut state, Command::AddCard { section: 0 });
    assert!(
        matches!(effects.as_slice(), [Effect::KeepCopy { .. }]),
        "{effects:?}"
    );
    assert_eq!(update(&mut state, Command::Quit), [Effect::Quit]);
    assert_eq!(state.modal, None);
}

#[test]
fn briefings_are_opened_and_everything_else_is_read() {
    let mut state = welcome();
    let paths = ["/a/one.briefing.ron", "/a/two.txt", "/a/three.html"]
        .map(PathBuf::from)
        .to_vec();
    let effects = update(&mut state, Command::FilesDropped(paths));
    let [Effect::Load(briefing), Effect::ReadSources { paths, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(briefing, Path::new("/a/one.briefing.ron"));
    assert_eq!(paths.len(), 2);
}

#[test]
fn a_briefing_that_cannot_be_loaded_leaves_the_open_one() {
    let mut state = with_article();
    let before = briefing(&state).clone();
    let result = Err("/a/b.briefing.ron:3:1: unknown field “sorces”".to_owned());
    assert_eq!(
        on_event(
            &mut state,
            Event::Loaded {
                path: "/a/b.briefing.ron".into(),
                result
            }
        ),
        []
    );
    assert_eq!(*briefing(&state), before);
    assert!(notice(&state).contains("sorces"));
}
