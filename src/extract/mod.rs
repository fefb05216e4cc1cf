//! Reading in a process of its own that can be killed: a document may crash, hang or eat memory, the
//! program may not.
//!
//! [`Extractor`] is the parent's end: it starts the reading process, sends it one file after another,
//! and replaces it after any failure. [`serve`] is that process. What passes between them is in
//! [`wire`]; what the process gives up before it reads a byte is in [`confine`]. This room knows
//! [`crate::article`] only.

mod confine;
mod parent;
mod serve;
mod unfold;
mod wire;

pub use parent::Extractor;
pub use serve::{ARGUMENT, serve};
