//! Words that one's own text has in common with its source, one after the other: what was copied word for
//! word. For comparison only; nothing is changed.
//!
//! Case, marks and the form of an apostrophe do not matter. Words that the own text sets in quotation marks
//! are quoted, not copied.

use crate::article::CharRange;

/// Consecutive words that stand in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Where in the own text, in code points.
    pub own: CharRange,
    /// Where in the source's words, in code points of what was given.
    pub source: CharRange,
    /// How many words.
    pub words: usize,
}

/// The runs of at least `least` words (one or more) of `own` that stand in `source` too: from the left, each
/// as long as it goes.
pub fn copied(own: &str, source: &str, least: usize) -> Vec<Copied> {
    let least = least.max(1);
    let (own, source) = (words(own), words(source));
    let mut found = Vec::new();
    let mut rest = own.as_slice();
    while rest.len() >= least {
        let run = longest(rest, &source).filter(|run| run.words >= least);
        let step = run.map_or(1, |run| run.words);
        found.extend(run);
        rest = rest.get(step..).unwrap_or_default();
    }
    found
}

/// The longest run that `own` begins with; the first of equally long ones.
fn longest(own: &[Word<'_>], source: &[Word<'_>]) -> Option<Copied> {
    let mut longest: Option<Copied> = None;
    for from in 0..source.len() {
        let there = source.get(from..).unwrap_or_default();
        let words = own
            .iter()
            .zip(there)
            .take_while(|(own, other)| own.is(other))
            .count();
        if words > longest.map_or(0, |run| run.words) {
            let (own, source) = (span(own, words), span(there, words));
            longest = own.zip(source).map(|(own, source)| Copied { own, source, words });
        }
    }
    longest
}

/// From the first of so many words to the last.
fn span(words: &[Word<'_>], count: usize) -> Option<CharRange> {
    let last = words.get(count.checked_sub(1)?)?;
    Some(CharRange::new(words.first()?.range.start, last.range.end))
}

struct Word<'a> {
    letters: &'a str,
    /// The folded letters as a number: most words differ in it, and numbers are compared at once.
    key: u64,
    range: CharRange,
    /// Set in quotation marks.
    quoted: bool,
}

impl Word<'_> {
    /// The same word, and one's own.
    fn is(&self, other: &Word<'_>) -> bool {
        let same = || match (self.letters.is_ascii(), other.letters.is_ascii()) {
            (true, true) => self.letters.eq_ignore_ascii_case(other.letters),
            _ => folded(self.letters).eq(folded(other.letters)),
        };
        !self.quoted && self.key == other.key && same()
    }
}

fn folded(letters: &str) -> impl Iterator<Item = char> + '_ {
    let letters = letters.chars().filter(|c| *c != '\u{ad}');
    letters.flat_map(char::to_lowercase).map(apostrophe)
}

fn apostrophe(c: char) -> char {
    if matches!(c, '\'' | 'ʼ') { '’' } else { c }
}

fn key(letters: &str) -> u64 {
    let add = |key: u64, c: char| key.rotate_left(7) ^ u64::from(c);
    if letters.is_ascii() {
        // Every card of every change goes through here.
        let lower = letters.bytes().map(|byte| char::from(byte.to_ascii_lowercase()));
        return lower.map(apostrophe).fold(0, add);
    }
    folded(letters).fold(0, add)
}

/// What stands between two blanks.
#[derive(Default)]
struct Piece {
    /// Byte and place of its first letter, and behind its last one.
    first: Option<(usize, usize)>,
    end: (usize, usize),
    /// An opening mark before its letters, and a closing one behind them.
    opens: bool,
    closes: bool,
}

impl Piece {
    fn push(&mut self, c: char, byte: usize, at: usize) {
        if c.is_alphanumeric() {
            self.first.get_or_insert((byte, at));
            self.end = (byte + c.len_utf8(), at + 1);
            self.closes = false;
        } else {
            self.opens |= self.first.is_none() && matches!(c, '"' | '“' | '„' | '«' | '「');
            self.closes |= is_closing(c);
        }
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '」')
}

/// The words between blanks, without the marks round them.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut piece = Piece::default();
    let blank = std::iter::once((text.len(), ' '));
    for (at, (byte, c)) in text.char_indices().chain(blank).enumerate() {
        if !c.is_whitespace() {
            piece.push(c, byte, at);
            continue;
        }
        let done = std::mem::take(&mut piece);
        let rest = done.first.map_or(byte, |(first, _)| first);
        quoted |= done.opens && closes_later(text.get(rest..).unwrap_or_default());
        if let Some((first, from)) = done.first {
            let letters = text.get(first..done.end.0).unwrap_or_default();
            words.push(Word {
                letters,
                key: key(letters),
                range: CharRange::new(from, done.end.1),
                quoted,
            });
        }
        quoted &= !done.closes;
    }
    words
}

/// Whether what an opening mark begins comes to an end: a lone inch mark quotes nothing.
fn closes_later(text: &str) -> bool {
    let closes = |piece: &str| {
        let mut tail = piece.chars().rev().take_while(|c| !c.is_alphanumeric());
        tail.any(is_closing)
    };
    text.split_whitespace().any(closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "“We go,” he said. The two navies will open the government's harbour in Valdivia by June 2030.";

    fn cut(text: &str, range: CharRange) -> String {
        text.chars().skip(range.start).take(range.len()).collect()
    }

    #[test]
    fn runs_are_found_whatever_the_case_and_the_marks() {
        let check = |own: &str, least: usize, expected: &[&str]| {
            let runs = copied(own, SOURCE, least);
            let words: Vec<String> = runs.iter().map(|run| cut(own, run.own)).collect();
            assert_eq!(words, expected, "{own}");
            for run in runs {
                assert_eq!(cut(own, run.own).split(' ').count(), run.words);
                assert_eq!(cut(SOURCE, run.source).split(' ').count(), run.words);
            }
        };
        check(
            "The Two navies will, open a harbour",
            3,
            &["The Two navies will, open"],
        );
        check("the government’s harbour", 3, &["the government’s harbour"]);
        check(
            "In Valdivia, by June, the two navies",
            3,
            &["In Valdivia, by June", "the two navies"],
        );
        check("In Valdivia since then", 3, &[]);
        check("in Valdivia since then", 2, &["in Valdivia"]);
        check("", 3, &[]);
        check("harbour", 0, &["harbour"]);
    }

    #[test]
    fn what_is_quoted_is_not_copied() {
        let check = |own: &str, expected: usize| {
            let words: usize = copied(own, SOURCE, 2).iter().map(|run| run.words).sum();
            assert_eq!(words, expected, "{own}");
        };
        check("They \"will open the\" port", 0);
        check("They “will open the” harbour in Valdivia", 3);
        check("They will “open” the government's harbour", 3);
        check("They 5\" will open the", 3);
        check("They “will open the", 3);
    }
}
