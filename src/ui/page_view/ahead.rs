//! Pages that an edit has just changed: their painting begins before the next frame is drawn, not in it.

use super::wanted;
use crate::app::Document;
use crate::ui::page_layout::Frame;
use crate::ui::window::Desk;
use egui::Context;
use std::sync::Arc;

/// Has the pages in view painted as they are now, if they are not the ones that were drawn last.
pub(in crate::ui) fn paint_ahead(context: &Context, document: &Document, desk: &mut Desk) {
    let column = &mut desk.pages;
    let Some(drawn) = column.layout.frame().cloned() else {
        return;
    };
    if column.shown.is_empty() || Arc::ptr_eq(&drawn.pages, &document.pages) {
        return;
    }
    column.layout.follow(Frame {
        pages: Arc::clone(&document.pages),
        ..drawn
    });
    let visible = column.shown.clone();
    let wanted = wanted(document, column, &visible);
    desk.textures.ahead(context, &document.briefing.id, wanted);
}
