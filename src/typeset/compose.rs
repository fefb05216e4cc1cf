//! Composing one fragment: texts become set columns, blocks and elements. What an item, a heading or a
//! title is made of stands in files of their own; all of them work on this one value.

use super::elements::Elements;
use super::flow::{Block, Column, NoteBlock};
use super::fragment::{Citations, Fragment, OUTER, count};
use super::languages::tag_languages;
use super::meaning::{ElementId, Origin, Paragraph, Role};
use super::page::{Colour, ParagraphId, Problem, Tag};
use super::set_lines::{Line, SetParagraph};
use super::setter::Setter;
use super::style::{self, Align, Frame, GRID};
use super::text::StyledText;
use crate::briefing::Briefing;
use crate::template::Section;
use parlance::Language;
use std::sync::Arc;

/// A line that holds any cell of a table, in points.
const UNBROKEN: f32 = 10_000.0;

/// A fragment in the making.
pub(super) struct Composer<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) citations: &'a Citations,
    pub(super) draft: bool,
    pub(super) accent: Colour,
    pub(super) frame: Frame,
    /// The item's number ("2.3"), which stands in the margin of a draft copy.
    pub(super) label: Option<String>,
    /// How many printed notes the document has before this fragment.
    pub(super) notes_before: usize,
    /// How many of its own it has referred to so far.
    pub(super) notes_here: usize,
    /// The words of a note are being set: another note inside them is left out.
    pub(super) in_note: bool,
    pub(super) elements: Elements,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<NoteBlock>,
    pub(super) problems: Vec<Problem>,
    paragraphs: Vec<Arc<Paragraph>>,
    setter: &'a mut Setter,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        briefing: &'a Briefing,
        citations: &'a Citations,
        draft: bool,
        setter: &'a mut Setter,
    ) -> Self {
        Self {
            briefing,
            citations,
            draft,
            accent: style::accent(briefing.template.accent.as_deref()),
            frame: style::frame(briefing.template.layout.columns),
            label: None,
            notes_before: 0,
            notes_here: 0,
            in_note: false,
            elements: Elements::default(),
            blocks: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            paragraphs: Vec::new(),
            setter,
        }
    }

    /// BCP 47 language of the briefing.
    pub(super) fn language(&self) -> &'a str {
        language(self.briefing)
    }

    /// Sets a text as a column and remembers it as a paragraph of the fragment.
    pub(super) fn column(
        &mut self,
        text: StyledText,
        x: f32,
        measure: f32,
        leading: f32,
        align: Align,
        origin: Origin,
    ) -> Column {
        let language = self.language();
        let mut text = text;
        let document = Language::parse(language).unwrap_or(Language::UND);
        let whole = tag_languages(&mut text, &mut self.elements, document);
        let mut lines = self.setter.set(&text, measure, align, language);
        let item = match origin {
            Origin::Item { item, .. } | Origin::Note { item, .. } => Some(item),
            _ => None,
        };
        if lines.overfull {
            let message =
                "a sign is wider than its line and stands over the edge; give it more room".to_owned();
            self.problems.push(Problem { item, message });
        }
        if !lines.missing.is_empty() {
            let missing: Vec<String> = lines
                .missing
                .iter()
                .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                .collect();
            let message = format!(
                "no font has {}; a number is printed instead (Briefing › Add font… takes one that has it)",
                missing.join(", ")
            );
            self.problems.push(Problem { item, message });
        }
        // An empty text has a line, too: a place to stand at.
        if lines.lines.is_empty() {
            lines = Arc::new(SetParagraph {
                lines: vec![Line::default()],
                ..SetParagraph::default()
            });
        }
        let size = text.spans.first().map_or(11.0, |span| span.style.size);
        let paragraph = ParagraphId(count(self.paragraphs.len()));
        self.paragraphs.push(Arc::new(Paragraph {
            text: text.text.clone(),
            language: whole.map_or_else(|| language.to_owned(), |whole| whole.as_str().to_owned()),
            origin,
            spans: text.origins.clone(),
        }));
        Column {
            lines,
            text: Arc::new(text),
            paragraph,
            x,
            leading,
            size,
        }
    }

    /// A text on one line: what it asks for by itself. The line is long but not endless: what reads from
    /// right to left is set from its end.
    pub(super) fn natural(&mut self, text: &StyledText) -> Arc<SetParagraph> {
        let language = self.language();
        self.setter.set(text, UNBROKEN, Align::Left, language)
    }

    /// The finished fragment.
    pub(super) fn finish(mut self) -> Fragment {
        self.place_marks();
        Fragment {
            blocks: self.blocks,
            elements: self.elements.finish(),
            paragraphs: self.paragraphs,
            problems: self.problems,
            notes: self.notes,
        }
    }

    /// What a draft copy shows in a section without items.
    pub(super) fn no_items(&mut self, index: usize) {
        let paragraph = self.elements.add(Role::Paragraph, Some(OUTER));
        let style = style::DETAIL.coloured(style::MUTED);
        let text = StyledText::plain("No items yet", style, Tag::Content(paragraph));
        let column = self.column(
            text,
            self.frame.indent,
            self.frame.text(),
            GRID,
            Align::Left,
            Origin::Heading(index),
        );
        self.blocks.push(Block {
            after: GRID / 2.0,
            ..Block::new(column)
        });
    }

    /// The heading of a section, kept with what follows.
    pub(super) fn heading(&mut self, index: usize, section: &Section) {
        self.heading_of(&section.heading, Origin::Heading(index));
    }

    /// A heading of level 2 in these words.
    pub(super) fn heading_of(&mut self, words: &str, origin: Origin) {
        let heading = self.elements.add(Role::Heading(2), Some(OUTER));
        let style = style::HEADING.coloured(self.accent);
        let text = StyledText::plain(words, style, Tag::Content(heading));
        let column = self.column(text, 0.0, self.frame.column, 16.0, Align::Balanced, origin);
        self.blocks.push(Block {
            before: GRID * 1.5,
            after: GRID * 0.25,
            keep_with_next: true,
            whole: true,
            mark: Some((2, words.to_owned())),
            ..Block::new(column)
        });
    }

    /// An element of the outermost level.
    pub(super) fn outer(&mut self, role: Role) -> ElementId {
        self.elements.add(role, Some(OUTER))
    }
}

/// BCP 47 language of a briefing.
pub(super) fn language(briefing: &Briefing) -> &str {
    match briefing.details.language.as_str() {
        "" => "en-GB",
        language => language,
    }
}
