//! In which order a run's glyphs go into the file, and what each of them says to a reader.
//!
//! Words of right-to-left runs go in the order in which they are read, their letters from left to right:
//! viewers turn the letters of each word round (ISO 32000-1, 14.8.2.3.3). A mark of direction goes with
//! a stop at such a word's end, else they take it for part of what stands beside it (Unicode
//! Bidirectional Algorithm, 2.6).

use super::error::ExportError;
use crate::typeset::{Glyph, Item, Page, Pages, ParagraphId, Run};
use std::borrow::Cow;

/// Text of an automatic hyphen.
const SOFT_HYPHEN: &str = "\u{AD}";
/// Text of the second and later glyphs of a cluster.
const NOTHING: &str = "\u{200B}";
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

/// A glyph and what it says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said<'a> {
    pub(super) glyph: &'a Glyph,
    /// What the font says the glyph stands for.
    pub(super) text: Cow<'a, str>,
    /// Glyphs in the cluster that begins here; 0 within a cluster.
    pub(super) cluster: usize,
}

impl Said<'_> {
    /// The character that counts for direction; a blank where a cluster goes on.
    fn first(&self) -> char {
        self.text.chars().find(|c| !is_direction_mark(*c)).unwrap_or(' ')
    }

    /// Whether words end here.
    pub(super) fn is_blank(&self) -> bool {
        self.cluster > 0 && self.first().is_whitespace()
    }
}

/// A run with its glyphs; `None` where something else is drawn.
pub(super) type Read<'a> = Option<(&'a Run, Vec<Said<'a>>)>;

/// What the runs of a page say, in the order of its items.
pub(super) fn read<'a>(pages: &'a Pages, page: &'a Page) -> Result<Vec<Read<'a>>, ExportError> {
    let mut reader = Reader::default();
    let runs = page.items.iter().map(|item| {
        let Item::Run(run) = item else { return Ok(None) };
        let paragraph = pages.paragraphs.get(run.paragraph.0 as usize);
        let said = paragraph.and_then(|paragraph| reader.read(run, &paragraph.text));
        let said = said.ok_or_else(|| ExportError::Internal("a run has no text".to_owned()))?;
        Ok(Some((run, said)))
    });
    runs.collect()
}

/// Reads runs in the order of a page's content.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// Paragraph and baseline of the run before, and whether its last letter runs leftwards.
    before: Option<(ParagraphId, f32, bool)>,
}

impl Reader {
    /// The glyphs of the next run. As many glyphs as characters (a letter and its marks) stand for one
    /// each; else the first glyph of a cluster carries the cluster's text. `None` when a range is no
    /// text of the paragraph.
    pub(super) fn read<'a>(&mut self, run: &'a Run, paragraph: &'a str) -> Option<Vec<Said<'a>>> {
        let mut said = texts(&run.glyphs, paragraph)?;
        if leftwards(run, &said) {
            said = words_in_order(said);
        }
        let strong = |each: &Said| match each.first() {
            c if runs_leftwards(c) => Some(true),
            c if c.is_alphabetic() => Some(false),
            _ => None,
        };
        // Some readers take the next cell of a table for more of the word before where one of the two
        // runs leftwards.
        if let (Some((paragraph, baseline, was)), Some(first)) = (self.before, said.first_mut())
            && paragraph != run.paragraph
            && (baseline - run.baseline).abs() < run.size
            && (strong(first) == Some(true) || was && strong(first).is_none())
        {
            first.text.to_mut().insert(0, LEFT_TO_RIGHT_MARK);
        }
        let was = self.before.is_some_and(|(_, _, leftwards)| leftwards);
        let leftwards = said.iter().rev().find_map(strong).unwrap_or(was);
        self.before = Some((run.paragraph, run.baseline, leftwards));
        Some(said)
    }
}

/// What the glyphs stand for, in the order of the run.
fn texts<'a>(glyphs: &'a [Glyph], paragraph: &'a str) -> Option<Vec<Said<'a>>> {
    let mut said = Vec::with_capacity(glyphs.len());
    let mut say = |glyph, text: &'a str, cluster| {
        said.push(Said {
            glyph,
            text: Cow::Borrowed(text),
            cluster,
        });
    };
    for cluster in glyphs.chunk_by(same_cluster) {
        let first = cluster.first()?;
        let text = paragraph.get(first.text.start as usize..first.text.end as usize)?;
        let text = if text.is_empty() { SOFT_HYPHEN } else { text };
        if cluster.len() > 1 && cluster.len() == text.chars().count() {
            let characters = text.split_inclusive(|_: char| true);
            if text.contains(runs_leftwards) {
                // Marks stand before their letter there.
                let characters = characters.rev();
                cluster
                    .iter()
                    .zip(characters)
                    .for_each(|(glyph, text)| say(glyph, text, 1));
            } else {
                cluster
                    .iter()
                    .zip(characters)
                    .for_each(|(glyph, text)| say(glyph, text, 1));
            }
            continue;
        }
        for (index, glyph) in cluster.iter().enumerate() {
            match index {
                0 => say(glyph, text, cluster.len()),
                _ => say(glyph, NOTHING, 0),
            }
        }
    }
    Some(said)
}

