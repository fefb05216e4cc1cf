//! The information dictionary (a white list of fields) and the file's identity.
//!
//! Nothing names the user, the machine, a path or the time of export: dates are the document's own.

use super::text;
use crate::PROGRAM;
use crate::pdf::error::ExportError;
use crate::pdf::serialise::{write_dictionary, write_object};
use crate::typeset::Pages;
use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};

/// What wrote the bytes.
pub(super) const PRODUCER: &str = "printpdf 0.12.8";

/// `YYYY-MM-DD` as `YYYYMMDD`; `None` for anything else.
pub(in crate::pdf) fn date_digits(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, most: u8| {
        part.parse::<u8>()
            .is_ok_and(|number| (1..=most).contains(&number))
    };
    let sound = parts.next().is_none()
        && digits(year, 4)
        && digits(month, 2)
        && digits(day, 2)
        && within(month, 12)
        && within(day, 31);
    sound.then(|| format!("{year}{month}{day}"))
}

/// Replaces printpdf's dictionary by the white list.
pub(super) fn write(file: &mut Document, pages: &Pages) -> Result<(), ExportError> {
    let info = &pages.info;
    let id = file.trailer.get(b"Info")?.as_reference()?;
    let date = format!("D:{}000000Z", date_digits(&info.date).unwrap_or_default());
    let mut dictionary = Dictionary::new();
    let fields = [
        ("Title", info.title.as_str()),
        ("Author", &info.author),
        ("Subject", &info.subject),
        ("Keywords", &keywords(pages)),
        ("Creator", PROGRAM),
        ("Producer", PRODUCER),
        ("CreationDate", &date),
        ("ModDate", &date),
    ];
    for (key, value) in fields {
        if !value.is_empty() {
            dictionary.set(key, text(value));
        }
    }
    file.objects.insert(id, dictionary.into());
    Ok(())
}

/// The keywords as one text.
pub(super) fn keywords(pages: &Pages) -> String {
    pages.info.keywords.join(", ")
}

/// Sets the file identifier to a hash of everything in the file and gives it back.
pub(super) fn identify(file: &mut Document) -> Result<[u8; 16], ExportError> {
    let mut hash = Sha256::new();
    let mut words = Vec::new();
    for (id, object) in &file.objects {
        words.clear();
        match object {
            Object::Stream(stream) => {
                write_dictionary(&mut words, &stream.dict)?;
                hash.update(&stream.content);
            }
            other => write_object(&mut words, other)?,
        }
        hash.update(id.0.to_be_bytes());
        hash.update(&words);
    }
    let mut identity = [0; 16];
    for (target, byte) in identity.iter_mut().zip(hash.finalize()) {
        *target = byte;
    }
    let half = Object::String(identity.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![half.clone(), half]);
    Ok(identity)
}

#[cfg(test)]
mod tests {
    use super::date_digits;

    #[test]
    fn dates() {
        let check = |input: &str, expected: Option<&str>| {
            assert_eq!(date_digits(input).as_deref(), expected, "{input}");
        };
        check("2026-11-23", Some("20261123"));
        check("2026-13-23", None);
        check("2026-1-3", None);
        check("23 November 2026", None);
        check("", None);
    }
}
