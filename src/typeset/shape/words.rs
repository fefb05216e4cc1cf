//! Words shaped by themselves and kept: a language uses few of them, and an edit changes one.
//!
//! A word is taken with the blanks behind it and one character of what stands round it, which decides
//! kerning with the blank and whether a line may break there. What a word becomes depends on these alone,
//! never on what was shaped before.

use super::engine::Engine;
use super::places::{APART, Place, places};
use super::{Cluster, ClusterGlyph, Shaped, stretches};
use crate::typeset::bidi::Isolated;
use crate::typeset::faces::FaceId;
use crate::typeset::text::{StyledSpan, StyledText};
use parlance::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// So many words are kept, about half a kilobyte each; then all are forgotten.
const MOST: usize = 60_000;
/// Longer words, in bytes, are not kept: they seldom come again.
const LONGEST: usize = 64;
/// Makes figures and marks go with Latin letters, whatever they are shaped beside.
const LATIN: &str = "a\n";

/// What of a style and a language decides how words are shaped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Manner {
    face: FaceId,
    size: u32,
    tracking: u32,
    tabular: bool,
    language: Language,
}

impl Manner {
    fn of(span: &StyledSpan, language: Language) -> Self {
        Self {
            face: span.style.face,
            size: span.style.size.to_bits(),
            tracking: span.style.tracking.to_bits(),
            tabular: span.style.tabular,
            language: span.language.unwrap_or(language),
        }
    }
}

/// A shaped word; ranges count from its own start.
#[derive(Debug)]
struct Word {
    clusters: Vec<Cluster>,
    glyphs: Vec<ClusterGlyph>,
    missing: Vec<(u32, char)>,
    /// Whether a line may break behind it.
    break_behind: bool,
}

/// The words shaped so far.
#[derive(Default)]
pub(super) struct Words {
    manners: HashMap<Manner, u32>,
    /// By manner, surroundings and letters.
    kept: HashMap<Box<str>, Arc<Word>>,
}

impl Words {
    /// Shapes a text that runs from left to right but for its islands.
    pub(super) fn shape(
        &mut self,
        engine: &mut Engine,
        text: &StyledText,
        islands: &[Range<usize>],
        language: Language,
    ) -> Shaped {
        if self.kept.len() > MOST {
            *self = Self::default();
        }
        let places = places(text, islands);
        let mut words: Vec<Option<Arc<Word>>> = Vec::with_capacity(places.len());
        let mut unknown: Vec<Unknown> = Vec::new();
        let mut key = String::new();
        let mut manner = (usize::MAX, 0);
        for (index, place) in places.iter().enumerate() {
            if manner.0 != place.span {
                manner = (place.span, self.manner(text, place.span, language));
            }
            place.key(text, manner.1, &mut key);
            // Words of several spans have styles that the key does not tell.
            let kept = place.is_in_one_span(text) && key.len() <= LONGEST;
            let known = self.kept.get(key.as_str()).filter(|_| kept).cloned();
            if known.is_none() {
                unknown.push((index, kept.then(|| key.as_str().into())));
            }
            words.push(known);
        }
        for (index, word, key) in shape_unknown(engine, text, &places, unknown, language) {
            let word = Arc::new(word);
            if let Some(key) = key {
                self.kept.insert(key, Arc::clone(&word));
            }
            if let Some(slot) = words.get_mut(index) {
                *slot = Some(word);
            }
        }
        let found = places.iter().zip(words.iter().flatten());
        let mut out = Shaped::default();
        let length = |count: fn(&Word) -> usize| words.iter().flatten().map(|word| count(word)).sum();
        out.clusters.reserve(length(|word| word.clusters.len()));
        out.glyphs.reserve(length(|word| word.glyphs.len()));
        let mut break_before = false;
        for (place, word) in found {
            append(&mut out, text, place, word, break_before);
            break_before = word.break_behind;
        }
        out
    }

    /// The number of the manner of a span.
    fn manner(&mut self, text: &StyledText, span: usize, language: Language) -> u32 {
        let Some(span) = text.spans.get(span) else {
            return 0;
        };
        let next = u32::try_from(self.manners.len()).unwrap_or(u32::MAX);
        *self.manners.entry(Manner::of(span, language)).or_insert(next)
    }
}

/// The index of a word that is not known yet, and its key if it is to be kept.
type Unknown = (usize, Option<Box<str>>);

