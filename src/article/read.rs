//! The one way in: bytes to an article, whatever the format.

use super::detect::{Kind, Packed, detect, is_no_article, packed};
use super::office::{self, Package};
use super::references::{self, Records};
use super::worker::{Answer, Limits, Part, Request};
use super::{
    Article, Block, FoundDate, FrozenText, Problem, ProblemKind, Provenance, decode, html, mail, markdown,
    pdf, plain, sha256_hex,
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

/// What a file turned out to hold.
enum Content {
    /// An article, files attached to it, and its pages.
    Article(Kind, Box<Draft>, Vec<Part>, pdf::Pages),
    /// Nothing but other files, and what is wrong with some of them.
    Files(Vec<Part>, Vec<Problem>),
}

/// Why nothing was read: kind and the rest of the sentence that begins with the file's name.
type Refusal = (ProblemKind, String);

/// Reads one file. Nothing is thrown away in silence: what is not part of the article is a hidden
/// block, what could not be read is a problem, what is a file of its own is a part.
pub fn read(request: &Request) -> Answer {
    match content(request) {
        Ok(Content::Article(kind, draft, parts, pages)) => finish(request, kind, *draft, parts, pages),
        Ok(Content::Files(parts, problems)) if parts.is_empty() => {
            let mut answer = refusal((ProblemKind::Empty, "holds no files that could be read".into()));
            answer.problems.extend(problems);
            answer
        }
        Ok(Content::Files(parts, problems)) => match nested(request, &parts) {
            Some(too_deep) => refusal(too_deep),
            None => Answer {
                article: None,
                parts,
                problems,
            },
        },
        Err(reason) => refusal(reason),
    }
}

fn refusal((kind, message): Refusal) -> Answer {
    Answer::refused(kind, message)
}

/// Why the parts of this file are not handed on, if they lie too deep.
fn nested(request: &Request, parts: &[Part]) -> Option<Refusal> {
    let message = "holds files that lie too deep in each other; save them and add them one by one";
    (request.limits.nesting == 0 && !parts.is_empty()).then(|| (ProblemKind::TooLarge, message.into()))
}

fn content(request: &Request) -> Result<Content, Refusal> {
    let limits = &request.limits;
    let bytes = &request.bytes;
    if bytes.len() as u64 > limits.file_bytes {
        return Err((ProblemKind::TooLarge, too_large(limits.file_bytes)));
    }
    let kind = detect(bytes, &request.file, request.media_type.as_deref())?;
    let alone = |draft| {
        Ok(Content::Article(
            kind,
            Box::new(draft),
            Vec::new(),
            pdf::Pages::default(),
        ))
    };
    match kind {
        Kind::Zip(_) => package(bytes, limits),
        Kind::Pdf => {
            let (draft, pages) = pdf::read(bytes, limits)?;
            Ok(Content::Article(kind, Box::new(draft), Vec::new(), pages))
        }
        Kind::Rtf => alone(office::rtf(bytes, limits)),
        Kind::WebArchive => alone(mail::web_archive(bytes, limits)?),
        Kind::Mailbox => Ok(Content::Files(mail::mailbox(bytes), Vec::new())),
        Kind::Message => {
            let (draft, parts) = mail::message(bytes, limits)?;
            Ok(Content::Article(
                kind,
                Box::new(draft),
                parts,
                pdf::Pages::default(),
            ))
        }
        Kind::Plain | Kind::Markdown | Kind::Html | Kind::Ris | Kind::CslJson => {
            let decoded = decode::decode(bytes, kind == Kind::Html)
                .map_err(|message| (ProblemKind::Undecodable, message))?;
            check_length(&decoded.text, limits)?;
            let records = match kind {
                Kind::Ris => references::ris(&decoded.text),
                Kind::CslJson => references::csl(&decoded.text)?,
                Kind::Markdown => Records::One(Box::new(markdown::read(&decoded.text))),
                Kind::Html => Records::One(Box::new(html::read(&decoded.text, limits))),
                _ => Records::One(Box::new(plain::read(&decoded.text))),
            };
            let problem = decoded.problem.into_iter();
            Ok(match records {
                Records::One(mut draft) => {
                    draft.problems.splice(0..0, problem);
                    Content::Article(kind, draft, Vec::new(), pdf::Pages::default())
                }
                Records::Many(parts) => Content::Files(parts, problem.collect()),
            })
        }
    }
}

/// Reads what a zip file is: a document, a book, or files.
fn package(bytes: &[u8], limits: &Limits) -> Result<Content, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let names = package.names();
    let stated = if package.holds("mimetype") {
        package.text("mimetype")?
    } else {
        None
    };
    let what = packed(&names, stated.as_deref())?;
    let mut draft = match what {
        Packed::Docx => office::docx(&mut package, limits)?,
        Packed::Odt => office::odt(&mut package, limits)?,
        Packed::Epub => office::epub(&mut package, limits)?,
        Packed::Files => {
            let mut parts = Vec::new();
            // What a packing program adds for itself is no article.
            let own = |name: &&String| {
                !name.starts_with("__MACOSX/")
                    && !name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
            };
            let mut others = Vec::new();
            for name in names.iter().filter(own) {
                match package.bytes(name)? {
                    Some(bytes) if is_no_article(&bytes, name) => others.push(name.as_str()),
                    Some(bytes) => parts.push(Part {
                        file: name.clone(),
                        media_type: None,
                        bytes,
                    }),
                    None => {}
                }
            }
            package.problems.extend(not_articles(&others, false));
            return Ok(Content::Files(parts, package.problems));
        }
    };
    draft.problems.append(&mut package.problems);
    Ok(Content::Article(
        Kind::Zip(what),
        Box::new(draft),
        Vec::new(),
        pdf::Pages::default(),
    ))
}

