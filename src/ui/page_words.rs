//! The pointer on the pages: words under it, selecting by press and drag, and clicks that go to where
//! words come from. Points come in, commands go out; what is marked is painted by `page_view`.

use crate::app::page_text::{self, Caret, Line, Selected};
use crate::app::{Column, Command, Document, Place, State};
use crate::typeset::{LinkTarget, Page, Pages};
use egui::{CursorIcon, Pos2, Rect, Response, Ui, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Pages whose lines are remembered.
const KEPT: usize = 8;

/// A page on the screen.
pub(super) struct Shown {
    pub(super) index: usize,
    pub(super) page: Arc<Page>,
    pub(super) lines: Arc<Vec<Line>>,
    /// Where its paper lies.
    pub(super) paper: Rect,
    /// Points of the window a point of the page.
    pub(super) scale: f32,
    /// Pixels of the screen a point of the page.
    pub(super) pixels: f32,
}

impl Shown {
    /// A place of the window in points of the page.
    fn point(&self, place: Pos2) -> (f32, f32) {
        let from_corner = (place - self.paper.min) / self.scale;
        (from_corner.x, from_corner.y)
    }

    /// A rectangle of the page in the window.
    pub(super) fn rect(&self, rect: crate::typeset::Rect) -> Rect {
        Rect::from_min_size(
            self.paper.min + vec2(rect.x, rect.y) * self.scale,
            vec2(rect.width, rect.height) * self.scale,
        )
    }
}

/// What the pointer does between frames.
#[derive(Default)]
pub(super) struct PageWords {
    lines: Vec<(Arc<Page>, Arc<Vec<Line>>)>,
    /// What the press took: a caret, a word or a paragraph.
    first: Option<Range<Caret>>,
    /// 1 = cluster, 2 = word, 3 = paragraph.
    unit: u32,
    last_press: Option<(f64, Pos2)>,
}

impl PageWords {
    /// The lines of a page, from memory if they were asked for before.
    pub(super) fn lines(&mut self, pages: &Pages, page: &Arc<Page>) -> Arc<Vec<Line>> {
        if let Some((_, lines)) = self.lines.iter().find(|(known, _)| Arc::ptr_eq(known, page)) {
            return Arc::clone(lines);
        }
        let lines = Arc::new(page_text::lines(pages, page));
        self.lines.truncate(KEPT - 1);
        self.lines.insert(0, (Arc::clone(page), Arc::clone(&lines)));
        lines
    }

    /// Follows presses, drags and clicks of this frame.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        (state, document): (&State, &Document),
        shown: &[Shown],
        response: &Response,
        commands: &mut Vec<Command>,
    ) {
        let (pressed, shift, now) =
            ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift, input.time));
        let pages = &document.pages;
        if let Some(place) = response.interact_pointer_pos()
            && let Some(caret) = caret(shown, place)
        {
            if pressed {
                response.request_focus();
                if state.view.focus != Column::Page {
                    commands.push(Command::FocusColumn(Column::Page));
                }
                self.press(pages, place, caret, now);
                let first = self.first.clone().unwrap_or(caret..caret);
                let selected = match document.selected.filter(|_| shift && self.unit == 1) {
                    Some(selected) => Selected {
                        head: caret,
                        ..selected
                    },
                    None => first.into(),
                };
                if shift && self.unit == 1 {
                    self.first = Some(selected.anchor..selected.anchor);
                }
                commands.push(Command::SelectOnPages(Some(selected)));
            } else if response.dragged()
                && let Some(first) = &self.first
            {
                let selected = extended(first, &self.taken(pages, caret));
                if document.selected != Some(selected) {
                    commands.push(Command::SelectOnPages(Some(selected)));
                }
            }
        }
        if response.clicked() && self.unit == 1 && !shift {
            self.click(document, shown, response, commands);
        }
    }

    /// Takes what a press takes: twice in a row a word, three times a paragraph.
    fn press(&mut self, pages: &Pages, place: Pos2, caret: Caret, now: f64) {
        let again = self
            .last_press
            .is_some_and(|(time, before)| now - time < 0.35 && place.distance(before) < 6.0);
        self.unit = if again { self.unit % 3 + 1 } else { 1 };
        self.last_press = Some((now, place));
        self.first = Some(self.taken(pages, caret));
    }

    /// What a caret takes in the unit of the press.
    fn taken(&self, pages: &Pages, caret: Caret) -> Range<Caret> {
        match self.unit {
            2 => page_text::word(pages, caret),
            3 => page_text::paragraph(pages, caret),
            _ => caret..caret,
        }
    }

    /// A click on words of one's own puts the caret there; one on others goes to where they come from.
    fn click(&self, document: &Document, shown: &[Shown], response: &Response, commands: &mut Vec<Command>) {
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let (under, nearest) = (words_under(shown, at), caret(shown, at));
        let written = under.zip(nearest).and_then(|(under, nearest)| {
            page_text::written(&document.briefing, &document.pages, under, nearest)
        });
        if let Some(caret) = written {
            commands.push(Command::WriteAt(caret));
        } else if let Some(named) = under.zip(nearest).and_then(|(under, nearest)| {
            let same = under.paragraph == nearest.paragraph;
            page_text::named(&document.briefing, &document.pages, nearest).filter(|_| same)
        }) {
            commands.push(Command::WriteIn(named));
        } else if let Some(place) = place_under(document, shown, at) {
            commands.push(Command::GoTo(place));
        }
    }
}

