//! Words in quotation marks that nobody said: titles of works, names of things, and words held at arm's
//! length ("so-called"). They are kept apart from quotations, for they have no speaker.
//!
//! Only the words themselves and those right beside them are looked at; what reads like speech is left
//! to be speech.

use super::lexicon::is_verb;
use super::marks::Marked;
use super::words::{Word, words};
use serde::Serialize;

/// Longest title that is recognised, in words.
const LONGEST: usize = 14;

/// How far beside the marks is looked, in characters.
const REACH: usize = 80;

/// What stands in marks without being speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PhraseKind {
    /// The title or name of a work, a broadcast, a ship, an award.
    Title,
    /// A word that the writer holds at arm's length.
    Scare,
}

/// Common nouns that name what a title belongs to, in lower case.
const WORKS: [&str; 58] = [
    "book",
    "novel",
    "memoir",
    "biography",
    "film",
    "movie",
    "documentary",
    "song",
    "album",
    "single",
    "show",
    "series",
    "sitcom",
    "episode",
    "programme",
    "program",
    "podcast",
    "newsletter",
    "column",
    "magazine",
    "play",
    "musical",
    "opera",
    "poem",
    "painting",
    "sculpture",
    "ship",
    "vessel",
    "yacht",
    "boat",
    "band",
    "exhibition",
    "operation",
    "award",
    "prize",
    "entitled",
    "titled",
    "named",
    "nicknamed",
    "headlined",
    "name",
    "exercise",
    "hashtag",
    "titel",
    "motto",
    "namen",
    "buch",
    "lied",
    "roman",
    "studie",
    "ausstellung",
    "schiff",
    "zeitschrift",
    "zeitung",
    "namens",
    "intitulé",
    "título",
    "titolo",
];

/// What words held at arm's length come behind, in lower case.
const HELD: [&str; 5] = [
    "so-called",
    "so- called",
    "so called",
    "sogenannte",
    "sogenannten",
];

/// Nouns and forms behind which a crowd speaks, in lower case.
const CALLED: [&str; 8] = [
    "slogan", "chant", "chants", "chanting", "chanted", "shouting", "shouted", "cries",
];

/// Small words that stay in lower case inside a title.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "but"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "from"
            | "by"
            | "with"
            | "as"
            | "vs"
            | "le"
            | "la"
            | "de"
            | "du"
            | "des"
            | "los"
            | "las"
            | "el"
            | "del"
            | "y"
            | "und"
            | "der"
            | "die"
            | "das"
            | "im"
            | "am"
            | "zu"
            | "von"
            | "et"
            | "e"
            | "di"
            | "il"
    )
}

/// Whether what is `marked` in `chars` is a phrase, and of which kind.
pub(super) fn phrase(chars: &[char], marked: &Marked) -> Option<PhraseKind> {
    if !marked.closed {
        return None;
    }
    let text =
        |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or_default().iter().collect() };
    if marked.inner.len() > 200 {
        return None;
    }
    let own = text(marked.inner.start, marked.inner.end);
    let said = words(&own);
    if said.len() > LONGEST {
        return None;
    }
    let before = text(marked.outer.start.saturating_sub(REACH), marked.outer.start);
    let behind = text(marked.outer.end, (marked.outer.end + REACH).min(chars.len()));
    let (ahead, after) = (words(&before), words(&behind));
    let last = ahead
        .last()
        .filter(|word| word.gap.trim_matches([',', ' ']).is_empty());
    let led = before.trim_end().to_lowercase();
    if HELD.iter().any(|words| led.ends_with(words)) {
        return Some(PhraseKind::Scare);
    }
    // "on ABC's “This Week,” …": what an outlet owns is its broadcast, whoever spoke there.
    let owner = last.filter(|word| word.is_capital() && word.lower().ends_with("'s"));
    let outlet = owner.is_some_and(|word| word.text.chars().take(3).all(char::is_uppercase));
    if owner.is_none() && is_spoken(&own, &ahead, &after, &before, &behind) {
        return None;
    }
    let of_a_work =
        last.is_some_and(|word| WORKS.contains(&word.lower().as_str())) || led.ends_with(" known as");
    // In German a name stands right behind its noun („in dem Film „Anatevka““), speech behind a verb.
    let german = matches!(chars.get(marked.outer.start), Some('„' | '»'));
    let of_a_noun = german && last.is_some_and(|word| word.is_capital() && word.gap.trim().is_empty());
    let capitals = said.iter().filter(|word| word.is_capital()).count();
    let title = said.iter().all(|word| {
        word.is_capital() || word.text.starts_with(|c: char| c.is_ascii_digit()) || is_small(word.text)
    });
    ((title && capitals >= 2)
        || ((of_a_work || of_a_noun || (outlet && title)) && said.first().is_some_and(Word::is_capital)))
    .then_some(PhraseKind::Title)
}

