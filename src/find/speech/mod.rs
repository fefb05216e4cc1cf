//! Who said it: every quotation gets candidates by rules, each with a weight, and the best one answers.
//! Text is read block by block, sentence by sentence; who the mention stands for is told in `people`.

mod before;
mod behind;
mod direct;
mod displayed;
mod ends;
mod german;
mod inherit;
mod nouns;
mod owned;
mod rules;
mod subject;
mod tokens;

#[cfg(test)]
mod tests;

pub(super) use nouns::is_verb as is_verb_here;
pub(super) use subject::is_finite;
pub(super) use tokens::{Kind, Token};

use super::lexicon::Lexicon;
use super::marks::{Marked, marked};
use super::model::{FoundPhrase, FoundQuotation, FoundSpeaker, PhraseKind};
use super::people::{People, Speakers};
use super::transcript;
use super::{is_searched, is_summary};
use crate::article::{Article, Block, BlockKind, CharRange};
use displayed::{displayed, displays};
use inherit::{Answer, Memory};
use std::ops::Range;

/// A block as the rules read it.
pub(super) struct Passage<'a> {
    pub(super) block: &'a Block,
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) sentences: Vec<Range<usize>>,
    /// The quotations, by the index that their tokens carry.
    marked: Vec<Marked>,
    phrases: Vec<FoundPhrase>,
}

impl<'a> Passage<'a> {
    /// `displays` says whether the article sets quotations apart in blocks of their own.
    fn of(article: &'a Article, block: &'a Block, lexicon: &Lexicon, displays: bool) -> Self {
        let text = article.frozen.slice(block.range);
        let mut quoted = Vec::new();
        if is_searched(article, block) {
            let chars: Vec<char> = text.chars().collect();
            quoted = marked(&chars, block.range.start);
            // Marks inside show who speaks there; without any the block is one quotation.
            if displays && block.kind == BlockKind::Quote && quoted.is_empty() {
                quoted.extend(displayed(&chars, block.range.start).map(|whole| (whole, None)));
            }
        }
        let (tokens, sentences) = tokens::parse(text, block.range.start, &quoted, lexicon);
        let phrase = |(marked, kind): &(Marked, Option<_>)| {
            kind.map(|kind| FoundPhrase {
                article: 0,
                range: marked.inner,
                kind,
            })
        };
        Self {
            block,
            tokens,
            sentences,
            phrases: quoted.iter().filter_map(phrase).collect(),
            marked: quoted
                .into_iter()
                .filter(|(_, kind)| kind.is_none())
                .map(|(marked, _)| marked)
                .collect(),
        }
    }
}

/// The quotations of one article with their speakers, and the words in marks that nobody said; in
/// reading order, summaries last. They say article 0.
pub(super) fn spoken(article: &Article) -> (Vec<FoundQuotation>, Vec<FoundPhrase>) {
    let lexicon = Lexicon::of(article.language.as_deref());
    let displays = displays(article);
    let passages: Vec<Passage<'_>> = article
        .visible()
        .map(|block| Passage::of(article, block, lexicon, displays))
        .collect();
    let people = People::of(&passages);
    let mut speakers = Speakers::new(&people);
    let (mut found, mut phrases) = (Vec::new(), Vec::new());
    for summary in [false, true] {
        let mut memory = Memory::default();
        let mut of_kind = passages
            .iter()
            .filter(|passage| is_summary(passage.block) == summary)
            .peekable();
        while let Some(passage) = of_kind.next() {
            let mut here = passage.phrases.clone();
            for (marked, answer) in memory.answers(passage, of_kind.peek().copied()) {
                // What is set apart is the speaker's that it is given to, not whoever is named near it.
                let set_apart = marked.inner == marked.outer;
                let answer = answer.filter(|answer| !set_apart || answer.weight >= GUESS);
                if is_held(article, &marked, answer.as_ref()) {
                    here.push(FoundPhrase {
                        article: 0,
                        range: marked.inner,
                        kind: PhraseKind::Scare,
                    });
                } else {
                    found.push(quotation(article, &marked, answer, &mut speakers));
                }
            }
            here.sort_by_key(|phrase| phrase.range);
            phrases.append(&mut here);
        }
        if !summary {
            found = transcript::merged(found, transcript::turns(article, &passages, &people));
        }
    }
    (found, phrases)
}

