//! The files that sources were read from: kept in the briefing on request, and looked at page by page.

use super::document::change;
use super::{ask, source_title};
use crate::app::command::Command;
use crate::app::effect::{Effect, Question};
use crate::app::notice::Notice;
use crate::app::source_files::PageKey;
use crate::app::state::{State, Waiting};
use crate::article::worker::PageImage;
use crate::briefing::{Edit, Original, SourceId};
use std::path::PathBuf;
use std::sync::Arc;

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::KeepOriginal => match state.shown_source().map(|source| source.id) {
            Some(source) => keep(state, source),
            None => Vec::new(),
        },
        Command::DropOriginal => drop_original(state),
        Command::ToggleSourcePage => {
            state.view.source_page = !state.view.source_page;
            Vec::new()
        }
        Command::FindOriginal(source) => find(state, source, false),
        Command::PaintSourcePage { source, page, width } => paint(state, source, page, width),
        other => return Err(other),
    })
}

/// Keeps the file of a source in the briefing; the analyst is asked for it where it is not held.
fn keep(state: &mut State, source: SourceId) -> Vec<Effect> {
    match held(state, source) {
        Some(file) => set(state, source, file),
        None => find(state, source, true),
    }
}

/// The file of a source, from the briefing or from this run.
fn held(state: &State, source: SourceId) -> Option<Original> {
    let briefing = &state.document.as_ref()?.briefing;
    let read = state.files.get(&briefing.source(source)?.provenance.raw_sha256);
    briefing.original_of(source).or(read).cloned()
}

/// Asks for the file of a source.
fn find(state: &mut State, source: SourceId, keep: bool) -> Vec<Effect> {
    let folder = state.settings.folder.clone();
    ask(
        state,
        Waiting::Original { source, keep },
        Question::Sources { folder },
    )
}

/// The file of a source was named.
pub(super) fn named(state: &State, source: SourceId, keep: bool, path: PathBuf) -> Vec<Effect> {
    let known = state
        .document
        .as_ref()
        .and_then(|document| document.briefing.source(source));
    let read = known.map(|known| Effect::ReadOriginal {
        path,
        sha256: known.provenance.raw_sha256.clone(),
        source,
        keep,
    });
    read.into_iter().collect()
}

/// The file of a source was read, or is another one.
pub(super) fn read(
    state: &mut State,
    source: SourceId,
    keep: bool,
    result: Result<Original, String>,
) -> Vec<Effect> {
    match result {
        Ok(file) if keep => {
            state.files.hold(file.clone());
            set(state, source, file)
        }
        Ok(file) => {
            state.files.hold(file);
            Vec::new()
        }
        Err(message) => {
            state.notify(Notice::error(message));
            Vec::new()
        }
    }
}

fn set(state: &mut State, source: SourceId, file: Original) -> Vec<Effect> {
    let Some(title) = title(state, source) else {
        return Vec::new();
    };
    let size = file_size(file.bytes().len() as u64);
    let edit = Edit::SetOriginal {
        source,
        original: Some(file),
    };
    let Some(effects) = change(state, "Keep original", edit) else {
        return Vec::new();
    };
    state.notify(Notice::info(format!(
        "The original of “{title}” ({size}) is kept in the briefing file. No export gives it away."
    )));
    effects
}

fn drop_original(state: &mut State) -> Vec<Effect> {
    let Some(source) = state.shown_source().filter(|source| source.original.is_some()) else {
        return Vec::new();
    };
    let edit = Edit::SetOriginal {
        source: source.id,
        original: None,
    };
    change(state, "Take out original", edit).unwrap_or_default()
}

fn title(state: &State, source: SourceId) -> Option<String> {
    state.document.as_ref()?.briefing.source(source).map(source_title)
}

fn paint(state: &mut State, source: SourceId, page: usize, width: u32) -> Vec<Effect> {
    let Some(file) = held(state, source) else {
        return Vec::new();
    };
    let key = PageKey {
        file: file.sha256().to_owned(),
        page,
        width,
    };
    // The briefing's copy may leave it while the page is being painted.
    state.files.hold(file);
    let now = state.files.want(key);
    begin(state, now)
}

fn begin(state: &State, key: Option<PageKey>) -> Vec<Effect> {
    let task = key.and_then(|key| {
        let file = Arc::clone(state.files.get(&key.file)?.bytes());
        Some(Effect::PaintPage { file, key })
    });
    task.into_iter().collect()
}

/// A page was painted, or not.
pub(super) fn painted(
    state: &mut State,
    key: PageKey,
    result: Result<Arc<PageImage>, String>,
) -> Vec<Effect> {
    let next = state.files.painted(key, result);
    begin(state, next)
}

/// The size of a file as it is told: "812 kB", "3.4 MB".
pub fn file_size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::Event;
    use crate::app::testing::with_article;
    use crate::app::update::{on_event, update};

    fn source(state: &State) -> &crate::briefing::Source {
        state.shown_source().unwrap()
    }

    #[test]
    fn the_original_is_asked_for_checked_by_the_reader_and_kept_as_one_step() {
        let mut state = with_article();
        let id = source(&state).id;
        let effects = update(&mut state, Command::KeepOriginal);
        assert!(matches!(
            effects.as_slice(),
            [Effect::Ask(Question::Sources { .. })]
        ));
        let path = PathBuf::from("/elsewhere/article.txt");
        let answer = Event::Answered {
            question: Question::Sources { folder: None },
            paths: vec![path.clone()],
        };
        let effects = on_event(&mut state, answer);
        let expected = Effect::ReadOriginal {
            path,
            sha256: source(&state).provenance.raw_sha256.clone(),
            source: id,
            keep: true,
        };
        assert_eq!(effects, [expected]);
        let file = Original::new(crate::app::testing::ARTICLE.as_bytes());
        let event = Event::OriginalRead {
            source: id,
            keep: true,
            result: Ok(file.clone()),
        };
        on_event(&mut state, event);
        assert_eq!(source(&state).original, Some(file));
        assert!(state.notices.last().unwrap().text.contains(" kB) is kept"));
        update(&mut state, Command::Undo);
        assert_eq!(source(&state).original, None);
        // It is held now: nobody is asked again.
        update(&mut state, Command::KeepOriginal);
        assert!(source(&state).original.is_some());
        update(&mut state, Command::DropOriginal);
        assert_eq!(source(&state).original, None);
    }

    #[test]
    fn a_page_is_painted_from_what_is_held_only() {
        let mut state = with_article();
        let source = source(&state).id;
        let wish = Command::PaintSourcePage {
            source,
            page: 0,
            width: 600,
        };
        assert_eq!(update(&mut state, wish.clone()), []);
        state
            .files
            .hold(Original::new(crate::app::testing::ARTICLE.as_bytes()));
        assert!(matches!(
            update(&mut state, wish).as_slice(),
            [Effect::PaintPage { .. }]
        ));
    }

    #[test]
    fn sizes_are_told_as_files_are() {
        let check = |bytes, expected| assert_eq!(file_size(bytes), expected);
        check(0, "0 kB");
        check(1, "1 kB");
        check(999_000, "999 kB");
        check(3_440_000, "3.4 MB");
    }
}
