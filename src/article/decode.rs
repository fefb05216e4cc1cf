//! Bytes to text: byte order mark, else UTF-8, else what the page declares, else a guess. What had been
//! encoded twice is put right.

use super::{Problem, ProblemKind, twice_encoded};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Decoded text, and a problem if bytes had to be replaced or characters put right.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) problem: Option<Problem>,
}

/// Over this share of replaced characters the bytes are not the text they seem to be.
const MOST_REPLACED: usize = 100;

/// Decodes `bytes`; the byte order mark is dropped, line ends become line feeds, and characters that had
/// been encoded twice are put right; nothing else.
pub(super) fn decode(bytes: &[u8], html: bool) -> Result<Decoded, String> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (declared(bytes, html).unwrap_or_else(|| guess(bytes)), bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (text, twice) = twice_encoded::put_right(text);
    let replaced = text.matches('\u{fffd}').count();
    let controls = text.chars().filter(|c| matches!(c, '\u{80}'..='\u{9f}')).count();
    let all = text.chars().count().max(1);
    if (replaced + controls) * MOST_REPLACED > all {
        return Err("is in an encoding that could not be told; save it as UTF-8 text".into());
    }
    let message = if replaced > 0 {
        let name = encoding.name();
        Some(format!(
            "{replaced} characters could not be decoded as {name} and show as �"
        ))
    } else if twice > 0 {
        Some(format!(
            "{twice} characters had been encoded twice and were put right"
        ))
    } else {
        None
    };
    let problem = message.map(|message| Problem {
        kind: ProblemKind::Undecodable,
        message,
        blocking: false,
    });
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    };
    Ok(Decoded { text, problem })
}

/// The charset that an HTML page declares in its first kilobyte; UTF-8 is believed even with errors
/// only if they are few, which the caller counts.
fn declared(bytes: &[u8], html: bool) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2048))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = html.then(|| head.find("charset="))??;
    let rest = head.get(at + "charset=".len()..)?.trim_start_matches(['"', '\'']);
    let name: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(name.as_bytes())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let check = |bytes: &[u8], html: bool, expected: &str| {
            assert_eq!(decode(bytes, html).unwrap().text, expected);
        };
        check("이재명 said".as_bytes(), false, "이재명 said");
        check(b"\xef\xbb\xbfone\r\ntwo\rthree", false, "one\ntwo\nthree");
        check(b"\xff\xfeh\0i\0", false, "hi");
        check(
            b"<meta charset=windows-1252><p>caf\xe9 \x93yes\x94",
            true,
            "<meta charset=windows-1252><p>café “yes”",
        );
        check(
            "Der Präsident sagte, größere Übungen.".as_bytes(),
            false,
            "Der Präsident sagte, größere Übungen.",
        );
        check(
            b"Le pr\xe9sident a d\xe9clar\xe9 que l'arm\xe9e",
            false,
            "Le président a déclaré que l'armée",
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(b"caf\xe9 \xff\xfe\xfd\x80\x81\x82 \xff\xff\xff\xff", false).is_err());
    }
}
