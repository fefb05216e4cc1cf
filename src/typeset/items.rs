//! The items of a section: what each is set as, and the numbers in the margin of a draft copy.

mod lists;
mod quotations;
mod rich;
mod sentences;
mod steps;
mod tables;

use super::compose::Composer;
use super::page::{ElementId, Origin, Problem, Role, Tag};
use super::style::{self, Align, GRID, INDENT, TextStyle};
use super::text::StyledText;
use crate::briefing::{Item, ItemBody, RichText};
use crate::template::{Section, SectionKind};

impl Composer<'_> {
    /// All items of a section, under its element.
    pub(super) fn section_items(&mut self, index: usize, section: &Section, element: ElementId) {
        let Some(content) = self.briefing.sections.get(index) else {
            return;
        };
        let mut list: Option<ElementId> = None;
        for item in &content.items {
            if self.numbers.item(item.id).is_none() {
                continue;
            }
            // What is set as an entry stands in a list, and nothing else does.
            let listed = match item.body {
                ItemBody::Step(_) => true,
                ItemBody::Prose(_) | ItemBody::KeyPoint { .. } | ItemBody::Image(_) => {
                    section.kind == SectionKind::Bullets
                }
                ItemBody::Quotation(_) | ItemBody::List { .. } | ItemBody::Table(_) | ItemBody::Note(_) => {
                    false
                }
            };
            let parent = if listed {
                *list.get_or_insert_with(|| self.elements.add(Role::List { ordered: false }, Some(element)))
            } else {
                list = None;
                element
            };
            let first = self.blocks.len();
            self.item(item, section, parent);
            self.margin_number(item, first);
        }
    }

    fn item(&mut self, item: &Item, section: &Section, parent: ElementId) {
        match &item.body {
            ItemBody::Quotation(quotation) => self.displayed(item, quotation, parent),
            ItemBody::Prose(text) => self.sentence(item, text, &[], section, parent),
            ItemBody::KeyPoint { text, rests_on } => self.sentence(item, text, rests_on, section, parent),
            ItemBody::Step(step) => self.step(item, step, parent),
            ItemBody::List { ordered, entries } => self.list(item, *ordered, entries, parent),
            ItemBody::Table(table) => self.table(item, table, parent),
            ItemBody::Image(image) => {
                let message = "pictures are not printed yet; the caption and description are".to_owned();
                self.problems.push(Problem {
                    item: Some(item.id),
                    message,
                });
                let words = if image.caption.is_empty() {
                    &image.alt
                } else {
                    &image.caption
                };
                let text = RichText::plain(format!("[Picture: {words}]"));
                self.sentence(item, &text, &[], section, parent);
            }
            ItemBody::Note(_) => {}
        }
    }

    /// In a draft copy each item carries its number left of the text.
    fn margin_number(&mut self, item: &Item, first: usize) {
        let Some(number) = self.numbers.item(item.id).filter(|_| self.draft) else {
            return;
        };
        let style = TextStyle {
            size: 7.5,
            ..style::DETAIL.coloured(style::MUTED).tabular()
        };
        let text = StyledText::plain(&number, style, Tag::Artifact(super::Artifact::Decoration));
        let leading = self.blocks.get(first).map_or(GRID, |block| block.main.leading);
        let column = self.column(text, 0.0, INDENT, leading, Align::Left, Origin::Furniture);
        if let Some(block) = self.blocks.get_mut(first) {
            block.beside.push(column);
        }
    }
}
