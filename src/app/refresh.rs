//! Everything computed from the briefing, made anew in one place after every change.
//!
//! What did not change is not computed again: articles follow the sources, finds follow the
//! articles and the template, and the typesetter keeps the paragraphs an edit did not touch.

use super::document::Document;
use crate::article::{Article, CharRange};
use crate::briefing::Briefing;
use crate::check::check;
use crate::find::{Finds, SectionHint, find};
use crate::template::{SectionKind, Template};
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
    if !same_sources || !same(|old, new| old.template == new.template && old.sections == new.sections) {
        let articles: Vec<&Article> = document.articles.iter().map(Arc::as_ref).collect();
        document.finds = finds(&articles, &briefing.template, &picked(&briefing));
    }
    document.verification = crate::briefing::verify(&briefing);
    document.pages = Arc::new(document.typesetter.set(&briefing, &Options { draft: false }));
    document.selected = None;
    document.words.take();
    document.findings = check(&briefing, &document.pages);
}

/// What is found in `articles` for the sections of `template`, given what was picked already.
pub(super) fn finds(articles: &[&Article], template: &Template, picked: &[(usize, CharRange)]) -> Finds {
    find(articles, &section_hints(template), picked)
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

/// The sections that finds could go into, in the words `find` knows.
pub fn section_hints(template: &Template) -> Vec<SectionHint> {
    let fillable = template
        .sections
        .iter()
        .filter(|section| !section.kind.is_generated());
    fillable
        .map(|section| SectionHint {
            id: section.id.clone(),
            heading: section.heading.clone(),
            hints: section.hints.clone(),
            allows_quotes: section.allows_quotes,
            next_steps: section.kind == SectionKind::Dated,
        })
        .collect()
}
