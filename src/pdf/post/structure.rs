//! The structure tree: elements, their attributes, and the parent tree that leads back to them.

use super::annotations::Annotation;
use super::{count, text};
use crate::pdf::error::ExportError;
use crate::pdf::structure::{Kid, Structure, structure_type};
use crate::typeset::{Element, ElementId, Pages, Role};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Adds the tree; the answer is its root.
pub(super) fn add(
    file: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
    content: &Structure,
    annotations: &[Annotation],
) -> Result<ObjectId, ExportError> {
    let root = file.new_object_id();
    let objects: Vec<ObjectId> = pages.elements.iter().map(|_| file.new_object_id()).collect();
    let tree = Tree {
        pages,
        sheets,
        content,
        annotations,
        objects,
        root,
    };
    let mut numbers: Vec<Object> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let mut owners: Vec<Object> = Vec::new();
        for owner in content.marks(index) {
            owners.push(tree.object(*owner)?.into());
        }
        let owners = file.add_object(Object::Array(owners));
        numbers.extend([count(index).into(), owners.into()]);
        let page = file.get_dictionary_mut(*sheet)?;
        page.set("StructParents", count(index));
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    for annotation in annotations {
        numbers.extend([annotation.key.into(), tree.object(annotation.element)?.into()]);
    }
    for (element, id) in pages.elements.iter().zip((0u32..).map(ElementId)) {
        if content.is_attached(id) {
            let dictionary = tree.element(element, id)?;
            file.objects.insert(tree.object(id)?, dictionary.into());
        }
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => numbers });
    let mut root_dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => tree.object(ElementId(0))?,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => count(sheets.len() + annotations.len()),
    };
    // The names of elements in order; their digits are padded, so that this is the order of elements.
    let mut names: Vec<Object> = Vec::new();
    for (element, id) in pages.elements.iter().zip((0u32..).map(ElementId)) {
        if element.role == Role::Note && content.is_attached(id) {
            names.extend([identifier(id), tree.object(id)?.into()]);
        }
    }
    if !names.is_empty() {
        root_dictionary.set("IDTree", dictionary! { "Names" => names });
    }
    file.objects.insert(root, root_dictionary.into());
    Ok(root)
}

/// The name of an element; a note must have one (ISO 14289-1, 7.9).
fn identifier(id: ElementId) -> Object {
    Object::string_literal(format!("note-{:08}", id.0))
}

struct Tree<'a> {
    pages: &'a Pages,
    sheets: &'a [ObjectId],
    content: &'a Structure,
    annotations: &'a [Annotation],
    objects: Vec<ObjectId>,
    root: ObjectId,
}

impl Tree<'_> {
    fn object(&self, id: ElementId) -> Result<ObjectId, ExportError> {
        let missing = || ExportError::Internal(format!("element {} does not exist", id.0));
        self.objects.get(id.0 as usize).copied().ok_or_else(missing)
    }

    fn sheet(&self, page: usize) -> Result<ObjectId, ExportError> {
        let missing = || ExportError::Internal(format!("there is no page {}", page + 1));
        self.sheets.get(page).copied().ok_or_else(missing)
    }

    fn element(&self, element: &Element, id: ElementId) -> Result<Dictionary, ExportError> {
        let parent = match element.parent {
            Some(parent) => self.object(parent)?,
            None => self.root,
        };
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => structure_type(element.role),
            "P" => parent,
        };
        let kids = self.content.kids(id);
        let own = kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        let links = || {
            self.annotations
                .iter()
                .filter(|annotation| annotation.element == id)
        };
        let page = own.or_else(|| links().next().map(|link| link.page));
        if let Some(page) = page {
            dictionary.set("Pg", self.sheet(page)?);
        }
        let mut children: Vec<Object> = Vec::new();
        for kid in kids {
            children.push(self.kid(*kid, page)?);
        }
        for link in links() {
            let mut reference = dictionary! { "Type" => "OBJR", "Obj" => link.object };
            if Some(link.page) != page {
                reference.set("Pg", self.sheet(link.page)?);
            }
            children.push(reference.into());
        }
        match (children.pop(), children.is_empty()) {
            (None, _) => {}
            (Some(only), true) => dictionary.set("K", only),
            (Some(last), false) => {
                children.push(last);
                dictionary.set("K", children);
            }
        }
        if let Some(language) = &element.language {
            dictionary.set("Lang", text(language));
        }
        if element.role == Role::Note {
            dictionary.set("ID", identifier(id));
        }
        self.attributes(&mut dictionary, element, id);
        Ok(dictionary)
    }

    fn kid(&self, kid: Kid, own: Option<usize>) -> Result<Object, ExportError> {
        Ok(match kid {
            Kid::Element(id) => self.object(id)?.into(),
            Kid::Content { page, mark } if Some(page) == own => count(mark).into(),
            Kid::Content { page, mark } => {
                dictionary! { "Type" => "MCR", "Pg" => self.sheet(page)?, "MCID" => count(mark) }.into()
            }
        })
    }

    /// Attributes of the standard owners (ISO 32000-1, 14.8.5).
    fn attributes(&self, dictionary: &mut Dictionary, element: &Element, id: ElementId) {
        match element.role {
            Role::List { ordered } => {
                let numbering = if ordered { "Decimal" } else { "Disc" };
                dictionary.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
            }
            Role::TableHeader => {
                dictionary.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
            }
            Role::Figure => {
                dictionary.set("Alt", text(element.alt.as_deref().unwrap_or_default()));
                let Some((page, rect)) = self.content.place(id) else {
                    return;
                };
                let height = self.pages.pages.get(page).map_or(0.0, |page| page.size.height);
                let corners = [
                    rect.x,
                    height - rect.y - rect.height,
                    rect.x + rect.width,
                    height - rect.y,
                ];
                let bounds = corners.map(Object::from).to_vec();
                dictionary.set(
                    "A",
                    dictionary! { "O" => "Layout", "BBox" => bounds, "Placement" => "Block" },
                );
            }
            _ => {}
        }
    }
}
