//! Answers for the quotations of a passage: the candidates of each, and what is taken over from the
//! quotation before it in the sentence, the paragraph or the paragraph before.

use super::direct::direct;
use super::nouns::{Fitness, fitness, is_verb, starting};
use super::rules::{
    BEFORE_IN_PARAGRAPH, COLON_BLOCK, Candidate, LATER_IN_SENTENCE, NEXT_SENTENCE, PARAGRAPH_BEFORE, RUNS_ON,
    Rule, SAME_PARAGRAPH, SAME_SENTENCE, SIGNED, best,
};
use super::subject::{first, is_finite};
use super::tokens::{Kind, Token};
use super::{Marked, Passage, before, behind, span};
use crate::article::{BlockKind, CharRange};
use crate::find::lexicon::Class;
use std::ops::Range;

/// Who may have said a quotation.
#[derive(Clone)]
pub(super) struct Answer<'p, 'a> {
    /// The passage that the mention stands in.
    passage: &'p Passage<'a>,
    /// The mention, as tokens of that passage.
    phrase: Range<usize>,
    pub(super) rule: Rule,
    pub(super) weight: f32,
}

impl<'p, 'a> Answer<'p, 'a> {
    pub(super) fn words(&self) -> &'p [Token<'a>] {
        self.passage.tokens.get(self.phrase.clone()).unwrap_or_default()
    }

    /// The tokens before the mention.
    pub(super) fn before(&self) -> &'p [Token<'a>] {
        self.passage.tokens.get(..self.phrase.start).unwrap_or_default()
    }

    /// The tokens behind the mention.
    pub(super) fn behind(&self) -> &'p [Token<'a>] {
        self.passage.tokens.get(self.phrase.end..).unwrap_or_default()
    }

    pub(super) fn range(&self) -> Option<CharRange> {
        span(self.words())
    }

    /// The same speaker for another quotation: no surer than the answer it is taken from.
    fn taken_over(&self, rule: Rule, against: f32) -> Self {
        Self {
            rule,
            weight: (rule.weight - against) * (self.weight + 0.02).min(1.0),
            ..self.clone()
        }
    }
}

/// What is remembered from one passage to the next.
#[derive(Default)]
pub(super) struct Memory<'p, 'a> {
    /// The last answer in the passage before.
    last: Option<Answer<'p, 'a>>,
    /// Who gets the word with the colon at the end of the passage before.
    colon: Option<Answer<'p, 'a>>,
    /// Who the passage before spoke of, if nobody spoke in it.
    subject: Option<Answer<'p, 'a>>,
    /// Whether its last quotation had no closing mark.
    unclosed: bool,
}

