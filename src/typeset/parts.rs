//! A document in parts: fragments with their numbers, the columns they stand in, and the elements that
//! hold them.

use super::fragment::{Fragment, Part, count};
use super::page::{Element, ElementId, Role};
use super::style::Frame;
use std::ops::Range;
use std::sync::Arc;

/// Neighbouring parts that are set in the same columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    /// Indices of the parts.
    pub(super) parts: Range<usize>,
    /// How many columns.
    pub(super) columns: u16,
    /// Left edge of the first one from the text area's.
    pub(super) x: f32,
    /// Width of a column.
    pub(super) width: f32,
}

/// A document in parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    pub(super) regions: Vec<Region>,
    /// Elements that hold parts: document, sections, lists; each with its number in the document.
    holders: Vec<(u32, Element)>,
    elements: u32,
    paragraphs: u32,
}

impl Parts {
    /// How many paragraphs the parts have.
    pub(super) fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// Adds an element that parts stand under.
    pub(super) fn holder(&mut self, role: Role, parent: Option<ElementId>) -> ElementId {
        let id = ElementId(self.elements);
        let element = Element {
            role,
            parent,
            language: None,
            alt: None,
        };
        self.holders.push((self.elements, element));
        self.elements += 1;
        id
    }

    /// Adds a part under `parent`.
    pub(super) fn part(&mut self, fragment: Arc<Fragment>, parent: ElementId) {
        let part = Part {
            parent,
            elements: self.elements,
            paragraphs: self.paragraphs,
            fragment,
        };
        self.elements += count(part.fragment.elements.len());
        self.paragraphs += count(part.fragment.paragraphs.len());
        self.parts.push(part);
    }

    /// Ends the region of the parts added since the last one.
    pub(super) fn region(&mut self, columns: u16, x: f32, frame: Frame) {
        let start = self.regions.last().map_or(0, |region| region.parts.end);
        if start < self.parts.len() {
            self.regions.push(Region {
                parts: start..self.parts.len(),
                columns,
                x,
                width: frame.column,
            });
        }
    }

    /// The semantic tree in reading order.
    pub(super) fn elements(&self) -> Vec<Element> {
        let mut list = Vec::with_capacity(self.elements as usize);
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
        list
    }

    /// Whether both have the same tree.
    pub(super) fn same_elements(&self, other: &Self) -> bool {
        self.holders == other.holders
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(|(one, other)| {
                one.elements == other.elements
                    && one.parent == other.parent
                    && (Arc::ptr_eq(&one.fragment, &other.fragment)
                        || one.fragment.elements == other.fragment.elements)
            })
    }
}
