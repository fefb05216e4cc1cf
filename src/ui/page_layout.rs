//! Where the papers lie in the page column: their sizes in whole pixels and their places from the top,
//! computed when pages, width, zoom or density change, so that a frame costs only what it shows.

use crate::typeset::Pages;
use egui::{Vec2, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Space round the pages.
pub(super) const GAP: f32 = 18.0;

/// Narrowest paper, in points of the window.
const NARROWEST: f32 = 80.0;

/// What the places depend on.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) pages: Arc<Pages>,
    /// Width of the column, in points of the window.
    pub(super) width: f32,
    /// Zoom in per cent.
    pub(super) zoom: u16,
    /// Pixels of the screen a point of the window.
    pub(super) density: f32,
    /// Longest side of a texture, in pixels.
    pub(super) longest: usize,
}

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paper {
    /// Distance of its upper edge from the first paper's gap, in points of the window.
    pub(super) top: f32,
    /// Its size in points of the window: whole pixels of the screen.
    pub(super) size: Vec2,
    /// Pixels of the screen a point of the page.
    pub(super) scale: f32,
}

/// The papers, top to bottom.
#[derive(Default)]
pub(super) struct PageLayout {
    frame: Option<Frame>,
    papers: Vec<Paper>,
    /// Width and height of all of them with the space round them.
    pub(super) size: Vec2,
}

impl PageLayout {
    /// Lays the papers out anew if `frame` differs from the last one; says whether only their scale did.
    pub(super) fn follow(&mut self, frame: Frame) -> bool {
        let old = self.frame.as_ref();
        let same_pages = old.is_some_and(|old| Arc::ptr_eq(&old.pages, &frame.pages));
        let key = |frame: &Frame| {
            (
                frame.width.to_bits(),
                frame.zoom,
                frame.density.to_bits(),
                frame.longest,
            )
        };
        let same_scale = old.is_some_and(|old| key(old) == key(&frame));
        if same_pages && same_scale {
            return false;
        }
        let room = (frame.width - 2.0 * GAP).max(NARROWEST);
        let whole = |points: f32| (points * frame.density).round() / frame.density;
        let (mut top, mut widest) = (whole(GAP), 0.0f32);
        self.papers.clear();
        for page in &frame.pages.pages {
            let fit = room / page.size.width * f32::from(frame.zoom) / 100.0 * frame.density;
            let most = frame.longest as f32 / page.size.width.max(page.size.height);
            let scale = fit.min(most);
            let size = vec2(
                (page.size.width * scale).round() / frame.density,
                (page.size.height * scale).round() / frame.density,
            );
            self.papers.push(Paper { top, size, scale });
            widest = widest.max(size.x);
            top += size.y + whole(GAP);
        }
        self.size = vec2(widest + 2.0 * GAP, top);
        self.frame = Some(frame);
        same_pages
    }

    /// What the papers were laid out for last.
    pub(super) fn frame(&self) -> Option<&Frame> {
        self.frame.as_ref()
    }

    /// The papers that show between two heights.
    pub(super) fn shown(&self, from: f32, to: f32) -> Range<usize> {
        let first = self
            .papers
            .partition_point(|paper| paper.top + paper.size.y <= from);
        let last = self.papers.partition_point(|paper| paper.top < to);
        first..last.max(first)
    }

    /// A paper by its index.
    pub(super) fn paper(&self, index: usize) -> Option<&Paper> {
        self.papers.get(index)
    }

    /// A height as the index of the paper there and the share of it that lies above.
    pub(super) fn share(&self, height: f32) -> Option<(usize, f32)> {
        let index = self
            .papers
            .partition_point(|paper| paper.top <= height)
            .saturating_sub(1);
        let paper = self.papers.get(index)?;
        Some((index, (height - paper.top) / paper.size.y))
    }

    /// The height of a share of a paper.
    pub(super) fn height(&self, (index, share): (usize, f32)) -> Option<f32> {
        self.papers
            .get(index)
            .map(|paper| paper.top + share * paper.size.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Page, Size};

    fn frame(count: usize, zoom: u16, density: f32) -> Frame {
        let page = Page {
            size: Size {
                width: 595.28,
                height: 841.89,
            },
            ..Page::default()
        };
        Frame {
            pages: Arc::new(Pages {
                pages: (0..count).map(|_| Arc::new(page.clone())).collect(),
                ..Pages::default()
            }),
            width: 500.0,
            zoom,
            density,
            longest: 8192,
        }
    }

    #[test]
    fn papers_are_whole_pixels_at_every_zoom_and_density() {
        for zoom in [50, 67, 100, 125, 400] {
            for density in [1.0, 1.25, 1.5, 2.0] {
                let mut layout = PageLayout::default();
                layout.follow(frame(7, zoom, density));
                for index in 0..7 {
                    let paper = layout.paper(index).unwrap();
                    for side in [paper.top, paper.size.x, paper.size.y] {
                        let pixels = side * density;
                        assert!(
                            (pixels - pixels.round()).abs() < 0.01,
                            "{pixels} at {zoom}, {density}"
                        );
                    }
                    assert_eq!((paper.size.x * density).round(), (595.28 * paper.scale).round());
                }
            }
        }
    }

    #[test]
    fn only_papers_between_two_heights_show() {
        let mut layout = PageLayout::default();
        layout.follow(frame(100, 100, 1.0));
        let paper = *layout.paper(0).unwrap();
        let step = paper.size.y + GAP;
        for (from, to, expected) in [
            (0.0, 10.0, 0..0),
            (0.0, 600.0, 0..1),
            (GAP + paper.size.y, GAP + step, 1..1),
            (step * 50.0, step * 50.0 + 680.0, 50..51),
            (step * 49.0 + 30.0, step * 50.0 + 30.0, 49..51),
            (1e9, 2e9, 100..100),
        ] {
            assert_eq!(layout.shown(from, to), expected, "from {from} to {to}");
        }
    }

    #[test]
    fn a_place_keeps_its_words_when_the_zoom_changes() {
        let (mut near, mut far) = (PageLayout::default(), PageLayout::default());
        near.follow(frame(9, 200, 1.0));
        far.follow(frame(9, 50, 1.0));
        let place = near.share(5000.0).unwrap();
        assert_eq!(place.0, 3);
        let height = far.height(place).unwrap();
        let back = near.height(far.share(height).unwrap()).unwrap();
        assert!((back - 5000.0).abs() < 0.01, "{back}");
    }

    #[test]
    fn no_paper_is_larger_than_a_texture_may_be() {
        let mut layout = PageLayout::default();
        layout.follow(Frame {
            longest: 2048,
            ..frame(1, 400, 2.0)
        });
        assert!(layout.paper(0).unwrap().size.y * 2.0 <= 2048.0);
    }

    #[test]
    fn only_a_change_of_scale_is_one() {
        let mut layout = PageLayout::default();
        let first = frame(3, 100, 1.0);
        let zoomed = Frame {
            zoom: 200,
            ..first.clone()
        };
        for (next, expected) in [
            (first.clone(), false),
            (first, false),
            (zoomed.clone(), true),
            (zoomed, false),
            (frame(3, 200, 1.0), false),
        ] {
            assert_eq!(layout.follow(next), expected);
        }
    }
}
