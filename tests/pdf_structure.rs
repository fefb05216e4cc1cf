//! The semantic tree of every built-in template nests as PDF/UA asks (ISO 32000-1, 14.8.4), so that
//! no validator is needed to see a wrong parent.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and shares its support file with others"
)]

#[path = "support/full_briefing.rs"]
mod full_briefing;

use attache::template::builtin;
use attache::typeset::{Element, Options, Role, typeset};

/// Whether an element of this role may stand in one of that role.
fn may_stand(role: Role, parent: Role) -> bool {
    match role {
        Role::ListItem => matches!(parent, Role::List { .. }),
        Role::Label | Role::ListBody => parent == Role::ListItem,
        Role::TableRow => parent == Role::Table,
        Role::TableHeader | Role::TableCell => parent == Role::TableRow,
        Role::Caption => matches!(parent, Role::Table | Role::Figure | Role::List { .. }),
        _ => !matches!(
            parent,
            Role::List { .. } | Role::ListItem | Role::Table | Role::TableRow
        ),
    }
}

fn misplaced(elements: &[Element]) -> Vec<String> {
    let wrong = elements.iter().filter_map(|element| {
        let parent = elements[element.parent?.0 as usize].role;
        (!may_stand(element.role, parent)).then(|| format!("{:?} in {parent:?}", element.role))
    });
    wrong.collect()
}

#[test]
fn elements_stand_where_they_may() {
    for template in builtin() {
        let briefing = full_briefing::with_template(template.clone());
        let pages = typeset(&briefing, &Options { draft: false });
        assert_eq!(
            misplaced(&pages.elements),
            Vec::<String>::new(),
            "{}",
            template.id
        );
        let rows = pages
            .elements
            .iter()
            .filter(|element| element.role == Role::TableRow)
            .count();
        let steps = pages
            .elements
            .iter()
            .filter(|element| element.role == Role::Label)
            .count();
        assert!(rows > 0 && steps > 0, "{} shows every kind of item", template.id);
        attache::pdf::export(&pages).expect("the briefing can be exported");
    }
}

#[test]
fn a_wrong_parent_is_found() {
    let element = |role, parent: Option<u32>| Element {
        role,
        parent: parent.map(attache::typeset::ElementId),
        language: None,
        alt: None,
    };
    let elements = [
        element(Role::Document, None),
        element(Role::List { ordered: false }, Some(0)),
        element(Role::Paragraph, Some(1)),
    ];
    assert_eq!(misplaced(&elements), ["Paragraph in List { ordered: false }"]);
}
