//! Painted pages as textures at exactly the shown size. A named worker paints what is wanted now; what
//! no longer is wanted is dropped before it is painted.

use crate::app::workers::Worker;
use crate::briefing::DocumentId;
use crate::paint::{Painter, Raster};
use crate::typeset::{Faces, Page, Pages};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of textures that are kept beside those on the screen.
const BUDGET: usize = 128_000_000;

/// A page at a size.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The page.
    pub(super) page: Arc<Page>,
    /// The faces it is set in.
    pub(super) faces: Arc<Faces>,
    /// Its index.
    pub(super) index: usize,
    /// Pixels a point.
    pub(super) scale: f32,
}

impl Wanted {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.page, &other.page)
            && Arc::ptr_eq(&self.faces, &other.faces)
            && self.scale.to_bits() == other.scale.to_bits()
    }
}

/// A page as it was painted.
struct Painted {
    wanted: Wanted,
    /// `None` for a page that cannot be painted at this size.
    texture: Option<TextureHandle>,
    /// The frame that last wanted or showed it.
    used: u64,
    /// Which of the briefings shown in this run it belongs to.
    briefing: u64,
}

impl Painted {
    fn bytes(&self) -> usize {
        self.texture.as_ref().map_or(0, TextureHandle::byte_size)
    }
}

/// What the window and the worker hand to each other.
#[derive(Default)]
struct Table {
    /// To be painted, the next one first.
    wanted: Vec<Wanted>,
    /// Being painted.
    painting: Option<Wanted>,
    /// Painted and not yet taken in.
    done: Vec<Painted>,
    /// The worker is at it.
    running: bool,
    /// Counts the briefings shown in this run.
    briefing: u64,
}

/// The textures of the shown pages.
pub(super) struct PageTextures {
    worker: Worker,
    painter: Arc<Mutex<Painter>>,
    table: Arc<Mutex<Table>>,
    painted: Vec<Painted>,
    document: Option<DocumentId>,
    frame: u64,
}

impl Default for PageTextures {
    fn default() -> Self {
        Self {
            worker: Worker::start("painter", 2),
            painter: Arc::new(Mutex::new(Painter::new())),
            table: Arc::default(),
            painted: Vec::new(),
            document: None,
            frame: 0,
        }
    }
}

