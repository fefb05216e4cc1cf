//! A document in chapters: neighbouring fragments with their numbers, kept together, so that what an edit
//! did not touch is known by one comparison.

use super::flow::Block;
use super::fragment::{Fragment, Part, count};
use super::meaning::{Element, ElementId, Role};
use super::page::Problem;
use super::paragraphs::Group;
use super::style::Frame;
use std::ops::Range;
use std::sync::Arc;

/// Numbers that run through the document: those of what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Numbers {
    pub(super) elements: u32,
    pub(super) paragraphs: u32,
}

/// Neighbouring parts, with the elements that hold them.
#[derive(Debug, Default)]
pub(super) struct Chapter {
    pub(super) parts: Vec<Part>,
    /// All blocks in order: index of the part, and of the block in it.
    pub(super) blocks: Vec<(usize, usize)>,
    pub(super) paragraphs: Group,
    /// Elements that hold parts, of this chapter and of later ones: document, section, list.
    holders: Vec<(u32, Element)>,
    first: Numbers,
    next: Numbers,
}

impl Chapter {
    /// A chapter whose elements and paragraphs are numbered from here.
    pub(super) fn new(first: Numbers) -> Self {
        Self {
            first,
            next: first,
            ..Self::default()
        }
    }

    /// The numbers of what stands behind it.
    pub(super) fn next(&self) -> Numbers {
        self.next
    }

    /// Adds an element that parts stand under.
    pub(super) fn holder(&mut self, role: Role, parent: Option<ElementId>) -> ElementId {
        let id = ElementId(self.next.elements);
        let element = Element {
            role,
            parent,
            language: None,
            alt: None,
        };
        self.holders.push((self.next.elements, element));
        self.next.elements += 1;
        id
    }

    /// Adds a part under `parent`.
    pub(super) fn part(&mut self, fragment: Arc<Fragment>, parent: ElementId) {
        let blocks = 0..fragment.blocks.len();
        self.blocks.extend(blocks.map(|block| (self.parts.len(), block)));
        let paragraphs = Arc::make_mut(&mut self.paragraphs);
        paragraphs.extend(fragment.paragraphs.iter().cloned());
        let part = Part {
            parent,
            elements: self.next.elements,
            paragraphs: self.next.paragraphs,
            fragment,
        };
        self.next.elements += count(part.fragment.elements.len());
        self.next.paragraphs += count(part.fragment.paragraphs.len());
        self.parts.push(part);
    }

    /// What could not be set as asked.
    pub(super) fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.parts.iter().flat_map(|part| &part.fragment.problems)
    }

    /// Appends its elements to those before it.
    pub(super) fn elements(&self, list: &mut Vec<Element>) {
        let mut holders = self.holders.iter().peekable();
        for part in &self.parts {
            while let Some((_, element)) = holders.next_if(|(id, _)| *id < part.elements) {
                list.push(element.clone());
            }
            list.extend(part.fragment.elements.iter().map(|element| Element {
                parent: element.parent.map(|parent| part.element(parent)),
                ..element.clone()
            }));
        }
        list.extend(holders.map(|(_, element)| element.clone()));
    }

    /// Whether both have the same elements with the same numbers.
    pub(super) fn same_elements(&self, other: &Self) -> bool {
        self.first.elements == other.first.elements
            && self.next.elements == other.next.elements
            && self.holders == other.holders
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(|(one, other)| {
                one.elements == other.elements
                    && one.parent == other.parent
                    && (Arc::ptr_eq(&one.fragment, &other.fragment)
                        || one.fragment.elements == other.fragment.elements)
            })
    }

    /// How many blocks at the start of both are the same at the same place.
    fn same_at_start(&self, other: &Self) -> usize {
        let parts = self.parts.iter().zip(&other.parts);
        blocks(parts.take_while(|(one, other)| one.same(other)))
    }

    /// How many blocks at the end of both are the same at the same place.
    fn same_at_end(&self, other: &Self) -> usize {
        let parts = self.parts.iter().rev().zip(other.parts.iter().rev());
        blocks(parts.take_while(|(one, other)| one.same(other)))
    }
}

