//! An e-mail draft (RFC 5322 and MIME, RFC 2045–2047) with the PDF attached byte for byte.
//!
//! No clock, host or user name goes in: boundary and message id come from a hash of the content.

use crate::article::{one_line, sha256_hex};
use crate::briefing::Briefing;
use std::fmt::Write;

/// An e-mail draft and what it would send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The message file.
    pub eml: Vec<u8>,
    /// Its subject.
    pub subject: String,
    /// What leaves the machine when it is sent, one thing a line.
    pub leaves: Vec<String>,
}

/// Why no draft was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Something that is no mail address.
    #[error("“{0}” is not a mail address; write it as name@example.org")]
    Address(String),
    /// A PDF that mail servers refuse.
    #[error("the PDF is {} MB; mail servers refuse more than {} MB, so send it another way", .0 / 1_000_000, MOST_BYTES / 1_000_000)]
    TooLarge(usize),
}

/// Largest attachment in bytes; base64 adds a third, and servers stop at 25 MB.
const MOST_BYTES: usize = 18_000_000;

/// Makes a draft for `to` with `pdf` attached under `file_name`.
///
/// # Errors
/// An address that is none, or a PDF too large to mail.
pub fn mail(briefing: &Briefing, pdf: &[u8], file_name: &str, to: &[String]) -> Result<Mail, MailError> {
    if let Some(wrong) = to.iter().find(|address| !is_address(address)) {
        return Err(MailError::Address(wrong.clone()));
    }
    if pdf.len() > MOST_BYTES {
        return Err(MailError::TooLarge(pdf.len()));
    }
    let subject = one_line(
        &fill(&briefing.template.share.subject, briefing).unwrap_or_else(|| briefing.details.title.clone()),
    );
    let body: Vec<String> = briefing
        .template
        .share
        .body
        .iter()
        .filter_map(|line| fill(line, briefing))
        .collect();
    let hash = sha256_hex(pdf);
    let leaves = leaves(pdf.len(), &hash, file_name, &subject, to);
    let text = body.join("\r\n\r\n");
    let boundary = format!("=_{}", hash.get(..32).unwrap_or(&hash));
    let identity = sha256_hex(format!("{hash}{subject}{text}{}", to.join(",")).as_bytes());
    let mut eml = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        eml,
        "X-Unsent: 1\r\nMIME-Version: 1.0\r\nMessage-ID: <{}@attache.invalid>\r\n",
        identity.get(..32).unwrap_or("")
    );
    if !to.is_empty() {
        let _ = write!(eml, "To: {}\r\n", to.join(",\r\n "));
    }
    let _ = write!(
        eml,
        "Subject: {}\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n\
         --{boundary}\r\nContent-Type: application/pdf; name=\"{file_name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{file_name}\"\r\n\r\n{}\r\n--{boundary}--\r\n",
        encoded_words(&subject),
        base64_lines(format!("{text}\r\n").as_bytes()),
        base64_lines(pdf),
    );
    Ok(Mail {
        eml: eml.into_bytes(),
        subject,
        leaves,
    })
}

fn leaves(bytes: usize, hash: &str, file_name: &str, subject: &str, to: &[String]) -> Vec<String> {
    let mut lines = vec![
        format!(
            "one PDF, {file_name}, {} kB, SHA-256 {}…",
            bytes.div_ceil(1000),
            hash.get(..12).unwrap_or(hash)
        ),
        format!("the subject “{subject}” and a short text with the bottom line"),
    ];
    lines.push(if to.is_empty() {
        "to nobody yet: the mail program asks".into()
    } else {
        format!("to {}", to.join(", "))
    });
    lines
}

