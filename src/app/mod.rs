//! The application without widgets: state, commands, effects and workers.
//!
//! The core is pure: [`update`] takes the state and a [`Command`], [`on_event`] the state and an
//! [`Event`]; both change the state and hand back [`Effect`]s. The shell ([`runtime`]) performs
//! them on named threads. Nothing here names a widget library; only `dialogs` names rfd.

mod clock;
mod command;
mod command_table;
mod corrections;
pub mod dialogs;
mod document;
pub mod document_id;
pub mod draft;
mod effect;
mod event;
mod example;
mod guide;
mod launcher;
mod limits;
mod notice;
mod opened;
pub mod page_text;
mod palette;
mod pinned;
mod place;
mod quoted;
mod refresh;
pub mod runtime;
mod searching;
mod settings;
mod shortcut;
mod source_files;
mod state;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod update;
mod view;
pub mod workers;

pub use clock::{Clock, FixedClock, SystemClock};
pub use command::{Caret, Command, ItemChange, ListChange, NewItem, PictureChange, TableChange, TextPlace};
pub use command_table::{Entry, Menu, by_shortcut, entry, table};
pub use corrections::{SET_BY_YOU, Spoken};
pub use document::Document;
pub use effect::{Effect, PicturePlace, Question, Saving};
pub use event::{Event, SaveFailure};
pub use example::example;
pub use guide::{Chapter, Part, SpanKind, guide};
pub use launcher::{Launcher, ScriptedLauncher, SystemLauncher};
pub use limits::{Cut, LimitLine, Over, OverLimits};
pub use notice::{Exported, Job, Level, Mailed, Notice};
pub use opened::Opened;
pub use palette::{Offer, offers};
pub use pinned::{Pinned, copied_from, copied_words, pinned};
pub use place::{Column, NoticeId, Place};
pub use refresh::section_hints;
pub use searching::{Finder, FoundSource, Searching, SourceFilter, language, month};
pub use settings::{Appearance, Settings};
pub use shortcut::{Key, Scope, Shortcut};
pub use source_files::{PageKey, SourceFiles};
pub use state::{Modal, Outside, RecoveryOffer, State, Waiting, Wording};
pub use update::{file_size, on_event, update};
pub use view::{
    FindCursor, Flash, Linking, NamedCaret, Panel, PutCaret, QuoteWords, Reading, Reveal, Selection, View,
};
