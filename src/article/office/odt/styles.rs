//! Named styles, and what they make of a paragraph.

use super::super::xml::{Node, Xml};
use crate::article::BlockKind;
use crate::article::worker::Limits;
use std::collections::BTreeMap;

/// The named styles that the automatic ones rest on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    parents: BTreeMap<String, String>,
    pub(super) language: Option<String>,
}

impl Styles {
    pub(super) fn read(&mut self, text: &str, limits: &Limits) {
        for node in Xml::new(text, limits) {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "style" => {
                    let named = tag.attribute("name").zip(tag.attribute("parent-style-name"));
                    self.parents.extend(named);
                }
                "text-properties" if self.language.is_none() => {
                    let known = |value: &String| !matches!(value.as_str(), "none" | "zxx" | "");
                    let language = tag.attribute("language").filter(known);
                    let country = tag.attribute("country").filter(known);
                    self.language = language.map(|language| match country {
                        Some(country) => format!("{language}-{country}"),
                        None => language,
                    });
                }
                _ => {}
            }
        }
    }

    /// What the style `name`, or the one it rests on, makes of a paragraph.
    pub(super) fn kind(&self, name: &str) -> Option<BlockKind> {
        let mut name = name;
        // Automatic styles rest on named ones, and those on others; a circle ends here.
        for _ in 0..20 {
            match name.replace("_20_", " ").as_str() {
                "Title" => return Some(BlockKind::Heading(1)),
                "Quotations" => return Some(BlockKind::Quote),
                "Caption" | "Illustration" | "Figure" | "Drawing" => return Some(BlockKind::Caption),
                // The caption above or below a table.
                "Table" => return Some(BlockKind::Caption),
                other if other.to_lowercase().ends_with("caption") => return Some(BlockKind::Caption),
                _ => {}
            }
            name = self.parents.get(name)?;
        }
        None
    }
}
