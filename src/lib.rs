//! Attaché: from articles to a briefing whose every quotation is exact, attributed and provable.
//!
//! Data walks one way: bytes → [`article`] → [`find`] → [`briefing`] → [`typeset`] → [`paint`] or [`pdf`].
//! `ARCHITECTURE.md` holds the map and the invariants; `tests/layering.rs` keeps them.
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

pub mod app;
pub mod article;
pub mod briefing;
pub mod check;
pub mod cli;
pub mod extract;
pub mod find;
pub mod paint;
pub mod pdf;
pub mod picture;
pub mod search;
pub mod share;
pub mod store;
pub mod template;
pub mod typeset;
pub mod ui;

/// The program's name and version, as it stands in files it writes ("Attaché 0.1.0").
pub const PROGRAM: &str = concat!("Attaché ", env!("CARGO_PKG_VERSION"));
