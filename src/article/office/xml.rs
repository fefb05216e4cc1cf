//! XML as a stream of opened elements, closed elements and words. No schema, no entities of the
//! document's own, nothing outside it: a document type declaration is passed over unread.

use crate::article::worker::Limits;
use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::borrow::Cow;

/// One step through a document.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins; one without content is closed by the next node.
    Open(Tag<'a>),
    /// The element of this local name ends.
    Close(EndTag<'a>),
    /// Words, entities resolved.
    Words(Cow<'a, str>),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    attributes: usize,
}

/// The end of an element.
#[derive(Debug)]
pub(super) struct EndTag<'a>(BytesEnd<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the first attribute of this local name. Attributes over the limit are not looked at.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .take(self.attributes)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(
            quick_xml::escape::unescape_with(&found.value, resolve_html5_entity)
                .map_or_else(|_| found.value.to_string(), Cow::into_owned),
        )
    }

    /// Whether a switch like `<w:vanish/>` or `<w:b w:val="0"/>` is on.
    pub(super) fn is_on(&self) -> bool {
        self.attribute("val")
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

impl EndTag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// A document being walked.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    attributes: usize,
    depth_limit: usize,
    depth: usize,
    /// Elements lay deeper than the limit; they were read as if they did not.
    pub(super) too_deep: bool,
    /// The document is not well formed from some place on; what stood before was read.
    pub(super) broken: bool,
}

impl<'a> Xml<'a> {
    /// Walks a well-formed document.
    pub(super) fn new(text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            attributes: limits.attributes,
            depth_limit: limits.element_depth,
            depth: 0,
            too_deep: false,
            broken: false,
        }
    }

    /// Passes over what the element just opened holds, its end included.
    pub(super) fn pass_over(&mut self) {
        let mut open = 1usize;
        while open > 0 {
            match self.next() {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close(_)) => open -= 1,
                Some(Node::Words(_)) => {}
                None => return,
            }
        }
    }

    /// The words of the element just opened, its end passed over.
    pub(super) fn words(&mut self) -> String {
        let mut open = 1usize;
        let mut words = String::new();
        while open > 0 {
            match self.next() {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close(_)) => open -= 1,
                Some(Node::Words(more)) => words.push_str(&more),
                None => break,
            }
        }
        words.trim().to_owned()
    }
}

impl<'a> Iterator for Xml<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(_) => {
                    self.broken = true;
                    return None;
                }
            };
            return Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    self.too_deep |= self.depth > self.depth_limit;
                    Node::Open(Tag {
                        start,
                        attributes: self.attributes,
                    })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(EndTag(end))
                }
                Event::Text(text) => Node::Words(text.into_inner()),
                Event::CData(data) => Node::Words(data.into_inner()),
                Event::GeneralRef(entity) => {
                    let named = resolve_html5_entity(&entity).map(str::to_owned);
                    let numbered = || entity.resolve_char_ref().ok().flatten().map(String::from);
                    // An entity of the document's own stays as it is written.
                    let words = named.or_else(numbered);
                    Node::Words(Cow::Owned(words.unwrap_or_else(|| format!("&{};", &*entity))))
                }
                Event::Eof => {
                    self.broken |= self.depth > 0;
                    return None;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }
}
