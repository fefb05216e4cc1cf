//! What each command does to the state. One file per family; this one only sends commands there.

mod cards;
mod document;
mod drafting;
mod events;
mod export;
mod files;
mod findings;
mod finds;
mod fonts;
mod item_change;
mod items;
mod keeping;
mod lettering;
mod navigation;
mod originals;
mod pages;
mod pasting;
mod picks;
mod quotation;
mod read_again;
mod read_problems;
mod reveal;
mod search;
mod shape_change;
mod sources;
mod speakers;
mod splitting;
mod writing;

pub use events::on_event;
pub use originals::file_size;
pub(super) use sources::Loading;

use super::command::Command;
use super::effect::{Effect, Question};
use super::notice::Notice;
use super::state::{State, Waiting};
use crate::briefing::{Briefing, Source};

/// A family of commands: does those it knows and hands the others back.
type Family = fn(&mut State, Command) -> Result<Vec<Effect>, Command>;

/// The families, most frequent first.
const FAMILIES: &[Family] = &[
    pages::update,
    navigation::update,
    picks::update,
    finds::update,
    speakers::update,
    search::update,
    cards::update,
    quotation::update,
    items::update,
    lettering::update,
    writing::update,
    document::update,
    drafting::update,
    sources::update,
    splitting::update,
    read_again::update,
    originals::update,
    files::update,
    export::update,
    findings::update,
    fonts::update,
    keeping::update,
];

/// Does what `command` asks and hands back what is to be done outside.
pub fn update(state: &mut State, mut command: Command) -> Vec<Effect> {
    for family in FAMILIES {
        match family(state, command) {
            Ok(mut effects) => {
                effects.extend(search::follow(state));
                return effects;
            }
            Err(other) => command = other,
        }
    }
    debug_assert!(false, "no family knows {command:?}");
    Vec::new()
}

/// Shows a file dialog, unless one is open: there is one at a time.
fn ask(state: &mut State, waiting: Waiting, question: Question) -> Vec<Effect> {
    if state.waiting.is_some() {
        state.notify(Notice::info("Answer the file dialog that is open first."));
        return Vec::new();
    }
    state.waiting = Some(waiting);
    vec![Effect::Ask(question)]
}

/// A source as it is named in messages.
pub(super) fn source_title(source: &Source) -> String {
    let title = source.details.title.trim();
    if title.is_empty() {
        source.file.clone()
    } else {
        title.to_owned()
    }
}

/// A briefing as it is named in messages.
fn briefing_title(briefing: &Briefing) -> String {
    let title = briefing.details.title.trim();
    if title.is_empty() {
        "Untitled briefing".to_owned()
    } else {
        title.to_owned()
    }
}

/// "1 card", "3 cards".
fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// "Pick quotation" → "pick quotation", for the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