fn same_cluster(one: &Glyph, next: &Glyph) -> bool {
    !one.text.is_empty() && one.text == next.text
}

/// Whether the run reads from right to left.
fn leftwards(run: &Run, said: &[Said]) -> bool {
    match (run.glyphs.first(), run.glyphs.last()) {
        (Some(first), Some(last)) if first.text.start != last.text.start => {
            first.text.start > last.text.start
        }
        _ => said.iter().any(|each| each.text.contains(runs_leftwards)),
    }
}

/// The words of a right-to-left run from the last to the first, each with a mark of direction where it
/// ends with a stop.
fn words_in_order(mut said: Vec<Said>) -> Vec<Said> {
    let mut ordered = Vec::with_capacity(said.len());
    while let Some(last) = said.last() {
        let start = if last.is_blank() {
            said.len() - 1
        } else {
            said.iter().rposition(Said::is_blank).map_or(0, |blank| blank + 1)
        };
        let at = ordered.len();
        let word = said.drain(start..);
        if word
            .as_slice()
            .iter()
            .any(|each| each.text.contains(runs_leftwards))
        {
            ordered.extend(word);
        } else {
            // No viewer turns a word of signs round.
            ordered.extend(word.rev());
        }
        if let Some(end) = ordered.get_mut(at)
            && is_neutral(end.first())
        {
            end.text.to_mut().insert(0, RIGHT_TO_LEFT_MARK);
        }
    }
    ordered
}

fn is_neutral(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}') && !runs_leftwards(c)
}

/// Whether it is a mark that only gives a direction.
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, LEFT_TO_RIGHT_MARK | RIGHT_TO_LEFT_MARK)
}

/// Whether the character is of a script written from right to left (Hebrew to Arabic Extended-A, and
/// their presentation forms); their stops and figures are not.
pub(super) fn runs_leftwards(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE)
        && !matches!(c, '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{660}'..='\u{66D}' | '\u{6D4}' | '\u{6F0}'..='\u{6F9}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Artifact, Colour, FaceId, Tag};
    use std::sync::Arc;

    fn run(clusters: impl IntoIterator<Item = std::ops::Range<u32>>) -> Run {
        let glyph = |text| Glyph {
            id: 1,
            x: 0.0,
            rise: 0.0,
            advance: 0.0,
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
            glyphs: Arc::new(clusters.into_iter().map(glyph).collect()),
        }
    }

    fn read(reader: &mut Reader, run: &Run, text: &str) -> Vec<String> {
        let said = reader.read(run, text).unwrap();
        said.into_iter().map(|each| each.text.into_owned()).collect()
    }

    #[test]
    fn a_letter_and_its_marks_stand_for_themselves() {
        // The texts of one cluster of so many glyphs.
        let check = |text: &str, glyphs: usize, expected: &[&str]| {
            let run = run(std::iter::repeat_n(0..text.len() as u32, glyphs));
            assert_eq!(read(&mut Reader::default(), &run, text), expected, "{text}");
        };
        check("m\u{304}", 2, &["m", "\u{304}"]);
        check("m\u{304}", 1, &["m\u{304}"]);
        check("ffi", 1, &["ffi"]);
        check("ffi", 2, &["ffi", NOTHING]);
        check("o", 2, &["o", NOTHING]);
        check("\u{5E9}\u{5C1}\u{5B8}", 3, &["\u{5B8}", "\u{5C1}", "\u{5E9}"]);
        check("", 1, &[SOFT_HYPHEN]);
    }

    #[test]
    fn words_from_right_to_left_go_in_their_order() {
        let text = "שלום, רב.";
        let glyphs = text
            .char_indices()
            .map(|(at, c)| at as u32..(at + c.len_utf8()) as u32);
        let run = run(glyphs.rev());
        let said = read(&mut Reader::default(), &run, text);
        assert_eq!(said.concat(), "\u{200F},םולש \u{200F}.בר");
    }

    #[test]
    fn a_cell_beside_leftward_words_begins_anew() {
        let check = |paragraph: u32, baseline: f32, words: &str, expected: &str| {
            let mut reader = Reader::default();
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
}
