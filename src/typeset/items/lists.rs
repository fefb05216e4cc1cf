//! Lists of their own, bulleted or numbered.

use crate::briefing::{Item, RichText};
use crate::typeset::compose::Composer;
use crate::typeset::flow::Block;
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::page::Tag;
use crate::typeset::style::{self, Align, BULLET, GRID};
use crate::typeset::text::StyledText;

impl Composer<'_> {
    pub(super) fn list(&mut self, item: &Item, ordered: bool, entries: &[RichText], parent: ElementId) {
        let list = self.elements.add(Role::List { ordered }, Some(parent));
        for ((field, entry), number) in (0u32..).zip(entries).zip(1..) {
            let element = self.elements.add(Role::ListItem, Some(list));
            let origin = Origin::Item { item: item.id, field };
            if ordered {
                let label = self.elements.add(Role::Label, Some(element));
                let text =
                    StyledText::plain(&format!("{number}."), style::BODY.tabular(), Tag::Content(label));
                let mut label =
                    self.column(text, self.frame.indent, BULLET, GRID, Align::Left, origin.clone());
                let body = self.elements.add(Role::ListBody, Some(element));
                let text = self.rich(entry, &[], style::BODY, body, item);
                let x = self.frame.indent + BULLET + 4.0;
                let mut main = self.column(text, x, self.frame.column - x, GRID, Align::Left, origin);
                if main.lines.right_to_left {
                    main.x = self.frame.indent;
                    label.x = self.frame.column - BULLET;
                }
                self.blocks.push(Block {
                    beside: vec![label],
                    after: GRID / 4.0,
                    ..Block::new(main)
                });
            } else {
                let body = self.elements.add(Role::ListBody, Some(element));
                let text = self.rich(entry, &[], style::BODY, body, item);
                self.bullet(text, origin);
            }
        }
        if let Some(last) = self.blocks.last_mut() {
            last.after = GRID / 2.0;
        }
    }
}
