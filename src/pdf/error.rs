//! Why a document could not be written as PDF, in words for the writer.

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
        /// Where ("Page 2, “The ministers …”").
        place: String,
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The display list contradicts itself: a fault of the program, not of the briefing.
    #[error("The pages could not be written as PDF ({0}). This is a fault in Attaché; please report it.")]
    Internal(String),
}

impl From<lopdf::Error> for ExportError {
    fn from(error: lopdf::Error) -> Self {
        Self::Internal(error.to_string())
    }
}
