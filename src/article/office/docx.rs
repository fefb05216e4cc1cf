//! Word documents (ECMA-376, WordprocessingML): body, notes, text boxes, headers and footers.
//!
//! Tracked changes are read as accepted; comments, deleted words and words marked as hidden are left
//! out and counted.

use super::docx_styles::{Role, Styles, core, outline, outside};
use super::package::{Package, Refusal};
use super::xml::{Node, Tag, Xml};
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::properties;
use crate::article::read::Draft;
use crate::article::words::one_line;
use crate::article::worker::Limits;
use crate::article::{BlockKind, HiddenReason};
use std::collections::BTreeMap;

/// Reads a document.
///
/// # Errors
/// Over the limits, or without a body.
pub(in crate::article) fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Draft, Refusal> {
    let styles = package.text("word/styles.xml")?;
    let styles = styles.map(|text| Styles::read(&text, limits)).unwrap_or_default();
    let mut left_out = LeftOut::default();
    let body = package.text("word/document.xml")?.unwrap_or_default();
    let mut walk = Walk::new(&styles, limits, &mut left_out);
    walk.all(&body);
    let (mut flow, references) = (walk.flow, walk.references);
    for (part, kind) in [
        ("word/footnotes.xml", "footnote"),
        ("word/endnotes.xml", "endnote"),
    ] {
        let Some(text) = package.text(part)? else { continue };
        let mut notes = notes(&text, kind, &styles, limits, &mut left_out);
        for (_, id) in references.iter().filter(|(referred, _)| *referred == kind) {
            // A note that is referred to twice is read once.
            if let Some(words) = notes.remove(id) {
                flow.note(&words);
            }
        }
    }
    for name in package.names() {
        let part = name.strip_prefix("word/").unwrap_or_default();
        if name.ends_with(".rels") {
            if let Some(text) = package.text(&name)? {
                outside(&text, limits, &mut left_out);
            }
        } else if part.ends_with(".xml") && (part.starts_with("header") || part.starts_with("footer")) {
            let text = package.text(&name)?.unwrap_or_default();
            let mut walk = Walk::new(&styles, limits, &mut left_out);
            walk.all(&text);
            let pieces = walk.flow.all_hidden(HiddenReason::PageFurniture);
            flow.extend_once(pieces);
        } else if part == "comments.xml" {
            let text = package.text(&name)?.unwrap_or_default();
            let opened = Xml::new(&text, limits);
            let comments = opened.filter(|node| matches!(node, Node::Open(tag) if tag.name() == "comment"));
            left_out.comments += comments.count();
        } else if part.starts_with("embeddings/") {
            left_out.objects += 1;
        }
    }
    let core_text = package.text("docProps/core.xml")?;
    let mut properties = core_text.map(|text| core(&text, limits)).unwrap_or_default();
    properties.language = properties.language.or(styles.language);
    Ok(properties::draft(flow, properties, left_out, limits))
}

/// The notes of a part by id; separators have no words.
fn notes(
    text: &str,
    kind: &str,
    styles: &Styles,
    limits: &Limits,
    left_out: &mut LeftOut,
) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut walk = Walk::new(styles, limits, left_out);
    let mut xml = Xml::new(text, limits);
    let mut open: Option<String> = None;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if tag.name() == kind => open = tag.attribute("id"),
            Node::Close(tag) if tag.name() == kind => {
                let words = std::mem::take(&mut walk.flow).into_words();
                found.extend(open.take().map(|id| (id, words)));
            }
            node if open.is_some() => walk.node(node, &mut xml),
            _ => {}
        }
    }
    found
}

/// A paragraph being read. Text boxes nest whole paragraphs in one.
#[derive(Debug, Default)]
struct Paragraph {
    words: String,
    role: Option<Role>,
    outline: Option<u8>,
    listed: Option<bool>,
    /// The mark at its end was deleted: its words run on into the next paragraph.
    joined: bool,
}

/// A walk through one part.
struct Walk<'s> {
    styles: &'s Styles,
    limits: &'s Limits,
    left_out: &'s mut LeftOut,
    flow: Flow,
    /// Notes in the order they are referred to: kind and id.
    references: Vec<(&'static str, String)>,
    paragraphs: Vec<Paragraph>,
    /// Words of a paragraph whose mark was deleted.
    carried: String,
    /// Inside the properties of a paragraph, of a row.
    in_paragraph_properties: bool,
    in_row_properties: bool,
    row_deleted: bool,
    in_words: bool,
    vanished: bool,
    /// The drawing that is open: its description, and whether it is a picture.
    drawing: Option<(Option<String>, bool)>,
}

impl<'s> Walk<'s> {
    fn new(styles: &'s Styles, limits: &'s Limits, left_out: &'s mut LeftOut) -> Self {
        Self {
            styles,
            limits,
            left_out,
            flow: Flow::default(),
            references: Vec::new(),
            paragraphs: Vec::new(),
            carried: String::new(),
            in_paragraph_properties: false,
            in_row_properties: false,
            row_deleted: false,
            in_words: false,
            vanished: false,
            drawing: None,
        }
    }

