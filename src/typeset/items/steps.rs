//! Dated next steps: a date column, and the text with its owner.

use crate::briefing::{Item, Step};
use crate::typeset::FaceId;
use crate::typeset::compose::Composer;
use crate::typeset::flow::Block;
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::page::Tag;
use crate::typeset::style::{self, Align, DATE_COLUMN, GRID, TextStyle};
use crate::typeset::text::StyledText;

impl Composer<'_> {
    /// A dated step: date column and text with the owner in semibold, a hair rule between steps.
    pub(super) fn step(&mut self, item: &Item, step: &Step, parent: ElementId) {
        let entry = self.elements.add(Role::ListItem, Some(parent));
        let label = self.elements.add(Role::Label, Some(entry));
        let (words, colour) = if step.date.is_empty() {
            ("No date given", style::MUTED)
        } else {
            (step.date.as_str(), style::INK)
        };
        let style = style::ATTRIBUTION.coloured(colour).tabular();
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        let date = StyledText::plain(words, style, Tag::Content(label));
        let date = self.column(
            date,
            self.frame.indent,
            DATE_COLUMN - 8.0,
            GRID,
            Align::Left,
            origin.clone(),
        );
        let body = self.elements.add(Role::ListBody, Some(entry));
        let mut text = StyledText::new();
        if !step.owner.is_empty() {
            let bold = TextStyle {
                face: FaceId::SERIF_SEMIBOLD,
                ..style::BODY
            };
            text.push(&format!("{}: ", step.owner), bold, Tag::Content(body));
        }
        self.inlines(&mut text, &step.text, &step.rests_on, style::BODY, body, item);
        let x = self.frame.indent + DATE_COLUMN;
        let main = self.column(text, x, self.frame.column - x, GRID, Align::Left, origin);
        self.blocks.push(Block {
            beside: vec![date],
            before: GRID / 4.0,
            after: GRID / 4.0,
            rule: Some((0.4, style::HAIR)),
            between: true,
            ..Block::new(main)
        });
    }
}
