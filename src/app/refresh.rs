//! Everything computed from the briefing, made anew in one place after every change.
//!
//! What did not change is not computed again: articles follow the sources, finds follow the
//! articles and the template, and the typesetter keeps the paragraphs an edit did not touch.

use super::corrections::correct;
use super::document::Document;
use crate::article::{Article, CharRange};
use crate::briefing::{Briefing, Item, Numbers, Shared, Source, SourceId};
use crate::find::{Search, SectionHint};
use crate::template::{SectionKind, Template};
use crate::typeset::Options;
use std::collections::HashMap;
use std::sync::Arc;

/// Brings everything computed up to the briefing as it is now.
pub(super) fn refresh(document: &mut Document) {
    let briefing = Arc::clone(&document.briefing);
    let seen = document.seen.replace(Arc::clone(&briefing));
    let same =
        |part: fn(&Briefing, &Briefing) -> bool| seen.as_ref().is_some_and(|seen| part(seen, &briefing));
    let same_sources = same(|old, new| old.sources == new.sources);
    if !same_sources {
        document.articles = articles(&briefing, seen.as_deref(), &document.articles);
    }
    if !same_sources || !same(|old, new| old.template == new.template && old.sections == new.sections) {
        let hints = hints(&briefing);
        document
            .search
            .update(&document.articles, &hints, &picked(&briefing));
        correct(&mut document.search, seen.as_deref(), &briefing);
    }
    document.numbers = Numbers::new(&briefing);
    document.pages = Arc::new(document.typesetter.set(&briefing, &Options { draft: false }));
    document.selected = None;
    let checked = document.checker.check(&briefing, &document.pages);
    document.findings = checked.findings;
    document.verification = checked.verification;
    document.words = checked.words;
    document.over.take();
}

/// The search of a briefing's sources.
pub(super) fn search(briefing: &Briefing) -> Search {
    let mut search = Search::default();
    search.update(
        &articles(briefing, None, &[]),
        &hints(briefing),
        &picked(briefing),
    );
    search
}

/// The sources as articles. One of a source that is the very same as in `seen` is taken from `known`, the
/// articles of that.
fn articles(briefing: &Briefing, seen: Option<&Briefing>, known: &[Arc<Article>]) -> Vec<Arc<Article>> {
    let seen = seen.map_or(&[] as &[_], |seen| &seen.sources);
    let known: HashMap<SourceId, _> = seen.iter().zip(known).map(|known| (known.0.id, known)).collect();
    let article = |source: &Shared<Source>| match known.get(&source.id) {
        Some((old, article)) if old.same(source) => Arc::clone(article),
        _ => Arc::new(source.article()),
    };
    briefing.sources.iter().map(article).collect()
}

/// The places of sources that the briefing quotes or rests on, by the index of the source.
pub(super) fn picked(briefing: &Briefing) -> Vec<(usize, CharRange)> {
    let numbered = briefing.sources.iter().enumerate();
    let indices: HashMap<SourceId, usize> = numbered.map(|(index, source)| (source.id, index)).collect();
    briefing
        .items()
        .flat_map(|(_, _, item)| item.anchors())
        .filter_map(|anchor| Some((*indices.get(&anchor.source)?, anchor.range)))
        .collect()
}

/// The sections of a briefing with what the analyst has put into each: the words that its cards rest on, which
/// no letter typed changes. Cards of a draft that nobody has touched yet say nothing of what belongs there.
pub(super) fn hints(briefing: &Briefing) -> Vec<SectionHint> {
    let mut hints = section_hints(&briefing.template);
    for hint in &mut hints {
        let content = briefing
            .sections
            .iter()
            .find(|content| content.section == hint.id);
        let items = content.into_iter().flat_map(|content| &content.items);
        let anchors = items.filter(|item| !item.suggested).flat_map(Item::anchors);
        let words: Vec<&str> = anchors.map(|anchor| anchor.exact.as_str()).collect();
        hint.standing = words.join("\n");
    }
    hints
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
            standing: String::new(),
            hints: section.hints.clone(),
            allows_quotes: section.allows_quotes,
            next_steps: section.kind == SectionKind::Dated,
        })
        .collect()
}
