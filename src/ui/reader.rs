//! The article being read: blocks set one by one, only those on the screen; selection by mouse; marks
//! painted behind the text.

use super::reader_layout::{Shown, above, galley, gap, indent};
use super::reader_marks::{Look, Mark, marks};
use super::theme::{self, Palette};
use super::window::Desk;
use super::{details, fonts, reader_chips};
use crate::app::{Column, Command, Document, State};
use crate::article::{Article, CharRange};
use crate::briefing::{Source, SourceId};
use egui::accesskit::Role;
use egui::{
    CursorIcon, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Widest measure of the text, about 72 characters.
const MEASURE: f32 = 580.0;
/// Least margins: left, and right with room for the initial of a speaker.
const MARGINS: (f32, f32) = (20.0, 40.0);

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
    /// Heights of the visible blocks at this width and source; estimated until set.
    heights: Vec<f32>,
    layout: Option<(SourceId, u32, usize)>,
    revealed: u64,
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
    details::strip_ui(ui, source, desk, commands);
    let (margin, width) = margin_and_width(ui.available_width());
    let blocks: Vec<usize> = (0..article.blocks.len())
        .filter(|at| {
            article
                .blocks
                .get(*at)
                .is_some_and(|block| block.hidden.is_none())
        })
        .collect();
    let reader = &mut desk.reader;
    reader.estimate(article, source.id, width, &blocks);
    if reader.source != Some(source.id) {
        (reader.anchor, reader.head, reader.source) = (0, 0, Some(source.id));
    }
    let mut area = ScrollArea::vertical()
        .id_salt(("reader", source.id.0))
        .auto_shrink(false);
    if state.view.reveal.serial != reader.revealed {
        reader.revealed = state.view.reveal.serial;
        if let Some((_, range)) = state.view.reveal.reader.filter(|(id, _)| *id == source.id) {
            area = area.vertical_scroll_offset(
                (reader.top_of(article, &blocks, range.start) - ui.available_height() * 0.35).max(0.0),
            );
        }
    }
    let marks = marks(state, document, source.id, palette);
    area.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min + vec2(margin, 14.0);
        let shown = shown(ui, article, &blocks, reader, (origin, width), viewport, palette);
        let total: f32 = reader.heights.iter().sum();
        let hidden = article
            .blocks
            .iter()
            .filter(|block| block.hidden.is_some())
            .count();
        ui.set_height(
            total
                + 60.0
                + if hidden > 0 {
                    40.0 + 24.0 * hidden as f32
                } else {
                    0.0
                },
        );
        ui.set_width(ui.available_width());
        let clip = ui.clip_rect();
        let response = ui.interact(clip, ui.scope_id().with("article"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Article"));
        select(ui, state, article, source.id, reader, &shown, &response, commands);
        paint(ui, state, &shown, &marks, reader, palette);
        clicks(ui, state, source.id, &shown, &marks, &response, reader, commands);
        accessible(ui, article, &shown);
        let beside = (origin.x + width, clip.right() - 6.0);
        reader_chips::chips_ui(ui, document, source.id, &shown, beside, commands);
        if hidden > 0 {
            hidden_ui(
                ui,
                article,
                source,
                origin + vec2(0.0, total + 10.0),
                width,
                commands,
            );
        }
    });
}

/// The left margin and the width of the text; from the middle it gives way to the speakers' chips.
fn margin_and_width(room: f32) -> (f32, f32) {
    let width = (room - MARGINS.0 - MARGINS.1).clamp(160.0, MEASURE);
    let free = room - width;
    let margin = (free / 2.0).min(free - reader_chips::ROOM).max(MARGINS.0);
    (margin, width)
}

impl ReaderState {
    /// Estimates the heights of all blocks anew when source, width or blocks have changed.
    fn estimate(&mut self, article: &Article, source: SourceId, width: f32, blocks: &[usize]) {
        let key = (source, width.to_bits(), blocks.len());
        if self.layout == Some(key) {
            return;
        }
        self.layout = Some(key);
        let height = |at: &usize| {
            article.blocks.get(*at).map_or(0.0, |block| {
                let rows = (block.range.len() as f32 / (width / 8.2)).ceil().max(1.0);
                rows * 26.0 + gap(block.kind) + above(block.kind)
            })
        };
        self.heights = blocks.iter().map(height).collect();
    }