impl<'p, 'a> Memory<'p, 'a> {
    /// The quotations of a passage in order, each with its answer.
    pub(super) fn answers(
        &mut self,
        passage: &'p Passage<'a>,
        next: Option<&'p Passage<'a>>,
    ) -> Vec<(Marked, Option<Answer<'p, 'a>>)> {
        let mut found: Vec<Option<Answer<'p, 'a>>> = Vec::new();
        let mut said_in: Option<usize> = None;
        for (nth, sentence) in passage.sentences.iter().enumerate() {
            let tokens = passage.tokens.get(sentence.clone()).unwrap_or_default();
            let alone = tokens.iter().all(|token| !token.is_word());
            let second_hand = is_second_hand(tokens);
            let begun = found.len();
            let mut here: Option<Answer<'p, 'a>> = None;
            for (at, token) in tokens.iter().enumerate() {
                if !token.is_quotation() {
                    continue;
                }
                let mut answers: Vec<Answer<'p, 'a>> =
                    own(passage, sentence, at, second_hand).into_iter().collect();
                if let Some(before) = &here {
                    answers.push(before.taken_over(SAME_SENTENCE, 0.0));
                } else if let Some(before) = found.iter().rev().flatten().next() {
                    let gap = said_in.map_or(0, |said_in| nth.saturating_sub(said_in + 1));
                    let against = match (alone, at == 0) {
                        (true, _) => 0.0,
                        (false, true) => 0.255,
                        (false, false) => 0.305,
                    };
                    answers.push(before.taken_over(SAME_PARAGRAPH, against + 0.04 * gap as f32));
                } else if at == 0 && nth == 0 {
                    self.take_over(alone, &mut answers);
                }
                if here.is_none() && found.iter().flatten().next().is_none() {
                    answers.extend(named_before(passage, nth, at).or_else(|| {
                        let subject = self.subject.clone().or_else(|| self.last.clone())?;
                        Some(Answer {
                            rule: BEFORE_IN_PARAGRAPH,
                            weight: BEFORE_IN_PARAGRAPH.weight - 0.1,
                            ..subject
                        })
                    }));
                }
                let answer = answers
                    .into_iter()
                    .reduce(|best, next| if next.weight > best.weight { next } else { best });
                if answer.is_some() {
                    here = answer.clone();
                    said_in = Some(nth);
                }
                found.push(answer);
            }
            hand_back(found.get_mut(begun..).unwrap_or_default());
        }
        self.look_ahead(passage, &mut found);
        if let Some(name) = next
            .and_then(signature)
            .filter(|_| passage.tokens.iter().all(|token| !token.is_word()))
        {
            found.iter_mut().for_each(|answer| *answer = Some(name.clone()));
        }
        self.remember(passage, &found);
        passage.marked.iter().copied().zip(found).collect()
    }

    /// What a quotation that opens a passage takes over.
    fn take_over(&self, alone: bool, answers: &mut Vec<Answer<'p, 'a>>) {
        if self.unclosed {
            answers.extend(self.last.as_ref().map(|last| last.taken_over(RUNS_ON, 0.0)));
        }
        if let Some(colon) = &self.colon {
            answers.push(colon.taken_over(COLON_BLOCK, 0.0));
        }
        let against = if alone { 0.0 } else { 0.2 };
        answers.extend(
            self.last
                .as_ref()
                .map(|last| last.taken_over(PARAGRAPH_BEFORE, against)),
        );
    }

    /// A quotation that opens the passage as a sentence of its own may belong to the one that follows.
    fn look_ahead(&self, passage: &Passage<'a>, found: &mut [Option<Answer<'p, 'a>>]) {
        let opens = passage.tokens.first().is_some_and(Token::is_quotation)
            && passage.sentences.first().is_some_and(|first| first.len() == 1);
        if let [first, second, ..] = found
            && opens
            && let Some(next) = second
                .as_ref()
                .filter(|next| next.rule.name.starts_with("behind"))
            && first
                .as_ref()
                .is_none_or(|first| first.weight < NEXT_SENTENCE.weight)
        {
            *first = Some(next.taken_over(NEXT_SENTENCE, 0.0));
        }
    }

    fn remember(&mut self, passage: &'p Passage<'a>, found: &[Option<Answer<'p, 'a>>]) {
        self.unclosed = passage.tokens.last().is_some_and(Token::is_quotation)
            && passage.marked.last().is_some_and(|marked| !marked.closed);
        let last = passage.sentences.last().cloned().unwrap_or_default();
        let tokens = passage.tokens.get(last.clone()).unwrap_or_default();
        let subject = main_subject(tokens).map(|phrase| Answer {
            passage,
            phrase: phrase.start + last.start..phrase.end + last.start,
            rule: COLON_BLOCK,
            weight: COLON_BLOCK.weight,
        });
        let colon = tokens
            .last()
            .is_some_and(|token| matches!(token.kind, Kind::Mark(':' | '：')));
        self.colon = subject.clone().filter(|_| colon);
        let answered = found.iter().rev().flatten().next().cloned();
        let heading = matches!(passage.block.kind, BlockKind::Heading(_));
        self.subject = subject.filter(|_| answered.is_none() && !heading);
        self.last = answered;
    }
}

