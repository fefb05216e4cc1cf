//! Runs made by hand, and what they say.

use super::*;
use crate::typeset::{Artifact, Colour, FaceId, Glyph, Tag};
use std::sync::Arc;

fn run(clusters: impl IntoIterator<Item = std::ops::Range<u32>>) -> Run {
    let glyph = |(text, index)| Glyph {
        id: 1,
        x: 11.0 * f32::from(index),
        rise: 0.0,
        advance: 8.0,
        text,
    };
    Run {
        face: FaceId::SERIF,
        size: 11.0,
        colour: Colour::default(),
        x: 0.0,
        baseline: 0.0,
        paragraph: ParagraphId(0),
        tag: Tag::Artifact(Artifact::Decoration),
        glyphs: Arc::new(clusters.into_iter().zip(0u8..).map(glyph).collect()),
    }
}

fn reader() -> Reader<'static> {
    Reader::new(Faces::bundled())
}

fn read(reader: &mut Reader, run: &Run, text: &str) -> Vec<String> {
    let said = reader.read(run, text).unwrap();
    said.into_iter().map(|each| each.text.into_owned()).collect()
}

#[test]
fn a_letter_and_its_marks_are_one_form() {
    // Places in em of the glyphs of one cluster, one of which takes room.
    let check = |text: &str, glyphs: &[f32], expected: &[&str]| {
        let mut run = run(std::iter::repeat_n(0..text.len() as u32, glyphs.len()));
        let placed = Arc::make_mut(&mut run.glyphs).iter_mut();
        placed.zip(glyphs).for_each(|(glyph, x)| glyph.x = x * run.size);
        assert_eq!(read(&mut reader(), &run, text), expected, "{text}");
    };
    check("m\u{304}", &[0.0, 0.1], &["m\u{304}"]);
    check("m\u{304}", &[0.0], &["m\u{304}"]);
    check("ffi", &[0.0, 0.5], &["ffi"]);
    check(
        "\u{5E9}\u{5B8}\u{5C1}",
        &[0.0, 0.1, 0.2],
        &["\u{200F}\u{5C1}\u{5B8}\u{5E9}"],
    );
    check("", &[0.0], &[SOFT_HYPHEN]);
    // Too far off for a glyph's coordinates.
    check("m\u{304}", &[0.0, 40.0], &["m", "\u{304}"]);
    check("ffi", &[0.0, 40.0], &["ffi", NOTHING]);
    check("\u{5E9}\u{5B8}", &[0.0, 40.0], &["\u{5B8}", "\u{5E9}"]);
}

#[test]
fn words_from_right_to_left_go_in_their_order() {
    let text = "שלום, רב.";
    let glyphs = text
        .char_indices()
        .map(|(at, c)| at as u32..(at + c.len_utf8()) as u32);
    let run = run(glyphs.rev());
    let said = read(&mut reader(), &run, text);
    assert_eq!(said.concat(), "\u{200F},םולש \u{200F}.בר");
}

#[test]
fn marks_of_a_words_last_letter_stay_with_it() {
    // Behind a stop.
    let text = "ש\u{5B4}ב\u{5B8}.";
    let run = run([8..9, 4..8, 0..4]);
    let said = read(&mut reader(), &run, text);
    assert_eq!(said.concat(), "\u{200F}.\u{200F}\u{5B8}ב\u{5B4}ש");
}

#[test]
fn a_cell_beside_leftward_words_begins_anew() {
    let check = |paragraph: u32, baseline: f32, words: &str, expected: &str| {
        let mut reader = reader();
        read(&mut reader, &run(std::iter::once(0..2)), "ב");
        let mut next = run(words
            .char_indices()
            .map(|(at, c)| at as u32..(at + c.len_utf8()) as u32));
        next.paragraph = ParagraphId(paragraph);
        next.baseline = baseline;
        assert_eq!(read(&mut reader, &next, words).concat(), expected, "{words}");
    };
    check(1, 0.0, "45%", "\u{200E}45%");
    check(1, 0.0, "a", "a");
    check(1, 20.0, "45%", "45%");
    check(0, 0.0, "45%", "45%");
    check(1, 0.0, "ג", "\u{200E}ג");
}

#[test]
fn a_word_torn_apart_is_said_by_its_letters() {
    // The runs of a right-to-left line, each with the place of its first glyph.
    let check = |runs: &[(&str, f32)], expected: &[&str]| {
        let paragraph: String = runs.iter().map(|(text, _)| *text).collect();
        let mut start = 0;
        let runs: Vec<Run> = runs
            .iter()
            .map(|(text, x)| {
                let glyphs = text.char_indices();
                let mut run =
                    run(glyphs.map(|(at, c)| (start + at) as u32..(start + at + c.len_utf8()) as u32));
                run.x = *x;
                start += text.len();
                run
            })
            .collect();
        let mut reader = reader();
        let mut said: Vec<Read> = runs
            .iter()
            .map(|run| Some((run, reader.read(run, &paragraph).unwrap())))
            .collect();
        borders::carry_over(&mut said);
        let said = said.iter().flatten().flat_map(|(_, said)| said);
        let texts: Vec<&str> = said.map(|each| each.text.as_ref()).collect();
        assert_eq!(texts, expected);
    };
    let nothing = NOTHING;
    check(
        &[("ב ", 80.0), ("Oslo", 20.0), (")", 5.0)],
        &["ב", " ", "O", "s", "l", "o)", nothing],
    );
    check(
        &[("ב ", 80.0), ("“", 65.0), ("We", 20.0)],
        &["ב", " ", nothing, "“W", "e"],
    );
    // Nothing is torn apart.
    check(
        &[("ב ", 0.0), ("We", 30.0), ("%", 60.0)],
        &["ב", " ", "W", "e", "%"],
    );
    check(
        &[("a ", 80.0), ("45", 20.0), ("%", 5.0)],
        &["a", " ", "4", "5", "%"],
    );
}
