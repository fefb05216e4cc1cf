//! What an article is once it has been read: details, blocks over a frozen text, and problems.

use super::frozen::{CharRange, FrozenText};
use super::places::{PageLines, page_at};
use super::words::one_line;
use serde::{Deserialize, Serialize};

/// An article as read. Every word it shows is a range of [`Article::frozen`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The file's name (never its path), as it was given to the reader.
    pub file: String,
    /// Media type found by content ("text/plain", "text/html", …).
    pub media_type: String,
    /// Headline, if one was found.
    pub title: Option<String>,
    /// Authors in the order of the byline.
    pub authors: Vec<String>,
    /// The outlet's name.
    pub site: Option<String>,
    /// Every date found, best first; the first `Published` one is the article's date.
    pub dates: Vec<FoundDate>,
    /// Address of the article, as text; it is never opened.
    pub url: Option<String>,
    /// BCP 47 language ("en", "ko"), declared or guessed from the text.
    pub language: Option<String>,
    /// The article's parts in reading order, hidden ones included.
    pub blocks: Vec<Block>,
    /// All the text, hidden blocks included.
    pub frozen: FrozenText,
    /// Where each page begins, in code points of the text; empty for formats without pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<usize>,
    /// Where each line stands on its page; empty for formats without pages.
    #[serde(default, skip_serializing_if = "PageLines::is_empty")]
    pub lines: PageLines,
    /// Where the text came from.
    pub provenance: Provenance,
}

impl Article {
    /// The publication date as `YYYY-MM-DD`, or the best other date if none is marked as published; none if
    /// all that is known is when a system last saved the page.
    pub fn date(&self) -> Option<&str> {
        let published = self.dates.iter().find(|date| date.kind == DateKind::Published);
        let stated = |date: &&FoundDate| !date.found_in.starts_with(FoundDate::META);
        let date = published.or_else(|| self.dates.iter().find(stated));
        date.map(|date| date.value.as_str())
    }

    /// The authors joined by "; ", or `None` if there are none.
    pub fn byline(&self) -> Option<String> {
        (!self.authors.is_empty()).then(|| self.authors.join("; "))
    }

    /// The number of the page on which the code point `at` stands, from 1.
    pub fn page_of(&self, at: usize) -> Option<usize> {
        page_at(&self.lines, &self.pages, at)
    }

    /// The blocks that are shown.
    pub fn visible(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.hidden.is_none())
    }

    /// Whether it was read from a saved web page, whose headline is one of its parts.
    fn is_web_page(&self) -> bool {
        matches!(self.media_type.as_str(), "text/html" | "multipart/related")
    }

    /// The visible blocks joined by a blank line. Line breaks inside a block are turned into blanks,
    /// save those between the rows of a table. The headline of a web page is left out: it is the title.
    pub fn text(&self) -> String {
        let is_headline = |block: &&Block| block.kind == BlockKind::Heading(1) && self.is_web_page();
        let blocks: Vec<String> = self
            .visible()
            .filter(|block| !is_headline(block))
            .map(|block| match (block.kind, self.frozen.slice(block.range)) {
                (BlockKind::Table, rows) => rows.lines().map(one_line).collect::<Vec<_>>().join("\n"),
                (_, words) => one_line(words),
            })
            .collect();
        blocks.join("\n\n")
    }
}

/// One part of an article: a range of the frozen text and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where its words stand in the frozen text.
    pub range: CharRange,
    /// Why the block is not shown; `None` if it is.
    pub hidden: Option<HiddenReason>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading; level 1 is the headline.
    Heading(u8),
    /// An ordinary paragraph.
    Paragraph,
    /// One entry of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// A table, its cells joined by tabs and its rows by line feeds.
    Table,
    /// A caption of a picture or table.
    Caption,
    /// A lead summary that repeats the article before it begins.
    Summary,
    /// A picture, its text being the alternative text.
    Figure,
    /// A footnote or an editor's note.
    Note,
}

/// Why a block is hidden. The analyst can restore any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HiddenReason {
    /// "Help us improve", "Subscribe", "Follow us": a call to the reader, not news.
    CallToAction,
    /// Links to other stories.
    RelatedStories,
    /// Navigation, share rows, cookie notices, copyright lines.
    PageFurniture,
    /// Mail that this mail answers.
    QuotedReply,
    /// The sender's signature under a mail.
    Signature,
    /// A picture's alternative text or caption.
    Picture,
    /// The same words stand in the article already.
    Repeated,
    /// The analyst hid it.
    ByHand,
}

impl HiddenReason {
    /// The reason in words, as it is shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::CallToAction => "call to action",
            Self::RelatedStories => "related stories",
            Self::PageFurniture => "page furniture",
            Self::QuotedReply => "quoted mail",
            Self::Signature => "signature",
            Self::Picture => "picture or caption",
            Self::Repeated => "repeated",
            Self::ByHand => "hidden by hand",
        }
    }
}

/// A date and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundDate {
    /// What the date says.
    pub kind: DateKind,
    /// `YYYY-MM-DD`.
    pub value: String,
    /// Where it stood ("JSON-LD datePublished", "meta article:published_time", "address").
    pub found_in: String,
}

impl FoundDate {
    /// How `found_in` begins for what a page states in meta elements, for machines only.
    pub(super) const META: &str = "meta ";
}

/// What a date in an article says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateKind {
    /// First published.
    Published,
    /// Changed later.
    Updated,
}

/// Where a text came from: enough to prove it later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub raw_sha256: String,
    /// Size of the file in bytes.
    pub raw_bytes: u64,
    /// Reader and version ("Attaché 0.1.0, plain text").
    pub reader: String,
    /// The number of the article in a file of many that was split, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub piece: Option<usize>,
}

impl Provenance {
    /// Whether both texts were read from the same bytes, and the same part of them.
    pub fn same(&self, other: &Self) -> bool {
        self.raw_sha256 == other.raw_sha256 && self.piece == other.piece
    }
}

/// Something that went wrong while reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// What kind of problem.
    pub kind: ProblemKind,
    /// What happened and what to do, in one sentence without the file's name.
    pub message: String,
    /// Whether nothing usable was read.
    pub blocking: bool,
}

/// The kinds of problems a reader can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// No text in the file.
    Empty,
    /// Over one of the limits of [`crate::article::worker::Limits`].
    TooLarge,
    /// Bytes that are no text, or a format that is not read.
    Unsupported,
    /// Bytes that the stated encoding does not allow; they were replaced and counted.
    Undecodable,
    /// Part of the file could not be read.
    Damaged,
    /// Something that is no text of the article was left out and counted.
    LeftOut,
    /// The file could not be opened at all.
    Unreadable,
    /// The reader stopped: time, memory or a crash.
    Stopped,
}
