//! The lines above an article's text in an export: which is the headline and which the outlet.

use super::Line;
use super::marks::Mark;
use crate::article::CharRange;

/// Lines above the text in which an article's details stand.
const HEAD: usize = 14;

/// Words of a line among those lines that is a time, a page or a code rather than a second headline.
pub(super) const FEW: usize = 3;

pub(super) fn words(line: &Line<'_>) -> usize {
    line.text.split_whitespace().count()
}

/// How many lines stand above the text: all before the first sentence.
pub(super) fn head(record: &[Line<'_>]) -> usize {
    let sentence = |line: &Line<'_>| {
        let words = words(line);
        line.mark.is_none()
            && !line.heading
            && (words >= 25 || words >= 6 && line.text.ends_with(['.', '!', '?', '"', '”', '…']))
    };
    let first = record.iter().position(sentence);
    // A head without a text behind it, or one that is too long, is not what it seems to be.
    first.unwrap_or(record.len()).min(HEAD)
}

/// The line that is the headline, and its words: labelled, the subject of a message, of the first level,
/// or the first that could be one and does not name the outlet.
pub(super) fn title(top: &[Line<'_>], outlet: Option<usize>) -> Option<(usize, CharRange)> {
    let after = |line: &Line<'_>, before: usize| CharRange::new(line.range.start + before, line.range.end);
    let labelled = top.iter().enumerate().find_map(|(at, line)| match line.mark {
        Some(Mark::Headline(before)) => Some((at, after(line, before))),
        _ => None,
    });
    let subject = || {
        top.iter().enumerate().find_map(|(at, line)| {
            let (label, rest) = line.text.split_once(':')?;
            let subject = line.mark == Some(Mark::Header) && label.eq_ignore_ascii_case("subject");
            let before = line.range.len() - rest.trim_start().chars().count();
            subject.then(|| (at, after(line, before)))
        })
    };
    let unmarked = |fits: fn(&Line<'_>) -> bool| {
        let mut lines = top.iter().enumerate();
        lines
            .find(|(at, line)| line.mark.is_none() && Some(*at) != outlet && fits(line))
            .map(|(at, line)| (at, line.range))
    };
    labelled
        .or_else(subject)
        .or_else(|| unmarked(|line| line.headline))
        .or_else(|| unmarked(|line| words(line) >= FEW))
        .or_else(|| unmarked(|line| line.text.contains(char::is_alphabetic)))
}

/// The line above the text that names whose copyright it is.
pub(super) fn owned(top: &[Line<'_>], owner: &str) -> Option<usize> {
    let owner = owner.to_lowercase();
    top.iter()
        .position(|line| could_be_outlet(line) && owner.contains(&line.text.to_lowercase()))
}

/// The outlet as numbered exports put it: under the number, above the day.
pub(super) fn between_number_and_day(top: &[Line<'_>]) -> Option<usize> {
    let fits = |three: &[Line<'_>]| match three {
        [number, outlet, day] => {
            matches!(number.mark, Some(Mark::Number { .. }))
                && matches!(day.mark, Some(Mark::Date(_)))
                && could_be_outlet(outlet)
        }
        _ => false,
    };
    top.windows(3).position(fits).map(|at| at + 1)
}

/// A few words that are neither a code nor anything else that is known.
pub(super) fn could_be_outlet(line: &Line<'_>) -> bool {
    let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
    let code = !line.text.contains(' ') && !line.text.chars().any(char::is_lowercase);
    line.mark.is_none() && (1..=8).contains(&words(line)) && letters >= 3 && !code
}

/// Whose copyright it is: "Copyright 2026 The Harbour Post. All Rights Reserved." → "The Harbour Post".
pub(super) fn owner_of(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let end = ["all rights", "alle rechte", "tous droits"]
        .iter()
        .filter_map(|words| lower.find(words))
        .min();
    let line = end.and_then(|end| line.get(..end)).unwrap_or(line);
    let year = |word: &str| word.len() >= 4 && word.chars().all(|c| c.is_ascii_digit() || "-–,".contains(c));
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().rposition(|word| year(word))?;
    let name = words.split_off(at + 1).join(" ");
    let name = name.trim_matches([',', '.', ';', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
}
