//! The people of an article: full names with their titles, gathered from the whole text, and the way
//! from a mention ("Lee", "the president", "he") to one of them.

use super::cues::{gender, is_pronoun, is_title};
use super::words::{Word, words};
use crate::article::Article;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The fullest name in the article.
    pub(super) name: String,
    /// The title before the name, or the office behind it.
    pub(super) title: Option<String>,
    /// Code points at which the person is mentioned by name.
    places: Vec<usize>,
    female: Option<bool>,
}

/// Everyone named in an article.
#[derive(Debug, Default)]
pub(super) struct People {
    list: Vec<Person>,
}

/// Capitalised words that begin sentences or name things, not people.
const NOT_NAMES: [&str; 59] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "but",
    "and",
    "for",
    "with",
    "after",
    "before",
    "when",
    "while",
    "if",
    "as",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "they",
    "we",
    "i",
    "however",
    "officials",
    "speaking",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "under",
    "according",
    "from",
    "to",
    "by",
    "both",
    "next",
    "some",
    "two",
    "our",
];

impl People {
    /// Gathers the people of the visible text.
    pub(super) fn of(article: &Article) -> Self {
        let mut people = Self::default();
        for block in article.visible() {
            let text = article.frozen.slice(block.range);
            people.gather(text, block.range.start);
        }
        people
    }

    fn gather(&mut self, text: &str, base: usize) {
        let all = words(text);
        let mut at = 0;
        while at < all.len() {
            let run = capital_run(all.get(at..).unwrap_or_default());
            if run == 0 {
                at += 1;
                continue;
            }
            let name = all.get(at..at + run).unwrap_or_default();
            self.add(name, all.get(at + run..).unwrap_or_default(), base);
            at += run;
        }
    }

    /// Adds a run of capitalised words: titles first, then the name; an office may follow behind a comma.
    fn add(&mut self, run: &[Word<'_>], behind: &[Word<'_>], base: usize) {
        let titled = run
            .iter()
            .rposition(|word| is_title(&word.lower()))
            .map_or(0, |last| last + 1);
        let (title, name) = run.split_at(titled);
        let (Some(first), Some(last)) = (name.first(), name.last()) else {
            return;
        };
        let sentence_start = titled == 0 && NOT_NAMES.contains(&first.lower().as_str());
        let name = if sentence_start {
            name.get(1..).unwrap_or_default()
        } else {
            name
        };
        if name.is_empty()
            || name
                .iter()
                .any(|word| NOT_NAMES.contains(&word.lower().as_str()) && word.text.len() > 1)
        {
            return;
        }
        let full = joined(name);
        let mut title_words = (!title.is_empty()).then(|| joined(title));
        if title_words.is_none() && name.len() >= 2 {
            // A name in another script may stand in brackets between: "Han Ji-min (한지민), director".
            let bracket = last
                .gap
                .starts_with(" (")
                .then(|| behind.iter().take(4).position(|word| word.gap.starts_with("), ")));
            title_words = match bracket.flatten() {
                Some(closing) => office(behind.get(closing + 1..).unwrap_or_default()),
                None => last.gap.starts_with(", ").then(|| office(behind)).flatten(),
            };
        }
        let female = title.iter().find_map(|word| gender(&word.lower()));
        let place = base + first.start;
        let known = self
            .list
            .iter_mut()
            .find(|person| same_person(&person.name, &full));
        match known {
            Some(person) => {
                if full.split(' ').count() > person.name.split(' ').count() {
                    person.name = full;
                }
                if person.title.as_ref().is_none_or(|known| {
                    title_words
                        .as_ref()
                        .is_some_and(|new| new.len() > known.len() && new.ends_with(known.as_str()))
                }) {
                    person.title = title_words.or(person.title.take());
                }
                person.female = person.female.or(female);
                person.places.push(place);
            }
            // One word alone is a person only with a title before it.
            None if name.len() >= 2 || titled > 0 => {
                self.list.push(Person {
                    name: full,
                    title: title_words,
                    places: vec![place],
                    female,
                });
            }
            None => {}
        }
    }

