//! Displayed quotations with their attribution.

use crate::briefing::{Item, Quotation, SourceId, Speaker};
use crate::typeset::FaceId;
use crate::typeset::compose::Composer;
use crate::typeset::flow::{Block, Column};
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::page::Tag;
use crate::typeset::style::{self, Align, BULLET, GRID, TextStyle};
use crate::typeset::text::StyledText;
use std::sync::Arc;

impl Composer<'_> {
    /// A displayed quotation with its attribution below.
    pub(super) fn displayed(&mut self, item: &Item, quotation: &Quotation, parent: ElementId) {
        let block = self.elements.add(Role::BlockQuote, Some(parent));
        let words = self.elements.add(Role::Paragraph, Some(block));
        let mut text = StyledText::new();
        let mark = self.natural(&StyledText::plain("“", style::BODY, Tag::Content(words)));
        let mark = mark.lines.first().and_then(|line| line.pieces.first());
        let hang = mark.map_or(0.0, |piece| piece.extent.1 - piece.extent.0);
        self.quotation(&mut text, quotation, style::BODY, words);
        let hangs = hang_mark(&mut text, hang);
        self.cite(&mut text, quotation.anchor.source, style::BODY.size, words);
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        let x = self.frame.indent + BULLET;
        let column = self.column(
            text,
            x,
            self.frame.column - x - BULLET,
            GRID,
            Align::Justified,
            origin.clone(),
        );
        let column = if hangs { hung(column, hang) } else { column };
        // The attribution stands where the words begin.
        let align = if column.lines.right_to_left {
            Align::Right
        } else {
            Align::Left
        };
        self.blocks.push(Block {
            before: GRID / 4.0,
            keep_with_next: true,
            ..Block::new(column)
        });
        let attribution = self.elements.add(Role::Paragraph, Some(block));
        let text = self.attribution(&quotation.speaker, quotation.anchor.source, attribution);
        let column = self.column(text, x, self.frame.column - x - BULLET, 13.0, align, origin);
        self.blocks.push(Block {
            after: GRID / 2.0,
            whole: true,
            ..Block::new(column)
        });
    }

    /// Name semibold, title regular.
    fn attribution(&self, speaker: &Speaker, source: SourceId, element: ElementId) -> StyledText {
        let tag = Tag::Content(element);
        let semibold = TextStyle {
            face: FaceId::SANS_SEMIBOLD,
            ..style::ATTRIBUTION
        };
        let outlet = || {
            self.briefing
                .source(source)
                .map(|source| source.details.outlet.clone())
                .unwrap_or_default()
        };
        let mut text = StyledText::new();
        match speaker {
            Speaker::Person { name, title } => {
                text.push(name, semibold, tag);
                if !title.is_empty() {
                    text.push(&format!(", {title}"), style::ATTRIBUTION, tag);
                }
            }
            Speaker::Outlet => {
                let outlet = outlet();
                text.push(
                    if outlet.is_empty() { "The article" } else { &outlet },
                    semibold,
                    tag,
                );
            }
            Speaker::Document(name) => {
                text.push(name, semibold, tag);
            }
            Speaker::Unknown => {
                text.push(
                    "Speaker not known",
                    style::ATTRIBUTION.coloured(style::MUTED),
                    tag,
                );
            }
        }
        text
    }
}

/// Gives the opening mark of a quotation no width of its own, so that the words stand flush with each
/// other. `false` if the text reads from right to left, where the mark stands at the other edge.
fn hang_mark(text: &mut StyledText, width: f32) -> bool {
    let first = text.text.chars().find(|c| c.is_alphabetic());
    let leftwards = first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    );
    match text.spans.first_mut() {
        Some(mark) if !leftwards && text.text.get(mark.range.clone()) == Some("“") => {
            mark.style.tracking = -width;
            true
        }
        _ => false,
    }
}

/// The set words with their opening mark left of their edge.
fn hung(column: Column, width: f32) -> Column {
    let mut set = (*column.lines).clone();
    if let Some(mark) = set.lines.first_mut().and_then(|line| line.pieces.first_mut()) {
        let mut glyphs = (*mark.glyphs).clone();
        for glyph in &mut glyphs {
            glyph.x -= width;
            glyph.advance += width;
        }
        mark.glyphs = Arc::new(glyphs);
        mark.extent.0 -= width;
    }
    Column {
        lines: Arc::new(set),
        ..column
    }
}
