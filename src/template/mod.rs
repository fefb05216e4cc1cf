//! Templates: what a briefing is made of, as data. The built-in ones are RON files in `templates/`,
//! an analyst's own file works the same.
//!
//! This room knows the form of a template and of a marking; it never decides a classification and
//! never sees what a briefing says.

mod model;

pub use model::{
    CarryOver, DateStyle, Furniture, Limits, Marking, MarkingPlacement, Paper, Section, SectionKind, Share,
    Template,
};
