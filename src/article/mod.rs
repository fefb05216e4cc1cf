//! From file bytes to a clean [`Article`], and the list of what went wrong on the way.
//!
//! One file per format stands behind one [`read`]. Reading never fails: what cannot be read is a
//! [`Problem`], blocking if nothing is left. This room knows encodings and formats; it never opens a
//! file, never goes online, and knows nothing of briefings or windows.

mod frozen;
mod model;
pub mod worker;

pub use frozen::{CharRange, FrozenText, sha256_hex};
pub use model::{
    Article, Block, BlockKind, DateKind, FoundDate, HiddenReason, Problem, ProblemKind, Provenance,
};
