//! Templates: what a briefing is made of, as data. The built-in ones are RON files in `templates/`,
//! an analyst's own file works the same.
//!
//! This room knows the form of a template and of a marking; it never decides a classification and
//! never sees what a briefing says.

mod builtin;
mod dates;
mod model;
mod parse;
mod validate;

pub use builtin::{builtin, builtin_source};
pub use dates::MONTHS;
pub use model::{
    CarryOver, Columns, DateStyle, Furniture, Ladder, Layout, Limits, Marking, MarkingPlacement,
    NotePlacement, Paper, Rung, Section, SectionKind, Share, Template,
};
pub use parse::{FORMAT_VERSION, TemplateError, parse};
pub use validate::contrast_on_white;
