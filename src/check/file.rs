//! Family X: what the file needs to be accessible and to travel.

use super::{Finding, Place, Severity};
use crate::briefing::{Briefing, ItemBody};
use crate::typeset::Pages;

pub(super) fn check(briefing: &Briefing, pages: &Pages, findings: &mut Vec<Finding>) {
    if briefing.details.title.trim().is_empty() {
        let finding = Finding::new(
            "X01",
            Severity::Error,
            Place::Document,
            "the briefing has no title",
        );
        findings.push(finding.fix("write one in the details"));
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
    for (_, _, item) in briefing.items() {
        if let ItemBody::Image(image) = &item.body
            && image.alt.trim().is_empty()
        {
            let finding = Finding::new(
                "X01",
                Severity::Error,
                Place::Item(item.id),
                "a picture has no description",
            );
            findings.push(finding.fix("say what it shows, for those who cannot see it"));
        }
    }
    for problem in &pages.problems {
        let place = problem.item.map_or(Place::Document, Place::Item);
        findings.push(Finding::new(
            "X01",
            Severity::Warning,
            place,
            problem.message.clone(),
        ));
    }
}
