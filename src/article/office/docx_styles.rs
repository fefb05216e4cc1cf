//! The parts of a Word document that say what its text means: styles, relations, core properties.

use super::xml::{Node, Xml};
use crate::article::BlockKind;
use crate::article::left_out::LeftOut;
use crate::article::properties::Properties;
use crate::article::worker::Limits;
use std::collections::BTreeMap;

/// What a paragraph's style makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Block(BlockKind),
    /// An entry of a table of contents.
    Contents,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbered: bool,
}

/// The paragraph styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// Language of the document's defaults.
    pub(super) language: Option<String>,
}

/// Styles that rest on others more often than this do so in a circle.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(text: &str, limits: &Limits) -> Self {
        let mut found = Self::default();
        let mut open: Option<(String, Style)> = None;
        for node in Xml::new(text, limits) {
            match node {
                Node::Open(tag) => match (tag.name(), &mut open) {
                    ("style", _) => {
                        open = tag.attribute("styleId").map(|id| (id, Style::default()));
                    }
                    ("lang", None) if found.language.is_none() => found.language = tag.attribute("val"),
                    ("name", Some((_, style))) => {
                        style.name = tag.attribute("val").unwrap_or_default().to_lowercase();
                    }
                    ("basedOn", Some((_, style))) => style.based_on = tag.attribute("val"),
                    ("outlineLvl", Some((_, style))) => style.outline = outline(tag.attribute("val")),
                    ("numId", Some((_, style))) => {
                        style.numbered = tag.attribute("val").is_some_and(|id| id != "0");
                    }
                    _ => {}
                },
                Node::Close(tag) if tag.name() == "style" => found.styles.extend(open.take()),
                Node::Close(_) | Node::Words(_) => {}
            }
        }
        found
    }

    /// What the style `id`, or the one it rests on, makes of a paragraph.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            // Without a list of styles the id is all there is; it is the name without blanks.
            let Some(style) = self.styles.get(id) else {
                return by_name(&id.to_lowercase());
            };
            let named = by_name(&style.name);
            let outlined = style.outline.map(|level| Role::Block(BlockKind::Heading(level)));
            let listed = style.numbered.then_some(Role::Block(BlockKind::ListItem));
            if let Some(role) = named.or(outlined).or(listed) {
                return Some(role);
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// Word's own style names (RTF has the same) are English whatever the language of the program.
pub(super) fn by_name(name: &str) -> Option<Role> {
    let block = |kind| Some(Role::Block(kind));
    if let Some(level) = name.strip_prefix("heading") {
        let level = level
            .trim()
            .parse::<u8>()
            .ok()
            .filter(|level| (1..=9).contains(level))?;
        return block(BlockKind::Heading(level));
    }
    match name {
        "title" => block(BlockKind::Heading(1)),
        "caption" => block(BlockKind::Caption),
        "quote" | "intense quote" | "intensequote" | "block text" | "blocktext" => block(BlockKind::Quote),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => block(BlockKind::ListItem),
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => block(BlockKind::ListItem),
        _ if name.starts_with("toc ") || name.starts_with("table of figures") => Some(Role::Contents),
        _ => None,
    }
}

/// An outline level as a heading's; 9 means body text.
pub(super) fn outline(value: Option<String>) -> Option<u8> {
    let level: u8 = value?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

/// Notes what a part would load from outside: templates, pictures, objects. Links are only text.
pub(super) fn outside(relations: &str, limits: &Limits, left_out: &mut LeftOut) {
    for node in Xml::new(relations, limits) {
        if let Node::Open(tag) = node
            && tag.attribute("TargetMode").as_deref() == Some("External")
            && !tag
                .attribute("Type")
                .is_some_and(|kind| kind.ends_with("/hyperlink"))
        {
            let target: String = tag.attribute("Target").unwrap_or_default();
            let target: String = target.chars().filter(|c| !c.is_control()).take(120).collect();
            if !left_out.outside.contains(&target) {
                left_out.outside.push(target);
            }
        }
    }
}

/// Reads `docProps/core.xml`.
pub(super) fn core(text: &str, limits: &Limits) -> Properties {
    let mut found = Properties::default();
    let mut xml = Xml::new(text, limits);
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        let name = tag.name().to_owned();
        if !matches!(
            name.as_str(),
            "title" | "creator" | "created" | "modified" | "language"
        ) {
            continue;
        }
        let value = Some(xml.words()).filter(|value| !value.is_empty());
        match name.as_str() {
            "title" => found.title = value,
            "creator" => found.authors = value.map(|names| people(&names)).unwrap_or_default(),
            "created" => found.published = value,
            "modified" => found.updated = value,
            _ => found.language = value,
        }
    }
    found
}

/// Several authors are parted by semicolons; a comma may stand inside a name.
pub(super) fn people(names: &str) -> Vec<String> {
    let names = names.split(';').map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
