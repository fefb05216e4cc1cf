//! Paragraphs, and bullets in a section of bullets.

use crate::briefing::{Anchor, Item, RichText};
use crate::template::{Section, SectionKind};
use crate::typeset::Colour;
use crate::typeset::compose::Composer;
use crate::typeset::flow::{Bar, Block, Bullet};
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::style::{self, Align, BULLET, GRID};
use crate::typeset::text::StyledText;

/// Distance of the bottom line's bar from its text.
const BAR: f32 = 11.0;
/// Side of a bullet's square.
const SIDE: f32 = 3.4;

impl Composer<'_> {
    /// A paragraph, or a bullet in a section of bullets.
    pub(super) fn sentence(
        &mut self,
        item: &Item,
        text: &RichText,
        rests_on: &[Anchor],
        section: &Section,
        parent: ElementId,
    ) {
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        if section.kind == SectionKind::Bullets {
            let entry = self.elements.add(Role::ListItem, Some(parent));
            let body = self.elements.add(Role::ListBody, Some(entry));
            let text = self.rich(text, rests_on, style::BODY, body, item);
            self.bullet(text, origin);
            return;
        }
        let bottom_line = self.briefing.template.bottom_line.as_deref() == Some(&section.id);
        let (style, leading) = if bottom_line {
            (style::BOTTOM_LINE, 17.5)
        } else {
            (style::BODY, GRID)
        };
        let paragraph = self.elements.add(Role::Paragraph, Some(parent));
        let text = self.rich(text, rests_on, style, paragraph, item);
        let align = if bottom_line {
            Align::Left
        } else {
            Align::Justified
        };
        // The bar stands left of the text, inside the column.
        let x = self.frame.indent.max(if bottom_line { BAR } else { 0.0 });
        let mut column = self.column(text, x, self.frame.column - x, leading, align, origin);
        let mut bar_x = x - BAR;
        if bottom_line && column.lines.right_to_left {
            column.x = x - BAR;
            bar_x = self.frame.column - 2.0;
        }
        let bar = bottom_line.then_some(Bar {
            x: bar_x,
            width: 2.0,
            colour: self.accent,
        });
        self.blocks.push(Block {
            after: GRID / 2.0,
            bar,
            ..Block::new(column)
        });
    }

    pub(super) fn bullet(&mut self, text: StyledText, origin: Origin) {
        let x = self.frame.indent + BULLET;
        let mut column = self.column(text, x, self.frame.column - x, GRID, Align::Left, origin);
        let mut bullet = Bullet {
            x: self.frame.indent + 1.0,
            side: SIDE,
            colour: tint(self.accent),
        };
        // Where the words begin at the right, the bullet stands there.
        if column.lines.right_to_left {
            column.x = self.frame.indent;
            bullet.x = self.frame.column - SIDE - 1.0;
        }
        self.blocks.push(Block {
            after: GRID / 4.0,
            bullet: Some(bullet),
            ..Block::new(column)
        });
    }
}

/// The accent at 60 %: what bullets are drawn in.
fn tint(colour: Colour) -> Colour {
    let mix = |channel: u8| u8::try_from((u16::from(channel) * 3 + 255 * 2) / 5).unwrap_or(channel);
    Colour {
        red: mix(colour.red),
        green: mix(colour.green),
        blue: mix(colour.blue),
    }
}
