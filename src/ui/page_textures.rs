//! Painted pages as textures at exactly the shown size. A named worker paints; until it has, the old
//! picture is shown scaled.

use crate::app::workers::Worker;
use crate::paint::{Painter, Raster};
use crate::typeset::{Page, Pages};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

/// How many pages may wait to be painted.
const WAITING: usize = 32;

/// A page as it was painted.
struct Painted {
    page: Arc<Page>,
    scale: u32,
    texture: TextureHandle,
}

/// A page back from the worker.
struct Answer {
    index: usize,
    page: Arc<Page>,
    scale: u32,
    raster: Option<Raster>,
}

/// The textures of the shown pages.
pub(super) struct PageTextures {
    worker: Worker,
    painter: Arc<Mutex<Painter>>,
    answers: (SyncSender<Answer>, Receiver<Answer>),
    painted: BTreeMap<usize, Painted>,
    /// What is being painted now, by page.
    asked: BTreeMap<usize, (Arc<Page>, u32)>,
}

impl Default for PageTextures {
    fn default() -> Self {
        Self {
            worker: Worker::start("painter", WAITING),
            painter: Arc::new(Mutex::new(Painter::new())),
            answers: sync_channel(WAITING),
            painted: BTreeMap::new(),
            asked: BTreeMap::new(),
        }
    }
}

impl PageTextures {
    /// The texture of a page at `scale` pixels per point, or the last one while a new one is painted.
    pub(super) fn get(
        &mut self,
        context: &Context,
        pages: &Arc<Pages>,
        index: usize,
        scale: f32,
    ) -> Option<TextureHandle> {
        self.take_in(context);
        let page = pages.pages.get(index)?;
        let current = |page_: &Arc<Page>, scale_: u32| Arc::ptr_eq(page_, page) && scale_ == scale.to_bits();
        let fresh = self
            .painted
            .get(&index)
            .is_some_and(|painted| current(&painted.page, painted.scale));
        let asked = self
            .asked
            .get(&index)
            .is_some_and(|(page, scale)| current(page, *scale));
        if !fresh && !asked {
            self.ask(context, pages, index, page, scale);
        }
        self.painted.get(&index).map(|painted| painted.texture.clone())
    }

    fn ask(&mut self, context: &Context, pages: &Arc<Pages>, index: usize, page: &Arc<Page>, scale: f32) {
        let (pages, page, answers) = (Arc::clone(pages), Arc::clone(page), self.answers.0.clone());
        let (painter, context) = (Arc::clone(&self.painter), context.clone());
        self.asked.insert(index, (Arc::clone(&page), scale.to_bits()));
        let task = move || {
            // A painter poisoned by a panic is of no use: the page keeps its old picture.
            let raster = painter
                .lock()
                .ok()
                .and_then(|mut painter| painter.paint(&pages, index, scale));
            // Nobody waits for the answer when the window has closed.
            if answers
                .send(Answer {
                    index,
                    page,
                    scale: scale.to_bits(),
                    raster,
                })
                .is_ok()
            {
                context.request_repaint();
            }
        };
        if self.worker.run(Box::new(task)).is_err() {
            self.asked.remove(&index);
        }
    }

    fn take_in(&mut self, context: &Context) {
        while let Ok(Answer {
            index,
            page,
            scale,
            raster,
        }) = self.answers.1.try_recv()
        {
            let Some(raster) = raster else { continue };
            let size = [raster.width as usize, raster.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &raster.rgba);
            let texture = context.load_texture(format!("page {index}"), image, TextureOptions::LINEAR);
            self.painted.insert(index, Painted { page, scale, texture });
        }
    }

    /// Forgets pages that no longer exist.
    pub(super) fn keep(&mut self, count: usize) {
        self.painted.retain(|index, _| *index < count);
        self.asked.retain(|index, _| *index < count);
    }
}
