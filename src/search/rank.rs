//! Texts ranked by how well they answer a query, each with the words round its best place.
//!
//! A text answers when it or its title holds every word. Rare words weigh more, the second mention of a
//! word less than the first (BM25, Robertson and Zaragoza 2009, with k1 = 1.2 and b = 0.5); words that
//! begin a word count more than those inside one, and the title most.

use super::fold::{Folded, folded};
use super::query::{Query, Wanted};
use crate::article::{CharRange, FrozenText};

/// Places of a word that are counted in one text at most.
const MOST: usize = 200;
/// Places of each word from which the words to show may begin.
const FIRST: usize = 12;
/// Bytes behind a place in which other words are looked for.
const NEAR: usize = 110;
/// Code points shown before and behind a place.
const BEFORE: usize = 40;
const BEHIND: usize = 130;

/// A text that may answer.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Its visible parts, folded.
    pub folded: &'a Folded,
    /// The text.
    pub text: &'a FrozenText,
    /// Title, authors and outlet.
    pub title: &'a str,
}

/// A text that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its index among the candidates.
    pub index: usize,
    /// How well it answers; only the order matters.
    pub score: f32,
    /// Places in the text; counted up to 200 a word.
    pub count: usize,
    /// The words round the best place; none if only the title answers.
    pub snippet: Option<Snippet>,
}

/// Words of a text round a place, in code points of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is shown.
    pub range: CharRange,
    /// What was looked for in it, in order.
    pub marks: Vec<CharRange>,
}

/// How one word stands in one text.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    /// Those that begin a word.
    starts: usize,
    title: bool,
}

/// The texts that answer, best first.
pub fn search(query: &Query, candidates: &[Candidate<'_>]) -> Vec<Hit> {
    if query.is_empty() {
        return Vec::new();
    }
    let wanted = query.wanted();
    let mut answers: Vec<(usize, Vec<Count>)> = Vec::new();
    let mut holders = vec![0_usize; wanted.len()];
    let mut bytes = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let text = candidate.folded.as_str();
        bytes += text.len();
        let title = folded(candidate.title);
        let counts: Vec<Count> = wanted.iter().map(|wanted| count(wanted, text, &title)).collect();
        for (holders, count) in holders.iter_mut().zip(&counts) {
            *holders += usize::from(count.all > 0 || count.title);
        }
        if counts.iter().all(|count| count.all > 0 || count.title) {
            answers.push((index, counts));
        }
    }
    let length = bytes as f32 / candidates.len().max(1) as f32;
    let rarity: Vec<f32> = holders
        .iter()
        .map(|holders| (1.0 + candidates.len() as f32 / (*holders as f32 + 0.5)).ln())
        .collect();
    let hit = |(index, counts): (usize, Vec<Count>)| {
        let candidate = candidates.get(index)?;
        let share = candidate.folded.as_str().len() as f32 / length.max(1.0);
        let weights = counts.iter().zip(&rarity);
        Some(Hit {
            index,
            score: weights
                .map(|(count, rarity)| weight(*count, share) * rarity)
                .sum(),
            count: counts.iter().map(|count| count.all).sum(),
            snippet: snippet(*candidate, &wanted),
        })
    };
    let mut hits: Vec<Hit> = answers.into_iter().filter_map(hit).collect();
    hits.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then(one.index.cmp(&other.index))
    });
    hits
}

fn count(wanted: &Wanted<'_>, text: &str, title: &str) -> Count {
    let mut count = Count {
        title: wanted.places(title).next().is_some(),
        ..Count::default()
    };
    for (_, begins) in wanted.places(text).take(MOST) {
        count.all += 1;
        count.starts += usize::from(begins);
    }
    count
}

fn weight(count: Count, share: f32) -> f32 {
    const K: f32 = 1.2;
    const B: f32 = 0.5;
    let often = count.starts as f32 + 0.3 * (count.all - count.starts) as f32;
    let title = if count.title { 1.5 } else { 0.0 };
    often * (K + 1.0) / (often + K * (1.0 - B + B * share)) + title
}

/// The words behind the place from which most of what is looked for stands near; of places that are
/// equally good the first.
fn snippet(candidate: Candidate<'_>, wanted: &[Wanted<'_>]) -> Option<Snippet> {
    let text = candidate.folded.as_str();
    let near = |at: usize| {
        let mut end = (at + NEAR).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let behind = text.get(at..end).unwrap_or_default();
        let held = |wanted: &&Wanted<'_>| wanted.places(behind).next().is_some();
        wanted.iter().filter(held).count()
    };
    let first = |wanted: &Wanted<'_>| {
        let length = wanted.len();
        let places = wanted.places(text).take(FIRST);
        places
            .map(move |(at, begins)| (at, length, begins))
            .collect::<Vec<_>>()
    };
    let places = wanted.iter().flat_map(first);
    let (at, length, _) =
        places.max_by_key(|(at, _, begins)| (near(*at), *begins, std::cmp::Reverse(*at)))?;
    let place = candidate.folded.origin(candidate.text, at, at + length);
    let range = round(candidate, place);
    let marks = marks(candidate, range, wanted);
    Some(Snippet { range, marks })
}

