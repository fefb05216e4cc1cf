//! Paragraphs set in lines, kept as long as the document uses them: an edit sets one paragraph again.

use super::faces::Faces;
use super::hyphenate::Hyphens;
use super::set_lines::{SetParagraph, set_lines};
use super::shape::Shape;
use super::style::Align;
use super::text::{Setting, StyledText};
use std::collections::HashMap;
use std::sync::Arc;

/// What decides how a paragraph is set; equal keys give equal lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    setting: Setting,
    measure: u32,
    align: Align,
    language: String,
}

/// Shapes and breaks paragraphs, and keeps those that were asked for since the last [`Setter::forget`].
pub(super) struct Setter {
    shape: Shape,
    hyphens: Hyphens,
    kept: HashMap<Key, Arc<SetParagraph>>,
}

impl Setter {
    pub(super) fn new(faces: &Faces) -> Self {
        Self {
            shape: Shape::new(faces),
            hyphens: Hyphens::default(),
            kept: HashMap::new(),
        }
    }

    /// Sets a text, from memory if the same was set before.
    pub(super) fn set(
        &mut self,
        text: &StyledText,
        measure: f32,
        align: Align,
        language: &str,
    ) -> Arc<SetParagraph> {
        let key = Key {
            setting: text.setting(),
            measure: measure.to_bits(),
            align,
            language: language.to_owned(),
        };
        if let Some(set) = self.kept.get(&key) {
            return Arc::clone(set);
        }
        let set = Arc::new(set_lines(
            (&mut self.shape, &mut self.hyphens),
            text,
            measure,
            align,
            language,
        ));
        self.kept.insert(key, Arc::clone(&set));
        set
    }

    /// Forgets the paragraphs that nothing else holds any more, once they are the larger part.
    pub(super) fn forget(&mut self, in_use: usize) {
        if self.kept.len() > 2 * in_use + 64 {
            self.kept.retain(|_, set| Arc::strong_count(set) > 1);
        }
    }
}
