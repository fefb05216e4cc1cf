//! What is hidden of the article, under its end.

use crate::app::Command;
use crate::article::Article;
use crate::briefing::Source;
use crate::ui::theme;
use egui::{Pos2, Rect, RichText, Ui, UiBuilder, vec2};

/// Room that so many hidden blocks take.
pub(super) fn height(hidden: usize) -> f32 {
    if hidden == 0 {
        0.0
    } else {
        40.0 + 24.0 * hidden as f32
    }
}

/// What is hidden, counted, each with its reason and a way to show it.
pub(super) fn hidden_ui(
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
    let rect = Rect::from_min_size(at, vec2(width, height(hidden.len())));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
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
