//! The messages between the window and whatever reads a file for it.
//!
//! Today the reader runs in this process, on a named thread; the messages are already those of a
//! child process, so that it can become one without any caller noticing.

use super::{Article, Problem};
use serde::{Deserialize, Serialize};

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
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            text_chars: 16_000_000,
            element_depth: 512,
            attributes: 256,
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

/// The answer to one [`Request`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The article; `None` exactly when a problem is blocking.
    pub article: Option<Article>,
    /// What went wrong, worst first.
    pub problems: Vec<Problem>,
}

/// Answers one request in this process. A reader that panics is one problem on that file, never more.
pub fn read_in_process(request: &Request) -> Answer {
    std::panic::catch_unwind(|| super::read(request)).unwrap_or_else(|_| Answer {
        article: None,
        problems: vec![Problem {
            kind: super::ProblemKind::Stopped,
            message: "the reader stopped in the middle of it; the file is unchanged; save it as plain text and try that"
                .into(),
            blocking: true,
        }],
    })
}
