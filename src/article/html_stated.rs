//! What a page states of itself for machines: JSON-LD, meta elements, `<title>`, headings. Facts only;
//! which of them is believed is decided in `html_title`, `html_byline` and `html_dates`.

use super::words::one_line;
use dom_query::{Document, NodeRef};
use serde_json::Value;

/// Facts that a page states of itself.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// JSON-LD objects with a type, articles first.
    pub(super) linked: Vec<Value>,
    /// Names in lower case and values of the meta elements.
    meta: Vec<(String, String)>,
    /// The words of `<title>`.
    pub(super) tag: String,
    /// Headings of the first two levels in the order of the page: level and words.
    pub(super) headings: Vec<(u8, String)>,
    /// Address of the page.
    pub(super) url: Option<String>,
    /// Declared language.
    pub(super) language: Option<String>,
}

impl Stated {
    pub(super) fn of(document: &Document) -> Self {
        let mut stated = Self::default();
        let mut canonical = None;
        for node in document.root().descendants_it() {
            let Some(name) = node.node_name() else { continue };
            match &*name {
                "html" => stated.language = attribute(&node, "lang"),
                "meta" => stated.add_meta(&node),
                "title" if stated.tag.is_empty() => stated.tag = one_line(&node.text()),
                "link" if canonical.is_none() => {
                    let rel = attribute(&node, "rel").unwrap_or_default();
                    canonical = attribute(&node, "href").filter(|_| rel.eq_ignore_ascii_case("canonical"));
                }
                "script" if attribute(&node, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                    stated.add_linked(&node.text());
                }
                "h1" | "h2" => {
                    let words = one_line(&super::html_table::spaced_text(&node));
                    if !words.is_empty() && stated.headings.len() < 200 {
                        stated.headings.push((if &*name == "h1" { 1 } else { 2 }, words));
                    }
                }
                _ => {}
            }
        }
        stated.linked.sort_by_key(|object| !is_article(object));
        let address = canonical.or_else(|| stated.meta(&["og:url"]));
        stated.url = address.filter(|url| is_web(url));
        stated.language = stated
            .language
            .take()
            .or_else(|| stated.meta(&["og:locale"]))
            .map(|tag| tag.replace('_', "-"));
        stated
    }

    fn add_meta(&mut self, node: &NodeRef<'_>) {
        let name = attribute(node, "property")
            .or_else(|| attribute(node, "name"))
            .or_else(|| attribute(node, "itemprop"));
        let value = attribute(node, "content").or_else(|| attribute(node, "value"));
        if let (Some(name), Some(value)) = (name, value)
            && self.meta.len() < 500
        {
            self.meta.push((name.to_lowercase(), value));
        }
    }

    fn add_linked(&mut self, text: &str) {
        let value = serde_json::from_str::<Value>(text).or_else(|_| {
            // Line breaks inside strings and comment marks around the whole are common.
            let clean: String = text
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            let inner = clean
                .find(['{', '['])
                .and_then(|start| clean.get(start..=clean.rfind(['}', ']'])?));
            serde_json::from_str(inner.unwrap_or(""))
        });
        if let Ok(value) = value {
            collect(value, &mut self.linked, 0);
        }
    }

    /// The value of the first of these meta elements that the page has, by the order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.metas(name).next())
            .map(str::to_owned)
    }

    /// All values of one meta element.
    pub(super) fn metas<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.meta
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The JSON-LD objects that are articles.
    pub(super) fn articles(&self) -> impl Iterator<Item = &Value> {
        self.linked.iter().take_while(|object| is_article(object))
    }

    /// The JSON-LD object with this identifier.
    pub(super) fn by_id(&self, id: &str) -> Option<&Value> {
        self.linked
            .iter()
            .find(|object| object.get("@id").and_then(Value::as_str) == Some(id))
    }

    /// The outlet's name.
    pub(super) fn site(&self) -> Option<String> {
        let linked = || {
            self.linked.iter().find_map(|object| {
                let publisher = object.get("publisher")?;
                let named = publisher
                    .get("name")
                    .or_else(|| self.by_id(publisher.get("@id")?.as_str()?)?.get("name"));
                named?.as_str().map(one_line)
            })
        };
        self.meta(&["og:site_name"])
            .or_else(linked)
            .or_else(|| self.meta(&["application-name"]))
            .filter(|name| !name.is_empty())
    }
}

/// The words of a JSON-LD field; markup and entities in them are read as a page would show them.
pub(super) fn words(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let shown = if text.contains(['<', '&']) {
        Document::from(text).root().text().to_string()
    } else {
        text.to_owned()
    };
    let line = one_line(&shown);
    (!line.is_empty()).then_some(line)
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let value = one_line(&node.attr(name)?);
    (!value.is_empty()).then_some(value)
}

fn is_article(object: &Value) -> bool {
    let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
    ["Article", "Posting", "Report", "Recipe", "Review\""]
        .iter()
        .any(|name| kind.contains(name))
}

/// Most JSON-LD objects that are looked at.
const MOST_OBJECTS: usize = 400;

/// Typed objects in any depth of lists, graphs and main entities.
fn collect(value: Value, found: &mut Vec<Value>, depth: usize) {
    if depth > 6 || found.len() > MOST_OBJECTS {
        return;
    }
    match value {
        Value::Array(values) => values
            .into_iter()
            .for_each(|value| collect(value, found, depth + 1)),
        Value::Object(mut object) => {
            for field in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.remove(field) {
                    collect(inner, found, depth + 1);
                }
            }
            if object.contains_key("@type") || object.contains_key("@id") {
                found.push(Value::Object(object));
            }
        }
        _ => {}
    }
}
