//! Printed notes: a raised letter in the text, and the words at the foot of its column or, if the template
//! says so, in a list behind the text. Letters keep them apart from the numbers of the sources.

use super::citations::NUMBERS;
use super::compose::Composer;
use super::flow::{Block, Column, NoteBlock};
use super::meaning::{ElementId, Origin, Role, SpanOrigin};
use super::page::Tag;
use super::style::{self, Align, GRID};
use super::text::{LinkSpan, StyledText, Target};
use crate::briefing::{Inline, Item, RichText};
use crate::template::NotePlacement;

/// Leading of notes.
pub(super) const LEADING: f32 = 11.5;
/// Width of the mark's column at the foot; two letters leave a gap that readers take for a blank.
const MARK: f32 = 14.0;

impl Composer<'_> {
    /// Appends the mark of a note and, for notes at the foot, sets its words.
    pub(super) fn note(
        &mut self,
        text: &mut StyledText,
        words: &RichText,
        size: f32,
        parent: ElementId,
        item: &Item,
    ) {
        if self.in_note {
            return;
        }
        let index = self.notes_here;
        self.notes_here += 1;
        let number = self.notes_before + index;
        let letters = letters(number);
        let reference = self.elements.add(Role::Reference, Some(parent));
        let alt = Some(format!("Note {letters}"));
        let link = self.elements.add_with_alt(Role::Link, Some(reference), alt);
        let to = LinkSpan {
            target: Target::Note(number),
            element: link,
        };
        let style = style::citation(size, self.accent);
        let ends_raised = text.origins.last().is_some_and(|span| {
            matches!(span.origin, SpanOrigin::Citation(_) | SpanOrigin::Note(_))
                && span.text.end as usize == text.text.len()
        });
        if ends_raised {
            text.push(",", style, Tag::Content(parent));
        }
        let range = text.push_link(&letters, style, Tag::Content(link), Some(to));
        let at = super::fragment::count(index);
        text.mark(range, SpanOrigin::Note(at));
        if self.briefing.template.layout.notes == NotePlacement::Foot {
            let note = self.elements.add(Role::Note, Some(parent));
            let label = self.elements.add(Role::Label, Some(note));
            let origin = Origin::Note {
                item: item.id,
                note: at,
            };
            let x = self.frame.indent;
            let mark = self.note_mark(number, label, x, MARK, origin.clone());
            let body = self.elements.add(Role::Paragraph, Some(note));
            let text = self.note_words(words, body, item);
            let x = x + MARK;
            let words = self.column(text, x, self.frame.column - x, LEADING, Align::Left, origin);
            self.notes.push(NoteBlock { number, mark, words });
        }
    }

    /// The entry of a note in the list behind the text.
    pub(super) fn endnote(&mut self, item: &Item, index: usize, words: &RichText) {
        let number = self.notes_before;
        let entry = self.outer(Role::ListItem);
        let label = self.elements.add(Role::Label, Some(entry));
        let origin = Origin::Note {
            item: item.id,
            note: super::fragment::count(index),
        };
        let x = self.frame.indent;
        let mark = self.note_mark(number, label, x, NUMBERS, origin.clone());
        let body = self.elements.add(Role::ListBody, Some(entry));
        let text = self.note_words(words, body, item);
        let x = x + NUMBERS;
        let main = self.column(text, x, self.frame.column - x, LEADING, Align::Left, origin);
        self.blocks.push(Block {
            beside: vec![mark],
            after: GRID / 4.0,
            note: Some(number),
            ..Block::new(main)
        });
    }

    /// The words of a note, in which no other note stands.
    fn note_words(&mut self, words: &RichText, body: ElementId, item: &Item) -> StyledText {
        self.in_note = true;
        let text = self.rich(words, &[], style::SOURCE, body, item);
        self.in_note = false;
        text
    }

    /// The letters of a note before its words, leading back to the text.
    fn note_mark(&mut self, number: usize, label: ElementId, x: f32, width: f32, origin: Origin) -> Column {
        let back = self
            .elements
            .add_with_alt(Role::Link, Some(label), Some("Back to the text".into()));
        let to = LinkSpan {
            target: Target::NoteMark(number),
            element: back,
        };
        let mut text = StyledText::new();
        let style = style::SOURCE.coloured(self.accent);
        text.push_link(&letters(number), style, Tag::Content(back), Some(to));
        self.column(text, x, width, LEADING, Align::Left, origin)
    }

    /// Tells each block which of its lines refer to notes.
    pub(super) fn place_marks(&mut self) {
        for block in &mut self.blocks {
            let columns = block.beside.iter().map(|column| (column, false));
            let columns = columns.chain(std::iter::once((&block.main, true)));
            let mut marks = Vec::new();
            for (column, main) in columns {
                for span in &column.text.origins {
                    if let SpanOrigin::Note(note) = span.origin {
                        let line = if main { line_of(column, span.text.start) } else { 0 };
                        marks.push((line, note as usize));
                    }
                }
            }
            block.notes = marks;
        }
    }
}

/// The line of a column that shows the byte `at` of its text.
fn line_of(column: &Column, at: u32) -> usize {
    let shows = |line: &super::set_lines::Line| {
        let mut glyphs = line.pieces.iter().flat_map(|piece| piece.glyphs.iter());
        glyphs.any(|glyph| glyph.text.contains(&at))
    };
    column.lines.lines.iter().position(shows).unwrap_or(0)
}

/// The notes of an item in printed order.
pub(super) fn notes_of(item: &Item) -> impl Iterator<Item = &RichText> {
    item.texts()
        .into_iter()
        .flat_map(|text| &text.0)
        .filter_map(|inline| match inline {
            Inline::Note(words) => Some(words),
            Inline::Text { .. } | Inline::Link { .. } | Inline::Quote(_) | Inline::Cite(_) => None,
        })
}

/// The mark of the note with this number, from 0: a, b … z, aa, ab …
pub(super) fn letters(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn marks_go_on_behind_z() {
        let check = |number, expected: &str| assert_eq!(letters(number), expected);
        check(0, "a");
        check(25, "z");
        check(26, "aa");
        check(51, "az");
        check(52, "ba");
        check(701, "zz");
        check(702, "aaa");
    }
}
