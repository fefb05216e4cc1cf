//! The messages between the window and whatever reads a file for it.
//!
//! What reads is a process of its own or, in tests, this one; the messages are the same.

use super::detect::Kind;
use super::{Article, Problem, ProblemKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What may be read at most (`untrusted-input` table); shown in the message when it is exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Bytes of one input file.
    pub file_bytes: u64,
    /// Code points of text that a reader may give back.
    pub text_chars: usize,
    /// Depth of nested elements in HTML.
    pub element_depth: usize,
    /// Attributes on one element.
    pub attributes: usize,
    /// Entries of one zip file.
    pub zip_entries: usize,
    /// Bytes that one file may unpack to.
    pub unpacked_bytes: u64,
    /// Times its own size that a file may unpack to, beyond the first MiB.
    pub unpacked_ratio: u64,
    /// Pages of a PDF that are read.
    pub pdf_pages: usize,
    /// How deep files may lie in each other: an attachment of a mail in a zip file is two deep.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            text_chars: 16_000_000,
            element_depth: 512,
            attributes: 256,
            zip_entries: 10_000,
            unpacked_bytes: 256 << 20,
            unpacked_ratio: 100,
            pdf_pages: 2_000,
            nesting: 3,
        }
    }
}

/// One file to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The file's name, without its folder.
    pub file: String,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Media type, if the sender states one; the content decides.
    pub media_type: Option<String>,
    /// What may be read at most.
    pub limits: Limits,
}

impl Request {
    /// The request for a part of this file, which lies one deeper.
    pub fn for_part(&self, part: Part) -> Self {
        Self {
            file: format!("{}/{}", self.file, part.file),
            bytes: part.bytes,
            media_type: part.media_type,
            limits: Limits {
                nesting: self.limits.nesting.saturating_sub(1),
                ..self.limits
            },
        }
    }
}

/// A file inside a file, not read yet: an attachment, an entry of a zip file, one of many records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name; in a zip file with its folders.
    pub file: String,
    /// Media type, if the file that holds it states one; the content decides.
    pub media_type: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The answer to one [`Request`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The article. `None` when a problem is blocking, or when the file is nothing but others.
    pub article: Option<Article>,
    /// The files that this one holds, to be read as requests of their own: those beside an article
    /// (attachments) if the analyst asks, those without one (a zip file) at once.
    pub parts: Vec<Part>,
    /// What went wrong, worst first.
    pub problems: Vec<Problem>,
}

impl Answer {
    /// The answer to a file without an article of its own, with what there is to say of it.
    pub fn of(problems: Vec<Problem>) -> Self {
        Self {
            article: None,
            parts: Vec::new(),
            problems,
        }
    }

    /// The answer to a file that cannot be read; `message` says why and what to do.
    pub fn refused(kind: ProblemKind, message: String) -> Self {
        Self::of(vec![Problem {
            kind,
            message,
            blocking: true,
        }])
    }
}

/// A page of a file to be painted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// The file's bytes; only PDFs have pages that can be painted.
    pub bytes: Arc<[u8]>,
    /// The page's index, from 0.
    pub page: usize,
    /// How wide the picture is wanted, in pixels; a page that is too large for that gets a smaller one.
    pub width: u32,
}

/// Whether files of a media type have pages that can be painted.
pub fn has_pages(media_type: &str) -> bool {
    media_type == Kind::Pdf.media_type()
}

/// A page as it looks.
#[derive(Clone, PartialEq)]
pub struct PageImage {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue and an opaque alpha for each pixel, row by row from the top left.
    pub rgba: Vec<u8>,
    /// Width and height of the page in points, in which [`super::Area`]s are told.
    pub size: (f32, f32),
    /// Pages of the file.
    pub pages: usize,
}

impl std::fmt::Debug for PageImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "PageImage({} × {} of {} pages)",
            self.width, self.height, self.pages
        )
    }
}

/// Paints a page in this process; like [`read_in_process`] for what goes wrong.
///
/// # Errors
/// What is wrong with the file, as the rest of a sentence that begins with its name.
pub fn paint_in_process(request: &PageRequest) -> Result<PageImage, String> {
    let paint = || super::pdf::paint(request);
    std::panic::catch_unwind(paint)
        .unwrap_or_else(|_| Err("has a page that cannot be painted; look at it in a PDF viewer".into()))
}

/// Answers one request in this process. A reader that panics is one problem on that file, never more.
pub fn read_in_process(request: &Request) -> Answer {
    std::panic::catch_unwind(|| super::read(request)).unwrap_or_else(|_| {
        let message =
            "the reader stopped in the middle of it; the file is unchanged; save it as plain text and try that";
        Answer::refused(ProblemKind::Stopped, message.into())
    })
}
