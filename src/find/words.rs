//! Words of a stretch of text with their places in code points.

/// A word: letters, digits, and hyphens or apostrophes inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Code point of its start, counted from the start of the stretch.
    pub(super) start: usize,
    /// Code point after its end.
    pub(super) end: usize,
    /// What stands between it and the next word.
    pub(super) gap: &'a str,
}

impl Word<'_> {
    pub(super) fn is_capital(&self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
    }

    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase().replace('’', "'")
    }
}

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    // Byte and code point at which the open word started.
    let mut open: Option<(usize, usize)> = None;
    // Byte at which the last word ended.
    let mut gap_from = 0;
    let ends = std::iter::once((text.len(), ' '));
    let mut chars = text.char_indices().chain(ends).enumerate().peekable();
    while let Some((at, (byte, c))) = chars.next() {
        let next_letter = chars.peek().is_some_and(|(_, (_, next))| next.is_alphanumeric());
        if c.is_alphanumeric() || (open.is_some() && matches!(c, '\'' | '’' | '-') && next_letter) {
            if open.is_none() {
                if let Some(last) = found.last_mut() {
                    last.gap = text.get(gap_from..byte).unwrap_or("");
                }
                open = Some((byte, at));
            }
        } else if let Some((start_byte, start)) = open.take() {
            found.push(Word {
                text: text.get(start_byte..byte).unwrap_or(""),
                start,
                end: at,
                gap: "",
            });
            gap_from = byte;
        }
    }
    if let Some(last) = found.last_mut() {
        last.gap = text.get(gap_from..).unwrap_or("");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places_and_gaps() {
        let found = words("Lee’s plan, “one-off”: 이재명.");
        let all: Vec<(&str, usize, usize, &str)> =
            found.iter().map(|w| (w.text, w.start, w.end, w.gap)).collect();
        assert_eq!(
            all,
            [
                ("Lee’s", 0, 5, " "),
                ("plan", 6, 10, ", “"),
                ("one-off", 13, 20, "”: "),
                ("이재명", 23, 26, ".")
            ]
        );
        assert!(words("").is_empty() && words(" ,. ").is_empty());
    }
}
