//! The semantic tree in the making: elements in reading order, parents before children.

use super::page::{Element, ElementId, Role};

/// Collects elements.
#[derive(Debug, Default)]
pub(super) struct Elements {
    list: Vec<Element>,
}

impl Elements {
    /// Adds an element under `parent` (`None` for the document alone).
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
        let id = ElementId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
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
