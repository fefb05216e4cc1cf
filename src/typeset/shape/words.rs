//! Words shaped by themselves and kept: a language uses few of them, and an edit changes one.
//!
//! A word is taken with the blanks behind it and one character of what stands round it, which decides
//! kerning with the blank and whether a line may break there. What a word becomes depends on these alone,
//! never on what was shaped before.

use super::engine::{Engine, Stretch};
use super::{Cluster, ClusterGlyph, Shaped};
use crate::typeset::bidi::Isolated;
use crate::typeset::faces::FaceId;
use crate::typeset::text::{StyledSpan, StyledText};
use parlance::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::GraphemeCursor;

/// So many words are kept, about half a kilobyte each; then all are forgotten.
const MOST: usize = 60_000;
/// Longer words, in bytes, are not kept: they seldom come again.
const LONGEST: usize = 64;
/// Stands before and behind words that are shaped in one go: nothing reaches over it.
const APART: char = '\n';
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

/// A word in its text.
#[derive(Debug)]
struct Place {
    span: usize,
    /// Its bytes, with the blanks behind it.
    range: Range<usize>,
    /// What stands before it, if that is no blank.
    before: Option<char>,
    behind: Option<char>,
    /// Whether what stands behind it is of the same span: only then are they shaped with each other.
    joined: bool,
}

/// The words shaped so far.
#[derive(Default)]
pub(super) struct Words {
    manners: HashMap<Manner, u32>,
    /// By manner, surroundings and letters.
    kept: HashMap<Box<str>, Arc<Word>>,
}

impl Words {
    /// Shapes a text that runs from left to right.
    pub(super) fn shape(&mut self, engine: &mut Engine, text: &StyledText, language: Language) -> Shaped {
        if self.kept.len() > MOST {
            self.kept.clear();
        }
        let places = places(text);
        let mut words: Vec<Option<Arc<Word>>> = Vec::with_capacity(places.len());
        let mut unknown: Vec<(usize, Box<str>)> = Vec::new();
        let mut key = String::new();
        let mut manner = (usize::MAX, 0);
        for (index, place) in places.iter().enumerate() {
            if manner.0 != place.span {
                manner = (place.span, self.manner(text, place.span, language));
            }
            place.key(text, manner.1, &mut key);
            let known = self.kept.get(key.as_str()).cloned();
            if known.is_none() {
                unknown.push((index, key.as_str().into()));
            }
            words.push(known);
        }
        for (index, word, key) in shape_unknown(engine, text, &places, unknown, language) {
            let word = Arc::new(word);
            if key.len() <= LONGEST {
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
            append(&mut out, place, word, break_before);
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

impl Place {
    /// What tells the word from all others.
    fn key(&self, text: &StyledText, manner: u32, key: &mut String) {
        key.clear();
        // Manners are few: a code point holds their number.
        key.push(char::from_u32(manner).unwrap_or(char::MAX));
        key.push(if self.joined { '+' } else { '|' });
        key.push(self.before.unwrap_or(APART));
        key.push(self.behind.unwrap_or(APART));
        key.push_str(text.text.get(self.range.clone()).unwrap_or(""));
    }

    /// Whether figures and marks in it go with Latin letters.
    fn is_latin(&self, text: &StyledText) -> bool {
        let words = text.text.get(self.range.clone()).unwrap_or("");
        let latin = |c: char| {
            matches!(c, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}'
                | '\u{2009}'..='\u{2027}' | '\u{202f}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}')
        };
        words.chars().chain(self.before).chain(self.behind).all(latin)
    }
}

/// The words of a text in order.
fn places(text: &StyledText) -> Vec<Place> {
    let mut places = Vec::with_capacity(text.text.len() / 5);
    for (span, styled) in text.spans.iter().enumerate() {
        let mut start = styled.range.start;
        while start < styled.range.end {
            let mut end = word_end(text, start, styled.range.end);
            // A mark that stands on a blank is no start.
            while end < styled.range.end && !begins_cluster(&text.text, end) {
                end = word_end(text, end, styled.range.end);
            }
            let before = text
                .text
                .get(..start)
                .and_then(|before| before.chars().next_back());
            places.push(Place {
                span,
                range: start..end,
                before: before.filter(|c| *c != ' '),
                behind: text.text.get(end..).and_then(|behind| behind.chars().next()),
                joined: end < styled.range.end,
            });
            start = end;
        }
    }
    places
}

/// Where the word at `start` ends with its blanks.
fn word_end(text: &StyledText, start: usize, limit: usize) -> usize {
    let rest = text.text.get(start..limit).unwrap_or("");
    let word = rest.find(' ').unwrap_or(rest.len());
    let blanks = rest.get(word..).unwrap_or("");
    // Always a step ahead, whatever the text.
    (start + word + blanks.len() - blanks.trim_start_matches(' ').len()).max(start + 1)
}

/// Whether a cluster begins at this byte.
fn begins_cluster(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_none_or(u8::is_ascii)
        || GraphemeCursor::new(at, text.len(), true)
            .is_boundary(text, 0)
            .unwrap_or(true)
}

/// Shapes words that are not known yet: Latin ones in one go, others each by itself, since the script of
/// figures and marks is taken from the letters near them.
fn shape_unknown(
    engine: &mut Engine,
    text: &StyledText,
    places: &[Place],
    unknown: Vec<(usize, Box<str>)>,
    language: Language,
) -> Vec<(usize, Word, Box<str>)> {
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
    let mut stretches = Vec::new();
    let mut ranges = Vec::with_capacity(places.len());
    let mut stretch = |chars: usize, span: usize| {
        if chars > 0 {
            stretches.push(Stretch {
                chars,
                span,
                arabic: false,
            });
        }
    };
    stretch(lead.chars().count(), places.first().map_or(0, |place| place.span));
    for place in places {
        let words = text.text.get(place.range.clone()).unwrap_or("");
        all.extend(place.before);
        stretch(place.before.iter().count(), place.span);
        ranges.push(all.len()..all.len() + words.len());
        all.push_str(words);
        all.extend(place.behind);
        all.push(APART);
        let (chars, behind) = (words.chars().count(), place.behind.iter().count() + 1);
        if place.joined {
            stretch(chars + behind, place.span);
        } else {
            stretch(chars, place.span);
            stretch(behind, place.span);
        }
    }
    let shaped = engine.shape(&all, &Isolated::none(&all), &stretches, &text.spans, language);
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
fn append(out: &mut Shaped, place: &Place, word: &Word, break_before: bool) {
    let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let (text, glyphs) = (bound(place.range.start), bound(out.glyphs.len()));
    let span = u16::try_from(place.span).unwrap_or(u16::MAX);
    let first = out.clusters.len();
    out.clusters.extend(word.clusters.iter().map(|cluster| Cluster {
        text: cluster.text.start + text..cluster.text.end + text,
        glyphs: cluster.glyphs.start + glyphs..cluster.glyphs.end + glyphs,
        span,
        ..cluster.clone()
    }));
    if let Some(cluster) = out.clusters.get_mut(first) {
        cluster.break_before = break_before;
    }
    out.glyphs.extend_from_slice(&word.glyphs);
    out.missing
        .extend(word.missing.iter().map(|(at, c)| (at + text, *c)));
}
