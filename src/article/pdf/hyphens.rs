//! Words that were parted at the end of a line.

use super::columns::Column;
use std::collections::BTreeSet;

/// The words of a document that stand whole inside a line, and how it parts words.
#[derive(Debug, Default)]
pub(super) struct Words {
    whole: BTreeSet<String>,
    /// Typed hyphens at line ends part words of their own accord: the typesetter's are other
    /// characters, or there are too few for a typesetter to have set any.
    typed_stay: bool,
}

/// A text that is hyphenated has at least this many hyphens in a hundred line ends.
const HYPHENATED: usize = 4;

impl Words {
    pub(super) fn of<'a>(columns: impl Iterator<Item = &'a Column>) -> Self {
        let mut whole = BTreeSet::new();
        let (mut lines, mut typed, mut set) = (0, 0, 0);
        for line in columns.flat_map(|column| &column.lines) {
            let mut words: Vec<&str> = line.text.split_whitespace().collect();
            lines += 1;
            match words.last().and_then(|word| hyphen(word)) {
                Some('-') => typed += 1,
                Some(_) => set += 1,
                None => {}
            }
            if words.last().is_some_and(|word| hyphen(word).is_some()) {
                words.pop();
            }
            whole.extend(words.into_iter().map(bare));
        }
        Self {
            whole,
            typed_stay: set > 0 || typed * 100 < lines * HYPHENATED,
        }
    }

    /// Adds a line to the lines before it.
    pub(super) fn join(&self, text: &mut String, line: &str) {
        let last = text
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default()
            .to_owned();
        let first = line.split_whitespace().next().unwrap_or_default();
        let Some(mark) = hyphen(&last) else {
            let unspaced = is_unspaced(text.chars().next_back()) && is_unspaced(line.chars().next());
            if !unspaced && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            return;
        };
        let stem = last.trim_end_matches(mark);
        let has = |word: String| self.whole.contains(&bare(&word));
        let small = first.chars().next().is_some_and(char::is_lowercase);
        let keeps = if has(format!("{stem}{first}")) {
            false
        } else if has(format!("{stem}-{first}")) || !small {
            // A name or a number behind it: the hyphen belongs to the word.
            mark != '\u{ad}'
        } else {
            // Two words that both stand alone elsewhere, parted by a hyphen that can be typed.
            mark == '-'
                && (self.typed_stay || stem.contains('-') || has(stem.to_owned()) && has(first.to_owned()))
        };
        if !keeps {
            text.truncate(text.trim_end_matches(mark).len());
        }
        text.push_str(line);
    }
}

/// The hyphen at the end of a word that has letters before it.
fn hyphen(word: &str) -> Option<char> {
    let mut from_end = word.chars().rev();
    let mark = from_end
        .next()
        .filter(|c| matches!(c, '-' | '\u{2010}' | '\u{ad}'))?;
    from_end.next().filter(|c| c.is_alphanumeric())?;
    Some(mark)
}

fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.replace('\u{2010}', "-")
}

/// Scripts that set no blanks between words.
fn is_unspaced(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{e00}'..='\u{e7f}'))
}
