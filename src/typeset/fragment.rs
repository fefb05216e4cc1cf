//! A part of the document set by itself: a title block, a heading, an item, a source entry.
//!
//! Its elements and paragraphs are numbered from its own start, so that it can be kept while other parts
//! come and go; [`Part`] says where it stands in the document.

use super::flow::{Block, NoteBlock};
use super::meaning::{Element, ElementId, Paragraph};
use super::page::{ParagraphId, Problem};
use crate::briefing::{Anchor, Source, SourceId};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The element that a fragment's outermost elements stand under, by its number inside the fragment.
pub(super) const OUTER: ElementId = ElementId(0);

/// A part of the document set by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fragment {
    pub(super) blocks: Vec<Block>,
    /// Its elements, the first of which has number 1; a parent of 0 is [`OUTER`].
    pub(super) elements: Vec<Element>,
    pub(super) paragraphs: Vec<Arc<Paragraph>>,
    pub(super) problems: Vec<Problem>,
    /// The printed notes of its texts, in order.
    pub(super) notes: Vec<NoteBlock>,
}

/// A fragment with its place in the document.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) fragment: Arc<Fragment>,
    /// What [`OUTER`] stands for.
    pub(super) parent: ElementId,
    /// The document's number of the fragment's first element.
    pub(super) elements: u32,
    /// The document's number of the fragment's first paragraph.
    pub(super) paragraphs: u32,
}

impl Part {
    /// The document's number of one of the fragment's elements.
    pub(super) fn element(&self, id: ElementId) -> ElementId {
        match id.0.checked_sub(1) {
            Some(index) => ElementId(self.elements + index),
            None => self.parent,
        }
    }

    /// The document's number of one of the fragment's paragraphs.
    pub(super) fn paragraph(&self, id: ParagraphId) -> ParagraphId {
        ParagraphId(self.paragraphs + id.0)
    }

    /// Whether both stand at the same place with the same content.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.parent == other.parent
            && self.elements == other.elements
            && self.paragraphs == other.paragraphs
            && same(&self.fragment, &other.fragment)
    }
}

/// Whether two shared values are equal; one and the same is known to be at a glance.
pub(super) fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// A list as long as `u32` can count.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The printed numbers of the cited sources, in the order of their first citation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Citations {
    cited: Vec<SourceId>,
    numbers: BTreeMap<SourceId, usize>,
    /// The pages of each source that are cited, for those that have pages.
    pages: BTreeMap<SourceId, BTreeSet<usize>>,
}

impl Citations {
    /// Notes that a source is cited here.
    pub(super) fn cite(&mut self, source: SourceId) {
        let next = self.cited.len() + 1;
        if let Entry::Vacant(entry) = self.numbers.entry(source) {
            entry.insert(next);
            self.cited.push(source);
        }
    }

    /// Notes the pages on which the words of `anchor` stand.
    pub(super) fn cite_pages(&mut self, source: &Source, anchor: &Anchor) {
        let last = anchor.range.end.saturating_sub(1).max(anchor.range.start);
        if let Some((from, to)) = source.page_of(anchor.range.start).zip(source.page_of(last)) {
            self.pages.entry(source.id).or_default().extend(from..=to);
        }
    }

    /// The pages of a source that are cited, in order; none if it has no pages.
    pub(super) fn pages(&self, source: SourceId) -> Vec<usize> {
        self.pages.get(&source).into_iter().flatten().copied().collect()
    }

    /// The number of a source, if it is cited.
    pub(super) fn citation(&self, source: SourceId) -> Option<usize> {
        self.numbers.get(&source).copied()
    }

    /// The cited sources in the order of their numbers.
    pub(super) fn cited(&self) -> &[SourceId] {
        &self.cited
    }
}
