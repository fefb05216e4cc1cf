//! The elements of a fragment in the making: in reading order, parents before children, numbered from 1.

use super::fragment::count;
use super::meaning::{Element, ElementId, Role};
use parlance::Language;

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

    /// Says that an element is in this language.
    pub(super) fn set_language(&mut self, id: ElementId, language: Language) {
        if let Some(element) = (id.0 as usize)
            .checked_sub(1)
            .and_then(|at| self.list.get_mut(at))
        {
            element.language = Some(language.as_str().to_owned());
        }
    }

    /// The language of an element: its own, or the one it stands in; `None` for the document's.
    pub(super) fn language(&self, id: ElementId) -> Option<Language> {
        let element = self.list.get((id.0 as usize).checked_sub(1)?)?;
        match &element.language {
            Some(language) => Language::parse(language).ok(),
            None => self.language(element.parent?),
        }
    }

    pub(super) fn finish(self) -> Vec<Element> {
        self.list
    }
}
