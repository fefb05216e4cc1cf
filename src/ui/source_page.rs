//! The page of a PDF beside its text: the page that is being read, with what is picked and found marked on
//! it. The picture comes from the reading process; this file asks for it and shows it.

mod areas;

use self::areas::areas;
use super::reader::marks::{Look, Mark, marks};
use super::theme::{self, Palette};
use super::window::Desk;
use crate::app::{Command, Document, PageKey, State};
use crate::article::worker::PageImage;
use crate::article::{Area, CharRange};
use crate::briefing::{Source, SourceId};
use egui::{
    Button, Color32, ColorImage, Frame, Label, Margin, Panel, Rect, RichText, ScrollArea, TextureHandle,
    TextureOptions, Ui, vec2,
};
use std::sync::Arc;

/// From this width text and page stand side by side, below they stand one over the other.
const SIDE_BY_SIDE: f32 = 560.0;

/// Pictures are asked for in steps of this many pixels, so that dragging the edge asks for few.
const STEP: f32 = 200.0;

/// What the window remembers of the page that is shown.
#[derive(Default)]
pub(super) struct SourcePage {
    source: Option<SourceId>,
    page: usize,
    /// First code points of the selection and the find, and the page at the top of the text, when last seen.
    seen: (Option<usize>, Option<usize>, usize),
    /// What the page should scroll to once.
    reveal: Option<CharRange>,
    texture: Option<(PageKey, TextureHandle)>,
}

/// Shows the page if the analyst wants it and the source in the reader has pages. Takes its room before
/// the text does.
pub(super) fn source_page_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let Some(source) = state
        .shown_source()
        .filter(|_| state.view.source_page && state.shows_pdf())
    else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new().fill(palette.desk).inner_margin(Margin::same(8));
    let panel = if ui.available_width() >= SIDE_BY_SIDE {
        Panel::right("source page").default_size(ui.available_width() / 2.0)
    } else {
        Panel::bottom("source page below").default_size(ui.available_height() / 2.0)
    };
    panel.frame(frame).resizable(true).show(ui, |ui| {
        // The panel keeps its size while there is only a line of words in it.
        ui.set_min_size(ui.available_size());
        desk.source_page.follow(state, source, desk.reader.top());
        bar(ui, state, document, source, &mut desk.source_page, commands);
        let marks = marked(state, document, source, palette);
        page(
            ui,
            state,
            document,
            source,
            &marks,
            &mut desk.source_page,
            commands,
        );
    });
}

/// What is marked in the text, and the words selected there.
fn marked(state: &State, document: &Document, source: &Source, palette: &Palette) -> Vec<Mark> {
    let mut marks = marks(state, document, source.id, palette);
    let selection = state
        .view
        .selection
        .iter()
        .filter(|selection| selection.source == source.id);
    marks.extend(selection.map(|selection| Mark {
        range: selection.range,
        look: Look::Current,
        label: "selected".into(),
        key_point: false,
    }));
    marks
}

impl SourcePage {
    /// Turns to the page of what was last selected, gone to, or scrolled to.
    fn follow(&mut self, state: &State, source: &Source, top: usize) {
        let here = |id: SourceId, range: CharRange| (id == source.id).then_some(range);
        let selection = state.view.selection.as_ref();
        let selected = selection.and_then(|selection| here(selection.source, selection.range));
        let found = state.view.find.and_then(|find| here(find.source, find.range));
        let page_of = |at: usize| source.page_of(at).map_or(0, |page| page - 1);
        let start = |range: Option<CharRange>| range.map(|range| range.start);
        let now = (start(selected), start(found), page_of(top));
        if self.source != Some(source.id) {
            (self.source, self.page, self.seen) = (Some(source.id), now.2, (None, None, now.2));
        }
        let before = std::mem::replace(&mut self.seen, now);
        let went_to = selected
            .filter(|_| now.0 != before.0)
            .or_else(|| found.filter(|_| now.1 != before.1));
        if let Some(range) = went_to {
            self.page = page_of(range.start);
            self.reveal = Some(range);
        } else if now.2 != before.2 {
            self.page = now.2;
        }
    }
}

/// The page's number, the pages before and after it, and whether the file is kept.
fn bar(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    source: &Source,
    view: &mut SourcePage,
    commands: &mut Vec<Command>,
) {
    let painted = state.files.shown().and_then(|(key, result)| {
        let same = key.file == source.provenance.raw_sha256;
        result.ok().filter(|_| same).map(|image| image.pages)
    });
    let pages = painted.unwrap_or(source.pages.len());
    ui.horizontal_wrapped(|ui| {
        let before = ui.add_enabled(view.page > 0, Button::new("◀").small());
        named(&before, "Page before");
        if before.clicked() {
            view.page -= 1;
        }
        ui.label(format!("Page {} of {pages}", view.page + 1));
        let after = ui.add_enabled(view.page + 1 < pages, Button::new("▶").small());
        named(&after, "Page after");
        if after.clicked() {
            view.page += 1;
        }
        let palette = theme::palette(ui.ctx());
        let size = crate::app::file_size(source.provenance.raw_bytes);
        if document.briefing.original_of(source.id).is_some() {
            ui.label(
                RichText::new(format!("Original kept ({size})"))
                    .small()
                    .color(palette.muted),
            );
        } else {
            let keep = ui.small_button(format!("Keep original in briefing ({size})"));
            if keep.clicked() {
                commands.push(Command::KeepOriginal);
            }
        }
    });
    ui.add_space(4.0);
}

