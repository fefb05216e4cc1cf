//! A quotation's words on its card: locked, on a ground of their own. While its card has the focus they show
//! what was left out and added, words are selected by mouse, and below stands what can be done to them.

use super::{Shared, act};
use crate::app::{Column, Command, QuoteWords};
use crate::article::CharRange;
use crate::briefing::{Item, Look, Marked, Quotation, Source, Treatment};
use crate::ui::shortcuts::hint;
use crate::ui::window::Desk;
use crate::ui::{fonts, theme};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, CursorIcon, Galley, Pos2, Response, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

/// Room round the words.
const MARGIN: egui::Vec2 = vec2(6.0, 3.0);

pub(super) fn atom(
    ui: &mut Ui,
    item: &Item,
    quotation: &Quotation,
    shared: Shared<'_>,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let Shared { state, document, .. } = shared;
    let Some(source) = document.briefing.source(quotation.anchor.source) else {
        return;
    };
    let focused = state.view.card == Some(item.id);
    let selected = state
        .quote_words()
        .filter(|words| words.item == item.id && words.quote == quotation.id)
        .copied();
    // Without operations both forms are the same, and its words can be selected at once.
    let worked_on = focused || quotation.operations.is_empty();
    let pieces = if worked_on {
        quotation.marked(&source.text)
    } else {
        printed(quotation, source)
    };
    let galley = layout(ui, &pieces, selected.map(|words| words.range()));
    let printed = document.briefing.plain_quotation(quotation);
    let response = show(ui, &galley, &format!("“{printed}”"));
    if worked_on {
        let words = Words {
            item,
            quotation,
            source,
            pieces: &pieces,
        };
        words.follow(ui, &galley, &response, selected, commands);
    } else if response.clicked() {
        commands.extend([
            Command::FocusColumn(Column::Cards),
            Command::FocusItem(Some(item.id)),
        ]);
    }
    if let Some(selected) = selected {
        treatments(ui, quotation, &selected, desk, commands);
    }
}

/// The words as they are printed, in one piece.
fn printed(quotation: &Quotation, source: &Source) -> Vec<Marked> {
    let piece = |piece: crate::briefing::Piece| Marked {
        range: CharRange::default(),
        text: piece.text,
        look: if piece.emphasis {
            Look::Emphasis
        } else {
            Look::Plain
        },
    };
    quotation.render(source).pieces.into_iter().map(piece).collect()
}

fn layout(ui: &Ui, pieces: &[Marked], selected: Option<CharRange>) -> std::sync::Arc<Galley> {
    let palette = theme::palette(ui.ctx());
    let plain = TextFormat {
        font_id: fonts::card(),
        color: palette.text,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width() - 2.0 * MARGIN.x;
    job.append("“", 0.0, plain.clone());
    for piece in pieces {
        let format = match piece.look {
            Look::Plain => plain.clone(),
            Look::Out => TextFormat {
                color: palette.muted,
                strikethrough: Stroke::new(1.0, palette.muted),
                ..plain.clone()
            },
            Look::Added => TextFormat {
                color: palette.accent,
                ..plain.clone()
            },
            Look::Emphasis => TextFormat {
                italics: true,
                underline: Stroke::new(1.0, palette.text),
                ..plain.clone()
            },
        };
        for (part, inside) in parted(piece, selected) {
            let mut format = format.clone();
            if inside {
                format.background = palette.accent;
                format.color = palette.on_accent;
            }
            job.append(&part, 0.0, format);
        }
    }
    job.append("”", 0.0, plain);
    ui.painter().layout_job(job)
}

/// A piece cut at the edges of the selection; whether each part is selected.
fn parted(piece: &Marked, selected: Option<CharRange>) -> Vec<(String, bool)> {
    let Some(selected) = selected.filter(|selected| selected.overlaps(piece.range)) else {
        return vec![(piece.text.clone(), false)];
    };
    // A piece whose letters are not the source's one by one is selected whole.
    if piece.text.chars().count() != piece.range.len() {
        return vec![(piece.text.clone(), true)];
    }
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (c, at) in piece.text.chars().zip(piece.range.start..) {
        let inside = selected.holds(at);
        match parts.last_mut() {
            Some((part, known)) if *known == inside => part.push(c),
            _ => parts.push((c.to_string(), inside)),
        }
    }
    parts
}

fn show(ui: &mut Ui, galley: &std::sync::Arc<Galley>, name: &str) -> Response {
    let palette = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), galley.size().y + 2.0 * MARGIN.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    ui.painter()
        .rect_filled(rect, CornerRadius::same(3), palette.selection);
    ui.painter()
        .galley(rect.min + MARGIN, std::sync::Arc::clone(galley), palette.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Blockquote, true, name));
    response
        .on_hover_cursor(CursorIcon::Text)
        .on_hover_text("The source's own words: they cannot be retyped; drag over words to shorten, bracket or emphasise them")
}