    /// Distance of the block that holds a code point from the top.
    fn top_of(&self, article: &Article, blocks: &[usize], place: usize) -> f32 {
        let before = |at: &&usize| {
            article
                .blocks
                .get(**at)
                .is_some_and(|block| block.range.end <= place)
        };
        let count = blocks.iter().take_while(before).count();
        self.heights.iter().take(count).sum::<f32>() + 14.0
    }

    fn range(&self) -> CharRange {
        CharRange::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

fn shown(
    ui: &Ui,
    article: &Article,
    blocks: &[usize],
    reader: &mut ReaderState,
    (origin, width): (Pos2, f32),
    viewport: Rect,
    palette: &Palette,
) -> Vec<Shown> {
    let mut found = Vec::new();
    let mut y = 0.0;
    for (index, height) in blocks.iter().zip(&mut reader.heights) {
        let Some(block) = article.blocks.get(*index) else {
            continue;
        };
        if y > viewport.max.y + 200.0 {
            break;
        }
        if y + *height >= viewport.min.y - 200.0 {
            let galley = galley(ui, article, block, width, palette);
            *height = galley.size().y + gap(block.kind) + above(block.kind);
            let at = pos2(origin.x + indent(block.kind), origin.y + y + above(block.kind));
            found.push(Shown {
                index: *index,
                range: block.range,
                at,
                galley,
            });
        }
        y += *height;
    }
    found
}

fn place_at(shown: &[Shown], point: Pos2) -> Option<usize> {
    let under = shown
        .iter()
        .find(|block| point.y < block.at.y + block.galley.size().y + 6.0)
        .or_else(|| shown.last())?;
    Some(under.place(point))
}

#[expect(
    clippy::too_many_arguments,
    reason = "one gesture over everything the reader shows"
)]
fn select(
    ui: &Ui,
    state: &State,
    article: &Article,
    source: SourceId,
    reader: &mut ReaderState,
    shown: &[Shown],
    response: &egui::Response,
    commands: &mut Vec<Command>,
) {
    let (pressed, shift, now) =
        ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift, input.time));
    if let Some(point) = response.interact_pointer_pos()
        && let Some(place) = place_at(shown, point)
    {
        if pressed {
            response.request_focus();
            if state.view.focus != Column::Reader {
                commands.push(Command::FocusColumn(Column::Reader));
            }
            let again = now - reader.last_press.0 < 0.35 && point.distance(reader.last_press.1) < 6.0;
            reader.unit = if again { reader.unit % 3 + 1 } else { 1 };
            reader.last_press = (now, point);
            reader.head = place;
            if !shift {
                reader.anchor = place;
            }
            reader.dragging = true;
            if reader.unit > 1 {
                let unit = unit_at(article, place, reader.unit);
                (reader.anchor, reader.head) = (unit.start, unit.end);
            }
        } else if reader.dragging && response.dragged() && reader.unit == 1 {
            reader.head = place;
        }
    }
    if reader.dragging && ui.input(|input| input.pointer.primary_released()) {
        reader.dragging = false;
        let range = reader.range();
        if !range.is_empty() {
            commands.push(Command::SelectText { source, range });
        } else if state.view.selection.is_some() {
            commands.push(Command::ClearSelection);
        }
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let selected = state
        .view
        .selection
        .as_ref()
        .filter(|selection| selection.source == source);
    if let Some(selection) = selected
        && ui.input(|input| {
            input
                .events
                .iter()
                .any(|event| matches!(event, egui::Event::Copy))
        })
        && state.view.focus == Column::Reader
    {
        commands.push(Command::CopyText(
            article.frozen.slice(selection.range).to_owned(),
        ));
    }
}

/// The word or sentence round a place.
fn unit_at(article: &Article, place: usize, unit: u32) -> CharRange {
    let Some(block) = article
        .blocks
        .iter()
        .find(|block| block.range.start <= place && place <= block.range.end)
    else {
        return CharRange::new(place, place);
    };
    let text = article.frozen.slice(block.range);
    let local = place - block.range.start;
    if unit >= 3 {
        let sentences = crate::find::sentences(text);
        let sentence = sentences.into_iter().find(|sentence| local <= sentence.end);
        return sentence.map_or(block.range, |range| {
            CharRange::new(block.range.start + range.start, block.range.start + range.end)
        });
    }
    let chars: Vec<char> = text.chars().collect();
    let word = |c: &char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let before = chars
        .get(..local)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|c| word(c))
        .count();
    let after = chars
        .get(local..)
        .unwrap_or_default()
        .iter()
        .take_while(|c| word(c))
        .count();
    CharRange::new(place - before, place + after)
}

