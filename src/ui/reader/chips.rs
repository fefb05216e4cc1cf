//! Chips in the margin of the article: who says each quotation found there. A click sets the speaker.

use super::pieces::Shown;
use crate::app::{Command, Document, SET_BY_YOU};
use crate::article::CharRange;
use crate::briefing::SourceId;
use crate::find::FoundSpeaker;
use crate::ui::fonts;
use crate::ui::speaker::person;
use crate::ui::theme::{self, Palette};
use egui::accesskit::Role;
use egui::{Galley, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Room for a chip with a surname, with what it keeps from the text; less room shows initials.
pub(super) const ROOM: f32 = 84.0;
/// What it keeps from the text, its height, and the room round its words.
const GAP: f32 = 8.0;
const HEIGHT: f32 = 20.0;
const EDGES: f32 = 14.0;

/// The chips beside the blocks on the screen; `left` and `right` are the edges of the margin.
pub(super) fn chips_ui(
    ui: &Ui,
    document: &Document,
    source: SourceId,
    shown: &[Shown],
    (left, right): (f32, f32),
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let Some(article) = document.source_index(source) else {
        return;
    };
    let here = document.finds().quotations_in(article).iter();
    let shorts = short_names(here.clone().filter_map(|found| found.speaker.as_ref()));
    let mut free = f32::NEG_INFINITY;
    for found in here {
        let Some(row) = first_row(shown, found.range) else {
            continue;
        };
        let speaker = found.speaker.as_ref();
        let full = speaker.map_or_else(
            || "not known".to_owned(),
            |speaker| {
                person(
                    speaker.speaker_title.as_deref().unwrap_or_default(),
                    &speaker.speaker_name,
                )
            },
        );
        let short = speaker.and_then(|speaker| shorts.get(speaker.speaker_name.as_str()).copied());
        let colour = match (speaker, found.rule) {
            (None, _) => palette.warn,
            (Some(_), SET_BY_YOU) => palette.accent,
            (Some(_), _) => palette.muted,
        };
        let galley = words(ui, short.unwrap_or("?"), right - left - GAP, colour);
        let top = (row.center().y - HEIGHT / 2.0).max(free);
        free = top + HEIGHT + 2.0;
        let rect = Rect::from_min_size(pos2(left + GAP, top), vec2(galley.size().x + EDGES, HEIGHT));
        let id = ui
            .scope_id()
            .with(("speaker", found.range.start, found.range.end));
        let response = ui.interact(rect, id, Sense::click());
        let name = format!("Speaker: {full}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        paint(
            ui,
            rect,
            &galley,
            (response.hovered(), response.has_focus()),
            colour,
            palette,
        );
        let about = if found.rule == SET_BY_YOU {
            SET_BY_YOU
        } else {
            "click to set the speaker"
        };
        if response.on_hover_text(format!("{full} · {about}")).clicked() {
            let range = found.range;
            commands.push(Command::ShowSpeakerOf { source, range });
        }
    }
}

/// The row on which a quotation begins, if it is on the screen.
fn first_row(shown: &[Shown], range: CharRange) -> Option<Rect> {
    let block = shown.iter().find(|block| block.range.holds(range.start))?;
    block.rects(range).into_iter().next()
}

/// The surname if it has room, else the initials.
fn words(ui: &Ui, short: &str, room: f32, colour: egui::Color32) -> Arc<Galley> {
    let set = |words: String| ui.painter().layout_no_wrap(words, fonts::small(), colour);
    let whole = set(short.to_owned());
    if whole.size().x + EDGES <= room {
        return whole;
    }
    set(short.chars().next().map(String::from).unwrap_or_default())
}

fn paint(
    ui: &Ui,
    rect: Rect,
    galley: &Arc<Galley>,
    (hovered, focused): (bool, bool),
    colour: egui::Color32,
    palette: &Palette,
) {
    let fill = if hovered { palette.hover } else { palette.window };
    let line = if focused {
        palette.accent
    } else {
        palette.separator
    };
    ui.painter().rect(
        rect,
        HEIGHT / 2.0,
        fill,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, Arc::clone(galley), colour);
}

/// What each person is called for short: the last name by which a quotation mentions them ("Park" in
/// "President Park" for Park Min Seo), else the last word of the full name.
fn short_names<'a>(speakers: impl Iterator<Item = &'a FoundSpeaker>) -> BTreeMap<&'a str, &'a str> {
    let mut shorts = BTreeMap::new();
    for speaker in speakers {
        let name = speaker.speaker_name.as_str();
        let last = name.split_whitespace().next_back().unwrap_or(name);
        let known = shorts.entry(name).or_insert(last);
        let mention: Vec<&str> = speaker.speaker.split_whitespace().collect();
        if let Some(word) = mention.last().filter(|_| mention.len() < 3)
            && let Some(part) = name.split_whitespace().find(|part| part == word)
        {
            *known = part;
        }
    }
    shorts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_the_name_that_the_article_uses() {
        let check = |mentions: &[&str], name: &str, expected: &str| {
            let speakers: Vec<FoundSpeaker> = mentions
                .iter()
                .map(|mention| FoundSpeaker {
                    speaker: (*mention).to_owned(),
                    speaker_start: 0,
                    speaker_end: 0,
                    speaker_name: name.to_owned(),
                    speaker_title: None,
                })
                .collect();
            assert_eq!(short_names(speakers.iter()).get(name), Some(&expected));
        };
        check(&["President Park", "He"], "Park Min Seo", "Park");
        check(&["He"], "Kari Nordmann", "Nordmann");
        check(
            &["Kari Nordmann, the prime minister"],
            "Kari Nordmann",
            "Nordmann",
        );
        check(&["the harbour board"], "the harbour board", "board");
    }
}