/// What is behind a lock. What a panic left there is still whole: it is changed in single steps.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PageTextures {
    /// Says which pages are wanted in this frame, the dearest first. Nothing else is painted.
    pub(super) fn want(&mut self, context: &Context, document: &DocumentId, wanted: Vec<Wanted>) {
        self.frame += 1;
        let mut table = open(&self.table);
        if self.document.as_ref() != Some(document) {
            // The pages of another briefing must not stand in for this one's.
            self.painted.clear();
            self.document = Some(document.clone());
            table.briefing += 1;
        }
        let briefing = table.briefing;
        let done = table
            .done
            .drain(..)
            .filter(|painted| painted.briefing == briefing);
        self.painted.extend(done.map(|painted| Painted {
            used: self.frame,
            ..painted
        }));
        for painted in &mut self.painted {
            if wanted.iter().any(|wanted| wanted.is(&painted.wanted)) {
                painted.used = self.frame;
            }
        }
        drop(table);
        self.ask(context, wanted);
        self.shed();
    }

    /// Says which pages the next frame will want. What was drawn last may still stand in for them.
    pub(super) fn ahead(&mut self, context: &Context, document: &DocumentId, wanted: Vec<Wanted>) {
        if self.document.as_ref() == Some(document) {
            self.ask(context, wanted);
        }
    }

    /// Has the worker paint these pages, as far as they are not painted, and nothing else.
    fn ask(&self, context: &Context, mut wanted: Vec<Wanted>) {
        let mut table = open(&self.table);
        wanted.retain(|wanted| {
            let mut painted = self.painted.iter().chain(&table.done);
            let painting = table.painting.as_ref();
            !painted.any(|painted| painted.wanted.is(wanted))
                && !painting.is_some_and(|painting| painting.is(wanted))
        });
        table.wanted = wanted;
        let start = !table.wanted.is_empty() && !table.running;
        table.running |= start;
        drop(table);
        if start && self.worker.run(self.task(context)).is_err() {
            // There is no thread: the paper stays white, and the next frame asks again.
            open(&self.table).running = false;
        }
    }

    /// The texture of a page: at this size, else at the last one, else of the page it took the place of.
    pub(super) fn get(&mut self, pages: &Pages, wanted: &Wanted) -> Option<TextureHandle> {
        let exact = self
            .painted
            .iter()
            .position(|painted| painted.wanted.is(wanted) && painted.texture.is_some());
        let same = || {
            let of_page = |painted: &Painted| {
                Arc::ptr_eq(&painted.wanted.page, &wanted.page) && painted.texture.is_some()
            };
            self.latest(of_page)
        };
        let before = || {
            let replaced = |page: &Arc<Page>| !pages.pages.iter().any(|now| Arc::ptr_eq(now, page));
            self.latest(|painted| {
                painted.wanted.index == wanted.index
                    && painted.used + 1 >= self.frame
                    && replaced(&painted.wanted.page)
            })
        };
        let found = exact.or_else(same).or_else(before)?;
        let painted = self.painted.get_mut(found)?;
        painted.used = self.frame;
        painted.texture.clone()
    }

    /// The last shown of those that fit.
    fn latest(&self, fits: impl Fn(&Painted) -> bool) -> Option<usize> {
        let fitting = self
            .painted
            .iter()
            .enumerate()
            .filter(|(_, painted)| fits(painted));
        fitting
            .max_by_key(|(_, painted)| painted.used)
            .map(|(index, _)| index)
    }

    /// Paints one wanted page after the other until none is left.
    fn task(&self, context: &Context) -> Box<dyn FnOnce() + Send> {
        let (table, painter, context) = (
            Arc::clone(&self.table),
            Arc::clone(&self.painter),
            context.clone(),
        );
        Box::new(move || {
            loop {
                let (next, briefing) = {
                    let mut table = open(&table);
                    table.running = !table.wanted.is_empty();
                    if !table.running {
                        return;
                    }
                    let next = table.wanted.remove(0);
                    table.painting = Some(next.clone());
                    (next, table.briefing)
                };
                // A painter that panicked is of no use: the page keeps its old picture.
                let raster = painter
                    .lock()
                    .ok()
                    .and_then(|mut painter| painter.ink(&next.page, &next.faces, next.scale));
                let texture = raster.map(|raster| texture(&context, &next.page.label, &raster));
                let mut table = open(&table);
                table.painting = None;
                table.done.push(Painted {
                    wanted: next,
                    texture,
                    used: 0,
                    briefing,
                });
                drop(table);
                context.request_repaint();
            }
        })
    }

    /// Drops what no page needs any more, and what was not shown for longest above the budget.
    fn shed(&mut self) {
        let frame = self.frame;
        // Only this room still holds the page: an edit has replaced it.
        self.painted
            .retain(|painted| painted.used + 2 >= frame || Arc::strong_count(&painted.wanted.page) > 1);
        let mut total: usize = self.painted.iter().map(Painted::bytes).sum();
        self.painted
            .sort_by_key(|painted| std::cmp::Reverse(painted.used));
        while total > BUDGET
            && let Some(last) = self.painted.pop_if(|last| last.used + 2 < frame)
        {
            total -= last.bytes();
        }
    }
}

