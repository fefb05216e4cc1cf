//! A small article and a state round it, for the tests of this room. Compiled for tests only.

use super::command::Command;
use super::effect::Effect;
use super::event::Event;
use super::state::{Outside, State};
use super::update::{on_event, update};
use crate::article::CharRange;
use crate::article::worker::{Limits, Request};
use crate::briefing::{Briefing, ItemBody, SourceId};

/// An article of ours with two quotations, a limit and a next step.
pub(super) const ARTICLE: &str = "Norway and Chile agree to build research ships together

Prime Minister Kari Nordmann received President Diego Rojas in Bergen on Tuesday for talks on polar research.

\"We will build the first ship in Bergen and the second in Valdivia,\" Nordmann said.

President Rojas said the agreement would \"open the far south to our students for a generation.\"

Chile keeps a law that bars foreign arms makers from its yards, and it has refused two offers since 2019.

Next steps: The joint committee will meet in Oslo in June to settle the costs.
";

/// A second article, with one quotation.
pub(super) const SECOND: &str = "Shipyards welcome the polar agreement

\"This secures four hundred jobs in our yard,\" said Ingrid Hauge, head of the Bergen shipyard.

The yard has built eleven ships since 1998 and none of them for a customer in the south.
";

/// A state on the welcome page, on a day of its own.
pub(super) fn welcome() -> State {
    State {
        templates: crate::template::builtin().to_vec(),
        outside: Outside {
            today: "2026-03-02".into(),
            time: "14:02".into(),
            document_id: "00000000000000000000000000000001".into(),
        },
        ..State::default()
    }
}

/// A state with these articles loaded, as one step.
pub(super) fn with_articles(texts: &[&str]) -> State {
    let mut state = welcome();
    load(&mut state, texts);
    state
}

/// A state with [`ARTICLE`] loaded.
pub(super) fn with_article() -> State {
    with_articles(&[ARTICLE])
}

/// Loads articles as if they had been dropped on the window.
pub(super) fn load(state: &mut State, texts: &[&str]) -> Vec<Effect> {
    let paths = (1..=texts.len())
        .map(|n| format!("/articles/{n}.txt").into())
        .collect();
    let effects = update(state, Command::FilesDropped(paths));
    let Some(Effect::ReadSources { job, paths }) = effects.first().cloned() else {
        panic!("{effects:?}");
    };
    for (path, text) in paths.iter().zip(texts) {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let request = Request {
            file: file.clone(),
            bytes: text.as_bytes().to_vec(),
            media_type: None,
            limits: Limits::default(),
        };
        let answer = Box::new(crate::article::read(&request));
        let pieces = answer.article.as_ref().map_or(0, crate::article::pieces_in);
        on_event(
            state,
            Event::SourceRead {
                job,
                file,
                answer,
                pieces,
            },
        );
    }
    on_event(
        state,
        Event::SourcesDone {
            job,
            cancelled: false,
        },
    )
}

/// The open briefing.
pub(super) fn briefing(state: &State) -> &Briefing {
    &state.document.as_ref().unwrap().briefing
}

/// Where `words` stand in the first source.
pub(super) fn range_of(state: &State, words: &str) -> CharRange {
    let text = briefing(state).sources[0].text.as_str();
    let byte = text.find(words).unwrap_or_else(|| panic!("{words}"));
    let start = text[..byte].chars().count();
    CharRange::new(start, start + words.chars().count())
}

/// Selects `words` in the first source.
pub(super) fn select(state: &mut State, words: &str) {
    let range = range_of(state, words);
    let source = SourceId(1);
    update(state, Command::SelectText { source, range });
}

/// What stands in a section, a line a card: kind and first words.
pub(super) fn cards(state: &State, section: usize) -> Vec<String> {
    let briefing = briefing(state);
    let items = &briefing.sections[section].items;
    let line = |item: &crate::briefing::Item| {
        let kind = match &*item.body {
            ItemBody::Quotation(_) => "quotation",
            ItemBody::KeyPoint { .. } => "key point",
            ItemBody::Prose(_) => "prose",
            ItemBody::Step(_) => "step",
            ItemBody::Note(_) => "note",
            ItemBody::List { .. } | ItemBody::Table(_) | ItemBody::Image(_) => "other",
        };
        let quoted = item
            .quotations()
            .next()
            .map(|quotation| quotation.anchor.exact.clone());
        let words = quoted.or_else(|| item.rests_on().first().map(|anchor| anchor.exact.clone()));
        let first: Vec<&str> = words
            .as_deref()
            .unwrap_or_default()
            .split_whitespace()
            .take(4)
            .collect();
        format!("{kind}: {}", first.join(" "))
    };
    items.iter().map(line).collect()
}

/// The latest notice.
pub(super) fn notice(state: &State) -> &str {
    state.notices.last().map_or("", |notice| notice.text.as_str())
}
