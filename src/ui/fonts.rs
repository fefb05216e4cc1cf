//! The window's own text uses the bundled fonts, those of the page: no system lookup, no glyph missing.

use crate::typeset::{FaceId, Faces};
use egui::text::LayoutJob;
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, Pos2, Ui};
use std::sync::Arc;

/// Serif family: articles.
pub(super) fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// Semibold sans: headings, names.
pub(super) fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Semibold serif: titles in the reader.
pub(super) fn serif_semibold() -> FontFamily {
    FontFamily::Name("serif-semibold".into())
}

/// Italic sans: emphasis on cards.
pub(super) fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// Bold italic sans.
pub(super) fn bold_italic() -> FontFamily {
    FontFamily::Name("bold-italic".into())
}

/// Installs the bundled faces in a context.
pub(super) fn install(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    for face in Faces::bundled().iter() {
        let data: Vec<u8> = face.data.as_ref().to_vec();
        fonts
            .font_data
            .insert(face.name.to_string(), Arc::new(FontData::from_owned(data)));
    }
    let family = |first: FaceId| {
        let order = [
            first,
            FaceId::SERIF,
            FaceId::KOREAN,
            FaceId::ARABIC,
            FaceId::HEBREW,
            FaceId::EMOJI,
        ];
        order
            .iter()
            .filter_map(|id| Faces::bundled().get(*id))
            .map(|face| face.name.to_string())
            .collect::<Vec<_>>()
    };
    fonts
        .families
        .insert(FontFamily::Proportional, family(FaceId::SANS));
    fonts.families.insert(FontFamily::Monospace, family(FaceId::MONO));
    fonts.families.insert(serif(), family(FaceId::SERIF));
    fonts.families.insert(semibold(), family(FaceId::SANS_SEMIBOLD));
    fonts.families.insert(italic(), family(FaceId::SANS_ITALIC));
    fonts
        .families
        .insert(bold_italic(), family(FaceId::SANS_BOLD_ITALIC));
    fonts
        .families
        .insert(serif_semibold(), family(FaceId::SERIF_SEMIBOLD));
    context.set_fonts(fonts);
}

/// Details, 11 px.
pub(super) fn small() -> FontId {
    FontId::new(11.5, FontFamily::Proportional)
}

/// Body and controls, 13 px.
pub(super) fn body() -> FontId {
    FontId::new(13.5, FontFamily::Proportional)
}

/// Names and headings within columns.
pub(super) fn strong() -> FontId {
    FontId::new(13.5, semibold())
}

/// Cards, 15 px.
pub(super) fn card() -> FontId {
    FontId::new(15.0, FontFamily::Proportional)
}

/// Paints a text in so many lines at most, and gives its height.
pub(super) fn paint(ui: &Ui, mut job: LayoutJob, at: Pos2, width: f32, rows: usize) -> f32 {
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = galley.size().y;
    ui.painter().galley(at, galley, ui.visuals().text_color());
    height
}