/// Says which files of a zip file or folder were left out because they are no articles: pictures,
/// programs. `None` if there are none. Where they are all it holds, that is a blocking problem.
pub fn not_articles(names: &[&str], all: bool) -> Option<Problem> {
    let shown: Vec<String> = names.iter().take(5).map(|name| office::shown(name)).collect();
    let more = if names.len() > shown.len() { ", …" } else { "" };
    (!names.is_empty()).then(|| Problem {
        kind: ProblemKind::LeftOut,
        message: format!(
            "{} of its files are no articles and were not read: {}{more}",
            names.len(),
            shown.join(", ")
        ),
        blocking: all,
    })
}

fn check_length(text: &str, limits: &Limits) -> Result<(), Refusal> {
    if text.len() > limits.text_chars && text.chars().nth(limits.text_chars).is_some() {
        let message = format!(
            "holds more than {} characters; split it into parts",
            limits.text_chars
        );
        return Err((ProblemKind::TooLarge, message));
    }
    Ok(())
}

/// Freezes what a reader found. A file without a visible word is a blocking problem.
fn finish(request: &Request, kind: Kind, draft: Draft, parts: Vec<Part>, pages: pdf::Pages) -> Answer {
    if let Err(reason) = check_length(&draft.text, &request.limits) {
        return refusal(reason);
    }
    let mut problems = draft.problems;
    let (parts, too_deep) = match nested(request, &parts) {
        Some(too_deep) => (Vec::new(), Some(too_deep)),
        None => (parts, None),
    };
    problems.extend(too_deep.map(|(kind, message)| Problem {
        kind,
        message,
        blocking: false,
    }));
    if !draft.blocks.iter().any(|block| block.hidden.is_none()) {
        // A mail may be nothing but what is attached to it.
        if !parts.is_empty() {
            return Answer {
                article: None,
                parts,
                problems,
            };
        }
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
            parts,
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
        pages: pages.0,
        lines: pages.1,
        provenance: Provenance {
            raw_sha256: sha256_hex(&request.bytes),
            raw_bytes: request.bytes.len() as u64,
            reader: format!("{}, {}", crate::PROGRAM, kind.name()),
            piece: None,
        },
    };
    Answer {
        article: Some(article),
        parts,
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