/// A word or two in marks that no rule but a guess gives to anybody: the writer holds them at arm's length.
fn is_held(article: &Article, marked: &Marked, answer: Option<&Answer<'_, '_>>) -> bool {
    let few = length(article.frozen.slice(marked.inner)) < 3;
    few && marked.closed && answer.is_none_or(|answer| answer.weight < GUESS)
}

fn quotation(
    article: &Article,
    marked: &Marked,
    answer: Option<Answer<'_, '_>>,
    speakers: &mut Speakers<'_>,
) -> FoundQuotation {
    let own = article.frozen.slice(marked.inner);
    let speaker = answer.as_ref().and_then(|answer| {
        let range = answer.range()?;
        let mention = article.frozen.slice(range).to_owned();
        let antecedent = antecedent(answer.words(), answer.before());
        let person = speakers.resolve(antecedent.unwrap_or(answer.words()), answer.behind());
        Some(FoundSpeaker {
            speaker_start: range.start,
            speaker_end: range.end,
            speaker_name: person.map_or_else(
                || {
                    antecedent
                        .and_then(span)
                        .map_or(mention.clone(), |range| article.frozen.slice(range).to_owned())
                },
                |person| person.name.clone(),
            ),
            speaker_title: person.and_then(|person| person.title.clone()),
            speaker: mention,
        })
    });
    let (rule, weight) = answer.map_or(("none", 0.2), |answer| (answer.rule.name, answer.weight));
    // A word that stands for nobody known, a pronoun above all, needs a look.
    let named = speaker
        .as_ref()
        .is_none_or(|who| who.speaker != who.speaker_name || who.speaker.contains(' '));
    let weight = if named { weight } else { weight - 0.05 };
    let confidence = confidence(weight, own, marked.closed);
    FoundQuotation {
        article: 0,
        range: marked.inner,
        outer: marked.outer,
        speaker,
        rule,
        confidence,
        auto: confidence >= SURE,
        section: None,
    }
}

/// What a relative pronoun stands for: the phrase before it.
fn antecedent<'t, 'a>(words: &[Token<'_>], before: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    let [pronoun] = words else { return None };
    if !pronoun.reads_any(&["who", "that", "which"]) {
        return None;
    }
    let comma = before.last().is_some_and(|last| last.is_mark(&[',']));
    before.get(nouns::ending(before, before.len() - usize::from(comma))?)
}

/// Below this weight an answer is a guess.
const GUESS: f32 = 0.5;

/// From this confidence on a speaker needs no look.
pub(super) const SURE: f32 = 0.965;

/// How sure an answer of this weight is: a word or two in marks are often nobody's speech.
pub(super) fn confidence(weight: f32, own: &str, closed: bool) -> f32 {
    let words = length(own);
    let scare = words < 2 || (!closed && own.chars().count() < 25);
    match words {
        _ if scare => weight * 0.6,
        3..=6 if is_titled(own) => weight - 0.05,
        2 => weight - 0.05,
        _ => weight,
    }
}

/// Whether all words have capitals, as in a title.
fn is_titled(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// How many words a text has; where words are not set apart two letters count as one.
fn length(text: &str) -> usize {
    let caseless = text
        .chars()
        .filter(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    text.split_whitespace().count().max(caseless.count() / 2)
}

/// A place in the article as a range of code points.
fn span(words: &[Token<'_>]) -> Option<CharRange> {
    Some(CharRange::new(
        words.first()?.range.start,
        words.last()?.range.end,
    ))
}