fn texture(context: &Context, label: &str, raster: &Raster) -> TextureHandle {
    let size = [raster.width as usize, raster.height as usize];
    let image = ColorImage::from_rgba_premultiplied(size, &raster.rgba);
    // Shown pixel for pixel, so nothing is to be mixed.
    context.load_texture(format!("page {label}"), image, TextureOptions::NEAREST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Size;
    use std::time::Duration;

    /// Pages with papers of their own.
    fn pages(count: usize) -> Arc<Pages> {
        let page = || {
            Arc::new(Page {
                size: Size {
                    width: 100.0,
                    height: 141.4,
                },
                ..Page::default()
            })
        };
        Arc::new(Pages {
            pages: (0..count).map(|_| page()).collect(),
            ..Pages::default()
        })
    }

    fn wanted(pages: &Pages, index: usize, scale: f32) -> Wanted {
        Wanted {
            page: Arc::clone(&pages.pages[index]),
            faces: Arc::clone(&pages.faces),
            index,
            scale,
        }
    }

    fn document(name: &str) -> DocumentId {
        DocumentId(name.into())
    }

    /// Frames that want these pages, until all of them are painted.
    fn settle(textures: &mut PageTextures, context: &Context, of: &str, list: &[Wanted]) {
        for _ in 0..2000 {
            textures.want(context, &document(of), list.to_vec());
            let ready = |wanted: &Wanted| textures.painted.iter().any(|painted| painted.wanted.is(wanted));
            if list.iter().all(ready) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("the worker did not paint");
    }

    #[test]
    fn a_texture_has_the_size_that_is_shown() {
        let (context, pages) = (Context::default(), pages(1));
        let mut textures = PageTextures::default();
        for (scale, expected) in [(1.0, [100, 141]), (1.5, [150, 212]), (2.01, [201, 284])] {
            let wanted = wanted(&pages, 0, scale);
            settle(&mut textures, &context, "a", std::slice::from_ref(&wanted));
            assert_eq!(
                textures.get(&pages, &wanted).unwrap().size(),
                expected,
                "at {scale}"
            );
        }
    }

    #[test]
    fn what_stands_in_is_the_same_page_or_the_one_before_it() {
        let (context, old) = (Context::default(), pages(2));
        let mut textures = PageTextures::default();
        let both = [wanted(&old, 0, 1.0), wanted(&old, 1, 1.0)];
        settle(&mut textures, &context, "a", &both);
        let first = textures.get(&old, &both[0]).unwrap().id();
        assert!(textures.get(&old, &both[1]).is_some());
        let shown = |textures: &mut PageTextures, pages: &Pages, wanted: &Wanted| {
            textures.get(pages, wanted).map(|texture| texture.id())
        };
        // Another size of the same page: the old picture, scaled.
        assert_eq!(shown(&mut textures, &old, &wanted(&old, 0, 2.0)), Some(first));
        // An edit of the first page: the page as it was.
        let mut edited = (*old).clone();
        edited.pages[0] = Arc::clone(&pages(1).pages[0]);
        assert_eq!(
            shown(&mut textures, &edited, &wanted(&edited, 0, 1.0)),
            Some(first)
        );
        // A page put before it: its words are on the second page now and stand in for nothing else.
        let mut longer = (*old).clone();
        longer.pages.insert(0, Arc::clone(&pages(1).pages[0]));
        assert_eq!(shown(&mut textures, &longer, &wanted(&longer, 0, 1.0)), None);
        assert_eq!(
            shown(&mut textures, &longer, &wanted(&longer, 1, 1.0)),
            Some(first)
        );
        // Another briefing: nothing of this one.
        let other = pages(1);
        textures.want(&context, &document("b"), Vec::new());
        assert_eq!(shown(&mut textures, &other, &wanted(&other, 0, 1.0)), None);
    }

    #[test]
    fn an_edited_page_is_painted_before_a_frame_wants_it() {
        let (context, old) = (Context::default(), pages(1));
        let mut textures = PageTextures::default();
        settle(&mut textures, &context, "a", &[wanted(&old, 0, 1.0)]);
        let (before, edited) = (wanted(&old, 0, 1.0), pages(1));
        let first = textures.get(&old, &before).unwrap().id();
        let after = wanted(&edited, 0, 1.0);
        for _ in 0..5 {
            textures.ahead(&context, &document("a"), vec![after.clone()]);
        }
        let table = Arc::clone(&textures.table);
        let painted = || open(&table).done.len();
        for _ in 0..2000 {
            if painted() > 0 {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        textures.ahead(&context, &document("a"), vec![after.clone()]);
        assert_eq!(painted(), 1, "once");
        // Until a frame takes it in, the old picture stands there.
        assert_eq!(textures.get(&edited, &after).unwrap().id(), first);
        textures.want(&context, &document("a"), vec![after.clone()]);
        assert_ne!(textures.get(&edited, &after).unwrap().id(), first);
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_painted() {
        let (context, pages) = (Context::default(), pages(100));
        let mut textures = PageTextures::default();
        // The painter is kept waiting while one scrolls from the first page to the last.
        let painter = Arc::clone(&textures.painter);
        let held = painter.lock().unwrap();
        for index in 0..100 {
            textures.want(&context, &document("a"), vec![wanted(&pages, index, 1.0)]);
        }
        drop(held);
        settle(&mut textures, &context, "a", &[wanted(&pages, 99, 1.0)]);
        let painted: Vec<usize> = textures
            .painted
            .iter()
            .map(|painted| painted.wanted.index)
            .collect();
        assert!(painted.len() <= 2, "one may have been begun: {painted:?}");
    }

    #[test]
    fn the_oldest_textures_go_above_the_budget() {
        let (context, pages) = (Context::default(), pages(1));
        let mut textures = PageTextures::default();
        let mut output = context.run_ui(
            egui::RawInput {
                max_texture_side: Some(8192),
                ..egui::RawInput::default()
            },
            |_| (),
        );
        output.textures_delta.clear();
        // 4,000 by 5,656 pixels: 90 MB each.
        for scale in [40.0, 40.1, 40.2] {
            settle(&mut textures, &context, "a", &[wanted(&pages, 0, scale)]);
        }
        for _ in 0..4 {
            textures.want(&context, &document("a"), vec![wanted(&pages, 0, 40.2)]);
        }
        let kept: Vec<f32> = textures
            .painted
            .iter()
            .map(|painted| painted.wanted.scale)
            .collect();
        assert_eq!(kept, [40.2]);
    }
}
