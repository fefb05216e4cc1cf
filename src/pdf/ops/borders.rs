//! Words that stand where directions meet: a Latin word or a figure with a bracket or sign that the
//! right-to-left words round it have drawn to its other side (`Oslo)`, `45%`).
//!
//! Viewers read a line by its places and would put the sign before the word, so these words say what
//! they are (`ActualText`, ISO 32000-1, 14.9.4).

use crate::pdf::reading::{Read, is_direction_mark, runs_leftwards};
use crate::typeset::Run;
use std::collections::{BTreeMap, BTreeSet};

/// A page's words of this kind. A glyph is told by the numbers of its run and of itself within it.
#[derive(Debug, Default)]
pub(super) struct BorderWords {
    begins: BTreeMap<(usize, usize), String>,
    ends: BTreeSet<(usize, usize)>,
}

impl BorderWords {
    /// Finds the words among the runs of a page.
    pub(super) fn find(runs: &[Read]) -> Self {
        let mut found = Self::default();
        let mut word: Vec<(usize, usize)> = Vec::new();
        let mut before: Option<&Run> = None;
        for (number, run) in runs.iter().enumerate() {
            let Some((run, said)) = run else {
                found.note(runs, &mut word);
                before = None;
                continue;
            };
            let follows = before.is_some_and(|before| {
                before.paragraph == run.paragraph && before.baseline == run.baseline && before.tag == run.tag
            });
            if !follows {
                found.note(runs, &mut word);
            }
            before = Some(run);
            for (index, each) in said.iter().enumerate() {
                if each.is_blank() {
                    found.note(runs, &mut word);
                } else {
                    word.push((number, index));
                }
            }
        }
        found.note(runs, &mut word);
        found
    }

    fn note(&mut self, runs: &[Read], word: &mut Vec<(usize, usize)>) {
        let word = std::mem::take(word);
        let (Some(first), Some(last)) = (word.first(), word.last()) else {
            return;
        };
        if first.0 == last.0 {
            return;
        }
        let (mut text, mut pen, mut turned) = (String::new(), f32::MIN, false);
        for (number, index) in &word {
            let Some((run, said)) = runs.get(*number).and_then(Option::as_ref) else {
                return;
            };
            let Some(each) = said.get(*index) else { return };
            text.extend(each.text.chars().filter(|c| !is_direction_mark(*c)));
            let x = run.pen(each.glyph);
            turned |= x < pen;
            pen = x;
        }
        if turned && !text.contains(runs_leftwards) {
            self.begins.insert(*first, text);
            self.ends.insert(*last);
        }
    }

    /// The word that begins with this glyph.
    pub(super) fn begins(&self, run: usize, glyph: usize) -> Option<&str> {
        self.begins.get(&(run, glyph)).map(String::as_str)
    }

    /// Whether a word ends with this glyph.
    pub(super) fn ends(&self, run: usize, glyph: usize) -> bool {
        self.ends.contains(&(run, glyph))
    }
}
