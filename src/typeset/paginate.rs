//! Blocks onto pages, one after the other. Pages that an edit cannot have changed are not planned again.

use super::chapter::Document;
use super::fill::{Filler, Planned, Start};
use super::plan::{Flow, PagePlan, Run, runs};
use std::ops::Range;
use std::sync::Arc;

/// The last plan of a document, kept for the next.
#[derive(Default)]
pub(super) struct Paginator {
    runs: Vec<Run>,
    /// Height of the text area of the first page and of the others.
    heights: (f32, f32),
    pages: Vec<Planned>,
}

impl Paginator {
    /// Plans all pages; `changed` are the blocks that differ from those of the last time, by their index
    /// then and now. `heights` are those of the text area of the first page and of the others.
    pub(super) fn plan(
        &mut self,
        document: &Document,
        heights: (f32, f32),
        changed: &Range<usize>,
    ) -> Vec<Arc<PagePlan>> {
        let runs = runs(document);
        if self.runs != runs || self.heights != heights {
            self.pages.clear();
        }
        self.runs = runs;
        self.heights = heights;
        let flow = Flow::new(document);
        let filler = Filler {
            flow: &flow,
            runs: &self.runs,
            heights,
        };
        let old = std::mem::take(&mut self.pages);
        // What stands before the change is as it was.
        let ahead = old
            .iter()
            .take_while(|page| page.seen <= changed.start && page.next.is_some())
            .count();
        let mut pages = old.get(..ahead).unwrap_or_default().to_vec();
        let mut start = pages
            .last()
            .map_or_else(|| Some(Start::default()), |page| page.next.clone());
        while let Some(next) = start {
            let same = |page: &&Planned| page.start == next;
            if next.is_behind(changed)
                && let Some(page) = old.get(pages.len()).filter(same)
            {
                // From here on everything goes as it went.
                debug_assert_eq!(page.start, next);
                pages.extend_from_slice(old.get(pages.len()..).unwrap_or_default());
                break;
            }
            let page = filler.page(pages.len(), next, 0.0);
            start = page.next.clone();
            pages.push(page);
        }
        let mut plans: Vec<Arc<PagePlan>> = pages.iter().map(|page| Arc::clone(&page.plan)).collect();
        self.pages = pages;
        filler.lengthen_last(&self.pages, &mut plans);
        plans
    }
}

impl Start {
    /// Whether nothing that changed comes from here on.
    fn is_behind(&self, changed: &Range<usize>) -> bool {
        self.at.0 >= changed.end && self.carried.iter().all(|(block, ..)| !changed.contains(block))
    }
}
