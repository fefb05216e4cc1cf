//! Opening the window: display, font, icon and title; or one plain line when there is no display.

use super::window::Window;
use crate::app::Command;
use crate::app::runtime::{Runtime, Surroundings};
use std::path::PathBuf;
use std::sync::Arc;

/// What to do without a display.
const HEADLESS: &str = "without one, use for instance `attache draft ARTICLE -o OUT.briefing.ron --pdf OUT.pdf` or `attache --help`";

/// The program's picture, PNG.
const ICON: &[u8] = include_bytes!("../../assets/desktop/attache.png");

/// Opens the window with these files and stays until it is closed; `program` is this program's file.
///
/// # Errors
/// One line: no display, or a library the window needs is missing; with the headless command to use.
pub fn run(files: Vec<PathBuf>, program: PathBuf) -> Result<(), String> {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(format!("there is no display; {HEADLESS}"));
    }
    // The picture is part of the program, and a test reads it: without one the desktop shows its own.
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Attaché")
            .with_app_id("attache")
            .with_icon(icon)
            .with_inner_size([1280.0, 720.0])
            .with_min_inner_size([560.0, 420.0])
            .with_drag_and_drop(true),
        // Nothing is drawn with gradients; in software, dithering every pixel costs much of a frame.
        dithering: false,
        ..Default::default()
    };
    // winit panics, rather than failing, when a library it loads at run time is missing.
    let opened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        eframe::run_native(
            "attache",
            options,
            Box::new(move |context| {
                let egui_context = context.egui_ctx.clone();
                let surroundings =
                    Surroundings::of_this_machine(Arc::new(move || egui_context.request_repaint()), program);
                let mut runtime = Runtime::new(surroundings);
                if !files.is_empty() {
                    runtime.send(Command::LoadPaths(files));
                }
                Ok(Box::new(Window::new(&context.egui_ctx, runtime)))
            }),
        )
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(format!("the window could not open ({error}); {HEADLESS}")),
        Err(_) => Err(format!(
            "the window could not open: a library it needs is missing (on Debian: libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1); {HEADLESS}"
        )),
    }
}

/// Whether this session names a display.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_program_has_a_picture() {
        let icon = eframe::icon_data::from_png_bytes(super::ICON).expect("a PNG");
        assert_eq!((icon.width, icon.height), (256, 256));
    }
}
