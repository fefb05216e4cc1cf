//! The walk over a page that lists its blocks: which elements are blocks of their own, where links,
//! line breaks and the numbers of lists stand.

use super::html_blocks::{Page, PageBlock, Scope};
use super::html_hints::Hints;
use super::html_marks::{Mark, mark};
use super::plain_lines::paragraphs;
use super::words::one_line;
use super::{BlockKind, FrozenText, html_table};
use dom_query::{Document, NodeRef};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Deepest element that is walked into; the parser has been kept from deeper pages already.
const DEEPEST: usize = 600;

/// Lists the blocks of a page.
pub(super) fn blocks(document: &Document) -> Page {
    let mut walk = Walk::default();
    walk.page.scopes.push(Scope {
        parent: 0,
        hints: Hints::default(),
        shape: 0,
        blocks: 0..0,
    });
    if let Some(body) = document.body() {
        walk.children(&body, BlockKind::Paragraph, 0);
        walk.flush(BlockKind::Paragraph);
    }
    let end = walk.page.blocks.len();
    if let Some(root) = walk.page.scopes.first_mut() {
        root.blocks = 0..end;
    }
    walk.page
}

/// Whether an element stands among the words of a line: there a publisher's own element is no block.
fn in_running_text(node: &NodeRef<'_>) -> bool {
    let parent = node.parent().and_then(|parent| parent.node_name());
    parent.is_some_and(|name| {
        matches!(
            &*name,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "span" | "a" | "em" | "strong" | "b" | "i"
        )
    })
}

