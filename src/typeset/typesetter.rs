//! The typesetter: briefing in, pages out; what did not change is kept between calls.

use super::compose::language;
use super::faces::Faces;
use super::keeper::Keeper;
use super::page::{DocumentInfo, Pages, Problem};
use super::press::Press;
use super::setter::Setter;
use super::title;
use crate::briefing::{AddedFont, Briefing};
use std::sync::Arc;

/// What kind of copy is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// A draft copy: DRAFT in the banner and the title, item numbers in the margin, empty sections shown.
    pub draft: bool,
}

/// Sets briefings; remembers set parts and finished pages, so that an edit costs what it touches.
pub struct Typesetter {
    faces: Arc<Faces>,
    /// The fonts that the briefing brought, and what is wrong with them.
    fonts: Vec<AddedFont>,
    font_problems: Vec<String>,
    setter: Setter,
    keeper: Keeper,
    press: Press,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typesetter")
    }
}

/// Sets a briefing once.
pub fn typeset(briefing: &Briefing, options: &Options) -> Pages {
    Typesetter::new().set(briefing, options)
}

impl Typesetter {
    /// A typesetter with the bundled faces.
    pub fn new() -> Self {
        Self {
            faces: Arc::clone(Faces::bundled()),
            fonts: Vec::new(),
            font_problems: Vec::new(),
            setter: Setter::new(Faces::bundled()),
            keeper: Keeper::default(),
            press: Press::default(),
        }
    }

    /// Sets a briefing. The result depends on the briefing and the options alone, not on what was set
    /// before; pages and paragraphs that are equal to the last ones keep their `Arc`.
    pub fn set(&mut self, briefing: &Briefing, options: &Options) -> Pages {
        self.take_fonts(&briefing.fonts);
        let document = self.keeper.document(briefing, options.draft, &mut self.setter);
        let printed = self
            .press
            .print(briefing, options.draft, document, &mut self.setter);
        self.setter.forget(printed.paragraphs.len());
        Pages {
            pages: printed.pages,
            paragraphs: printed.paragraphs,
            faces: Arc::clone(&self.faces),
            elements: printed.elements,
            outline: printed.outline,
            info: info(briefing, options),
            problems: self.problems(printed.problems),
        }
    }

    /// Other fonts than last time: every paragraph may change.
    fn take_fonts(&mut self, fonts: &[AddedFont]) {
        if self.fonts == fonts {
            return;
        }
        (self.faces, self.font_problems) = Faces::with_added(fonts);
        self.fonts = fonts.to_vec();
        self.setter = Setter::new(&self.faces);
        self.keeper = Keeper::default();
        self.press = Press::default();
    }

    fn problems(&self, printed: Vec<Problem>) -> Vec<Problem> {
        let fonts = self.font_problems.iter().map(|message| Problem {
            item: None,
            message: message.clone(),
        });
        fonts.chain(printed).collect()
    }
}

fn info(briefing: &Briefing, options: &Options) -> DocumentInfo {
    let details = &briefing.details;
    let title = title::title(briefing);
    let mut keywords = Vec::new();
    if !details.marking.is_none() {
        keywords.push(details.marking.text.clone());
    }
    DocumentInfo {
        title: if options.draft {
            format!("DRAFT: {title}")
        } else {
            title
        },
        author: details.organisation.clone(),
        subject: briefing.template.name.clone(),
        keywords,
        language: language(briefing).to_owned(),
        date: details.date.clone(),
    }
}