/// Whether somebody is named right beside the marks who says the words.
fn is_spoken(own: &str, ahead: &[Word<'_>], after: &[Word<'_>], before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let speaks = |word: &Word<'_>| {
        let lower = word.lower();
        is_verb(&lower) || CALLED.contains(&lower.as_str())
    };
    // "said “…”", "said, “…”", "called it “…”"
    let led_in = match ahead {
        _ if before.ends_with([':', '：']) => true,
        [.., last] if !last.gap.trim_matches([',', ' ']).is_empty() => false,
        [.., verb, object] if matches!(object.text, "it" | "him" | "her" | "them" | "us") => speaks(verb),
        [.., last] => speaks(last),
        [] => false,
    };
    // A sentence of its own is no name.
    let alone = (before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']))
        && own.ends_with(['.', '!', '?', '…']);
    if led_in || alone {
        return true;
    }
    let comma = own.ends_with([',', '?', '!']) || behind.trim_start().starts_with(',');
    let clause = after
        .iter()
        .take(5)
        .take_while(|word| !word.gap.starts_with(['.', ';']));
    comma && clause.map(Word::lower).any(|word| is_verb(&word))
}

#[cfg(test)]
mod tests {
    use super::super::marks;
    use super::*;

    /// The phrases of a text, each with its kind.
    fn check(text: &str, expected: &[(&str, PhraseKind)]) {
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<(String, PhraseKind)> = marks::marked(&chars, 0)
            .into_iter()
            .filter_map(|(marked, kind)| {
                Some((
                    chars[marked.inner.start..marked.inner.end].iter().collect(),
                    kind?,
                ))
            })
            .collect();
        let expected: Vec<(String, PhraseKind)> = expected
            .iter()
            .map(|(words, kind)| ((*words).to_owned(), *kind))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_and_names_are_no_quotations() {
        let title = |words| [(words, PhraseKind::Title)];
        check("The ship “Northern Light” left port.", &title("Northern Light"));
        check(
            "She read \"The Sea and the Law\" aloud.",
            &title("The Sea and the Law"),
        );
        check("In the novel “Tides,” a captain drowns.", &title("Tides,"));
        check("He was a guest on OBC’s “Monday,” Berg said.", &title("Monday,"));
        check("the hacker known as “Heron” left", &title("Heron"));
        check(
            "In dem Film „Anders gesehen“ geht es um",
            &title("Anders gesehen"),
        );
        check("the song 'Down by the River', which", &title("Down by the River"));
    }

    #[test]
    fn words_held_at_arms_length_are_told_by_what_leads_to_them() {
        check(
            "The so-called “clever” fence fell.",
            &[("clever", PhraseKind::Scare)],
        );
        check(
            "Der sogenannte „kluge“ Zaun fiel.",
            &[("kluge", PhraseKind::Scare)],
        );
    }

    #[test]
    fn what_somebody_says_is_speech_however_it_is_written() {
        for text in [
            "Berg said: “Never Again.”",
            "“Ada Berg,” said Moe. “That’s Jon Moe.”",
            "Moe called it “Good News” twice",
            "The crowd began chanting “Go Home”",
            "Berg called the plan “a great start”",
            "Sie nannte den Plan „einen guten Anfang“.",
            "“Go Home!” Moe shouted.",
        ] {
            check(text, &[]);
        }
    }
}
