//! Running heads and folios: what stands at the same place of several pages, or is nothing but a
//! page's number.

use super::glyphs::Piece;
use std::collections::{BTreeMap, BTreeSet};

/// Baselines at the head and at the foot of a page that are looked at.
const ZONE: usize = 2;

/// Takes running heads and folios off the pages; gives them back by page. Where that would be most of
/// the text (forms, slides, pages that repeat), none are told from it.
pub(super) fn take(pages: &mut Vec<Vec<Piece>>, body: f32) -> Vec<Vec<Piece>> {
    let before = pages.clone();
    let taken = told(pages, body);
    let letters = |pages: &[Vec<Piece>]| -> usize {
        pages
            .iter()
            .flatten()
            .map(|piece| piece.text.chars().count())
            .sum()
    };
    if letters(&taken) > letters(pages) {
        *pages = before;
        return Vec::new();
    }
    taken
}

fn told(pages: &mut [Vec<Piece>], body: f32) -> Vec<Vec<Piece>> {
    let zones: Vec<BTreeSet<usize>> = pages.iter().map(|page| zone(page)).collect();
    let mut seen: BTreeMap<(String, i32), usize> = BTreeMap::new();
    for (page, zone) in pages.iter().zip(&zones) {
        let mut keys: Vec<_> = zone
            .iter()
            .filter_map(|index| page.get(*index))
            .map(key)
            .collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let mut taken = Vec::new();
    for (page, zone) in pages.iter_mut().zip(zones) {
        let folio = zone
            .iter()
            .filter_map(|index| page.get(*index))
            .find(|piece| is_folio(&piece.text))
            .cloned();
        let runs = |index: usize, piece: &Piece| {
            zone.contains(&index)
                && (seen.get(&key(piece)).is_some_and(|count| *count > 1)
                    // On a page of its own: in the type of the page's number, which is not that of the text.
                    || folio.as_ref().is_some_and(|folio| {
                        is_folio(&piece.text)
                            || ((folio.size - piece.size).abs() < 0.1 && (piece.size - body).abs() > 0.3 && piece.size < 1.5 * body)
                    }))
        };
        let mut index = 0;
        let (heads, rest): (Vec<Piece>, Vec<Piece>) = page.drain(..).partition(|piece| {
            index += 1;
            runs(index - 1, piece)
        });
        *page = rest;
        taken.push(heads);
    }
    taken
}

/// The pieces on the first and last baselines of a page.
fn zone(page: &[Piece]) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    let baseline = |index: &usize| page.get(*index).map_or(0.0, |piece| piece.baseline);
    order.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let within = |order: &mut dyn Iterator<Item = usize>| {
        let mut found = Vec::new();
        let mut lines = 0;
        let mut last = f32::NEG_INFINITY;
        for index in order {
            let at = baseline(&index);
            if (at - last).abs() > 2.0 {
                lines += 1;
                last = at;
            }
            if lines > ZONE {
                break;
            }
            found.push(index);
        }
        found
    };
    let mut found: BTreeSet<usize> = within(&mut order.iter().copied()).into_iter().collect();
    found.extend(within(&mut order.iter().rev().copied()));
    found
}

/// What a piece says without its numbers, and how far down the page.
fn key(piece: &Piece) -> (String, i32) {
    let text: String = piece
        .text
        .trim()
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect();
    let mut folded = text.replace("##", "#");
    while folded.contains("##") {
        folded = folded.replace("##", "#");
    }
    (folded, (piece.baseline / 4.0).round() as i32)
}

/// "7", "– 7 –", "Page 7 of 12", "7/12".
fn is_folio(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let numbers = words
        .iter()
        .filter(|word| word.chars().all(|c| c.is_ascii_digit()))
        .count();
    let others = words
        .iter()
        .filter(|word| {
            [
                "page", "p", "of", "seite", "von", "s", "sur", "pág", "página", "de",
            ]
            .contains(&word.as_str())
        })
        .count();
    (1..=2).contains(&numbers) && numbers + others == words.len() && words.len() <= 4 && text.len() < 24
}
