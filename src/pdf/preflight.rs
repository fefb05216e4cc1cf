//! What PDF/A-2a and PDF/UA-1 ask of the pages, checked before a byte is written.
//!
//! Nothing is mended here: each refusal names the block by its first words and says what to do.

use super::error::ExportError;
use crate::typeset::{
    Element, ElementId, Faces, Item, Link, LinkTarget, Page, Pages, ParagraphId, Rect, Role, Run, Tag,
};

/// Checks the pages.
pub(super) fn check(pages: &Pages, faces: &Faces) -> Result<(), ExportError> {
    check_info(pages)?;
    check_elements(pages)?;
    for (index, page) in pages.pages.iter().enumerate() {
        let checker = Checker {
            pages,
            faces,
            page,
            index,
        };
        for item in &page.items {
            checker.item(item)?;
        }
        for link in &page.links {
            checker.link(link)?;
        }
    }
    Ok(())
}

fn check_info(pages: &Pages) -> Result<(), ExportError> {
    let info = &pages.info;
    let missing = |field, remedy| Err(ExportError::Missing { field, remedy });
    if info.title.trim().is_empty() {
        return missing("title", "Fill in the title, then export again.");
    }
    if info.language.trim().is_empty() {
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

/// Parents stand before children, headings skip no level, pictures are described.
fn check_elements(pages: &Pages) -> Result<(), ExportError> {
    let mut level = 0;
    for (index, element) in pages.elements.iter().enumerate() {
        let sound = match element.parent {
            None => index == 0,
            Some(ElementId(parent)) => (parent as usize) < index,
        };
        if !sound {
            return Err(ExportError::Internal(format!(
                "element {index} has no parent before it"
            )));
        }
        if let Role::Heading(this) = element.role {
            if this == 0 || this > level + 1 {
                return Err(ExportError::Block {
                    place: heading_place(pages, index),
                    problem: format!("the heading of level {this} follows one of level {level}"),
                    remedy: "Give it a heading of the level between, or make it one level higher.",
                });
            }
            level = this;
        }
        if element.role == Role::Figure && no_words(element.alt.as_deref()) {
            return Err(ExportError::Block {
                place: "A picture".to_owned(),
                problem: "it has no description".to_owned(),
                remedy: "Describe it in a sentence for readers who cannot see it.",
            });
        }
    }
    Ok(())
}

fn no_words(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

fn heading_place(pages: &Pages, element: usize) -> String {
    let is_its = |run: &Run| matches!(run.tag, Tag::Content(ElementId(id)) if id as usize == element);
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            if let Item::Run(run) = item
                && is_its(run)
            {
                return place(pages, index, run.paragraph);
            }
        }
    }
    "A heading".to_owned()
}

/// "Page 2, “The ministers will meet …”".
pub(super) fn place(pages: &Pages, page: usize, paragraph: ParagraphId) -> String {
    const WORDS: usize = 6;
    let text = pages
        .paragraphs
        .get(paragraph.0 as usize)
        .map_or("", |paragraph| paragraph.text.as_str());
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    match words.len() {
        0 => format!("Page {}", page + 1),
        count if count > WORDS => {
            let first: Vec<&str> = words.into_iter().take(WORDS).collect();
            format!("Page {}, “{} …”", page + 1, first.join(" "))
        }
        _ => format!("Page {}, “{}”", page + 1, words.join(" ")),
    }
}

struct Checker<'a> {
    pages: &'a Pages,
    faces: &'a Faces,
    page: &'a Page,
    index: usize,
}

impl Checker<'_> {
    fn item(&self, item: &Item) -> Result<(), ExportError> {
        match item {
            Item::Run(run) => self.run(run),
            Item::Rule(rule) => self.rect(rule.rect, "a rule"),
            Item::Image(image) => {
                self.element(image.element)?;
                self.rect(image.rect, "a picture")
            }
        }
    }

    fn run(&self, run: &Run) -> Result<(), ExportError> {
        let refuse = |problem: String, remedy| {
            Err(ExportError::Block {
                place: place(self.pages, self.index, run.paragraph),
                problem,
                remedy,
            })
        };
        if let Tag::Content(element) = run.tag {
            self.element(element)?;
        }
        if self.faces.get(run.face).is_none() {
            return Err(ExportError::Internal(format!(
                "face {} does not exist",
                run.face.0
            )));
        }
        let Some(paragraph) = self.pages.paragraphs.get(run.paragraph.0 as usize) else {
            return Err(ExportError::Internal(format!(
                "paragraph {} does not exist",
                run.paragraph.0
            )));
        };
        let sized = run.size.is_finite() && run.size > 0.0 && run.baseline.is_finite();
        for glyph in run.glyphs.iter() {
            let Some(text) = paragraph
                .text
                .get(glyph.text.start as usize..glyph.text.end as usize)
            else {
                return Err(ExportError::Internal(format!(
                    "bytes {}..{} of paragraph {} are no text",
                    glyph.text.start, glyph.text.end, run.paragraph.0
                )));
            };
            if glyph.id == 0 {
                return refuse(
                    format!("no face has the character {text:?}"),
                    "Replace the character by one that can be printed.",
                );
            }
            if let Some(odd) = text.chars().find(|c| unmappable(*c)) {
                return refuse(
                    format!(
                        "the character U+{:04X} has no meaning outside its own font",
                        u32::from(odd)
                    ),
                    "Replace it by an ordinary character.",
                );
            }
            let x = run.pen(glyph);
            let on_page = x >= -1.0 && x <= self.page.size.width + 1.0;
            if !(sized && x.is_finite() && glyph.rise.is_finite() && on_page) {
                return refuse(
                    "its text would stand outside the page".to_owned(),
                    "Shorten the longest word or address in it.",
                );
            }
        }
        Ok(())
    }

    fn rect(&self, rect: Rect, what: &str) -> Result<(), ExportError> {
        let numbers = [rect.x, rect.y, rect.width, rect.height];
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(())
        } else {
            Err(ExportError::Internal(format!(
                "page {}: {what} has no size",
                self.index + 1
            )))
        }
    }

    fn element(&self, id: ElementId) -> Result<&Element, ExportError> {
        self.pages
            .elements
            .get(id.0 as usize)
            .ok_or_else(|| ExportError::Internal(format!("element {} does not exist", id.0)))
    }

    fn link(&self, link: &Link) -> Result<(), ExportError> {
        self.rect(link.rect, "a link")?;
        let element = self.element(link.element)?;
        let refuse = |problem: String, remedy| {
            Err(ExportError::Block {
                place: format!("Page {}, a link", self.index + 1),
                problem,
                remedy,
            })
        };
        if no_words(element.alt.as_deref()) {
            return refuse(
                "it does not say where it leads".to_owned(),
                "Give its source a title.",
            );
        }
        match &link.target {
            LinkTarget::Address(address) => {
                const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
                if SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
                    Ok(())
                } else {
                    refuse(
                        format!("“{address}” is no web or mail address"),
                        "Write the address in full, with https://.",
                    )
                }
            }
            LinkTarget::Place { page, y } if *page >= self.pages.pages.len() || !y.is_finite() => Err(
                ExportError::Internal(format!("a link leads to page {}", page + 1)),
            ),
            LinkTarget::Place { .. } => Ok(()),
        }
    }
}

/// Characters that a ToUnicode map may not give (ISO 19005-2, 6.2.11.7.2), and private ones.
fn unmappable(c: char) -> bool {
    matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
        || matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}
