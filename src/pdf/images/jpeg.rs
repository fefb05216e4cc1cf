//! JPEG files that a PDF can hold as they are (ISO 32000-1, 7.4.8): baseline, extended or progressive
//! with 8 bits, grey or three colours. CMYK, lossless and arithmetic ones are decoded instead.

use super::Packed;
use crate::picture;

/// The file without its metadata; `None` if readers of PDF might not show it, or show it otherwise.
pub(super) fn as_it_is(bytes: &[u8]) -> Option<Packed> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let bytes = picture::without_metadata(bytes)?;
    let frame = frame(&bytes)?;
    let grey = match frame.components {
        1 => true,
        3 => false,
        _ => return None,
    };
    Some(Packed {
        width: frame.width.into(),
        height: frame.height.into(),
        grey,
        filter: "DCTDecode",
        predicted: false,
        bytes,
    })
}

struct Frame {
    width: u16,
    height: u16,
    components: u8,
}

/// What the frame header says, if the frame is of a kind that every reader knows (ITU-T T.81, B.2.2).
fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut rest = bytes.get(2..)?;
    loop {
        let [0xFF, marker, high, low, ..] = *rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if matches!(marker, 0xC0..=0xC2) {
            let [8, h1, h0, w1, w0, components, ..] = *rest.get(4..)? else {
                return None;
            };
            let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
            return (width > 0 && height > 0).then_some(Frame {
                width,
                height,
                components,
            });
        }
        // Tables and markers may stand before the frame; any other kind of frame may not.
        if matches!(marker, 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD0..=0xDA) {
            return None;
        }
        rest = rest.get(2 + length..)?;
    }
}
