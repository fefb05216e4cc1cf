//! Pictures with their caption: as wide as asked for, never wider than their pixels bear, never so high
//! that no text stands with them.

use crate::briefing::{Image, Item, PictureWidth};
use crate::typeset::compose::Composer;
use crate::typeset::flow::{Block, Column};
use crate::typeset::meaning::{ElementId, Origin, Role};
use crate::typeset::page::{self, Problem, Rect, Tag};
use crate::typeset::style::{self, Align, GRID};
use crate::typeset::text::StyledText;
use std::sync::Arc;

/// Distance of the caption from its picture.
const ABOVE_CAPTION: f32 = 5.0;
/// Distance between baselines of the caption.
const LEADING: f32 = 12.5;
/// Points a pixel may take: under 72 pixels an inch everyone sees them.
const COARSEST: f32 = 1.0;
/// Highest part of the text area.
const HIGHEST: f32 = 0.62;

impl Composer<'_> {
    /// A picture with its caption below; the two stay together.
    pub(super) fn picture(&mut self, item: &Item, image: &Image, parent: ElementId) {
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        // A draft copy is never refused, so it must not carry what no reader can decode.
        let decoded = image.data.size().and_then(|size| {
            let whole = || image.data.whole().map(|_| ());
            if self.draft { whole() } else { Ok(()) }.map(|()| size)
        });
        let size = match decoded {
            Ok(size) => size,
            Err(error) => return self.no_picture(item, image, &error.to_string(), parent),
        };
        let rect = self.picture_rect(image.width, (size.width, size.height));
        let alt = match image.alt.trim() {
            "" if self.draft => Some("A picture that is not described yet".to_owned()),
            "" => None,
            alt => Some(alt.to_owned()),
        };
        let figure = self.elements.add_with_alt(Role::Figure, Some(parent), alt);
        let x = self.frame.indent;
        let measure = self.frame.text();
        let mut height = rect.height;
        let caption = if image.caption.trim().is_empty() {
            // Without a caption an empty line of no height holds its place.
            let tag = Tag::Content(figure);
            let text = StyledText::plain("", style::CAPTION, tag);
            Column {
                leading: 0.01,
                ..self.column(text, x, measure, LEADING, Align::Left, origin)
            }
        } else {
            height += ABOVE_CAPTION;
            let caption = self.elements.add(Role::Caption, Some(parent));
            let text = StyledText::plain(&image.caption, style::CAPTION, Tag::Content(caption));
            self.column(text, x, measure, LEADING, Align::Left, origin)
        };
        let picture = page::Image {
            rect,
            data: Arc::clone(image.data.bytes()),
            element: figure,
        };
        self.blocks.push(Block {
            before: GRID / 2.0,
            after: GRID / 2.0,
            whole: true,
            image: Some((picture, height)),
            ..Block::new(caption)
        });
    }

    /// Where a picture of so many pixels stands, from the left of the text area and the block's top.
    fn picture_rect(&self, width: PictureWidth, (across, down): (u32, u32)) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "sides are at most 50 million pixels")]
        let (across, down) = (across.max(1) as f32, down.max(1) as f32);
        let text = self.frame.text();
        let wanted = match width {
            PictureWidth::Column => text,
            PictureWidth::Half => text / 2.0,
        };
        let area = style::paper(self.briefing.details.paper).height - style::TOP - style::BOTTOM;
        let width = wanted.min(across * COARSEST).min(area * HIGHEST * across / down);
        Rect {
            x: self.frame.indent,
            y: 0.0,
            width,
            height: width * down / across,
        }
    }

    /// What stands for a picture that cannot be shown.
    fn no_picture(&mut self, item: &Item, image: &Image, why: &str, parent: ElementId) {
        self.problems.push(Problem {
            item: Some(item.id),
            message: format!("a picture cannot be printed: {why}"),
        });
        let words = if image.caption.trim().is_empty() {
            image.alt.trim()
        } else {
            image.caption.trim()
        };
        let paragraph = self.elements.add(Role::Paragraph, Some(parent));
        let style = style::CAPTION.coloured(style::MUTED);
        let words = format!("[A picture that cannot be shown: {words}]");
        let text = StyledText::plain(&words, style, Tag::Content(paragraph));
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        let (x, measure) = (self.frame.indent, self.frame.text());
        let column = self.column(text, x, measure, LEADING, Align::Left, origin);
        self.blocks.push(Block {
            after: GRID / 2.0,
            ..Block::new(column)
        });
    }
}
