//! The window under test, without a display: real reading, setting and painting, scripted dialogs.

#[path = "raster.rs"]
pub mod raster;

use attache::app::dialogs::ScriptedDialogs;
use attache::app::runtime::{Runtime, Surroundings};
use attache::app::{Clock, Command, FixedClock, ScriptedLauncher};
use attache::briefing::Briefing;
use attache::ui::{Window, theme};
use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use raster::{Drawn, Raster};
use std::path::PathBuf;
use std::sync::Arc;

/// The window under test, its scripted dialogs and its folder.
pub struct Desk {
    pub harness: Harness<'static, Option<Window>>,
    pub dialogs: Arc<ScriptedDialogs>,
    pub folder: tempfile::TempDir,
    pub raster: Raster,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(Box::new(FixedClock::default()))
    }

    /// With a clock of its own: under one that stands still a copy of unsaved work is kept only once.
    pub fn with(clock: Box<dyn Clock>) -> Self {
        Self::over(tempfile::tempdir().unwrap(), clock)
    }

    /// Ends this window as a crash would, and opens another over the same folder.
    pub fn again(self) -> Self {
        let Self { folder, harness, .. } = self;
        drop(harness);
        Self::over(folder, Box::new(FixedClock::default()))
    }

    fn over(folder: tempfile::TempDir, clock: Box<dyn Clock>) -> Self {
        let dialogs = Arc::new(ScriptedDialogs::new([]));
        let mut runtime = Some(Runtime::new(Surroundings {
            dialogs: dialogs.clone(),
            launcher: Arc::new(ScriptedLauncher::default()),
            clock,
            wake: Arc::new(|| ()),
            state_folder: Some(folder.path().join("state")),
            config_folder: Some(folder.path().join("config")),
            program: Some(env!("CARGO_BIN_EXE_attache").into()),
        }));
        let raster = Raster::default();
        let harness = Harness::builder()
            .renderer(raster.clone())
            .with_size(vec2(1600.0, 900.0))
            .with_step_dt(1.0 / 60.0)
            .with_context_setup(theme::install)
            .build_ui_state(
                move |ui, window: &mut Option<Window>| {
                    if window.is_none() {
                        *window = runtime.take().map(|runtime| Window::new(ui.ctx(), runtime));
                    }
                    window.as_mut().unwrap().frame(ui);
                },
                None,
            );
        let mut desk = Self {
            harness,
            dialogs,
            folder,
            raster,
        };
        desk.rest();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Waits for the workers and draws a few frames.
    pub fn rest(&mut self) {
        self.harness.run_steps(2);
        self.harness.state_mut().as_mut().unwrap().runtime().settle();
        self.harness.run_steps(3);
    }

    /// A part of the window as it would be shown, in pixels.
    pub fn drawn(&self, part: Rect) -> Drawn {
        let output = self.harness.output();
        let density = output.pixels_per_point;
        let context = &self.harness.ctx;
        let primitives = context.tessellate(output.shapes.clone(), density);
        let size = context.content_rect().size() * density;
        let size = [size.x, size.y].map(|side| side.round() as usize);
        self.raster.draw(&primitives, density, size, part)
    }

    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.rest();
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.rest();
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    pub fn send(&mut self, command: Command) {
        self.harness.state_mut().as_mut().unwrap().runtime().send(command);
        self.rest();
    }

    /// Writes a file and drops it on the window.
    pub fn load(&mut self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        self.send(Command::FilesDropped(vec![path]));
    }

    pub fn runtime(&mut self) -> &mut Runtime {
        self.harness.state_mut().as_mut().unwrap().runtime()
    }

    pub fn briefing(&mut self) -> Briefing {
        (*self.runtime().state.document.as_ref().unwrap().briefing).clone()
    }

    pub fn answer(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.dialogs.push(Ok(vec![path.clone()]));
        path
    }
}
