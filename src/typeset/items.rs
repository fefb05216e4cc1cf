//! The items of a section: what each is set as, and the numbers in the margin of a draft copy.

mod ladder;
mod lists;
mod pictures;
mod quotations;
mod rich;
mod sentences;
mod steps;
mod tables;
mod widths;

use super::compose::Composer;
use super::fragment::OUTER;
use super::meaning::{ElementId, Origin};
use super::page::Tag;
use super::style::{self, Align, GRID, TextStyle};
use super::text::StyledText;
use crate::briefing::{Item, ItemBody};
use crate::template::{Section, SectionKind};

/// Room for an item's number left of a column without an indent; it is narrower than the gutter.
const MARGIN_NUMBER: f32 = 19.0;

impl Composer<'_> {
    /// One item of a section with its number in the margin.
    pub(super) fn section_item(&mut self, item: &Item, section: &Section) {
        self.item(item, section, OUTER);
        self.margin_number();
    }

    fn item(&mut self, item: &Item, section: &Section, parent: ElementId) {
        match &*item.body {
            ItemBody::Quotation(quotation) => self.displayed(item, quotation, parent),
            ItemBody::Prose(text) => self.sentence(item, text, &[], section, parent),
            ItemBody::KeyPoint { text, rests_on } => self.sentence(item, text, rests_on, section, parent),
            ItemBody::Step(step) => self.step(item, step, parent),
            ItemBody::List { ordered, entries } => self.list(item, *ordered, entries, parent),
            ItemBody::Table(table) => self.table(item, table, parent),
            ItemBody::Image(image) => self.picture(item, image, parent),
            ItemBody::Note(_) => {}
        }
    }

    /// In a draft copy each item carries its number left of the text.
    fn margin_number(&mut self) {
        let Some(number) = self.label.clone() else { return };
        let style = TextStyle {
            size: 7.5,
            ..style::DETAIL.coloured(style::MUTED).tabular()
        };
        let text = StyledText::plain(&number, style, Tag::Artifact(super::Artifact::Decoration));
        let leading = self.blocks.first().map_or(GRID, |block| block.main.leading);
        // Left of the text: in the indent, or where there is none in the margin.
        let (x, width, align) = if self.frame.indent > 0.0 {
            (0.0, self.frame.indent, Align::Left)
        } else {
            (-MARGIN_NUMBER, MARGIN_NUMBER - 4.0, Align::Right)
        };
        let column = self.column(text, x, width, leading, align, Origin::Furniture);
        if let Some(block) = self.blocks.first_mut() {
            block.beside.push(column);
        }
    }
}

/// Whether an item is set as an entry of its section's list; nothing else stands there.
pub(super) fn is_entry(item: &Item, section: &Section) -> bool {
    match *item.body {
        ItemBody::Step(_) => true,
        ItemBody::Prose(_) | ItemBody::KeyPoint { .. } => section.kind == SectionKind::Bullets,
        ItemBody::Image(_)
        | ItemBody::Quotation(_)
        | ItemBody::List { .. }
        | ItemBody::Table(_)
        | ItemBody::Note(_) => false,
    }
}
