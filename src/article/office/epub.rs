//! Books (EPUB 2 and 3): the pages of the spine in order, as one article.

use super::package::{Package, Refusal};
use super::xhtml;
use super::xml::{Node, Xml};
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::properties::{self, Properties};
use crate::article::read::Draft;
use crate::article::worker::Limits;
use crate::article::{HiddenReason, ProblemKind};
use std::collections::BTreeMap;

/// Fonts may be scrambled without anything else being locked.
const SCRAMBLED_FONTS: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Reads a book.
///
/// # Errors
/// Locked by its seller, over the limits, or without a list of its pages.
pub(in crate::article) fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Draft, Refusal> {
    if let Some(text) = package.text("META-INF/encryption.xml")? {
        let mut locked = Xml::new(&text, limits).filter_map(|node| match node {
            Node::Open(tag) if tag.name() == "EncryptionMethod" => tag.attribute("Algorithm"),
            _ => None,
        });
        if locked.any(|method| !SCRAMBLED_FONTS.contains(&method.as_str())) {
            let message = "is locked by its seller; only its own reading program opens it";
            return Err((ProblemKind::Unsupported, message.into()));
        }
    }
    let container = package.text("META-INF/container.xml")?.unwrap_or_default();
    let root = Xml::new(&container, limits).find_map(|node| match node {
        Node::Open(tag) if tag.name() == "rootfile" => tag.attribute("full-path"),
        _ => None,
    });
    let root = root.unwrap_or_default();
    let Some(text) = package.text(&root)? else {
        let message = "is a book without a list of its pages; get it again from where it came from";
        return Err((ProblemKind::Damaged, message.into()));
    };
    let opf = Opf::read(&text, limits);
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut flow = Flow::default();
    let mut left_out = LeftOut::default();
    for page in opf.spine.iter().filter_map(|id| opf.manifest.get(id)) {
        let name = inside(folder, &page.address);
        match package.text(&name)? {
            Some(text) => {
                let hidden = page.contents.then_some(HiddenReason::PageFurniture);
                xhtml::walk(&text, limits, hidden, &mut flow, &mut left_out);
            }
            None => left_out.broken = true,
        }
    }
    Ok(properties::draft(flow, opf.properties, left_out, limits))
}

/// A page of the manifest.
#[derive(Debug)]
struct Page {
    address: String,
    /// The book's table of contents.
    contents: bool,
}

/// The package document: what the book says of itself, and its pages.
#[derive(Debug)]
struct Opf {
    properties: Properties,
    manifest: BTreeMap<String, Page>,
    spine: Vec<String>,
}

impl Opf {
    fn read(text: &str, limits: &Limits) -> Self {
        let mut found = Self {
            properties: Properties {
                trusted: true,
                ..Properties::default()
            },
            manifest: BTreeMap::new(),
            spine: Vec::new(),
        };
        let about = &mut found.properties;
        let mut asides = Vec::new();
        let mut xml = Xml::new(text, limits);
        while let Some(node) = xml.next() {
            let Node::Open(tag) = node else { continue };
            let name = tag.name().to_owned();
            match name.as_str() {
                "title" if about.title.is_none() => about.title = some(xml.words()),
                "creator" => about.authors.extend(some(xml.words())),
                "publisher" if about.site.is_none() => about.site = some(xml.words()),
                "language" if about.language.is_none() => about.language = some(xml.words()),
                "date" => {
                    let changed = tag
                        .attribute("event")
                        .is_some_and(|event| event == "modification");
                    let value = some(xml.words());
                    if changed {
                        about.updated = value;
                    } else {
                        about.published = about.published.take().or(value);
                    }
                }
                "item" => {
                    let address = tag.attribute("href").map(|address| percent_decoded(&address));
                    let contents = tag
                        .attribute("properties")
                        .is_some_and(|words| words.split_whitespace().any(|word| word == "nav"));
                    let page = address.map(|address| Page { address, contents });
                    found.manifest.extend(tag.attribute("id").zip(page));
                }
                "itemref" => {
                    let aside = tag.attribute("linear").is_some_and(|linear| linear == "no");
                    let order = if aside { &mut asides } else { &mut found.spine };
                    order.extend(tag.attribute("idref"));
                }
                _ => {}
            }
        }
        found.spine.append(&mut asides);
        found
    }
}

fn some(words: String) -> Option<String> {
    (!words.is_empty()).then_some(words)
}

/// The entry that a relative address names; one that leads outside names none.
fn inside(folder: &str, address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, more)) = rest.split_first() {
        let digits = more.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
