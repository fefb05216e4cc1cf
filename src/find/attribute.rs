//! Who said it: for each quotation the rules are tried in order, and the first answer stands.

use super::cues::{is_pronoun, is_verb};
use super::marks::{Marked, quotations as marked_quotations};
use super::model::{FoundQuotation, FoundSpeaker};
use super::names::{subject_after, subject_before};
use super::people::People;
use super::searched;
use super::words::{Word, words};
use crate::article::{Article, CharRange};

/// How far a rule looks before and behind a quotation, in code points.
const REACH: usize = 320;

/// A rule's answer: the mention's place and how sure the rule is.
struct Answer {
    mention: CharRange,
    rule: &'static str,
    confidence: f32,
}

/// The quotations of one article with their speakers, in reading order, summaries last.
pub(super) fn quotations(article: &Article, index: usize) -> Vec<FoundQuotation> {
    let people = People::of(article);
    let mut found: Vec<FoundQuotation> = Vec::new();
    // Who spoke last, and where the mention stood.
    let mut last: Option<(usize, CharRange)> = None;
    for (_, block) in searched(article) {
        let chars: Vec<char> = article.frozen.slice(block.range).chars().collect();
        let marked = marked_quotations(&chars, block.range.start);
        let first_here = found.len();
        for (at, mark) in marked.iter().enumerate() {
            let context = Context {
                article,
                block: block.range,
                marked: &marked,
                at,
            };
            let same_block = found.get(first_here..).and_then(<[FoundQuotation]>::last);
            let answer = context.by_cue().or_else(|| context.inherited(same_block, last));
            let speaker = answer.as_ref().map(|answer| {
                let mention = article.frozen.slice(answer.mention).to_owned();
                let person = people.resolve(&mention, answer.mention.start, last.map(|(person, _)| person));
                if let Some(person) = person {
                    last = Some((person, answer.mention));
                }
                speaker(&people, person, mention, answer.mention)
            });
            let (rule, confidence) = answer.map_or(("none", 0.2), |answer| {
                let known = speaker
                    .as_ref()
                    .is_some_and(|speaker| speaker.speaker_name.contains(' '));
                (
                    answer.rule,
                    if known {
                        answer.confidence
                    } else {
                        answer.confidence * 0.9
                    },
                )
            });
            let scare =
                mark.inner.len() < 25 && !mark.closed || words(article.frozen.slice(mark.inner)).len() < 2;
            found.push(FoundQuotation {
                article: index,
                range: mark.inner,
                outer: mark.outer,
                speaker,
                rule,
                confidence: if scare { confidence * 0.6 } else { confidence },
                auto: !scare && confidence >= 0.93,
                section: None,
            });
        }
    }
    found
}

fn speaker(people: &People, person: Option<usize>, mention: String, range: CharRange) -> FoundSpeaker {
    let person = person.and_then(|index| people.get(index));
    FoundSpeaker {
        speaker_start: range.start,
        speaker_end: range.end,
        speaker_name: person.map_or_else(|| mention.clone(), |person| person.name.clone()),
        speaker_title: person.and_then(|person| person.title.clone()),
        speaker: mention,
    }
}

/// A quotation in its block.
struct Context<'a> {
    article: &'a Article,
    block: CharRange,
    marked: &'a [Marked],
    at: usize,
}

