//! Kerned text as short as it gets. printpdf writes each glyph as a hexadecimal string of its own:
//! `[<0028><0029> -3<002A>] TJ` becomes `[(\0(\0))-3(\0*)] TJ`, with the bytes themselves.

use crate::pdf::error::ExportError;
use crate::pdf::serialise::write_literal;
use lopdf::{Document, Object, ObjectId};

/// Joins the strings on every page.
pub(super) fn join_strings(file: &mut Document, sheets: &[ObjectId]) -> Result<(), ExportError> {
    for sheet in sheets {
        let content = file.get_dictionary(*sheet)?.get(b"Contents")?.as_reference()?;
        if let Object::Stream(stream) = file.get_object_mut(content)? {
            let joined = joined(&stream.content);
            stream.set_content(joined);
        }
    }
    Ok(())
}

/// The content with the strings of its arrays joined. Strings in parentheses are copied unread, and
/// everything outside arrays stays as it is.
fn joined(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len() / 2);
    let mut text: Vec<u8> = Vec::new();
    let mut rest = content;
    let mut in_array = false;
    while let Some((&byte, after)) = rest.split_first() {
        match byte {
            b'<' if in_array => {
                let end = after.iter().position(|byte| *byte == b'>').unwrap_or(after.len());
                let (digits, tail) = after.split_at(end);
                text.extend(
                    digits
                        .chunks(2)
                        .map(|pair| pair.iter().fold(0, |value, digit| value << 4 | nibble(*digit))),
                );
                rest = tail.get(1..).unwrap_or_default();
                continue;
            }
            b' ' if in_array && out.last().is_none_or(|last: &u8| !last.is_ascii_digit()) => {
                rest = after;
                continue;
            }
            _ => {}
        }
        if !text.is_empty() && byte != b' ' {
            write_literal(&mut out, &text);
            text.clear();
        }
        match byte {
            b'(' => {
                let (literal, tail) = rest.split_at(literal_length(rest));
                out.extend_from_slice(literal);
                rest = tail;
                continue;
            }
            b'[' => in_array = true,
            b']' => in_array = false,
            _ => {}
        }
        if byte != b' ' || text.is_empty() {
            out.push(byte);
        }
        rest = after;
    }
    out
}

/// The value of a hexadecimal digit.
fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}

/// Bytes of the string in parentheses at the start, escapes and inner parentheses included.
fn literal_length(content: &[u8]) -> usize {
    let mut depth = 0usize;
    let mut escaped = false;
    for (index, byte) in content.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
            _ => {}
        }
    }
    content.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_only_inside_arrays() {
        let check = |input: &str, expected: &str| {
            let got = String::from_utf8(joined(input.as_bytes())).unwrap();
            assert_eq!(got, expected, "{input}");
        };
        check("[<0041><0042>-3<0043>] TJ", "[(\0A\0B)-3(\0C)] TJ");
        check("[<0041> <0042>] TJ", "[(\0A\0B)] TJ");
        check("[<0041> 10 -3.5<0042> 7] TJ", "[(\0A)10 -3.5(\0B)7] TJ");
        check("[<0028><005C> 2<0029><000D>]", "[(\0\\(\0\\\\)2(\0\\)\0\\r)]");
        check("<0001><0002> Tj", "<0001><0002> Tj");
        check("<</A <00>>><0001>", "<</A <00>>><0001>");
        check("[(a><b\\)><) <41>] TJ", "[(a><b\\)><)(A)] TJ");
    }
}
