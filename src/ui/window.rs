//! The window's loop: take in what happened, draw the state, send what was asked for.

use super::page_textures::PageTextures;
use super::page_view::PageColumn;
use super::reader::ReaderState;
use super::source_page::SourcePage;
use super::{columns, keys, menus, notices, panels, shortcuts, status, theme, welcome};
use crate::app::runtime::{ForWindow, Runtime};
use crate::app::{Command, Modal, State};
use crate::briefing::ItemId;
use egui::{Context, Event, Ui};
use std::collections::BTreeMap;

/// What belongs to the window alone: scroll positions, textures, the palette's words.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) reader: ReaderState,
    pub(super) source_page: SourcePage,
    pub(super) textures: PageTextures,
    pub(super) pages: PageColumn,
    /// Heights of the cards as they were last drawn.
    pub(super) card_heights: BTreeMap<ItemId, f32>,
    /// The command palette, while it is open.
    pub(super) palette: super::palette::Typed,
    /// The form that sets a speaker, while it is open.
    pub(super) speaker: super::speaker::SpeakerForm,
    /// Pictures of the templates.
    pub(super) gallery: super::gallery::Gallery,
    /// The finding that was brought into view last.
    pub(super) finding: Option<usize>,
    /// The quotations of all sources.
    pub(super) finds: super::finds::FindRows,
    /// The list of sources.
    pub(super) sources: super::sources::SourceList,
    /// The last call for the caret that the finder's field followed.
    pub(super) finder_called: u64,
    /// Small views of pictures on cards.
    pub(super) thumbnails: super::item_card::Thumbnails,
    /// The last call of the menus that was followed.
    pub(super) menus_called: u64,
    /// A text field has the caret.
    pub(super) editing: bool,
    /// The flash now shown and when it began.
    pub(super) flash: (u64, f64),
    /// The card that is dragged.
    pub(super) drag: super::card_drag::CardDrag,
    /// What keeps the focused card in its place.
    pub(super) steady: super::steady::Steady,
    /// A field that is called by its name to take the caret.
    called: Option<crate::app::NamedCaret>,
    /// The last call for the caret that a field of a card has followed.
    pub(super) put_caret: u64,
    /// The last reveal that each column has followed.
    pub(super) revealed_card: u64,
}

impl Desk {
    /// Remembers whether a text field drawn in this frame has the caret.
    pub(super) fn note_field(&mut self, response: &egui::Response) {
        self.editing |= response.has_focus();
    }

    /// Gives a field the caret if it was called by its name.
    pub(super) fn call_field(&mut self, ui: &Ui, item: Option<ItemId>, name: &str, field: &egui::Response) {
        let here = |called: &mut crate::app::NamedCaret| (called.item, called.field) == (item, name);
        let Some(called) = self.called.take_if(here) else {
            return;
        };
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
        let caret = egui::text::CCursor::new(called.at);
        state
            .cursor
            .set_char_range(Some(egui::text::CCursorRange::one(caret)));
        state.store(ui.ctx(), field.id);
        field.request_focus();
        field.scroll_to_me(None);
    }

    /// How strongly the flash shows now, 1 to 0.
    pub(super) fn flash_strength(&mut self, ui: &Ui, state: &State) -> f32 {
        const SECONDS: f64 = 1.4;
        let now = ui.input(|input| input.time);
        if state.view.flash.serial != self.flash.0 {
            self.flash = (state.view.flash.serial, now);
        }
        let left = 1.0 - (now - self.flash.1) / SECONDS;
        if left > 0.0 && state.view.flash.serial > 0 {
            ui.ctx().request_repaint();
        }
        left.clamp(0.0, 1.0) as f32
    }
}

/// The application in its window.
pub struct Window {
    runtime: Runtime,
    desk: Desk,
    title: String,
    /// The scale that was set last, in per cent.
    scale: u16,
    /// Brings what has the focus into view.
    follow: super::by_keys::Follow,
}

impl std::fmt::Debug for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Window")
            .field("runtime", &self.runtime)
            .finish_non_exhaustive()
    }
}

impl Window {
    /// A window over `runtime`; installs fonts and colours in the context.
    pub fn new(context: &Context, runtime: Runtime) -> Self {
        theme::install(context);
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        Self {
            runtime,
            desk: Desk::default(),
            title: String::new(),
            scale: 100,
            follow: super::by_keys::Follow::default(),
        }
    }

