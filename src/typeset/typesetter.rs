//! The typesetter: briefing in, pages out; what did not change is kept between calls.

use super::build::build;
use super::compose::{Composer, Setter};
use super::faces::Faces;
use super::page::{DocumentInfo, Pages, Paragraph};
use crate::briefing::Briefing;
use std::sync::Arc;

/// What kind of copy is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// A draft copy: DRAFT in the banner and the title, item numbers in the margin, empty sections shown.
    pub draft: bool,
}

/// Sets briefings; remembers set paragraphs and finished pages, so that an edit costs what it touches.
pub struct Typesetter {
    setter: Setter,
    last: Vec<Arc<super::Page>>,
    last_paragraphs: Vec<Arc<Paragraph>>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Typesetter({} pages kept)", self.last.len())
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
            setter: Setter::new(),
            last: Vec::new(),
            last_paragraphs: Vec::new(),
        }
    }

    /// Sets a briefing. The result depends on the briefing and the options alone, not on what was set
    /// before; pages and paragraphs that are equal to the last ones keep their `Arc`.
    pub fn set(&mut self, briefing: &Briefing, options: &Options) -> Pages {
        let mut composer = Composer::new(briefing, options.draft, &mut self.setter);
        composer.compose();
        let built = build(&mut composer);
        let title = composer.title();
        let language = composer.language().to_owned();
        let Composer {
            elements,
            paragraphs,
            problems,
            ..
        } = composer;
        self.setter.end_document();
        let paragraphs = paragraphs.into_iter().map(|(text, info)| Paragraph {
            text: text.text.clone(),
            language: info.language,
            origin: info.origin,
            spans: text.origins.clone(),
        });
        self.last = kept(built.pages.into_iter(), &self.last);
        self.last_paragraphs = kept(paragraphs, &self.last_paragraphs);
        Pages {
            pages: self.last.clone(),
            paragraphs: self.last_paragraphs.clone(),
            faces: Arc::clone(Faces::bundled()),
            elements: elements.finish(),
            outline: built.outline,
            info: info(briefing, options, title, language),
            problems,
        }
    }
}

/// The new values, each with the `Arc` of the old one at its place if the two are equal.
fn kept<T: PartialEq>(new: impl Iterator<Item = T>, old: &[Arc<T>]) -> Vec<Arc<T>> {
    new.enumerate()
        .map(|(index, value)| match old.get(index) {
            Some(last) if **last == value => Arc::clone(last),
            _ => Arc::new(value),
        })
        .collect()
}

fn info(briefing: &Briefing, options: &Options, title: String, language: String) -> DocumentInfo {
    let details = &briefing.details;
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
        language,
        date: details.date.clone(),
    }
}
