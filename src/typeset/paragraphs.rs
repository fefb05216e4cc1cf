//! The paragraphs of a document in groups: those that an edit did not touch are shared with the version
//! before, not copied.

use super::meaning::Paragraph;
use std::ops::Index;
use std::sync::Arc;

/// The paragraphs of a document in reading order.
#[derive(Debug, Clone, Default)]
pub struct Paragraphs {
    /// Each with the number of its first paragraph.
    groups: Vec<(usize, Group)>,
    length: usize,
}

/// Paragraphs that stay together from one version to the next.
pub(super) type Group = Arc<Vec<Arc<Paragraph>>>;

impl Paragraphs {
    /// Appends a group.
    pub(super) fn push(&mut self, group: &Group) {
        if !group.is_empty() {
            self.groups.push((self.length, Arc::clone(group)));
            self.length += group.len();
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The paragraph with this number.
    pub fn get(&self, number: usize) -> Option<&Arc<Paragraph>> {
        let behind = self.groups.partition_point(|(start, _)| *start <= number);
        let (start, group) = self.groups.get(behind.checked_sub(1)?)?;
        group.get(number - start)
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Paragraph>> {
        self.groups.iter().flat_map(|(_, group)| group.iter())
    }
}

impl FromIterator<Arc<Paragraph>> for Paragraphs {
    fn from_iter<I: IntoIterator<Item = Arc<Paragraph>>>(paragraphs: I) -> Self {
        let mut all = Self::default();
        all.push(&Arc::new(paragraphs.into_iter().collect()));
        all
    }
}

/// # Panics
/// Where there is no paragraph with this number; [`Paragraphs::get`] does not.
impl Index<usize> for Paragraphs {
    type Output = Arc<Paragraph>;

    #[expect(
        clippy::panic,
        reason = "an index out of bounds panics, as that of a list does"
    )]
    fn index(&self, number: usize) -> &Arc<Paragraph> {
        match self.get(number) {
            Some(paragraph) => paragraph,
            None => panic!("no paragraph {number} among {}", self.length),
        }
    }
}

/// However they are grouped.
impl PartialEq for Paragraphs {
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length && self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::super::meaning::Origin;
    use super::*;

    fn group(words: &[&str]) -> Group {
        let paragraph = |word: &&str| {
            Arc::new(Paragraph {
                text: (*word).to_owned(),
                language: "en".into(),
                origin: Origin::Furniture,
                spans: Vec::new(),
            })
        };
        Arc::new(words.iter().map(paragraph).collect())
    }

    #[test]
    fn numbers_run_through_the_groups() {
        let mut paragraphs = Paragraphs::default();
        for words in [&["a", "b"][..], &[], &["c"], &["d", "e", "f"]] {
            paragraphs.push(&group(words));
        }
        let text: Vec<&str> = paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        assert_eq!(text, ["a", "b", "c", "d", "e", "f"]);
        let found = |number| paragraphs.get(number).map(|paragraph| paragraph.text.as_str());
        assert_eq!(
            [0, 1, 2, 3, 5].map(found),
            [Some("a"), Some("b"), Some("c"), Some("d"), Some("f")]
        );
        assert_eq!((found(6), paragraphs.len()), (None, 6));
        let regrouped: Paragraphs = paragraphs.iter().cloned().collect();
        assert_eq!(paragraphs, regrouped);
        assert_ne!(paragraphs, paragraphs.iter().skip(1).cloned().collect());
    }
}
