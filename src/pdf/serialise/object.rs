//! The written form of objects (ISO 32000-1, 7.3).

use crate::pdf::error::ExportError;
use lopdf::{Dictionary, Object, StringFormat};
use std::io::Write;

/// An object as the file has it.
pub(in crate::pdf) fn write_object(out: &mut Vec<u8>, object: &Object) -> Result<(), ExportError> {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => write!(out, "{value}")?,
        Object::Integer(value) => write!(out, "{value}")?,
        Object::Real(value) if value.is_finite() => write!(out, "{value}")?,
        Object::Real(_) => return Err(ExportError::Internal("a number is not finite".to_owned())),
        Object::Name(name) => write_name(out, name)?,
        Object::String(text, StringFormat::Literal) => write_literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            for byte in text {
                write!(out, "{byte:02X}")?;
            }
            out.push(b'>');
        }
        Object::Array(list) => {
            out.push(b'[');
            for (index, object) in list.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, object)?;
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary)?,
        Object::Reference((number, generation)) => {
            write!(out, "{number} {generation} R")?;
        }
        Object::Stream(_) => return Err(ExportError::Internal("a stream inside an object".to_owned())),
    }
    Ok(())
}

/// A dictionary as the file has it.
pub(in crate::pdf) fn write_dictionary(
    out: &mut Vec<u8>,
    dictionary: &Dictionary,
) -> Result<(), ExportError> {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key)?;
        if matches!(
            value,
            Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)
        ) {
            out.push(b' ');
        }
        write_object(out, value)?;
    }
    out.extend_from_slice(b">>");
    Ok(())
}

/// A name; what is no regular character stands as `#` and two digits (ISO 32000-1, 7.3.5).
fn write_name(out: &mut Vec<u8>, name: &[u8]) -> Result<(), ExportError> {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            write!(out, "#{byte:02X}")?;
        }
    }
    Ok(())
}

/// A string in parentheses; a bare carriage return would be read as a line feed.
fn write_literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            other => out.push(*other),
        }
    }
    out.push(b')');
}
