//! Small parts of operators: marked content, colours, text strings.

use super::pen::thousandths;
use crate::typeset::{Artifact, Colour};
use printpdf::{Color, DictItem, Op, Rgb};
use std::collections::BTreeMap;

/// Begins marked content.
pub(super) fn marked_content(tag: &str, properties: Vec<(&str, DictItem)>) -> Op {
    let map: BTreeMap<String, DictItem> = properties
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict { map },
    }
}

/// How furniture is marked (ISO 32000-1, 14.8.2.2).
pub(super) fn artifact_properties(artifact: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    match artifact {
        Artifact::Header => vec![("Type", name("Pagination")), ("Subtype", name("Header"))],
        Artifact::Footer => vec![("Type", name("Pagination")), ("Subtype", name("Footer"))],
        Artifact::Decoration => vec![("Type", name("Layout"))],
    }
}

/// An sRGB colour; the output intent says that it is one.
pub(super) fn rgb(colour: Colour) -> Color {
    // Three digits tell all 256 steps apart.
    let share = |channel: u8| thousandths(f32::from(channel) / 255.0);
    Color::Rgb(Rgb {
        r: share(colour.red),
        g: share(colour.green),
        b: share(colour.blue),
        icc_profile: None,
    })
}

/// A text string as UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}
