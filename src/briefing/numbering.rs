//! Printed numbers: items ("2.3") and citations (sources in order of first use).

use super::{Briefing, ItemBody, ItemId, SourceId};
use crate::template::SectionKind;
use std::collections::BTreeMap;

/// The numbers of one state of a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    items: BTreeMap<ItemId, (usize, usize)>,
    sources: BTreeMap<SourceId, usize>,
    cited: Vec<SourceId>,
}

impl Numbers {
    /// Numbers everything that is printed; notes to self are not.
    pub fn new(briefing: &Briefing) -> Self {
        let mut numbers = Self::default();
        for (section, content) in briefing.sections.iter().enumerate() {
            let mut printed = 0;
            for item in &content.items {
                if matches!(*item.body, ItemBody::Note(_)) {
                    continue;
                }
                printed += 1;
                numbers.items.insert(item.id, (section + 1, printed));
                for anchor in item.anchors() {
                    numbers.cite(anchor.source);
                }
            }
        }
        numbers
    }

    fn cite(&mut self, source: SourceId) {
        let next = self.cited.len() + 1;
        if let std::collections::btree_map::Entry::Vacant(entry) = self.sources.entry(source) {
            entry.insert(next);
            self.cited.push(source);
        }
    }

    /// The item's number ("2.3"), or `None` if it is not printed.
    pub fn item(&self, item: ItemId) -> Option<String> {
        self.items
            .get(&item)
            .map(|(section, index)| format!("{section}.{index}"))
    }

    /// The citation number of a source, or `None` if nothing cites it.
    pub fn citation(&self, source: SourceId) -> Option<usize> {
        self.sources.get(&source).copied()
    }

    /// The cited sources in the order of their numbers.
    pub fn cited(&self) -> &[SourceId] {
        &self.cited
    }
}

/// Whether the template has a generated source list.
pub fn has_source_list(briefing: &Briefing) -> bool {
    briefing
        .template
        .sections
        .iter()
        .any(|section| section.kind == SectionKind::Sources)
}
