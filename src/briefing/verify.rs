//! The proof: does every quotation stand in its frozen source, word for word?
//!
//! Fuzzy search may locate, it never passes: anything below equality is *changed* or *missing*.

use super::locate::{Location, locate};
use super::numbering::Numbers;
use super::view::View;
use super::{Anchor, Briefing, Item, ItemId, Quotation, QuoteId, Shared, Source, SourceId};
use crate::article::CharRange;
use std::collections::BTreeMap;

/// What `verify` says of one quotation; the first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The span at its place equals the stored words, and nothing was done to them.
    Exact,
    /// The same, with recorded operations that all lie inside the span.
    Edited,
    /// Equal but for typography: marks, dashes, blanks, composition.
    TypographyOnly,
    /// The words stand elsewhere in the source.
    Moved,
    /// Only something similar stands in the source.
    Changed,
    /// Nothing like it stands in the source, or the source is not there.
    Missing,
}

impl Status {
    /// The status in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Edited => "edited",
            Self::TypographyOnly => "typography-only",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Missing => "missing",
        }
    }

    /// Whether a final export refuses it and `verify` fails.
    pub fn fails(self) -> bool {
        matches!(self, Self::Changed | Self::Missing)
    }
}

/// The result for one quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteCheck {
    /// The quotation.
    pub id: QuoteId,
    /// The item it stands in.
    pub item: ItemId,
    /// The item's printed number ("2.3").
    pub number: String,
    /// What was found.
    pub status: Status,
    /// The source.
    pub source: SourceId,
    /// Where it should stand, or where it was found if it has moved or changed.
    pub range: CharRange,
    /// The stored words.
    pub exact: String,
    /// What stands in the source instead, if the words have changed.
    pub found: Option<String>,
}

/// The result for one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCheck {
    /// The source.
    pub id: SourceId,
    /// Whether the frozen text has the hash it was frozen with, and the original, if it is kept, that of the
    /// file that was read.
    pub intact: bool,
}

/// A support or citation whose words no longer stand at their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenSupport {
    /// The item that rests on it.
    pub item: ItemId,
    /// The source.
    pub source: SourceId,
    /// The stored words.
    pub exact: String,
}

/// The whole proof.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Every quotation in printed order.
    pub quotations: Vec<QuoteCheck>,
    /// Every source.
    pub sources: Vec<SourceCheck>,
    /// Supports and citations that no longer hold.
    pub broken_supports: Vec<BrokenSupport>,
}

impl Verification {
    /// How many quotations have this status.
    pub fn count(&self, status: Status) -> usize {
        self.quotations
            .iter()
            .filter(|check| check.status == status)
            .count()
    }

    /// Whether everything holds: no changed or missing quotation, no support that has gone, every
    /// source intact.
    pub fn holds(&self) -> bool {
        !self.quotations.iter().any(|check| check.status.fails())
            && self.sources.iter().all(|check| check.intact)
            && self.broken_supports.is_empty()
    }
}

/// Texts of sources folded for comparison, made for those that are asked for.
pub(crate) type Views = BTreeMap<SourceId, View>;

/// The proof of one item; it depends on the item and its sources alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ItemProof {
    /// Its quotations, without their printed number.
    pub(crate) quotations: Vec<QuoteCheck>,
    /// Its supports and citations that no longer hold.
    pub(crate) broken_supports: Vec<BrokenSupport>,
}

/// Checks every quotation, support and source of a briefing.
pub fn verify(briefing: &Briefing) -> Verification {
    let (numbers, mut views) = (Numbers::new(briefing), Views::new());
    let mut verification = Verification {
        sources: verify_sources(briefing),
        ..Verification::default()
    };
    for (_, _, item) in briefing.items() {
        verification.add(verify_item(briefing, item, &mut views), &numbers);
    }
    verification
}