impl Context<'_> {
    /// The text behind the closing mark, up to the next quotation or the end of the sentence.
    fn behind(&self) -> CharRange {
        let start = self
            .marked
            .get(self.at)
            .map_or(self.block.end, |mark| mark.outer.end);
        let next = self
            .marked
            .get(self.at + 1)
            .map_or(self.block.end, |mark| mark.outer.start);
        let end = next.min(start + REACH);
        let text = self.article.frozen.slice(CharRange::new(start, end));
        let stop = super::sentences(text).first().map_or(0, |sentence| sentence.end);
        CharRange::new(start, start + stop)
    }

    /// The text before the opening mark, back to the quotation before it or the start of the sentence.
    fn before(&self) -> CharRange {
        let end = self
            .marked
            .get(self.at)
            .map_or(self.block.start, |mark| mark.outer.start);
        let previous = self
            .at
            .checked_sub(1)
            .and_then(|at| self.marked.get(at))
            .map_or(self.block.start, |mark| mark.outer.end);
        let start = previous.max(end.saturating_sub(REACH));
        let text = self.article.frozen.slice(CharRange::new(start, end));
        let last = super::sentences(text).last().map_or(0, |sentence| sentence.start);
        // A quotation that opens a sentence has nothing before it in that sentence.
        let ended = text.trim_end().ends_with(['.', '!', '?']);
        CharRange::new(if ended { end } else { start + last }, end)
    }

    fn by_cue(&self) -> Option<Answer> {
        let (before, behind) = (self.before(), self.behind());
        let inner = self
            .marked
            .get(self.at)
            .map(|mark| self.article.frozen.slice(mark.inner))
            .unwrap_or_default();
        // Words that end a sentence are followed by another one, which may have a speaker of its own.
        let flows = !inner.ends_with(['.', '…'])
            && (inner.ends_with([',', '?', '!', '—'])
                || self.article.frozen.slice(behind).starts_with([',', ' ']));
        self.cue_before(before)
            .or_else(|| flows.then(|| self.cue_behind(behind)).flatten())
            .or_else(|| self.colon(before))
    }

    /// "“…,” said X", "“…,” X said", "“…,” according to X".
    fn cue_behind(&self, range: CharRange) -> Option<Answer> {
        let text = self.article.frozen.slice(range);
        let all = words(text);
        // A stop right behind the mark ends the attribution before it began.
        if text.trim_start().starts_with(['.', '!', '?']) {
            return None;
        }
        if let [first, second, ..] = all.as_slice()
            && first.lower() == "according"
            && second.lower() == "to"
        {
            return answer(
                &all,
                range,
                subject_after(&all, 2)?,
                "behind: according to X",
                0.93,
            );
        }
        if all.first().is_some_and(|word| is_verb(&word.lower())) {
            let skip = usize::from(
                all.get(1)
                    .is_some_and(|word| matches!(word.lower().as_str(), "to" | "that")),
            );
            if skip == 0
                && let Some(subject) = subject_after(&all, 1)
            {
                return answer(&all, range, subject, "behind: said X", 0.97);
            }
            return None;
        }
        let verb = all.iter().take(16).position(|word| is_verb(&word.lower()))?;
        let subject = subject_before(&all, verb)?;
        answer(&all, range, subject, "behind: X said", 0.97)
    }

    /// "X said (that) “…”", "X described … as “…”", "… and warned that “…”".
    fn cue_before(&self, range: CharRange) -> Option<Answer> {
        let all = words(self.article.frozen.slice(range));
        if let Some(at) = all
            .windows(2)
            .position(|pair| matches!(pair, [one, two] if one.lower() == "according" && two.lower() == "to"))
        {
            return answer(
                &all,
                range,
                subject_after(&all, at + 2)?,
                "before: according to X",
                0.93,
            );
        }
        // The last verb of speech that has a subject before it in this clause or the one it joins.
        for verb in (0..all.len())
            .rev()
            .filter(|at| all.get(*at).is_some_and(|word| is_verb(&word.lower())))
        {
            if let Some(subject) = subject_before(&all, verb) {
                let near = all.len() - verb <= 14;
                return answer(
                    &all,
                    range,
                    subject,
                    "before: X said",
                    if near { 0.96 } else { 0.85 },
                );
            }
        }
        None
    }

    /// "X: “…”".
    fn colon(&self, range: CharRange) -> Option<Answer> {
        let text = self.article.frozen.slice(range).trim_end();
        let all = words(text);
        if !text.ends_with(':') || all.len() > 6 || all.is_empty() {
            return None;
        }
        answer(&all, range, subject_after(&all, 0)?, "colon", 0.9)
    }

    /// Without a cue of its own: the speaker of the quotation before it in this sentence or paragraph, or
    /// of the paragraph before if this one begins with the mark.
    fn inherited(
        &self,
        same_block: Option<&FoundQuotation>,
        last: Option<(usize, CharRange)>,
    ) -> Option<Answer> {
        if let Some(speaker) = same_block.and_then(|found| found.speaker.as_ref()) {
            let mention = CharRange::new(speaker.speaker_start, speaker.speaker_end);
            let joined = words(self.article.frozen.slice(self.before()));
            let carried = joined.iter().any(|word| is_verb(&word.lower()));
            let (rule, confidence) = if carried {
                ("carried: X … and warned", 0.95)
            } else {
                ("same paragraph", 0.85)
            };
            return Some(Answer {
                mention,
                rule,
                confidence,
            });
        }
        let starts = self
            .marked
            .get(self.at)
            .is_some_and(|mark| mark.outer.start == self.block.start);
        let (_, mention) = last?;
        starts.then_some(Answer {
            mention,
            rule: "paragraph before",
            confidence: 0.6,
        })
    }
}

fn answer(
    all: &[Word<'_>],
    range: CharRange,
    subject: (usize, usize),
    rule: &'static str,
    confidence: f32,
) -> Option<Answer> {
    let (first, last) = (all.get(subject.0)?, all.get(subject.1.checked_sub(1)?)?);
    let pronoun = subject.1 - subject.0 == 1 && is_pronoun(&first.lower());
    let mention = CharRange::new(range.start + first.start, range.start + last.end);
    Some(Answer {
        mention,
        rule,
        confidence: if pronoun { confidence - 0.06 } else { confidence },
    })
}
