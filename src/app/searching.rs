//! What is looked for: in all sources, with what narrows their list, and in the source being read.

use super::document::Document;
use crate::article::{Article, CharRange};
use crate::briefing::{Source, SourceId};
use crate::search::Snippet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The search over all sources.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Searching {
    /// It was called for and not closed: the list of sources is shown at any width.
    pub open: bool,
    /// Raised whenever the field is to take the caret.
    pub called: u64,
    /// What was typed.
    pub typed: String,
    /// What narrows the list.
    pub filter: SourceFilter,
    /// The sources that answer, best first; `None` while nothing was typed or no answer is there yet.
    pub found: Option<Arc<Vec<FoundSource>>>,
    /// Number of the question that is asked now.
    pub(super) asked: u64,
    /// What was searched, so that other sources are searched anew.
    pub(super) searched: Vec<Arc<Article>>,
}

/// A source that answers a search.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundSource {
    /// The source.
    pub source: SourceId,
    /// Places in it, counted up to 200 a word.
    pub count: usize,
    /// The words round the best place; `None` if only its details answer.
    pub snippet: Option<Snippet>,
}

/// What narrows the list of sources; each part that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SourceFilter {
    /// Something rests on it, or nothing.
    pub used: Option<bool>,
    /// The outlet; empty for "not known".
    pub outlet: Option<String>,
    /// The month of publication, `YYYY-MM`; empty for "not known".
    pub month: Option<String>,
    /// The language, BCP 47; empty for "not known".
    pub language: Option<String>,
}

impl SourceFilter {
    /// Whether anything narrows the list.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a source passes; `used` says whether something rests on it.
    pub fn passes(&self, source: &Source, used: bool) -> bool {
        let is = |wanted: &Option<String>, value: &str| wanted.as_ref().is_none_or(|wanted| wanted == value);
        self.used.is_none_or(|wanted| wanted == used)
            && is(&self.outlet, source.details.outlet.trim())
            && is(&self.month, month(source))
            && is(&self.language, language(source))
    }
}

/// The month in which a source was published, `YYYY-MM`; empty if it is not known.
pub fn month(source: &Source) -> &str {
    let month = source.details.published.get(..7).unwrap_or_default();
    let day = source.details.published.get(7..8);
    let number = |c: char| c.is_ascii_digit() || c == '-';
    if month.chars().all(number) && day.is_none_or(|day| day == "-") {
        month
    } else {
        ""
    }
}

/// The language of a source without its region ("en" of "en-GB"); empty if it is not known.
pub fn language(source: &Source) -> &str {
    source.details.language.split('-').next().unwrap_or_default()
}

/// The search in the source being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Finder {
    /// The source.
    pub source: SourceId,
    /// Raised whenever the field is to take the caret.
    pub called: u64,
    /// What was typed.
    pub typed: String,
    /// Each word is looked for by itself, as the search over all sources does.
    pub words: bool,
    /// The places, in order; `None` while no answer is there yet.
    pub places: Option<Arc<Vec<CharRange>>>,
    /// Index of the current place.
    pub at: usize,
    /// Code point from which the first place is taken.
    pub(super) from: usize,
    /// Number of the question that is asked now.
    pub(super) asked: u64,
}

impl Finder {
    /// The current place.
    pub fn place(&self) -> Option<CharRange> {
        self.places.as_ref()?.get(self.at).copied()
    }
}

impl Document {
    /// The sources on which something rests.
    pub fn used_sources(&self) -> BTreeSet<SourceId> {
        let anchors = self.briefing.items().flat_map(|(_, _, item)| item.anchors());
        anchors.map(|anchor| anchor.source).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::source;

    #[test]
    fn filters_narrow_by_each_part() {
        let check = |filter: SourceFilter, used: bool, expected: bool| {
            let mut source = source(1, "Words.");
            source.details.published = "2026-11-03".into();
            source.details.language = "en-GB".into();
            assert_eq!(filter.passes(&source, used), expected, "{filter:?}");
        };
        let some = |text: &str| Some(text.to_owned());
        let outlet = |outlet: &str| SourceFilter {
            outlet: some(outlet),
            ..SourceFilter::default()
        };
        let month = |month: &str| SourceFilter {
            month: some(month),
            ..SourceFilter::default()
        };
        let language = |language: &str| SourceFilter {
            language: some(language),
            ..SourceFilter::default()
        };
        let used = |used: bool| SourceFilter {
            used: Some(used),
            ..SourceFilter::default()
        };
        check(SourceFilter::default(), false, true);
        check(used(true), true, true);
        check(used(true), false, false);
        check(used(false), true, false);
        check(outlet("Northern Wire"), false, true);
        check(outlet(""), false, false);
        check(month("2026-11"), false, true);
        check(month("2026-10"), false, false);
        check(language("en"), false, true);
        check(language("de"), false, false);
        let both = SourceFilter {
            used: Some(true),
            ..outlet("Northern Wire")
        };
        check(both.clone(), true, true);
        check(both, false, false);
    }

    #[test]
    fn months_are_read_from_dates_alone() {
        let check = |published: &str, expected: &str| {
            let mut source = source(1, "Words.");
            source.details.published = published.into();
            assert_eq!(month(&source), expected, "{published}");
        };
        check("2026-11-03", "2026-11");
        check("2026-11", "2026-11");
        check("n.d.", "");
        check("", "");
        check("November", "");
    }
}
