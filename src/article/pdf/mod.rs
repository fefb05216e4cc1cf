//! PDF: what a page shows, put back into the order and the paragraphs it was set from.
//!
//! An interpreter gives the glyphs with their characters and places ([`glyphs`]). Running heads are
//! taken off ([`running`]), columns told ([`columns`]), lines joined to paragraphs over columns and
//! pages ([`paragraphs`]), parted words made whole ([`hyphens`]). A page is painted as it looks by
//! [`page_image`]. Pictures, actions and attached files
//! are not read; pages without text are counted.

mod blocks;
mod columns;
mod glyphs;
mod hyphens;
mod page_image;
mod paragraphs;
mod running;

pub(super) use page_image::paint;

use super::left_out::LeftOut;
use super::properties::{self, Properties};
use super::read::Draft;
use super::worker::Limits;
use super::{Area, PageLines, Problem, ProblemKind};
use columns::Column;
use glyphs::{PageContent, Piece};
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

/// Where each page begins in the text, in code points, and where each line stands.
pub(super) type Pages = (Vec<usize>, PageLines);

/// Reads a file: the draft, and its pages.
///
/// # Errors
/// Encrypted, damaged, without pages, or without a page that has text.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<(Draft, Pages), (ProblemKind, String)> {
    let pdf = opened(bytes.to_vec())?;
    let pages = pdf.pages();
    let count = pages.len();
    if count == 0 {
        return Err(damaged());
    }
    let read: Vec<PageContent> = contents(&pdf, limits.pdf_pages);
    let mut problems = Vec::new();
    let unknown: usize = read.iter().map(|page| page.unknown).sum();
    let empty = read
        .iter()
        .filter(|page| page.pieces.is_empty() && page.turned.is_empty())
        .count();
    if empty == read.len() {
        let pages = if count == 1 {
            "its page: it is".to_owned()
        } else {
            format!("any of its {count} pages: they are")
        };
        let message = if unknown > 0 {
            format!(
                "does not say which characters its {unknown} glyphs are; run it through text recognition first"
            )
        } else {
            format!("has no text on {pages} scanned or empty; run it through text recognition first")
        };
        return Err((ProblemKind::Empty, message));
    }
    let mut say = |kind, message: String| {
        problems.push(Problem {
            kind,
            message,
            blocking: false,
        });
    };
    if count > read.len() {
        say(
            ProblemKind::TooLarge,
            format!(
                "has {count} pages; the first {} were read, the others were not",
                read.len()
            ),
        );
    }
    if empty > 0 {
        let message =
            format!("{empty} of {count} pages have no text: they are empty or scanned, and were not read");
        say(ProblemKind::LeftOut, message);
    }
    if unknown > 0 {
        let message = format!("{unknown} characters could not be read: the file does not say which they are");
        say(ProblemKind::Undecodable, message);
    }
    let images: usize = read.iter().map(|page| page.images).sum();
    let turned = read
        .iter()
        .map(|page| (page.turned.trim().to_owned(), page.turned_area));
    let turned: Vec<(String, Option<Area>)> = turned.collect();
    let laid_out = lay_out(read.into_iter().map(|page| page.pieces).collect());
    let (flow, places) = blocks::flow(laid_out, &turned);
    let left_out = LeftOut {
        pictures: images,
        ..LeftOut::default()
    };
    let mut draft = properties::draft(flow, own_properties(pdf.metadata()), left_out, limits);
    problems.append(&mut draft.problems);
    draft.problems = problems;
    let pages = blocks::pages(&draft.blocks, places);
    Ok((draft, pages))
}

fn opened(bytes: Vec<u8>) -> Result<Pdf, (ProblemKind, String)> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => {
            let message = "is encrypted; open it with its password and save it without one";
            (ProblemKind::Unsupported, message.to_owned())
        }
        LoadPdfError::Invalid => damaged(),
    })
}

fn damaged() -> (ProblemKind, String) {
    let message = "is a damaged PDF; get it again from where it came from";
    (ProblemKind::Damaged, message.into())
}

/// What each page shows, of as many pages as are read.
fn contents(pdf: &Pdf, most: usize) -> Vec<PageContent> {
    let cache = InterpreterCache::new();
    let page = |page| {
        let page: &hayro_interpret::hayro_syntax::page::Page<'_> = page;
        let (width, height) = page.render_dimensions();
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            transform,
            bounds,
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut content = PageContent::default();
        interpret_page(page, &mut context, &mut content);
        content
    };
    pdf.pages().iter().take(most).map(page).collect()
}

/// A document put back together.
struct LaidOut {
    paragraphs: Vec<paragraphs::Paragraph>,
    /// Running heads and folios, by page.
    heads: Vec<Vec<Piece>>,
    /// The size of most of the text, in points.
    body: f32,
}

fn lay_out(mut pages: Vec<Vec<Piece>>) -> LaidOut {
    let sizes = pages
        .iter()
        .flatten()
        .map(|piece| (piece.size, piece.text.as_str()));
    let body = paragraphs::body_size(sizes);
    let heads = running::take(&mut pages, body);
    let columns: Vec<Vec<Column>> = pages
        .into_iter()
        .map(|page| columns::columns(page, body))
        .collect();
    let words = hyphens::Words::of(columns.iter().flatten());
    LaidOut {
        paragraphs: paragraphs::paragraphs(&columns, &words, body),
        heads,
        body,
    }
}

fn own_properties(metadata: &Metadata) -> Properties {
    let text = |bytes: &Option<Box<[u8]>>| {
        bytes
            .as_deref()
            .map(decoded)
            .filter(|text| !text.trim().is_empty())
    };
    let date = |date: &Option<hayro_interpret::hayro_syntax::object::DateTime>| {
        date.as_ref()
            .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
    };
    Properties {
        title: text(&metadata.title),
        authors: text(&metadata.author)
            .map(|names| super::details::split_names(&names))
            .unwrap_or_default(),
        published: date(&metadata.creation_date),
        updated: date(&metadata.modification_date),
        ..Properties::default()
    }
}

/// A text string of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else Latin-1 but for a
/// few signs that are no letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE
            .decode_without_bom_handling(rest)
            .0
            .into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