/// "“Few” are “so happy,” Berg said": what only the last quotation's attribution tells goes for all of the
/// sentence.
fn hand_back(answers: &mut [Option<Answer<'_, '_>>]) {
    let Some((Some(last), before)) = answers.split_last() else {
        return;
    };
    if !last.rule.name.starts_with("behind") || before.is_empty() {
        return;
    }
    let back = last.taken_over(LATER_IN_SENTENCE, 0.0);
    let count = before.len();
    for answer in answers.iter_mut().take(count) {
        if answer.as_ref().is_none_or(|answer| answer.weight < back.weight) {
            *answer = Some(back.clone());
        }
    }
}

/// A passage that is nothing but a dash and a name: it signs the quotation before it.
fn signature<'p, 'a>(passage: &'p Passage<'a>) -> Option<Answer<'p, 'a>> {
    let tokens = passage.tokens.as_slice();
    let dash = tokens.first()?.is_mark(&['-', '–', '—', '―']);
    let phrase = starting(tokens, usize::from(dash))?;
    let short = tokens.len() <= 14 && !tokens.iter().any(Token::is_quotation);
    // Where a hyphen was read as the sign of a list, the entry is nothing but the name.
    let entry = passage.block.kind == BlockKind::ListItem && phrase.end + 1 >= tokens.len();
    ((dash || entry) && short && fitness(tokens, &phrase) > Fitness::Thing).then_some(Answer {
        passage,
        phrase,
        rule: SIGNED,
        weight: SIGNED.weight,
    })
}

/// What it speaks against a speaker that somebody else is named as the source.
const SECOND_HAND: f32 = 0.08;

/// "“…,” Berg said, according to the Post": the words come from Berg through somebody else.
fn is_second_hand(tokens: &[Token<'_>]) -> bool {
    tokens
        .iter()
        .any(|token| token.is(Class::SOURCE) && token.reads_any(&["according", "laut", "selon", "según"]))
}

/// The best candidate of the quotation at `at` of a sentence.
fn own<'p, 'a>(
    passage: &'p Passage<'a>,
    sentence: &Range<usize>,
    at: usize,
    second_hand: bool,
) -> Option<Answer<'p, 'a>> {
    let tokens = passage.tokens.get(sentence.clone())?;
    let mut candidates = behind::candidates(tokens, at);
    candidates.extend(before::candidates(tokens, at));
    let Candidate { phrase, rule, weight } = best(candidates)?;
    // "“…,” said Berg, reports the Post"
    let told_on = rule.name.starts_with("behind") && behind::at_end(tokens, phrase.end).is_some();
    let against = if (second_hand || told_on) && !rule.name.contains("according") {
        SECOND_HAND
    } else {
        0.0
    };
    let phrase = phrase.start + sentence.start..phrase.end + sentence.start;
    Some(Answer {
        passage,
        phrase,
        rule,
        weight: weight - against,
    })
}

/// Who the sentences before speak of.
fn named_before<'p, 'a>(passage: &'p Passage<'a>, nth: usize, at: usize) -> Option<Answer<'p, 'a>> {
    let before = nth.checked_sub(1)?;
    let sentence = passage.sentences.get(before)?;
    let phrase = main_subject(passage.tokens.get(sentence.clone())?)?;
    Some(Answer {
        passage,
        phrase: phrase.start + sentence.start..phrase.end + sentence.start,
        rule: BEFORE_IN_PARAGRAPH,
        weight: BEFORE_IN_PARAGRAPH.weight + if at == 0 { 0.1 } else { 0.0 },
    })
}

/// The subject of a sentence's first finite verb, or its first phrase.
fn main_subject(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    let few = tokens.len().min(60);
    let of = |is_one: fn(&[Token<'_>], usize) -> bool| {
        (0..few)
            .filter(|at| is_one(tokens, *at))
            .find_map(|verb| direct(tokens, verb))
    };
    of(|tokens, at| is_verb(tokens, at) && tokens.get(at).is_some_and(|token| token.is(Class::VERB)))
        .or_else(|| of(is_finite))
        .or_else(|| first(tokens))
}
