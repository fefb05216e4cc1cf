//! Elements of a page that state a date or an author, found while the page is walked.

use super::html_table::spaced_text;
use super::words::one_line;
use dom_query::NodeRef;

/// An element that states a date or an author.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    /// A `time` element's machine-readable form if it has one; else its words, a line feed between blocks.
    pub(super) text: String,
    /// Index of the block that the element stands in or before.
    pub(super) block: usize,
    /// Index of the innermost scope.
    pub(super) scope: usize,
}

/// What a marked element states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// `time`, or an element with the property `datePublished`.
    Time,
    /// The same, said to be of a change.
    Changed,
    /// An author by class, relation, property or address.
    Author,
}

/// What an element states of date or author.
pub(super) fn mark(node: &NodeRef<'_>, name: &str) -> Option<(MarkKind, String)> {
    let property = node.attr("itemprop").unwrap_or_default().to_lowercase();
    let class = node.class().unwrap_or_default().to_lowercase();
    if name == "time" || property == "datepublished" || property == "datemodified" {
        let stated = node.attr("datetime").or_else(|| node.attr("content"));
        let text = stated
            .filter(|text| !text.trim().is_empty())
            .map_or_else(|| spaced_text(node), |text| text.to_string());
        let changed = ["updated", "modified", "changed"]
            .iter()
            .any(|word| class.contains(word))
            && !class.contains("published");
        let kind = if property == "datemodified" || changed {
            MarkKind::Changed
        } else {
            MarkKind::Time
        };
        return Some((kind, one_line(&text)));
    }
    let by_class = ["author", "byline", "by-line", "writer", "contributor"]
        .iter()
        .any(|word| class.contains(word));
    let linked = name == "a"
        && (node.attr("rel").is_some_and(|rel| rel.contains("author"))
            || node.attr("href").is_some_and(|href| {
                [
                    "/author",
                    "/by/",
                    "/contributor",
                    "/people/",
                    "/staff/",
                    "/profile",
                ]
                .iter()
                .any(|part| href.contains(part))
            }));
    (by_class || linked || property == "author").then(|| (MarkKind::Author, lines_of(node)))
}

/// Most nodes that are looked at for the words of one element: a date or a name has few.
const MOST_NODES: usize = 200;

/// The words of an element, a line feed between its blocks.
fn lines_of(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    for inner in node.descendants_it().take(MOST_NODES) {
        if inner.is_text() {
            text.push_str(&inner.text().replace('\n', " "));
        } else if let Some(name) = inner.node_name() {
            match &*name {
                "script" | "style" => return String::new(),
                "a" | "b" | "i" | "em" | "strong" | "img" | "abbr" => {}
                _ => text.push('\n'),
            }
        }
        if text.len() > 1000 {
            return String::new();
        }
    }
    let lines: Vec<String> = text
        .lines()
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}
