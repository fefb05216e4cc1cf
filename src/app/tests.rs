//! The core as tables: a state, commands, and what comes of them.

mod anything;
mod documents;
mod items;
mod key_points;
mod leaving;
mod lettering;
mod moving;
mod picking;
mod quotations;
#[expect(clippy::disallowed_methods, reason = "the tests lay out files of their own")]
mod whole_job;
