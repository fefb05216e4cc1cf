//! Displayed quotations: a block that the article sets apart as quoted holds somebody's words from its first to
//! its last, without marks. Whose they are is told like that of any other quotation.

use super::Marked;
use crate::article::{Article, BlockKind, CharRange};

/// Fewest words of a displayed quotation; fewer are a signature or a label.
const FEWEST: usize = 4;

/// Whether an article sets quotations apart: not where most of it is, as in a message that was forwarded.
pub(super) fn displays(article: &Article) -> bool {
    let (mut all, mut quoted) = (0, 0);
    for block in article.visible() {
        all += block.range.len();
        if block.kind == BlockKind::Quote {
            quoted += block.range.len();
        }
    }
    quoted > 0 && quoted * 2 <= all
}

/// The whole of a displayed quotation, given as characters that begin at `base`; `None` for a line that signs
/// the one before.
pub(super) fn displayed(chars: &[char], base: usize) -> Option<Marked> {
    let first = chars.iter().position(|c| !c.is_whitespace())?;
    let end = chars.iter().rposition(|c| !c.is_whitespace())? + 1;
    let own = chars.get(first..end)?;
    let words = own.split(|c| c.is_whitespace()).filter(|word| !word.is_empty());
    let signs = own.first().is_some_and(|c| matches!(c, '-' | '–' | '—' | '―'));
    let whole = CharRange::new(base + first, base + end);
    (!signs && words.count() >= FEWEST).then_some(Marked {
        inner: whole,
        outer: whole,
        closed: true,
    })
}
