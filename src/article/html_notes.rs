//! Marks of notes in running text: a raised number that leads to the foot of the page. They are taken out
//! before the page is read, since they are no words of a sentence and would stand in every quotation of it;
//! the notes themselves are read.

use dom_query::{Document, NodeRef};

/// Takes the marks out of a page.
pub(super) fn remove_marks(document: &Document) {
    let marks: Vec<NodeRef<'_>> = document.root().descendants_it().filter(is_mark).collect();
    for mark in marks {
        mark.remove_from_parent();
    }
}

/// Whether an element is the mark of a note or leads back from a note to its mark.
fn is_mark(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else {
        return false;
    };
    match &*name {
        "sup" => {
            let mut links = node.descendants_it().filter(|inner| inner.has_name("a"));
            links.next().is_some_and(|link| leads_to_place(&link)) && is_number(&node.text())
        }
        "a" => {
            let role = node.attr("role").unwrap_or_default();
            let stated = matches!(&*role, "doc-noteref" | "doc-backlink");
            let words = node.text();
            (stated && words.trim().chars().count() <= MOST) || (leads_into_page(node) && is_arrow(&words))
        }
        _ => false,
    }
}

/// Most characters of a mark ("[12]").
const MOST: usize = 5;

fn leads_into_page(link: &NodeRef<'_>) -> bool {
    link.attr("href")
        .is_some_and(|href| href.len() > 1 && href.starts_with('#'))
}

/// A saved page may spell out the address before the place in it.
fn leads_to_place(link: &NodeRef<'_>) -> bool {
    link.attr("href").is_some_and(|href| href.contains('#'))
}

/// "5", "[12]", "(3)", "a", "*".
fn is_number(words: &str) -> bool {
    let words = words.trim();
    let bare = words.trim_matches(|c: char| "[](),".contains(c) || c.is_whitespace());
    let mark = bare.chars().all(|c| c.is_ascii_digit()) || bare.chars().count() == 1;
    words.chars().count() <= MOST && !bare.is_empty() && mark
}

/// The arrows that lead back from a note.
fn is_arrow(words: &str) -> bool {
    matches!(
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{fe0e}' | '\u{fe0f}')),
        "↩" | "↑" | "^" | "⏎" | "[return]" | "[↩]"
    )
}
