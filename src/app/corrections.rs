//! Speakers that the analyst set, over those that were found.

use super::document::Document;
use super::quoted::quoted_span;
use crate::article::CharRange;
use crate::briefing::{Briefing, Source, SourceId, Speaker};
use crate::find::{FoundQuotation, FoundSpeaker, Search};

/// The rule that stands with a speaker set by the analyst.
pub const SET_BY_YOU: &str = "set by you";

/// Puts the speakers that the analyst set in place of those found, and those found where `seen` had others.
pub(super) fn correct(search: &mut Search, seen: Option<&Briefing>, briefing: &Briefing) {
    for (article, source) in briefing.sources.iter().enumerate() {
        // Where the list of sources has changed, everything stands as it was found anyway.
        let before = seen.and_then(|seen| seen.sources.get(article));
        let had = before.is_some_and(|before| !before.corrections.is_empty());
        if had || !source.corrections.is_empty() {
            search.correct(article, |found| correct_one(found, source));
        }
    }
}

fn correct_one(found: &mut FoundQuotation, source: &Source) {
    let name = found
        .speaker
        .as_ref()
        .map(|speaker| speaker.speaker_name.as_str());
    let Some(correction) = source.correction(found.range, name) else {
        return;
    };
    let start = found.range.start;
    let speaker = found.speaker.get_or_insert_with(|| FoundSpeaker {
        // The text names nobody.
        speaker: String::new(),
        speaker_start: start,
        speaker_end: start,
        speaker_name: String::new(),
        speaker_title: None,
    });
    speaker.speaker_name.clone_from(&correction.name);
    speaker.speaker_title = (!correction.title.is_empty()).then(|| correction.title.clone());
    found.rule = SET_BY_YOU;
    found.confidence = 1.0;
    found.auto = true;
}

/// A quotation of a source whose speaker can be set, with who said it as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Its words in the source, without their marks.
    pub range: CharRange,
    /// Full name; empty if not known.
    pub name: String,
    /// Title or office; empty if not known.
    pub title: String,
    /// How many found quotations of the source have the same speaker.
    pub same: usize,
}

impl Document {
    /// The quotation of a source that holds these words: one that was found, else one on a card.
    pub fn spoken(&self, source: SourceId, words: CharRange) -> Option<Spoken> {
        let article = self.source_index(source)?;
        let here = || self.finds().quotations_in(article).iter();
        let holds = |found: &&FoundQuotation| found.range.contains(words);
        let found = here().filter(holds).min_by_key(|found| found.range.len());
        let (range, speaker) = match found {
            Some(found) => (found.range, quoted_span(found).speaker),
            None => {
                let mut quoted = self.briefing.quotations().map(|(_, quotation)| quotation);
                let quotation =
                    quoted.find(|quoted| quoted.anchor.source == source && quoted.anchor.range == words)?;
                (words, quotation.speaker.clone())
            }
        };
        let (name, title) = match speaker {
            Speaker::Person { name, title } => (name, title),
            Speaker::Outlet | Speaker::Document(_) | Speaker::Unknown => (String::new(), String::new()),
        };
        let of = |found: &&FoundQuotation| {
            let speaker = found.speaker.as_ref();
            speaker.is_some_and(|speaker| speaker.speaker_name == name)
        };
        let same = here().filter(of).count();
        Some(Spoken {
            range,
            name,
            title,
            same,
        })
    }

    /// Everyone who says something in a source, as (title, name), those with most quotations first.
    pub fn speakers(&self, source: SourceId) -> Vec<(String, String)> {
        let mut all: Vec<((String, String), usize)> = Vec::new();
        for span in super::quoted::spans(self, source) {
            let Speaker::Person { name, title } = span.speaker else {
                continue;
            };
            let person = (title, name);
            match all.iter_mut().find(|(known, _)| *known == person) {
                Some((_, count)) => *count += 1,
                None => all.push((person, 1)),
            }
        }
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all.into_iter().map(|(person, _)| person).collect()
    }
}
