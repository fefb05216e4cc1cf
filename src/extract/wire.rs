//! The messages as bytes: frames of a length and that many bytes. Details travel as JSON, the bytes
//! of files as they are.

use crate::article::worker::{Answer, Limits, Part, Request};
use crate::article::{Article, Problem};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// A request without its bytes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    file: String,
    media_type: Option<String>,
    limits: Limits,
}

/// An answer without the bytes of its parts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    article: Option<Article>,
    problems: Vec<Problem>,
    /// Names and media types.
    parts: Vec<(String, Option<String>)>,
}

fn write_frame(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

/// Reads a frame of at most `left` bytes and takes its length off.
fn read_frame(from: &mut impl Read, left: &mut u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let Some(rest) = left.checked_sub(length) else {
        return Err(io::Error::other("the message is longer than it may be"));
    };
    *left = rest;
    // Grows with what really comes, not with what is announced.
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// Writes a request.
pub(super) fn write_request(to: &mut impl Write, request: &Request) -> io::Result<()> {
    let asked = Asked {
        file: request.file.clone(),
        media_type: request.media_type.clone(),
        limits: request.limits,
    };
    write_frame(to, &serde_json::to_vec(&asked)?)?;
    write_frame(to, &request.bytes)?;
    to.flush()
}

/// Reads a request; `None` when there is no other.
pub(super) fn read_request(from: &mut impl Read) -> io::Result<Option<Request>> {
    let mut left = u64::MAX;
    let asked = match read_frame(from, &mut left) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    };
    let asked: Asked = serde_json::from_slice(&asked)?;
    let mut left = asked.limits.file_bytes.saturating_add(1);
    Ok(Some(Request {
        bytes: read_frame(from, &mut left)?,
        file: asked.file,
        media_type: asked.media_type,
        limits: asked.limits,
    }))
}

/// Writes an answer.
pub(super) fn write_answer(to: &mut impl Write, answer: Answer) -> io::Result<()> {
    let parts = answer
        .parts
        .iter()
        .map(|part| (part.file.clone(), part.media_type.clone()));
    let answered = Answered {
        parts: parts.collect(),
        article: answer.article,
        problems: answer.problems,
    };
    write_frame(to, &serde_json::to_vec(&answered)?)?;
    for part in &answer.parts {
        write_frame(to, &part.bytes)?;
    }
    to.flush()
}

/// Reads an answer of at most `limit` bytes.
pub(super) fn read_answer(from: &mut impl Read, limit: u64) -> io::Result<Answer> {
    let mut left = limit;
    let answered: Answered = serde_json::from_slice(&read_frame(from, &mut left)?)?;
    let mut parts = Vec::new();
    for (file, media_type) in answered.parts {
        parts.push(Part {
            file,
            media_type,
            bytes: read_frame(from, &mut left)?,
        });
    }
    Ok(Answer {
        article: answered.article,
        parts,
        problems: answered.problems,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(file in "\\PC{0,20}", bytes in prop::collection::vec(any::<u8>(), 0..200), parts in 0..3usize) {
            let request = Request { file, bytes, media_type: Some("text/plain".into()), limits: Limits::default() };
            let mut pipe = Vec::new();
            write_request(&mut pipe, &request).unwrap();
            let mut rest = pipe.as_slice();
            prop_assert_eq!(read_request(&mut rest).unwrap(), Some(request.clone()));
            prop_assert_eq!(read_request(&mut rest).unwrap(), None);

            let mut answer = crate::article::read(&request);
            answer.parts = vec![Part { file: request.file, media_type: None, bytes: request.bytes }; parts];
            let mut pipe = Vec::new();
            write_answer(&mut pipe, answer.clone()).unwrap();
            prop_assert_eq!(read_answer(&mut pipe.as_slice(), pipe.len() as u64).unwrap(), answer);
        }
    }

    #[test]
    fn an_announced_length_is_not_believed() {
        let huge = u64::MAX.to_le_bytes();
        assert!(read_answer(&mut huge.as_slice(), 1000).is_err());
        let cut = [5u64.to_le_bytes().as_slice(), b"ab"].concat();
        assert!(read_answer(&mut cut.as_slice(), 1000).is_err());
    }
}
