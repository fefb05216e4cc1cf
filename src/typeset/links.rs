//! Links within the document: where they stand is known when a page is made, where they lead only when all
//! pages are.

use super::page::{Link, LinkTarget};
use super::text::Target;
use crate::briefing::SourceId;
use std::collections::BTreeMap;

/// A place that links lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Anchor {
    /// The entry of a source in the source list.
    Entry(SourceId),
    /// The first citation of a source.
    Citation(SourceId),
    /// The words of a note.
    Note(usize),
    /// The mark of a note.
    NoteMark(usize),
}

/// A link before its target's place is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pending {
    pub(super) link: Link,
    pub(super) target: Target,
}

/// Where the anchors of the document stand: page index, and distance from its top in points.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Places(BTreeMap<Anchor, (usize, f32)>);

impl Places {
    /// Notes where an anchor stands; the first place counts.
    pub(super) fn add(&mut self, anchor: Anchor, page: usize, y: f32) {
        self.0.entry(anchor).or_insert((page, y));
    }

    /// The links with their targets; one that leads nowhere is left out.
    pub(super) fn resolve(&self, pending: &[Pending]) -> Vec<Link> {
        let resolved = pending.iter().filter_map(|pending| {
            let anchor = match &pending.target {
                Target::Known(target) => {
                    return Some(Link {
                        target: target.clone(),
                        ..pending.link.clone()
                    });
                }
                Target::Entry(source) => Anchor::Entry(*source),
                Target::Citation(source) => Anchor::Citation(*source),
                Target::Note(note) => Anchor::Note(*note),
                Target::NoteMark(note) => Anchor::NoteMark(*note),
            };
            let (page, y) = self.0.get(&anchor)?;
            let target = LinkTarget::Place {
                page: *page,
                y: (y - 6.0).max(0.0),
            };
            Some(Link {
                target,
                ..pending.link.clone()
            })
        });
        resolved.collect()
    }
}
