//! OpenDocument texts (ISO/IEC 26300): the body, notes, frames, headers and footers.

mod styles;
mod walk;

use self::styles::Styles;
use self::walk::Walk;
use super::package::{Package, Refusal};
use super::xml::{Node, Xml};
use crate::article::left_out::LeftOut;
use crate::article::properties::{self, Properties};
use crate::article::read::Draft;
use crate::article::worker::Limits;
use crate::article::{HiddenReason, ProblemKind};

/// Reads a document.
///
/// # Errors
/// Encrypted, or over the limits.
pub(in crate::article) fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Draft, Refusal> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    let mut opened = Xml::new(&manifest, limits);
    if opened.any(|node| matches!(node, Node::Open(tag) if tag.name() == "encryption-data")) {
        let message = "is encrypted; open it in its own program with its password and save it without one";
        return Err((ProblemKind::Unsupported, message.into()));
    }
    let mut left_out = LeftOut::default();
    let styles_part = package.text("styles.xml")?.unwrap_or_default();
    let content = package.text("content.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    styles.read(&styles_part, limits);
    styles.read(&content, limits);
    let mut walk = Walk::new(&styles, limits, &mut left_out);
    walk.all(&content, &["body"]);
    let (mut flow, notes) = (walk.flow, walk.notes);
    for note in notes {
        flow.note(&note);
    }
    let mut walk = Walk::new(&styles, limits, &mut left_out);
    walk.all(
        &styles_part,
        &[
            "header",
            "footer",
            "header-left",
            "footer-left",
            "header-first",
            "footer-first",
        ],
    );
    let pieces = walk.flow.all_hidden(HiddenReason::PageFurniture);
    flow.extend_once(pieces);
    let meta = package.text("meta.xml")?.unwrap_or_default();
    let mut properties = meta_properties(&meta, limits);
    properties.language = properties.language.or(styles.language.take());
    Ok(properties::draft(flow, properties, left_out, limits))
}

fn meta_properties(text: &str, limits: &Limits) -> Properties {
    let mut found = Properties::default();
    let mut writer = None;
    let mut xml = Xml::new(text, limits);
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        let name = tag.name().to_owned();
        let names = [
            "title",
            "initial-creator",
            "creator",
            "creation-date",
            "date",
            "language",
        ];
        if !names.contains(&name.as_str()) {
            continue;
        }
        let value = Some(xml.words()).filter(|value| !value.is_empty());
        match name.as_str() {
            "title" => found.title = value,
            "initial-creator" => found.authors = value.into_iter().collect(),
            "creator" => writer = value,
            "creation-date" => found.published = value,
            "date" => found.updated = value,
            _ => found.language = value,
        }
    }
    if found.authors.is_empty() {
        found.authors = writer.into_iter().collect();
    }
    found
}
