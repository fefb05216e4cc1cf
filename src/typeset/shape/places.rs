//! The words of a text: where each begins and ends, and what of its surroundings decides how it is shaped.

use crate::typeset::bidi::Isolated;
use crate::typeset::text::StyledText;
use std::ops::Range;
use unicode_segmentation::GraphemeCursor;

/// Stands before and behind words that are shaped in one go: nothing reaches over it.
pub(super) const APART: char = '\n';

/// A word in its text.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) span: usize,
    /// Its bytes, with the blanks behind it.
    pub(super) range: Range<usize>,
    /// What stands before it, if that is no blank.
    pub(super) before: Option<char>,
    pub(super) behind: Option<char>,
    /// Whether what stands behind it is of the same span: only then are they shaped with each other.
    pub(super) joined: bool,
    /// Words of both directions, one behind the other; they may be of several spans.
    pub(super) mixed: bool,
}

impl Place {
    /// What tells the word from all others.
    pub(super) fn key(&self, text: &StyledText, manner: u32, key: &mut String) {
        key.clear();
        // Manners are few: a code point holds their number.
        key.push(char::from_u32(manner).unwrap_or(char::MAX));
        key.push(if self.joined { '+' } else { '|' });
        key.push(self.before.unwrap_or(APART));
        key.push(self.behind.unwrap_or(APART));
        if self.mixed {
            key.push_str(Isolated::new(self.words(text), &self.isolates(text)).text());
        } else {
            key.push_str(self.words(text));
        }
    }

    /// Its letters with the blanks behind them.
    pub(super) fn words<'a>(&self, text: &'a StyledText) -> &'a str {
        text.text.get(self.range.clone()).unwrap_or("")
    }

    /// The isolated words in it, by their bytes in it.
    pub(super) fn isolates(&self, text: &StyledText) -> Vec<Range<usize>> {
        let Range { start, end } = self.range;
        let within = text
            .isolates
            .iter()
            .filter(|isolate| self.mixed && isolate.start < end && isolate.end > start);
        within
            .map(|isolate| isolate.start.max(start) - start..isolate.end.min(end) - start)
            .collect()
    }

    /// Whether all of it is of one span.
    pub(super) fn is_in_one_span(&self, text: &StyledText) -> bool {
        let span = text.spans.get(self.span);
        span.is_some_and(|span| span.range.end >= self.range.end)
    }

    /// Whether figures and marks in it go with Latin letters.
    pub(super) fn is_latin(&self, text: &StyledText) -> bool {
        let latin = |c: char| {
            matches!(c, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}'
                | '\u{2009}'..='\u{2027}' | '\u{202f}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}')
        };
        let around = self.before.into_iter().chain(self.behind);
        self.words(text).chars().chain(around).all(latin)
    }
}

/// The words of a text in order; those that an island touches are one.
pub(super) fn places(text: &StyledText, islands: &[Range<usize>]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(text.text.len() / 5);
    let mut islands = islands.iter().peekable();
    for (span, styled) in text.spans.iter().enumerate() {
        let mut start = styled.range.start;
        while start < styled.range.end {
            let mut end = word_end(text, start, styled.range.end);
            // A mark that stands on a blank is no start.
            while end < styled.range.end && !begins_cluster(&text.text, end) {
                end = word_end(text, end, styled.range.end);
            }
            let behind = text.text.get(end..).and_then(|behind| behind.chars().next());
            let joined = end < styled.range.end;
            while islands.next_if(|island| island.end <= start).is_some() {}
            let mixed = islands.peek().is_some_and(|island| island.start < end);
            match places.last_mut() {
                Some(place) if mixed && place.mixed => {
                    place.range.end = end;
                    place.behind = behind;
                    place.joined = joined;
                }
                _ => {
                    let before = text
                        .text
                        .get(..start)
                        .and_then(|before| before.chars().next_back());
                    places.push(Place {
                        span,
                        range: start..end,
                        before: before.filter(|c| *c != ' '),
                        behind,
                        joined,
                        mixed,
                    });
                }
            }
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
