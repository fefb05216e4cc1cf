//! Saved web pages: the article's body through a readability library, then blocks of our own.
//!
//! What the library leaves out is navigation and the like; what it keeps but is furniture by its words
//! becomes a hidden block. Nothing in the page is ever fetched.

use super::html_details::Details;
use super::html_limits::over_limit;
use super::read::Draft;
use super::worker::Limits;
use super::{Block, BlockKind, CharRange, FrozenText, Problem, ProblemKind, furniture};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Reads a page.
pub(super) fn read(html: &str, limits: &Limits) -> Draft {
    if let Some(reason) = over_limit(html, limits) {
        let message = format!("{reason}; save the page again as text, or copy the article and paste it");
        let problem = Problem {
            kind: ProblemKind::TooLarge,
            message,
            blocking: true,
        };
        return Draft {
            problems: vec![problem],
            ..Draft::default()
        };
    }
    let page = Document::from(html);
    let details = Details::of(&page);
    let mut assembly = Assembly::default();
    if let Some(title) = &details.title {
        assembly.push(BlockKind::Heading(1), title);
    }
    let body = Readability::new(html, None, Some(Config::default())).and_then(|mut page| page.parse());
    match body {
        Ok(article) => assembly.walk(&Document::from(article.content).root(), details.title.as_deref()),
        // Short pages: the library finds no article. The main part as it stands is better than nothing.
        Err(_) => {
            let main = page.select_single("article, main, [role=main]");
            match main.nodes().first() {
                Some(main) => assembly.walk(main, details.title.as_deref()),
                None => {
                    if let Some(body) = page.body() {
                        assembly.walk(&body, details.title.as_deref());
                    }
                }
            }
        }
    }
    assembly.flush(BlockKind::Paragraph);
    // A page whose only block is its own title has no article.
    if assembly.blocks.len() < 2 && details.title.is_some() {
        assembly = Assembly::default();
    }
    let frozen = FrozenText::new(assembly.text.clone());
    furniture::hide(&mut assembly.blocks, &frozen);
    Draft {
        title: details.title,
        authors: details.authors,
        site: details.site,
        dates: details.dates,
        url: details.url,
        language: details.language,
        blocks: assembly.blocks,
        text: assembly.text,
        problems: Vec::new(),
    }
}

/// Deepest element that is walked into; the parser has been kept from deeper pages already.
const DEEPEST: usize = 600;

/// The text so far and its blocks.
#[derive(Default)]
struct Assembly {
    text: String,
    chars: usize,
    blocks: Vec<Block>,
    open: String,
}

impl Assembly {
    fn walk(&mut self, node: &NodeRef<'_>, title: Option<&str>) {
        self.element(node, BlockKind::Paragraph, title, 0);
        self.flush(BlockKind::Paragraph);
    }

    fn element(&mut self, node: &NodeRef<'_>, kind: BlockKind, title: Option<&str>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                self.open.push_str(&child.text());
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            match &*name {
                "script" | "style" | "noscript" | "template" | "iframe" | "object" | "form" | "button"
                | "nav" | "svg" | "select" | "input" => {}
                "br" => self.open.push('\n'),
                "img" => {
                    let words = child.attr("alt").unwrap_or_default();
                    if words.split_whitespace().count() > 2 {
                        self.flush(kind);
                        self.push(BlockKind::Figure, &words);
                    }
                }
                "table" => {
                    self.flush(kind);
                    self.table(&child);
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    self.flush(kind);
                    let words = one_line(&child.text());
                    let level = name
                        .chars()
                        .nth(1)
                        .and_then(|c| c.to_digit(10))
                        .unwrap_or(2)
                        .clamp(2, 4);
                    if Some(words.as_str()) != title {
                        self.push(BlockKind::Heading(u8::try_from(level).unwrap_or(2)), &words);
                    }
                }
                "li" => self.part(&child, kind, BlockKind::ListItem, title, depth),
                "blockquote" => self.part(&child, kind, BlockKind::Quote, title, depth),
                "figcaption" | "caption" => self.part(&child, kind, BlockKind::Caption, title, depth),
                "p" | "div" | "section" | "article" | "main" | "ul" | "ol" | "figure" | "header"
                | "footer" | "aside" | "dl" | "dt" | "dd" | "pre" | "body" | "html" | "address" | "hr"
                | "details" | "summary" | "center" => {
                    self.part(&child, kind, kind, title, depth);
                }
                _ => self.element(&child, kind, title, depth + 1),
            }
        }
    }

    /// An element that is a block of its own.
    fn part(
        &mut self,
        node: &NodeRef<'_>,
        outer: BlockKind,
        kind: BlockKind,
        title: Option<&str>,
        depth: usize,
    ) {
        self.flush(outer);
        self.element(node, kind, title, depth + 1);
        self.flush(kind);
    }

    /// Cells joined by tabs, rows by line feeds. A table of one column is layout, not a table.
    fn table(&mut self, table: &NodeRef<'_>) {
        let rows: Vec<Vec<String>> = table
            .descendants_it()
            .filter(|node| node.has_name("tr"))
            .map(|row| {
                let cells = row
                    .children_it(false)
                    .filter(|cell| cell.has_name("td") || cell.has_name("th"));
                cells.map(|cell| one_line(&cell.text())).collect()
            })
            .collect();
        if rows.iter().any(|row| row.len() > 1) {
            let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
            self.push(BlockKind::Table, &rows.join("\n"));
        } else {
            for cell in rows.into_iter().flatten() {
                self.push(BlockKind::Paragraph, &cell);
            }
        }
    }

    /// Ends the open block; doubled line breaks inside it part paragraphs.
    fn flush(&mut self, kind: BlockKind) {
        let words = std::mem::take(&mut self.open);
        for part in words.split("\n\n").map(one_line).filter(|part| !part.is_empty()) {
            self.push(kind, &part);
        }
    }

    fn push(&mut self, kind: BlockKind, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.chars += 2;
        }
        let end = self.chars + words.chars().count();
        self.blocks.push(Block {
            kind,
            range: CharRange::new(self.chars, end),
            hidden: None,
        });
        self.text.push_str(words);
        self.chars = end;
    }
}

/// Words on one line, runs of white space as HTML shows them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
