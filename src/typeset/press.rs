//! Parts to pages: pagination, furniture, links. A page that shows the same parts at the same places as
//! before is used again.

use super::build::{self, BlockAt, Made, Sheet};
use super::compose::Composer;
use super::fragment::{Citations, Part, count};
use super::furniture::{Furniture, MASTHEAD};
use super::links::{Anchor, Pending, Places};
use super::page::{Element, ElementId, Mark, Page, Paragraph, Problem};
use super::paginate::{Flowing, PagePlan, Run, paginate};
use super::parts::Parts;
use super::setter::Setter;
use super::style::{self, BOTTOM, COLUMN, GUTTER, TOP};
use crate::briefing::{Briefing, Details, Shared};
use crate::template::Template;
use std::sync::Arc;

/// The last document, kept for the next.
#[derive(Default)]
pub(super) struct Press {
    parts: Parts,
    elements: Arc<Vec<Element>>,
    pages: Vec<KeptPage>,
    places: Places,
    around: Option<Around>,
    furniture: Vec<PageFurniture>,
}

/// What the parts become.
pub(super) struct Printed {
    pub(super) pages: Vec<Arc<Page>>,
    pub(super) paragraphs: Vec<Arc<Paragraph>>,
    pub(super) elements: Arc<Vec<Element>>,
    pub(super) outline: Vec<Mark>,
    pub(super) problems: Vec<Problem>,
}

/// A finished page with what it was made from.
struct KeptPage {
    sheet: Sheet,
    plan: PagePlan,
    /// The part and its block for everything in the plan, in its order.
    shown: Vec<(Part, usize)>,
    furniture: PageFurniture,
    marks: Vec<Mark>,
    anchors: Vec<(Anchor, f32)>,
    pending: Vec<Pending>,
    page: Arc<Page>,
    /// Whether the page's links have their targets.
    linked: bool,
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
        self.part.same(&other.part) && (Arc::ptr_eq(&self.lines, &other.lines) || self.lines == other.lines)
    }
}

/// What the furniture of all pages depends on.
#[derive(PartialEq)]
struct Around {
    details: Details,
    template: Shared<Template>,
    draft: bool,
    pages: usize,
}

/// The place of a block: its part, its index there, and the width of its column.
#[derive(Clone, Copy)]
struct BlockPlace {
    part: usize,
    block: usize,
    width: f32,
}

impl Press {
    /// Makes the pages of a document.
    pub(super) fn print(
        &mut self,
        briefing: &Briefing,
        draft: bool,
        parts: Parts,
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
        let (flow, runs, places) = flow(&parts);
        let plans = paginate(&flow, &runs, |page| size.height - BOTTOM - top(page));
        self.furnish(briefing, draft, plans.len(), parts.paragraphs(), setter);
        let old = std::mem::take(&mut self.pages);
        let mut old = old.into_iter();
        for (index, plan) in plans.into_iter().enumerate() {
            let sheet = Sheet {
                size,
                left,
                top: top(index),
            };
            let Some(furniture) = self.furniture.get(index).cloned() else {
                break;
            };
            let shown: Vec<Option<(&Part, BlockPlace)>> = plan
                .shown()
                .map(|block| {
                    let place = places.get(block)?;
                    Some((parts.parts.get(place.part)?, *place))
                })
                .collect();
            let same = |kept: &KeptPage| {
                kept.sheet == sheet
                    && kept.plan.same_places(&plan)
                    && kept.furniture.same(&furniture)
                    && kept.shown.iter().zip(&shown).all(|((part, block), now)| {
                        now.is_some_and(|(now, at)| *block == at.block && part.same(now))
                    })
            };
            let kept = match old.next().filter(same) {
                Some(kept) => kept,
                None => {
                    let blocks = shown.iter().map(|shown| {
                        let (part, at) = (*shown)?;
                        Some(BlockAt {
                            part,
                            block: part.fragment.blocks.get(at.block)?,
                            width: at.width,
                        })
                    });
                    let blocks: Vec<Option<BlockAt<'_>>> = blocks.collect();
                    let around = (&*furniture.lines, &furniture.part);
                    let made = build::page(index, sheet, &plan, around, &blocks);
                    let shown = shown
                        .iter()
                        .flatten()
                        .map(|(part, at)| ((*part).clone(), at.block));
                    KeptPage::new(sheet, shown.collect(), plan, furniture, made)
                }
            };
            self.pages.push(kept);
        }
        self.link();
        if !self.parts.same_elements(&parts) {
            self.elements = Arc::new(parts.elements());
        }
        let content = parts.parts.iter().map(|part| &part.fragment);
        let around = self.furniture.iter().map(|furniture| &furniture.part.fragment);
        let paragraphs = content
            .chain(around)
            .flat_map(|fragment| fragment.paragraphs.iter().cloned());
        let problems = parts
            .parts
            .iter()
            .flat_map(|part| part.fragment.problems.iter().cloned());
        let printed = Printed {
            pages: self.pages.iter().map(|kept| Arc::clone(&kept.page)).collect(),
            paragraphs: paragraphs.collect(),
            elements: Arc::clone(&self.elements),
            outline: self
                .pages
                .iter()
                .flat_map(|kept| kept.marks.iter().cloned())
                .collect(),
            problems: problems.collect(),
        };
        self.parts = parts;
        printed
    }

