//! What a word can be: a verb of speech, a title, a preposition … One table for each language, of closed
//! classes and of the words that attributions use; what is in no table is judged by its form elsewhere.
//!
//! The lists were written for this program; nothing in them was trained on or taken from a text.

mod english;
mod german;
mod given_names;
mod romance;

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// The classes that a word belongs to: a set, for "call" is a verb and a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::find) struct Class(u32);

impl Class {
    /// A verb that says that somebody speaks or writes.
    pub(in crate::find) const VERB: Self = Self(1);
    /// A verb that leads to somebody's words only when they stand near ("offered", "wants").
    pub(in crate::find) const WEAK: Self = Self(1 << 1);
    /// A verb of thought: what it leads to is often told by somebody else ("said he believes").
    pub(in crate::find) const MIND: Self = Self(1 << 2);
    /// A noun for words ("claim", "statement").
    pub(in crate::find) const WORDS: Self = Self(1 << 3);
    /// An auxiliary verb.
    pub(in crate::find) const AUXILIARY: Self = Self(1 << 4);
    /// An adverb or another word that may stand between a subject and its verb.
    pub(in crate::find) const ADVERB: Self = Self(1 << 5);
    /// An article or a numeral before a noun.
    pub(in crate::find) const ARTICLE: Self = Self(1 << 6);
    /// "his", "their": stands before a noun and for a person.
    pub(in crate::find) const OWNER: Self = Self(1 << 7);
    /// A preposition.
    pub(in crate::find) const PREPOSITION: Self = Self(1 << 8);
    /// A conjunction or a word that begins a clause.
    pub(in crate::find) const JOINS: Self = Self(1 << 9);
    /// A pronoun that can be the subject of a verb of speech.
    pub(in crate::find) const PRONOUN: Self = Self(1 << 10);
    /// A title or office that may stand before a name.
    pub(in crate::find) const TITLE: Self = Self(1 << 11);
    /// A common noun for somebody, or something, that speaks ("spokesman", "report").
    pub(in crate::find) const ROLE: Self = Self(1 << 12);
    /// A word in the names of bodies, not of people.
    pub(in crate::find) const BODY: Self = Self(1 << 13);
    /// A day or a month.
    pub(in crate::find) const TIME: Self = Self(1 << 14);
    /// A word that is no name though it begins with a capital at the start of a sentence.
    pub(in crate::find) const NO_NAME: Self = Self(1 << 15);
    /// Says that a woman is meant: a given name, a title, a pronoun.
    pub(in crate::find) const FEMALE: Self = Self(1 << 16);
    /// Says that a man is meant.
    pub(in crate::find) const MALE: Self = Self(1 << 17);
    /// A given name.
    pub(in crate::find) const GIVEN: Self = Self(1 << 18);
    /// "according to", "laut": the speaker follows.
    pub(in crate::find) const SOURCE: Self = Self(1 << 19);
    /// Stands inside a title before its last word ("prime", "foreign").
    pub(in crate::find) const QUALIFIER: Self = Self(1 << 21);
    /// A verb that stands second in its clause, its subject before or behind it.
    pub(in crate::find) const SECOND: Self = Self(1 << 23);
    /// A verb in its basic form, which many nouns share ("state", "report").
    pub(in crate::find) const BASIC: Self = Self(1 << 22);
    /// A small word inside names ("von", "de").
    pub(in crate::find) const PARTICLE: Self = Self(1 << 20);

    /// Whether the word is in one of the classes of `any`.
    pub(in crate::find) fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of a language, in lower case.
pub(in crate::find) struct Lexicon {
    words: HashMap<String, Class>,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    english::fill(&mut lexicon);
    lexicon
});

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    german::fill(&mut lexicon);
    lexicon
});

static ROMANCE: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    romance::fill(&mut lexicon);
    lexicon
});

impl Lexicon {
    /// The table for a language given as BCP 47; the English one for those that have none.
    pub(in crate::find) fn of(language: Option<&str>) -> &'static Self {
        match language.unwrap_or_default().get(..2) {
            Some("de") => &GERMAN,
            Some("fr" | "es" | "it") => &ROMANCE,
            _ => &ENGLISH,
        }
    }

    fn new() -> Self {
        let mut lexicon = Self {
            words: HashMap::new(),
        };
        lexicon.add(Class::GIVEN | Class::FEMALE, given_names::FEMALE);
        lexicon.add(Class::GIVEN | Class::MALE, given_names::MALE);
        lexicon
    }

    /// Puts every word of a list into `class`.
    fn add(&mut self, class: Class, list: &str) {
        for word in list.split_whitespace() {
            self.put(class, word.to_owned());
        }
    }

    fn put(&mut self, class: Class, word: String) {
        let known = self.words.entry(word).or_default();
        *known = *known | class;
    }

    /// What `word` can be; it may have capitals, a typographic apostrophe and a full stop.
    pub(in crate::find) fn class(&self, word: &str) -> Class {
        let word = word.strip_suffix('.').unwrap_or(word);
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let found = if plain {
            self.words.get(word)
        } else {
            self.words.get(&word.to_lowercase().replace('’', "'"))
        };
        found.copied().unwrap_or_default()
    }
}

/// Whether a lower-case word is a verb of speech in any of the languages.
pub(in crate::find) fn is_verb(word: &str) -> bool {
    let all = [&*ENGLISH, &*GERMAN, &*ROMANCE];
    all.iter().any(|lexicon| lexicon.class(word).is(Class::VERB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_whatever_their_case() {
        let english = Lexicon::of(Some("en"));
        for (word, class) in [
            ("Said", Class::VERB),
            ("denies", Class::VERB),
            ("bragging", Class::VERB),
            ("Sen.", Class::TITLE),
            ("spokesman", Class::ROLE),
            ("Mary", Class::FEMALE),
            ("Monday", Class::TIME),
        ] {
            assert!(english.class(word).is(class), "{word}");
        }
        assert!(!english.class("table").is(Class::VERB | Class::ROLE));
        assert!(Lexicon::of(Some("de-AT")).class("sagte").is(Class::VERB));
        assert!(Lexicon::of(Some("fr")).class("déclaré").is(Class::VERB));
        assert!(!Lexicon::of(None).class("sagte").is(Class::VERB));
    }
}
