//! Family X: what the file needs to be accessible and to travel.

use super::{Finding, Place, Severity};
use crate::briefing::Briefing;
use crate::typeset::Pages;

pub(super) fn whole(briefing: &Briefing, pages: &Pages, findings: &mut Vec<Finding>) {
    if briefing.details.title.trim().is_empty() {
        let finding = Finding::new(
            "X01",
            Severity::Error,
            Place::Document,
            "the briefing has no title",
        );
        findings.push(finding.gap().fix("write one in the details"));
    }
    if briefing.details.date.is_empty() {
        let finding = Finding::new(
            "X01",
            Severity::Error,
            Place::Document,
            "the briefing has no date",
        );
        findings.push(finding.fix("set it in the details"));
    }
    for problem in &pages.problems {
        let place = problem.item.map_or(Place::Document, Place::Item);
        // What a rule has said already is not said again.
        let known = |finding: &Finding| finding.place == place && finding.message == problem.message;
        if findings.iter().any(known) {
            continue;
        }
        findings.push(Finding::new(
            "X01",
            Severity::Warning,
            place,
            problem.message.clone(),
        ));
    }
}