/// From the unit first taken to the one under the pointer, both whole.
fn extended(first: &Range<Caret>, now: &Range<Caret>) -> Selected {
    if now.start < first.start {
        Selected {
            anchor: first.end,
            head: now.start,
        }
    } else {
        Selected {
            anchor: first.start,
            head: now.end.max(first.end),
        }
    }
}

/// The paper nearest to a height.
fn nearest(shown: &[Shown], place: Pos2) -> Option<&Shown> {
    let away = |shown: &Shown| shown.paper.distance_sq_to_pos(place);
    shown.iter().min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// The caret nearest to a place of the window.
fn caret(shown: &[Shown], place: Pos2) -> Option<Caret> {
    let shown = nearest(shown, place)?;
    let (x, y) = shown.point(place);
    page_text::nearest(&shown.lines, x, y)
}

/// The words under a place of the window.
fn words_under(shown: &[Shown], place: Pos2) -> Option<Caret> {
    let shown = nearest(shown, place)?;
    let (x, y) = shown.point(place);
    page_text::under(&shown.lines, x, y)
}

fn place_under(document: &Document, shown: &[Shown], place: Pos2) -> Option<Place> {
    page_text::target(&document.briefing, &document.pages, words_under(shown, place)?)
}

/// The cursor over words, where a link leads, and the item whose words lie under the pointer.
pub(super) fn hover(
    ui: &Ui,
    state: &State,
    document: &Document,
    shown: &[Shown],
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let over = response.hover_pos();
    let words = over.and_then(|over| words_under(shown, over));
    let place = words.and_then(|words| page_text::target(&document.briefing, &document.pages, words));
    let item = words.and_then(|words| page_text::item_of(&document.pages, words.paragraph));
    if state.view.pointed != item {
        commands.push(Command::PointAt(item));
    }
    let link = over.and_then(|over| {
        let shown = nearest(shown, over)?;
        let (x, y) = shown.point(over);
        page_text::link_at(&shown.page, x, y)
    });
    if let Some(LinkTarget::Address(address)) = link.map(|link| &link.target) {
        response.clone().on_hover_text_at_pointer(address);
    }
    let leads = !matches!(place, None | Some(Place::Item(_) | Place::Details));
    if response.dragged() || (words.is_some() && !leads) {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    } else if leads {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
}
