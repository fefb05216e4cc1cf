//! Keeps the card that is worked on where it is: what is pinned above its words appears only when no click is
//! under way, and when cards grow or shrink above it the column scrolls by as much.

use crate::briefing::ItemId;
use egui::style::ScrollAnimation;
use egui::{Ui, vec2};
use std::collections::BTreeMap;

/// A second press within so many seconds selects a word: until then nothing moves.
const DOUBLE_CLICK: f64 = 0.4;

/// So many seconds after a press its card stays under the pointer.
const CLICKED: f64 = 2.0;

/// What moved, from frame to frame.
#[derive(Default)]
pub(super) struct Steady {
    /// Upper edges of the words of each card, from the top of all cards.
    before: BTreeMap<ItemId, f32>,
    now: BTreeMap<ItemId, f32>,
    top: f32,
    /// When something was last pressed.
    pressed: Option<f64>,
    /// The card whose sentence is pinned.
    pinned: Option<ItemId>,
}

impl Steady {
    /// Begins a frame, at the top of all cards.
    pub(super) fn begin(&mut self, ui: &Ui) {
        self.before = std::mem::take(&mut self.now);
        self.top = ui.cursor().top();
        let (down, now) = ui.input(|input| (input.pointer.any_down(), input.time));
        if down {
            self.pressed = Some(now);
        }
    }

    /// Whether the sentence of the card that is worked on is shown now.
    pub(super) fn may_pin(&mut self, ui: &Ui, item: ItemId) -> bool {
        if self.pinned == Some(item) {
            return true;
        }
        let now = ui.input(|input| input.time);
        let left = self.pressed.map_or(0.0, |pressed| pressed + DOUBLE_CLICK - now);
        if left > 0.0 {
            self.pinned = None;
            let left = std::time::Duration::from_secs_f64(left);
            ui.ctx().request_repaint_after(left);
            return false;
        }
        self.pinned = Some(item);
        true
    }

    /// The words of a card begin here.
    pub(super) fn words_begin(&mut self, ui: &Ui, item: ItemId) {
        self.now.insert(item, ui.cursor().top() - self.top);
    }

    /// Ends a frame: what pushed the focused card is made good before anybody sees it.
    pub(super) fn end(&mut self, ui: &Ui, focused: Option<ItemId>, reveals: bool) {
        if self.pinned != focused {
            self.pinned = None;
        }
        let place = |tops: &BTreeMap<ItemId, f32>| focused.and_then(|item| tops.get(&item).copied());
        let Some((before, now)) = place(&self.before).zip(place(&self.now)) else {
            return;
        };
        // Out of sight it may be anywhere: heights there are guessed.
        let seen = ui.clip_rect().y_range().contains(self.top + before);
        // What was gone to by keys comes into view by itself.
        let clicked = self
            .pressed
            .is_some_and(|pressed| ui.input(|input| input.time) - pressed < CLICKED);
        if (now - before).abs() > 0.5 && seen && clicked && !reveals {
            ui.scroll_with_delta_animation(vec2(0.0, before - now), ScrollAnimation::none());
            ui.ctx().request_discard("the card that is worked on was pushed");
        }
    }
}