/// Whole words round a place, within its part of the text.
fn round(candidate: Candidate<'_>, place: CharRange) -> CharRange {
    let parts = candidate.folded.parts();
    let part = parts
        .iter()
        .find(|part| part.holds(place.start))
        .copied()
        .unwrap_or(place);
    let mut start = place.start.saturating_sub(BEFORE).max(part.start);
    let mut end = (place.start + BEHIND).max(place.end).min(part.end);
    if start > part.start {
        let words = candidate.text.slice(CharRange::new(start, place.start));
        start += words
            .chars()
            .position(char::is_whitespace)
            .map_or(0, |blank| blank + 1);
    }
    if end < part.end {
        let words = candidate.text.slice(CharRange::new(place.end, end));
        end -= words
            .chars()
            .rev()
            .position(char::is_whitespace)
            .map_or(0, |blank| blank + 1);
    }
    CharRange::new(start, end)
}

/// The places of the words within a stretch of a text.
fn marks(candidate: Candidate<'_>, range: CharRange, wanted: &[Wanted<'_>]) -> Vec<CharRange> {
    let piece = Folded::new(candidate.text, vec![range]);
    let found = wanted.iter().flat_map(|wanted| {
        let places = wanted.places(piece.as_str());
        places.map(move |(at, _)| (at, at + wanted.len()))
    });
    let mut marks: Vec<CharRange> = found
        .map(|(start, end)| piece.origin(candidate.text, start, end))
        .collect();
    marks.sort_unstable();
    marks.dedup_by(|later, earlier| later.overlaps(*earlier));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the texts that answer, best first; each text is (title, words).
    fn answers(typed: &str, texts: &[(&str, &str)]) -> Vec<usize> {
        hits(typed, texts).into_iter().map(|(hit, _)| hit.index).collect()
    }

    /// The hits, each with the words shown and those marked in brackets.
    fn hits(typed: &str, texts: &[(&str, &str)]) -> Vec<(Hit, String)> {
        let frozen: Vec<FrozenText> = texts.iter().map(|(_, text)| FrozenText::new(*text)).collect();
        let folded: Vec<Folded> = frozen
            .iter()
            .map(|text| Folded::new(text, vec![CharRange::new(0, text.len())]))
            .collect();
        let candidates: Vec<Candidate<'_>> = texts
            .iter()
            .zip(&frozen)
            .zip(&folded)
            .map(|(((title, _), text), folded)| Candidate { folded, text, title })
            .collect();
        let shown = |hit: &Hit| {
            let Some(snippet) = &hit.snippet else {
                return String::new();
            };
            let text = &frozen[hit.index];
            let chars = text.slice(snippet.range).chars().enumerate();
            let mut shown = String::new();
            for (offset, c) in chars {
                let at = snippet.range.start + offset;
                if snippet.marks.iter().any(|mark| mark.start == at) {
                    shown.push('[');
                }
                shown.push(c);
                if snippet.marks.iter().any(|mark| mark.end == at + 1) {
                    shown.push(']');
                }
            }
            shown
        };
        search(&Query::words(typed), &candidates)
            .into_iter()
            .map(|hit| {
                let shown = shown(&hit);
                (hit, shown)
            })
            .collect()
    }

    #[test]
    fn every_word_must_stand_in_text_or_title() {
        let texts = [
            ("Harbour reopens", "The cranes were mended."),
            ("Talks", "The harbour has two cranes."),
            ("Talks", "The harbour was closed."),
        ];
        let check = |typed: &str, expected: &[usize]| assert_eq!(answers(typed, &texts), expected, "{typed}");
        check("harbour cranes", &[0, 1]);
        check("closed", &[2]);
        check("HARBOUR", &[0, 2, 1]);
        check("cran", &[0, 1]);
        check("nowhere", &[]);
        check("", &[]);
    }

    #[test]
    fn titles_often_and_whole_words_come_first() {
        let filler = "The committee met again and spoke of costs and dates. ".repeat(4);
        let long = format!("{filler} ships {filler}");
        let often = format!("Ships, ships and more ships. {filler}");
        let inside = format!("Friendships. {filler} {filler}");
        let texts = [
            ("Inside", inside.as_str()),
            ("Once", &long),
            ("Often", &often),
            ("Ships", &filler),
        ];
        let order = answers("ships", &texts);
        assert_eq!(order.last(), Some(&0));
        let place = |wanted: usize| order.iter().position(|index| *index == wanted).unwrap();
        assert!(place(2) < place(1), "{order:?}");
        assert!(place(3) < place(0), "{order:?}");
        // Of words that all are there the rare one decides.
        let texts = [
            ("A", "ships ships ships ferry. The ships of the north."),
            ("B", "ships ferry ferry ferry ferry. The north."),
            ("C", "ships of the north"),
            ("D", "ships of the south"),
        ];
        assert_eq!(answers("ships ferry", &texts), [1, 0]);
    }

    #[test]
    fn the_words_round_the_best_place_are_shown() {
        let check = |typed: &str, text: &str, expected: &str| {
            let hits = hits(typed, &[("T", text)]);
            assert_eq!(hits[0].1, expected);
        };
        check(
            "sea lanes",
            "We keep the sea lanes open.",
            "We keep the [sea] [lanes] open.",
        );
        let text = format!(
            "The sea is far. {} Their sea lanes stay open for all, {}",
            "Much else was said here. ".repeat(12),
            "as the ministers agreed once more in the evening. ".repeat(6)
        );
        let shown = &hits("sea lanes", &[("T", &text)])[0].1;
        assert!(shown.contains("Their [sea] [lanes] stay open"), "{shown}");
        assert!(shown.chars().count() < 200);
        let only_title = &hits("oslo", &[("Talks in Oslo", "Nothing here.")])[0].0;
        assert_eq!((only_title.count, &only_title.snippet), (0, &None));
        assert_eq!(hits("zürich", &[("T", "In Zurich.")])[0].1, "In [Zurich].");
    }
}
