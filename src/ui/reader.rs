//! The article being read: pieces set one by one, only those on the screen; selection by mouse; marks
//! painted behind the text.

mod chips;
mod hidden;
mod layout;
pub(super) mod marks;
mod paint;
mod pieces;
mod select;

use super::theme;
use super::window::Desk;
use super::{details, finder_bar, fonts};
use crate::app::{Command, Document, Reading, State};
use crate::article::CharRange;
use crate::briefing::SourceId;
use egui::accesskit::Role;
use egui::{Pos2, RichText, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Widest measure of the text, about 72 characters.
const MEASURE: f32 = 580.0;
/// Least margins: left, and right with room for the initial of a speaker.
const MARGINS: (f32, f32) = (20.0, 40.0);
/// Room over the first piece.
const TOP: f32 = 14.0;

/// What the reader remembers between frames.
#[derive(Default)]
pub(super) struct ReaderState {
    source: Option<SourceId>,
    /// Where the selection began and where it is now.
    anchor: usize,
    head: usize,
    dragging: bool,
    /// 1 = character, 2 = word, 3 = sentence.
    unit: u32,
    last_press: (f64, Pos2),
    pieces: pieces::Pieces,
    /// Where to scroll in the next frame, so that what is read stays where it is.
    stay: Option<f32>,
    revealed: u64,
    /// What has the focus while the article has it.
    pub(super) article: Option<egui::Id>,
    /// The code point at the top of the view.
    top: usize,
    /// The source and the height over the view when it was last drawn.
    over: Option<(SourceId, f32)>,
}

pub(super) fn reader_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let source = state.view.source.and_then(|id| document.briefing.source(id));
    let article = source
        .and_then(|source| document.source_index(source.id))
        .and_then(|at| document.articles.get(at));
    let (Some(source), Some(article)) = (source, article) else {
        return empty(ui, commands);
    };
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    details::strip_ui(ui, source, desk, commands);
    finder_bar::finder_ui(ui, state, desk, commands);
    ui.spacing_mut().item_spacing.y = spacing;
    let (margin, width) = margin_and_width(ui.available_width());
    let reader = &mut desk.reader;
    if reader.source != Some(source.id) {
        (reader.anchor, reader.head, reader.source) = (0, 0, Some(source.id));
        reader.stay = None;
    }
    reader.pieces.follow(source.id, article, width);
    let mut area = ScrollArea::vertical()
        .id_salt(("reader", source.id.0))
        .auto_shrink(false);
    let moved = reader.scroll_to(state, source.id, ui.available_height());
    if let Some(offset) = moved {
        area = area.vertical_scroll_offset(offset.max(0.0));
    }
    let marks = marks::marks(state, document, source.id, palette);
    let hidden = article
        .blocks
        .iter()
        .filter(|block| block.hidden.is_some())
        .count();
    let output = area.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min + vec2(margin, TOP);
        let seen = viewport.translate(vec2(0.0, -TOP));
        let (shown, grown) = reader.pieces.set(ui, article, (origin, width), seen, palette);
        let height = reader.pieces.height();
        ui.set_height(height + 60.0 + hidden::height(hidden));
        ui.set_width(ui.available_width());
        let clip = ui.clip_rect();
        reader.top = select::place_at(&shown, clip.left_top() + vec2(margin, 2.0)).unwrap_or(0);
        let response = ui.interact(clip, ui.scope_id().with("article"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Article"));
        reader.article = Some(response.id);
        select::select(ui, state, article, source.id, reader, &shown, &response, commands);
        paint::paint(ui, state, &shown, &marks, reader, palette);
        select::clicks(ui, state, source.id, &shown, &marks, &response, reader, commands);
        paint::accessible(ui, article, &shown);
        let beside = (origin.x + width, clip.right() - 6.0);
        chips::chips_ui(ui, document, source.id, &shown, beside, commands);
        if hidden > 0 {
            let at = origin + vec2(0.0, height + 10.0);
            hidden::hidden_ui(ui, article, source, at, width, commands);
        }
        (grown, viewport.bottom() >= TOP + height)
    });
    let (grown, ends) = output.inner;
    let over = output.state.clamped_offset().y;
    if grown != 0.0 {
        reader.stay = Some(over + grown);
        ui.ctx().request_repaint();
    }
    // Scrolled by hand: that is where reading goes on. What was jumped to has its place already.
    let here = Some((source.id, over));
    let by_hand = moved.is_none() && grown == 0.0;
    let before = std::mem::replace(&mut reader.over, here);
    if by_hand && before != here && before.is_some_and(|(before, _)| before == source.id) {
        let (source, at) = (source.id, reader.top);
        commands.push(Command::ReadTo { source, at });
    }
    if ends && state.view.reading(source.id) != Reading::Done {
        commands.push(Command::ReadToEnd(source.id));
    }
}

/// The left margin and the width of the text; from the middle it gives way to the speakers' chips.
fn margin_and_width(room: f32) -> (f32, f32) {
    let width = (room - MARGINS.0 - MARGINS.1).clamp(160.0, MEASURE);
    let free = room - width;
    let margin = (free / 2.0).min(free - chips::ROOM).max(MARGINS.0);
    (margin, width)
}

impl ReaderState {
    /// Where to scroll now: to what is to be revealed, or to where what is read has moved.
    fn scroll_to(&mut self, state: &State, source: SourceId, height: f32) -> Option<f32> {
        let stay = self.stay.take();
        if state.view.reveal.serial == self.revealed {
            return stay;
        }
        self.revealed = state.view.reveal.serial;
        let (_, range) = state.view.reveal.reader.filter(|(id, _)| *id == source)?;
        // Words are shown with what stands before them; a place to read on from is the top of the view.
        let above = if range.is_empty() { TOP } else { height * 0.35 };
        Some(self.pieces.top_of(range.start) + TOP - above)
    }

    /// The code point at the top of the view when it was last drawn.
    pub(super) fn top(&self) -> usize {
        self.top
    }

    fn range(&self) -> CharRange {
        CharRange::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

fn empty(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.35);
        ui.label(
            RichText::new("Add an article to begin: drop files here, paste its text, or").font(fonts::body()),
        );
        ui.add_space(8.0);
        if ui.button("Add sources…").clicked() {
            commands.push(Command::AddSources);
        }
    });
}
