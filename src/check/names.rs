//! The numbers and names of a sentence, and whether a source holds them.
//!
//! Told by their letters alone: a number has digits, a name a capital where no sentence begins. What says
//! a known thing in another form is held: "Italy" by "Italian", "EU" by "European Union", "6" by "six".

use crate::template::MONTHS;

/// Capitals that name nothing that could be wrong, and short forms of what a source calls otherwise.
const NO_NAMES: [&str; 19] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Sir",
    "Dame",
    "Lord",
    "US",
    "UK",
    "EU",
    "UN",
    "NATO",
];

/// Numbers written as words; smaller ones count what a source need not count ("the two leaders").
const WORDS: [(&str, &str); 9] = [
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];

/// Words that join the parts of a long name.
const JOINING: [&str; 5] = ["of", "and", "the", "for", "on"];

/// Ends of words made from the name of a country or place.
const OF_A_PLACE: [&str; 5] = ["an", "ese", "ish", "ch", "i"];

/// A number or name that a source should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim<'a> {
    /// As it is written.
    pub(super) words: &'a str,
    kind: Kind<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind<'a> {
    /// In digits without separators; beside a month it is only judged where the source names that month.
    Number { digits: String, month: Option<&'a str> },
    /// Part of a name, with the first letters of all its parts.
    Name { initials: String },
}

struct Token<'a> {
    word: &'a str,
    /// A capital says nothing here.
    begins: bool,
    /// A mark parts it from the word before.
    parted: bool,
}

/// The numbers and names of a text in this language, in its order.
pub(super) fn claims<'a>(text: &'a str, language: &str) -> Vec<Claim<'a>> {
    let tokens = tokens(text);
    // German has capitals on every noun.
    let names = !language.to_ascii_lowercase().starts_with("de");
    let claim = |(at, token): (usize, &Token<'a>)| {
        let kind = match digits(token.word) {
            Some(digits) => Kind::Number {
                digits,
                month: month_near(&tokens, at),
            },
            None if names && is_name(token) => Kind::Name {
                initials: initials(&tokens, at),
            },
            None => return None,
        };
        Some(Claim {
            words: token.word,
            kind,
        })
    };
    tokens.iter().enumerate().filter_map(claim).collect()
}

impl Claim<'_> {
    /// Whether one of these texts holds it.
    pub(super) fn stands_in(&self, texts: &[&str]) -> bool {
        match &self.kind {
            Kind::Number { digits: own, month } => {
                let named = month.is_none_or(|month| texts.iter().any(|text| holds(text, month)));
                let same = |token: &Token<'_>| digits(token.word).as_deref() == Some(own);
                !named
                    || texts
                        .iter()
                        .any(|text| holds(text, self.words) || tokens(text).iter().any(same))
            }
            Kind::Name { initials } => texts.iter().any(|text| {
                // The scan of every word is for what is not there in the same form.
                holds(text, self.words)
                    || words(text).any(|word| in_other_form(self.words, word) || word == initials)
                    || is_short(self.words) && all_initials(text).contains(self.words)
            }),
        }
    }
}

/// Whether a text holds these letters as a word of its own.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether both words are of one name: in other case, in the plural, or a place and what belongs to it.
fn in_other_form(own: &str, other: &str) -> bool {
    let first = |word: &str| {
        word.chars()
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .next()
    };
    if first(own) != first(other) {
        return false;
    }
    let (a, b) = (own.to_lowercase(), other.to_lowercase());
    let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    a == b || plural(&a, &b) || plural(&b, &a) || of_place(&a, &b) || of_place(&b, &a)
}

/// Whether `word` belongs to `place`: "italian" to "italy".
fn of_place(word: &str, place: &str) -> bool {
    let stem = OF_A_PLACE.iter().find_map(|end| word.strip_suffix(end));
    let stem = stem.map(|stem| stem.strip_suffix('i').unwrap_or(stem));
    let common = |stem: &str| {
        stem.chars()
            .zip(place.chars())
            .take_while(|(a, b)| a == b)
            .count()
    };
    stem.is_some_and(|stem| {
        let letters = stem.chars().count();
        // "span" and "spain", "norweg" and "norway": three letters or the half agree.
        letters >= 3 && place.chars().count() >= 4 && common(stem) >= 3.max(letters / 2 + 1)
    })
}

fn is_short(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// The first letters of all names of a text, with blanks between what does not belong together.
fn all_initials(text: &str) -> String {
    let mut initials = String::new();
    for word in words(text).filter(|word| !JOINING.contains(word)) {
        let first = word.chars().next().filter(|c| c.is_uppercase());
        initials.push(first.unwrap_or(' '));
    }
    initials
}

/// The first letters of the name that the token at `at` is part of, if it has several parts.
fn initials(tokens: &[Token<'_>], at: usize) -> String {
    let capital = |token: &Token<'_>| token.word.chars().next().is_some_and(char::is_uppercase);
    let joins = |token: &&Token<'_>| (capital(token) || JOINING.contains(&token.word)) && !token.parted;
    let before = tokens.get(..at).unwrap_or_default().iter().rev();
    // A mark before a word parts it from what stands before.
    let mut first = at;
    for token in before {
        let parted = tokens.get(first).is_some_and(|token| token.parted);
        if parted || !(capital(token) || JOINING.contains(&token.word)) {
            break;
        }
        first -= 1;
    }
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let last = at + 1 + rest.iter().take_while(joins).count();
    let name = tokens.get(first..last).unwrap_or_default();
    let letters = name.iter().filter(|token| capital(token));
    letters.filter_map(|token| token.word.chars().next()).collect()
}

/// The month beside a number: "3 March", "March 3, 2027".
fn month_near<'a>(tokens: &[Token<'a>], at: usize) -> Option<&'a str> {
    let near = tokens.get(at.saturating_sub(2)..).unwrap_or_default();
    let near = near.iter().take(at.min(2) + 2).map(|token| token.word);
    near.into_iter().find(|word| MONTHS.contains(word))
}

