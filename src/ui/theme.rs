//! Every colour and size of the window. The only place that builds colours.

#![expect(clippy::disallowed_methods, reason = "this is the one home of colours")]

use super::fonts;
use crate::app::Appearance;
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Frame, Id, Margin, Modal, Stroke, TextStyle, Theme,
    Visuals,
};

/// The colours of one appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub window: Color32,
    /// Columns and cards.
    pub surface: Color32,
    /// Round the pages.
    pub desk: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Text.
    pub text: Color32,
    /// Text that steps back.
    pub muted: Color32,
    /// Lines between columns.
    pub separator: Color32,
    /// Edges of fields.
    pub border: Color32,
    /// The accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Selected words and rows.
    pub selection: Color32,
    /// It worked.
    pub ok: Color32,
    /// It needs a look.
    pub warn: Color32,
    /// It did not work.
    pub error: Color32,
    /// Good to know.
    pub info: Color32,
    /// Words just placed.
    pub flash: Color32,
    /// The sections, repeating after five.
    pub sections: [Color32; 5],
    /// Share of a section's colour in its tint, of 255.
    pub tint: u8,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Light.
pub const LIGHT: Palette = Palette {
    window: rgb(0xF4F5F3),
    surface: rgb(0xFFFFFF),
    desk: rgb(0xDFE2DF),
    hover: rgb(0xE9ECE9),
    text: rgb(0x1B2321),
    muted: rgb(0x55605D),
    separator: rgb(0xD3D8D4),
    border: rgb(0x6F7A77),
    accent: rgb(0x0B6158),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xBFE0DA),
    ok: rgb(0x1F6B3A),
    warn: rgb(0x8A5200),
    error: rgb(0xB3261E),
    info: rgb(0x2F5D8C),
    flash: rgb(0xFFF0C2),
    sections: [
        rgb(0x0B6158),
        rgb(0x27348B),
        rgb(0xA63D00),
        rgb(0xB0368A),
        rgb(0x402601),
    ],
    tint: 36,
};

/// Dark.
pub const DARK: Palette = Palette {
    window: rgb(0x161A19),
    surface: rgb(0x1D2221),
    desk: rgb(0x0F1211),
    hover: rgb(0x2B3231),
    text: rgb(0xE4E9E7),
    muted: rgb(0xB2BCB8),
    separator: rgb(0x343C3A),
    border: rgb(0x8B9792),
    accent: rgb(0x5CC4B5),
    on_accent: rgb(0x06201D),
    selection: rgb(0x1A4A44),
    ok: rgb(0x6FCB8E),
    warn: rgb(0xE8B04A),
    error: rgb(0xF28B82),
    info: rgb(0x8AB6E6),
    flash: rgb(0x4A3B12),
    sections: [
        rgb(0x5CC4B5),
        rgb(0x8FA8FF),
        rgb(0xE89648),
        rgb(0xF2A6D4),
        rgb(0xE4D83E),
    ],
    tint: 56,
};

impl Palette {
    /// The colour of a section, by its index.
    pub fn section(&self, index: usize) -> Color32 {
        self.sections
            .get(index % self.sections.len())
            .copied()
            .unwrap_or(self.accent)
    }

    /// A section's colour as a ground for text.
    pub fn section_tint(&self, index: usize) -> Color32 {
        mix(self.surface, self.section(index), self.tint)
    }

    /// The flash over a white page.
    pub fn flash_on_page(&self, strength: f32) -> Color32 {
        Color32::from_rgba_unmultiplied(255, 205, 70, (90.0 * strength.clamp(0.0, 1.0)) as u8)
    }

    /// The shadow of a page.
    pub fn shadow(&self) -> Color32 {
        Color32::from_black_alpha(45)
    }
}

/// `share` of 255 parts of `over` on `under`.
fn mix(under: Color32, over: Color32, share: u8) -> Color32 {
    let channel = |a: u8, b: u8| {
        let share = u16::from(share);
        ((u16::from(a) * (255 - share) + u16::from(b) * share) / 255) as u8
    };
    Color32::from_rgb(
        channel(under.r(), over.r()),
        channel(under.g(), over.g()),
        channel(under.b(), over.b()),
    )
}

/// The palette of what is shown now.
pub fn palette(context: &Context) -> &'static Palette {
    if context.global_style().visuals.dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// Installs fonts, sizes and colours in a context.
pub fn install(context: &Context) {
    fonts::install(context);
    context.set_visuals_of(Theme::Light, visuals(&LIGHT, false));
    context.set_visuals_of(Theme::Dark, visuals(&DARK, true));
    context.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, fonts::small()),
            (TextStyle::Body, fonts::body()),
            (TextStyle::Button, fonts::body()),
            (TextStyle::Heading, FontId::new(20.0, fonts::semibold())),
            (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 4.0);
        style.spacing.button_padding = egui::vec2(10.0, 5.0);
        style.spacing.interact_size.y = 28.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.animation_time = 0.1;
    });
}

/// A modal with room round its contents, and a name for those who cannot see it.
pub(super) fn modal(context: &Context, name: &'static str) -> Modal {
    let frame = Frame::popup(&context.global_style()).inner_margin(20);
    let id = Id::unique(name);
    let area = Modal::default_area(id).accessible_name(name);
    Modal::new(id).area(area).frame(frame)
}

/// Follows the setting: light, dark, or the system.
pub fn follow(context: &Context, appearance: Appearance) {
    context.set_theme(match appearance {
        Appearance::System => egui::ThemePreference::System,
        Appearance::Light => egui::ThemePreference::Light,
        Appearance::Dark => egui::ThemePreference::Dark,
    });
}

fn visuals(palette: &Palette, dark: bool) -> Visuals {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.accent;
    visuals.panel_fill = palette.surface;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.separator);
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.faint_bg_color = palette.window;
    visuals.selection.bg_fill = palette.selection;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.error;
    let line = Stroke::new(1.0, palette.separator);
    for (state, fill, stroke, text) in [
        (
            &mut visuals.widgets.noninteractive,
            palette.surface,
            line,
            palette.text,
        ),
        (&mut visuals.widgets.inactive, palette.window, line, palette.text),
        (&mut visuals.widgets.hovered, palette.hover, line, palette.text),
        (
            &mut visuals.widgets.active,
            palette.selection,
            Stroke::new(1.0, palette.accent),
            palette.text,
        ),
        (&mut visuals.widgets.open, palette.hover, line, palette.text),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = stroke;
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = CornerRadius::same(4);
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests;
