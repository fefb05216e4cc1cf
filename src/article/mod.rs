//! From file bytes to a clean [`Article`], and the list of what went wrong on the way.
//!
//! One file per format stands behind one [`read`]. Reading never fails: what cannot be read is a
//! [`Problem`], blocking if nothing is left. This room knows encodings and formats; it never opens a
//! file, never goes online, and knows nothing of briefings or windows.

mod decode;
mod details;
mod detect;
mod flow;
mod frozen;
mod furniture;
mod html;
mod html_details;
mod html_limits;
mod left_out;
mod mail;
mod markdown;
mod model;
mod office;
mod pdf;
mod plain;
mod plain_lines;
mod properties;
mod read;
mod references;
mod samples;
pub mod worker;

#[cfg(test)]
mod tests;

pub use frozen::{CharRange, FrozenText, sha256_hex};
pub use model::{
    Article, Block, BlockKind, DateKind, FoundDate, HiddenReason, Problem, ProblemKind, Provenance,
};
pub use read::read;
pub use samples::{Sample, samples};
