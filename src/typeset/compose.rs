//! A briefing to blocks: title, sections and source list in printed order, every text set in lines.

use super::elements::Elements;
use super::flow::{Block, Column, ParagraphInfo};
use super::page::{Colour, ElementId, Origin, ParagraphId, Problem, Role, Tag};
use super::set_lines::{SetParagraph, set_lines};
use super::shape::Shape;
use super::style::{self, Align, Frame, GRID};
use super::text::StyledText;
use crate::briefing::{Briefing, Numbers};
use crate::template::{Section, SectionKind};
use std::collections::HashMap;
use std::sync::Arc;

/// What decides how a paragraph is set; equal keys give equal lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    text: String,
    /// Bytes, face, size, rise, tracking, tabular of each span.
    styles: Vec<(usize, u8, u32, u32, u32, bool)>,
    measure: u32,
    align: Align,
    language: String,
}

/// Shapes and breaks paragraphs, and keeps those of the last document.
pub(super) struct Setter {
    shape: Shape,
    kept: HashMap<Key, Arc<SetParagraph>>,
    used: HashMap<Key, Arc<SetParagraph>>,
}

impl Setter {
    pub(super) fn new() -> Self {
        Self {
            shape: Shape::new(),
            kept: HashMap::new(),
            used: HashMap::new(),
        }
    }

    /// Sets a text, from memory if the same was set for this document or the last.
    pub(super) fn set(
        &mut self,
        text: &StyledText,
        measure: f32,
        align: Align,
        language: &str,
    ) -> Arc<SetParagraph> {
        let styles = text.spans.iter().map(|span| {
            let style = span.style;
            let bits = (
                style.size.to_bits(),
                style.rise.to_bits(),
                style.tracking.to_bits(),
            );
            (
                span.range.end,
                style.face.0,
                bits.0,
                bits.1,
                bits.2,
                style.tabular,
            )
        });
        let key = Key {
            text: text.text.clone(),
            styles: styles.collect(),
            measure: measure.to_bits(),
            align,
            language: language.to_owned(),
        };
        if let Some(set) = self.used.get(&key) {
            return Arc::clone(set);
        }
        let set = match self.kept.remove(&key) {
            Some(set) => set,
            None => Arc::new(set_lines(&mut self.shape, text, measure, align, language)),
        };
        self.used.insert(key, Arc::clone(&set));
        set
    }

    /// Forgets what the document just set did not use.
    pub(super) fn end_document(&mut self) {
        self.kept = std::mem::take(&mut self.used);
    }

    /// The text with each character that no face has replaced by its code point, visible and named.
    fn with_stand_ins(&self, text: &StyledText) -> StyledText {
        let mut out = StyledText::new();
        for span in &text.spans {
            let words = text.text.get(span.range.clone()).unwrap_or("");
            let mut shown = String::with_capacity(words.len());
            for c in words.chars() {
                if self.shape.has(span.style, c) || c.is_control() {
                    shown.push(c);
                } else {
                    shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
                }
            }
            out.push_link(&shown, span.style, span.tag, span.link.clone());
        }
        out
    }
}

/// A document in the making.
pub(super) struct Composer<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) numbers: Numbers,
    pub(super) draft: bool,
    pub(super) accent: Colour,
    pub(super) frame: Frame,
    pub(super) elements: Elements,
    pub(super) document: ElementId,
    pub(super) blocks: Vec<Block>,
    pub(super) paragraphs: Vec<(Arc<StyledText>, ParagraphInfo)>,
    pub(super) problems: Vec<Problem>,
    pub(super) setter: &'a mut Setter,
}

impl<'a> Composer<'a> {
    pub(super) fn new(briefing: &'a Briefing, draft: bool, setter: &'a mut Setter) -> Self {
        let mut elements = Elements::default();
        let document = elements.add(Role::Document, None);
        Self {
            briefing,
            numbers: Numbers::new(briefing),
            draft,
            accent: style::accent(briefing.template.accent.as_deref()),
            frame: style::frame(briefing.template.layout.columns),
            elements,
            document,
            blocks: Vec::new(),
            paragraphs: Vec::new(),
            problems: Vec::new(),
            setter,
        }
    }

    /// BCP 47 language of the briefing.
    pub(super) fn language(&self) -> &'a str {
        match self.briefing.details.language.as_str() {
            "" => "en-GB",
            language => language,
        }
    }

    /// Sets a text as a column and remembers it as a paragraph of the document.
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
        let mut lines = self.setter.set(&text, measure, align, language);
        if !lines.missing.is_empty() {
            let item = match origin {
                Origin::Item { item, .. } => Some(item),
                _ => None,
            };
            let missing: Vec<String> = lines
                .missing
                .iter()
                .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                .collect();
            let message = format!(
                "no font has {}; its number is printed instead",
                missing.join(", ")
            );
            self.problems.push(Problem { item, message });
            text = self.setter.with_stand_ins(&text);
            lines = self.setter.set(&text, measure, align, language);
        }
        let size = text.spans.first().map_or(11.0, |span| span.style.size);
        let text = Arc::new(text);
        let paragraph = ParagraphId(u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX));
        let info = ParagraphInfo {
            language: language.to_owned(),
            origin,
        };
        self.paragraphs.push((Arc::clone(&text), info));
        Column {
            lines,
            text,
            paragraph,
            x,
            leading,
            size,
        }
    }

    /// Composes the whole document.
    pub(super) fn compose(&mut self) {
        self.title_block();
        for (index, section) in self.briefing.template.sections.iter().enumerate() {
            if section.kind == SectionKind::Sources {
                self.source_list(index, section);
            } else {
                self.section(index, section);
            }
        }
    }

    fn section(&mut self, index: usize, section: &Section) {
        let Some(content) = self.briefing.sections.get(index) else {
            return;
        };
        let printed = content
            .items
            .iter()
            .any(|item| self.numbers.item(item.id).is_some());
        if !printed && !self.draft {
            return;
        }
        let element = self.elements.add(Role::Section, Some(self.document));
        self.heading(index, section, element);
        if !printed {
            let paragraph = self.elements.add(Role::Paragraph, Some(element));
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
            return;
        }
        self.section_items(index, section, element);
    }

    /// The heading of a section, kept with what follows.
    pub(super) fn heading(&mut self, index: usize, section: &Section, element: ElementId) {
        let heading = self.elements.add(Role::Heading(2), Some(element));
        let style = style::HEADING.coloured(self.accent);
        let text = StyledText::plain(&section.heading, style, Tag::Content(heading));
        let column = self.column(
            text,
            0.0,
            self.frame.column,
            16.0,
            Align::Left,
            Origin::Heading(index),
        );
        self.blocks.push(Block {
            before: GRID * 1.5,
            after: GRID * 0.25,
            keep_with_next: true,
            whole: true,
            mark: Some((2, section.heading.clone())),
            ..Block::new(column)
        });
    }
}
