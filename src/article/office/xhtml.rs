//! The pages of a book: well-formed HTML as a stream.

use super::xml::{Node, Tag, Xml};
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::words::one_line;
use crate::article::worker::Limits;
use crate::article::{BlockKind, HiddenReason};

/// Walks one page into `flow`; `hidden` is why the whole page is not shown.
pub(super) fn walk(
    text: &str,
    limits: &Limits,
    hidden: Option<HiddenReason>,
    flow: &mut Flow,
    left_out: &mut LeftOut,
) {
    let mut xml = Xml::new(text, limits);
    let mut page = Page {
        flow,
        left_out,
        hidden,
        kinds: Vec::new(),
        words: String::new(),
        note: None,
    };
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => {
                let name = tag.name().to_ascii_lowercase();
                let unread = [
                    "head", "script", "style", "svg", "iframe", "object", "form", "template", "rt", "rp",
                ];
                if unread.contains(&name.as_str()) || is_mark_of_a_note(&tag) {
                    xml.pass_over();
                } else {
                    page.open(&name, &tag);
                }
            }
            Node::Close(tag) => page.close(&tag.name().to_ascii_lowercase()),
            Node::Words(words) => page.say(&words),
        }
    }
    page.flush();
    left_out.too_deep |= xml.too_deep;
    left_out.broken |= xml.broken;
}

struct Page<'a> {
    flow: &'a mut Flow,
    left_out: &'a mut LeftOut,
    hidden: Option<HiddenReason>,
    /// Elements that give their words a kind, innermost last.
    kinds: Vec<(String, BlockKind)>,
    words: String,
    /// The note that is open: how many elements of its name are open, and its words.
    note: Option<(String, usize, String)>,
}

impl Page<'_> {
    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        if let Some((element, open, _)) = &mut self.note
            && element == name
        {
            *open += 1;
        } else if self.note.is_none() && is_note(tag) {
            self.flush();
            self.note = Some((name.to_owned(), 1, String::new()));
        }
        if ends_a_block(name) {
            self.flush();
        }
        let kind = match name {
            "li" | "dd" | "dt" => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quote),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            _ => heading(name).map(BlockKind::Heading),
        };
        self.kinds.extend(kind.map(|kind| (name.to_owned(), kind)));
        match name {
            "br" => self.words.push('\n'),
            "table" => self.flow.begin_table(),
            "tr" => self.flow.begin_row(),
            "td" | "th" => self.flow.begin_cell(),
            "img" | "image" => match tag.attribute("alt").map(|words| one_line(&words)) {
                Some(words) if !words.is_empty() => self.flow.push(BlockKind::Figure, &words, self.hidden),
                _ => self.left_out.pictures += 1,
            },
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if ends_a_block(name) {
            self.flush();
        }
        if self.kinds.last().is_some_and(|(open, _)| open == name) {
            self.kinds.pop();
        }
        if name == "table" {
            self.flow.end_table();
        }
        if let Some((element, open, words)) = &mut self.note
            && element == name
        {
            *open -= 1;
            if *open == 0 {
                let words = std::mem::take(words);
                self.note = None;
                self.flow.note(&words);
            }
        }
    }

    /// Runs of white space are one blank.
    fn say(&mut self, words: &str) {
        for c in words.chars() {
            if !matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.words.push(c);
            } else if !self.words.ends_with([' ', '\n']) {
                self.words.push(' ');
            }
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        if let Some((_, _, note)) = &mut self.note {
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(words.trim());
            return;
        }
        let kind = self.kinds.last().map_or(BlockKind::Paragraph, |(_, kind)| *kind);
        self.flow.push(kind, &words, self.hidden);
    }
}

/// Whether an element is one of these to EPUB or DPUB-ARIA.
fn is_a(tag: &Tag<'_>, wanted: &[&str]) -> bool {
    let stated = |name: &str| tag.attribute(name).unwrap_or_default();
    let (kind, role) = (stated("type"), stated("role"));
    let mut words = kind.split_whitespace().chain(role.split_whitespace());
    words.any(|word| wanted.contains(&word))
}

/// The number that leads to a note, or the arrow that leads back.
fn is_mark_of_a_note(tag: &Tag<'_>) -> bool {
    is_a(tag, &["noteref", "doc-noteref", "backlink", "doc-backlink"])
}

fn is_note(tag: &Tag<'_>) -> bool {
    is_a(
        tag,
        &["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"],
    )
}

fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn ends_a_block(name: &str) -> bool {
    heading(name).is_some()
        || matches!(
            name,
            "p" | "div"
                | "section"
                | "article"
                | "main"
                | "ul"
                | "ol"
                | "li"
                | "dl"
                | "dt"
                | "dd"
                | "figure"
                | "figcaption"
                | "caption"
                | "header"
                | "footer"
                | "aside"
                | "nav"
                | "pre"
                | "body"
                | "address"
                | "hr"
                | "table"
                | "tr"
                | "td"
                | "th"
                | "blockquote"
                | "details"
                | "summary"
                | "center"
                | "html"
        )
}
