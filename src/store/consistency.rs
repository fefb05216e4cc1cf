//! What must fit together in a briefing file beyond its form, so that no later room has to doubt it.

use crate::briefing::{Briefing, RichText};
use std::collections::BTreeSet;

/// The first thing that does not fit, in words; `None` if all does.
pub(super) fn inconsistency(briefing: &Briefing) -> Option<String> {
    let expected: Vec<&str> = briefing
        .template
        .sections
        .iter()
        .map(|section| section.id.as_str())
        .collect();
    let found: Vec<&str> = briefing
        .sections
        .iter()
        .map(|content| content.section.as_str())
        .collect();
    if expected != found {
        return Some(format!(
            "its sections ({}) are not those of its template ({})",
            found.join(", "),
            expected.join(", ")
        ));
    }
    let mut sources = BTreeSet::new();
    for source in &briefing.sources {
        if !sources.insert(source.id) {
            return Some(format!("source {} stands in it twice", source.id.0));
        }
        let end = source.text.len();
        if let Some(block) = source
            .blocks
            .iter()
            .find(|block| block.range.end > end || block.range.is_empty())
        {
            let range = block.range;
            return Some(format!(
                "source {} has a block at {}–{} outside its text",
                source.id.0, range.start, range.end
            ));
        }
    }
    let mut items = BTreeSet::new();
    let mut quotations = BTreeSet::new();
    for (_, _, item) in briefing.items() {
        if !items.insert(item.id) {
            return Some(format!("item {} stands in it twice", item.id.0));
        }
        let mut notes = item.texts().into_iter().flat_map(RichText::notes);
        if notes.any(|note| note.notes().next().is_some()) {
            return Some(format!("item {} has a note inside a note", item.id.0));
        }
        if let Some(twice) = item
            .quotations()
            .find(|quotation| !quotations.insert(quotation.id))
        {
            return Some(format!("quotation q{} stands in it twice", twice.id.0));
        }
    }
    None
}
