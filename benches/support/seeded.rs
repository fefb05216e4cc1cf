//! Articles of our own making, the same for the same seed: what the benchmarks load.

use attache::article::read;
use attache::article::worker::{Limits, Request};
use attache::briefing::{Source, SourceId};

/// Words of an article of about 20 kB.
pub const ARTICLE: usize = 20_000 * 2 / 11;

const WORDS: [&str; 24] = [
    "the",
    "harbour",
    "of",
    "Bergen",
    "and",
    "ministers",
    "said",
    "that",
    "ships",
    "would",
    "Zürich",
    "council",
    "treaty",
    "a",
    "costs",
    "in",
    "shared",
    "energy",
    "cable",
    "to",
    "winter",
    "plan",
    "agreed",
    "sea",
];

/// Prose of so many words, the same for the same seed, with a quotation in every fifth paragraph.
pub fn prose(seed: u64, words: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = format!("Talks number {seed} about the harbour\n\n");
    for at in 0..words {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(WORDS[(state >> 8) as usize % WORDS.len()]);
        if state.is_multiple_of(211) {
            text.push_str(&format!(" rare{}", state % 5000));
        }
        let end = match (at % 14, at % 70, at % 350) {
            (_, _, 349) => ". \"We will share the costs of the harbour,\" said Minister Anna Berg.\n\n",
            (_, 69, _) => ".\n\n",
            (13, _, _) => ". ",
            _ => " ",
        };
        text.push_str(end);
    }
    text
}

/// The source with this number that says `text`.
pub fn source(id: u32, text: String) -> Source {
    let request = Request {
        file: format!("{id}.txt"),
        bytes: text.into_bytes(),
        media_type: None,
        limits: Limits::default(),
    };
    Source::freeze(SourceId(id), read(&request).article.unwrap(), "2026-11-23")
}
