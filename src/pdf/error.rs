//! Why a document could not be written as PDF, in words for the writer.

use crate::typeset::Origin;
use std::fmt;

/// Why an export failed. Every message names the place and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// A field of the details is missing.
    #[error("The briefing has no {field}. {remedy}")]
    Missing {
        /// The field ("title").
        field: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// A block cannot be written as it stands.
    #[error("{place}: {problem}. {remedy}")]
    Block {
        /// Where.
        place: Box<Place>,
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The display list contradicts itself: a fault of the program, not of the briefing.
    #[error("The pages could not be written as PDF ({0}). This is a fault in Attaché; please report it.")]
    Internal(String),
}

/// A place on the pages: "Page 2, “The ministers will meet in the …”".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Its page, from 1; `None` for what stands in the file's own fields.
    pub page: Option<usize>,
    /// What it is, where it has no words of its own ("a picture").
    pub what: &'static str,
    /// Its first words; empty for none.
    pub words: String,
    /// What in the briefing it shows, if that is known.
    pub origin: Option<Origin>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.page.map(|page| format!("Page {page}"));
        let words = (!self.words.is_empty()).then(|| format!("“{}”", self.words));
        let what = (!self.what.is_empty()).then(|| self.what.to_owned());
        let parts: Vec<String> = page.into_iter().chain(what).chain(words).collect();
        f.write_str(&parts.join(", "))
    }
}

impl ExportError {
    /// What in the briefing stands in the way, if that is known.
    pub fn origin(&self) -> Option<&Origin> {
        match self {
            Self::Block { place, .. } => place.origin.as_ref(),
            Self::Missing { .. } | Self::Internal(_) => None,
        }
    }
}

impl From<std::io::Error> for ExportError {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<lopdf::Error> for ExportError {
    fn from(error: lopdf::Error) -> Self {
        Self::Internal(error.to_string())
    }
}