    /// The runtime, for scripted tests.
    pub fn runtime(&mut self) -> &mut Runtime {
        &mut self.runtime
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.runtime.drain();
        theme::follow(ui.ctx(), self.runtime.state.settings.appearance);
        let scale = self.runtime.state.settings.scale.clamp(50, 300);
        if scale != std::mem::replace(&mut self.scale, scale) {
            ui.ctx().set_zoom_factor(f32::from(scale) / 100.0);
        }
        let editing = std::mem::take(&mut self.desk.editing);
        let focused = ui.ctx().memory(|memory| memory.focused());
        let on_control = focused.is_some() && focused != self.desk.reader.article;
        for command in shortcuts::commands(ui.ctx(), &self.runtime.state, editing, on_control) {
            self.runtime.send(command);
        }
        let mut commands = outside(ui, editing);
        self.follow.show(ui.ctx());
        draw(ui, &self.runtime.state, &mut self.desk, &mut commands);
        self.follow.look(ui.ctx());
        let any = !commands.is_empty();
        for command in commands {
            self.runtime.send(command);
        }
        if any {
            if let Some(document) = &self.runtime.state.document {
                super::page_view::paint_ahead(ui.ctx(), document, &mut self.desk);
            }
            ui.ctx().request_repaint();
        }
        self.for_window(ui.ctx());
    }

    fn for_window(&mut self, context: &Context) {
        for wish in self.runtime.take_for_window() {
            match wish {
                ForWindow::CopyText(text) => context.copy_text(text),
                ForWindow::Close => context.send_viewport_cmd(egui::ViewportCommand::Close),
            }
        }
        let title = title(&self.runtime.state);
        if title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        // Closing never asks: the runtime keeps a copy of unsaved work first.
        if ui.ctx().input(|input| input.viewport().close_requested()) {
            self.runtime.send(Command::Quit);
            self.runtime.settle();
        }
        self.frame(ui);
    }
}

/// Files dropped on the window, and text pasted outside a text field.
fn outside(ui: &Ui, editing: bool) -> Vec<Command> {
    ui.input(|input| {
        let dropped: Vec<_> = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_path_buf())
            .collect();
        let mut commands = Vec::new();
        if !dropped.is_empty() {
            commands.push(Command::FilesDropped(dropped));
        }
        if !editing {
            commands.extend(input.events.iter().filter_map(|event| match event {
                Event::Paste(text) => Some(Command::Pasted {
                    text: text.clone(),
                    html: None,
                }),
                _ => None,
            }));
        }
        commands
    })
}

fn draw(ui: &mut Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let put = state.view.put;
    if put.named.is_some() && put.serial != desk.put_caret {
        desk.put_caret = put.serial;
        desk.called = put.named;
    }
    menus::menu_bar(ui, state, desk, commands);
    status::status_line(ui, state, commands);
    match &state.document {
        None => welcome::welcome_ui(ui, state, commands),
        Some(document) => columns::columns_ui(ui, state, document, desk, commands),
    }
    notices::notices_ui(ui, state, commands);
    if state.modal != Some(Modal::Palette) {
        desk.palette = super::palette::Typed::default();
    }
    if !matches!(state.modal, Some(Modal::Speaker { .. })) {
        desk.speaker = super::speaker::SpeakerForm::default();
    }
    match &state.modal {
        Some(Modal::Palette) => super::palette::palette_ui(ui, state, desk, commands),
        Some(Modal::Keys) => keys::keys_ui(ui, commands),
        Some(Modal::Guide(chapter)) => super::guide::guide_ui(ui, *chapter, commands),
        Some(Modal::Settings) => super::settings::settings_ui(ui, state, desk, commands),
        Some(Modal::Details) => super::details::details_ui(ui, state, desk, commands),
        Some(Modal::Speaker { source, range }) => {
            super::speaker::speaker_ui(ui, state, (*source, *range), desk, commands);
        }
        Some(Modal::Templates) => super::gallery::gallery_ui(ui, state, &mut desk.gallery, commands),
        Some(Modal::Attached(lines)) => panels::attached_ui(ui, lines, commands),
        Some(Modal::Differences {
            old,
            new,
            differences,
        }) => super::differences::differences_ui(ui, state, (*old, *new), differences, commands),
        Some(Modal::Wordings(wordings)) => super::wordings::wordings_ui(ui, state, wordings, commands),
        Some(Modal::FileChanged { path, message }) => panels::file_changed_ui(ui, path, message, commands),
        None => {}
    }
}

/// "● Korea–Italy summit — Attaché".
fn title(state: &State) -> String {
    let Some(document) = &state.document else {
        return "Attaché".into();
    };
    let name = match document.briefing.details.title.as_str() {
        "" => document.briefing.template.name.as_str(),
        title => title,
    };
    let mark = if document.is_unsaved() && !document.is_empty() {
        "● "
    } else {
        ""
    };
    format!("{mark}{name} — Attaché")
}
