//! The open briefing with its file, its history and everything computed from it.

use super::limits::{OverLimits, over_limits};
use super::opened::Opened;
use super::page_text::Selected;
use super::view::FindCursor;
use crate::article::Article;
use crate::briefing::{Briefing, History, Numbers, SourceId, Verification};
use crate::check::{Checker, Finding, Severity};
use crate::find::{Finds, FoundKeyPoint, FoundQuotation, Search, Statement, Suggestion};
use crate::store::Stamp;
use crate::typeset::{Pages, Typesetter};
use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

/// An open briefing. Everything below `typesetter` is computed by [`super::refresh`].
#[derive(Debug)]
pub struct Document {
    /// The briefing. Shared, so that an export can keep the revision it froze.
    pub briefing: Arc<Briefing>,
    /// Its steps.
    pub history: History,
    /// The file.
    pub path: Option<PathBuf>,
    /// What the file looked like when it was last read or written.
    pub stamp: Option<Stamp>,
    /// The revision that stands in the file; `None` if none does.
    pub saved_revision: Option<u64>,
    /// When it was saved ("14:02"); empty if not in this run.
    pub saved_at: String,
    /// Sets the pages; it keeps what an edit did not touch.
    pub(super) typesetter: Typesetter,
    /// The briefing that everything below was computed from.
    pub(super) seen: Option<Arc<Briefing>>,
    /// The sources as articles, in the order of the briefing's sources.
    pub articles: Vec<Arc<Article>>,
    /// The search of them, kept so that only what is new is searched.
    pub(super) search: Search,
    /// The pages as they will be printed.
    pub pages: Arc<Pages>,
    /// The words selected on them; new pages begin without.
    pub selected: Option<Selected>,
    /// The checks, which keep what they found of items that an edit did not touch.
    pub(super) checker: Checker,
    /// How many words of each section are printed.
    pub(super) words: Vec<usize>,
    /// The printed numbers of cards and sources.
    pub numbers: Numbers,
    /// What is over the template's limits, once somebody asked.
    pub(super) over: OnceCell<OverLimits>,
    /// What the quotations are worth.
    pub verification: Verification,
    /// What the checks found, worst first.
    pub findings: Vec<Finding>,
}

impl Document {
    /// A document round a briefing, not computed yet but for the search.
    pub(super) fn new(opened: Opened) -> Self {
        let (briefing, search) = opened.parts();
        Self {
            verification: Verification::default(),
            briefing: Arc::new(briefing),
            history: History::default(),
            path: None,
            stamp: None,
            saved_revision: None,
            saved_at: String::new(),
            typesetter: Typesetter::new(),
            seen: None,
            articles: Vec::new(),
            search,
            pages: Arc::default(),
            selected: None,
            checker: Checker::default(),
            words: Vec::new(),
            numbers: Numbers::default(),
            over: OnceCell::new(),
            findings: Vec::new(),
        }
    }

    /// How many words of a section are printed.
    pub fn section_words(&self, section: usize) -> usize {
        self.words.get(section).copied().unwrap_or(0)
    }

    /// How many words are printed.
    pub fn words(&self) -> usize {
        self.words.iter().sum()
    }

    /// What is over the limits of the template; looked at once a change.
    pub fn over(&self) -> &OverLimits {
        self.over
            .get_or_init(|| over_limits(&self.briefing, &self.pages, &self.words))
    }

    /// The same whenever the document is; going back by undo gives it back.
    pub fn revision(&self) -> u64 {
        self.history.revision()
    }

    /// Whether there is something the file does not hold.
    pub fn is_unsaved(&self) -> bool {
        self.saved_revision != Some(self.revision())
    }

    /// Whether there is nothing in it that could be lost.
    pub fn is_empty(&self) -> bool {
        self.briefing.sources.is_empty() && self.briefing.items().next().is_none()
    }

    /// The first finding that stops a final export.
    pub fn first_error(&self) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|finding| finding.severity == Severity::Error)
    }

    /// What was found in the sources, without sections; [`FoundQuotation::article`] counts sources.
    pub fn finds(&self) -> &Finds {
        self.search.finds()
    }

    /// The index of a source among the briefing's sources, which is also that of its article.
    pub fn source_index(&self, id: SourceId) -> Option<usize> {
        self.briefing.source_index(id)
    }

    /// The quotation the cursor stands on.
    pub fn found_quotation(&self, cursor: &FindCursor) -> Option<&FoundQuotation> {
        let article = self.source_index(cursor.source)?;
        let here = |found: &&FoundQuotation| found.range == cursor.range;
        self.finds()
            .quotations_in(article)
            .iter()
            .find(here)
            .filter(|_| !cursor.key_point)
    }

    /// The statement that the quotation under the cursor carries, if another one carries it too.
    pub fn statement(&self, cursor: &FindCursor) -> Option<&Statement> {
        let found = self.found_quotation(cursor)?;
        let all = &self.finds().quotations;
        let carries = |index: usize| all.get(index).is_some_and(|other| std::ptr::eq(other, found));
        let mut statements = self.finds().statements.iter();
        statements.find(|statement| statement.quotations().any(carries))
    }

    /// The find that a found quotation is, as a place.
    pub fn cursor_of(&self, found: &FoundQuotation) -> Option<FindCursor> {
        let source = self.briefing.sources.get(found.article)?.id;
        Some(FindCursor {
            key_point: false,
            source,
            range: found.range,
        })
    }

    /// The key point the cursor stands on.
    pub fn found_key_point(&self, cursor: &FindCursor) -> Option<&FoundKeyPoint> {
        let article = self.source_index(cursor.source)?;
        let here = |found: &&FoundKeyPoint| found.range == cursor.range;
        self.finds()
            .key_points_in(article)
            .iter()
            .find(here)
            .filter(|_| cursor.key_point)
    }

    /// The section suggested for the find under the cursor, with its reason.
    pub fn suggestion(&self, cursor: &FindCursor) -> Option<Suggestion> {
        if cursor.key_point {
            self.search.section_of_key_point(self.found_key_point(cursor)?)
        } else {
            self.search.section_of_quotation(self.found_quotation(cursor)?)
        }
    }
}
