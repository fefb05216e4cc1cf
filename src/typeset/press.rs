//! Chapters to pages: pagination, furniture, links. A page that shows the same blocks at the same places as
//! before is used again.

use super::build::{self, BlockAt, Made, Sheet};
use super::chapter::Document;
use super::compose::Composer;
use super::fragment::{Citations, Part, count, same};
use super::furniture::{Furniture, MASTHEAD};
use super::links::{Anchor, Pending, Places};
use super::meaning::{Element, ElementId};
use super::page::{Mark, Page, Problem};
use super::paginate::Paginator;
use super::paragraphs::{Group, Paragraphs};
use super::plan::PagePlan;
use super::setter::Setter;
use super::style::{self, BOTTOM, COLUMN, TOP};
use crate::briefing::{Briefing, Details, Shared};
use crate::template::Template;
use std::ops::Range;
use std::sync::Arc;

/// The last version of the document, kept for the next.
#[derive(Default)]
pub(super) struct Press {
    document: Document,
    paginator: Paginator,
    elements: Arc<Vec<Element>>,
    pages: Vec<KeptPage>,
    outline: Arc<Vec<Mark>>,
    places: Places,
    furniture: FurnitureOfAll,
}

/// What the document becomes.
pub(super) struct Printed {
    pub(super) pages: Vec<Arc<Page>>,
    pub(super) paragraphs: Paragraphs,
    pub(super) elements: Arc<Vec<Element>>,
    pub(super) outline: Arc<Vec<Mark>>,
    pub(super) problems: Vec<Problem>,
}

/// A finished page with what it was made from.
struct KeptPage {
    sheet: Sheet,
    plan: Arc<PagePlan>,
    /// The least range with all its blocks.
    range: Range<usize>,
    furniture: PageFurniture,
    marks: Vec<Mark>,
    anchors: Vec<(Anchor, f32)>,
    pending: Vec<Pending>,
    page: Arc<Page>,
}

/// The furniture of a page as a part of the document.
#[derive(Clone)]
struct PageFurniture {
    lines: Arc<Furniture>,
    part: Part,
}

impl PageFurniture {
    /// Whether both draw the same: rules and colours stand in the lines, not in the part.
    fn same(&self, other: &Self) -> bool {
        self.part.same(&other.part) && same(&self.lines, &other.lines)
    }
}

/// The furniture of every page.
#[derive(Default)]
struct FurnitureOfAll {
    around: Option<Around>,
    pages: Vec<PageFurniture>,
    paragraphs: Group,
}

/// What the furniture of all pages depends on.
#[derive(PartialEq)]
struct Around {
    details: Details,
    template: Shared<Template>,
    draft: bool,
    pages: usize,
}

impl Press {
    /// Makes the pages of a document.
    pub(super) fn print(
        &mut self,
        briefing: &Briefing,
        draft: bool,
        document: Document,
        setter: &mut Setter,
    ) -> Printed {
        let size = style::paper(briefing.details.paper);
        let left = (size.width - COLUMN) / 2.0;
        let head = if briefing.template.furniture.masthead {
            MASTHEAD
        } else {
            0.0
        };
        let top = |page: usize| TOP + if page == 0 { head } else { 0.0 };
        let height = |page: usize| size.height - BOTTOM - top(page);
        let changed = document.changed(&self.document);
        let plans = self.paginator.plan(&document, (height(0), height(1)), &changed);
        self.furniture
            .furnish(briefing, draft, plans.len(), document.next().paragraphs, setter);
        let mut old = std::mem::take(&mut self.pages).into_iter();
        let mut made = Vec::new();
        for (index, (plan, furniture)) in plans.into_iter().zip(&self.furniture.pages).enumerate() {
            let sheet = Sheet {
                size,
                left,
                top: top(index),
            };
            let before = old.next();
            let unchanged = |kept: &KeptPage| {
                (kept.range.end <= changed.start || kept.range.start >= changed.end)
                    && same(&kept.plan, &plan)
                    && kept.sheet == sheet
                    && kept.furniture.same(furniture)
            };
            self.pages.push(match before {
                Some(kept) if unchanged(&kept) => kept,
                before => {
                    let page = KeptPage::new(index, sheet, plan, furniture, &document);
                    made.push((index, before));
                    page
                }
            });
        }
        self.take_places(&made, old.next().is_some());
        if !self.document.same_elements(&document) {
            self.elements = Arc::new(document.elements());
        }
        self.document = document;
        self.printed()
    }