    fn all(&mut self, text: &str) {
        let mut xml = Xml::new(text, self.limits);
        while let Some(node) = xml.next() {
            self.node(node, &mut xml);
        }
        // What was open when the part broke off is kept.
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.left_out.too_deep |= xml.too_deep;
        self.left_out.broken |= xml.broken;
    }

    fn node(&mut self, node: Node<'_>, xml: &mut Xml<'_>) {
        match node {
            Node::Open(tag) => {
                if !self.open(&tag) {
                    xml.pass_over();
                }
            }
            Node::Close(tag) => self.close(tag.name()),
            Node::Words(words) if self.in_words => self.say(&words),
            Node::Words(_) => {}
        }
    }

    /// Takes in the beginning of an element; `false` if it is to be passed over with all it holds.
    fn open(&mut self, tag: &Tag<'_>) -> bool {
        if self.in_paragraph_properties {
            self.paragraph_property(tag);
            return tag.name() != "pPrChange";
        }
        match tag.name() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_paragraph_properties = !self.paragraphs.is_empty(),
            "trPr" => self.in_row_properties = true,
            "del" if self.in_row_properties => self.row_deleted = true,
            "del" | "moveFrom" => {
                self.left_out.deletions += 1;
                return false;
            }
            "ins" if !self.in_row_properties => self.left_out.insertions += 1,
            "r" => self.vanished = false,
            "vanish" => self.vanished = tag.is_on(),
            "t" => self.in_words = true,
            "tab" | "ptab" => self.say("\t"),
            "br" if tag.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.say("\n"),
            "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "footnoteReference" => self.refer("footnote", tag),
            "endnoteReference" => self.refer("endnote", tag),
            "tbl" => self.flow.begin_table(),
            "tr" => self.flow.begin_row(),
            "tc" => self.flow.begin_cell(),
            "drawing" | "pict" => self.drawing = Some((None, false)),
            "docPr" | "shape" => self.describe(tag),
            "pic" | "imagedata" | "chart" => {
                if let Some(drawing) = &mut self.drawing {
                    drawing.1 = true;
                }
            }
            "altChunk" => self.left_out.objects += 1,
            // The same content for older programs, reading aids over words, codes of fields, what was before a change.
            "Fallback" | "rt" | "instrText" | "delText" | "rPrChange" => return false,
            _ => {}
        }
        true
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>) {
        let styles = self.styles;
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        match tag.name() {
            "pStyle" => paragraph.role = tag.attribute("val").and_then(|id| styles.role(&id)),
            "outlineLvl" => paragraph.outline = outline(tag.attribute("val")),
            "numId" => paragraph.listed = Some(tag.attribute("val").is_some_and(|id| id != "0")),
            "del" | "moveFrom" => paragraph.joined = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "trPr" => self.in_row_properties = false,
            "r" => self.vanished = false,
            "t" => self.in_words = false,
            "tr" if std::mem::take(&mut self.row_deleted) => {
                self.left_out.deletions += 1;
                self.flow.drop_row();
            }
            "tbl" => self.flow.end_table(),
            "drawing" | "pict" => self.end_drawing(),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if self.vanished {
            self.left_out.hidden += words.chars().count();
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn refer(&mut self, kind: &'static str, tag: &Tag<'_>) {
        self.references.extend(tag.attribute("id").map(|id| (kind, id)));
    }

    fn describe(&mut self, tag: &Tag<'_>) {
        let words = ["descr", "alt"].iter().find_map(|name| tag.attribute(name));
        let words = words.filter(|words| !words.trim().is_empty());
        if let Some((description, _)) = &mut self.drawing {
            *description = description.take().or(words);
        }
    }

    fn end_drawing(&mut self) {
        match self.drawing.take() {
            Some((Some(words), true)) => {
                self.flow.push(BlockKind::Figure, &one_line(&words), None);
            }
            Some((None, true)) => self.left_out.pictures += 1,
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let words = std::mem::take(&mut self.carried) + &paragraph.words;
        if paragraph.joined {
            self.carried = words;
            return;
        }
        let listed = match paragraph.listed {
            Some(true) => Some(Role::Block(BlockKind::ListItem)),
            _ => None,
        };
        let outlined = paragraph
            .outline
            .map(|level| Role::Block(BlockKind::Heading(level)));
        let role = paragraph.role.filter(|role| {
            // A style's numbering can be switched off for one paragraph.
            paragraph.listed != Some(false) || *role != Role::Block(BlockKind::ListItem)
        });
        match role.or(outlined).or(listed) {
            Some(Role::Block(kind)) => self.flow.push(kind, &words, None),
            Some(Role::Contents) => {
                let reason = Some(HiddenReason::PageFurniture);
                self.flow.push(BlockKind::Paragraph, &words, reason);
            }
            None => self.flow.push(BlockKind::Paragraph, &words, None),
        }
    }
}
