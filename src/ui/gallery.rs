//! The templates to choose from, each with its first page as it would be printed: with the briefing's own
//! words if it has any, else with those of the samples.

use super::{by_keys, fonts, theme};
use crate::app::workers::Worker;
use crate::app::{Command, State, example};
use crate::briefing::{Briefing, Edit};
use crate::paint::Painter;
use crate::template::{Limits, Template};
use crate::typeset::{Options, Typesetter};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    ColorImage, Context, CornerRadius, Rect, RichText, Sense, Shadow, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::{Arc, Mutex, PoisonError};

/// Width of the picture of a page, and height of an A4 page of that width.
const PAGE: egui::Vec2 = vec2(190.0, 269.0);
/// A template's place: the page, and words under it.
const CARD: egui::Vec2 = vec2(214.0, 396.0);
const EDGE: f32 = 12.0;

/// What pictures are made of: the open document and its revision, and the scale.
type MadeOf = (Option<(String, u64)>, u32);

/// A picture by the id of its template; `None` for a page that could not be set.
type Pictures = Vec<(String, Option<TextureHandle>)>;

/// The pictures of the templates, made off the window's thread.
#[derive(Default)]
pub(super) struct Gallery {
    worker: Option<Worker>,
    made_of: Option<MadeOf>,
    pictures: Arc<Mutex<Pictures>>,
}

impl Gallery {
    /// Has the pictures made, unless they are or are being made.
    fn follow(&mut self, context: &Context, state: &State) {
        let document = state.document.as_ref().filter(|document| !document.is_empty());
        let scale = PAGE.x * context.pixels_per_point();
        let made_of = (
            document.map(|document| (document.briefing.id.0.clone(), document.revision())),
            scale.to_bits(),
        );
        if self.made_of.as_ref() == Some(&made_of) {
            return;
        }
        self.made_of = Some(made_of);
        // Pictures of before are left to whoever still makes them.
        self.pictures = Arc::default();
        let own = document.map(|document| Arc::clone(&document.briefing));
        let (templates, today) = (state.templates.clone(), state.outside.today.clone());
        let (context, pictures) = (context.clone(), Arc::clone(&self.pictures));
        let task = Box::new(move || {
            let mut painter = Painter::new();
            for template in templates {
                let id = template.id.clone();
                let briefing = filled(own.as_deref(), template, &today);
                let texture = picture(&context, &mut painter, &briefing, scale);
                let mut pictures = pictures.lock().unwrap_or_else(PoisonError::into_inner);
                pictures.push((id, texture));
                drop(pictures);
                context.request_repaint();
            }
        });
        let worker = self.worker.get_or_insert_with(|| Worker::start("gallery", 4));
        if worker.run(task).is_err() {
            // There is no thread: the papers stay white, and the next frame asks again.
            self.made_of = None;
        }
    }

    fn get(&self, template: &str) -> Option<TextureHandle> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let found = pictures.iter().find(|(id, _)| id == template);
        found.and_then(|(_, texture)| texture.clone())
    }
}

/// The briefing on this template, or the samples on it.
fn filled(own: Option<&Briefing>, template: Template, today: &str) -> Briefing {
    let Some(own) = own else {
        return example(template, today);
    };
    let mut briefing = own.clone();
    let edit: Edit = briefing.switch_template(template);
    // A template that does not fit leaves the briefing on its own, which is a picture as well.
    briefing.apply(edit).map_or(own.clone(), |_| briefing)
}

/// The first page as a picture `width` pixels wide.
fn picture(
    context: &Context,
    painter: &mut Painter,
    briefing: &Briefing,
    width: f32,
) -> Option<TextureHandle> {
    let pages = Typesetter::new().set(briefing, &Options { draft: false });
    let page = pages.pages.first()?;
    let raster = painter.paint(&pages, 0, width / page.size.width)?;
    let size = [raster.width as usize, raster.height as usize];
    let image = ColorImage::from_rgba_premultiplied(size, &raster.rgba);
    Some(context.load_texture("template", image, TextureOptions::LINEAR))
}

