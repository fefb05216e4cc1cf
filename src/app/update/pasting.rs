//! What was pasted outside a text field: HTML or text becomes a source, an address does not.

use super::sources::begin_job;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::state::State;

/// Reads what was pasted as an article; HTML before text, since it keeps headings and links.
pub(super) fn paste(state: &mut State, text: String, html: Option<String>) -> Vec<Effect> {
    let words = text.trim();
    if words.is_empty() && html.as_ref().is_none_or(|html| html.trim().is_empty()) {
        state.notify(Notice::info(
            "There is no text on the clipboard. Copy the article and paste again.",
        ));
        return Vec::new();
    }
    let is_address = words.starts_with("http://") || words.starts_with("https://");
    if is_address && !words.contains(char::is_whitespace) {
        state.notify(Notice::info(
            "Attaché does not go online. Save the page in your browser and drop the file here.",
        ));
        return Vec::new();
    }
    let input = match html.filter(|html| !html.trim().is_empty()) {
        Some(html) => (
            "Pasted page.html".to_owned(),
            Some("text/html".to_owned()),
            html.into_bytes(),
        ),
        None => (
            "Pasted text.txt".to_owned(),
            Some("text/plain".to_owned()),
            text.into_bytes(),
        ),
    };
    let job = begin_job(state, 1, false);
    vec![Effect::ReadBytes {
        job,
        inputs: vec![input],
    }]
}
