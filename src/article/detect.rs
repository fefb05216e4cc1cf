//! What kind of file this is, by its content; the name only decides between Markdown and plain text.

use super::mail::{self, Form};
use super::{ProblemKind, references};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Markdown,
    Html,
    Pdf,
    Rtf,
    Message,
    Mailbox,
    WebArchive,
    Ris,
    CslJson,
    /// Told further by its entries.
    Zip(Packed),
}

/// What a zip file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed {
    /// Files of any kind.
    Files,
    Docx,
    Odt,
    Epub,
}

impl Kind {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Pdf => "application/pdf",
            Self::Rtf => "application/rtf",
            Self::Message => "message/rfc822",
            Self::Mailbox => "application/mbox",
            Self::WebArchive => "multipart/related",
            Self::Ris => "application/x-research-info-systems",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Zip(Packed::Files) => "application/zip",
            Self::Zip(Packed::Docx) => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Self::Zip(Packed::Odt) => "application/vnd.oasis.opendocument.text",
            Self::Zip(Packed::Epub) => "application/epub+zip",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Message => "mail",
            Self::Mailbox => "mailbox",
            Self::WebArchive => "MHTML",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
            Self::Zip(Packed::Files) => "zip file",
            Self::Zip(Packed::Docx) => "DOCX",
            Self::Zip(Packed::Odt) => "ODT",
            Self::Zip(Packed::Epub) => "EPUB",
        }
    }
}

/// First bytes of formats that are not read, with what to do.
const OTHERS: [(&[u8], &str); 6] = [
    (b"\x89PNG", "a picture; there is no text to read in it"),
    (b"\xff\xd8\xff", "a picture; there is no text to read in it"),
    (b"GIF8", "a picture; there is no text to read in it"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"\x7fELF", "a program, not an article"),
];