pub(super) fn gallery_ui(ui: &Ui, state: &State, gallery: &mut Gallery, commands: &mut Vec<Command>) {
    gallery.follow(ui.ctx(), state);
    let response = theme::modal(ui.ctx(), "Templates").show(ui.ctx(), |ui| {
        let screen = ui.ctx().content_rect();
        let most = ((screen.width() - 80.0) / (CARD.x + 8.0)).floor().clamp(1.0, 4.0);
        let columns = most.min(state.templates.len() as f32);
        ui.set_width(columns * (CARD.x + 8.0));
        ui.label(RichText::new("Templates").heading());
        let words = match state.has_document() {
            true => "The briefing moves to the template you choose; one step of undo brings it back",
            false => "A new briefing begins on the template you choose",
        };
        ui.label(RichText::new(words).color(theme::palette(ui.ctx()).muted));
        ui.add_space(10.0);
        by_keys::scrolled(ui, (screen.height() - 190.0).max(120.0), |ui| {
            ui.horizontal_wrapped(|ui| {
                for template in &state.templates {
                    if card_ui(ui, state, template, gallery.get(&template.id)) {
                        commands.push(Command::ChooseTemplate(template.id.clone()));
                        commands.push(Command::CloseModal);
                    }
                }
            });
        });
        ui.add_space(10.0);
        if ui.button("Cancel").clicked() {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

/// One template; whether it was chosen.
fn card_ui(ui: &mut Ui, state: &State, template: &Template, picture: Option<TextureHandle>) -> bool {
    let palette = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(CARD, Sense::click());
    let document = state.document.as_ref();
    let current = document.is_some_and(|document| document.briefing.template.id == template.id);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &template.name));
    let (fill, line) = match (current, response.hovered() || response.has_focus()) {
        (_, true) => (palette.hover, palette.accent),
        (true, false) => (palette.window, palette.accent),
        (false, false) => (palette.window, palette.separator),
    };
    ui.painter()
        .rect(rect, 6, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let paper = Rect::from_min_size(rect.min + vec2(EDGE, EDGE), PAGE);
    let shadow = Shadow {
        offset: [0, 1],
        blur: 6,
        spread: 0,
        color: palette.shadow(),
    };
    ui.painter().add(shadow.as_shape(paper, CornerRadius::ZERO));
    ui.painter().rect_filled(paper, 0, theme::LIGHT.surface);
    if let Some(picture) = picture {
        // A sheet that is no A4 keeps its sides.
        let size = picture.size_vec2();
        let height = (PAGE.x * size.y / size.x).min(PAGE.y);
        let sheet = Rect::from_min_size(paper.min, vec2(PAGE.x, height));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let tint = theme::LIGHT.surface;
        ui.painter().image(picture.id(), sheet, whole, tint);
    }
    let name = if current {
        format!("{} · in use", template.name)
    } else {
        template.name.clone()
    };
    let mut at = pos2(paper.left(), paper.bottom() + 10.0);
    for (words, font, colour, rows) in [
        (name, fonts::strong(), palette.text, 1),
        (template.purpose.clone(), fonts::small(), palette.muted, 3),
        (limits(&template.limits), fonts::small(), palette.muted, 1),
    ] {
        let job = LayoutJob::single_section(words, TextFormat::simple(font, colour));
        at.y += fonts::paint(ui, job, at, PAGE.x, rows) + 2.0;
    }
    response.clicked()
}

/// "At most 2 pages, 600 words".
fn limits(limits: &Limits) -> String {
    let pages = match limits.pages_hard {
        0 => String::new(),
        1 => "1 page".into(),
        pages => format!("{pages} pages"),
    };
    let words = match limits.words {
        0 => String::new(),
        words => format!("{words} words"),
    };
    let parts: Vec<String> = [pages, words]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "No limits".into()
    } else {
        format!("At most {}", parts.join(", "))
    }
}
