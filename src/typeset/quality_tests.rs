//! How good the lines of running text are, counted on the samples at the width of the page.

use super::faces::Faces;
use super::hyphenate::Hyphens;
use super::page::{Artifact, Tag};
use super::set_lines::{SetParagraph, set_lines};
use super::shape::Shape;
use super::style::{self, Align};
use super::text::StyledText;
use crate::article::worker::{Limits, Request};
use crate::article::{read, samples};

fn set(shape: &mut Shape, words: &str, measure: f32, align: Align) -> SetParagraph {
    let tag = Tag::Artifact(Artifact::Decoration);
    set_lines(
        (shape, &mut Hyphens::default()),
        &StyledText::plain(words, style::BODY, tag),
        measure,
        align,
        "en-GB",
    )
}

/// The running words of the samples, in paragraphs of three lengths: the figures shall hang on how words
/// are set, not on where one paragraph happens to end.
fn paragraphs() -> Vec<String> {
    let mut words = Vec::new();
    for sample in samples() {
        let request = Request {
            file: sample.file.into(),
            bytes: sample.bytes.to_vec(),
            media_type: None,
            limits: Limits::default(),
        };
        // Blocks as the window shows them, the headline too.
        let article = read(&request).article.unwrap();
        for block in article.visible() {
            let text = article.frozen.slice(block.range);
            words.extend(text.split_whitespace().map(str::to_owned));
        }
    }
    [90, 100, 120]
        .into_iter()
        .flat_map(|length| words.chunks(length))
        .map(|chunk| chunk.join(" "))
        .collect()
}

#[test]
fn running_text_is_even_and_seldom_hyphenated() {
    let mut shape = Shape::new(Faces::bundled());
    let (mut lines, mut loose, mut hyphens, mut row, mut longest) = (0, 0, 0, 0, 0);
    for measure in [330.0, 408.0] {
        for words in paragraphs() {
            let set = set(&mut shape, &words, measure, Align::Justified);
            let (last, body) = set.lines.split_last().unwrap();
            assert!(!last.hyphen && !body.last().is_some_and(|line| line.hyphen));
            assert!(!set.overfull);
            for line in body {
                lines += 1;
                // A blank stretches by half its width at a ratio of 1.
                loose += usize::from(line.ratio > 1.0);
                hyphens += usize::from(line.hyphen);
                row = if line.hyphen { row + 1 } else { 0 };
                longest = longest.max(row);
            }
        }
    }
    println!("{lines} lines, {loose} loose, {hyphens} hyphenated, at most {longest} in a row");
    assert!(lines > 100, "{lines} lines");
    assert!(longest <= 2, "{longest} hyphens in a row");
    assert!(hyphens * 4 <= lines, "{hyphens} of {lines} lines hyphenated");
    assert!(loose * 6 <= lines, "{loose} of {lines} lines loose");
}

#[test]
fn no_line_is_wider_than_its_measure() {
    let mut shape = Shape::new(Faces::bundled());
    let check = |shape: &mut Shape, words: &str, measure: f32| {
        for align in [Align::Justified, Align::Left] {
            let set = set(shape, words, measure, align);
            assert!(!set.overfull, "{words} in {measure}");
            for piece in set.lines.iter().flat_map(|line| &line.pieces) {
                assert!(
                    piece.extent.1 <= measure + 4.0,
                    "{words} in {measure}: {:?}",
                    piece.extent
                );
            }
        }
    };
    for measure in [40.0, 60.0, 120.0] {
        check(&mut shape, "internationalisation of administrations", measure);
        check(&mut shape, "대한민국정부수립기념행사준비위원회", measure);
        check(
            &mut shape,
            "https://example.org/reports/2026/annex-three?page=12",
            measure,
        );
        check(&mut shape, "二つの政府は海洋と科学の分野で協力を続ける", measure);
        check(&mut shape, "Donaudampfschifffahrtsgesellschaft", measure);
    }
}
