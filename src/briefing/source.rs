//! A source as the briefing keeps it: the frozen text, what the analyst says of it, and its proof.

use super::{Correction, Original};
use crate::article::{Article, Block, FrozenText, PageLines, Provenance, page_at};
use serde::{Deserialize, Serialize};

/// A source's number within its briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(pub u32);

/// A frozen source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Number within the briefing.
    pub id: SourceId,
    /// Raised when the same source is read again; the old version stays.
    pub version: u32,
    /// The first version of the source, if this is a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<SourceId>,
    /// What is printed about it; editable.
    pub details: SourceDetails,
    /// The file's name, without its folder.
    pub file: String,
    /// Media type found by content.
    pub media_type: String,
    /// Where the text came from.
    pub provenance: Provenance,
    /// SHA-256 of the frozen text when it was frozen.
    pub frozen_sha256: String,
    /// The parts of the text; hiding and restoring a block is an edit.
    pub blocks: Vec<Block>,
    /// The words, never edited.
    pub text: FrozenText,
    /// Where each page begins, in code points of the text; empty for formats without pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<usize>,
    /// Where each line stands on its page; empty for formats without pages.
    #[serde(default, skip_serializing_if = "PageLines::is_empty")]
    pub lines: PageLines,
    /// The file itself, if the analyst wants it kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    /// Speakers that the analyst set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What is printed about a source. An empty string means "not known"; the stand-ins
/// [`SourceDetails::UNATTRIBUTED`] and [`SourceDetails::NO_DATE`] say so on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct SourceDetails {
    /// Headline.
    pub title: String,
    /// Authors, in the order of the byline.
    pub authors: Vec<String>,
    /// Outlet.
    pub outlet: String,
    /// Date of publication, `YYYY-MM-DD` or "n.d.".
    pub published: String,
    /// Address.
    pub url: String,
    /// Day it was read, `YYYY-MM-DD`.
    pub accessed: String,
    /// Kind of source ("news article").
    pub source_type: String,
    /// One line on quality, access or bias.
    pub descriptor: String,
    /// BCP 47 language.
    pub language: String,
}

impl SourceDetails {
    /// Stand-in for an outlet or author that is not known, set on purpose.
    pub const UNATTRIBUTED: &'static str = "Unattributed";
    /// Stand-in for a date that is not known, set on purpose.
    pub const NO_DATE: &'static str = "n.d.";

    /// These details, with what others know where these know nothing.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        let pairs = [
            (&mut self.title, &others.title),
            (&mut self.outlet, &others.outlet),
            (&mut self.published, &others.published),
            (&mut self.url, &others.url),
            (&mut self.accessed, &others.accessed),
            (&mut self.source_type, &others.source_type),
            (&mut self.descriptor, &others.descriptor),
            (&mut self.language, &others.language),
        ];
        for (own, other) in pairs {
            if own.is_empty() {
                own.clone_from(other);
            }
        }
        if self.authors.is_empty() {
            self.authors.clone_from(&others.authors);
        }
        self
    }
}

impl Source {
    /// Freezes `article` as source `id`, read on the day `accessed` (`YYYY-MM-DD`).
    pub fn freeze(id: SourceId, article: Article, accessed: &str) -> Self {
        let published = article.date().unwrap_or_default().to_owned();
        Self {
            id,
            version: 1,
            version_of: None,
            details: SourceDetails {
                title: article.title.unwrap_or_default(),
                authors: article.authors,
                outlet: article.site.unwrap_or_default(),
                published,
                url: article.url.unwrap_or_default(),
                accessed: accessed.to_owned(),
                source_type: "news article".into(),
                descriptor: String::new(),
                language: article.language.unwrap_or_default(),
            },
            file: article.file,
            media_type: article.media_type,
            provenance: article.provenance,
            frozen_sha256: article.frozen.sha256().to_owned(),
            blocks: article.blocks,
            text: article.frozen,
            pages: article.pages,
            lines: article.lines,
            original: None,
            corrections: Vec::new(),
        }
    }

    /// The number of the page on which the code point `at` stands, from 1; `None` without pages.
    pub fn page_of(&self, at: usize) -> Option<usize> {
        page_at(&self.lines, &self.pages, at)
    }

    /// The source as an article again, for finding and reading; details are those of the analyst.
    pub fn article(&self) -> Article {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Article {
            file: self.file.clone(),
            media_type: self.media_type.clone(),
            title: some(&self.details.title),
            authors: self.details.authors.clone(),
            site: some(&self.details.outlet),
            dates: Vec::new(),
            url: some(&self.details.url),
            language: some(&self.details.language),
            blocks: self.blocks.clone(),
            frozen: self.text.clone(),
            pages: self.pages.clone(),
            lines: self.lines.clone(),
            provenance: self.provenance.clone(),
        }
    }
}
