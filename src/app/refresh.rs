//! Everything computed from the briefing, made anew in one place after every change.
//!
//! What did not change is not computed again: articles follow the sources, and the typesetter keeps
//! the paragraphs an edit did not touch.

use super::document::Document;
use crate::article::CharRange;
use crate::briefing::Briefing;
use crate::typeset::Options;
use std::sync::Arc;

/// Brings everything computed up to the briefing as it is now.
pub(super) fn refresh(document: &mut Document) {
    let briefing = Arc::clone(&document.briefing);
    let seen = document.seen.replace(Arc::clone(&briefing));
    let same =
        |part: fn(&Briefing, &Briefing) -> bool| seen.as_ref().is_some_and(|seen| part(seen, &briefing));
    let same_sources = same(|old, new| old.sources == new.sources);
    if !same_sources {
        document.articles = briefing
            .sources
            .iter()
            .map(|source| Arc::new(source.article()))
            .collect();
    }
    document.verification = crate::briefing::verify(&briefing);
    document.pages = Arc::new(document.typesetter.set(&briefing, &Options { draft: false }));
}

/// The places of sources that the briefing quotes or rests on, by the index of the source.
pub(super) fn picked(briefing: &Briefing) -> Vec<(usize, CharRange)> {
    let index = |id| briefing.sources.iter().position(|source| source.id == id);
    briefing
        .items()
        .flat_map(|(_, _, item)| item.anchors())
        .filter_map(|anchor| Some((index(anchor.source)?, anchor.range)))
        .collect()
}
