//! The walk through a part of a document: paragraphs, lists, tables, notes, frames, tracked changes.

use super::super::xml::{Node, Tag, Xml};
use super::styles::Styles;
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::words::one_line;
use crate::article::worker::Limits;
use crate::article::{BlockKind, HiddenReason};

#[derive(Debug)]
struct Paragraph {
    words: String,
    kind: BlockKind,
}

/// A walk through one part.
pub(super) struct Walk<'s> {
    styles: &'s Styles,
    limits: &'s Limits,
    left_out: &'s mut LeftOut,
    pub(super) flow: Flow,
    /// Words of the notes in the order they are referred to.
    pub(super) notes: Vec<String>,
    paragraphs: Vec<Paragraph>,
    /// The text outside the notes that are open.
    around: Vec<Flow>,
    lists: usize,
    contents: usize,
    /// The frame that is open: its description, and whether it is a picture.
    frames: Vec<(Option<String>, bool)>,
}

impl<'s> Walk<'s> {
    pub(super) fn new(styles: &'s Styles, limits: &'s Limits, left_out: &'s mut LeftOut) -> Self {
        Self {
            styles,
            limits,
            left_out,
            flow: Flow::default(),
            notes: Vec::new(),
            paragraphs: Vec::new(),
            around: Vec::new(),
            lists: 0,
            contents: 0,
            frames: Vec::new(),
        }
    }

    /// Walks what stands in the elements of these names.
    pub(super) fn all(&mut self, text: &str, within: &[&str]) {
        let mut xml = Xml::new(text, self.limits);
        let mut inside = 0usize;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) if within.contains(&tag.name()) => inside += 1,
                Node::Close(tag) if within.contains(&tag.name()) => inside = inside.saturating_sub(1),
                node if inside > 0 => self.node(node, &mut xml),
                _ => {}
            }
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.left_out.too_deep |= xml.too_deep;
        self.left_out.broken |= xml.broken;
    }

    fn node(&mut self, node: Node<'_>, xml: &mut Xml<'_>) {
        match node {
            Node::Open(tag) => {
                let name = tag.name().to_owned();
                match name.as_str() {
                    "title" | "desc" if !self.frames.is_empty() => {
                        let words = Some(xml.words()).filter(|words| !words.is_empty());
                        if let Some((description, _)) = self.frames.last_mut() {
                            *description = description.take().or(words);
                        }
                    }
                    // The words that tracked changes took away stand in a list of their own.
                    "tracked-changes" => self.changes(xml),
                    "annotation" => {
                        self.left_out.comments += 1;
                        xml.pass_over();
                    }
                    "note-citation" | "sequence-decls" | "ruby-text" | "script" | "event-listeners" => {
                        xml.pass_over();
                    }
                    _ => self.open(&name, &tag),
                }
            }
            Node::Close(tag) => self.close(tag.name()),
            Node::Words(words) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    collapse(&mut paragraph.words, &words);
                }
            }
        }
    }

    /// Counts tracked changes; deleted words are not read.
    fn changes(&mut self, xml: &mut Xml<'_>) {
        let mut open = 1usize;
        while open > 0 {
            match xml.next() {
                Some(Node::Open(tag)) => {
                    open += 1;
                    match tag.name() {
                        "deletion" => self.left_out.deletions += 1,
                        "insertion" => self.left_out.insertions += 1,
                        _ => {}
                    }
                }
                Some(Node::Close(_)) => open -= 1,
                Some(Node::Words(_)) => {}
                None => return,
            }
        }
    }

    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "p" | "h" => {
                let kind = if name == "h" {
                    let level = tag
                        .attribute("outline-level")
                        .and_then(|level| level.parse().ok());
                    BlockKind::Heading(level.unwrap_or(1u8).clamp(1, 9))
                } else {
                    let styled = tag
                        .attribute("style-name")
                        .and_then(|style| self.styles.kind(&style));
                    let listed = if self.lists > 0 {
                        BlockKind::ListItem
                    } else {
                        BlockKind::Paragraph
                    };
                    styled.unwrap_or(listed)
                };
                self.paragraphs.push(Paragraph {
                    words: String::new(),
                    kind,
                });
            }
            "s" => {
                let blanks = tag.attribute("c").and_then(|count| count.parse().ok());
                self.say(&" ".repeat(blanks.unwrap_or(1usize).min(100)));
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "list" => self.lists += 1,
            "table-of-content" | "alphabetical-index" | "table-index" | "illustration-index" => {
                self.contents += 1;
            }
            "table" => self.flow.begin_table(),
            "table-row" => self.flow.begin_row(),
            "table-cell" => self.flow.begin_cell(),
            "note-body" => self.around.push(std::mem::take(&mut self.flow)),
            "frame" => self.frames.push((None, false)),
            "image" => {
                if let Some((_, picture)) = self.frames.last_mut() {
                    *picture = true;
                }
                let outside = tag.attribute("href").filter(|address| address.contains("://"));
                self.left_out.outside.extend(outside);
            }
            "object" | "object-ole" => self.left_out.objects += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-of-content" | "alphabetical-index" | "table-index" | "illustration-index" => {
                self.contents = self.contents.saturating_sub(1);
            }
            "table" => self.flow.end_table(),
            "note-body" => {
                if let Some(around) = self.around.pop() {
                    let note = std::mem::replace(&mut self.flow, around);
                    self.notes.push(note.into_words());
                }
            }
            "frame" => match self.frames.pop() {
                Some((Some(words), true)) => {
                    self.flow.push(BlockKind::Figure, &one_line(&words), None);
                }
                Some((None, true)) => self.left_out.pictures += 1,
                _ => {}
            },
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(Paragraph { words, kind }) = self.paragraphs.pop() {
            let hidden = (self.contents > 0).then_some(HiddenReason::PageFurniture);
            self.flow.push(kind, &words, hidden);
        }
    }
}

/// Adds words with runs of white space as one blank: OpenDocument writes further ones as elements.
fn collapse(to: &mut String, words: &str) {
    for c in words.chars() {
        if !matches!(c, ' ' | '\n' | '\t' | '\r') {
            to.push(c);
        } else if !to.ends_with([' ', '\n', '\t']) {
            to.push(' ');
        }
    }
}
