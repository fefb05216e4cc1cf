//! What the rows of the list say, made anew only when the briefing, the search or the filter changes.

use super::name;
use crate::app::{Document, FoundSource, SourceFilter, State};
use crate::article::CharRange;
use crate::briefing::{Briefing, Source, SourceId};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Heights of a row with the details of a source, and of one with words that were found as well.
const PLAIN: f32 = 46.0;
const FOUND: f32 = 82.0;

/// One row.
pub(in crate::ui) struct Row {
    pub(super) source: SourceId,
    pub(super) name: String,
    /// Quotations found, how often it is used, or where it comes from.
    pub(super) about: String,
    /// What it is a near copy of, in words; empty if it is none.
    pub(super) copy: String,
    /// What is not known of it; empty if nothing is missing.
    pub(super) missing: String,
    /// How many cards rest on it.
    pub(super) uses: usize,
    /// Words that were found, and the bytes of them that are marked.
    pub(super) words: String,
    pub(super) marks: Vec<Range<usize>>,
}

/// What rows are made of: the briefing, the filter, and what was found.
type MadeOf = (Arc<Briefing>, SourceFilter, Option<Arc<Vec<FoundSource>>>);

/// The rows with what they were made of.
#[derive(Default)]
pub(in crate::ui) struct SourceRows {
    made_of: Option<MadeOf>,
    rows: Vec<Row>,
    found: bool,
}

impl SourceRows {
    /// Makes the rows anew where something has changed.
    pub(super) fn follow(&mut self, state: &State, document: &Document) {
        let searching = &state.searching;
        let same = self.made_of.as_ref().is_some_and(|(briefing, filter, found)| {
            let same_found = match (found, &searching.found) {
                (Some(old), Some(new)) => Arc::ptr_eq(old, new),
                (old, new) => old.is_none() == new.is_none(),
            };
            Arc::ptr_eq(briefing, &document.briefing) && *filter == searching.filter && same_found
        });
        if same {
            return;
        }
        self.made_of = Some((
            Arc::clone(&document.briefing),
            searching.filter.clone(),
            searching.found.clone(),
        ));
        self.found = searching.found.is_some();
        self.rows = rows(
            document,
            &searching.filter,
            searching.found.as_deref().map(Vec::as_slice),
        );
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Height of every row.
    pub(super) fn height(&self) -> f32 {
        if self.found { FOUND } else { PLAIN }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    pub(super) fn source(&self, at: usize) -> Option<SourceId> {
        self.rows.get(at).map(|row| row.source)
    }

    pub(super) fn place(&self, source: SourceId) -> Option<usize> {
        self.rows.iter().position(|row| row.source == source)
    }
}

fn rows(document: &Document, filter: &SourceFilter, found: Option<&[FoundSource]>) -> Vec<Row> {
    let sources = &document.briefing.sources;
    let mut quotations = vec![0_usize; sources.len()];
    for found in &document.finds().quotations {
        if let Some(count) = quotations.get_mut(found.article) {
            *count += 1;
        }
    }
    let mut uses: BTreeMap<SourceId, usize> = BTreeMap::new();
    for (_, _, item) in document.briefing.items() {
        let mut used: Vec<SourceId> = item.anchors().map(|anchor| anchor.source).collect();
        used.sort_unstable();
        used.dedup();
        for source in used {
            *uses.entry(source).or_default() += 1;
        }
    }
    let uses = |source: &Source| uses.get(&source.id).copied().unwrap_or(0);
    let passes = |source: &Source| filter.passes(source, uses(source) > 0);
    match found {
        None => {
            let all = sources.iter().zip(&quotations).enumerate();
            all.filter(|(_, (source, _))| passes(source))
                .map(|(index, (source, quotations))| {
                    let copy = copy(document, index);
                    plain(source, copy, *quotations, uses(source))
                })
                .collect()
        }
        Some(found) => found
            .iter()
            .filter_map(|found| {
                let source = document
                    .briefing
                    .sources
                    .get(document.source_index(found.source)?)?;
                passes(source).then(|| answer(source, found, uses(source)))
            })
            .collect(),
    }
}

/// "near copy of “…”", if a source is one. Another version of it is none: it is one by its nature.
fn copy(document: &Document, index: usize) -> String {
    let sources = &document.briefing.sources;
    let first = document
        .finds()
        .copy_of(index)
        .and_then(|first| sources.get(first));
    let pair = sources.get(index).zip(first);
    pair.filter(|(source, first)| {
        let versions = document.briefing.versions_of(source.id);
        !versions.iter().any(|version| version.id == first.id)
    })
    .map_or_else(String::new, |(_, first)| {
        format!("near copy of “{}”", name(first))
    })
}

fn plain(source: &Source, copy: String, quotations: usize, uses: usize) -> Row {
    let quoted = match quotations {
        1 => "1 quotation".to_owned(),
        many => format!("{many} quotations"),
    };
    let used = match uses {
        0 => "not used yet".to_owned(),
        some => format!("{some} used"),
    };
    let version = match source.version {
        1 => String::new(),
        later => format!("version {later} · "),
    };
    Row {
        source: source.id,
        name: name(source),
        about: if copy.is_empty() {
            format!("{version}{quoted} · {used}")
        } else {
            format!("{used} · {copy}")
        },
        copy,
        missing: missing(source),
        uses,
        words: String::new(),
        marks: Vec::new(),
    }
}

fn answer(source: &Source, found: &FoundSource, uses: usize) -> Row {
    let details = &source.details;
    let places = match found.count {
        0 => "in its details".to_owned(),
        1 => "1 place".to_owned(),
        many => format!("{many} places"),
    };
    let parts = [places.as_str(), details.outlet.trim(), details.published.trim()];
    let about: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let (words, marks) = found.snippet.as_ref().map_or_else(Default::default, |snippet| {
        marked(source, snippet.range, &snippet.marks)
    });
    Row {
        source: source.id,
        name: name(source),
        about: about.join(" · "),
        copy: String::new(),
        missing: String::new(),
        uses,
        words,
        marks,
    }
}

/// Words of a source on one line, with the bytes of what is marked in them.
fn marked(source: &Source, range: CharRange, marks: &[CharRange]) -> (String, Vec<Range<usize>>) {
    let mut words = String::new();
    let mut bytes: Vec<Range<usize>> = Vec::new();
    for (offset, c) in source.text.slice(range).chars().enumerate() {
        let at = range.start + offset;
        let start = words.len();
        words.push(if c.is_whitespace() { ' ' } else { c });
        if marks.iter().any(|mark| mark.holds(at)) {
            match bytes.last_mut() {
                Some(last) if last.end == start => last.end = words.len(),
                _ => bytes.push(start..words.len()),
            }
        }
    }
    (words, bytes)
}

/// What is not known of a source: "no outlet, no date".
fn missing(source: &Source) -> String {
    let details = &source.details;
    let gaps = [
        (
            details.outlet.trim().is_empty() && details.authors.is_empty(),
            "no outlet",
        ),
        (details.published.trim().is_empty(), "no date"),
    ];
    let gaps: Vec<&str> = gaps
        .into_iter()
        .filter(|(gap, _)| *gap)
        .map(|(_, name)| name)
        .collect();
    gaps.join(", ")
}
