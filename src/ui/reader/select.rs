//! Selection in the article by mouse: characters, words, sentences; and clicks on what is marked.

use super::ReaderState;
use super::marks::{Look, Mark};
use super::pieces::Shown;
use crate::app::{Column, Command, State};
use crate::article::{Article, CharRange};
use crate::briefing::SourceId;
use egui::accesskit::Role;
use egui::{CursorIcon, Pos2, Sense, Ui, WidgetInfo};

pub(super) fn place_at(shown: &[Shown], point: Pos2) -> Option<usize> {
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
pub(super) fn select(
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

/// A click on a mark makes it the current find.
#[expect(
    clippy::too_many_arguments,
    reason = "one click over everything the reader shows"
)]
pub(super) fn clicks(
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
                let id = ui.scope_id().with(("mark", number, block.range.start, row));
                let link = ui.interact(rect, id, Sense::hover());
                if row == 0 {
                    link.widget_info(|| WidgetInfo::labeled(Role::Mark, true, &mark.label));
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
