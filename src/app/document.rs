//! The open briefing with its file, its history and everything computed from it.

use super::view::FindCursor;
use crate::article::Article;
use crate::briefing::{Briefing, SourceId};
use crate::find::{Finds, FoundKeyPoint, FoundQuotation, Suggestion};
use crate::typeset::Pages;
use std::path::PathBuf;
use std::sync::Arc;

/// An open briefing.
#[derive(Debug)]
pub struct Document {
    /// The briefing. Shared, so that an export can keep the revision it froze.
    pub briefing: Arc<Briefing>,
    /// Raised with every change of the briefing.
    pub revision: u64,
    /// The revision that stands in the file; `None` if it was never saved.
    pub saved_revision: Option<u64>,
    /// When it was saved ("14:02"); empty if not in this run.
    pub saved_at: String,
    /// The file.
    pub path: Option<PathBuf>,
    /// The sources as articles, in the order of the briefing's sources.
    pub articles: Vec<Arc<Article>>,
    /// What was found in them; [`FoundQuotation::article`] counts sources.
    pub finds: Finds,
    /// The pages as they will be printed.
    pub pages: Arc<Pages>,
}

impl Document {
    /// Whether there is something the file does not hold.
    pub fn is_unsaved(&self) -> bool {
        self.saved_revision != Some(self.revision)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        false
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        false
    }

    /// Whether the checks found anything.
    pub fn has_findings(&self) -> bool {
        false
    }

    /// The index of a source among the briefing's sources, which is also that of its article.
    pub fn source_index(&self, id: SourceId) -> Option<usize> {
        self.briefing.sources.iter().position(|source| source.id == id)
    }

    /// The quotation the cursor stands on.
    pub fn found_quotation(&self, cursor: &FindCursor) -> Option<&FoundQuotation> {
        let article = self.source_index(cursor.source)?;
        self.finds
            .quotations
            .iter()
            .find(|found| !cursor.key_point && found.article == article && found.range == cursor.range)
    }

    /// The key point the cursor stands on.
    pub fn found_key_point(&self, cursor: &FindCursor) -> Option<&FoundKeyPoint> {
        let article = self.source_index(cursor.source)?;
        self.finds
            .key_points
            .iter()
            .find(|found| cursor.key_point && found.article == article && found.range == cursor.range)
    }

    /// The section suggested for the find under the cursor, with its reason.
    pub fn suggestion(&self, cursor: &FindCursor) -> Option<&Suggestion> {
        match cursor.key_point {
            true => self.found_key_point(cursor)?.section.as_ref(),
            false => self.found_quotation(cursor)?.section.as_ref(),
        }
    }
}
