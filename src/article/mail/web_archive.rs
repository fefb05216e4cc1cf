//! Saved web archives (MHTML, RFC 2557): the page is the first HTML part; nothing else is read.

use crate::article::read::Draft;
use crate::article::worker::Limits;
use crate::article::{ProblemKind, html};
use mail_parser::{HeaderValue, MessageParser, MimeHeaders, PartType};

/// Reads the page of an archive.
///
/// # Errors
/// There is no page in it.
pub(in crate::article) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, (ProblemKind, String)> {
    let message = MessageParser::default().parse(bytes);
    let page = message.as_ref().and_then(|message| {
        message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(page) => Some((page, part)),
            _ => None,
        })
    });
    let (Some(message), Some((page, part))) = (&message, page) else {
        let problem = "is a saved web archive without a page; save the page again";
        return Err((ProblemKind::Damaged, problem.into()));
    };
    let mut draft = html::read(page, limits);
    let saved_from = match message.header("Snapshot-Content-Location") {
        Some(HeaderValue::Text(address)) => Some(address.trim().to_owned()),
        _ => part.content_location().map(|address| address.trim().to_owned()),
    };
    let is_address = |address: &String| address.starts_with("http://") || address.starts_with("https://");
    draft.url = draft.url.or(saved_from.filter(is_address));
    Ok(draft)
}
