//! A table of a web page as text, if it is one: many pages lay themselves out in tables.

use super::words::one_line;
use dom_query::NodeRef;

/// Most cells that one table may have; a larger one is layout.
const MOST_CELLS: usize = 20_000;
/// Longest cell of a table, in bytes.
const LONGEST_CELL: usize = 2_000;

/// The cells joined by tabs, the rows by line feeds. `None` for layout: one column or row, or tables,
/// headings or very long text in a cell.
pub(super) fn rows(table: &NodeRef<'_>) -> Option<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells = 0;
    for node in table.descendants_it() {
        let Some(name) = node.node_name() else { continue };
        match &*name {
            "tr" => rows.push(Vec::new()),
            "td" | "th" => {
                cells += 1;
                let text = one_line(&spaced_text(&node));
                if cells > MOST_CELLS || text.len() > LONGEST_CELL {
                    return None;
                }
                if let Some(row) = rows.last_mut() {
                    row.push(text);
                }
            }
            "table" | "h1" | "h2" | "h3" | "article" | "section" => return None,
            _ => {}
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if rows.len() < 2 || rows.iter().all(|row| row.len() < 2) {
        return None;
    }
    let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    Some(rows.join("\n"))
}

/// Code points of a table that carry a link, blanks left out.
pub(super) fn linked(table: &NodeRef<'_>) -> usize {
    let links = table.descendants_it().filter(|node| node.has_name("a"));
    links
        .map(|link| link.text().chars().filter(|c| !c.is_whitespace()).count())
        .sum()
}

/// The text of a cell, blocks in it set apart by a blank.
pub(super) fn spaced_text(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    for inner in node.descendants_it() {
        if inner.is_text() {
            if !inner
                .parent()
                .is_some_and(|parent| parent.has_name("script") || parent.has_name("style"))
            {
                text.push_str(&inner.text());
            }
        } else if let Some(name) = inner.node_name()
            && matches!(&*name, "br" | "p" | "div" | "li" | "ul" | "ol")
        {
            text.push(' ');
        }
    }
    text
}
