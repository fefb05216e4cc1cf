//! Parts of an article that lead elsewhere, told by the words over them: a box of related stories in the
//! middle, the list of what else there is to read at the end, an advertisement that says what it is.

use super::furniture_words::LABELS;
use super::html_trim::Trim;
use super::html_worth::{Sums, length};
use super::{BlockKind, HiddenReason, furniture};
use std::ops::Range;

/// Longest box, in code points: what is longer has a story of its own to tell.
const LONGEST_BOX: f32 = 1_500.0;

/// So many parts are looked for: a page with more of them is no article.
const MOST_PARTS: usize = 200;

/// Why what stands under a line leads elsewhere, if the line says that it does.
fn label(words: &str) -> Option<HiddenReason> {
    if words.len() > 60 {
        return None;
    }
    let line = furniture::folded(words);
    let known = LABELS
        .iter()
        .find(|(_, labels)| labels.split('|').any(|label| label == line));
    known.map(|(reason, _)| *reason)
}

impl Trim<'_> {
    /// Boxes that begin with such a line: the largest element around it that begins with it, is small
    /// and holds a link.
    pub(super) fn boxes(&mut self) {
        let shown = self.lengths();
        let all = shown.between(&self.body);
        let mut found = Vec::new();
        for index in self.body.clone() {
            if found.len() >= MOST_PARTS {
                break;
            }
            let Some(block) = self.page.blocks.get(index) else {
                continue;
            };
            let Some(reason) = label(&block.text) else {
                continue;
            };
            let mut scope = block.scope;
            let mut largest = None;
            while let Some(around) = self.page.scopes.get(scope) {
                let range = around.blocks.clone();
                let own = shown.between(&range);
                if range.start != index || own > LONGEST_BOX || own * 4.0 > all {
                    break;
                }
                largest = Some(range);
                if around.parent == scope {
                    break;
                }
                scope = around.parent;
            }
            if let Some(range) = largest.filter(|range| range.len() > 1 && self.has_link(range)) {
                found.push((range, reason));
            }
        }
        for (range, reason) in found {
            self.hide(range, reason);
        }
    }

    /// Parts under a heading that leads elsewhere or calls for something ("Related articles"), up to the
    /// next heading of its level: in the last third, if they are less than a quarter of what is left; from
    /// the first third on, if the heading says nothing else, up to half. Parts that say that they are
    /// advertisements, wherever they stand.
    pub(super) fn closing_parts(&mut self) {
        let shown = self.lengths();
        let all = shown.between(&self.body);
        let mut parts = Vec::new();
        for index in self.body.clone() {
            if parts.len() >= MOST_PARTS {
                break;
            }
            let Some(block) = self.page.blocks.get(index).filter(|_| self.is_shown(index)) else {
                continue;
            };
            let label = label(&block.text);
            let level = match block.kind {
                BlockKind::Heading(level) => level,
                // A line set like a heading; any heading ends what stands under it.
                BlockKind::Paragraph if label.is_some() => u8::MAX,
                _ => continue,
            };
            let Some(reason) = label.or_else(|| furniture::reason(&block.text)) else {
                continue;
            };
            let is_next = |next: &usize| matches!(self.page.blocks.get(*next).map(|block| block.kind), Some(BlockKind::Heading(other)) if other <= level);
            let end = (index + 1..self.body.end).find(is_next).unwrap_or(self.body.end);
            let before = shown.between(&(self.body.start..index));
            let own = shown.between(&(index..end));
            let advert = reason == HiddenReason::PageFurniture && furniture::is_advert(&block.text);
            let late = before * 3.0 > all * 2.0 && reason != HiddenReason::PageFurniture;
            let sure = label.is_some() && before * 3.0 > all && self.has_link(&(index..end));
            if ((late || advert) && own * 4.0 < all) || (sure && own * 2.0 < all) {
                parts.push((index..end, reason));
            }
        }
        for (range, reason) in parts {
            self.hide(range, reason);
        }
    }

    /// Lines that lead to another story wherever they stand: "Read more:" and mostly a link.
    pub(super) fn leads(&mut self) {
        for index in self.body.clone() {
            let leads = self.page.blocks.get(index).is_some_and(|block| {
                block.kind == BlockKind::Paragraph
                    && block.linked * 2 > block.chars
                    && block.text.contains(':')
                    && furniture::reason(&block.text) == Some(HiddenReason::RelatedStories)
            });
            if leads {
                self.hide(index..index + 1, HiddenReason::RelatedStories);
            }
        }
    }

    /// Code points of the blocks that are shown, to be summed over ranges.
    fn lengths(&self) -> Sums {
        let blocks = self.page.blocks.iter().zip(&self.verdicts);
        Sums::of(blocks.map(|(block, verdict)| {
            if verdict.is_none() {
                length(block.chars)
            } else {
                0.0
            }
        }))
    }

    fn has_link(&self, range: &Range<usize>) -> bool {
        let blocks = self.page.blocks.get(range.clone()).unwrap_or_default();
        blocks.iter().any(|block| block.linked * 2 > block.chars)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_over_other_stories_are_told_from_headings_of_the_text() {
        use HiddenReason::{CallToAction, RelatedStories};
        let check = |line: &str, expected: Option<HiddenReason>| assert_eq!(label(line), expected, "{line}");
        check("ALSO IN THE NEWS", Some(RelatedStories));
        check("Read this next:", Some(RelatedStories));
        check("You’ll also like", Some(RelatedStories));
        check("Stay in touch!", Some(CallToAction));
        check("Related work", None);
        check("Recommended dose", None);
        check("More on this than you ever wanted to know", None);
    }
}
