//! What kind of file this is, by its content; the name only decides between Markdown and plain text.

use super::ProblemKind;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Markdown,
    Html,
}

impl Kind {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
        }
    }
}

/// First bytes of formats that are not read yet, with what to do.
const OTHERS: [(&[u8], &str); 9] = [
    (
        b"%PDF-",
        "a PDF, which this version does not read; copy its text and paste it, or save it as text",
    ),
    (
        b"PK\x03\x04",
        "a zip file or an office document, which this version does not read; save it as text or HTML",
    ),
    (
        b"{\\rtf",
        "an RTF document, which this version does not read; save it as text or HTML",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old office document, which this version does not read; save it as text or HTML",
    ),
    (b"\x89PNG", "a picture; there is no text to read in it"),
    (b"\xff\xd8\xff", "a picture; there is no text to read in it"),
    (b"GIF8", "a picture; there is no text to read in it"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"\x7fELF", "a program, not an article"),
];

/// Tells the format, or why the file is not read.
pub(super) fn detect(bytes: &[u8], name: &str, stated: Option<&str>) -> Result<Kind, (ProblemKind, String)> {
    if bytes.is_empty() {
        return Err((ProblemKind::Empty, "is empty; there is nothing to read".into()));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err((ProblemKind::Unsupported, format!("is {what}")));
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    if !wide && (head.contains(&0) || controls * 50 > head.len()) {
        let what = "is not text; if it is a document, open it in its own program and save it as text or HTML";
        return Err((ProblemKind::Unsupported, what.into()));
    }
    let start = String::from_utf8_lossy(head).to_ascii_lowercase();
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let tags = ["<html", "<head", "<body", "<article", "<!doctype html"];
    let html = start.starts_with('<') && tags.iter().any(|tag| start.contains(tag));
    if html || stated == Some("text/html") {
        return Ok(Kind::Html);
    }
    let name = name.to_ascii_lowercase();
    let markdown = [".md", ".markdown", ".mdown"]
        .iter()
        .any(|end| name.ends_with(end));
    Ok(if markdown || stated == Some("text/markdown") {
        Kind::Markdown
    } else {
        Kind::Plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let check = |bytes: &[u8], name: &str, expected: Result<Kind, &str>| match (
            detect(bytes, name, None),
            expected,
        ) {
            (Ok(kind), Ok(wanted)) => assert_eq!(kind, wanted, "{name}"),
            (Err((_, message)), Err(words)) => assert!(message.contains(words), "{message}"),
            (got, wanted) => panic!("{name}: {got:?}, not {wanted:?}"),
        };
        check(b"Plain words", "a.html", Ok(Kind::Plain));
        check(b"# Title", "a.md", Ok(Kind::Markdown));
        check(b"\n <!DOCTYPE html><html>", "a.txt", Ok(Kind::Html));
        check(b"\xef\xbb\xbf<html lang=en>", "a", Ok(Kind::Html));
        check(b"\xff\xfeh\0i\0", "a.txt", Ok(Kind::Plain));
        check(b"", "a.txt", Err("empty"));
        check(b"%PDF-1.7", "a.txt", Err("PDF"));
        check(b"PK\x03\x04...", "a.docx", Err("office document"));
        check(b"ab\0cd", "a.txt", Err("not text"));
    }
}
