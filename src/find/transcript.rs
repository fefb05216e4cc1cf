//! Transcripts: paragraphs that begin with who speaks and a colon ("LEE: …", "Q: …"). The words behind a
//! label, and the paragraphs up to the next one, are that speaker's. A single such paragraph is left to the
//! rules of `speech`, and so is a turn that has quotation marks of its own round it.

use super::lexicon::Class;
use super::model::{FoundQuotation, FoundSpeaker};
use super::people::{People, Speakers};
use super::speech::{Kind, Passage, SURE, Token, confidence};
use crate::article::{Article, BlockKind, CharRange};
use std::collections::HashMap;

/// The rule that answers for a turn.
const RULE: &str = "transcript: label";

/// How many labelled paragraphs make a transcript.
const FEWEST: usize = 3;

/// The longest label, in tokens.
const LONGEST: usize = 8;

/// How many paragraphs may follow a labelled one before the next.
const FOLLOWING: usize = 12;

/// How sure a speaker is by full name, by another name, by no name at all. The first stays below what needs
/// no look until it has been measured on marked transcripts.
const BY_FULL_NAME: f32 = 0.96;
const BY_NAME: f32 = 0.9;
const UNNAMED: f32 = 0.3;

/// What is taken off for a paragraph without a label.
const UNLABELLED: f32 = 0.05;

/// A paragraph that begins with a label.
struct Labelled {
    passage: usize,
    /// The label without what stands in brackets behind it.
    label: CharRange,
    /// Where its words begin.
    from: usize,
    /// The label in lower case.
    key: String,
    /// The speaker's name and title; no name for Q and A.
    speaker: Option<(String, Option<String>)>,
    /// Whether the label is certainly a person's.
    sure: bool,
}

/// Whether labels are looked for: a question in a plain text is often read as a heading.
fn may_be_labelled(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Heading(2..))
}

