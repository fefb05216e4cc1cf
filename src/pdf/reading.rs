//! In which order a run's glyphs go into the file, and what each of them says to a reader; which of them
//! go together is worked out in [`clusters`], and words torn apart by their neighbours are mended in [`borders`].
//!
//! Words of right-to-left runs go in the order in which they are read, their letters from left to right:
//! viewers turn the letters of each word round (ISO 32000-1, 14.8.2.3.3). A mark of direction goes with
//! a stop at such a word's end, else they take it for part of what stands beside it (Unicode
//! Bidirectional Algorithm, 2.6).

mod borders;
mod clusters;
#[cfg(test)]
mod tests;

use super::error::ExportError;
use super::forms::{Form, anchor, units_to_fuse};
use crate::typeset::{Faces, Item, Page, Pages, ParagraphId, Run};
use clusters::{clusters, extent, level};
use std::borrow::Cow;

/// Text of an automatic hyphen.
const SOFT_HYPHEN: &str = "\u{AD}";
/// Text of the second and later glyphs of a cluster that could not be fused.
const NOTHING: &str = "\u{200B}";
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

/// What is shown by one code, where, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said<'a> {
    pub(super) form: Form,
    /// Distance from the page's left edge, in points.
    pub(super) x: f32,
    /// Shift upwards from the run's baseline, in points.
    pub(super) rise: f32,
    /// What the font says it stands for.
    pub(super) text: Cow<'a, str>,
}

impl Said<'_> {
    /// The character that counts for direction.
    fn first(&self) -> char {
        self.text.chars().find(|c| !is_direction_mark(*c)).unwrap_or(' ')
    }

    /// Whether words end here.
    pub(super) fn is_blank(&self) -> bool {
        self.first().is_whitespace()
    }
}

/// A run with its glyphs; `None` where something else is drawn.
pub(super) type Read<'a> = Option<(&'a Run, Vec<Said<'a>>)>;

/// What the runs of a page say, in the order of its items.
pub(super) fn read<'a>(pages: &'a Pages, page: &'a Page) -> Result<Vec<Read<'a>>, ExportError> {
    let mut reader = Reader::new(&pages.faces);
    let runs = page.items.iter().map(|item| {
        let Item::Run(run) = item else { return Ok(None) };
        let paragraph = pages.paragraphs.get(run.paragraph.0 as usize);
        let said = paragraph.and_then(|paragraph| reader.read(run, &paragraph.text));
        let said = said.ok_or_else(|| ExportError::Internal("a run has no text".to_owned()))?;
        Ok(Some((run, said)))
    });
    let mut runs: Vec<Read> = runs.collect::<Result<_, ExportError>>()?;
    borders::carry_over(&mut runs);
    Ok(runs)
}

/// Reads runs in the order of a page's content.
#[derive(Debug)]
pub(super) struct Reader<'f> {
    faces: &'f Faces,
    /// Paragraph and baseline of the run before, and whether its last letter runs leftwards.
    before: Option<(ParagraphId, f32, bool)>,
}

impl<'f> Reader<'f> {
    /// A reader at the top of a page.
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self { faces, before: None }
    }

    /// What the next run says. `None` when a range is no text of the paragraph.
    pub(super) fn read<'a>(&mut self, run: &Run, paragraph: &'a str) -> Option<Vec<Said<'a>>> {
        let mut said = self.texts(run, paragraph)?;
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

    /// What the glyphs stand for, in the order of the run. A letter and its marks are fused, as is a letter
    /// that is raised; in a face whose glyphs cannot be fused, as many glyphs as characters stand for one
    /// each, else the first glyph of a cluster carries the cluster's text.
    fn texts<'a>(&self, run: &Run, paragraph: &'a str) -> Option<Vec<Said<'a>>> {
        let level = level(&run.glyphs);
        let mut units = None;
        let mut said = Vec::with_capacity(run.glyphs.len());
        for cluster in clusters(run, paragraph) {
            let first = cluster.first()?;
            let text = paragraph.get(extent(cluster))?;
            let text = if text.is_empty() { SOFT_HYPHEN } else { text };
            let form = if cluster.len() == 1 && first.rise == level {
                Some(Form::Glyph(first.id))
            } else {
                let units = units.get_or_insert_with(|| self.faces.get(run.face).and_then(units_to_fuse));
                units.and_then(|units| Form::of(cluster, level, run.size, units))
            };
            if let Some(form) = form {
                said.push(Said {
                    form,
                    x: run.pen(anchor(cluster)?),
                    rise: level,
                    text: in_order_of_page(text),
                });
                continue;
            }
            let mut characters: Vec<&str> = text.split_inclusive(|_: char| true).collect();
            if characters.len() != cluster.len() {
                characters = vec![text];
            } else if text.contains(runs_leftwards) {
                // Marks stand before their letter there.
                characters.reverse();
            }
            let texts = characters.into_iter().chain(std::iter::repeat(NOTHING));
            said.extend(cluster.iter().zip(texts).map(|(glyph, text)| Said {
                form: Form::Glyph(glyph.id),
                x: run.pen(glyph),
                rise: glyph.rise,
                text: text.into(),
            }));
        }
        Some(said)
    }
}

/// A form's text as it goes into the file: right-to-left letters from left to right, like the forms of a word.
fn in_order_of_page(text: &str) -> Cow<'_, str> {
    if is_letter_with_marks(text) {
        return text.chars().rev().collect();
    }
    text.into()
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

/// The words of a right-to-left run from the last to the first, with a mark of direction where one ends with
/// a stop, and before marks that no letter stands before.
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
        let mut behind_letter = false;
        for (index, each) in ordered.iter_mut().skip(at).enumerate() {
            let lone_marks = is_letter_with_marks(&each.text) && !behind_letter;
            behind_letter = each.text.ends_with(runs_leftwards);
            if lone_marks || index == 0 && is_neutral(each.first()) {
                each.text.to_mut().insert(0, RIGHT_TO_LEFT_MARK);
            }
        }
    }
    ordered
}

fn is_neutral(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}') && !runs_leftwards(c)
}

/// Whether several right-to-left characters stand for one form. Viewers that count its marks as neutral
/// would leave them where they are.
fn is_letter_with_marks(text: &str) -> bool {
    text.chars().nth(1).is_some() && text.contains(runs_leftwards)
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
