//! The one way in: bytes to an article, whatever the format.

use super::detect::{Kind, detect};
use super::worker::{Answer, Limits, Request};
use super::{
    Article, Block, FoundDate, FrozenText, Problem, ProblemKind, Provenance, decode, html, markdown, plain,
    sha256_hex,
};

/// What a format's reader gives back; [`read`] adds provenance and freezes the text.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) site: Option<String>,
    pub(super) dates: Vec<FoundDate>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) blocks: Vec<Block>,
    pub(super) text: String,
    pub(super) problems: Vec<Problem>,
}

/// Reads one file. Nothing is thrown away in silence: what is not part of the article is a hidden
/// block, what could not be read is a problem.
pub fn read(request: &Request) -> Answer {
    let blocking = |kind, message: String| Answer {
        article: None,
        problems: vec![Problem {
            kind,
            message,
            blocking: true,
        }],
    };
    let Limits {
        file_bytes,
        text_chars,
        ..
    } = request.limits;
    if request.bytes.len() as u64 > file_bytes {
        return blocking(ProblemKind::TooLarge, too_large(file_bytes));
    }
    let kind = match detect(&request.bytes, &request.file, request.media_type.as_deref()) {
        Ok(kind) => kind,
        Err((kind, message)) => return blocking(kind, message),
    };
    let decoded = match decode::decode(&request.bytes, kind == Kind::Html) {
        Ok(decoded) => decoded,
        Err(message) => return blocking(ProblemKind::Undecodable, message),
    };
    if decoded.text.chars().nth(text_chars).is_some() {
        let message = format!("holds more than {text_chars} characters; split it into parts");
        return blocking(ProblemKind::TooLarge, message);
    }
    let mut draft = match kind {
        Kind::Plain => plain::read(&decoded.text),
        Kind::Markdown => markdown::read(&decoded.text),
        Kind::Html => html::read(&decoded.text, &request.limits),
    };
    let mut problems: Vec<Problem> = decoded.problem.into_iter().collect();
    problems.append(&mut draft.problems);
    if !draft.blocks.iter().any(|block| block.hidden.is_none()) {
        let message = "there is no text in it; open it in its own program and save the text".to_owned();
        if !problems.iter().any(|problem| problem.blocking) {
            problems.insert(
                0,
                Problem {
                    kind: ProblemKind::Empty,
                    message,
                    blocking: true,
                },
            );
        }
        return Answer {
            article: None,
            problems,
        };
    }
    let language = draft
        .language
        .or_else(|| super::details::language_of(&draft.text));
    let article = Article {
        file: request.file.clone(),
        media_type: kind.media_type().into(),
        title: draft.title,
        authors: draft.authors,
        site: draft.site,
        dates: draft.dates,
        url: draft.url,
        language,
        blocks: draft.blocks,
        frozen: FrozenText::new(draft.text),
        provenance: Provenance {
            raw_sha256: sha256_hex(&request.bytes),
            raw_bytes: request.bytes.len() as u64,
            reader: format!("{}, {}", crate::PROGRAM, kind.name()),
        },
    };
    Answer {
        article: Some(article),
        problems,
    }
}

/// The message for a file over the limit, the same wherever the size is met.
pub(super) fn too_large(limit: u64) -> String {
    format!(
        "is larger than {} MiB, the most that is read; split it or save the text alone",
        limit >> 20
    )
}