/// The turns of a transcript in reading order; none if the article is no transcript.
pub(super) fn turns(article: &Article, passages: &[Passage<'_>], people: &People) -> Vec<FoundQuotation> {
    let mut all: Vec<Labelled> = passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| may_be_labelled(passage.block.kind))
        .filter_map(|(at, passage)| labelled(article, at, passage, people))
        .collect();
    let Some(first) = all.first().map(|first| first.label.start) else {
        return Vec::new();
    };
    let interviewee = interviewee(article, passages, people, first);
    for label in &mut all {
        if matches!(label.key.as_str(), "a" | "answer" | "antwort") {
            label.speaker.clone_from(&interviewee);
        }
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    for label in &all {
        *times.entry(&label.key).or_default() += 1;
    }
    let questions = all.iter().any(|label| is_question(&label.key)) && interviewee.is_some();
    let persons = all.iter().any(|label| label.sure);
    let is_one = all.len() >= FEWEST
        && times.len() >= 2
        && times.values().any(|times| *times > 1)
        && (questions || persons);
    if !is_one {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (nth, label) in all.iter().enumerate() {
        if let Some(passage) = passages.get(label.passage) {
            let range = CharRange::new(label.from, passage.block.range.end);
            found.extend(turn(article, passage, range, label, 0.0));
        }
        // Behind the last label nothing tells where the transcript ends.
        let Some(next) = all.get(nth + 1) else { break };
        let between = passages.get(label.passage + 1..next.passage).unwrap_or_default();
        if between.len() > FOLLOWING {
            continue;
        }
        let follows = between
            .iter()
            .take_while(|passage| passage.block.kind == BlockKind::Paragraph);
        found.extend(
            follows.filter_map(|passage| turn(article, passage, passage.block.range, label, UNLABELLED)),
        );
    }
    found
}

/// `found` with the turns among them, in reading order: what lies in a turn belongs to its words, unless
/// a cue inside the turn gives it to somebody else ("he told me, ‘no’").
pub(super) fn merged(mut found: Vec<FoundQuotation>, turns: Vec<FoundQuotation>) -> Vec<FoundQuotation> {
    if turns.is_empty() {
        return found;
    }
    found.retain(|quotation| {
        let next = turns.partition_point(|turn| turn.range.end <= quotation.outer.start);
        let Some(turn) = turns
            .get(next)
            .filter(|turn| turn.range.overlaps(quotation.outer))
        else {
            return true;
        };
        let cue = quotation.rule.starts_with("behind:") || quotation.rule.starts_with("before: X said");
        let other = quotation.speaker.as_ref().is_some_and(|who| {
            let inside = turn
                .range
                .contains(CharRange::new(who.speaker_start, who.speaker_end));
            let same = turn
                .speaker
                .as_ref()
                .is_some_and(|turn| turn.speaker_name == who.speaker_name);
            inside && !same && !matches!(who.speaker.as_str(), "I" | "we" | "We")
        });
        cue && other && turn.range.contains(quotation.outer)
    });
    found.extend(turns);
    found.sort_by_key(|quotation| (quotation.outer.start, std::cmp::Reverse(quotation.outer.end)));
    found
}

/// One paragraph of a turn; `None` if it has no words, or marks of its own round them.
fn turn(
    article: &Article,
    passage: &Passage<'_>,
    range: CharRange,
    label: &Labelled,
    against: f32,
) -> Option<FoundQuotation> {
    let text = article.frozen.slice(range).trim_end();
    let own = CharRange::new(range.start, range.start + text.chars().count());
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let first = passage
        .tokens
        .iter()
        .find(|token| token.range.end > range.start)?;
    if bracketed || first.is_quotation() || !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let weight = match &label.speaker {
        Some((name, _)) if label.sure && name.contains(' ') => BY_FULL_NAME,
        Some((name, _)) if name.contains(' ') => BY_FULL_NAME - UNLABELLED,
        Some(_) => BY_NAME,
        None => UNNAMED,
    };
    let confidence = confidence(weight - against, text, true);
    Some(FoundQuotation {
        article: 0,
        range: own,
        outer: own,
        speaker: label.speaker.as_ref().map(|(name, title)| FoundSpeaker {
            speaker: article.frozen.slice(label.label).to_owned(),
            speaker_start: label.label.start,
            speaker_end: label.label.end,
            speaker_name: name.clone(),
            speaker_title: title.clone(),
        }),
        rule: RULE,
        confidence,
        auto: confidence >= SURE,
        section: None,
    })
}

/// The label a passage begins with, if that may be a speaker's.
fn labelled(article: &Article, at: usize, passage: &Passage<'_>, people: &People) -> Option<Labelled> {
    let tokens = passage.tokens.as_slice();
    let colon = tokens
        .iter()
        .take(LONGEST + 1)
        .position(|token| matches!(token.kind, Kind::Mark(':' | '：')))?;
    let before = tokens.get(..colon)?;
    // "LEE (interpreted)"
    let bracket = before.iter().position(|token| token.is_mark(&['(', '[']));
    let words = before.get(..bracket.unwrap_or(colon))?;
    let label = CharRange::new(words.first()?.range.start, words.last()?.range.end);
    let gap = CharRange::new(tokens.get(colon)?.range.end, passage.block.range.end);
    let blanks = article
        .frozen
        .slice(gap)
        .chars()
        .take_while(|c| c.is_whitespace());
    let from = gap.start + blanks.count();
    // "Berg: 1,769" is a line of a table.
    if !article.frozen.slice(gap).chars().any(char::is_alphabetic) {
        return None;
    }
    let text = article.frozen.slice(label);
    let key = text.to_lowercase();
    let mut found = Labelled {
        passage: at,
        label,
        from,
        key,
        speaker: None,
        sure: false,
    };
    if is_question(&found.key) || matches!(found.key.as_str(), "a" | "answer" | "antwort") {
        return Some(found);
    }
    let is_part = |word: &Token<'_>| word.is_word() && (word.capital || word.is(Class::PARTICLE));
    if !words.iter().all(is_part) || words.iter().any(|word| word.is(Class::TIME | Class::BODY)) {
        return None;
    }
    let shouted = is_shouted(text);
    let spelt: Vec<String> = words.iter().map(|word| recased(word.text)).collect();
    let names: Vec<Token<'_>> = words
        .iter()
        .zip(&spelt)
        .map(|(word, spelt)| Token { text: spelt, ..*word })
        .collect();
    let own = words
        .iter()
        .any(|word| word.is(Class::GIVEN | Class::TITLE | Class::ROLE))
        || matches!(found.key.as_str(), "moderator" | "interviewer" | "host");
    let person = Speakers::new(people).resolve(&names, &[]);
    found.sure = own || person.is_some_and(|person| person.human);
    if !found.sure && (!shouted || is_remark(&found.key)) {
        return None;
    }
    found.speaker = Some(match person {
        Some(person) => (recased(&person.name), person.title.clone()),
        None => (spelt.join(" "), None),
    });
    Some(found)
}

fn is_question(key: &str) -> bool {
    matches!(key, "q" | "question" | "frage")
}

/// Labels in capitals that nobody bears.
fn is_remark(key: &str) -> bool {
    const REMARKS: &str = " note notes background what when where who why how update source sources photo video \
        read more related date time place location price prices tickets contact phone email address website \
        warning tip tips step example correction topic subject from to cc re total summary pros cons ";
    key.split(' ').any(|word| REMARKS.contains(&format!(" {word} ")))
}

/// Whether a text has capitals and no small letters.
fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Words in capitals as a name is written; others as they are.
fn recased(text: &str) -> String {
    if !is_shouted(text) {
        return text.to_owned();
    }
    let mut start = true;
    let mut own = String::new();
    for c in text.chars() {
        if start {
            own.push(c);
        } else {
            own.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric();
    }
    own
}

/// Whom the questions go to: who is named behind "interview with", or the only person named before the
/// first label.
fn interviewee(
    article: &Article,
    passages: &[Passage<'_>],
    people: &People,
    first: usize,
) -> Option<(String, Option<String>)> {
    let ahead = passages
        .iter()
        .take_while(|passage| passage.block.range.start < first);
    let mut named = Vec::new();
    for passage in ahead {
        let text = article.frozen.slice(passage.block.range).to_lowercase();
        let byte = ["interview with ", "interview mit ", "conversation with "]
            .iter()
            .find_map(|words| Some(text.find(words)? + words.len()));
        let with = byte.and_then(|byte| text.get(..byte)).map(|before| {
            let from = passage.block.range.start + before.chars().count();
            CharRange::new(from, from + 60)
        });
        let here = people.named_in(with.unwrap_or(passage.block.range));
        if with.is_some()
            && let Some(person) = here.first()
        {
            return Some((person.name.clone(), person.title.clone()));
        }
        named.extend(here);
    }
    let (one, others) = named.split_first()?;
    let alone = others.iter().all(|other| other.name == one.name);
    alone.then(|| (one.name.clone(), one.title.clone()))
}

#[cfg(test)]
mod tests;
