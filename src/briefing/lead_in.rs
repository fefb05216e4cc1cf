//! The lead-in of a quotation inside a bullet: "President Lee added that Seoul and Rome would".
//!
//! It is the source's own clause where there is a short one between speaker and words; otherwise
//! "President Lee said". Whoever has not been named before in the document is introduced with title
//! and full name. The analyst can rewrite it.

use super::{QuotedSpan, Source, Speaker};
use crate::article::CharRange;

/// Words of the source that a lead-in may take over at most.
const MOST_WORDS: usize = 14;

/// The lead-in, without a blank at its end; `before` is what the document says up to this place.
pub(super) fn lead_in(source: &Source, span: &QuotedSpan, before: &str) -> String {
    let who = named(source, span, before);
    match clause(source, span) {
        Some(clause) => format!("{who} {clause}"),
        None => format!("{who} said"),
    }
}

/// The ways in which a lead-in may name a speaker.
pub(super) struct Named {
    /// As at the first mention, with title and full name.
    pub(super) full: String,
    /// As afterwards, in the words of the source's mention where that is a name.
    pub(super) short: String,
    /// The name alone; empty if there is none.
    pub(super) bare: String,
}

/// How a lead-in may name the speaker of a quotation.
pub(super) fn names(source: &Source, span: &QuotedSpan) -> Named {
    let bare = match &span.speaker {
        Speaker::Person { name, .. } | Speaker::Document(name) => name.clone(),
        Speaker::Outlet | Speaker::Unknown => String::new(),
    };
    Named {
        full: named(source, span, ""),
        short: named(source, span, &bare),
        bare,
    }
}

/// The speaker as a sentence begins: title and full name at the first mention, afterwards title and
/// name as the source's mention has them (the full name where that is a pronoun or an office).
fn named(source: &Source, span: &QuotedSpan, before: &str) -> String {
    let (name, title) = match &span.speaker {
        Speaker::Person { name, title } => (name.as_str(), title.as_str()),
        Speaker::Outlet => return or(&source.details.outlet, "The article"),
        Speaker::Document(name) => return or(name, "The document"),
        Speaker::Unknown => return "A speaker".into(),
    };
    let mention = span
        .mention
        .map(|range| source.text.slice(range).trim())
        .unwrap_or_default();
    let by_name = mention
        .split_whitespace()
        .any(|word| name.split_whitespace().any(|part| part == plain(word)));
    let full = if by_name && !mention.contains(',') && before.contains(name) {
        mention
    } else {
        name
    };
    let has_title = title.is_empty() || full.to_lowercase().contains(&title.to_lowercase());
    let full = if has_title || title.split_whitespace().count() > 4 {
        full.to_owned()
    } else {
        format!("{title} {full}")
    };
    capitalised(&full)
}

/// The source's words between the mention and the opening mark, if they are one short clause.
fn clause(source: &Source, span: &QuotedSpan) -> Option<String> {
    let mention = span.mention?;
    if mention.end > span.outer.start {
        return None;
    }
    let between = source.text.slice(CharRange::new(mention.end, span.outer.start));
    // Behind an earlier quotation of the same sentence: "… and warned that".
    let own = between.rsplit(['"', '”', '’', '»']).next().unwrap_or(between);
    let own = own.trim().trim_start_matches([',', ';']).trim_start();
    let own = ["and ", "but ", "then "]
        .iter()
        .find_map(|word| own.strip_prefix(word))
        .unwrap_or(own)
        .trim();
    let words = own.split_whitespace().count();
    let one_clause = !own.contains(['.', '!', '?', '\n', '“', '„', '—', '(', ')']);
    (words > 0 && words <= MOST_WORDS && one_clause && own.starts_with(char::is_lowercase))
        .then(|| own.to_owned())
}

fn or(name: &str, otherwise: &str) -> String {
    if name.is_empty() {
        otherwise.to_owned()
    } else {
        name.to_owned()
    }
}

/// A word without marks round it and without a possessive.
fn plain(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or(word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::source;

    /// `text` marks the mention by ‹ › and the quotation by straight marks.
    fn check(text: &str, title: &str, name: &str, before: &str, expected: &str) {
        let plain: String = text.chars().filter(|c| !matches!(c, '‹' | '›')).collect();
        let place = |c: char| text.chars().position(|other| other == c).unwrap();
        let mention = CharRange::new(place('‹'), place('›') - 1);
        let marks: Vec<usize> = plain
            .chars()
            .enumerate()
            .filter(|(_, c)| *c == '"')
            .map(|(at, _)| at)
            .collect();
        let [.., open, close] = marks.as_slice() else {
            panic!("no marks")
        };
        let span = QuotedSpan {
            range: CharRange::new(open + 1, *close),
            outer: CharRange::new(*open, close + 1),
            speaker: Speaker::Person {
                name: name.into(),
                title: title.into(),
            },
            mention: Some(mention),
        };
        assert_eq!(lead_in(&source(1, &plain), &span, before), expected);
    }

    #[test]
    fn lead_ins_take_the_short_clause_of_the_source() {
        let check = |text, expected| check(text, "President", "Park Min Seo", "Park Min Seo came.", expected);
        check(
            "After talks, ‹President Park› said the two would \"go on.\"",
            "President Park said the two would",
        );
        check(
            "‹He› added that Oslo would \"go on.\"",
            "President Park Min Seo added that Oslo would",
        );
        check("\"We go on,\" ‹Park› said.", "President Park said");
        check(
            "‹Park› described it as \"good\" and warned that \"it may end.\"",
            "President Park warned that",
        );
        check(
            "‹the president›, who spoke at length. Later: \"We go on.\"",
            "President Park Min Seo said",
        );
    }
    #[test]
    fn a_speaker_is_introduced_once() {
        let check = |before, expected| {
            check(
                "\"We go on,\" ‹Park› said.",
                "President",
                "Park Min Seo",
                before,
                expected,
            );
        };
        check("", "President Park Min Seo said");
        check("Ms Park said nothing.", "President Park Min Seo said");
        check("President Park Min Seo spoke.", "President Park said");
    }
}
