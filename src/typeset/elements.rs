//! The elements of a fragment in the making: in reading order, parents before children, numbered from 1.

use super::fragment::count;
use super::page::{Element, ElementId, Role};

/// Collects elements.
#[derive(Debug, Default)]
pub(super) struct Elements {
    list: Vec<Element>,
}

impl Elements {
    /// Adds an element under `parent`.
    pub(super) fn add(&mut self, role: Role, parent: Option<ElementId>) -> ElementId {
        self.add_with_alt(role, parent, None)
    }

    /// Adds an element with alternative text or, for a link, where it leads.
    pub(super) fn add_with_alt(
        &mut self,
        role: Role,
        parent: Option<ElementId>,
        alt: Option<String>,
    ) -> ElementId {
        let id = ElementId(count(self.list.len() + 1));
        self.list.push(Element {
            role,
            parent,
            language: None,
            alt,
        });
        id
    }

    pub(super) fn finish(self) -> Vec<Element> {
        self.list
    }
}
