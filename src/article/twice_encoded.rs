//! Text whose UTF-8 was taken for another encoding and written as UTF-8 again ("donâ€™t" for "don’t"),
//! as some programs leave it in saved pages. Put right only where it is beyond doubt.

use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// So many broken characters are no chance, and no article about broken characters has fewer whole ones.
const ENOUGH: usize = 3;

/// The text with its characters put right, and how many there were; the text as it is if there is no proof.
///
/// A character counts if its bytes in windows-1252 (where that has none: its own number) are one
/// character in UTF-8. The proof is a control character (U+0080 to U+009F, which no text has) among them,
/// or [`ENOUGH`] that hold a sign like "€" or "™" behind a letter like "â".
pub(super) fn put_right(text: Cow<'_, str>) -> (Cow<'_, str>, usize) {
    if !text.contains(begins_character) {
        return (text, 0);
    }
    let mut fixed = String::with_capacity(text.len());
    let (mut count, mut signs, mut controls) = (0, 0, 0);
    let mut rest = &*text;
    while let Some(at) = rest.find(begins_character) {
        let (before, from) = rest.split_at(at);
        fixed.push_str(before);
        let once = once_encoded(from);
        let taken = match once {
            Some((character, taken)) => {
                fixed.push(character);
                let broken = from.get(..taken).unwrap_or_default();
                count += 1;
                controls += usize::from(broken.contains(is_control));
                signs += usize::from(broken.chars().any(|c| u32::from(c) > 0xff));
                taken
            }
            None => {
                let first = from.chars().next();
                fixed.extend(first);
                first.map_or(from.len(), char::len_utf8)
            }
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    fixed.push_str(rest);
    if controls == 0 && signs < ENOUGH {
        return (text, 0);
    }
    (Cow::Owned(fixed), count)
}

/// Whether it is the first byte of a character of several bytes in UTF-8, taken for a character itself.
fn begins_character(c: char) -> bool {
    ('\u{c2}'..='\u{f4}').contains(&c)
}

/// The character that the first ones of `text` are, decoded once too often, and their bytes in `text`.
fn once_encoded(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    let mut needed = usize::MAX;
    for (at, c) in text.char_indices() {
        bytes.push(byte(c)?);
        if at == 0 {
            needed = match bytes.first()? {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        }
        if bytes.len() == needed {
            let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
            return Some((character, at + c.len_utf8()));
        }
    }
    None
}

/// The byte of a character in windows-1252.
fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    match &*WINDOWS_1252.encode(c.encode_utf8(&mut buffer)).0 {
        // What it lacks is written as a reference of several bytes.
        [byte] => Some(*byte),
        _ => None,
    }
}

fn is_control(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_put_right() {
        let check = |text: &str, expected: &str, count: usize| {
            let (fixed, found) = put_right(Cow::Borrowed(text));
            assert_eq!((&*fixed, found), (expected, count), "{text}");
        };
        check(
            "The ministerâ\u{80}\u{99}s plan â\u{80}\u{94} no more.",
            "The minister’s plan — no more.",
            2,
        );
        check(
            "â€œWe donâ€™t know,â€\u{9d} she said.",
            "“We don’t know,” she said.",
            3,
        );
        check("â€œNo,â€™ it read: donâ€™t.", "“No,’ it read: don’t.", 3);
        check("ì\u{9d}´ì\u{9e}¬ëª… spoke", "이재명 spoke", 3);
        // No proof: one sign only, letters that stand beside each other by right, and broken text as a subject.
        check(
            "The sign â€™ stands for a broken apostrophe.",
            "The sign â€™ stands for a broken apostrophe.",
            0,
        );
        check(
            "Ã la carte, señor – “naïve” Übermaß",
            "Ã la carte, señor – “naïve” Übermaß",
            0,
        );
        check("plain", "plain", 0);
        check("ends with â", "ends with â", 0);
    }
}
