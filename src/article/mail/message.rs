//! One message: what it says, who sent it and when, and what is attached.

use super::body;
use crate::article::flow::Flow;
use crate::article::read::Draft;
use crate::article::words::one_line;
use crate::article::worker::{Limits, Part};
use crate::article::{BlockKind, DateKind, FoundDate, Problem, ProblemKind, furniture, html};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Why a message is not read.
type Refusal = (ProblemKind, String);

/// Reads a message; its attachments are handed on unread.
///
/// # Errors
/// Encrypted, or no message at all.
pub(in crate::article) fn read(bytes: &[u8], limits: &Limits) -> Result<(Draft, Vec<Part>), Refusal> {
    let damaged = || {
        let message = "is a damaged message; save it again from the mail program";
        (ProblemKind::Damaged, message.to_owned())
    };
    let message = MessageParser::default().parse(bytes).ok_or_else(damaged)?;
    if is_encrypted(&message) {
        let message = "is encrypted; open it in the mail program and save its text";
        return Err((ProblemKind::Unsupported, message.into()));
    }
    let subject = message
        .subject()
        .map(one_line)
        .filter(|subject| !subject.is_empty());
    let mut draft = Draft {
        title: subject.clone(),
        authors: senders(&message),
        dates: date(&message).into_iter().collect(),
        ..Draft::default()
    };
    let mut flow = Flow::default();
    if let Some(subject) = &subject {
        flow.push(BlockKind::Heading(1), subject, None);
    }
    // The text of an alternative is preferred: what the HTML adds is layout.
    if has_text(&message) {
        for part in message.text_bodies() {
            if let PartType::Text(words) = &part.body {
                body::read(words, subject.as_deref(), &mut flow);
            }
        }
    } else {
        let page = message.html_bodies().find_map(|part| match &part.body {
            PartType::Html(page) => Some(page),
            _ => None,
        });
        if let Some(page) = page {
            add_page(page, limits, &mut flow, &mut draft);
        }
    }
    let (text, blocks) = flow.finish();
    let frozen = crate::article::FrozenText::new(text);
    draft.blocks = blocks;
    furniture::hide(&mut draft.blocks, &frozen);
    draft.text = frozen.as_str().to_owned();
    let mut parts = Vec::new();
    let mut pictures = 0;
    for (index, part) in message.attachments().enumerate() {
        match attachment(part, index) {
            Some(part) => parts.push(part),
            None => pictures += 1,
        }
    }
    if pictures > 0 {
        draft.problems.push(Problem {
            kind: ProblemKind::LeftOut,
            message: format!("{pictures} of its pictures hold no text to read"),
            blocking: false,
        });
    }
    Ok((draft, parts))
}

/// The messages of a mailbox, each to be read on its own (RFC 4155: a line that begins with "From ").
pub(in crate::article) fn mailbox(bytes: &[u8]) -> Vec<Part> {
    let mut starts = vec![0];
    let breaks = bytes.windows(7).enumerate();
    starts.extend(
        breaks
            .filter(|(_, window)| *window == b"\n\nFrom ")
            .map(|(at, _)| at + 2),
    );
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let messages = starts.iter().zip(ends).filter_map(|(&start, end)| {
        let message = bytes.get(start..end)?;
        let header = message.iter().position(|byte| *byte == b'\n')? + 1;
        message.get(header..)
    });
    messages
        .enumerate()
        .map(|(index, message)| Part {
            file: format!("message {}.eml", index + 1),
            media_type: None,
            bytes: message.to_vec(),
        })
        .collect()
}

fn has_text(message: &Message<'_>) -> bool {
    message
        .text_bodies()
        .any(|part| matches!(&part.body, PartType::Text(words) if !words.trim().is_empty()))
}

fn is_encrypted(message: &Message<'_>) -> bool {
    message.content_type().is_some_and(|kind| {
        let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
        subtype == "encrypted"
            || (subtype.ends_with("pkcs7-mime")
                && kind
                    .attribute("smime-type")
                    .is_none_or(|kind| kind.contains("enveloped")))
    })
}

fn senders(message: &Message<'_>) -> Vec<String> {
    let addresses = message.from().map(|from| from.iter()).into_iter().flatten();
    addresses
        .filter_map(|address| address.name().or(address.address()))
        .map(one_line)
        .filter(|name| !name.is_empty())
        .collect()
}

fn date(message: &Message<'_>) -> Option<FoundDate> {
    let date = message.date().filter(|date| date.is_valid())?;
    Some(FoundDate {
        kind: DateKind::Published,
        value: format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
        found_in: "mail header Date".into(),
    })
}

/// Adds a page's own blocks; a headline that repeats the subject is not said twice.
fn add_page(page: &str, limits: &Limits, flow: &mut Flow, draft: &mut Draft) {
    let read = html::read(page, limits);
    let text = crate::article::FrozenText::new(read.text);
    for block in read.blocks {
        let words = text.slice(block.range);
        let repeats = draft
            .title
            .as_deref()
            .is_some_and(|title| title.eq_ignore_ascii_case(words.trim()));
        if !(repeats && matches!(block.kind, BlockKind::Heading(_))) {
            flow.push(block.kind, words, block.hidden);
        }
    }
    draft.problems.extend(read.problems);
    draft.language = read.language;
}

/// An attachment as a file of its own; `None` for a picture.
fn attachment(part: &MessagePart<'_>, index: usize) -> Option<Part> {
    let kind = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => kind.ctype().to_ascii_lowercase(),
    });
    if kind.as_deref().is_some_and(|kind| kind.starts_with("image/")) {
        return None;
    }
    let named = part
        .attachment_name()
        .map(file_name)
        .filter(|name| !name.is_empty());
    let (name, bytes) = match &part.body {
        PartType::Message(message) => {
            let subject = message.subject().map(file_name).filter(|name| !name.is_empty());
            let name = subject.unwrap_or_else(|| format!("message {}", index + 1));
            (format!("{name}.eml"), message.raw_message().to_vec())
        }
        _ => (format!("attachment {}", index + 1), part.contents().to_vec()),
    };
    Some(Part {
        file: named.unwrap_or(name),
        media_type: kind,
        bytes,
    })
}

/// A name that a sender chose, as a plain name: no folder, no line break.
fn file_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    clean.trim().to_owned()
}
