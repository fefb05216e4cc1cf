//! Files that travel inside the PDF: what they are, and how one of ours is read back.
//!
//! Reading back is no PDF reader: it knows only the form in which [`super::export_with`] writes an
//! attachment, and refuses every file that does not say that this program wrote it. What it finds is
//! as little to be trusted as any other file: its caller checks it like a file from outside.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// What an attached file is to the document (ISO 19005-3, 6.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// What the document shows, in a form for programs.
    Data,
}

/// A file inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without a folder.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// One line for the reader's list of attachments.
    pub description: &'static str,
    /// What it is to the document.
    pub relationship: Relationship,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why nothing could be read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachedError {
    /// Not a PDF of ours.
    #[error("this is not a PDF that Attaché wrote, or another program wrote it anew")]
    Foreign,
    /// One of ours, exported without attachments.
    #[error("no briefing is attached to this PDF")]
    Nothing,
    /// The attachment is there but not whole.
    #[error("the briefing attached to this PDF is damaged")]
    Damaged,
    /// More than may be read.
    #[error("the briefing attached to this PDF is too large to be read")]
    TooLarge,
}

/// The bytes of the attached file of this media type, at most `limit` of them; from a PDF that this
/// program wrote and nobody changed.
///
/// # Errors
/// No such file, or one that cannot be read.
pub fn attached(pdf: &[u8], media_type: &str, limit: u64) -> Result<Vec<u8>, AttachedError> {
    if !pdf.starts_with(b"%PDF-1.7") || find(pdf, "<xmp:CreatorTool>Attaché ".as_bytes()).is_none() {
        return Err(AttachedError::Foreign);
    }
    let subtype = format!("/Subtype/{}", media_type.replace('/', "#2F"));
    let mut rest = pdf;
    while let Some(at) = find(rest, b"/Type/EmbeddedFile") {
        // The dictionary stands on one line before its stream.
        let (before, after) = rest.split_at(at);
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let Some(end) = find(after, b"stream\n") else {
            return Err(AttachedError::Damaged);
        };
        let dictionary = rest.get(start..at + end).unwrap_or_default();
        let body = after.get(end + b"stream\n".len()..).unwrap_or_default();
        if find(dictionary, subtype.as_bytes()).is_some() {
            return inflate(dictionary, body, limit);
        }
        rest = body;
    }
    Err(AttachedError::Nothing)
}

fn inflate(dictionary: &[u8], body: &[u8], limit: u64) -> Result<Vec<u8>, AttachedError> {
    let length = number(dictionary, b"/Length ").ok_or(AttachedError::Damaged)?;
    let packed = body.get(..length).ok_or(AttachedError::Damaged)?;
    let mut bytes = Vec::new();
    let reader: Box<dyn Read> = if find(dictionary, b"/FlateDecode").is_some() {
        Box::new(ZlibDecoder::new(packed))
    } else {
        Box::new(packed)
    };
    reader
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| AttachedError::Damaged)?;
    if bytes.len() as u64 > limit {
        return Err(AttachedError::TooLarge);
    }
    if number(dictionary, b"/Size ") != Some(bytes.len()) {
        return Err(AttachedError::Damaged);
    }
    Ok(bytes)
}

/// The number after a key.
fn number(dictionary: &[u8], key: &[u8]) -> Option<usize> {
    let at = find(dictionary, key)? + key.len();
    let digits = dictionary.get(at..)?;
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(digits.get(..length)?).ok()?.parse().ok()
}

/// Where `needle` stands first.
fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