/// A line with its fields filled in; `None` if it has fields and all are empty.
fn fill(line: &str, briefing: &Briefing) -> Option<String> {
    let details = &briefing.details;
    let marking = details.marking.text.to_uppercase();
    let fields = [
        (
            "{marking}",
            if marking.is_empty() {
                String::new()
            } else {
                format!("[{marking}]")
            },
        ),
        ("{title}", details.title.clone()),
        ("{reference}", details.reference.clone()),
        ("{date}", briefing.template.dates.format(&details.date)),
        ("{bottom_line}", bottom_line(briefing)),
    ];
    let used = fields.iter().filter(|(name, _)| line.contains(name));
    if used.clone().count() > 0 && used.clone().all(|(_, value)| value.is_empty()) {
        return None;
    }
    let filled = fields
        .iter()
        .fold(line.to_owned(), |line, (name, value)| line.replace(name, value));
    // Separators round an empty field go with it.
    let parts: Vec<&str> = filled
        .split(" - ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts.join(" - "))
}

fn bottom_line(briefing: &Briefing) -> String {
    let Some(id) = &briefing.template.bottom_line else {
        return String::new();
    };
    let section = briefing.sections.iter().find(|section| section.section == *id);
    let texts = section
        .into_iter()
        .flat_map(|section| &section.items)
        .flat_map(|item| item.texts());
    texts
        .map(|text| briefing.plain(text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A plain address: one @, something on each side, nothing that could begin another header.
fn is_address(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-@".contains(c);
    let domain = text
        .split_once('@')
        .filter(|(name, _)| !name.is_empty())
        .map(|(_, domain)| domain);
    text.chars().all(allowed)
        && domain.is_some_and(|domain| {
            domain.contains('.')
                && !domain.contains('@')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        })
}

/// A header value: as it is in ASCII, else as encoded words (RFC 2047) of at most 75 characters.
fn encoded_words(text: &str) -> String {
    if text.is_ascii() && text.len() < 900 {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut chunk = String::new();
    for c in text.chars() {
        if chunk.len() + c.len_utf8() > 42 {
            words.push(std::mem::take(&mut chunk));
        }
        chunk.push(c);
    }
    words.push(chunk);
    let encoded: Vec<String> = words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes())))
        .collect();
    encoded.join("\r\n ")
}

/// Base64 in lines of 76 characters.
fn base64_lines(bytes: &[u8]) -> String {
    let lines: Vec<String> = bytes.chunks(57).map(base64).collect();
    lines.join("\r\n")
}

/// Base64 (RFC 4648) with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| {
            bits << 8 | u32::from(group.get(at).copied().unwrap_or(0))
        });
        for at in 0..4usize {
            let index = (bits >> (18 - 6 * at) & 63) as usize;
            let letter = ALPHABET.get(index).copied().unwrap_or(b'=');
            out.push(if at <= group.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::briefing;
    use crate::template::Marking;

    fn decode(text: &str) -> Vec<u8> {
        let value = |c: u8| match c {
            b'A'..=b'Z' => u32::from(c - b'A'),
            b'a'..=b'z' => u32::from(c - b'a') + 26,
            b'0'..=b'9' => u32::from(c - b'0') + 52,
            b'+' => 62,
            _ => 63,
        };
        let letters: Vec<u8> = text
            .bytes()
            .filter(|c| !c.is_ascii_whitespace() && *c != b'=')
            .collect();
        let groups = letters.chunks(4).flat_map(|group| {
            let bits = (0..4).fold(0u32, |bits, at| {
                bits << 6 | group.get(at).map_or(0, |c| value(*c))
            });
            bits.to_be_bytes()[1..group.len()].to_vec()
        });
        groups.collect()
    }

    #[test]
    fn the_attachment_is_the_pdf_byte_for_byte() {
        let pdf: Vec<u8> = (0..100_000u32).map(|n| (n * 31 % 251) as u8).collect();
        let mut document = briefing();
        document.details.marking = Marking {
            profile: "tlp-2".into(),
            text: "TLP:GREEN".into(),
        };
        let mail = mail(&document, &pdf, "a.pdf", &["desk@example.org".into()]).unwrap();
        let text = String::from_utf8(mail.eml).unwrap();
        let parts: Vec<&str> = text.split("\r\n\r\n").collect();
        assert!(text.contains("X-Unsent: 1\r\n") && text.contains("To: desk@example.org\r\n"));
        assert_eq!(
            mail.subject,
            "[TLP:GREEN] Oslo talks: what was agreed - PU/2026/014 - 23 November 2026"
        );
        let body = String::from_utf8(decode(parts[2].split("\r\n--").next().unwrap())).unwrap();
        assert!(
            body.starts_with("[TLP:GREEN]\r\n") && body.contains("The ministers will meet again in Bergen"),
            "{body}"
        );
        assert_eq!(decode(parts[3].split("\r\n--").next().unwrap()), pdf);
        assert!(text.lines().all(|line| line.len() <= 998));
    }

    #[test]
    fn the_same_draft_is_the_same_bytes_and_empty_fields_leave_no_trace() {
        let mut document = briefing();
        document.details.reference.clear();
        let one = mail(&document, b"pdf", "a.pdf", &[]).unwrap();
        assert_eq!(one, mail(&document, b"pdf", "a.pdf", &[]).unwrap());
        assert_eq!(one.subject, "Oslo talks: what was agreed - 23 November 2026");
    }

    #[test]
    fn nothing_can_be_smuggled_into_headers() {
        let mut document = briefing();
        document.details.title = "Oslo\r\nBcc: spy@example.org 이재명".into();
        let mail_ = mail(&document, b"pdf", "a.pdf", &[]).unwrap();
        let text = String::from_utf8(mail_.eml).unwrap();
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")));
        assert!(text.contains("Subject: =?UTF-8?B?"));
        for wrong in [
            "",
            "desk",
            "a@b",
            "a@b.c\r\nBcc: x@y.z",
            "a b@c.d",
            "@c.d",
            "a@b@c.d",
        ] {
            assert!(
                mail(&document, b"pdf", "a.pdf", &[wrong.into()]).is_err(),
                "{wrong}"
            );
        }
        assert!(matches!(
            mail(&document, &vec![0; MOST_BYTES + 1], "a.pdf", &[]),
            Err(MailError::TooLarge(_))
        ));
    }
}
