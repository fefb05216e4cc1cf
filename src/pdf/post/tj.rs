//! Joins neighbouring hexadecimal strings of kerned text, which printpdf writes glyph by glyph:
//! `[<0001><0002>-3<0003>] TJ` becomes `[<00010002>-3<0003>] TJ`.

use crate::pdf::error::ExportError;
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

/// The content with its strings joined. Strings in parentheses are copied unread.
fn joined(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    let mut in_array = false;
    while let Some((&byte, after)) = rest.split_first() {
        match byte {
            b'(' => {
                let (literal, tail) = rest.split_at(literal_length(rest));
                out.extend_from_slice(literal);
                rest = tail;
                continue;
            }
            b'[' => in_array = true,
            b']' => in_array = false,
            b'>' if in_array => {
                if let [b'<', tail @ ..] = after.trim_ascii_start() {
                    rest = tail;
                    continue;
                }
            }
            _ => {}
        }
        out.push(byte);
        rest = after;
    }
    out
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
        check("[<0001><0002>-3<0003>] TJ", "[<00010002>-3<0003>] TJ");
        check("[<0001> <0002>] TJ", "[<00010002>] TJ");
        check("<0001><0002> Tj", "<0001><0002> Tj");
        check("<</A <00>>><0001>", "<</A <00>>><0001>");
        check("[(a><b\\)><) <01>] TJ", "[(a><b\\)><) <01>] TJ");
    }
}
