//! The finished document as bytes: object streams, a cross-reference stream (ISO 32000-1, 7.5.7 and
//! 7.5.8), and everything deflated on two threads.
//!
//! lopdf could write the file as well, but it deflates on one thread, with whatever encoder its own
//! features bring along, and leaves the cross-reference stream as it is, 7 bytes an object.

mod deflate;
mod object;

use deflate::deflate;
pub(super) use object::{write_dictionary, write_object};

use super::error::ExportError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::io::Write;

/// Objects in one object stream.
const OBJECTS_A_STREAM: usize = 1000;

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Free,
    Offset(usize),
    Inside { stream: u32, index: usize },
}

/// A stream before it is deflated.
struct Pending<'a> {
    number: u32,
    dictionary: Dictionary,
    content: std::borrow::Cow<'a, [u8]>,
    deflate: bool,
}

/// Writes the file.
pub(super) fn bytes(file: &Document) -> Result<Vec<u8>, ExportError> {
    let last = file.objects.keys().map(|(number, _)| *number).max().unwrap_or(0);
    let mut places = vec![Place::Free; last as usize + 1];
    let mut pending: Vec<Pending> = Vec::new();
    let mut plain: Vec<(ObjectId, &Object)> = Vec::new();
    for (id, object) in &file.objects {
        match object {
            Object::Stream(stream) => pending.push(Pending::of(id.0, stream)),
            other => plain.push((*id, other)),
        }
    }
    for (group, number) in plain.chunks(OBJECTS_A_STREAM).zip(last + 1..) {
        for (index, (id, _)) in group.iter().enumerate() {
            put(
                &mut places,
                id.0,
                Place::Inside {
                    stream: number,
                    index,
                },
            );
        }
        pending.push(object_stream(number, group)?);
    }
    let mut out = Vec::new();
    out.extend_from_slice(b"%PDF-");
    out.extend_from_slice(file.version.as_bytes());
    // Four bytes over 127 say that the file is binary (ISO 32000-1, 7.5.2).
    out.extend_from_slice(b"\n%\xE2\xE3\xCF\xD3\n");
    let packed = deflate::all(&pending)?;
    for (stream, packed) in pending.iter().zip(packed) {
        put(&mut places, stream.number, Place::Offset(out.len()));
        let mut dictionary = stream.dictionary.clone();
        let content: &[u8] = match &packed {
            Some(packed) => {
                dictionary.set("Filter", Object::Name(b"FlateDecode".to_vec()));
                packed
            }
            None => &stream.content,
        };
        write_stream(&mut out, stream.number, dictionary, content)?;
    }
    cross_reference(&mut out, file, places)?;
    Ok(out)
}

fn put(places: &mut Vec<Place>, number: u32, place: Place) {
    let number = number as usize;
    if places.len() <= number {
        places.resize(number + 1, Place::Free);
    }
    if let Some(slot) = places.get_mut(number) {
        *slot = place;
    }
}

impl<'a> Pending<'a> {
    fn of(number: u32, stream: &'a Stream) -> Self {
        Self {
            number,
            dictionary: stream.dict.clone(),
            content: stream.content.as_slice().into(),
            deflate: stream.allows_compression && !stream.dict.has(b"Filter"),
        }
    }
}

/// Objects that are no streams, together: their numbers and places, then the objects.
fn object_stream<'a>(number: u32, group: &[(ObjectId, &Object)]) -> Result<Pending<'a>, ExportError> {
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (id, object) in group {
        write!(head, "{} {} ", id.0, body.len())?;
        write_object(&mut body, object)?;
        body.push(b' ');
    }
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => i64::try_from(group.len()).unwrap_or(i64::MAX),
        "First" => i64::try_from(head.len()).unwrap_or(i64::MAX),
    };
    head.append(&mut body);
    Ok(Pending {
        number,
        dictionary,
        content: head.into(),
        deflate: true,
    })
}

fn write_stream(
    out: &mut Vec<u8>,
    number: u32,
    mut dictionary: Dictionary,
    content: &[u8],
) -> Result<(), ExportError> {
    dictionary.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
    writeln!(out, "{number} 0 obj")?;
    write_dictionary(out, &dictionary)?;
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    Ok(())
}

/// The cross-reference stream, with each row as its difference from the one above.
fn cross_reference(out: &mut Vec<u8>, file: &Document, mut places: Vec<Place>) -> Result<(), ExportError> {
    const ROW: usize = 7;
    let start = out.len();
    let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
    put(&mut places, number, Place::Offset(start));
    let mut rows = Vec::with_capacity(places.len() * (ROW + 1));
    let mut above = [0u8; ROW];
    for place in &places {
        let (kind, value, index): (u8, usize, usize) = match *place {
            Place::Free => (0, 0, 0xFFFF),
            Place::Offset(at) => (1, at, 0),
            Place::Inside { stream, index } => (2, stream as usize, index),
        };
        let value = u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes();
        let index = u16::try_from(index).unwrap_or(u16::MAX).to_be_bytes();
        let [a, b, c, d] = value;
        let [e, f] = index;
        let row = [kind, a, b, c, d, e, f];
        // PNG's filter "up" (2), which the predictor below undoes.
        rows.push(2);
        rows.extend(
            row.iter()
                .zip(above)
                .map(|(byte, above)| byte.wrapping_sub(above)),
        );
        above = row;
    }
    let mut trailer = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(number) + 1,
        "W" => vec![1.into(), 4.into(), 2.into()],
        "Filter" => "FlateDecode",
        "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => 7 },
    };
    for key in [b"Root".as_slice(), b"Info", b"ID"] {
        trailer.set(key, file.trailer.get(key)?.clone());
    }
    write_stream(out, number, trailer, &deflate(&rows)?)?;
    writeln!(out, "startxref\n{start}\n%%EOF")?;
    Ok(())
}
