//! Who is that: the people of an article with their titles, and which of them a mention stands for.
//!
//! Names are gathered from the text between quotations; `gather` tells names from titles and bodies,
//! `resolve` goes from "Lee", "the president" or "he" to a person.

mod gather;
mod name;
mod resolve;

pub(super) use resolve::Speakers;

use super::speech::Passage;
use std::collections::HashMap;

/// A person, or a body that is mentioned like one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Person {
    /// The fullest name ("Lee Jae Myung").
    pub(super) name: String,
    /// The title or office ("President").
    pub(super) title: Option<String>,
    female: Gender,
    /// How often the name stands in the text.
    count: usize,
    /// Whether something says that it is a person: a title, a given name, a verb of speech.
    pub(super) human: bool,
}

/// What is known of a person's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// A place where somebody is mentioned by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mention {
    /// Where it starts, in code points.
    at: usize,
    person: usize,
    /// How likely a pronoun takes it up: the subject of its sentence most, an owner least.
    salience: i64,
}

/// The people of an article.
#[derive(Debug, Default)]
pub(super) struct People {
    list: Vec<Person>,
    /// Who bears a word in the name, in lower case; at most [`gather::NAMESAKES`] each.
    by_word: HashMap<String, Vec<usize>>,
    /// All mentions in text order.
    mentions: Vec<Mention>,
}

impl People {
    /// Gathers the people of an article.
    pub(super) fn of(passages: &[Passage<'_>]) -> Self {
        let mut people = Self::default();
        people.gather(passages);
        people.list_mentions(passages);
        people
    }
}
