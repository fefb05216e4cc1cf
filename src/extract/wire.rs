//! The messages as bytes: frames of a length and that many bytes. Details travel as JSON, the bytes
//! of files as they are.

use crate::article::worker::{Answer, Limits, PageImage, PageRequest, Part, Request};
use crate::article::{Article, Problem};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// Something to do for the reading process.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Task {
    /// Read a file.
    Read(Request),
    /// Paint a page of one.
    Paint(PageRequest),
}

/// A task without the bytes of its file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Asked {
    Read {
        file: String,
        media_type: Option<String>,
        limits: Limits,
    },
    Paint {
        page: usize,
        width: u32,
        /// Bytes of the file at most.
        most: u64,
    },
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

/// Writes a task.
pub(super) fn write_task(to: &mut impl Write, task: &Task) -> io::Result<()> {
    let (asked, bytes) = match task {
        Task::Read(request) => (
            Asked::Read {
                file: request.file.clone(),
                media_type: request.media_type.clone(),
                limits: request.limits,
            },
            request.bytes.as_slice(),
        ),
        Task::Paint(request) => (
            Asked::Paint {
                page: request.page,
                width: request.width,
                most: request.bytes.len() as u64,
            },
            &*request.bytes,
        ),
    };
    write_frame(to, &serde_json::to_vec(&asked)?)?;
    write_frame(to, bytes)?;
    to.flush()
}

/// Reads a task; `None` when there is no other.
pub(super) fn read_task(from: &mut impl Read) -> io::Result<Option<Task>> {
    let mut left = u64::MAX;
    let asked = match read_frame(from, &mut left) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(match serde_json::from_slice(&asked)? {
        Asked::Read {
            file,
            media_type,
            limits,
        } => Task::Read(Request {
            bytes: read_frame(from, &mut limits.file_bytes.saturating_add(1))?,
            file,
            media_type,
            limits,
        }),
        Asked::Paint {
            page,
            width,
            mut most,
        } => Task::Paint(PageRequest {
            bytes: read_frame(from, &mut most)?.into(),
            page,
            width,
        }),
    }))
}

/// A painted page without its pixels.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Painted {
    width: u32,
    height: u32,
    size: (f32, f32),
    pages: usize,
}

/// Writes a painted page, or why there is none.
pub(super) fn write_image(to: &mut impl Write, result: &Result<PageImage, String>) -> io::Result<()> {
    let painted = result.as_ref().map(|image| Painted {
        width: image.width,
        height: image.height,
        size: image.size,
        pages: image.pages,
    });
    write_frame(to, &serde_json::to_vec(&painted)?)?;
    if let Ok(image) = result {
        write_frame(to, &image.rgba)?;
    }
    to.flush()
}

/// Reads a painted page of at most `limit` bytes, or why there is none. One that has not as many pixels
/// as it says is an error.
pub(super) fn read_image(from: &mut impl Read, limit: u64) -> io::Result<Result<PageImage, String>> {
    let mut left = limit;
    let painted: Result<Painted, String> = serde_json::from_slice(&read_frame(from, &mut left)?)?;
    let painted = match painted {
        Ok(painted) => painted,
        Err(message) => return Ok(Err(message)),
    };
    let rgba = read_frame(from, &mut left)?;
    if u64::from(painted.width) * u64::from(painted.height) * 4 != rgba.len() as u64 {
        return Err(io::Error::other("the picture has not as many pixels as it says"));
    }
    Ok(Ok(PageImage {
        width: painted.width,
        height: painted.height,
        rgba,
        size: painted.size,
        pages: painted.pages,
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
            let page = PageRequest { bytes: request.bytes.clone().into(), page: parts, width: 600 };
            let tasks = [Task::Read(request.clone()), Task::Paint(page)];
            let mut pipe = Vec::new();
            for task in &tasks {
                write_task(&mut pipe, task).unwrap();
            }
            let mut rest = pipe.as_slice();
            for task in tasks {
                prop_assert_eq!(read_task(&mut rest).unwrap(), Some(task));
            }
            prop_assert_eq!(read_task(&mut rest).unwrap(), None);

            let mut answer = crate::article::read(&request);
            answer.parts = vec![Part { file: request.file, media_type: None, bytes: request.bytes }; parts];
            let mut pipe = Vec::new();
            write_answer(&mut pipe, answer.clone()).unwrap();
            prop_assert_eq!(read_answer(&mut pipe.as_slice(), pipe.len() as u64).unwrap(), answer);
        }
    }

    #[test]
    fn a_picture_has_the_pixels_it_says() {
        let image = PageImage {
            width: 3,
            height: 2,
            rgba: (0..24).collect(),
            size: (612.0, 792.5),
            pages: 9,
        };
        let written = |result: &Result<PageImage, String>| {
            let mut pipe = Vec::new();
            write_image(&mut pipe, result).unwrap();
            pipe
        };
        for result in [Ok(image.clone()), Err("has 9 pages".to_owned())] {
            assert_eq!(
                read_image(&mut written(&result).as_slice(), 1000).unwrap(),
                result
            );
        }
        let short = Ok(PageImage { height: 3, ..image });
        assert!(read_image(&mut written(&short).as_slice(), 1000).is_err());
    }

    #[test]
    fn an_announced_length_is_not_believed() {
        let huge = u64::MAX.to_le_bytes();
        assert!(read_answer(&mut huge.as_slice(), 1000).is_err());
        let cut = [5u64.to_le_bytes().as_slice(), b"ab"].concat();
        assert!(read_answer(&mut cut.as_slice(), 1000).is_err());
    }
}
