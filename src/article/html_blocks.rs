//! A page as a list of blocks: every stretch of text in the order of the page, what it is, how much
//! of it is links, and the elements it stands in. Nothing is judged here.

use super::html_hints::Hints;
use super::html_marks::{Mark, mark};
use super::plain_lines::paragraphs;
use super::words::one_line;
use super::{BlockKind, FrozenText, html_table};
use dom_query::{Document, NodeRef};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The blocks of a page and the elements that hold them.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In the order of the page; every parent stands before its children.
    pub(super) scopes: Vec<Scope>,
    /// In the order of the page.
    pub(super) blocks: Vec<PageBlock>,
    /// Elements that state a date or an author, in the order of the page.
    pub(super) marks: Vec<Mark>,
}

/// An element that holds blocks.
#[derive(Debug)]
pub(super) struct Scope {
    /// Index of the element around it; the first scope is its own parent.
    pub(super) parent: usize,
    /// What the element's name and attributes say of it.
    pub(super) hints: Hints,
    /// Its name and classes as one number: scopes that are built alike have the same.
    pub(super) shape: u64,
    /// Its blocks, those of inner elements included: first and one past the last.
    pub(super) blocks: std::ops::Range<usize>,
}

/// One stretch of text.
#[derive(Debug)]
pub(super) struct PageBlock {
    pub(super) kind: BlockKind,
    /// Words on one line; a table has one line a row and tabs between cells.
    pub(super) text: String,
    /// Code points of the text that carry a link.
    pub(super) linked: usize,
    /// Whether its links lead to places in the page itself.
    pub(super) anchors: bool,
    /// Code points of the text.
    pub(super) chars: usize,
    /// Index of the innermost scope.
    pub(super) scope: usize,
}

impl PageBlock {
    /// Whether the block is little else than links: a line of them, or an entry of a table of contents.
    pub(super) fn is_links(&self) -> bool {
        let line = self.linked * 10 > self.chars * 8 && self.chars < 200;
        let contents = self.anchors && self.linked * 10 > self.chars * 6;
        !matches!(self.kind, BlockKind::Heading(_)) && (line || contents)
    }
}

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
            "li" | "dd" => self.part(node, kind, BlockKind::ListItem, depth),
            "pre" => {
                self.flush(kind);
                let outer = std::mem::replace(&mut self.preformatted, true);
                self.part(node, kind, kind, depth);
                self.preformatted = outer;
            }
            "blockquote" => self.part(node, kind, BlockKind::Quote, depth),
            "figcaption" | "caption" => self.part(node, kind, BlockKind::Caption, depth),
            "p" | "div" | "section" | "article" | "main" | "ul" | "ol" | "figure" | "header" | "footer"
            | "aside" | "nav" | "form" | "fieldset" | "dl" | "dt" | "address" | "hr" | "details"
            | "summary" | "center" | "tbody" | "tr" | "td" | "th" | "label" | "legend" | "menu" => {
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

    /// Ends the open block; line breaks inside it part blocks. So do the lines of preformatted text, unless
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
        let parts: Vec<String> = if self.preformatted {
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
        self.page.blocks.push(PageBlock {
            kind,
            text,
            linked: linked.min(chars),
            anchors: false,
            chars,
            scope: self.scope,
        });
    }
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