/// Shapes words that are not known yet: Latin ones in one go, others each by itself, since the script of
/// figures and marks is taken from the letters near them.
fn shape_unknown(
    engine: &mut Engine,
    text: &StyledText,
    places: &[Place],
    unknown: Vec<Unknown>,
    language: Language,
) -> Vec<(usize, Word, Option<Box<str>>)> {
    let mut shaped = Vec::with_capacity(unknown.len());
    let (mut latin, mut others) = (Vec::new(), Vec::new());
    for (index, key) in unknown {
        if let Some(place) = places.get(index) {
            let list = if place.is_latin(text) {
                &mut latin
            } else {
                &mut others
            };
            list.push((index, place, key));
        }
    }
    if !latin.is_empty() {
        let all: Vec<&Place> = latin.iter().map(|(_, place, _)| *place).collect();
        let words = shape_places(engine, text, &all, LATIN, language);
        shaped.extend(
            latin
                .into_iter()
                .zip(words)
                .map(|((index, _, key), word)| (index, word, key)),
        );
    }
    for (index, place, key) in others {
        let words = shape_places(engine, text, &[place], "", language);
        shaped.extend(words.into_iter().map(|word| (index, word, key.clone())));
    }
    shaped
}

/// Shapes these words in one go, behind `lead`.
fn shape_places(
    engine: &mut Engine,
    text: &StyledText,
    places: &[&Place],
    lead: &str,
    language: Language,
) -> Vec<Word> {
    let mut all = lead.to_owned();
    let mut pieces = Vec::new();
    let mut isolates = Vec::new();
    let mut ranges = Vec::with_capacity(places.len());
    if let Some(place) = places.first().filter(|_| !lead.is_empty()) {
        pieces.push((0..lead.len(), place.span));
    }
    for place in places {
        let words = place.words(text);
        let start = all.len() + place.before.map_or(0, char::len_utf8);
        all.extend(place.before);
        if place.before.is_some() {
            pieces.push((start - place.before.map_or(0, char::len_utf8)..start, place.span));
        }
        let end = start + words.len();
        all.push_str(words);
        all.extend(place.behind);
        all.push(APART);
        let shift = |at: usize| at.clamp(place.range.start, place.range.end) - place.range.start + start;
        let mut last = place.span;
        for (span, styled) in text.spans.iter().enumerate().skip(place.span) {
            if styled.range.start >= place.range.end {
                break;
            }
            pieces.push((shift(styled.range.start)..shift(styled.range.end), span));
            last = span;
        }
        match pieces.last_mut().filter(|_| place.joined) {
            Some((piece, _)) => piece.end = all.len(),
            None => pieces.push((end..all.len(), last)),
        }
        let within = place.isolates(text).into_iter();
        isolates.extend(within.map(|isolate| isolate.start + start..isolate.end + start));
        ranges.push(start..end);
    }
    let isolated = Isolated::new(&all, &isolates);
    let stretches = stretches(&isolated, pieces.into_iter());
    let shaped = engine.shape(&all, (&isolated, Some(false)), &stretches, &text.spans, language);
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut words = Vec::with_capacity(places.len());
    for range in ranges {
        let range = byte(range.start)..byte(range.end);
        let first = shaped
            .clusters
            .partition_point(|cluster| cluster.text.start < range.start);
        let end = shaped
            .clusters
            .partition_point(|cluster| cluster.text.start < range.end);
        let clusters = shaped.clusters.get(first..end).unwrap_or_default();
        let glyphs = clusters.first().map_or(0, |cluster| cluster.glyphs.start)
            ..clusters.last().map_or(0, |cluster| cluster.glyphs.end);
        let based = |cluster: &Cluster| Cluster {
            text: cluster.text.start - range.start..cluster.text.end - range.start,
            glyphs: cluster.glyphs.start - glyphs.start..cluster.glyphs.end - glyphs.start,
            ..cluster.clone()
        };
        let missing = shaped.missing.iter().filter(|(at, _)| range.contains(at));
        words.push(Word {
            clusters: clusters.iter().map(based).collect(),
            missing: missing.map(|(at, c)| (at - range.start, *c)).collect(),
            break_behind: shaped
                .clusters
                .get(end)
                .is_some_and(|cluster| cluster.break_before),
            glyphs: shaped
                .glyphs
                .get(glyphs.start as usize..glyphs.end as usize)
                .unwrap_or_default()
                .to_vec(),
        });
    }
    words
}

/// Puts a word at its place behind those before it.
fn append(out: &mut Shaped, styled: &StyledText, place: &Place, word: &Word, break_before: bool) {
    let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let (text, glyphs) = (bound(place.range.start), bound(out.glyphs.len()));
    // Words of several spans are never those of another place.
    let own = place
        .is_in_one_span(styled)
        .then(|| u16::try_from(place.span).unwrap_or(u16::MAX));
    let first = out.clusters.len();
    out.clusters.extend(word.clusters.iter().map(|cluster| Cluster {
        text: cluster.text.start + text..cluster.text.end + text,
        glyphs: cluster.glyphs.start + glyphs..cluster.glyphs.end + glyphs,
        span: own.unwrap_or(cluster.span),
        ..cluster.clone()
    }));
    if let Some(cluster) = out.clusters.get_mut(first) {
        cluster.break_before = break_before;
    }
    out.glyphs.extend_from_slice(&word.glyphs);
    out.missing
        .extend(word.missing.iter().map(|(at, c)| (at + text, *c)));
}
