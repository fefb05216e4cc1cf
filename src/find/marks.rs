//! Quotation marks: which open, which close, and which are none (inches, apostrophes).
//!
//! One pass over a block in linear time. A mark of any language opens one level; marks inside it are
//! nested and belong to its words.

use crate::article::CharRange;

/// A quotation in a block: the words, and the words with their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) inner: CharRange,
    pub(super) outer: CharRange,
    /// Whether a closing mark was found; an open one reaches to the end of the block.
    pub(super) closed: bool,
}

/// The quotations of a block given as characters, places counted from `base`.
pub(super) fn quotations(chars: &[char], base: usize) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some((closers, width)) = opening(chars, at) else {
            at += 1;
            continue;
        };
        let inner = at + width;
        match closing(chars, inner, closers) {
            Some((end, close_width)) => {
                push(&mut found, chars, base, (at, inner, end, end + close_width, true));
                at = end + close_width;
            }
            None if closers.double => {
                // Opened and not closed: a quotation that goes on in the next paragraph.
                push(
                    &mut found,
                    chars,
                    base,
                    (at, inner, chars.len(), chars.len(), false),
                );
                at = chars.len();
            }
            None => at = inner,
        }
    }
    found
}

fn push(found: &mut Vec<Marked>, chars: &[char], base: usize, places: (usize, usize, usize, usize, bool)) {
    let (open, inner, end, close, closed) = places;
    let words = chars.get(inner..end).unwrap_or_default();
    let lead = words.iter().take_while(|c| c.is_whitespace()).count();
    let tail = words.iter().rev().take_while(|c| c.is_whitespace()).count();
    if lead + tail >= words.len() || !words.iter().any(|c| c.is_alphanumeric()) {
        return;
    }
    found.push(Marked {
        inner: CharRange::new(base + inner + lead, base + end - tail),
        outer: CharRange::new(base + open, base + close),
        closed,
    });
}

/// What closes an opening mark.
#[derive(Clone, Copy)]
struct Closers {
    marks: &'static [char],
    /// Marks that open one level more inside.
    nested: Option<char>,
    double: bool,
    /// A pair of single marks stands for one ('' or ``).
    pair: bool,
}

/// Whether a quotation opens at `at`: what closes it, and how many characters the mark takes.
fn opening(chars: &[char], at: usize) -> Option<(Closers, usize)> {
    let c = *chars.get(at)?;
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
    let after = chars.get(at + 1).copied();
    let free = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '"' | ':')
    });
    let word_follows = after.is_some_and(|c| !c.is_whitespace());
    let double = |marks: &'static [char], nested| {
        Some((
            Closers {
                marks,
                nested,
                double: true,
                pair: false,
            },
            1,
        ))
    };
    let single = |marks: &'static [char]| {
        Some((
            Closers {
                marks,
                nested: None,
                double: false,
                pair: false,
            },
            1,
        ))
    };
    match c {
        '“' | '‟' => double(&['”', '"'], Some('“')),
        '„' => double(&['“', '”', '"'], None),
        '«' => double(&['»'], Some('«')),
        '»' if free && word_follows => double(&['«'], None),
        '「' => double(&['」'], None),
        '『' => double(&['』'], None),
        '”' if free && word_follows => double(&['”'], None),
        '"' if word_follows && (free || !before.is_some_and(|c| c.is_alphanumeric() || c == '.')) => {
            double(&['"', '”'], None)
        }
        '`' | '\'' if after == Some(c) && free => Some((
            Closers {
                marks: &['\''],
                nested: None,
                double: true,
                pair: true,
            },
            2,
        )),
        '‘' | '‚' if free && word_follows => single(&['’', '‘']),
        '‹' => single(&['›']),
        '\'' if free && after.is_some_and(char::is_alphabetic) => single(&['\'']),
        _ => None,
    }
}

/// Where the quotation that began before `from` closes, and how many characters the mark takes.
fn closing(chars: &[char], from: usize, closers: Closers) -> Option<(usize, usize)> {
    let mut level = 0usize;
    for (at, c) in chars.iter().enumerate().skip(from) {
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        let after = chars.get(at + 1).copied();
        if closers.pair {
            if *c == '\'' && after == Some('\'') {
                return Some((at, 2));
            }
            continue;
        }
        if closers.nested == Some(*c) {
            level += 1;
        } else if closers.marks.contains(c) {
            // Inches and feet: a straight mark right behind a digit, with more words behind it.
            let inch = *c == '"'
                && before.is_some_and(|c| c.is_ascii_digit())
                && after.is_some_and(|c| c == ' ' || c == '-')
                && { chars.get(at + 1..).unwrap_or_default().contains(&'"') };
            let apostrophe = !closers.double && after.is_some_and(char::is_alphanumeric);
            if inch || apostrophe {
                continue;
            }
            if level == 0 {
                // A single quotation ends behind a word or a stop, and holds more than one letter.
                return (closers.double || at > from + 1).then_some((at, 1));
            }
            level -= 1;
        } else if !closers.double && at > from + 400 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<String> = quotations(&chars, 0)
            .into_iter()
            .map(|marked| chars[marked.inner.start..marked.inner.end].iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_many_languages_pair() {
        check("He said \"yes\" and “no”.", &["yes", "no"]);
        check("Er sagte: „Wir gehen.“ Dann", &["Wir gehen."]);
        check("« Oui », dit-il, »nein« und ”ja”.", &["Oui", "nein", "ja"]);
        check("그는 「간다」라고 했다", &["간다"]);
        check("``We go,'' he said", &["We go,"]);
        check("‘We go,’ he said of the ’90s", &["We go,"]);
        check("She said 'we will not go' twice", &["we will not go"]);
    }

    #[test]
    fn what_is_no_quotation_is_left_alone() {
        check("It's the ministers' plan, isn't it?", &[]);
        check("A 5\" gun and a 6\" gun", &[]);
        check("“”, \"\" and \" \"", &[]);
    }

    #[test]
    fn nested_and_open_ones() {
        check(
            "“He said ‘no’ to “them” twice,” Lee said",
            &["He said ‘no’ to “them” twice,"],
        );
        check("\"This goes on and on", &["This goes on and on"]);
        check("the \"32\" marks\" end", &["32\" marks"]);
    }
}
