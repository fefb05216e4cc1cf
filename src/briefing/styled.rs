//! Words letter by letter with how they are set, to change some of them: typed anew, bold, italic, linked.
//! Letters that were not touched stay as they are set.

use super::Inline;
use crate::article::CharRange;

/// How words of one's own can be set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In bold.
    Bold,
    /// In italic.
    Italic,
}

/// A character with its style. What links somewhere is neither bold nor italic.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Styled<'a> {
    c: char,
    bold: bool,
    italic: bool,
    address: Option<&'a str>,
}

impl Styled<'_> {
    fn has(&self, mark: Mark) -> bool {
        match mark {
            Mark::Bold => self.bold,
            Mark::Italic => self.italic,
        }
    }

    fn alike(&self, other: &Self) -> bool {
        (self.bold, self.italic, self.address) == (other.bold, other.italic, other.address)
    }
}

/// The characters of words and links; nothing for what is locked.
pub(super) fn styled(inlines: &[Inline]) -> Vec<Styled<'_>> {
    let letters = inlines.iter().filter_map(|inline| match inline {
        Inline::Text { text, bold, italic } => Some((text, *bold, *italic, None)),
        Inline::Link { text, href } => Some((text, false, false, Some(href.as_str()))),
        Inline::Quote(_) | Inline::Cite(_) | Inline::Note(_) => None,
    });
    letters
        .flat_map(|(text, bold, italic, address)| {
            text.chars().map(move |c| Styled {
                c,
                bold,
                italic,
                address,
            })
        })
        .collect()
}

/// Other words. What is common to the old and the new ones keeps its style; what is new takes that of the
/// words before it, and belongs to a link only inside of one.
pub(super) fn written<'a>(old: &[Styled<'a>], new: &str) -> Vec<Styled<'a>> {
    let new: Vec<char> = new.chars().map(on_one_line).collect();
    let same = |(old, new): &(&Styled<'_>, &char)| old.c == **new;
    let before = old.iter().zip(&new).take_while(same).count();
    let rest = (old.len() - before).min(new.len() - before);
    let behind = old.iter().rev().zip(new.iter().rev()).take(rest);
    let behind = behind.take_while(same).count();
    let left = before.checked_sub(1).and_then(|at| old.get(at));
    let right = old.get(old.len() - behind);
    let style = left.or(old.first());
    let address = left
        .and_then(|left| left.address)
        .filter(|address| right.and_then(|right| right.address) == Some(*address));
    let typed = new.iter().skip(before).take(new.len() - before - behind);
    let typed = typed.map(|c| Styled {
        c: *c,
        bold: style.is_some_and(|style| style.bold),
        italic: style.is_some_and(|style| style.italic),
        address,
    });
    let kept = old.iter().skip(old.len() - behind).copied();
    old.iter()
        .take(before)
        .copied()
        .chain(typed)
        .chain(kept)
        .collect()
}

/// Whether all words of a range are set off so; links do not count.
pub(super) fn has(chars: &[Styled<'_>], range: CharRange, mark: Mark) -> bool {
    let chars = chars
        .get(range.start..range.end.min(chars.len()))
        .unwrap_or_default();
    let mut words = chars.iter().filter(|styled| styled.address.is_none()).peekable();
    words.peek().is_some() && words.all(|styled| styled.has(mark))
}

/// The words of a range set off, or plain again.
pub(super) fn marked<'a>(old: &[Styled<'a>], range: CharRange, mark: Mark, on: bool) -> Vec<Styled<'a>> {
    in_range(old, range, |styled| match mark {
        _ if styled.address.is_some() => {}
        Mark::Bold => styled.bold = on,
        Mark::Italic => styled.italic = on,
    })
}

/// The words of a range linking to an address, or to none.
pub(super) fn linked<'a>(old: &[Styled<'a>], range: CharRange, address: Option<&'a str>) -> Vec<Styled<'a>> {
    in_range(old, range, |styled| {
        styled.address = address;
        if address.is_some() {
            (styled.bold, styled.italic) = (false, false);
        }
    })
}

/// The link whose words reach over a whole range: where they stand, and the address.
pub(super) fn link_round<'a>(chars: &[Styled<'a>], range: CharRange) -> Option<(CharRange, &'a str)> {
    // A caret behind the last letter of a link is on it as well.
    let at = |at: usize| chars.get(at).and_then(|styled| styled.address);
    let address = at(range.start).or(at(range.start.checked_sub(1)?))?;
    let linked = |styled: &&Styled<'_>| styled.address == Some(address);
    let rest = chars.get(range.start..).unwrap_or_default();
    let start = chars.get(..range.start).unwrap_or_default();
    let start = range.start - start.iter().rev().take_while(linked).count();
    let end = range.start + rest.iter().take_while(linked).count();
    (range.end <= end).then_some((CharRange::new(start, end), address))
}

fn in_range<'a>(old: &[Styled<'a>], range: CharRange, set: impl Fn(&mut Styled<'a>)) -> Vec<Styled<'a>> {
    let mut new = old.to_vec();
    let wanted = new.iter_mut().enumerate().filter(|(at, _)| range.holds(*at));
    wanted.for_each(|(_, styled)| set(styled));
    new
}

/// A sentence has no line breaks.
fn on_one_line(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Neighbours of one style as one run.
pub(super) fn runs(chars: &[Styled<'_>]) -> Vec<Inline> {
    chars
        .chunk_by(|one, next| one.alike(next))
        .filter_map(|run| {
            let first = run.first()?;
            let text = run.iter().map(|styled| styled.c).collect();
            Some(match first.address {
                Some(address) => Inline::Link {
                    text,
                    href: address.to_owned(),
                },
                None => Inline::Text {
                    text,
                    bold: first.bold,
                    italic: first.italic,
                },
            })
        })
        .collect()
}
