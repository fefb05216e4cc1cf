//! A picture on its card: a small view, what it shows, its caption and its width.

use super::{act, edit};
use crate::app::{Command, ItemChange, PictureChange};
use crate::briefing::{Image, Item, PictureData, PictureWidth};
use crate::ui::theme;
use crate::ui::window::Desk;
use egui::{ColorImage, Label, RichText, TextEdit, TextureHandle, TextureOptions, Ui, vec2};

/// Longest side of the small view, in pixels of the window.
const SIDE: f32 = 150.0;

/// Small views by card, each with the picture it was made from.
pub(in crate::ui) type Thumbnails = std::collections::BTreeMap<u32, (PictureData, TextureHandle)>;

pub(super) fn picture_ui(
    ui: &mut Ui,
    item: &Item,
    image: &Image,
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let mut wanted = None;
    ui.horizontal_top(|ui| {
        view(ui, item, image, desk);
        ui.vertical(|ui| {
            let (mut alt, mut caption) = (image.alt.clone(), image.caption.clone());
            let missing = alt.trim().is_empty();
            let (mark, colour) = if missing {
                ("⚠ Description: required", palette.warn)
            } else {
                ("Description", palette.muted)
            };
            ui.add(Label::new(RichText::new(mark).small().color(colour)).selectable(false));
            let field = TextEdit::multiline(&mut alt)
                .hint_text("What it shows, for those who cannot see it")
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            if act::field(
                ui,
                field,
                (item.id, "Description of the picture (required)"),
                desk,
                commands,
            ) {
                wanted = Some(PictureChange::Alt(alt.replace('\n', " ")));
            }
            let field = TextEdit::singleline(&mut caption)
                .hint_text("Caption")
                .desired_width(f32::INFINITY);
            if act::field(ui, field, (item.id, "Caption of the picture"), desk, commands) {
                wanted = Some(PictureChange::Caption(caption));
            }
            ui.horizontal_wrapped(|ui| {
                let choices = [
                    (PictureWidth::Column, "As wide as the text"),
                    (PictureWidth::Half, "Half as wide"),
                ];
                for (width, words) in choices {
                    if ui.radio(image.width == width, words).clicked() {
                        wanted = Some(PictureChange::Width(width));
                    }
                }
            });
        });
    });
    commands.extend(wanted.map(|change| edit(item.id, ItemChange::Picture(change))));
}

/// The picture small, or why there is nothing to see.
fn view(ui: &mut Ui, item: &Item, image: &Image, desk: &mut Desk) {
    let known = desk.thumbnails.get(&item.id.0);
    if known.is_none_or(|(data, _)| *data != image.data) {
        match image.data.whole() {
            Ok(pixels) => {
                let side = |side: u32| usize::try_from(side).unwrap_or(0);
                let size = [side(pixels.size.width), side(pixels.size.height)];
                let small = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
                let name = format!("picture {}", item.id.0);
                let texture = ui.ctx().load_texture(name, small, TextureOptions::LINEAR);
                desk.thumbnails.insert(item.id.0, (image.data.clone(), texture));
            }
            Err(error) => {
                let palette = theme::palette(ui.ctx());
                desk.thumbnails.remove(&item.id.0);
                let words = format!("⚠ This picture cannot be shown: {error}");
                ui.add(Label::new(RichText::new(words).small().color(palette.error)).wrap());
                return;
            }
        }
    }
    if let Some((_, texture)) = desk.thumbnails.get(&item.id.0) {
        let size = texture.size_vec2();
        let scale = (SIDE / size.x.max(size.y).max(1.0)).min(1.0);
        let alt = match image.alt.trim() {
            "" => "A picture that is not described yet",
            alt => alt,
        };
        let shown = vec2(size.x * scale, size.y * scale);
        ui.add(egui::Image::from_texture((texture.id(), shown)).alt_text(alt));
    }
}
