//! How the analyst's own words look on a card: bold, italic, linked, and copied ones underlined.

use crate::article::CharRange;
use crate::briefing::Inline;
use crate::ui::{fonts, theme};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Stroke, Ui};

/// Words as they are set, those in `copied` (in code points of all of them) underlined.
pub(super) fn letters(ui: &Ui, inlines: &[Inline], copied: &[CharRange], width: f32) -> LayoutJob {
    let palette = theme::palette(ui.ctx());
    let FontId { size, .. } = fonts::card();
    let plain = TextFormat {
        font_id: fonts::card(),
        color: palette.text,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut at = 0;
    for inline in inlines {
        let (text, format) = match inline {
            Inline::Text { text, bold, italic } => {
                let family = match (bold, italic) {
                    (false, false) => FontFamily::Proportional,
                    (true, false) => fonts::semibold(),
                    (false, true) => fonts::italic(),
                    (true, true) => fonts::bold_italic(),
                };
                let font_id = FontId::new(size, family);
                (
                    text,
                    TextFormat {
                        font_id,
                        ..plain.clone()
                    },
                )
            }
            Inline::Link { text, .. } => {
                let format = TextFormat {
                    color: palette.accent,
                    underline: Stroke::new(1.0, palette.accent),
                    ..plain.clone()
                };
                (text, format)
            }
            Inline::Quote(_) | Inline::Cite(_) | Inline::Note(_) => continue,
        };
        underlined(ui, &mut job, (text, at), &format, copied);
        at += text.chars().count();
    }
    if inlines.is_empty() {
        // An empty field is as high as its letters will be.
        job.append("", 0.0, plain);
    }
    job
}

/// Appends words that stand at a place of a text, those in `copied` (in code points of that text) underlined.
pub(super) fn underlined(
    ui: &Ui,
    job: &mut LayoutJob,
    (words, start): (&str, usize),
    format: &TextFormat,
    copied: &[CharRange],
) {
    let copies = TextFormat {
        underline: Stroke::new(1.0, theme::palette(ui.ctx()).warn),
        ..format.clone()
    };
    let mut piece = String::new();
    let mut inside = false;
    for (at, c) in (start..).zip(words.chars()) {
        if copied.iter().any(|range| range.holds(at)) != inside {
            let format = if inside { &copies } else { format };
            job.append(&std::mem::take(&mut piece), 0.0, format.clone());
            inside = !inside;
        }
        piece.push(c);
    }
    job.append(&piece, 0.0, if inside { copies } else { format.clone() });
}
