//! *Draft for me*: the best quotations and key points into a template's sections.
//!
//! A first version to read against the sources, never a decision: every card is marked as
//! suggested, every quotation stands once, and a card says only what a source says.

mod ledger;
mod plan;
mod steps;
mod worth;

pub(super) use steps::fill as fill_step;

use super::quoted::{quoted_span, spans_of};
use crate::briefing::{Briefing, Edit, Pick, QuotedSpan, Whose, pick};
use crate::find::Finds;
use ledger::{Planned, What};
use plan::plan;

/// The edits that fill the sections of `briefing` from `finds` (made over its sources), beside what
/// stands there already.
pub(super) fn edits(briefing: &Briefing, finds: &Finds) -> Vec<Edit> {
    let mut working = briefing.clone();
    let mut edits = Vec::new();
    for planned in plan(briefing, finds) {
        let Some(wanted) = as_pick(briefing, finds, &planned) else {
            continue;
        };
        // What a section refuses (it may bar quotations) is left out of the draft.
        let Ok(outcome) = pick(&working, planned.section, &wanted, None) else {
            continue;
        };
        // Only new cards: a draft never changes what the analyst wrote.
        if !matches!(outcome.edit, Edit::InsertItem { .. }) {
            continue;
        }
        let mut edit = outcome.edit;
        fill_step(&mut edit);
        if working.apply(edit.clone()).is_ok() {
            edits.push(edit);
        }
    }
    edits
}

fn as_pick(briefing: &Briefing, finds: &Finds, planned: &Planned) -> Option<Pick> {
    let (article, range, whose) = match planned.what {
        What::Quotation(index) => {
            let found = finds.quotations.get(index)?;
            (found.article, found.range, Whose::Quoted(quoted_span(found)))
        }
        What::KeyPoint(index) => {
            let found = finds.key_points.get(index)?;
            (found.article, found.range, Whose::Outlet)
        }
    };
    let spans: Vec<QuotedSpan> = spans_of(&finds.quotations, article);
    Some(Pick {
        source: briefing.sources.get(article)?.id,
        range,
        whose,
        inside: spans
            .into_iter()
            .filter(|span| range.contains(span.outer))
            .collect(),
        suggested: true,
    })
}
