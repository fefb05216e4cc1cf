//! A quotation as its card shows it while it is worked on: what is printed, and what is left out where it stood.

use super::render::other_case;
use super::{Operation, Quotation};
use crate::article::{CharRange, FrozenText};

/// A piece of a quotation as its card shows it while it is worked on: also what is not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The words of the source; empty for a clarification.
    pub range: CharRange,
    /// What is shown.
    pub text: String,
    /// How.
    pub look: Look,
}

/// How a piece is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As in the source.
    Plain,
    /// Not printed.
    Out,
    /// Added by the analyst, in brackets.
    Added,
    /// Emphasised by the analyst.
    Emphasis,
}

impl Quotation {
    /// The quotation as its card shows it: words that are not printed stand where they stood.
    pub fn marked(&self, text: &FrozenText) -> Vec<Marked> {
        let mut pieces = Vec::new();
        let mut at = self.anchor.range.start;
        let mut push = |range: CharRange, text: String, look| {
            if !text.is_empty() {
                pieces.push(Marked { range, text, look });
            }
        };
        let source = |range: CharRange| text.slice(range).replace(['\n', '\r', '\t'], " ");
        for operation in &self.operations {
            let range = operation.range();
            let before = CharRange::new(at, range.start.max(at));
            push(before, source(before), Look::Plain);
            let behind = CharRange::new(range.end, range.end);
            match operation {
                Operation::Cut(_) => push(range, source(range), Look::Out),
                Operation::Bracket { text, .. } => {
                    push(range, source(range), Look::Out);
                    let blank = if range.is_empty() { " " } else { "" };
                    push(behind, format!("{blank}[{text}]"), Look::Added);
                }
                Operation::Case(_) => push(range, format!("[{}]", other_case(&source(range))), Look::Added),
                Operation::Emphasis(_) => push(range, source(range), Look::Emphasis),
            }
            at = range.end.max(at);
        }
        let rest = CharRange::new(at, self.anchor.range.end.max(at));
        push(rest, source(rest), Look::Plain);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Treatment;
    use crate::briefing::testing::{QUOTED, quotation};

    fn place(words: &str) -> CharRange {
        let start = QUOTED.find(words).unwrap();
        CharRange::new(start, start + words.len())
    }

    #[test]
    fn a_card_shows_what_is_not_printed_where_it_stood() {
        let (mut quotation, source) = quotation();
        for (words, treatment) in [
            ("as I said before", Treatment::Cut),
            ("lanes", Treatment::Bracket("straits".into())),
            ("ships", Treatment::Emphasis),
        ] {
            quotation.operations = quotation.treated(&source.text, place(words), &treatment).unwrap();
        }
        let shown: Vec<(String, Look)> = quotation
            .marked(&source.text)
            .into_iter()
            .map(|piece| (piece.text, piece.look))
            .collect();
        let expected = [
            ("We will", Look::Plain),
            (", as I said before,", Look::Out),
            (" keep the ", Look::Plain),
            ("lanes", Look::Out),
            ("[straits]", Look::Added),
            (" open for ", Look::Plain),
            ("ships", Look::Emphasis),
            (" and for 27 crews.", Look::Plain),
        ];
        assert_eq!(shown, expected.map(|(text, look)| (text.to_owned(), look)));
    }
}
