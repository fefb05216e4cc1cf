//! Total fit: looking ahead, words wider than the line, hyphens in a row.

use super::*;
use crate::typeset::ragged::tests::words;

#[test]
fn total_fit_looks_ahead() {
    // First fit would take three words, then leave a long gap on the second line.
    let widths = [8.0, 8.0, 8.0, 22.0, 6.0, 9.0, 9.0, 9.0];
    let measure = 33.0;
    let breaks = total_fit(&words(&widths), measure);
    assert_eq!(breaks.last(), Some(&(widths.len() - 1)));
    let worst = |breaks: &[usize]| {
        let candidates = words(&widths);
        let mut start = Extent::default();
        let mut worst: f32 = 0.0;
        for at in &breaks[..breaks.len() - 1] {
            let line = candidates[*at].end - start;
            worst = worst.max((measure - line.width) / line.stretch.max(0.1));
            start = candidates[*at].next;
        }
        worst
    };
    assert!(worst(&breaks) <= worst(&first_fit(&words(&widths), measure)));
}

#[test]
fn a_word_wider_than_the_line_stands_alone() {
    assert_eq!(total_fit(&words(&[10.0, 90.0, 10.0]), 30.0), [0, 1, 2]);
}

/// Every word can be hyphenated and lines without a hyphen are loose: no three end with one.
#[test]
fn three_hyphens_in_a_row_are_avoided() {
    let mut candidates = Vec::new();
    for (index, word) in words(&[14.0; 24]).into_iter().enumerate() {
        if index % 2 == 0 {
            let middle = Extent {
                width: word.end.width - 7.0,
                ..word.end
            };
            candidates.push(Candidate {
                end: Extent {
                    width: middle.width + 1.0,
                    ..middle
                },
                next: middle,
                hyphen: true,
                penalty: HYPHEN_PENALTY,
                ..Candidate::default()
            });
        }
        candidates.push(word);
    }
    let breaks = total_fit(&candidates, 40.0);
    let hyphens: Vec<bool> = breaks.iter().map(|at| candidates[*at].hyphen).collect();
    assert!(
        !hyphens.windows(3).any(|three| three.iter().all(|hyphen| *hyphen)),
        "{hyphens:?}"
    );
}

/// "Anna-" at the end of a line looks like any other hyphen.
#[test]
fn hyphens_of_words_count_in_a_row() {
    let mut candidates = words(&[14.0; 35]);
    for (index, candidate) in candidates.iter_mut().enumerate() {
        candidate.own_hyphen = !matches!(index, 10 | 21);
    }
    let breaks = total_fit(&candidates, 100.0);
    let hyphens: Vec<bool> = breaks.iter().map(|at| candidates[*at].own_hyphen).collect();
    let rows = hyphens[..hyphens.len() - 1].windows(3);
    assert!(
        !rows.into_iter().any(|three| three.iter().all(|hyphen| *hyphen)),
        "{hyphens:?}"
    );
}