fn named(response: &egui::Response, name: &str) {
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, response.enabled(), name));
}

fn page(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    source: &Source,
    marks: &[Mark],
    view: &mut SourcePage,
    commands: &mut Vec<Command>,
) {
    let file = &source.provenance.raw_sha256;
    let held = document.briefing.original_of(source.id).is_some() || state.files.get(file).is_some();
    let shown = state.files.shown().filter(|(key, _)| key.file == *file);
    if !held && shown.is_none() {
        ui.add(
            Label::new("The page is in the file that this source was read from, which is not kept.").wrap(),
        );
        if ui.button("Choose the file…").clicked() {
            commands.push(Command::FindOriginal(source.id));
        }
        return;
    }
    let here = shown.filter(|(key, _)| key.page == view.page);
    if held {
        let image = here.as_ref().and_then(|(_, result)| result.ok());
        let key = PageKey {
            file: file.clone(),
            page: view.page,
            width: wanted_width(ui, image.map(|image| &**image)),
        };
        if !state.files.has_asked(&key) {
            commands.push(Command::PaintSourcePage {
                source: source.id,
                page: key.page,
                width: key.width,
            });
        }
    }
    match here {
        None => {
            ui.label("The page is being painted…");
        }
        Some((_, Err(message))) => {
            ui.add(Label::new(format!("“{}” {message}.", source.file)).wrap());
        }
        Some((key, Ok(image))) => {
            let Some(texture) = view.texture(ui, key, image) else {
                return;
            };
            paper(ui, source, image, &texture, marks, view);
        }
    }
}

/// Pixels across: those of the panel, but no more than a texture's side has when the page is high.
fn wanted_width(ui: &Ui, known: Option<&PageImage>) -> u32 {
    let pixels = ui.available_width() * ui.ctx().pixels_per_point();
    let side = ui.input(|input| input.max_texture_side) as f32;
    let ratio = known
        .map_or(1.5, |image| image.size.1 / image.size.0.max(1.0))
        .max(1.0);
    let most = (side / ratio).max(1.0);
    ((pixels / STEP).ceil() * STEP).min(most) as u32
}

impl SourcePage {
    /// The picture as a texture; `None` while it is too large for one.
    fn texture(&mut self, ui: &Ui, key: &PageKey, image: &Arc<PageImage>) -> Option<TextureHandle> {
        let side = |side: u32| usize::try_from(side).unwrap_or(0);
        let size = [side(image.width), side(image.height)];
        if size[0].max(size[1]) > ui.input(|input| input.max_texture_side) {
            return None;
        }
        if self.texture.as_ref().is_none_or(|(known, _)| known != key) {
            let pixels = ColorImage::from_rgba_unmultiplied(size, &image.rgba);
            let texture = ui
                .ctx()
                .load_texture("source page", pixels, TextureOptions::LINEAR);
            self.texture = Some((key.clone(), texture));
        }
        self.texture.as_ref().map(|(_, texture)| texture.clone())
    }
}

/// The page with its marks.
fn paper(
    ui: &mut Ui,
    source: &Source,
    image: &PageImage,
    texture: &TextureHandle,
    marks: &[Mark],
    view: &mut SourcePage,
) {
    let palette = theme::palette(ui.ctx());
    let id = ("source page", source.id.0, view.page);
    ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = ui.available_width();
            // Tenths of a point to points of the window.
            let scale = width / (image.size.0 * 10.0).max(1.0);
            let size = vec2(width, width * image.size.1 / image.size.0.max(1.0));
            let alt = format!("Page {} of {}", view.page + 1, source.file);
            let paper = ui.add(egui::Image::from_texture((texture.id(), size)).alt_text(alt));
            let place = |area: Area| {
                let at = |x: i32, y: i32| paper.rect.min + vec2(x as f32, y as f32) * scale;
                Rect::from_two_pos(at(area.left, area.top), at(area.right, area.bottom))
            };
            for mark in marks {
                for area in areas(source, mark.range, view.page) {
                    ui.painter()
                        .rect_filled(place(area), 1, colour(mark.look, palette));
                }
            }
            if let Some(range) = view.reveal.take()
                && let Some(area) = areas(source, range, view.page).first()
            {
                ui.scroll_to_rect(place(*area).expand(60.0), None);
            }
        });
}

fn colour(look: Look, palette: &Palette) -> Color32 {
    let (colour, strength) = match look {
        Look::Picked { line, .. } => (line, 0.3),
        Look::Found => (palette.border, 0.15),
        Look::Current => (palette.accent, 0.3),
    };
    colour.gamma_multiply(strength)
}