/// The value of a number in digits, without separators of thousands.
fn digits(word: &str) -> Option<String> {
    let lower = WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
    if let Some((_, digits)) = lower {
        return Some((*digits).to_owned());
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':' | '\'' | '’'));
    let number = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let mut groups = number.split([',', '\'', '’']);
    let first = groups.next().unwrap_or_default().to_owned();
    let thousands = groups
        .clone()
        .all(|group| group.split('.').next().is_some_and(|group| group.len() == 3));
    Some(if thousands {
        groups.fold(first, |all, group| all + group)
    } else {
        number.to_owned()
    })
}

fn is_name(token: &Token<'_>) -> bool {
    let word = token.word;
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let long = word.chars().count() > 1;
    let judged = !token.begins || is_short(word);
    capital && long && judged && !MONTHS.contains(&word) && !NO_NAMES.contains(&word)
}

/// The words of a text, parted at hyphens too; dates in digits are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut begins, mut parted) = (true, true);
    for piece in text.split_whitespace().filter(|piece| !is_date(piece)) {
        begins |= piece.starts_with(['“', '"', '‘', '«', '„']);
        for part in piece.split(['-', '‑', '–', '—', '/']) {
            let word = part.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word
                .strip_suffix("’s")
                .or(word.strip_suffix("'s"))
                .unwrap_or(word);
            if !word.is_empty() {
                parted |= !part.starts_with(char::is_alphanumeric);
                tokens.push(Token { word, begins, parted });
                begins = false;
                parted = !part.ends_with(char::is_alphanumeric);
            }
        }
        let end = piece.trim_end_matches(['”', '"', '’', '»', ')']);
        begins |= end.ends_with(['.', '!', '?', ':', '…', '。']);
    }
    tokens
}

/// "2026-11-23".
fn is_date(piece: &str) -> bool {
    let mut parts = piece.trim_matches(|c: char| !c.is_ascii_digit()).split('-');
    let lengths = [parts.next(), parts.next(), parts.next()].map(|part| part.map_or(0, str::len));
    lengths == [4, 2, 2] && piece.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "President Park Min Seo of Norway met Giorgia Berg of the European Union in Rome. \
        Italian yards will build six ships for 1,100 million crowns by June 2030, 12.5 per cent more.";

    /// What of a sentence the source does not hold.
    fn check(sentence: &str, expected: &[&str]) {
        let claims = claims(sentence, "en-GB");
        let missing: Vec<&str> = claims
            .iter()
            .filter(|claim| !claim.stands_in(&[SOURCE]))
            .map(|claim| claim.words)
            .collect();
        assert_eq!(missing, expected, "{sentence}");
    }

    #[test]
    fn names_that_the_source_does_not_hold_are_found() {
        check("The Italian yards and President Park agreed.", &[]);
        check("The yards of Ankara build for Park.", &["Ankara"]);
        check("Talks between Giorgio Berg and Park", &["Giorgio"]);
        check("In Italy and at the EU; the Norwegian side", &[]);
        check("In Germany the Korean–Italian yards", &["Germany", "Korean"]);
        check("An EUX of the GDR", &["EUX", "GDR"]);
        // Where a sentence begins, a capital says nothing; on Monday is worked out.
        check("Meanwhile they met. Later, on Monday, all agreed.", &[]);
        check("ROME said that Park’s yard", &[]);
    }

    #[test]
    fn numbers_that_the_source_does_not_hold_are_found() {
        check("They build 6 ships for 1100 million, 12.5% more", &[]);
        check(
            "They build seven ships for 1,200 million, 12.4% more",
            &["seven", "1,200", "12.4"],
        );
        check("They build Six ships, the two of them", &[]);
        // A date that the source gives in words of its own is worked out.
        check("They met on 23 November 2026 (2026-11-23).", &[]);
        check("They build it by June 2030.", &[]);
        check("They build it by June 2031.", &["2031"]);
    }

    #[test]
    fn a_short_form_is_held_by_the_long_one_and_the_other_way_round() {
        let check = |sentence: &str, source: &str, held: bool| {
            let claims = claims(sentence, "en");
            assert!(!claims.is_empty());
            let all = claims.iter().all(|claim| claim.stands_in(&[source]));
            assert_eq!(all, held, "{sentence}");
        };
        check("at the WHO", "the World Health Organization met", true);
        check("at the WTO", "the World Health Organization met", false);
        check("at the World Health Organization", "the WHO met", true);
        check("at the Ministry of Polar Research", "the MPR met", true);
    }

    #[test]
    fn german_nouns_are_no_names() {
        assert!(claims("Heute hat der Vertrag Bestand", "de-CH").is_empty());
        assert_eq!(claims("Heute hat der Vertrag 12 Seiten", "de").len(), 1);
    }
}