#[derive(Default)]
struct Walk {
    page: Page,
    /// The innermost scope.
    scope: usize,
    /// Text of the open block.
    open: String,
    /// Code points of the open block that carry a link.
    linked: usize,
    in_link: bool,
    /// Whether line feeds are lines, as in a poem, a wire text or code.
    preformatted: bool,
    anchors: bool,
    /// The number of the next entry, inside a list that numbers its entries.
    next: Option<u32>,
    /// The number of the open entry until its first words are there.
    number: Option<u32>,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, kind: BlockKind, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children_it(false) {
            self.node(&child, kind, depth);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, kind: BlockKind, depth: usize) {
        if node.is_text() {
            let text = node.text();
            if self.in_link {
                self.linked += text.chars().filter(|c| !c.is_whitespace()).count();
            }
            self.open.push_str(&text);
            return;
        }
        let Some(name) = node.node_name() else { return };
        self.mark(node, &name);
        match &*name {
            "script" | "style" | "noscript" | "template" | "iframe" | "object" | "embed" | "svg"
            | "select" | "input" | "textarea" | "button" | "canvas" | "audio" | "video" | "math" | "head"
            | "dialog" => {}
            "br" => self.open.push('\u{1}'),
            "a" => {
                let outer = std::mem::replace(&mut self.in_link, true);
                self.anchors |= node
                    .attr("href")
                    .is_some_and(|href| href.len() > 1 && href.starts_with('#'));
                self.children(node, kind, depth + 1);
                self.in_link = outer;
            }
            "img" => self.picture(node, kind),
            "table" => {
                self.flush(kind);
                self.table(node, kind, depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.bytes().nth(1).map_or(2, |digit| digit.saturating_sub(b'0'));
                self.part(node, kind, BlockKind::Heading(level), depth);
            }
            "li" => self.entry(node, kind, depth),
            "dd" => self.part(node, kind, BlockKind::ListItem, depth),
            "ol" | "ul" | "menu" => {
                let outer = std::mem::replace(&mut self.next, first_number(node, &name));
                self.part(node, kind, kind, depth);
                self.next = outer;
            }
            "pre" => {
                self.flush(kind);
                let outer = std::mem::replace(&mut self.preformatted, true);
                self.part(node, kind, kind, depth);
                self.preformatted = outer;
            }
            "blockquote" => self.part(node, kind, BlockKind::Quote, depth),
            "figcaption" | "caption" => self.part(node, kind, BlockKind::Caption, depth),
            "p" | "div" | "section" | "article" | "main" | "figure" | "header" | "footer" | "aside"
            | "nav" | "form" | "fieldset" | "dl" | "dt" | "address" | "hr" | "details" | "summary"
            | "center" | "tbody" | "tr" | "td" | "th" | "label" | "legend" => {
                self.part(node, kind, kind, depth);
            }
            other if other.contains('-') && !in_running_text(node) => self.part(node, kind, kind, depth),
            _ => self.inline(node, kind, depth),
        }
    }

    fn mark(&mut self, node: &NodeRef<'_>, name: &str) {
        let Some((kind, text)) = mark(node, name) else {
            return;
        };
        if !text.is_empty() && text.chars().count() <= 200 {
            self.page.marks.push(Mark {
                kind,
                text,
                block: self.page.blocks.len(),
                scope: self.scope,
            });
        }
    }

    /// An inline element belongs to the block around it, unless nobody is meant to see it.
    fn inline(&mut self, node: &NodeRef<'_>, kind: BlockKind, depth: usize) {
        if !Hints::of(node).any(Hints::HIDDEN) {
            self.children(node, kind, depth + 1);
            return;
        }
        let (open, linked) = (std::mem::take(&mut self.open), std::mem::take(&mut self.linked));
        self.part(node, kind, kind, depth);
        self.open = open;
        self.linked = linked;
    }

    /// An element whose text is a block of its own.
    fn part(&mut self, node: &NodeRef<'_>, outer: BlockKind, kind: BlockKind, depth: usize) {
        self.flush(outer);
        let parent = self.scope;
        self.scope = self.page.scopes.len();
        let start = self.page.blocks.len();
        self.page.scopes.push(Scope {
            parent,
            hints: Hints::of(node),
            shape: shape(node),
            blocks: start..start,
        });
        self.children(node, kind, depth + 1);
        self.flush(kind);
        let end = self.page.blocks.len();
        if let Some(scope) = self.page.scopes.get_mut(self.scope) {
            scope.blocks = start..end;
        }
        self.scope = parent;
    }

    /// An entry of a list: its number stands before its first words.
    fn entry(&mut self, node: &NodeRef<'_>, outer: BlockKind, depth: usize) {
        self.flush(outer);
        if let Some(next) = self.next {
            let stated = node.attr("value").and_then(|value| value.trim().parse().ok());
            let number = stated.unwrap_or(next);
            self.number = Some(number);
            self.next = number.checked_add(1);
        }
        self.part(node, outer, BlockKind::ListItem, depth);
        self.number = None;
    }

    fn picture(&mut self, node: &NodeRef<'_>, kind: BlockKind) {
        let words = node.attr("alt").unwrap_or_default();
        if words.split_whitespace().count() > 2 {
            self.flush(kind);
            self.push(BlockKind::Figure, one_line(&words), 0);
        }
    }

    fn table(&mut self, table: &NodeRef<'_>, kind: BlockKind, depth: usize) {
        let Some(rows) = html_table::rows(table) else {
            self.part(table, kind, kind, depth);
            return;
        };
        for caption in table.children_it(false).filter(|child| child.has_name("caption")) {
            self.part(&caption, kind, BlockKind::Caption, depth);
        }
        self.push(BlockKind::Table, rows, html_table::linked(table));
    }

    /// Ends the open block; line breaks inside it part blocks, but not a
    /// heading: that is one however many lines it is set on. So do the lines of preformatted text, unless
    /// they are the wrapped lines of paragraphs.
    fn flush(&mut self, kind: BlockKind) {
        let open = std::mem::take(&mut self.open);
        let linked = std::mem::take(&mut self.linked);
        let anchors = std::mem::take(&mut self.anchors);
        let all = open
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '\u{1}')
            .count();
        if all == 0 {
            return;
        }
        let parts: Vec<String> = if let BlockKind::Heading(_) = kind {
            vec![one_line(&open.replace('\u{1}', " "))]
        } else if self.preformatted {
            let lines = FrozenText::new(open.replace('\u{1}', "\n"));
            let ranges = paragraphs(lines.as_str()).into_iter();
            ranges.map(|range| one_line(lines.slice(range))).collect()
        } else {
            open.split('\u{1}').map(one_line).collect()
        };
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let share = linked * part.chars().count() / all;
            self.push(kind, part, share);
            if let Some(block) = self.page.blocks.last_mut() {
                block.anchors = anchors;
            }
        }
    }

    fn push(&mut self, kind: BlockKind, text: String, linked: usize) {
        let chars = text.chars().count();
        let words = !matches!(kind, BlockKind::Figure | BlockKind::Caption);
        // Some pages write the number in the words as well.
        let number = self.number.take_if(|_| words);
        let number = number.filter(|_| !text.starts_with(|c: char| c.is_ascii_digit()));
        self.page.blocks.push(PageBlock {
            kind,
            text,
            number,
            linked: linked.min(chars),
            anchors: false,
            chars,
            scope: self.scope,
        });
    }
}

/// The number that a list begins with, if it shows decimal numbers.
fn first_number(list: &NodeRef<'_>, name: &str) -> Option<u32> {
    let other_marks = list.attr("type").is_some_and(|kind| &*kind != "1")
        || list.attr("reversed").is_some()
        || list
            .attr("style")
            .is_some_and(|style| style.contains("list-style"));
    let start = list.attr("start").and_then(|start| start.trim().parse().ok());
    (name == "ol" && !other_marks).then(|| start.unwrap_or(1))
}

/// Name and classes of an element as one number.
fn shape(node: &NodeRef<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    node.node_name().unwrap_or_default().hash(&mut hasher);
    if let Some(classes) = node.class() {
        // Classes with a number in them ("post-1432") tell brothers apart.
        for class in classes
            .split_whitespace()
            .filter(|class| !class.contains(|c: char| c.is_ascii_digit()))
        {
            class.hash(&mut hasher);
        }
    }
    hasher.finish()
}