    /// The pages and what belongs to them.
    fn printed(&self) -> Printed {
        let mut paragraphs = Paragraphs::default();
        for chapter in &self.document.chapters {
            paragraphs.push(&chapter.paragraphs);
        }
        paragraphs.push(&self.furniture.paragraphs);
        let problems = self
            .document
            .chapters
            .iter()
            .flat_map(|chapter| chapter.problems());
        Printed {
            pages: self.pages.iter().map(|kept| Arc::clone(&kept.page)).collect(),
            paragraphs,
            elements: Arc::clone(&self.elements),
            outline: Arc::clone(&self.outline),
            problems: problems.cloned().collect(),
        }
    }

    /// Takes in where headings and links of new pages stand, and gives links their targets. `made` are the
    /// new pages, each with the one it replaces; `fewer` tells whether pages fell away at the end.
    fn take_places(&mut self, made: &[(usize, Option<KeptPage>)], fewer: bool) {
        let differs = |same: fn(&KeptPage, &KeptPage) -> bool| {
            fewer
                || made.iter().any(|(index, before)| {
                    let both = before.as_ref().zip(self.pages.get(*index));
                    both.is_none_or(|(before, page)| !same(page, before))
                })
        };
        if differs(|page, before| page.marks == before.marks) {
            let marks = self.pages.iter().flat_map(|kept| kept.marks.iter().cloned());
            self.outline = Arc::new(marks.collect());
        }
        let mut moved = differs(|page, before| page.anchors == before.anchors);
        if moved {
            let mut places = Places::default();
            for (index, kept) in self.pages.iter().enumerate() {
                for (anchor, y) in &kept.anchors {
                    places.add(*anchor, index, *y);
                }
            }
            moved = places != self.places;
            self.places = places;
        }
        if moved {
            self.pages.iter_mut().for_each(|kept| kept.link(&self.places));
        } else {
            for (index, _) in made {
                if let Some(kept) = self.pages.get_mut(*index) {
                    kept.link(&self.places);
                }
            }
        }
    }
}

impl FurnitureOfAll {
    /// Sets the furniture of all pages, unless nothing of it has changed.
    fn furnish(
        &mut self,
        briefing: &Briefing,
        draft: bool,
        pages: usize,
        paragraphs: u32,
        setter: &mut Setter,
    ) {
        let unchanged = self.around.as_ref().is_some_and(|around| {
            around.draft == draft
                && around.pages == pages
                && around.details == briefing.details
                && around.template == briefing.template
        });
        if !unchanged {
            let size = style::paper(briefing.details.paper);
            let left = (size.width - COLUMN) / 2.0;
            let citations = Citations::default();
            let furniture = |page| {
                let mut composer = Composer::new(briefing, &citations, draft, setter);
                let lines = Arc::new(composer.furniture(page, pages, size, left));
                let part = Part {
                    fragment: Arc::new(composer.finish()),
                    parent: ElementId(0),
                    elements: 0,
                    paragraphs: 0,
                };
                PageFurniture { lines, part }
            };
            self.pages = (0..pages).map(furniture).collect();
            let all = self.pages.iter().flat_map(|page| &page.part.fragment.paragraphs);
            self.paragraphs = Arc::new(all.cloned().collect());
            self.around = Some(Around {
                details: briefing.details.clone(),
                template: briefing.template.clone(),
                draft,
                pages,
            });
        }
        // The paragraphs of furniture are numbered behind those of the text.
        if self
            .pages
            .first()
            .is_some_and(|first| first.part.paragraphs == paragraphs)
        {
            return;
        }
        let mut next = paragraphs;
        for furniture in &mut self.pages {
            furniture.part.paragraphs = next;
            next += count(furniture.part.fragment.paragraphs.len());
        }
    }
}

impl KeptPage {
    fn new(
        index: usize,
        sheet: Sheet,
        plan: Arc<PagePlan>,
        furniture: &PageFurniture,
        document: &Document,
    ) -> Self {
        let blocks: Vec<Option<BlockAt<'_>>> =
            plan.shown().map(|block| BlockAt::find(document, block)).collect();
        let around = (&*furniture.lines, &furniture.part);
        let Made {
            page,
            marks,
            anchors,
            pending,
        } = build::page(index, sheet, &plan, around, &blocks);
        Self {
            sheet,
            range: plan.range(),
            plan,
            furniture: furniture.clone(),
            marks,
            anchors,
            pending,
            page: Arc::new(page),
        }
    }

    /// Gives its links their targets.
    fn link(&mut self, places: &Places) {
        let links = places.resolve(&self.pending);
        if links != self.page.links {
            Arc::make_mut(&mut self.page).links = links;
        }
    }
}
