//! What is wrong with a briefing before it goes out. One file per family of rules.
//!
//! This room sees the briefing and its pages; it changes nothing and knows no window. The rule numbers
//! are those of the guide: Q quotations, K key points, S sources, F form, I lists, tables and notes, X the file.

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

pub use model::{Finding, Place, Severity};

use crate::briefing::Briefing;
use crate::typeset::Pages;

/// Every finding, worst first, then in the order of print.
pub fn check(briefing: &Briefing, pages: &Pages) -> Vec<Finding> {
    let mut findings = Vec::new();
    quotations::check(briefing, &mut findings);
    key_points::check(briefing, &mut findings);
    sources::check(briefing, &mut findings);
    form::check(briefing, pages, &mut findings);
    items::check(briefing, &mut findings);
    file::check(briefing, pages, &mut findings);
    findings.sort_by_key(|finding| finding.severity);
    findings
}
