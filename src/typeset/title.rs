//! The title block of page 1: title, subtitle and the details on a grid of two columns. The marking
//! stands here once as real text, since banners are skipped by screen readers.

use super::compose::Composer;
use super::flow::Block;
use super::fragment::OUTER;
use super::meaning::{Origin, Role};
use super::page::Tag;
use super::style::{self, Align, COLUMN, GRID};
use super::text::StyledText;
use crate::briefing::Briefing;

/// Leading of the details.
const LEADING: f32 = 12.5;

impl Composer<'_> {
    pub(super) fn title_block(&mut self) {
        let details = &self.briefing.details;
        let title = title(self.briefing);
        let heading = self.elements.add(Role::Heading(1), Some(OUTER));
        let text = StyledText::plain(&title, style::TITLE, Tag::Content(heading));
        let column = self.column(text, 0.0, COLUMN, 27.0, Align::Balanced, Origin::Details);
        self.blocks.push(Block {
            after: if details.subtitle.is_empty() {
                GRID / 2.0
            } else {
                3.0
            },
            keep_with_next: true,
            whole: true,
            mark: Some((1, title)),
            ..Block::new(column)
        });
        if !details.subtitle.is_empty() {
            let paragraph = self.elements.add(Role::Paragraph, Some(OUTER));
            let text = StyledText::plain(&details.subtitle, style::SUBTITLE, Tag::Content(paragraph));
            let column = self.column(text, 0.0, COLUMN, 17.0, Align::Balanced, Origin::Details);
            self.blocks.push(Block {
                after: GRID / 2.0,
                keep_with_next: true,
                whole: true,
                ..Block::new(column)
            });
        }
        let fields = self.detail_fields();
        let mut rows = fields.chunks(2).peekable();
        while let Some(row) = rows.next() {
            let half = COLUMN / 2.0;
            let mut columns = Vec::new();
            for ((label, value), x) in row.iter().zip([0.0, half]) {
                let paragraph = self.elements.add(Role::Paragraph, Some(OUTER));
                let tag = Tag::Content(paragraph);
                let mut text =
                    StyledText::plain(&format!("{label}  "), style::DETAIL.coloured(style::MUTED), tag);
                text.push(value, style::DETAIL.tabular(), tag);
                columns.push(self.column(text, x, half - 12.0, LEADING, Align::Left, Origin::Details));
            }
            // What stands beside is read first: the left field.
            if let Some(main) = columns.pop() {
                let block = Block::new(main);
                self.blocks.push(Block {
                    beside: columns,
                    after: if rows.peek().is_some() { 0.0 } else { GRID },
                    keep_with_next: true,
                    whole: true,
                    ..block
                });
            }
        }
    }

    /// Label and value of every detail that is given.
    fn detail_fields(&self) -> Vec<(&'static str, String)> {
        let details = &self.briefing.details;
        let date = |iso: &str| self.briefing.template.dates.format(iso);
        let all = [
            ("Date", date(&details.date)),
            ("Information as of", date(&details.cut_off)),
            ("Reference", details.reference.clone()),
            ("Version", details.version.clone()),
            ("Marking", details.marking.text.clone()),
            ("Drafted by", details.drafter.clone()),
            ("Cleared by", details.clearer.clone()),
            ("Contact", details.contact.clone()),
            ("Distribution", details.distribution.clone()),
        ];
        all.into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .collect()
    }
}

/// The title as printed; a briefing without one carries its template's name.
pub(super) fn title(briefing: &Briefing) -> String {
    match briefing.details.title.trim() {
        "" => briefing.template.name.clone(),
        title => title.to_owned(),
    }
}
