//! Texts ranked by how well they answer a query, each with the words round its best place.
//!
//! A text answers when it or its title holds every word. Rare words weigh more, the second mention of a
//! word less than the first (BM25, Robertson and Zaragoza 2009, with k1 = 1.2 and b = 0.5); words that
//! begin a word count more than those inside one, and the title most.

use super::fold::{Folded, folded};
use super::query::Query;
use crate::article::{CharRange, FrozenText};
use memchr::memmem::Finder;

/// Places of a word that are counted in one text at most.
const MOST: usize = 200;
/// Bytes round a place in which other words are looked for.
const NEAR: usize = 160;
/// Code points shown before and behind a place.
const BEFORE: usize = 50;
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
    let finders: Vec<Finder<'_>> = query.terms().iter().map(Finder::new).collect();
    let mut answers: Vec<(usize, Vec<Count>)> = Vec::new();
    let mut holders = vec![0_usize; finders.len()];
    let mut bytes = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let text = candidate.folded.as_str();
        bytes += text.len();
        let title = folded(candidate.title);
        let counts: Vec<Count> = finders.iter().map(|finder| count(finder, text, &title)).collect();
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
            snippet: snippet(*candidate, &finders, &rarity),
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

fn count(finder: &Finder<'_>, text: &str, title: &str) -> Count {
    let mut count = Count {
        title: finder.find(title.as_bytes()).is_some(),
        ..Count::default()
    };
    for at in finder.find_iter(text.as_bytes()).take(MOST) {
        count.all += 1;
        count.starts += usize::from(begins_word(text, at));
    }
    count
}

/// Whether a word begins at this byte. Scripts without blanks between words begin one everywhere.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric() || c >= '\u{e00}')
}

fn weight(count: Count, share: f32) -> f32 {
    const K: f32 = 1.2;
    const B: f32 = 0.5;
    let often = count.starts as f32 + 0.3 * (count.all - count.starts) as f32;
    let title = if count.title { 1.5 } else { 0.0 };
    often * (K + 1.0) / (often + K * (1.0 - B + B * share)) + title
}

/// The words round the place of the rarest word that has most of the others near it.
fn snippet(candidate: Candidate<'_>, finders: &[Finder<'_>], rarity: &[f32]) -> Option<Snippet> {
    let bytes = candidate.folded.as_str().as_bytes();
    let mut order: Vec<(&Finder<'_>, f32)> = finders.iter().zip(rarity.iter().copied()).collect();
    order.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let (rarest, _) = order.iter().find(|(finder, _)| finder.find(bytes).is_some())?;
    let near = |at: usize| {
        let around = bytes
            .get(at.saturating_sub(NEAR)..(at + NEAR).min(bytes.len()))
            .unwrap_or_default();
        let whole = usize::from(begins_word(candidate.folded.as_str(), at));
        finders
            .iter()
            .filter(|finder| finder.find(around).is_some())
            .count()
            * 2
            + whole
    };
    // Of places that are equally good the first.
    let places = rarest.find_iter(bytes).take(20);
    let best = places.max_by_key(|at| (near(*at), std::cmp::Reverse(*at)))?;
    let place = candidate
        .folded
        .origin(candidate.text, best, best + rarest.needle().len());
    let range = round(candidate, place);
    let text = folded_words(candidate, range, finders);
    Some(Snippet { range, marks: text })
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
fn folded_words(candidate: Candidate<'_>, range: CharRange, finders: &[Finder<'_>]) -> Vec<CharRange> {
    let piece = Folded::new(candidate.text, vec![range]);
    let bytes = piece.as_str().as_bytes();
    let found = finders.iter().flat_map(|finder| {
        let length = finder.needle().len();
        finder.find_iter(bytes).map(move |at| (at, at + length))
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