fn paint(ui: &Ui, state: &State, shown: &[Shown], marks: &[Mark], reader: &ReaderState, palette: &Palette) {
    let painter = ui.painter();
    let selection = state
        .view
        .selection
        .as_ref()
        .filter(|selection| Some(selection.source) == reader.source);
    let dragged = if reader.dragging {
        reader.range()
    } else {
        selection.map_or(CharRange::default(), |s| s.range)
    };
    for block in shown {
        for mark in marks {
            for rect in block.rects(mark.range) {
                match mark.look {
                    Look::Picked { ground, line } => {
                        painter.rect_filled(rect, 2, ground);
                        painter.hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.5, line));
                    }
                    Look::Found => {
                        painter.hline(
                            rect.x_range(),
                            rect.bottom() - 3.0,
                            Stroke::new(1.0, palette.border),
                        );
                    }
                    Look::Current => {
                        painter.rect_filled(rect, 2, palette.selection);
                        painter.rect_stroke(rect, 2, Stroke::new(1.0, palette.accent), StrokeKind::Inside);
                    }
                }
            }
        }
        for rect in block.rects(dragged) {
            painter.rect_filled(rect, 0, palette.selection);
        }
        if let Some(selection) = selection.filter(|_| !reader.dragging) {
            for rect in block.rects(selection.taken) {
                painter.hline(
                    rect.x_range(),
                    rect.bottom() - 2.0,
                    Stroke::new(2.0, palette.accent),
                );
            }
        }
        painter.galley(block.at, std::sync::Arc::clone(&block.galley), palette.text);
    }
}

/// A click on a mark makes it the current find.
#[expect(
    clippy::too_many_arguments,
    reason = "one click over everything the reader shows"
)]
fn clicks(
    ui: &Ui,
    state: &State,
    source: SourceId,
    shown: &[Shown],
    marks: &[Mark],
    response: &egui::Response,
    reader: &ReaderState,
    commands: &mut Vec<Command>,
) {
    for block in shown {
        for (number, mark) in marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.look != Look::Current)
        {
            for (row, rect) in block.rects(mark.range).into_iter().enumerate() {
                let id = ui.scope_id().with(("mark", number, block.index, row));
                let link = ui.interact(rect, id, Sense::hover());
                if row == 0 {
                    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, &mark.label));
                }
                link.on_hover_text(mark.label.as_str());
            }
        }
    }
    let clicked = response.clicked() && reader.range().is_empty() && reader.unit == 1;
    let Some(point) = response.interact_pointer_pos().filter(|_| clicked) else {
        return;
    };
    let hit = marks
        .iter()
        .filter(|mark| mark.look != Look::Current)
        .find(|mark| {
            shown
                .iter()
                .any(|block| block.rects(mark.range).iter().any(|rect| rect.contains(point)))
        });
    if let Some(mark) = hit
        && state.view.find.is_none_or(|find| find.range != mark.range)
        && !mark.key_point
    {
        commands.push(Command::SelectFind {
            source,
            range: mark.range,
        });
    }
}

/// Each visible block by name for screen readers and tests.
fn accessible(ui: &Ui, article: &Article, shown: &[Shown]) {
    for block in shown {
        let rect = Rect::from_min_size(block.at, block.galley.size());
        let response = ui.interact(rect, ui.scope_id().with(("block", block.index)), Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, article.frozen.slice(block.range)));
    }
}

/// What is hidden, counted, each with its reason and a way to show it.
fn hidden_ui(
    ui: &mut Ui,
    article: &Article,
    source: &Source,
    at: Pos2,
    width: f32,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let hidden: Vec<_> = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.hidden.is_some())
        .collect();
    let rect = Rect::from_min_size(at, vec2(width, 40.0 + 24.0 * hidden.len() as f32));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        let noun = if hidden.len() == 1 {
            "1 line is hidden"
        } else {
            "lines are hidden"
        };
        let words = if hidden.len() == 1 {
            noun.to_owned()
        } else {
            format!("{} {noun}", hidden.len())
        };
        ui.label(RichText::new(words).small().color(palette.muted));
        for (index, block) in hidden {
            ui.horizontal(|ui| {
                let text: String = article.frozen.slice(block.range).chars().take(60).collect();
                let reason = block.hidden.map_or("", |reason| reason.label());
                ui.label(
                    RichText::new(format!("{text} ({reason})"))
                        .small()
                        .color(palette.muted),
                );
                if ui.small_button("Show").clicked() {
                    commands.push(Command::SetBlockHidden {
                        source: source.id,
                        block: index,
                        hidden: None,
                    });
                }
            });
        }
    });
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
