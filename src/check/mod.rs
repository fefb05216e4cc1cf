//! What is wrong with a briefing before it goes out. One file per family of rules.
//!
//! This room sees the briefing and its pages; it changes nothing and knows no window. The rule numbers
//! are those of the guide: Q quotations, K key points, S sources, F form, I lists, tables and notes, X the file.
//! A family has a function for what can be told of an item alone, and one for what takes the whole briefing.

mod checker;
mod file;
mod form;
mod items;
mod key_points;
mod model;
mod names;
mod quotations;
mod sources;

#[cfg(test)]
mod tests;

pub use checker::{Checked, Checker};
pub use model::{Finding, Place, Severity};

use crate::briefing::Briefing;
use crate::typeset::Pages;

/// Every finding, worst first, then in the order of print.
pub fn check(briefing: &Briefing, pages: &Pages) -> Vec<Finding> {
    Checker::default().check(briefing, pages).findings
}
