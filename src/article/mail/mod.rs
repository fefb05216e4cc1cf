//! Mail and what borrows its form: messages (RFC 5322, MIME), mailboxes, saved web archives (MHTML).
//!
//! Attachments are handed on as they are, to be read on their own; what a message would load from
//! elsewhere is never loaded.

mod body;
mod message;
mod web_archive;

pub(super) use message::{mailbox, read as message};
pub(super) use web_archive::read as web_archive;

/// What the first lines of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Message,
    Mailbox,
    WebArchive,
}

/// Tells mail by its header: nothing but header lines before the first blank one, among them a sender
/// and one more that only mail has.
pub(super) fn form(head: &str) -> Option<Form> {
    let (mailbox, head) = match head.strip_prefix("From ") {
        Some(rest) => (true, rest.split_once('\n')?.1),
        None => (false, head),
    };
    let mut names = Vec::new();
    let mut related = false;
    for line in head.lines() {
        if line.trim_end().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !names.is_empty() {
            related |= line.to_ascii_lowercase().contains("multipart/related");
            continue;
        }
        let (name, value) = line.split_once(':')?;
        if name.is_empty()
            || !name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            return None;
        }
        let name = name.to_ascii_lowercase();
        related |= name == "content-type" && value.to_ascii_lowercase().contains("multipart/related");
        names.push(name);
    }
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    if has(&["snapshot-content-location"]) || (related && !has(&["to", "received", "message-id"])) {
        return Some(Form::WebArchive);
    }
    let sender = has(&["from", "received", "return-path", "delivered-to"]);
    let mail = has(&[
        "mime-version",
        "message-id",
        "content-type",
        "received",
        "date",
        "subject",
        "to",
    ]);
    match (sender && mail && names.len() > 1, mailbox) {
        (false, _) => None,
        (true, true) => Some(Form::Mailbox),
        (true, false) => Some(Form::Message),
    }
}
