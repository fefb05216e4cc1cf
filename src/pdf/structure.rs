//! Which content belongs to which element: gathered while pages are written, used for the tree.

use crate::typeset::{Element, ElementId, Rect, Role};

/// A child of an element, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    /// Marked content on a page (index from 0) with its number there.
    Content { page: usize, mark: usize },
    /// Another element.
    Element(ElementId),
}

/// The tree as far as the written pages fill it.
#[derive(Debug, Default)]
pub(super) struct Structure {
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    pages: Vec<Vec<ElementId>>,
    figures: Vec<Option<(usize, Rect)>>,
}

impl Structure {
    /// A tree with no content yet.
    pub(super) fn new(elements: &[Element]) -> Self {
        Self {
            kids: vec![Vec::new(); elements.len()],
            attached: vec![false; elements.len()],
            pages: Vec::new(),
            figures: vec![None; elements.len()],
        }
    }

    /// Begins the next page.
    pub(super) fn page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Adds a stretch of content to an element; the answer is its number on the page.
    pub(super) fn content(&mut self, elements: &[Element], id: ElementId) -> usize {
        self.attach(elements, id);
        let page = self.pages.len().saturating_sub(1);
        let mark = self.pages.last().map_or(0, Vec::len);
        if let Some(marks) = self.pages.last_mut() {
            marks.push(id);
        }
        if let Some(kids) = self.kids.get_mut(id.0 as usize) {
            kids.push(Kid::Content { page, mark });
        }
        mark
    }

    /// Notes where a figure stands.
    pub(super) fn figure(&mut self, id: ElementId, rect: Rect) {
        let page = self.pages.len().saturating_sub(1);
        if let Some(place) = self.figures.get_mut(id.0 as usize) {
            *place = Some((page, rect));
        }
    }

    fn attach(&mut self, elements: &[Element], id: ElementId) {
        let Some(seen) = self.attached.get_mut(id.0 as usize) else {
            return;
        };
        if std::mem::replace(seen, true) {
            return;
        }
        if let Some(parent) = elements.get(id.0 as usize).and_then(|element| element.parent) {
            self.attach(elements, parent);
            if let Some(kids) = self.kids.get_mut(parent.0 as usize) {
                kids.push(Kid::Element(id));
            }
        }
    }

    /// Puts empty table cells back among their neighbours: a row keeps its number of columns.
    /// Other elements without content are left out.
    pub(super) fn finish(&mut self, elements: &[Element]) {
        for (element, id) in elements.iter().zip((0u32..).map(ElementId)) {
            let cell = matches!(element.role, Role::TableCell | Role::TableHeader);
            let Some(row) = element.parent.filter(|row| cell && self.is_attached(*row)) else {
                continue;
            };
            self.attach(elements, id);
            if let Some(cells) = self.kids.get_mut(row.0 as usize) {
                // Elements are numbered in reading order.
                cells.sort_by_key(|kid| match kid {
                    Kid::Element(id) => id.0,
                    Kid::Content { .. } => 0,
                });
            }
        }
    }

    /// Whether the element has content, itself or below it.
    pub(super) fn is_attached(&self, id: ElementId) -> bool {
        self.attached.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// The children of an element.
    pub(super) fn kids(&self, id: ElementId) -> &[Kid] {
        self.kids.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The owners of a page's marked contents, by number.
    pub(super) fn marks(&self, page: usize) -> &[ElementId] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }

    /// Page and place of a figure.
    pub(super) fn place(&self, id: ElementId) -> Option<(usize, Rect)> {
        self.figures.get(id.0 as usize).copied().flatten()
    }
}

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
pub(super) fn structure_type(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::BlockQuote => "BlockQuote",
        Role::List { .. } => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader => "TH",
        Role::TableCell => "TD",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Note => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Span => "Span",
    }
}
