//! Paragraphs and cells: where words become a part of the article, and which.

use super::super::docx_styles::Role;
use super::{Paragraph, Walk};
use crate::article::plain_lines::list_marker;
use crate::article::{BlockKind, HiddenReason};

impl Walk {
    pub(super) fn end_cell(&mut self) {
        if !self.flow.in_table() {
            self.flow.begin_table();
            self.row_open = false;
        }
        if !std::mem::replace(&mut self.row_open, true) {
            self.flow.begin_row();
        }
        self.flow.begin_cell();
        self.push_paragraph();
    }

    pub(super) fn end_paragraph(&mut self) {
        // In a table a paragraph ends inside its cell, which `\cell` will take in as a whole.
        if self.state().in_table {
            self.paragraph.words.push('\n');
            return;
        }
        if self.flow.in_table() && !self.paragraph.words.trim().is_empty() {
            self.flow.end_table();
            self.row_open = false;
        }
        self.push_paragraph();
    }

    fn push_paragraph(&mut self) {
        let state = self.state();
        let Paragraph { words, listed } = std::mem::take(&mut self.paragraph);
        let outlined = state.outline.map(|level| Role::Block(BlockKind::Heading(level)));
        let styled = self.styles.get(&state.style).copied();
        match styled.or(outlined) {
            Some(Role::Block(kind)) => self.flow.push(kind, &words, None),
            Some(Role::Contents) => {
                let reason = Some(HiddenReason::PageFurniture);
                self.flow.push(BlockKind::Paragraph, &words, reason);
            }
            None if listed || state.listed => self.flow.push(BlockKind::ListItem, &words, None),
            // A bullet that was typed, and a number set off by a tab.
            None if typed_marker(&words).is_some() => {
                let item: String = words
                    .trim_start()
                    .chars()
                    .skip(typed_marker(&words).unwrap_or(0))
                    .collect();
                self.flow.push(BlockKind::ListItem, &item, None);
            }
            None => self.flow.push(BlockKind::Paragraph, &words, None),
        }
    }
}

/// Length of a list marker at the start of a paragraph that is one beyond doubt.
fn typed_marker(words: &str) -> Option<usize> {
    let words = words.trim_start();
    let length = list_marker(words)?;
    let tabbed = words.chars().nth(length - 1) == Some('\t');
    (tabbed || words.starts_with('•')).then_some(length)
}
