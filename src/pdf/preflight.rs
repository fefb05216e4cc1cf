//! What PDF/A-2a and PDF/UA-1 ask of the pages, checked before a byte is written.
//!
//! Nothing is mended here: each refusal names the block by its first words and says what to do. Here
//! stand the fields of the file and the tree; [`content`] and [`links`] check what is drawn, [`place`]
//! names it.

mod content;
mod links;
mod place;

pub(super) use place::picture_place;

use super::error::{ExportError, Place};
use crate::typeset::{Element, ElementId, Faces, Item, Pages, Role, Tag};
use place::{element_place, shortened};

/// Longest string of a file in bytes (ISO 19005-2, 6.1.13); two a character at least.
const LONGEST: usize = 32_767;

/// Checks the pages.
pub(super) fn check(pages: &Pages, faces: &Faces) -> Result<(), ExportError> {
    check_info(pages)?;
    check_elements(pages)?;
    check_lengths(pages)?;
    content::check(pages, faces)?;
    check_headings(pages)
}

fn refused(place: Place, problem: String, remedy: &'static str) -> ExportError {
    ExportError::Block {
        place: Box::new(place),
        problem,
        remedy,
    }
}

fn check_info(pages: &Pages) -> Result<(), ExportError> {
    let info = &pages.info;
    let missing = |field, remedy| Err(ExportError::Missing { field, remedy });
    if info.title.trim().is_empty() {
        return missing("title", "Fill in the title, then export again.");
    }
    if !is_language(&info.language) {
        return missing(
            "language",
            "Choose the language in the details, then export again.",
        );
    }
    if super::post::date_digits(&info.date).is_none() {
        return missing(
            "date as YYYY-MM-DD",
            "Fill in the date in the details, then export again.",
        );
    }
    if pages.pages.is_empty() {
        return missing("pages", "Add at least one item, then export again.");
    }
    Ok(())
}

/// Whether this can be a language tag: subtags of 1–8 letters and digits, the first of letters
/// (BCP 47, 2.1).
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Parents stand before children, languages are tags, pictures are described.
fn check_elements(pages: &Pages) -> Result<(), ExportError> {
    for (element, id) in pages.elements.iter().zip((0u32..).map(ElementId)) {
        let sound = match element.parent {
            None => id.0 == 0,
            Some(ElementId(parent)) => parent < id.0,
        };
        if !sound {
            return Err(ExportError::Internal(format!(
                "element {} has no parent before it",
                id.0
            )));
        }
        if let Some(language) = &element.language
            && !is_language(language)
        {
            return Err(refused(
                element_place(pages, id),
                format!("“{language}” is no language code"),
                "Write the language as a code such as en-GB, de or ko.",
            ));
        }
        if element.role == Role::Figure && no_words(element.alt.as_deref()) {
            return Err(refused(
                element_place(pages, id),
                "it has no description".to_owned(),
                "Describe it in a sentence for readers who cannot see it.",
            ));
        }
    }
    Ok(())
}

/// There is a heading, none skips a level, none is empty.
fn check_headings(pages: &Pages) -> Result<(), ExportError> {
    let mut level = 0;
    let mut empty: Vec<ElementId> = Vec::new();
    for (element, id) in pages.elements.iter().zip((0u32..).map(ElementId)) {
        let Role::Heading(this) = element.role else {
            continue;
        };
        if this == 0 || this > level + 1 {
            return Err(refused(
                element_place(pages, id),
                format!("the heading of level {this} follows one of level {level}"),
                "Give it a heading of the level between, or make it one level higher.",
            ));
        }
        level = this;
        empty.push(id);
    }
    if level == 0 {
        return Err(ExportError::Missing {
            field: "heading",
            remedy: "Fill in the title, then export again.",
        });
    }
    for page in &pages.pages {
        for item in &page.items {
            if let Item::Run(run) = item
                && let Tag::Content(id) = run.tag
                && !run.glyphs.is_empty()
            {
                // The words may stand in a span or a link inside the heading.
                let owners = std::iter::successors(Some(id), |id| parent(pages, *id));
                for owner in owners {
                    empty.retain(|heading| *heading != owner);
                }
                if empty.is_empty() {
                    return Ok(());
                }
            }
        }
    }
    match empty.first() {
        None => Ok(()),
        Some(_) => Err(ExportError::Missing {
            field: "words in one of its headings",
            remedy: "Give every section a heading in the template, then export again.",
        }),
    }
}

fn parent(pages: &Pages, id: ElementId) -> Option<ElementId> {
    pages
        .elements
        .get(id.0 as usize)
        .and_then(|element| element.parent)
}

fn no_words(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// No string of the file is longer than PDF/A allows.
fn check_lengths(pages: &Pages) -> Result<(), ExportError> {
    let info = &pages.info;
    let keywords = info.keywords.join(", ");
    let fields = [
        ("the title", &info.title),
        ("the organisation", &info.author),
        ("the subject", &info.subject),
        ("the keywords", &keywords),
    ];
    let marks = pages.outline.iter().map(|mark| ("a heading", &mark.title));
    let descriptions = pages
        .elements
        .iter()
        .filter_map(|element: &Element| Some(("a description", element.alt.as_ref()?)));
    for (what, text) in fields.into_iter().chain(marks).chain(descriptions) {
        if too_long(text) {
            let place = Place {
                what,
                words: shortened(text),
                ..Place::default()
            };
            return Err(refused(
                place,
                "it is too long for a PDF".to_owned(),
                "Shorten it to a few sentences.",
            ));
        }
    }
    Ok(())
}

/// Whether the text takes more bytes than a string may have.
fn too_long(text: &str) -> bool {
    text.len() * 2 + 2 > LONGEST && text.encode_utf16().count() * 2 + 2 > LONGEST
}