    /// Sets the furniture of all pages, unless nothing of it has changed.
    fn furnish(
        &mut self,
        briefing: &Briefing,
        draft: bool,
        pages: usize,
        paragraphs: u32,
        setter: &mut Setter,
    ) {
        let same = self.around.as_ref().is_some_and(|around| {
            around.draft == draft
                && around.pages == pages
                && around.details == briefing.details
                && around.template == briefing.template
        });
        if !same {
            let size = style::paper(briefing.details.paper);
            let left = (size.width - COLUMN) / 2.0;
            let citations = Citations::default();
            self.furniture = (0..pages)
                .map(|page| {
                    let mut composer = Composer::new(briefing, &citations, draft, setter);
                    let lines = Arc::new(composer.furniture(page, pages, size, left));
                    let part = Part {
                        fragment: Arc::new(composer.finish()),
                        parent: ElementId(0),
                        elements: 0,
                        paragraphs: 0,
                    };
                    PageFurniture { lines, part }
                })
                .collect();
            self.around = Some(Around {
                details: briefing.details.clone(),
                template: briefing.template.clone(),
                draft,
                pages,
            });
        }
        // The paragraphs of furniture are numbered behind those of the text.
        let mut next = paragraphs;
        for furniture in &mut self.furniture {
            furniture.part.paragraphs = next;
            next += count(furniture.part.fragment.paragraphs.len());
        }
    }

    /// Gives every link its target, now that all places are known.
    fn link(&mut self) {
        let mut places = Places::default();
        for (index, kept) in self.pages.iter().enumerate() {
            for (anchor, y) in &kept.anchors {
                places.add(*anchor, index, *y);
            }
        }
        let moved = places != self.places;
        for kept in &mut self.pages {
            if moved || !kept.linked {
                let links = places.resolve(&kept.pending);
                if links != kept.page.links {
                    Arc::make_mut(&mut kept.page).links = links;
                }
                kept.linked = true;
            }
        }
        self.places = places;
    }
}

impl KeptPage {
    fn new(
        sheet: Sheet,
        shown: Vec<(Part, usize)>,
        plan: PagePlan,
        furniture: PageFurniture,
        made: Made,
    ) -> Self {
        Self {
            sheet,
            plan,
            shown,
            furniture,
            marks: made.marks,
            anchors: made.anchors,
            pending: made.pending,
            page: Arc::new(made.page),
            linked: false,
        }
    }
}

/// The blocks of all parts in order, the runs of columns they stand in, and the place of each.
fn flow(parts: &Parts) -> (Vec<Flowing<'_>>, Vec<Run>, Vec<BlockPlace>) {
    let (mut flow, mut runs, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for region in &parts.regions {
        let start = flow.len();
        for index in region.parts.clone() {
            let Some(part) = parts.parts.get(index) else {
                continue;
            };
            for (at, block) in part.fragment.blocks.iter().enumerate() {
                flow.push(Flowing {
                    block,
                    notes: &part.fragment.notes,
                });
                places.push(BlockPlace {
                    part: index,
                    block: at,
                    width: region.width,
                });
            }
        }
        runs.push(Run {
            blocks: start..flow.len(),
            columns: region.columns,
            x: region.x,
            pitch: region.width + GUTTER,
        });
    }
    (flow, runs, places)
}
