//! Gathering the people of an article from its capitalised words.

use super::name::{Run, joined, next_run, office};
use super::{Gender, Mention, People, Person};
use crate::article::BlockKind;
use crate::find::lexicon::Class;
use crate::find::speech::{Kind, Passage, Token, is_finite, is_verb_here};
use std::ops::Range;

/// How many people with a word in common are told apart.
pub(super) const NAMESAKES: usize = 12;

/// The longest name, in words.
const LONGEST: usize = 5;

impl People {
    pub(super) fn gather(&mut self, passages: &[Passage<'_>]) {
        for passage in passages {
            if matches!(passage.block.kind, BlockKind::Heading(_)) {
                continue;
            }
            for run in runs(&passage.tokens) {
                self.add(&passage.tokens, &run);
            }
        }
    }

    /// Notes where everybody is mentioned, in text order.
    pub(super) fn list_mentions(&mut self, passages: &[Passage<'_>]) {
        let mut mentions = Vec::new();
        for passage in passages {
            let mut sentences = passage.sentences.iter().peekable();
            for run in runs(&passage.tokens) {
                let words = passage.tokens.get(run.name.clone()).unwrap_or_default();
                let (Some(person), Some(first)) = (self.named(words, !run.title.is_empty()), words.first())
                else {
                    continue;
                };
                while sentences
                    .next_if(|sentence| sentence.end <= run.name.start)
                    .is_some()
                {}
                let from = sentences.peek().map_or(0, |sentence| sentence.start);
                let leads = run.title.start.min(run.name.start).saturating_sub(from) <= 1;
                mentions.push(Mention {
                    at: first.range.start,
                    person,
                    salience: salience(&passage.tokens, &run.name, leads),
                });
                if let Some(person) = self.list.get_mut(person) {
                    person.count += 1;
                }
            }
        }
        mentions.sort_by_key(|mention| mention.at);
        self.mentions = mentions;
    }

    /// Adds the name of a run, or what it tells of somebody known.
    fn add(&mut self, tokens: &[Token<'_>], run: &Run) {
        let name = tokens.get(run.name.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (name.first(), name.last()) else {
            return;
        };
        let titles = tokens.get(run.title.clone()).unwrap_or_default();
        let given = first.is(Class::GIVEN) && name.len() > 1;
        let body = name.iter().any(|word| word.is(Class::BODY)) && (!given || last.is(Class::BODY));
        let speaks = speaks(tokens, &run.name);
        let known_form = name.len() >= 2 || !titles.is_empty() || speaks;
        if name.len() > LONGEST || !known_form || body {
            return;
        }
        let mut title = (!titles.is_empty()).then(|| joined(titles));
        if title.is_none() && name.len() >= 2 {
            title = office(tokens, run.name.end);
        }
        let female = gender(titles, first, name.len());
        let human = !titles.is_empty() || given || speaks;
        let full = joined(name);
        let at = match self.same(name) {
            Some(known) => known,
            None => {
                self.list.push(Person::default());
                self.list.len() - 1
            }
        };
        let Some(person) = self.list.get_mut(at) else {
            return;
        };
        if full.split(' ').count() > person.name.split(' ').count() || person.name.is_empty() {
            person.name = full;
        }
        let better = |known: &String| {
            title
                .as_ref()
                .is_some_and(|new| new.len() > known.len() && new.ends_with(known.as_str()))
        };
        if person.title.as_ref().is_none_or(better) {
            person.title = title.or(person.title.take());
        }
        if person.female == Gender::Unknown {
            person.female = female;
        }
        person.human |= human;
        for word in name {
            let bearers = self.by_word.entry(word.text.to_lowercase()).or_default();
            if bearers.len() < NAMESAKES && !bearers.contains(&at) {
                bearers.push(at);
            }
        }
    }

    /// The person who bears this name already, longer or shorter by a middle name.
    fn same(&self, name: &[Token<'_>]) -> Option<usize> {
        let (first, last) = (name.first()?.text, name.last()?.text);
        let bearers = self.by_word.get(&last.to_lowercase())?;
        bearers.iter().copied().find(|at| {
            let known = self
                .list
                .get(*at)
                .map(|person| person.name.as_str())
                .unwrap_or_default();
            let mut words = known.split(' ');
            let (known_first, length) = (words.next().unwrap_or_default(), known.split(' ').count());
            let known_last = words.next_back().unwrap_or(known_first);
            if name.len() == 1 || length == 1 {
                // A word of the name alone is the same person; the other way round, a surname.
                known.split(' ').any(|word| word == last) || name.iter().any(|word| word.text == known)
            } else {
                known_first == first && known_last == last
                    || name
                        .iter()
                        .all(|word| known.split(' ').any(|own| own == word.text))
            }
        })
    }
}

/// The runs of capitalised words, in order.
fn runs(tokens: &[Token<'_>]) -> impl Iterator<Item = Run> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let run = next_run(tokens, from)?;
        from = run.name.end.max(run.title.end).max(from + 1);
        Some(run)
    })
}

/// How much a mention stands out: subjects are taken up by pronouns, owners seldom are.
fn salience(tokens: &[Token<'_>], name: &Range<usize>, leads: bool) -> i64 {
    let behind = tokens.get(name.end);
    if behind.is_some_and(|token| token.kind == Kind::Possessive) {
        return if leads { 2 } else { -2 };
    }
    let hangs = name
        .start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.is(Class::PREPOSITION));
    let at = name.end + usize::from(behind.is_some_and(|token| token.is(Class::ADVERB)));
    let acts = !hangs && is_finite(tokens, at);
    match (acts, leads) {
        (true, true) => 10,
        (true, false) => 8,
        (false, true) => 6,
        (false, false) => 0,
    }
}

/// Whether a verb of speech stands right beside a name.
fn speaks(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let verb = |at: usize| {
        is_verb_here(tokens, at)
            && tokens
                .get(at)
                .is_some_and(|token| token.is(Class::VERB) && !token.capital && !token.text.ends_with("ing"))
    };
    let behind = verb(name.end);
    let before = name.start.checked_sub(1).is_some_and(|before| {
        verb(before)
            && before
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(Token::is_quotation)
    });
    behind || before
}

fn gender(titles: &[Token<'_>], first: &Token<'_>, length: usize) -> Gender {
    let given = (length > 1).then_some(first);
    let told = |class| titles.iter().chain(given).any(|word| word.is(class));
    let titled = |class| titles.iter().any(|word| word.is(class));
    match (
        titled(Class::FEMALE),
        titled(Class::MALE),
        told(Class::FEMALE),
        told(Class::MALE),
    ) {
        (true, false, ..) => Gender::Female,
        (false, true, ..) => Gender::Male,
        (.., true, false) => Gender::Female,
        (.., false, true) => Gender::Male,
        _ => Gender::Unknown,
    }
}
