//! What a draft has chosen so far: words, counts and places, and what still fits the template's limits.

use crate::article::{BlockKind, CharRange};
use crate::briefing::{Briefing, Source, count_words};
use crate::find::{Finds, FoundKeyPoint, FoundQuotation, SAID, Statement, Terms};
use crate::template::{Section, SectionKind};
use std::collections::BTreeSet;

/// A find and the section it is to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Planned {
    /// Index of the section.
    pub(super) section: usize,
    /// The find.
    pub(super) what: What,
}

/// A find, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A quotation.
    Quotation(usize),
    /// A key point.
    KeyPoint(usize),
}

/// What was chosen so far, beside what stands in the briefing already.
pub(super) struct Ledger<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) finds: &'a Finds,
    /// What is used already: article and words.
    taken: Vec<(usize, CharRange)>,
    /// What each of these says.
    said: Vec<Terms>,
    pub(super) planned: Vec<Planned>,
    pub(super) words: Vec<usize>,
    pub(super) counts: Vec<u32>,
}

impl<'a> Ledger<'a> {
    /// A ledger that holds what stands in `briefing`.
    pub(super) fn new(briefing: &'a Briefing, finds: &'a Finds) -> Self {
        let mut ledger = Self {
            briefing,
            finds,
            taken: Vec::new(),
            said: Vec::new(),
            planned: Vec::new(),
            words: vec![0; briefing.sections.len()],
            counts: vec![0; briefing.sections.len()],
        };
        ledger.note_what_stands();
        ledger
    }

    pub(super) fn section(&self, index: usize) -> Option<&Section> {
        self.briefing
            .template
            .section(&self.briefing.sections.get(index)?.section)
    }

    pub(super) fn source(&self, article: usize) -> Option<&Source> {
        self.briefing.sources.get(article).map(|source| &**source)
    }

    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.briefing
            .sections
            .iter()
            .position(|content| content.section == id)
    }

    pub(super) fn bottom_line_index(&self) -> Option<usize> {
        self.index_of(self.briefing.template.bottom_line.as_deref()?)
    }

    fn note_what_stands(&mut self) {
        self.taken = crate::app::refresh::picked(self.briefing);
        let taken = self.taken.iter();
        self.said = taken
            .map(|(article, range)| self.terms_of(*article, *range))
            .collect();
        for (section, content) in self.briefing.sections.iter().enumerate() {
            let texts = content.items.iter().flat_map(|item| item.anchors());
            let words: usize = texts.map(|anchor| count_words(&anchor.exact)).sum();
            if let (Some(count), Some(slot)) = (self.counts.get_mut(section), self.words.get_mut(section)) {
                *count = u32::try_from(content.items.len()).unwrap_or(u32::MAX);
                *slot = words;
            }
        }
    }

    /// Whether `words` more fit into a section.
    pub(super) fn fits(&self, section: usize, words: usize) -> bool {
        let Some(form) = self.section(section) else {
            return false;
        };
        let count = self.counts.get(section).copied().unwrap_or(0);
        let used = self.words.get(section).copied().unwrap_or(0);
        let within = |limit: u32, value: usize| limit == 0 || value <= limit as usize;
        let total: usize = self.words.iter().sum();
        (form.max == 0 || count < form.max)
            && within(form.max_words, used + words)
            && within(self.briefing.template.limits.words, total + words)
    }

    pub(super) fn place(
        &mut self,
        section: usize,
        what: What,
        article: usize,
        range: CharRange,
        words: usize,
    ) {
        self.planned.push(Planned { section, what });
        self.taken.push((article, range));
        self.said.push(self.terms_of(article, range));
        if let (Some(count), Some(slot)) = (self.counts.get_mut(section), self.words.get_mut(section)) {
            *count += 1;
            *slot += words;
        }
    }

    pub(super) fn words_of(&self, article: usize, range: CharRange) -> usize {
        self.source(article)
            .map_or(0, |source| count_words(source.text.slice(range)))
    }

    pub(super) fn is_taken(&self, article: usize, range: CharRange) -> bool {
        self.taken
            .iter()
            .any(|(other, taken)| *other == article && taken.overlaps(range))
    }

    /// Whether the words stand in a lead summary, which only repeats the article.
    pub(super) fn in_summary(&self, found: &FoundKeyPoint) -> bool {
        self.source(found.article).is_some_and(|source| {
            source
                .blocks
                .iter()
                .any(|block| block.kind == BlockKind::Summary && block.range.contains(found.range))
        })
    }

    pub(super) fn terms_of(&self, article: usize, range: CharRange) -> Terms {
        let source = self.source(article);
        source.map_or_else(Terms::default, |source| Terms::of(source.text.slice(range)))
    }

    /// Whether most of the words of a find stand in something used already.
    pub(super) fn repeats(&self, article: usize, range: CharRange) -> bool {
        self.said_of(&self.terms_of(article, range), 0) >= SAID
    }

    /// The largest share that some words have in common with what was used, from its `first` on.
    pub(super) fn said_of(&self, terms: &Terms, first: usize) -> f32 {
        let used = self.said.get(first..).unwrap_or_default();
        used.iter().map(|used| used.share(terms)).fold(0.0, f32::max)
    }

    /// How many things are used.
    pub(super) fn used(&self) -> usize {
        self.said.len()
    }

    /// Whether one of the quotations of a statement is used already.
    pub(super) fn is_statement_taken(&self, statement: &Statement) -> bool {
        let mut found = statement
            .quotations()
            .filter_map(|index| self.finds.quotations.get(index));
        found.any(|found| self.is_taken(found.article, found.range))
    }

    /// How many articles that are no copies of each other carry a statement.
    pub(super) fn outlets(&self, statement: &Statement) -> usize {
        let found = statement
            .quotations()
            .filter_map(|index| self.finds.quotations.get(index));
        let first = |found: &FoundQuotation| self.finds.copy_of(found.article).unwrap_or(found.article);
        found.map(first).collect::<BTreeSet<usize>>().len()
    }

    pub(super) fn holds_quotation(&self, found: &FoundKeyPoint) -> bool {
        let inside = |quotation: &FoundQuotation| {
            quotation.article == found.article && quotation.outer.overlaps(found.range)
        };
        self.finds.quotations.iter().any(inside)
    }

    pub(super) fn is_next_step(&self, found: &FoundKeyPoint) -> bool {
        let section = found
            .section
            .as_ref()
            .and_then(|suggestion| self.briefing.template.section(&suggestion.id));
        section.is_some_and(|section| section.kind == SectionKind::Dated)
    }
}
