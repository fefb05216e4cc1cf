//! A document as a mail with an HTML body, and as a saved web page in a web archive.

use super::{Document, Part, Span, escaped};

/// The parts as HTML. Neither knows tracked changes, comments or footnotes: notes stand below the text.
fn html(document: &Document) -> String {
    let mut body = String::new();
    let mut notes = String::new();
    for part in &document.parts {
        body += &match part {
            Part::Heading(level, words) => format!("<h{level}>{}</h{level}>\n", escaped(words)),
            Part::Quote(words) => format!("<blockquote><p>{}</p></blockquote>\n", escaped(words)),
            Part::Item(words) => format!("<ul><li>{}</li></ul>\n", escaped(words)),
            Part::Table(rows) => {
                let cell = |cell: &&str| format!("<td>{}</td>", escaped(cell));
                let row = |row: &Vec<&str>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
                format!("<table>{}</table>\n", rows.iter().map(row).collect::<String>())
            }
            Part::Figure(alt, caption) => format!(
                r#"<figure><img src="cid:a" alt="{}"><figcaption>{}</figcaption></figure>"#,
                escaped(alt),
                escaped(caption)
            ),
            Part::Paragraph(spans) => {
                let words: String = spans
                    .iter()
                    .map(|span| match span {
                        Span::Words(more) | Span::Inserted(more) => escaped(more),
                        Span::Strong(more) => format!("<strong>{}</strong>", escaped(more)),
                        Span::Deleted(_) | Span::Comment(_) => String::new(),
                        Span::Note(more) => {
                            notes += &format!("<p>{}</p>\n", escaped(more));
                            String::new()
                        }
                    })
                    .collect();
                format!("<p>{words}</p>\n")
            }
        };
    }
    format!(
        "<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title><meta name=\"author\" content=\"{}\">\
         <meta property=\"article:published_time\" content=\"{}\"></head><body><article>{body}{notes}</article></body></html>",
        document.language,
        escaped(document.title),
        escaped(document.author),
        document.created
    )
}

/// Base64 in lines (RFC 2045, 6.8).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        if at > 0 && at % 18 == 0 {
            out += "\r\n";
        }
        let of = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for n in 0..4 {
            let sign = char::from(SIGNS[(bits >> (18 - 6 * n)) as usize & 63]);
            out.push(if n > chunk.len() { '=' } else { sign });
        }
    }
    out
}

/// A header's words as RFC 2047 writes them.
fn word(text: &str) -> String {
    format!("=?utf-8?B?{}?=", base64(text.as_bytes()).replace("\r\n", ""))
}

/// The date as a mail has it; the day is that of [`Document::created`].
fn date(document: &Document) -> String {
    let parts: Vec<&str> = document.created.split('-').collect();
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = months[parts[1].parse::<usize>().unwrap() - 1];
    format!("{} {month} {} 09:30:00 +0000", parts[2], parts[0])
}

/// A message whose only readable part is HTML.
pub fn message(document: &Document) -> Vec<u8> {
    let body = base64(html(document).as_bytes());
    format!(
        "From: {} <desk@example.org>\r\nTo: all@example.org\r\nSubject: {}\r\nDate: {}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <a>\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n",
        word(document.author),
        word(document.title),
        date(document)
    )
    .into_bytes()
}

/// A page as a browser saves it in one file.
pub fn web_archive(document: &Document) -> Vec<u8> {
    let body = base64(html(document).as_bytes());
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: {}\r\n\
         Date: Mon, 9 Mar 2026 08:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Location: https://example.org/a\r\n\r\n{body}\r\n--b--\r\n",
        word(document.title)
    )
    .into_bytes()
}
