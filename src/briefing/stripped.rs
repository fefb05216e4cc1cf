//! The briefing as it may leave: what was printed and what proves it, nothing of the desk it lay on.

use super::{Briefing, ItemBody, SourceId};
use std::collections::BTreeSet;

impl Briefing {
    /// A copy without notes to self, without sources that nothing printed rests on, and without original
    /// files, which were kept for this desk. It holds no history either way; the sources that stay keep
    /// their whole text.
    pub fn stripped(&self) -> Self {
        let mut stripped = self.clone();
        for section in &mut stripped.sections {
            section
                .items
                .retain(|item| !matches!(*item.body, ItemBody::Note(_)));
        }
        let used: BTreeSet<SourceId> = stripped
            .items()
            .flat_map(|(_, _, item)| item.anchors())
            .map(|anchor| anchor.source)
            .collect();
        stripped.sources.retain(|source| used.contains(&source.id));
        for source in &mut stripped.sources {
            // Looked at first: a source that others share is copied when it is changed.
            if source.original.is_some() {
                source.original = None;
            }
        }
        stripped
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Item, Original, testing};
    use super::*;

    #[test]
    fn notes_and_unused_sources_stay_behind() {
        let whole = testing::briefing();
        assert_eq!(whole.stripped(), whole);
        let mut with_more = whole.clone();
        let id = with_more.next_source_id();
        let source = Box::new(testing::source(id.0, "Nobody quotes this."));
        let index = with_more.sources.len();
        with_more.apply(Edit::AddSource { index, source }).unwrap();
        let note = ItemBody::Note("Ask the embassy".into());
        let item = Box::new(Item::new(with_more.next_item_id(), note));
        let (section, index) = (0, 0);
        with_more
            .apply(Edit::InsertItem { section, index, item })
            .unwrap();
        let file = Some(Original::new(b"%PDF".as_slice()));
        with_more.sources[0].original = file;
        assert_ne!(with_more, whole);
        assert_eq!(with_more.stripped(), whole);
    }
}
