//! What is marked in the article: quotations found, words already picked, the current find.

use crate::app::{Document, State};
use crate::article::CharRange;
use crate::briefing::SourceId;
use crate::ui::theme::Palette;
use egui::Color32;

/// A stretch of the article that is marked.
pub(in crate::ui) struct Mark {
    pub(in crate::ui) range: CharRange,
    pub(in crate::ui) look: Look,
    /// Who says it, or the section it stands in.
    pub(in crate::ui) label: String,
    pub(in crate::ui) key_point: bool,
}

/// How a mark looks.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::ui) enum Look {
    /// Found, not used: a thin underline.
    Found,
    /// Picked: the ground in the section's colour.
    Picked { ground: Color32, line: Color32 },
    /// The current find: ground and outline.
    Current,
}

/// The marks of a source, those painted first in front.
pub(in crate::ui) fn marks(
    state: &State,
    document: &Document,
    source: SourceId,
    palette: &Palette,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let Some(index) = document.source_index(source) else {
        return marks;
    };
    for (section, _, item) in document.briefing.items() {
        for anchor in item.anchors().filter(|anchor| anchor.source == source) {
            marks.push(Mark {
                range: anchor.range,
                look: Look::Picked {
                    ground: palette.section_tint(section),
                    line: palette.section(section),
                },
                label: format!("in section {}", section + 1),
                key_point: false,
            });
        }
    }
    for found in document.finds().quotations_in(index) {
        let speaker = found
            .speaker
            .as_ref()
            .map_or("speaker not found", |speaker| speaker.speaker_name.as_str());
        let used = marks
            .iter()
            .any(|mark| matches!(mark.look, Look::Picked { .. }) && mark.range.overlaps(found.range));
        if !used {
            let label = format!("quotation by {speaker}");
            marks.push(Mark {
                range: found.range,
                look: Look::Found,
                label,
                key_point: false,
            });
        }
    }
    if let Some(cursor) = state.view.find.filter(|cursor| cursor.source == source) {
        let label = "current find".to_owned();
        marks.push(Mark {
            range: cursor.range,
            look: Look::Current,
            label,
            key_point: cursor.key_point,
        });
    }
    marks
}
