//! From a mention to the person it stands for.

use super::name::next_run;
use super::{Gender, Mention, People, Person};
use crate::article::CharRange;
use crate::find::lexicon::Class;
use crate::find::speech::{Kind, Token};

/// How many mentions before a pronoun are weighed.
const LOOKED_AT: usize = 14;

/// After how many code points a mention weighs one less.
const FADES: i64 = 50;

/// How far the last speaker still counts for a pronoun, in code points.
const NEAR: usize = 900;

/// Who has spoken so far, for pronouns.
pub(in crate::find) struct Speakers<'p> {
    people: &'p People,
    last: Option<(usize, usize)>,
}

impl<'p> Speakers<'p> {
    pub(in crate::find) fn new(people: &'p People) -> Self {
        Self { people, last: None }
    }

    /// The person whom the words of a mention stand for; `behind` follows them in the text.
    pub(in crate::find) fn resolve(
        &mut self,
        words: &[Token<'_>],
        behind: &[Token<'_>],
    ) -> Option<&'p Person> {
        let at = words.first()?.range.start;
        let person = self.person(words, behind, at)?;
        self.last = Some((person, at));
        self.people.list.get(person)
    }

    fn person(&self, words: &[Token<'_>], behind: &[Token<'_>], at: usize) -> Option<usize> {
        let first = words.first()?;
        if words.len() == 1 && first.is(Class::PRONOUN | Class::OWNER) {
            let gender = match (first.is(Class::FEMALE), first.is(Class::MALE)) {
                (true, false) => Gender::Female,
                (false, true) => Gender::Male,
                _ if first.reads_any(&["who", "whose", "qui", "quien", "chi"]) => {
                    return self.people.before(at).next_back().map(|mention| mention.person);
                }
                _ => return None,
            };
            return self.pronoun(gender, at);
        }
        let head = head(words);
        if let Some(run) = last_run(words.get(..head).unwrap_or_default()) {
            return self.people.named(words.get(run.0).unwrap_or_default(), run.1);
        }
        // "the firm's director, Ada Berg": the name is in apposition.
        let comma = words.iter().position(|word| word.is_mark(&[',']));
        let apposed = comma.and_then(|comma| words.get(comma..)).unwrap_or(behind);
        if apposed.first().is_some_and(|token| token.is_mark(&[',']))
            && let Some(run) = next_run(apposed, 1)
            && run.title.start.min(run.name.start) == 1
            && run.name.len() >= 2
        {
            return self
                .people
                .named(apposed.get(run.name.clone())?, !run.title.is_empty());
        }
        self.by_office(words, head, at)
    }

    /// "the president": whose title ends so.
    fn by_office(&self, words: &[Token<'_>], head: usize, at: usize) -> Option<usize> {
        let definite = words
            .first()?
            .reads_any(&["the", "der", "die", "le", "la", "el", "il"]);
        let office = words
            .get(head.checked_sub(1)?)
            .filter(|word| word.is(Class::TITLE | Class::ROLE))?;
        // "the former president" is not the president.
        let before: Vec<&Token<'_>> = words
            .iter()
            .take(head)
            .filter(|word| word.is(Class::TITLE | Class::QUALIFIER))
            .collect();
        let bearer = |person: usize| {
            let title = self
                .people
                .list
                .get(person)
                .and_then(|person| person.title.as_ref());
            title.is_some_and(|title| {
                before
                    .iter()
                    .all(|own| title.split(' ').any(|word| own.reads(word)))
                    && title.split(' ').any(|word| office.reads(word))
            })
        };
        if !definite && words.len() > 1 {
            return None;
        }
        let last = self
            .last
            .map(|(person, _)| person)
            .filter(|person| bearer(*person));
        last.or_else(|| {
            self.people
                .before(at)
                .rev()
                .map(|mention| mention.person)
                .take(60)
                .find(|person| bearer(*person))
        })
        .or_else(|| {
            self.people
                .mentions
                .iter()
                .map(|mention| mention.person)
                .take(60)
                .find(|person| bearer(*person))
        })
    }

    /// The person a pronoun stands for: the last speaker, who led a sentence, who was named last.
    fn pronoun(&self, gender: Gender, at: usize) -> Option<usize> {
        let fits = |person: usize| {
            self.people.list.get(person).is_some_and(|person| {
                person.female == gender || (person.female == Gender::Unknown && person.human)
            })
        };
        let known = |person: usize| {
            self.people
                .list
                .get(person)
                .is_some_and(|person| person.female == gender)
        };
        let mut weighed: Vec<(i64, usize)> = Vec::new();
        for mention in self
            .people
            .before(at)
            .rev()
            .take(LOOKED_AT)
            .filter(|mention| fits(mention.person))
        {
            let distance = at.saturating_sub(mention.at) as i64;
            let spoke = self
                .last
                .is_some_and(|(person, place)| person == mention.person && at.saturating_sub(place) < NEAR);
            let weight = mention.salience - distance / FADES
                + if spoke { 6 } else { 0 }
                + if known(mention.person) { 3 } else { 0 };
            weighed.push((weight, mention.person));
        }
        if let Some((person, place)) = self
            .last
            .filter(|(person, place)| fits(*person) && at.saturating_sub(*place) < NEAR)
        {
            let distance = at.saturating_sub(place) as i64;
            weighed.push((10 - distance / FADES + if known(person) { 3 } else { 0 }, person));
        }
        let Some(first) = weighed.first().copied() else {
            // "“…,” she wrote after Ada Berg had left": the name comes only then.
            return self
                .people
                .behind(at)
                .iter()
                .take(3)
                .map(|mention| mention.person)
                .find(|person| known(*person));
        };
        Some(
            weighed
                .into_iter()
                .fold(first, |best, next| if next.0 > best.0 { next } else { best })
                .1,
        )
    }
}

impl People {
    /// The mentions before a place.
    fn before(&self, at: usize) -> std::slice::Iter<'_, Mention> {
        let end = self.mentions.partition_point(|mention| mention.at < at);
        self.mentions.get(..end).unwrap_or_default().iter()
    }

    /// The people who are mentioned by name in a range, in text order; each as often as that.
    pub(in crate::find) fn named_in(&self, range: CharRange) -> Vec<&Person> {
        let ahead = self.behind(range.start).iter();
        let within = ahead.take_while(|mention| mention.at < range.end);
        let people = within.filter_map(|mention| self.list.get(mention.person));
        people.filter(|person| person.human).collect()
    }

    /// The mentions behind a place.
    fn behind(&self, at: usize) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.at < at);
        self.mentions.get(start..).unwrap_or_default()
    }

    /// Who is meant by the words of a name.
    pub(super) fn named(&self, name: &[Token<'_>], titled: bool) -> Option<usize> {
        let last = name.last()?.text.to_lowercase();
        let bearers = self.by_word.get(&last)?;
        let _ = titled;
        let score = |at: &usize| {
            let person = self.list.get(*at)?;
            let own: Vec<&str> = person.name.split(' ').collect();
            let all = name.iter().all(|word| own.contains(&word.text));
            if !all && name.len() > 1 {
                return None;
            }
            // A surname comes last in most names and first in others.
            let surname = own.last().is_some_and(|own| own.to_lowercase() == last);
            Some((surname, own.len() > 1, person.count, std::cmp::Reverse(*at)))
        };
        bearers
            .iter()
            .filter_map(|at| Some((score(at)?, *at)))
            .max()
            .map(|(_, at)| at)
    }
}

/// How many words of a mention come before its first complement: "a delegate | of the party".
fn head(words: &[Token<'_>]) -> usize {
    let cut = words.iter().enumerate().skip(1).find(|(_, word)| {
        word.is_mark(&[',', '(', '—', '–'])
            || word.is(Class::PREPOSITION) && !word.is(Class::PARTICLE)
            || word.reads_any(&["who", "and"])
    });
    cut.map_or(words.len(), |(at, _)| at)
}

/// The last run of names in a head, if the head ends with it, and whether it has a title.
fn last_run(head: &[Token<'_>]) -> Option<(std::ops::Range<usize>, bool)> {
    let mut from = 0;
    let mut last = None;
    while let Some(run) = next_run(head, from) {
        from = run.name.end.max(run.title.end).max(from + 1);
        last = Some(run);
    }
    let run = last.filter(|run| run.name.end == head.len() && !run.name.is_empty())?;
    let owned = head
        .get(run.name.end)
        .is_some_and(|token| token.kind == Kind::Possessive);
    (!owned).then(|| (run.name.clone(), !run.title.is_empty()))
}
