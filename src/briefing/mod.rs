//! The document: a briefing, its edits with their inverses, and the proof of its quotations.
//!
//! This room knows articles (as frozen sources) and templates. It opens no files, knows no window
//! and no page. Offsets into sources are code points; no code path types a quotation's words.

mod details;
mod item;
mod model;
mod quotation;
mod rich;
mod source;

pub use details::Details;
pub use item::{Image, Item, ItemBody, ItemId, Step, Table};
pub use model::{Briefing, DocumentId, FORMAT_VERSION, SectionContent};
pub use quotation::{Anchor, Operation, Quotation, QuoteId, Speaker};
pub use rich::{Citation, Inline, RichText};
pub use source::{Source, SourceDetails, SourceId};
