//! The document: a briefing, its edits with their inverses, and the proof of its quotations.
//!
//! This room knows articles (as frozen sources) and templates. It opens no files, knows no window
//! and no page. Offsets into sources are code points; no code path types a quotation's words.

mod again;
mod anchor;
mod bytes;
mod copied;
mod correction;
mod details;
mod difference;
mod edit;
mod font;
mod history;
mod item;
mod lead_in;
mod locate;
mod marked;
mod model;
mod numbering;
mod original;
mod pick;
mod picture;
mod quotation;
mod render;
mod rich;
mod shared;
mod slots;
mod source;
mod stripped;
mod styled;
mod treat;
mod turn;
mod verify;
mod view;
mod words;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use again::MovedPicks;
pub use anchor::snap_to_graphemes;
pub use copied::{Copied, copied};
pub use correction::{Corrected, Correction};
pub use details::Details;
pub use difference::{Difference, Run, differences, word_difference};
pub use edit::{Edit, EditError};
pub use font::{AddedFont, FontBytes};
pub use history::History;
pub use item::{Image, Item, ItemBody, ItemId, Step, Table};
pub use marked::{Look, Marked};
pub use model::{Briefing, DocumentId, FORMAT_VERSION, SectionContent};
pub use numbering::{Numbers, has_source_list};
pub use original::Original;
pub use pick::{Pick, PickOutcome, QuotedSpan, Refusal, Snapped, Whose, cite, pick, snap};
pub use picture::{PictureData, PictureWidth};
pub use quotation::{Anchor, Operation, Quotation, QuoteId, Speaker};
pub use render::{OperationError, Piece, Rendered};
pub use rich::{Citation, Inline, RichText};
pub use shared::Shared;
pub use slots::Part;
pub use source::{Source, SourceDetails, SourceId};
pub use styled::Mark;
pub use treat::{Treatment, TreatmentRefusal};
pub use turn::turn_quotation;
pub use verify::{BrokenSupport, QuoteCheck, SourceCheck, Status, Verification, verify};
pub(crate) use verify::{ItemProof, Views, verify_item, verify_sources};
pub use view::View;
pub use words::count_words;
