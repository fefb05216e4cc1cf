//! A briefing that is about to be opened, with what was found in its sources. To find takes seconds for a
//! thousand of them, so it is made on the thread that reads the file.

use super::refresh::search;
use crate::briefing::Briefing;
use crate::find::Search;
use std::sync::Arc;

/// A briefing and the search of its sources.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The briefing.
    pub briefing: Briefing,
    search: Arc<Search>,
}

/// The search follows from the briefing.
impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        self.briefing == other.briefing
    }
}

impl From<Briefing> for Opened {
    fn from(briefing: Briefing) -> Self {
        let search = Arc::new(search(&briefing));
        Self { briefing, search }
    }
}

impl Opened {
    /// Both. A search that somebody else holds as well is made anew by the first refresh.
    pub(super) fn parts(self) -> (Briefing, Search) {
        (self.briefing, Arc::try_unwrap(self.search).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Document;
    use crate::app::refresh::refresh;
    use crate::briefing::testing::briefing;

    #[test]
    fn what_is_found_on_the_way_is_what_the_document_shows() {
        let opened = Opened::from(briefing());
        let held = opened.clone();
        let mut anew = Document::new(opened);
        assert_eq!(anew.finds().quotations, [], "somebody holds the search");
        refresh(&mut anew);
        let mut document = Document::new(held);
        let found = document.finds().clone();
        assert!(!found.quotations.is_empty());
        refresh(&mut document);
        assert_eq!((document.finds(), anew.finds()), (&found, &found));
    }
}
