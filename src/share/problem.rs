//! A refused export in the briefing's own words: the number of the item beside the page.

use crate::briefing::{Briefing, Numbers};
use crate::pdf::ExportError;
use crate::typeset::Origin;

/// The message of `error`, led by the number of the item it is about ("Item 2.3, page 2, …").
pub fn export_problem(error: &ExportError, briefing: &Briefing) -> String {
    let message = error.to_string();
    let item = match error.origin() {
        Some(Origin::Item { item, .. } | Origin::Note { item, .. }) => Numbers::new(briefing).item(*item),
        _ => None,
    };
    match (item, message.strip_prefix("Page ")) {
        (Some(number), Some(rest)) => format!("Item {number}, page {rest}"),
        _ => message,
    }
}