/// "EncryptedPackage" as the directory of a compound file names it.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Tells the format, or why the file is not read.
pub(super) fn detect(bytes: &[u8], name: &str, stated: Option<&str>) -> Result<Kind, (ProblemKind, String)> {
    if bytes.is_empty() {
        return Err((ProblemKind::Empty, "is empty; there is nothing to read".into()));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err((ProblemKind::Unsupported, format!("is {what}")));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let encrypted = bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        let what = if encrypted {
            "is encrypted; open it in its own program with its password and save it without one"
        } else {
            "is an old office document or an Outlook message; save it as DOCX, RTF or EML"
        };
        return Err((ProblemKind::Unsupported, what.into()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip(Packed::Files));
    }
    // Readers find the mark anywhere in the first kilobyte (ISO 32000-2, annex I).
    let first = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if first.windows(5).any(|window| window == b"%PDF-") && !first.starts_with(b"<") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
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
    let head = String::from_utf8_lossy(head);
    Ok(by_first_words(&head, name, stated))
}

/// Whether a file among others is nothing that anybody would want read: a picture, a program. What is
/// locked, packed or old may hold an article; it is left to say so itself. The first 4,096 bytes do.
pub fn is_no_article(bytes: &[u8], name: &str) -> bool {
    let closed: [&[u8]; 3] = [b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf"];
    !closed.iter().any(|magic| bytes.starts_with(magic)) && detect(bytes, name, None).is_err()
}

fn by_first_words(head: &str, name: &str, stated: Option<&str>) -> Kind {
    let head = head.trim_start_matches('\u{feff}');
    let start = head.to_ascii_lowercase();
    let start = start.trim_start();
    let tags = ["<html", "<head", "<body", "<article", "<!doctype html"];
    let html = start.starts_with('<') && tags.iter().any(|tag| start.contains(tag));
    if html || stated == Some("text/html") {
        return Kind::Html;
    }
    match mail::form(head) {
        Some(Form::Message) => return Kind::Message,
        Some(Form::Mailbox) => return Kind::Mailbox,
        Some(Form::WebArchive) => return Kind::WebArchive,
        None => {}
    }
    if references::is_ris(head) {
        return Kind::Ris;
    }
    if references::is_csl(head) {
        return Kind::CslJson;
    }
    let name = name.to_ascii_lowercase();
    let markdown = [".md", ".markdown", ".mdown"]
        .iter()
        .any(|end| name.ends_with(end));
    if markdown || stated == Some("text/markdown") {
        Kind::Markdown
    } else {
        Kind::Plain
    }
}

/// Tells what a zip file is by its entries and by what its first one, `mimetype`, states.
pub(super) fn packed(names: &[String], stated: Option<&str>) -> Result<Packed, (ProblemKind, String)> {
    let has = |name: &str| names.iter().any(|known| known == name);
    let office = has("[Content_Types].xml");
    let stated = stated.unwrap_or_default().trim();
    if stated == "application/epub+zip" || has("META-INF/container.xml") && !has("content.xml") {
        return Ok(Packed::Epub);
    }
    if stated.starts_with("application/vnd.oasis.opendocument.text") {
        return Ok(Packed::Odt);
    }
    if office && names.iter().any(|name| name.starts_with("word/")) {
        return Ok(Packed::Docx);
    }
    let others = [
        (
            office && names.iter().any(|name| name.starts_with("xl/")),
            "a spreadsheet",
        ),
        (
            office && names.iter().any(|name| name.starts_with("ppt/")),
            "a presentation",
        ),
        (
            stated.starts_with("application/vnd.oasis.opendocument"),
            "an OpenDocument file that is no text",
        ),
    ];
    match others.iter().find(|(is_it, _)| *is_it) {
        Some((_, what)) => {
            let message = format!("is {what}, which is not read; copy the words you need into a text");
            Err((ProblemKind::Unsupported, message))
        }
        None => Ok(Packed::Files),
    }
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
        check(b"{\\rtf1 x}", "a.doc", Ok(Kind::Rtf));
        check(b"PK\x03\x04...", "a.docx", Ok(Kind::Zip(Packed::Files)));
        check(b"From: a@example.org\nDate: x\n\nHi", "a.txt", Ok(Kind::Message));
        check(
            b"From a@example.org Mon\nFrom: a@example.org\nDate: x\n\nHi",
            "a",
            Ok(Kind::Mailbox),
        );
        check(
            b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\n\n",
            "a.txt",
            Ok(Kind::WebArchive),
        );
        check(b"From: the harbour\n\nShips left.", "a.txt", Ok(Kind::Plain));
        check(
            b"Note: a colon\nFrom: here on it is text\n",
            "a.txt",
            Ok(Kind::Plain),
        );
        check(b"TY  - NEWS\nTI  - A\nER  - \n", "a.txt", Ok(Kind::Ris));
        check(
            b"[{\"type\": \"article\", \"title\": \"A\"}]",
            "a.txt",
            Ok(Kind::CslJson),
        );
        check(b"", "a.txt", Err("empty"));
        check(b"%PDF-1.7", "a.txt", Ok(Kind::Pdf));
        check(b"\xd0\xcf\x11\xe0", "a.doc", Err("old office document"));
        check(
            &[b"\xd0\xcf\x11\xe0", ENCRYPTED].concat(),
            "a.docx",
            Err("encrypted"),
        );
        check(b"ab\0cd", "a.txt", Err("not text"));
    }

    #[test]
    fn entries_tell_what_a_zip_file_is() {
        let check = |names: &[&str], stated: Option<&str>, expected: Option<Packed>| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(packed(&names, stated).ok(), expected, "{names:?}");
        };
        check(
            &["[Content_Types].xml", "word/document.xml"],
            None,
            Some(Packed::Docx),
        );
        check(&["[Content_Types].xml", "xl/workbook.xml"], None, None);
        check(
            &["mimetype", "content.xml"],
            Some("application/vnd.oasis.opendocument.text"),
            Some(Packed::Odt),
        );
        check(
            &["mimetype", "content.xml"],
            Some("application/vnd.oasis.opendocument.spreadsheet"),
            None,
        );
        check(
            &["META-INF/container.xml"],
            Some("application/epub+zip\n"),
            Some(Packed::Epub),
        );
        check(&["a.txt", "word/notes.txt"], None, Some(Packed::Files));
    }
}
