//! Markdown: blocks and their words, marks of emphasis and links taken out. Raw HTML and pictures are
//! text, never followed.

use super::read::Draft;
use super::{Block, BlockKind, CharRange, DateKind, FoundDate, FrozenText, HiddenReason, details, furniture};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads a Markdown text. A front-matter block of `key: value` lines gives details.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let (front, body) = front_matter(text);
    for (key, value) in front {
        match key.as_str() {
            "title" => draft.title = Some(value),
            "author" | "authors" | "by" => draft.authors = details::split_names(&value),
            "outlet" | "site" | "publisher" => draft.site = Some(value),
            "url" | "link" => draft.url = Some(value),
            "lang" | "language" => draft.language = Some(value),
            "date" | "published" => {
                let found = details::date(&value);
                draft.dates.extend(found.map(|value| FoundDate {
                    kind: DateKind::Published,
                    value,
                    found_in: "front matter".into(),
                }));
            }
            _ => {}
        }
    }
    let mut assembly = Assembly::default();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        assembly.event(event);
    }
    assembly.flush(BlockKind::Paragraph);
    draft.text = assembly.text;
    draft.blocks = assembly.blocks;
    let frozen = FrozenText::new(draft.text.clone());
    for (near_top, block) in draft.blocks.iter_mut().enumerate() {
        let line = frozen.slice(block.range);
        if draft.title.is_none() && block.kind == BlockKind::Heading(1) {
            draft.title = Some(line.to_owned());
        } else if block.kind == BlockKind::Paragraph && near_top < 4 {
            detail_line(line, block, &mut draft.authors, &mut draft.dates, &mut draft.site);
        }
    }
    furniture::hide(&mut draft.blocks, &frozen);
    draft
}

/// "By Ada Berg | Northern Wire | 19 January 2026" under the headline: details, then hidden.
fn detail_line(
    line: &str,
    block: &mut Block,
    authors: &mut Vec<String>,
    dates: &mut Vec<FoundDate>,
    site: &mut Option<String>,
) {
    if line.chars().count() > 140 || line.ends_with(['.', '”', '"']) {
        return;
    }
    let mut found = false;
    for part in line
        .split(['|', '·', '•', '\t'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if authors.is_empty()
            && let Some(names) = details::byline(part)
        {
            *authors = names;
            found = true;
        } else if let Some(value) = details::date(part) {
            dates.push(FoundDate {
                kind: DateKind::Published,
                value,
                found_in: "line under the headline".into(),
            });
            found = true;
        } else if found && site.is_none() && part.split_whitespace().count() <= 5 {
            *site = Some(part.to_owned());
        }
    }
    if found {
        block.hidden = Some(HiddenReason::PageFurniture);
    }
}

/// The `key: value` lines between two `---` at the very top, and the rest.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let Some((head, body)) = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
    else {
        return (Vec::new(), text);
    };
    let pairs = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| {
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            (key.trim().to_lowercase(), value)
        });
    (pairs.filter(|(_, value)| !value.is_empty()).collect(), body)
}

/// The text so far and its blocks.
#[derive(Default)]
struct Assembly {
    text: String,
    chars: usize,
    blocks: Vec<Block>,
    open: String,
    quote: usize,
    item: usize,
    figure: bool,
}

impl Assembly {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.quote += 1,
            Event::End(TagEnd::BlockQuote(_)) => {
                self.flush(BlockKind::Quote);
                self.quote = self.quote.saturating_sub(1);
            }
            Event::Start(Tag::Item) => {
                self.flush(BlockKind::ListItem);
                self.item += 1;
            }
            Event::End(TagEnd::Item) => {
                self.flush(BlockKind::ListItem);
                self.item = self.item.saturating_sub(1);
            }
            Event::Start(Tag::Image { .. }) => {
                self.flush(BlockKind::Paragraph);
                self.figure = true;
            }
            Event::End(TagEnd::Image) => {
                self.flush(BlockKind::Figure);
                self.figure = false;
            }
            Event::End(TagEnd::Heading(level)) => self.flush(BlockKind::Heading(match level {
                HeadingLevel::H1 => 1,
                HeadingLevel::H2 => 2,
                HeadingLevel::H3 => 3,
                _ => 4,
            })),
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                self.flush(BlockKind::Paragraph);
            }
            Event::End(TagEnd::Table) => self.flush(BlockKind::Table),
            Event::End(TagEnd::TableCell) => self.open.push('\t'),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                self.open.truncate(self.open.trim_end_matches('\t').len());
                self.open.push('\n');
            }
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.open.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => self.open.push(' '),
            _ => {}
        }
    }

    /// Ends the open block; inside lists and quotations paragraphs take their kind.
    fn flush(&mut self, kind: BlockKind) {
        let words = std::mem::take(&mut self.open);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let kind = match kind {
            BlockKind::Paragraph if self.figure => BlockKind::Figure,
            BlockKind::Paragraph if self.item > 0 => BlockKind::ListItem,
            BlockKind::Paragraph if self.quote > 0 => BlockKind::Quote,
            kind => kind,
        };
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