impl Verification {
    /// Takes in the proof of the next item.
    pub(crate) fn add(&mut self, proof: ItemProof, numbers: &Numbers) {
        let numbered = proof.quotations.into_iter().map(|check| QuoteCheck {
            number: numbers.item(check.item).unwrap_or_default(),
            ..check
        });
        self.quotations.extend(numbered);
        self.broken_supports.extend(proof.broken_supports);
    }
}

/// Checks every source of a briefing.
pub(crate) fn verify_sources(briefing: &Briefing) -> Vec<SourceCheck> {
    let check = |source: &Shared<Source>| SourceCheck {
        id: source.id,
        intact: intact(source) && original_intact(source),
    };
    briefing.sources.iter().map(check).collect()
}

/// Checks the quotations and supports of one item.
pub(crate) fn verify_item(briefing: &Briefing, item: &Item, views: &mut Views) -> ItemProof {
    let quotations = item.quotations().map(|quotation| {
        let source = briefing.source(quotation.anchor.source);
        let (status, range, found) = source.map_or_else(
            || (Status::Missing, quotation.anchor.range, None),
            |source| quotation_status(quotation, source, views),
        );
        QuoteCheck {
            id: quotation.id,
            item: item.id,
            number: String::new(),
            status,
            source: quotation.anchor.source,
            range,
            exact: quotation.anchor.exact.clone(),
            found,
        }
    });
    let quotations = quotations.collect();
    let broken = item.supports().filter(|anchor| {
        !briefing
            .source(anchor.source)
            .is_some_and(|source| stands(anchor, source))
    });
    let broken_supports = broken.map(|anchor| BrokenSupport {
        item: item.id,
        source: anchor.source,
        exact: anchor.exact.clone(),
    });
    ItemProof {
        quotations,
        broken_supports: broken_supports.collect(),
    }
}

/// Whether the frozen text has the hash it was frozen with.
fn intact(source: &Source) -> bool {
    source.text.sha256() == source.frozen_sha256
}

/// Whether the kept original is the file that was read.
fn original_intact(source: &Source) -> bool {
    let original = source.original.as_ref();
    original.is_none_or(|original| original.sha256() == source.provenance.raw_sha256)
}

/// Whether an anchor's words stand at its place, letter for letter.
fn stands(anchor: &Anchor, source: &Source) -> bool {
    source.text.get(anchor.range) == Some(anchor.exact.as_str()) && !anchor.range.is_empty()
}

fn quotation_status(
    quotation: &Quotation,
    source: &Source,
    views: &mut Views,
) -> (Status, CharRange, Option<String>) {
    let anchor = &quotation.anchor;
    if stands(anchor, source) {
        return match quotation.check_operations(&source.text) {
            Ok(()) if quotation.operations.is_empty() => (Status::Exact, anchor.range, None),
            Ok(()) => (Status::Edited, anchor.range, None),
            Err(error) => (Status::Changed, anchor.range, Some(error.to_string())),
        };
    }
    let needle = View::new(&anchor.exact);
    if needle.text().is_empty() {
        return (Status::Missing, anchor.range, None);
    }
    if source
        .text
        .get(anchor.range)
        .is_some_and(|there| View::new(there).text() == needle.text())
    {
        return match quotation.check_operations(&source.text) {
            Ok(()) => (Status::TypographyOnly, anchor.range, None),
            Err(error) => (Status::Changed, anchor.range, Some(error.to_string())),
        };
    }
    let view = views
        .entry(source.id)
        .or_insert_with(|| View::new(source.text.as_str()));
    match locate(anchor, source, view) {
        // Only in a text that has changed can the place be right and the range not fit. In an intact
        // one the range itself is wrong: the page prints other words than the stored ones.
        Some(Location::Same { range, in_place }) if in_place && !intact(source) => {
            (Status::TypographyOnly, range, None)
        }
        Some(Location::Same { range, .. }) => (Status::Moved, range, None),
        Some(Location::Similar { range }) => {
            (Status::Changed, range, Some(source.text.slice(range).to_owned()))
        }
        None => (Status::Missing, anchor.range, None),
    }
}