/// How many blocks the first of these pairs have.
fn blocks<'a>(pairs: impl Iterator<Item = (&'a Part, &'a Part)>) -> usize {
    pairs.map(|(part, _)| part.fragment.blocks.len()).sum()
}

/// Neighbouring chapters that are set in the same columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    /// Indices of the chapters.
    pub(super) chapters: Range<usize>,
    /// How many columns.
    pub(super) columns: u16,
    /// Left edge of the first one from the text area's.
    pub(super) x: f32,
    /// Width of a column.
    pub(super) width: f32,
}

/// A document in chapters.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    pub(super) chapters: Vec<Arc<Chapter>>,
    pub(super) regions: Vec<Region>,
    /// Index of the first block of each chapter.
    starts: Vec<usize>,
    blocks: usize,
}

impl Document {
    /// Appends a chapter.
    pub(super) fn push(&mut self, chapter: Arc<Chapter>) {
        self.starts.push(self.blocks);
        self.blocks += chapter.blocks.len();
        self.chapters.push(chapter);
    }

    /// Ends the region of the chapters added since the last one.
    pub(super) fn region(&mut self, columns: u16, x: f32, frame: Frame) {
        let start = self.regions.last().map_or(0, |region| region.chapters.end);
        if start < self.chapters.len() {
            self.regions.push(Region {
                chapters: start..self.chapters.len(),
                columns,
                x,
                width: frame.column,
            });
        }
    }

    /// Index of the first block of a chapter; behind the last one, the number of blocks.
    pub(super) fn start(&self, chapter: usize) -> usize {
        self.starts.get(chapter).copied().unwrap_or(self.blocks)
    }

    /// The block with this index, and the part it belongs to.
    pub(super) fn block(&self, index: usize) -> Option<(&Part, &Block)> {
        let chapter = self
            .starts
            .partition_point(|start| *start <= index)
            .checked_sub(1)?;
        let found = self.chapters.get(chapter)?;
        let (part, block) = *found.blocks.get(index - self.start(chapter))?;
        let part = found.parts.get(part)?;
        Some((part, part.fragment.blocks.get(block)?))
    }

    /// Width of the column that a block stands in.
    pub(super) fn width(&self, block: usize) -> f32 {
        let holds = |region: &&Region| block < self.start(region.chapters.end);
        self.regions.iter().find(holds).map_or(0.0, |region| region.width)
    }

    /// The numbers behind the last chapter.
    pub(super) fn next(&self) -> Numbers {
        self.chapters
            .last()
            .map(|chapter| chapter.next())
            .unwrap_or_default()
    }

    /// The semantic tree in reading order.
    pub(super) fn elements(&self) -> Vec<Element> {
        let mut list = Vec::with_capacity(self.next().elements as usize);
        for chapter in &self.chapters {
            chapter.elements(&mut list);
        }
        list
    }

    /// Whether both have the same tree.
    pub(super) fn same_elements(&self, other: &Self) -> bool {
        self.chapters.len() == other.chapters.len()
            && self
                .chapters
                .iter()
                .zip(&other.chapters)
                .all(|(one, other)| Arc::ptr_eq(one, other) || one.same_elements(other))
    }

    /// The blocks that differ from those of another version, by their index in both. Where they are not
    /// equally many, everything behind the first change counts as changed.
    pub(super) fn changed(&self, other: &Self) -> Range<usize> {
        let same = |(one, other): &(&Arc<Chapter>, &Arc<Chapter>)| Arc::ptr_eq(one, other);
        let pairs = || self.chapters.iter().zip(&other.chapters);
        let ahead = pairs().take_while(same).count();
        let Some((one, two)) = pairs().nth(ahead) else {
            let end = if self.chapters.len() == other.chapters.len() {
                self.blocks
            } else {
                usize::MAX
            };
            return self.start(ahead)..end;
        };
        let start = self.start(ahead) + one.same_at_start(two);
        if self.blocks != other.blocks {
            return start..usize::MAX;
        }
        let pairs = || self.chapters.iter().rev().zip(other.chapters.iter().rev());
        let behind = pairs().take_while(same).count();
        let mut end = self.start(self.chapters.len() - behind);
        if let Some((one, two)) = pairs().nth(behind) {
            end -= one.same_at_end(two);
        }
        start..end.max(start)
    }
}
