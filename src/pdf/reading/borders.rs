//! Words that stand where directions meet: a Latin word or a figure with a bracket or sign that the
//! right-to-left words round it have drawn to its other side (`Oslo)`, `45%`).
//!
//! Readers take a line by its places and would give the sign by itself. The letters that stand together
//! say what stands apart from them, and that says nothing.

use super::{NOTHING, Read, Said, is_direction_mark, runs_leftwards};
use crate::typeset::Run;
use std::ops::Range;

/// Where a form is: the number of its run, and its own within the run.
type Place = (usize, usize);

/// Lets the words of a page that are torn apart be said in one place.
pub(super) fn carry_over(runs: &mut [Read]) {
    let texts = runs.iter().flatten().flat_map(|(_, said)| said);
    if !texts.into_iter().any(|each| each.text.contains(runs_leftwards)) {
        return;
    }
    for word in words(runs) {
        mend(runs, &word);
    }
}

/// The words that go over several runs.
fn words(runs: &[Read]) -> Vec<Vec<Place>> {
    let mut words: Vec<Vec<Place>> = vec![Vec::new()];
    let mut before: Option<&Run> = None;
    for (number, run) in runs.iter().enumerate() {
        let follows = before.zip(run.as_ref()).is_some_and(|(before, (run, _))| {
            before.paragraph == run.paragraph && before.baseline == run.baseline && before.tag == run.tag
        });
        if !follows {
            words.push(Vec::new());
        }
        before = run.as_ref().map(|(run, _)| *run);
        for (index, each) in run.iter().flat_map(|(_, said)| said).enumerate() {
            if each.is_blank() {
                words.push(Vec::new());
            } else if let Some(word) = words.last_mut() {
                word.push((number, index));
            }
        }
    }
    let over_runs = |word: &Vec<Place>| match (word.first(), word.last()) {
        (Some(first), Some(last)) => first.0 != last.0,
        _ => false,
    };
    words.retain(over_runs);
    words
}

/// If the word has no right-to-left letters and is torn apart, its longest part says it.
fn mend(runs: &mut [Read], word: &[Place]) {
    let said: Vec<&Said> = word.iter().filter_map(|place| at(runs, *place)).collect();
    let texts: Vec<String> = said.iter().map(|each| without_marks(&each.text)).collect();
    let (mut parts, mut start): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for part in said.chunk_by(|one, next| one.x <= next.x) {
        parts.push(start..start + part.len());
        start += part.len();
    }
    let letters = |part: &Range<usize>| {
        let texts = texts.get(part.clone()).unwrap_or_default().iter();
        texts
            .flat_map(|text| text.chars())
            .filter(|c| c.is_alphanumeric())
            .count()
    };
    let Some(longest) = parts.iter().max_by_key(|part| letters(part)).cloned() else {
        return;
    };
    if parts.len() < 2 || texts.iter().any(|text| text.contains(runs_leftwards)) {
        return;
    }
    let before = texts.get(..longest.start).unwrap_or_default().concat();
    let behind = texts.get(longest.end..).unwrap_or_default().concat();
    for (index, place) in word.iter().enumerate() {
        let Some((_, said)) = runs.get_mut(place.0).and_then(Option::as_mut) else {
            return;
        };
        let Some(each) = said.get_mut(place.1) else { return };
        if !longest.contains(&index) {
            each.text = NOTHING.into();
            continue;
        }
        if index == longest.start {
            each.text.to_mut().insert_str(0, &before);
        }
        if index + 1 == longest.end {
            each.text.to_mut().push_str(&behind);
        }
    }
}

fn at<'r>(runs: &'r [Read<'_>], place: Place) -> Option<&'r Said<'r>> {
    let (_, said) = runs.get(place.0)?.as_ref()?;
    said.get(place.1)
}

fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !is_direction_mark(*c)).collect()
}