/// The words of an atom and where they are shown.
struct Words<'a> {
    item: &'a Item,
    quotation: &'a Quotation,
    source: &'a Source,
    pieces: &'a [Marked],
}

impl Words<'_> {
    /// A press selects a word, a drag draws the selection on.
    fn follow(
        &self,
        ui: &Ui,
        galley: &Galley,
        response: &Response,
        selected: Option<QuoteWords>,
        commands: &mut Vec<Command>,
    ) {
        let Some(point) = response.interact_pointer_pos() else {
            return;
        };
        let Some(word) = self.word_at(galley, point, response) else {
            return;
        };
        let pressed = ui.input(|input| input.pointer.primary_pressed());
        let first = match selected {
            Some(selected) if !pressed => selected.first,
            _ => word,
        };
        if pressed {
            response.request_focus();
            commands.push(Command::FocusColumn(Column::Cards));
        }
        let drawn = QuoteWords {
            item: self.item.id,
            quote: self.quotation.id,
            first,
            last: word,
            bracketing: false,
        };
        if selected != Some(drawn) {
            commands.push(Command::SelectWords(drawn));
        }
    }

    /// The word under a point of the window, or the last one before it.
    fn word_at(&self, galley: &Galley, point: Pos2, response: &Response) -> Option<CharRange> {
        let inside = point - response.rect.min - MARGIN;
        // The opening mark stands first.
        let mut at = usize::from(galley.cursor_from_pos(inside).index).saturating_sub(1);
        let mut place = self.quotation.anchor.range.end;
        for piece in self.pieces {
            let length = piece.text.chars().count();
            if at < length {
                place = piece.range.start + at.min(piece.range.len());
                break;
            }
            at -= length;
        }
        // Told only under a press: every card of every frame asks for the rest.
        let words = self.quotation.words(&self.source.text);
        let before = words.iter().rfind(|word| word.start <= place);
        before.or(words.first()).copied()
    }
}

/// What can be done to the selected words.
fn treatments(
    ui: &mut Ui,
    quotation: &Quotation,
    selected: &QuoteWords,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    if selected.bracketing {
        return clarification(ui, selected, desk, commands);
    }
    ui.horizontal_wrapped(|ui| {
        for (text, command) in [
            ("Shorten", Command::CutWords),
            ("Bracket…", Command::BracketWords),
            ("Case", Command::RecaseWords),
            ("Emphasis", Command::EmphasiseWords),
            ("Restore", Command::RestoreWords),
        ] {
            let name = crate::app::entry(&command).map_or(text, |entry| entry.text.as_str());
            let possible = command != Command::RestoreWords || !quotation.operations.is_empty();
            if act::small(ui, &format!("{text} {}", hint(&command)), name, possible) {
                commands.push(command);
            }
        }
    });
}

/// The field for a clarification in brackets.
fn clarification(ui: &mut Ui, selected: &QuoteWords, desk: &mut Desk, commands: &mut Vec<Command>) {
    let id = ui.scope_id().with((selected.quote.0, "clarification"));
    let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let field_id = id.with("field");
    // The caret comes when the field does; after that Tab may take it on.
    let new = ui.ctx().read_response(field_id).is_none();
    let field = TextEdit::singleline(&mut words)
        .id(field_id)
        .hint_text("Clarification, without brackets")
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Clarification"));
    desk.note_field(&response);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if new {
        response.request_focus();
    }
    let mut done = None;
    ui.horizontal(|ui| {
        if act::small(
            ui,
            "In place of the words ⏎",
            "Bracket in place of the words",
            true,
        ) || entered
        {
            done = Some(Treatment::Bracket(words.clone()));
        }
        if act::small(ui, "Behind the words", "Bracket behind the words", true) {
            done = Some(Treatment::BracketBehind(words.clone()));
        }
        if act::small(ui, "Cancel", "Cancel bracket", true) {
            commands.push(Command::BracketWords);
        }
    });
    match done {
        Some(treatment) => {
            ui.data_mut(|data| data.remove::<String>(id));
            commands.push(Command::TreatWords(treatment));
        }
        None => {
            ui.data_mut(|data| data.insert_temp(id, words));
        }
    }
}
