//! Paragraphs of a plain text: one line each, or wrapped lines between blank lines.

use super::CharRange;

/// A paragraph's range in code points, without blanks at its ends.
pub(super) fn paragraphs(text: &str) -> Vec<CharRange> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut found: Vec<CharRange> = Vec::new();
    let mut open = false;
    for line in &lines {
        if line.words.is_empty() {
            open = false;
        } else if wrapped && open && !line.starts_item {
            if let Some(last) = found.last_mut() {
                last.end = line.range.end;
            }
        } else {
            found.push(line.range);
            open = true;
        }
    }
    found
}

/// A line of the text.
struct Line<'a> {
    words: &'a str,
    range: CharRange,
    starts_item: bool,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let words = line.trim();
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let range = CharRange::new(at + indent, at + indent + words.chars().count());
            at += line.chars().count() + 1;
            Line {
                words,
                range,
                starts_item: list_marker(words).is_some(),
            }
        })
        .collect()
}

/// Whether lines end because they are full rather than because a paragraph does: most lines that are
/// followed by another end in the middle of a sentence, and none is much longer than a page is wide.
fn is_wrapped(text: &str, lines: &[Line<'_>]) -> bool {
    let longest = lines.iter().map(|line| line.range.len()).max().unwrap_or(0);
    if longest > 120 || !text.contains("\n\n") {
        return false;
    }
    let followed = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if !line.words.is_empty() && !next.words.is_empty() && line.range.len() > 40 => {
            Some(line)
        }
        _ => None,
    });
    let (all, open) = followed.fold((0usize, 0usize), |(all, open), line| {
        (
            all + 1,
            open + usize::from(!line.words.ends_with(['.', '!', '?', '"', '”', ':', '…'])),
        )
    });
    all >= 2 && open * 2 > all
}

/// Length in code points of a list marker with its blank ("- ", "• ", "1. ", "2) "), if there is one.
pub(super) fn list_marker(line: &str) -> Option<usize> {
    let mut chars = line.chars();
    match chars.next()? {
        '-' | '*' | '•' | '–' | '▪' | '·' | '◦' => {
            chars.next().filter(|c| c.is_whitespace()).map(|_| 2)
        }
        first if first.is_ascii_digit() => {
            let digits = 1 + line.chars().skip(1).take_while(char::is_ascii_digit).count();
            let mut rest = line.chars().skip(digits);
            let (mark, blank) = (rest.next()?, rest.next()?);
            (digits <= 2 && matches!(mark, '.' | ')') && blank.is_whitespace()).then_some(digits + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::FrozenText;

    fn check(text: &str, expected: &[&str]) {
        let frozen = FrozenText::new(text);
        let found: Vec<&str> = paragraphs(text)
            .into_iter()
            .map(|range| frozen.slice(range))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_line_is_one_paragraph_unless_lines_are_wrapped() {
        check("One.\nTwo.\n\nThree.\n\n\n", &["One.", "Two.", "Three."]);
        check("  A title  \nText.", &["A title", "Text."]);
        let wrapped = "The ministers met in Oslo on Monday to speak about\nthe sea lanes and about the price of the new\nships that both want.\n\nThey will meet again in the spring.";
        check(
            wrapped,
            &[
                "The ministers met in Oslo on Monday to speak about\nthe sea lanes and about the price of the new\nships that both want.",
                "They will meet again in the spring.",
            ],
        );
        check("", &[]);
    }

    #[test]
    fn list_markers() {
        for (line, expected) in [
            ("- a", Some(2)),
            ("12) a", Some(4)),
            ("2026. a", None),
            ("-a", None),
            ("• x", Some(2)),
        ] {
            assert_eq!(list_marker(line), expected, "{line}");
        }
    }
}