    /// The person a mention stands for; `before` is its place, `last` the person who spoke last.
    pub(super) fn resolve(&self, mention: &str, before: usize, last: Option<usize>) -> Option<usize> {
        let all = words(mention);
        let first = all.first()?.lower();
        if all.len() == 1 && is_pronoun(&first) {
            let female = gender(&first);
            let fits = |index: usize| {
                self.list.get(index).is_some_and(|person| {
                    person.female.is_none() || female.is_none() || person.female == female
                })
            };
            return last
                .filter(|index| fits(*index))
                .or_else(|| self.nearest(before, fits));
        }
        let name: Vec<&Word<'_>> = all
            .iter()
            .filter(|word| word.is_capital() && !is_title(&word.lower()))
            .collect();
        let named = |person: &Person| {
            name.iter()
                .any(|word| person.name.split(' ').any(|part| part == possessive(word.text)))
        };
        if !name.is_empty() && self.list.iter().any(named) {
            return self.nearest(usize::MAX, |index| {
                self.list.get(index).is_some_and(|person| {
                    name.iter()
                        .filter(|word| !NOT_NAMES.contains(&word.lower().as_str()))
                        .all(|word| {
                            person.name.split(' ').any(|part| part == possessive(word.text))
                                || person
                                    .title
                                    .as_ref()
                                    .is_some_and(|title| title.contains(word.text))
                        })
                        && named(person)
                })
            });
        }
        // "the president", "the prime minister": whose title ends so.
        let office = all.last()?.lower();
        if is_title(&office) {
            let wanted = |person: &Person| {
                person
                    .title
                    .as_ref()
                    .is_some_and(|title| title.to_lowercase().contains(&office))
            };
            return last
                .filter(|index| self.list.get(*index).is_some_and(wanted))
                .or_else(|| self.nearest(before, |index| self.list.get(index).is_some_and(wanted)));
        }
        None
    }

    /// The person mentioned last before `place` who fits; else the first one who does.
    fn nearest(&self, place: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let fitting = || (0..self.list.len()).filter(|index| fits(*index));
        let latest = |index: &usize| {
            self.list
                .get(*index)
                .and_then(|person| person.places.iter().rfind(|at| **at < place).copied())
        };
        fitting()
            .filter(|index| latest(index).is_some())
            .max_by_key(latest)
            .or_else(|| fitting().next())
    }

    pub(super) fn get(&self, index: usize) -> Option<&Person> {
        self.list.get(index)
    }
}

/// Length of the run of capitalised words at the start: particles inside names count, clause ends stop it.
fn capital_run(all: &[Word<'_>]) -> usize {
    const PARTICLES: [&str; 14] = [
        "de", "van", "von", "der", "den", "di", "da", "al", "bin", "la", "le", "du", "dos", "ten",
    ];
    let mut length = 0;
    for (at, word) in all.iter().enumerate() {
        let inside =
            at > 0 && PARTICLES.contains(&word.text) && all.get(at + 1).is_some_and(Word::is_capital);
        let name = word.is_capital() && word.text.chars().any(char::is_alphabetic);
        if !name && !inside {
            break;
        }
        length = at + 1;
        let initial = word.text.chars().count() == 1 && word.gap.starts_with(". ");
        let abbreviation = is_title(&word.lower()) && word.gap == ". ";
        let possessive = word.text.ends_with("'s") || word.text.ends_with("’s");
        if (word.gap != " " && !initial && !abbreviation) || possessive {
            break;
        }
    }
    length
}

/// An office behind a name and a comma: "director of the Bergen yard", "who leads …" is none.
fn office(behind: &[Word<'_>]) -> Option<String> {
    let first = behind.first()?;
    let mut taken = Vec::new();
    for word in behind.iter().take(9) {
        taken.push(word);
        if word.ends_clause() {
            break;
        }
    }
    let title = taken.iter().take(4).any(|word| is_title(&word.lower()));
    let ended = taken.last().is_some_and(|word| word.ends_clause());
    let clause = matches!(
        first.lower().as_str(),
        "who" | "which" | "whose" | "and" | "but" | "said"
    );
    let words: Vec<&str> = taken.iter().map(|word| word.text).collect();
    (title && ended && !clause).then(|| words.join(" ").trim_start_matches("the ").to_owned())
}

fn joined(words: &[Word<'_>]) -> String {
    words
        .iter()
        .map(|word| possessive(word.text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word without its possessive ending.
fn possessive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Whether all words of the shorter name stand in the longer one.
fn same_person(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short
        .split(' ')
        .all(|word| long.split(' ').any(|part| part == word))
}
