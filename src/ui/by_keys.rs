//! What the keyboard needs beyond the shortcuts: the control that has got the focus comes into view, and
//! what is only read can be scrolled.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id, Key, ScrollArea, Ui, vec2};

/// Height of a control of which this much is in view, in points.
const ENOUGH: f32 = 26.0;
/// And this share of its width.
const WIDTH: f32 = 0.9;
/// How far an arrow scrolls, in points.
const LINE: f32 = 40.0;

/// Follows the focus: egui moves it by Tab also to what is scrolled out of view.
#[derive(Debug, Default)]
pub(super) struct Follow {
    focused: Option<Id>,
    /// To be shown in the next frame.
    hidden: Option<Id>,
}

impl Follow {
    /// Before a frame is drawn: asks for what has got the focus out of view.
    pub(super) fn show(&mut self, context: &Context) {
        let Some(id) = self.hidden.take() else { return };
        let request = ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        context.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
    }

    /// After a frame was drawn: looks whether what has got the focus is in view.
    pub(super) fn look(&mut self, context: &Context) {
        let focused = context.memory(|memory| memory.focused());
        if focused == self.focused {
            return;
        }
        self.focused = focused;
        let Some(response) = focused.and_then(|id| context.read_response(id)) else {
            return;
        };
        let (seen, all) = (response.interact_rect, response.rect);
        let cut = seen.height() < all.height().min(ENOUGH) || seen.width() < all.width() * WIDTH;
        if cut || !seen.is_positive() {
            self.hidden = focused;
            context.request_repaint();
        }
    }
}

/// What scrolls in a modal, by keys too: as high as it needs, up to `most`, from the first frame on.
pub(super) fn scrolled(ui: &mut Ui, most: f32, contents: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
    area.show(ui, |ui| {
        scroll(ui);
        contents(ui);
    });
}

/// Scrolls the area that `ui` stands in by the keys for pages and, where no control is gone to by them, by
/// arrows. Only for what holds no text field.
pub(super) fn scroll(ui: &Ui) {
    let page = ui.clip_rect().height() * 0.9;
    // Farther than any area.
    const END: f32 = 1e6;
    let free = ui.memory(|memory| memory.focused().is_none());
    let far = ui.input(|input| {
        [
            (Key::PageDown, page, true),
            (Key::PageUp, -page, true),
            (Key::Home, -END, true),
            (Key::End, END, true),
            (Key::ArrowDown, LINE, free),
            (Key::ArrowUp, -LINE, free),
        ]
        .into_iter()
        .filter(|(key, _, acts)| *acts && input.modifiers.is_none() && input.key_pressed(*key))
        .map(|(_, far, _)| far)
        .sum::<f32>()
    });
    if far != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -far), egui::style::ScrollAnimation::none());
    }
}
