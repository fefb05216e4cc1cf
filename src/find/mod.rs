//! What in an article is worth picking: quotations with their speakers, key points, and the section
//! each would fit. Everything carries the rule that found it and a confidence.
//!
//! This room knows articles only: no files, no briefing, no window. Nothing is picked here.

mod model;

pub use model::{Finds, FoundKeyPoint, FoundQuotation, FoundSpeaker, SectionHint, Suggestion};
