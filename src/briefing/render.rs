//! The printed words of a quotation, computed from its source and its recorded operations.

use super::{Operation, Quotation, Source};
use crate::article::{CharRange, FrozenText};

/// The printed words of a quotation, without its outer marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// The words in pieces of one emphasis each.
    pub pieces: Vec<Piece>,
    /// "(emphasis added)" is printed behind the closing mark.
    pub emphasis_added: bool,
}

/// Words of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Set in italic: emphasis added by the analyst.
    pub emphasis: bool,
}

impl Rendered {
    /// The words without their emphasis.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Why operations do not fit their quotation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OperationError {
    /// An operation reaches outside the quotation.
    #[error("a change reaches outside the quotation")]
    Outside,
    /// Two operations overlap or are not in order.
    #[error("two changes overlap")]
    Overlap,
    /// A bracket without words, or with a line break.
    #[error("a bracket needs words on one line")]
    Bracket,
    /// A change of case where there is no letter with two cases.
    #[error("there is no letter whose case could change")]
    Case,
}

impl Quotation {
    /// The printed words: the span of the source with the operations applied. Without operations it
    /// is the span itself, line breaks turned into blanks.
    pub fn render(&self, source: &Source) -> Rendered {
        let text = &source.text;
        let range = self.anchor.range;
        let span = text.slice(range);
        let ellipsis = if span.contains("...") || span.contains('…') {
            "[...]"
        } else {
            "…"
        };
        let mut out = Builder::default();
        let mut at = range.start;
        for operation in &self.operations {
            let touched = operation.range();
            if touched.start < at || touched.end > range.end {
                continue; // refused by `check_operations`; never drawn wrong
            }
            out.push(text.slice(CharRange::new(at, touched.start)), false);
            let words = text.slice(touched);
            match operation {
                Operation::Cut(_) => out.push_spaced(ellipsis),
                Operation::Bracket { text, .. } => {
                    let blank = if touched.is_empty() { out.blank() } else { "" };
                    out.push(&format!("{blank}[{text}]"), false);
                }
                Operation::Case(_) => out.push(&format!("[{}]", other_case(words)), false),
                Operation::Emphasis(_) => {
                    out.emphasis_added = true;
                    out.push(words, true);
                }
            }
            at = touched.end;
            if matches!(operation, Operation::Cut(_)) {
                out.after_cut = true;
            }
        }
        out.push(text.slice(CharRange::new(at, range.end)), false);
        out.finish()
    }

    /// Whether the operations are sorted, apart from each other, inside the quotation and sensible.
    ///
    /// # Errors
    /// The first operation that is not.
    pub fn check_operations(&self, text: &FrozenText) -> Result<(), OperationError> {
        let mut at = self.anchor.range.start;
        for operation in &self.operations {
            let range = operation.range();
            if range.end > self.anchor.range.end
                || range.start < self.anchor.range.start
                || range.start > range.end
            {
                return Err(OperationError::Outside);
            }
            if range.start < at {
                return Err(OperationError::Overlap);
            }
            match operation {
                Operation::Bracket { text, .. }
                    if text.trim().is_empty() || text.contains(['\n', '[', ']']) =>
                {
                    return Err(OperationError::Bracket);
                }
                Operation::Case(_) if other_case(text.slice(range)) == text.slice(range) => {
                    return Err(OperationError::Case);
                }
                Operation::Cut(range) | Operation::Emphasis(range) if range.is_empty() => {
                    return Err(OperationError::Outside);
                }
                _ => {}
            }
            at = range.end;
        }
        Ok(())
    }
}

/// A letter in its other case; the same if it has none.
pub(super) fn other_case(letter: &str) -> String {
    let upper = letter.to_uppercase();
    if upper == letter {
        letter.to_lowercase()
    } else {
        upper
    }
}

#[derive(Default)]
struct Builder {
    pieces: Vec<Piece>,
    emphasis_added: bool,
    after_cut: bool,
}

impl Builder {
    fn push(&mut self, text: &str, emphasis: bool) {
        let mut text = text.replace(['\n', '\r', '\t'], " ");
        if self.after_cut {
            let trimmed = text.trim_start();
            if trimmed.is_empty() {
                return;
            }
            text = if trimmed.starts_with(['.', ',', ';', ':', '?', '!']) {
                trimmed.to_owned()
            } else {
                format!(" {trimmed}")
            };
            self.after_cut = false;
        }
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.emphasis == emphasis => last.text.push_str(&text),
            _ => self.pieces.push(Piece { text, emphasis }),
        }
    }

    /// The blank that a clarification behind a word needs.
    fn blank(&self) -> &'static str {
        let last = self
            .pieces
            .last()
            .and_then(|piece| piece.text.chars().next_back());
        if last.is_some_and(|last| !last.is_whitespace()) {
            " "
        } else {
            ""
        }
    }

    /// An ellipsis with one blank on each side, none at the very start.
    fn push_spaced(&mut self, ellipsis: &str) {
        if let Some(last) = self.pieces.last_mut() {
            let kept = last.text.trim_end().len();
            last.text.truncate(kept);
        }
        let blank = if self.pieces.iter().all(|piece| piece.text.is_empty()) {
            ""
        } else {
            " "
        };
        self.after_cut = false;
        self.push(&format!("{blank}{ellipsis}"), false);
    }

    fn finish(self) -> Rendered {
        Rendered {
            pieces: self.pieces,
            emphasis_added: self.emphasis_added,
        }
    }
}
